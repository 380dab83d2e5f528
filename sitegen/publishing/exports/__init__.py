"""Everything that a built site holds besides its pages: data files, citations, feeds, sitemap, what a host reads.

What costs much is made in `parts`, each when something that it was made from has changed; the rest is made from what is
known of these. Nothing here touches the disk or knows a clock. `docs/data.md` explains every file and column to those
who use them.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

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
from sitegen.publishing.records import Done, facts_of
from sitegen.publishing.site import Site, former_letters
from sitegen.publishing.views.data import Published

__all__ = ["Given", "Part", "describe_files", "finish", "given_of", "make_parts", "parts_of"]


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


def describe_files(done: Mapping[str, Done], finished: Mapping[str, bytes], plain: Given) -> Published:
    """Return what the page of the data says of the files: of parts that are `done`, and of `finished` ones."""
    files = {path: facts for one in done.values() for path, facts in one.files.items()} | facts_of(finished)
    return published(files, finished[DESCRIPTOR], plain.archive, plain.permalinks, plain.days[0].latest)


def _moved(archive: Archive, site: Site) -> dict[str, str]:
    """Return the pages that lead on, with those that they lead to, without their ending."""
    transcribed = {page.subject for page in site.pages if page.template == "source.html"}
    moved = {f"letters/{old}": f"letters/{new}" for old, new in former_letters(archive, transcribed).items()}
    moved |= {f"organizations/{old}": f"organizations/{new}" for old, new in archive.redirects.items()}
    moved |= {f"organizations/{own}": f"letters/{letter}" for own, letter in archive.left.items()}
    return moved | {f"addressees/{old}": f"addressees/{new}" for old, new in archive.addressed.redirects.items()}


def _moved_editions(archive: Archive) -> dict[str, str]:
    """Return the editions of letters at former addresses, which no page leads on, with the present ones."""
    moved = former_letters(archive, ())
    return {f"letters/{old}.xml": f"letters/{new}.xml" for old, new in moved.items()}
