"""What a site holds besides its pages, in words: the files, the columns, and how to read them.

One source for three readers: the page of the data, `docs/data.md`, and the crate. The columns' meanings stand with the
tables (`records`, `evidence`); the running text is `handbook.md` beside this file.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from fnmatch import fnmatchcase
from functools import cache
from importlib import resources
from itertools import chain, islice
from typing import Any

from sitegen.analysis.references.found import read_data
from sitegen.core.frozen import Frozen
from sitegen.core.model import Archive, Signature
from sitegen.publishing.exports import evidence, records
from sitegen.publishing.exports.datapackage import DESCRIPTOR
from sitegen.publishing.exports.encoding import cell
from sitegen.publishing.exports.evidence import DEMANDS, PASSAGES, RECURRING, REFERENCES
from sitegen.publishing.exports.records import (
    ADDRESSEES,
    JUDGEMENTS,
    LETTERS,
    ORGANIZATIONS,
    SIGNATURES,
    signature_row,
    source_page,
)
from sitegen.publishing.exports.tables import Column
from sitegen.publishing.records import Facts
from sitegen.publishing.views.data import Example, Published, PublishedColumn, PublishedFile, PublishedTable

TABLES: Mapping[str, tuple[Column, ...]] = {
    "letters": LETTERS,
    "organizations": ORGANIZATIONS,
    "addressees": ADDRESSEES,
    "signatures": SIGNATURES,
    "judgements": JUDGEMENTS,
    "references": REFERENCES,
    "demands": DEMANDS,
    "recurring": RECURRING,
    "passages": PASSAGES,
}


class DataFile(Frozen):
    """A file, or a family of files (`<…>` stands for a name), and what it is. `media` is its media type."""

    path: str
    about: str
    media: str

    def holds(self, path: str) -> bool:
        """Whether the file at `path` is this one, or one of this family."""
        start, family, _ = self.path.partition("<")
        if not family:
            return path == self.path
        return path.startswith(start) and fnmatchcase(path, re.sub("<[^>]*>", "*", self.path))


_ABOUT = {**records.ABOUT, **evidence.ABOUT}

INVENTORY: tuple[DataFile, ...] = (
    *(DataFile(f"data/{name}.csv", about, "text/csv") for name, about in _ABOUT.items()),
    *(DataFile(f"data/{name}.json", f"The same as {name}.csv.", "application/json")
      for name in _ABOUT if name != "judgements"),
    DataFile(DESCRIPTOR, "The Frictionless description of the tables (datapackage.org): types, keys, sizes, checksums.",
            "application/json"),
    DataFile("data/citations.bib", "Every letter for a reference manager: BibTeX.", "application/x-bibtex"),
    DataFile("data/citations.ris", "Every letter for a reference manager: RIS.", "application/x-research-info-systems"),
    DataFile("data/citations.json", "Every letter for a reference manager: CSL-JSON.", "application/json"),
    DataFile("data/cmif.xml", "The index of letters for correspondence scholars: CMIF 1.1.", "application/tei+xml"),
    DataFile("letters/<id>.xml", "A letter with its notes and its whole list: TEI P5.", "application/tei+xml"),
    DataFile("letters/<id>-source.txt", "The file that a letter came in, where the archive offers it: plain text, all "
            "of which its page shows.", "text/plain"),
    DataFile("data/followthemoney.jsonl", "Letters, organizations and signings as entities for investigators' tools.",
            "application/x-ndjson"),
    DataFile("ro-crate-metadata.json", "An RO-Crate 1.1 of all these, with checksums, for those who archive them.",
            "application/ld+json"),
    DataFile("feed.xml", "The latest letters as an Atom feed.", "application/atom+xml"),
    DataFile("organizations/<id>.xml", "The latest letters that an organization signed, as an Atom feed.",
            "application/atom+xml"),
    DataFile("addressees/<slug>.xml", "The latest letters to an addressee, as an Atom feed.", "application/atom+xml"),
    DataFile("sitemap.xml", "Every page, for search engines.", "application/xml"),
    DataFile("robots.txt", "That everything may be read.", "text/plain"),
)  # fmt: skip
_GENERAL = (
    "Formats",
    "For researchers’ programs",
    "Feeds, sitemap and host files",
)  # the sections that stand by themselves
_LOOKED_AT = 2000  # signatures among which an example is looked for
_FOR_HOSTS = (
    DataFile("_headers", "What the host sends along.", ""),
    DataFile("_redirects", "Where pages have moved.", ""),
)


def held(path: str) -> DataFile | None:
    """Return what is known of the file at `path`."""
    return next((one for one in INVENTORY if one.holds(path)), None)


@cache
def sections() -> Mapping[str, str]:
    """Return the running text as Markdown under its headings; "" holds what stands before the first."""
    text = resources.files(__package__).joinpath("handbook.md").read_text("utf-8")
    first, *others = text.split("\n## ")
    return {"": first, **{one.partition("\n")[0]: one.partition("\n")[2].strip() for one in others}}


def handbook() -> str:
    """Return the whole text with its tables, as `docs/data.md` holds it."""
    parts = ["# The data\n", sections()[""].strip()]
    parts += [f"\n## {heading}\n\n{text}" for heading, text in sections().items() if heading]
    whole = "\n".join(parts) + "\n"
    whole = whole.replace("{files}", _in_markdown(("file", "what it holds"), [
        (f"`{one.path}`", one.about) for one in (*INVENTORY, *_FOR_HOSTS)
    ]))  # fmt: skip
    for name, columns in TABLES.items():
        rows = [(f"`{one.name}`", one.kind, _meaning(one)) for one in columns]
        whole = whole.replace(f"{{columns {name}}}", _in_markdown(("column", "kind", "meaning"), rows))
    return whole.replace("{rules}", _rules())


def published(
    files: Mapping[str, Facts], descriptor: bytes, archive: Archive, permalinks: Collection[str], version: str | None
) -> Published:
    """Return what the page of the data says of `files`, the site's files besides its pages, and of their tables."""
    tables = tuple(_table(one) for one in json.loads(descriptor)["resources"])
    within = {file.path for table in tables for file in table.files}
    others = tuple(_files([one for one in INVENTORY if one.path not in within], files))
    general = tuple((heading, sections()[heading]) for heading in _GENERAL)
    return Published(tables, others, general, version, _example(archive, permalinks))


def _table(resource: Mapping[str, Any]) -> PublishedTable:
    """Return a table as its own description has it, with the running text that stands under its title."""
    notes = re.sub(r"\{columns [^}]*\}", "", sections().get(resource["title"], "")).replace("{rules}", _rules())
    return PublishedTable(
        name=resource["name"],
        title=resource["title"],
        about=resource["description"],
        rows=resource["rows"],
        columns=tuple(
            PublishedColumn(field["name"], field["type"], field["description"], tuple(_choices(field)))
            for field in resource["schema"]["fields"]
        ),
        files=tuple(
            PublishedFile(f"data/{one['path']}", f"data/{one['path']}", "", one["bytes"], 1)
            for one in (resource, *resource.get("alternates", ()))
        ),
        notes=notes.strip(),
    )


def _choices(field: Mapping[str, Any]) -> Sequence[str]:
    found: Sequence[str] = field.get("constraints", {}).get("enum", ())
    return found


def _files(inventory: Sequence[DataFile], files: Mapping[str, Facts]) -> Iterator[PublishedFile]:
    sizes: dict[str, list[int]] = {one.path: [] for one in inventory}
    families = [one for one in inventory if "<" in one.path]
    for path, facts in files.items():
        own = path if path in sizes else next((one.path for one in families if one.holds(path)), None)
        if own:
            sizes[own].append(facts.size)
    for one in inventory:
        if own_sizes := sizes[one.path]:
            href = one.path if one.path in files else None
            yield PublishedFile(one.path, href, one.about, sum(own_sizes), len(own_sizes))


def _example(archive: Archive, permalinks: Collection[str]) -> Example | None:
    """Return a row of the signatures to follow to its source: best one under another name than the authorized one."""
    sources = {one.letter_id for one in archive.manuscripts if source_page(one.letter_id, permalinks)}
    looked_at = tuple(islice(chain.from_iterable(archive.by_letter.values()), _LOOKED_AT))
    shown = [at for at, one in enumerate(looked_at) if one.letter_id in sources and one.known_number]
    at = next((at for at in shown if _renamed(looked_at[at], archive)), shown[0] if shown else None)
    if at is None:
        return None
    one = looked_at[at]
    cells = tuple(map(cell, signature_row(one)))
    return Example(one, tuple(zip((column.name for column in SIGNATURES), cells, strict=True)), at + 2)


def _renamed(one: Signature, archive: Archive) -> bool:
    record = archive.organizations.get(one.organization_id or "")
    return record is not None and one.name_as_written not in (record.name, "")


@cache
def _rules() -> str:
    """Return the rules that are a pattern, as a table in Markdown. The handbook goes on with those that are more."""
    rows = [(f"`{rule['name']}`", rule["about"].replace("|", "\\|")) for rule in read_data("symbols")["rule"]]
    return _in_markdown(("rule", "recognises"), rows)


def _meaning(one: Column) -> str:
    choices = f" One of {', '.join(f'`{choice}`' for choice in one.choices)}." if one.choices else ""
    return f"{one.about}{choices}".replace("|", "\\|")


def _in_markdown(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
