"""What the files besides the pages are made from.

What a part reads of it is noted, as with pages (`views.reads`). Those that need no letter's text are given letters
without texts, and stay as they are when a text changes.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace

from sitegen.analysis.findings import Findings
from sitegen.archive.days import Days
from sitegen.archive.pairs import collated
from sitegen.content.config import Config
from sitegen.core.digests import digest_of
from sitegen.core.frozen import Frozen
from sitegen.core.loading import OnDemand, seal_of, told, without_text
from sitegen.core.memo import Memo, Stage, no_memo
from sitegen.core.model import Archive, Letter, Manuscript, Stated
from sitegen.publishing.citations import Credit, credit_of
from sitegen.publishing.exports.feed import Dated, line, newest, summary
from sitegen.publishing.site import Site
from sitegen.publishing.views.reads import Tables


class Given(Frozen):
    """What the files are made from.

    `lean` is the archive without the texts of its letters, `bare` are these letters under their ids; of `dated` only
    their ids, days and languages are read. `collated` gives the ids of organizations in the order of their names.
    `envelopes` are letters of which only the date, those to whom they go, and what they say of their list is read.
    `begins` says how each letter begins, `credited` whom its citation names; `days` hold one value. `newest` are the
    letters that have a day, the newest first, and `lines` their entries in feeds.
    """

    archive: Archive
    lean: Archive
    dated: Archive
    letters: Mapping[str, Manuscript]
    bare: Mapping[str, Manuscript]
    collated: Callable[[], Sequence[str]]
    envelopes: Mapping[str, Manuscript]
    begins: Mapping[str, str | None]
    credited: Mapping[str, Credit]
    config: Config
    permalinks: Collection[str]
    findings: Findings | None
    days: Sequence[Days]
    newest: Sequence[Dated]
    lines: Mapping[str, str]

    def noted(self, archive: Archive, letters: Mapping[str, Manuscript], tables: Tables) -> Given:
        """Return the same, with what is read noted in `tables`; `archive` and `letters` are noted there already."""
        found = self.findings
        return Given(
            replace(
                archive, letters=tables.whole("archive letters", self.archive.letters, _told_of(self.archive.letters))
            ),
            replace(
                archive,
                letters=tables.whole("letters without texts", self.lean.letters, _told_of(self.lean.letters)),
                versions=tables.table(
                    "versions without texts", self.lean.versions, lambda own: _told_of(self.lean.versions[own])()
                ),
            ),
            replace(
                archive,
                letters=tables.whole("days of letters", self.dated.letters),
                versions=tables.table("days of versions", self.dated.versions),
            ),
            letters,
            tables.table("bare letters", self.bare, lambda own: digest_of(told(self.bare[own]))),
            self.collated,
            tables.table("envelopes", self.envelopes),
            tables.table("how letters begin", self.begins),
            tables.table("credited", self.credited),
            self.config,
            tables.names("places", self.permalinks),
            found
            and replace(
                found,
                references=tables.table("found references", found.references),
                demands=tables.table("found demands", found.demands),
                passages=tables.whole("found passages", found.passages),
                named=tables.table("found names", found.named),
                recurring=tables.whole("found recurring", found.recurring),
                gathered=tables.whole("found gathered", found.gathered),
                works=tables.table("found works", found.works),
            ),
            tables.whole("days", self.days),
            tables.whole("newest letters", self.newest),
            tables.table("lines of feeds", self.lines),
        )


def _told_of(letters: Sequence[Manuscript]) -> Callable[[], bytes]:
    """Return what gives the digest of all that letters say."""
    return lambda: digest_of(list(map(told, letters)))


BEGINS: Stage[str | None] = Stage("how a letter begins", str | None)
COLLATED: Stage[tuple[str, ...]] = Stage("collated", tuple[str, ...])
CREDIT: Stage[Credit] = Stage("credit", Credit)
_BARE = Letter(None, None, None, (), (), Stated(), (), (), (), None, ())


def given_of(
    archive: Archive, config: Config, site: Site, findings: Findings | None, days: Days, memo: Memo = no_memo
) -> Given:
    """Return what the files of an archive are made from; `memo` may remember what follows from each letter alone."""

    def lean(one: Manuscript) -> Manuscript:
        # Without a title a letter goes by its first words.
        return replace(one, letter=without_text(one.letter)) if one.letter.title else one

    def dated(one: Manuscript) -> Manuscript:
        letter = replace(_BARE, date=one.letter.date, language=one.letter.language)
        return Manuscript(one.letter_id, "", letter, None, translation_of=one.translation_of)

    def envelope(one: Manuscript) -> Manuscript:
        letter = one.letter
        bare = replace(_BARE, date=letter.date, addressees=letter.addressees, cc=letter.cc, stated=letter.stated)
        return Manuscript(one.letter_id, "", bare, None)

    def begin(own: str) -> str | None:
        one = letters[own]
        key = digest_of((seal_of(one.letter).text, config.policies.contacts)).hex()
        return memo(BEGINS, key, lambda: summary(one, config))

    def credit_key(own: str) -> bytes:
        letter = letters[own].letter
        return digest_of((seal_of(letter).shown, letter.stated, len(letters[own].withheld_signatories())))

    def credit(own: str) -> Credit:
        return memo(
            CREDIT,
            credit_key(own).hex(),
            lambda: credit_of(letters[own].letter, len(letters[own].withheld_signatories())),
        )

    def in_order() -> tuple[str, ...]:
        names = [(own, one.name) for own, one in archive.organizations.items()]
        return memo(COLLATED, digest_of(names).hex(), lambda: collated(archive))

    letters = {one.letter_id: one for one in archive.manuscripts}
    without_texts = _with(archive, lean)
    latest = newest(archive, days)
    dates = {one.letter_id: one for one in latest}
    return Given(
        archive,
        without_texts,
        _with(archive, dated),
        letters,
        {one.letter_id: one for one in without_texts.manuscripts},
        in_order,
        {own: envelope(one) for own, one in letters.items()},
        OnDemand(letters, begin),
        OnDemand(letters, credit, credit_key),
        config,
        frozenset(page.permalink for page in site.pages if page.template != "redirect.html"),
        findings,
        (days,),
        latest,
        OnDemand(dates, lambda own: line(letters[own], dates[own], config)),
    )


def _with(archive: Archive, of: Callable[[Manuscript], Manuscript]) -> Archive:
    """Return the archive with what is made of each letter instead of it."""
    versions = {own: tuple(map(of, some)) for own, some in archive.versions.items()}
    return replace(archive, letters=tuple(map(of, archive.letters)), versions=versions)
