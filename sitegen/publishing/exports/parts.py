"""The files besides the pages, in parts: a part is made anew where something that it was made from has changed.

As with pages, what a part reads is noted while it is made (`views.reads`), so nobody declares it. Those that need no
letter's text are given letters without texts, and stay as they are when a text changes.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from sitegen.analysis.findings import Findings
from sitegen.archive.days import Days
from sitegen.content.config import Config
from sitegen.core.digests import digest_of
from sitegen.core.loading import Loaded, OnDemand, seal_of, told, without_text
from sitegen.core.memo import Memo, Stage, no_memo
from sitegen.core.model import Archive, Letter, Manuscript, Stated
from sitegen.core.source import digest
from sitegen.publishing.exports.bibliography import bibliography
from sitegen.publishing.exports.correspondence import cmif
from sitegen.publishing.exports.datapackage import resource
from sitegen.publishing.exports.edition import edition
from sitegen.publishing.exports.encoding import encode
from sitegen.publishing.exports.evidence import demands_table, passages_table, recurring_table, references_table
from sitegen.publishing.exports.feed import feed, feeds, summary
from sitegen.publishing.exports.investigation import follow_the_money
from sitegen.publishing.exports.lists import Lists, path_of
from sitegen.publishing.exports.records import (
    addressees_table,
    judgements_table,
    letters_table,
    organizations_table,
    signatures_table,
)
from sitegen.publishing.exports.sitemap import sitemaps
from sitegen.publishing.exports.tables import Table
from sitegen.publishing.exports.tei_names import Names
from sitegen.publishing.records import Done, Facts
from sitegen.publishing.site import COMPARE, Site
from sitegen.publishing.views.reads import Tables


@dataclass(frozen=True, slots=True)
class Given:
    """What the files are made from.

    `lean` is the archive without the texts of its letters; of `dated` only their ids, days and languages are read.
    `begins` says how each letter begins; `days` hold one value.
    """

    archive: Archive
    lean: Archive
    dated: Archive
    letters: Mapping[str, Manuscript]
    begins: Mapping[str, str | None]
    config: Config
    permalinks: frozenset[str]
    findings: Findings | None
    days: Sequence[Days]

    def noted(self, archive: Archive, letters: Mapping[str, Manuscript], tables: Tables) -> Given:
        """Return the same, with what is read noted in `tables`; `archive` and `letters` are noted there already."""
        found = self.findings
        return Given(
            replace(
                archive,
                letters=tables.whole(
                    "archive letters", self.archive.letters, lambda: digest_of(list(map(told, self.archive.letters)))
                ),
            ),
            replace(
                archive,
                letters=tables.whole(
                    "letters without texts",
                    self.lean.letters,
                    lambda: digest_of(list(map(told, self.lean.letters))),
                ),
                versions=tables.table(
                    "versions without texts",
                    self.lean.versions,
                    lambda own: digest_of(list(map(told, self.lean.versions[own]))),
                ),
            ),
            replace(
                archive,
                letters=tables.whole(
                    "days of letters", self.dated.letters, lambda: digest_of(list(self.dated.letters))
                ),
                versions=tables.table("days of versions", self.dated.versions),
            ),
            letters,
            tables.table("how letters begin", self.begins),
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
        )


BEGINS: Stage[str | None] = Stage("how a letter begins", str | None)
_BARE = Letter(None, None, None, (), (), Stated(), (), (), (), None, ())


def given_of(
    archive: Archive, config: Config, site: Site, findings: Findings | None, days: Days, memo: Memo = no_memo
) -> Given:
    """Return what the files of an archive are made from; `memo` may remember how each letter begins."""

    def lean(one: Manuscript) -> Manuscript:
        # Without a title a letter goes by its first words.
        return replace(one, letter=without_text(one.letter)) if one.letter.title else one

    def dated(one: Manuscript) -> Manuscript:
        letter = replace(_BARE, date=one.letter.date, language=one.letter.language)
        return Manuscript(one.letter_id, "", letter, None, translation_of=one.translation_of)

    def begin(own: str) -> str | None:
        one = letters[own]
        key = digest_of((seal_of(one.letter).text, config.policies.contacts)).hex()
        return memo(BEGINS, key, lambda: summary(one, config))

    letters = {one.letter_id: one for one in archive.manuscripts}
    return Given(
        archive,
        _with(archive, lean),
        _with(archive, dated),
        letters,
        OnDemand(letters, begin),
        config,
        frozenset(page.permalink for page in site.pages if page.template != "redirect.html"),
        findings,
        (days,),
    )


def _with(archive: Archive, of: Callable[[Manuscript], Manuscript]) -> Archive:
    """Return the archive with what is made of each letter instead of it."""
    versions = {own: tuple(map(of, some)) for own, some in archive.versions.items()}
    return replace(archive, letters=tuple(map(of, archive.letters)), versions=versions)


def facts_of(files: Mapping[str, bytes]) -> dict[str, Facts]:
    """Return what others say of files."""
    return {path: Facts(len(data), digest(data)) for path, data in files.items()}


@dataclass(frozen=True, slots=True)
class Made:
    """The files of a part, and, for a table, its resource in the data package, as JSON."""

    files: Mapping[str, bytes]
    about: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """Files that are made together.

    `basis` is the digest of what is given to them ready-made; the crate describes those of a `described` part.
    """

    name: str
    make: Callable[[], Made]
    basis: bytes = b""
    described: bool = True

    def done(self, made: Made) -> Done:
        """Return what is known of the part, once it is made."""
        return Done(facts_of(made.files), made.about, self.described)


def tables_of(given: Given) -> Iterator[Part]:
    """Yield the tables, in the order of the data package."""
    lean, dated, permalinks, findings = given.lean, given.dated, given.permalinks, given.findings
    makers: dict[str, Callable[[], Table]] = {
        "letters": lambda: letters_table(lean, permalinks, given.days[0]),
        "organizations": lambda: organizations_table(dated, permalinks),
        "addressees": lambda: addressees_table(dated),
        "signatures": lambda: signatures_table(lean),
        "judgements": lambda: judgements_table(lean),
    }
    if findings is not None:
        makers |= {
            "references": lambda: references_table(findings, given.config),
            "demands": lambda: demands_table(findings, given.config),
            "recurring": lambda: recurring_table(findings, given.config),
            "passages": lambda: passages_table(findings, given.config),
        }
    for name, make in makers.items():
        yield Part(name, partial(_as_table, make))


def _as_table(make: Callable[[], Table]) -> Made:
    table = make()
    files = encode(table)
    return Made(files, json.dumps(resource(table, facts_of(files))))


def described_parts(given: Given) -> Iterator[Part]:
    """Yield the other parts that the crate describes."""
    lean, config, permalinks = given.lean, given.config, given.permalinks
    yield Part("citations", lambda: Made(bibliography(lean, config)))
    yield Part("correspondence", lambda: Made(cmif(lean, config, permalinks, given.days[0].latest)))
    yield Part("entities", lambda: Made(follow_the_money(lean, config)))


def editions(given: Given, plain: Given) -> Iterator[Part]:
    """Yield the edition of every letter; the names in it are made ready once for all, from what is `plain`."""
    names = Names(plain.archive, plain.config, plain.permalinks)
    basis = digest_of(names.tags)

    def make(own: str) -> Made:
        return Made({f"letters/{own}.xml": edition(given.letters[own], given.archive, given.config, names)})

    for own in plain.letters:
        yield Part(f"edition of {own}", partial(make, own), basis)


def other_parts(given: Given) -> Iterator[Part]:
    """Yield what no description of the data names."""
    lean, config, permalinks = given.lean, given.config, given.permalinks
    yield Part("feed", lambda: Made(feed(lean, config, given.days[0], given.begins)), described=False)
    yield Part("feeds", lambda: Made(feeds(lean, config, permalinks, given.days[0])), described=False)
    yield Part("sitemap", lambda: Made(sitemaps(given.dated, config, permalinks, given.days[0])), described=False)


def lists(given: Given, plain: Given) -> Iterator[Part]:
    """Yield the list of every letter, if the archive has a page to pick letters on; names as in editions."""
    archive, permalinks = plain.archive, plain.permalinks
    if COMPARE not in permalinks:
        return
    basis = digest_of((list(archive.organizations.items()), permalinks))
    writer = Loaded(lambda: Lists(archive, plain.config, permalinks))

    def make(own: str) -> Made:
        return Made({path_of(own): writer().script(given.letters[own], given.archive, given.letters)})

    for one in archive.letters:
        yield Part(f"list of {one.letter_id}", partial(make, one.letter_id), basis, described=False)
