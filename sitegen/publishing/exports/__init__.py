"""Everything that a built site holds besides its pages: data files, citations, feeds, sitemap, what a host reads.

What costs much is made in `parts`, each when something that it was made from has changed; the rest is made from what is
known of these. Nothing here touches the disk or knows a clock. `docs/data.md` explains every file and column to those
who use them.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping

from sitegen.analysis.findings import Findings
from sitegen.archive.days import Days
from sitegen.content.config import Config
from sitegen.core.model import Archive
from sitegen.publishing.exports.by_letter import pieces_by_letter
from sitegen.publishing.exports.crate import crate
from sitegen.publishing.exports.datapackage import DESCRIPTOR, describe
from sitegen.publishing.exports.given import Given, given_of
from sitegen.publishing.exports.hosting import headers, redirects
from sitegen.publishing.exports.inventory import published
from sitegen.publishing.exports.keeping import make_parts
from sitegen.publishing.exports.parts import (
    Part,
    Whole,
    described_parts,
    editions,
    feeds,
    lists,
    other_parts,
    tables_of,
)
from sitegen.publishing.exports.pieces import lay_together
from sitegen.publishing.records import Done, PartRecord, Record, facts_of, in_memory
from sitegen.publishing.site import Site, former_letters
from sitegen.publishing.views.data import Published

__all__ = ["Given", "Part", "describe_files", "export", "finish", "given_of", "make_all", "make_parts", "parts_of"]

UNDATED = Days()


def parts_of(given: Given, plain: Given) -> Iterator[Part | Whole]:
    """Yield the parts, those that the data package and the crate describe first; `plain` notes nothing."""
    yield from tables_of(given)
    yield from described_parts(given)
    yield from pieces_by_letter(given, plain)
    yield from editions(given, plain)
    yield from other_parts(given)
    yield from feeds(given, plain)
    yield from lists(given, plain)


def finish(done: Mapping[str, Done], plain: Given, site: Site) -> dict[str, bytes]:
    """Return the files that say what the other ones are, and what a host reads; `done` are the parts by their names."""
    described = {path: facts for one in done.values() if one.described for path, facts in one.files.items()}
    resources = [json.loads(one.about) for one in done.values() if one.about]
    package = {DESCRIPTOR: describe(resources, plain.config, plain.days[0].latest)}
    described |= facts_of(package)
    moved = redirects(_moved(plain.archive, site), _moved_editions(plain.archive))
    hosting = {"_headers": headers(), "_redirects": moved}
    return package | crate(described, plain.config, plain.days[0].latest) | hosting


def export(
    archive: Archive, config: Config, site: Site, findings: Findings | None = None, days: Days = UNDATED
) -> dict[str, bytes]:
    """Return every file that the site holds besides its pages.

    `findings` are what was found in the letters' texts, if they were read for it; `days` are when letters came and
    changed.
    """
    plain = given_of(archive, config, site, findings, days)
    files, done = make_all(parts_of(plain, plain))
    return files | finish(done, plain, site)


def make_all(parts: Iterable[Part | Whole]) -> tuple[dict[str, bytes], dict[str, Done]]:
    """Return the files of all parts, and what is known of each, by their names."""
    every = tuple(parts)
    single = [part for part in every if isinstance(part, Part)]
    made = [(part, one, *one.put(in_memory)) for part in single for one in (part.make(),)]
    files = {path: bytes(data) for _, _, its, _ in made for path, data in its.items()}
    pieces = {(path, part.name): data for part, one, _, _ in made for path, data in one.pieces.items()}
    records = {part.name: PartRecord(Record(b"", b""), part.done(one, facts)) for part, one, _, facts in made}
    for whole in every:
        if isinstance(whole, Whole):
            records[whole.name], laid = lay_together(whole, single, pieces, records)
            files |= {path: bytes(data) for path, data in laid.items()}
    return files, {one.name: records[one.name].done for one in every}


def describe_files(done: Mapping[str, Done], finished: Mapping[str, bytes], plain: Given) -> Published:
    """Return what the page of the data says of the files: of parts that are `done`, and of `finished` ones."""
    files = {path: facts for one in done.values() for path, facts in one.files.items()} | facts_of(finished)
    return published(files, finished[DESCRIPTOR], plain.archive, plain.permalinks, plain.days[0].latest)


def _moved(archive: Archive, site: Site) -> dict[str, str]:
    """Return the pages that lead on, with those that they lead to, without their ending."""
    transcribed = {page.subject for page in site.pages if page.template == "source.html"}
    moved = {f"letters/{old}": f"letters/{new}" for old, new in former_letters(archive, transcribed).items()}
    moved |= {f"organizations/{old}": f"organizations/{new}" for old, new in archive.redirects.items()}
    return moved | {f"addressees/{old}": f"addressees/{new}" for old, new in archive.addressed.redirects.items()}


def _moved_editions(archive: Archive) -> dict[str, str]:
    """Return the editions of letters at former addresses, which no page leads on, with the present ones."""
    moved = former_letters(archive, ())
    return {f"letters/{old}.xml": f"letters/{new}.xml" for old, new in moved.items()}
