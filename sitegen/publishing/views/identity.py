"""What a page says of an organization's identity: why its names are one, what is kept apart, what is undecided."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from sitegen.archive.doubts import Doubt
from sitegen.archive.judged import Judged
from sitegen.core.frozen import Frozen
from sitegen.core.model import Judgement, Member, Organization, Signatory, Signature, entry_at
from sitegen.core.slugs import slugify
from sitegen.identity.explaining import Explanation, explanation
from sitegen.publishing.views.finding import FindingAid
from sitegen.publishing.views.frame import Frame, Link


class FormView(Frozen):
    """One form of a name as lists print it, where it stands (dates, or titles of undated letters), and why it is here.

    `corrected` is the accepted repair by which it was read.
    """

    name: str
    corrected: str | None
    places: tuple[Link, ...]
    why: Explanation


class Apart(Frozen):
    """An organization that a judgement keeps apart from the page's own."""

    organization: Link
    judgement: Judgement


class Reason(Frozen):
    """A reason in words that are the same wherever it is given, and what it is about ("" for nothing in particular)."""

    said: str
    about: str


class Question(Frozen):
    """An organization that may be the same as the page's own, what speaks for it, and what against."""

    organization: Link
    reasons: tuple[Reason, ...]
    against: tuple[Reason, ...]


class Identity(Frozen):
    """What is known of an organization's identity.

    `forms` are its names, where there is more to say than that it has one, which all lists print. `joined` are the
    judgements that made it one of several; `former` its other permalinks. `permalink` is absolute if the archive has a
    public address.
    """

    forms: tuple[FormView, ...]
    joined: tuple[Judgement, ...]
    former: tuple[Link, ...]
    apart: tuple[Apart, ...]
    questions: tuple[Question, ...]
    permalink: str

    @property
    def told(self) -> bool:
        """Whether there is more to say of its names than that it has one, which all lists print."""
        return bool(self.forms or self.joined)


def identity_of(record: Organization, rows: Iterable[Signature], frame: Frame, aid: FindingAid) -> Identity:
    """Return what the page in `frame` says of the identity of `record`, whose signatures are `rows`."""
    own, root = record.organization_id, frame.root
    judged, joined = aid.judged.get(own, ()), _joined_by(own, aid)
    return Identity(
        forms=tuple(_forms(record, rows, joined, root, aid)),
        joined=joined,
        former=tuple(Link(f"organizations/{one}.html", f"{root}organizations/{one}.html")
                     for one in aid.former.get(own, ()) if f"organizations/{one}.html" in aid.permalinks),
        apart=tuple(_apart(own, judged, root, aid)),
        questions=tuple(question(own, one, partial(aid.organization, root)) for one in aid.doubts.get(own, ())),
        permalink=frame.canonical or frame.permalink,
    )  # fmt: skip


def _joined_by(own: str, aid: FindingAid) -> tuple[Judgement, ...]:
    """Return the judgements that say of two names of one organization that they are the same."""
    return tuple(
        one.judgement
        for one in aid.judged.get(own, ())
        if one.judgement.verdict == "same" and own in one.first and own in one.second
    )


def joined_from(former: str, own: str, aid: FindingAid) -> tuple[Judgement, ...]:
    """Return the judgements that joined the record of the id `former` to the organization `own`."""
    return tuple(
        one
        for one in _joined_by(own, aid)
        if former in (slugify(one.first), slugify(one.second), one.first, one.second)
    )


def entry_of(row: Signature, aid: FindingAid) -> Signatory | Member | None:
    """Return what stands on the letter's list for a row; None if list and row do not agree."""
    entries = aid.entries[row.letter_id]
    entry = entry_at(entries, row.ordinal if row.parent_ordinal is None else row.parent_ordinal)
    if entry is None or row.parent_ordinal is None:
        return entry
    return entry.members[row.ordinal - 1] if row.ordinal <= len(entry.members) else None


def entry_href(row: Signature, root: str) -> str:
    """Return the address of a row's place on its letter's page."""
    place = f"s{row.ordinal}" if row.parent_ordinal is None else f"s{row.parent_ordinal}.{row.ordinal}"
    return f"{root}letters/{row.letter_id}.html#{place}"


def _forms(
    record: Organization, rows: Iterable[Signature], joined: tuple[Judgement, ...], root: str, aid: FindingAid
) -> Iterator[FormView]:
    joins = aid.joins.get(record.organization_id, ())
    standing: dict[tuple[str, str | None], list[Signature]] = {}
    for row in rows:
        standing.setdefault((row.name_as_written, row.corrected), []).append(row)
    for (name, corrected), its in standing.items():
        why = explanation(corrected or name, record, joined, joins)
        if len(standing) > 1 or joined or corrected or not why.same:
            yield FormView(name, corrected, tuple(_place(row, root, aid) for row in its), why)


def _place(row: Signature, root: str, aid: FindingAid) -> Link:
    letter = aid.cards[row.letter_id]
    return Link(letter.date or letter.title, entry_href(row, root))


def _apart(own: str, judged: tuple[Judged, ...], root: str, aid: FindingAid) -> Iterator[Apart]:
    for one in judged:
        if one.judgement.verdict == "different":
            others = one.first if own in one.second else one.second
            for other in sorted(others - {own}, key=aid.name):
                yield Apart(aid.organization(root, other), one.judgement)


def question(own: str, doubt: Doubt, way_to: Callable[[str], Link]) -> Question:
    """Return the question whether the subject of a page, `own`, and another are one; `way_to` leads to the other."""
    other = doubt.second if own == doubt.first else doubt.first
    reasons = tuple(_reason(one.reason) for one in doubt.clues)
    return Question(way_to(other), reasons, tuple(map(_reason, doubt.against)))


def _reason(told: str) -> Reason:
    said, _, about = told.partition(": ")
    return Reason(said, about)
