"""What the rules find in the letters' texts: what they cite, ask and share word for word, and whom they name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from sitegen.analysis.demands import DEMANDS, Demand, find_demands
from sitegen.analysis.demands.recurring import RecurringDemand, recurring_demands
from sitegen.analysis.passages import Passage, shared_passages
from sitegen.analysis.references import MENTIONS, Mention, find_references, settle
from sitegen.analysis.references.organizations import NameBook, Named, name_book, organizations_in
from sitegen.content.manuscript import title_of
from sitegen.core.digests import digest_of
from sitegen.core.frozen import Frozen
from sitegen.core.loading import OnDemand, seal_of
from sitegen.core.memo import Memo, Spread, Stage, each, in_turn, no_memo
from sitegen.core.model import Archive, Letter
from sitegen.core.packed import Pack, PackedTable
from sitegen.identity.addressees import everyone_above


@dataclass(frozen=True, slots=True)
class Findings:
    """What was found in the texts.

    By letter id, in the order of the letters: mentions, demands, organizations `named`. For the whole archive:
    passages, and the `recurring` that return in what letters ask of one addressee; of those whom letters to others
    reach, too (the body of an office), `gathered` has what returns. `works` are the ids of the letters that count,
    under those of their translations.
    """

    references: Mapping[str, Sequence[Mention]]
    demands: Mapping[str, Sequence[Demand]]
    passages: Sequence[Passage]
    named: Mapping[str, Sequence[Named]] = field(default_factory=dict)
    recurring: Sequence[RecurringDemand] = ()
    works: Mapping[str, str] = field(default_factory=dict)
    gathered: Sequence[RecurringDemand] = ()


class _Study(Frozen):
    """What one letter asks and cites; whether it may cite letters of the archive is to be settled."""

    demands: Pack
    mentions: Pack
    unsettled: bool


STUDY: Stage[_Study] = Stage("study", _Study)
BOOK: Stage[NameBook] = Stage("name book", NameBook)
NAMED: Stage[Sequence[Named]] = Stage("named", tuple[Named, ...])


def find(archive: Archive, memo: Memo = no_memo, spread: Spread = in_turn) -> Findings:
    """Return what is found in the letters of the archive.

    `memo` may remember each letter's own part, and `spread` find those of several letters at the same time.
    """
    ids = [one.letter_id for one in archive.manuscripts]
    tasks = [(_read_for_study(one.letter), one.letter) for one in archive.manuscripts]
    # Its text is what every stage that follows looks at, too.
    studied = each(memo, spread, STUDY, tasks, _study, together=True, ahead=lambda one: one.body)
    lookup = dict(zip(ids, studied, strict=True))
    demands = PackedTable(DEMANDS, {letter_id: one.demands for letter_id, one in lookup.items()})
    organizations = archive.organizations.values()
    forms = [(one.organization_id, one.name, one.variant_names, one.nested) for one in organizations]
    book = memo(BOOK, digest_of(forms).hex(), lambda: name_book(organizations))
    named = [(f"{book.key} {seal_of(one.letter).text.hex()}", one.letter) for one in archive.manuscripts]
    letters = [(one.letter_id, one.letter) for one in archive.letters]
    return Findings(
        _cited(archive, lookup),
        demands,
        shared_passages(letters, memo, spread),
        dict(
            zip(
                ids,
                each(memo, spread, NAMED, named, lambda one: organizations_in(one, book), together=True),
                strict=True,
            )
        ),
        recurring_demands(letters, demands, archive.addressed.by_letter, memo, spread),
        {own: work for own, work in archive.works.items() if own != work},
        recurring_demands(letters, demands, _reached(archive), memo, spread),
    )


def _reached(archive: Archive) -> dict[str, tuple[str, ...]]:
    """Return, under the ids of letters, those addressees whom letters to others reach, too, with all their letters."""
    addressed = archive.addressed
    hubs = {above for its in addressed.above.values() for above in its}
    return {
        letter_id: tuple(
            dict.fromkeys(one for own in its for one in (own, *everyone_above(addressed, own)) if one in hubs)
        )
        for letter_id, its in addressed.by_letter.items()
    }


def _cited(archive: Archive, lookup: Mapping[str, _Study]) -> Mapping[str, Sequence[Mention]]:
    """Return what the letters cite, with the letters of the archive that they mean."""
    letters = {one.letter_id: one.letter for one in archive.manuscripts}
    titles = OnDemand(letters, lambda own: title_of(letters[own]))  # few letters are cited by others
    by_date: dict[str, list[str]] = defaultdict(list)
    for one in archive.letters:
        if one.letter.date:
            by_date[one.letter.date].append(one.letter_id)

    def settled(letter_id: str, study: _Study) -> Pack:
        if not study.unsettled:
            return study.mentions
        found = settle(MENTIONS.rows(study.mentions), titles, by_date)
        return MENTIONS.pack(one for one in found if (one.kind, one.key) != ("letter", letter_id))

    return PackedTable(MENTIONS, {letter_id: settled(letter_id, one) for letter_id, one in lookup.items()})


def _read_for_study(letter: Letter) -> str:
    """Return the digest of all that a study of a letter reads."""
    read = (letter.title, letter.date, letter.language, letter.addressees, letter.cc, seal_of(letter).text)
    return digest_of(read).hex()


def _study(letter: Letter) -> _Study:
    mentions = find_references(letter)
    unsettled = any(one.kind == "letter" for one in mentions)
    return _Study(DEMANDS.pack(find_demands(letter)), MENTIONS.pack(mentions), unsettled)
