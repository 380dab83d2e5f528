"""The authority file, `content/organizations.yaml`: read whole, added to at its end, never rewritten.

A record is made once and its id is never given to another. People edit the file: what they wrote, in what
order and with what comments, stays byte for byte when the machine adds records.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Annotated

from pydantic import Field, StringConstraints

from sitegen.core.diagnostics import Checked, Diagnostic
from sitegen.core.diagnostics.codes import (
    BEYOND_THE_END,
    CONTESTED_NAME,
    DUPLICATE_RECORD,
    REPEATED_RECORD,
    TAKEN_ID,
    UNKNOWN_PARENT,
)
from sitegen.core.documents import Schema, read_yaml
from sitegen.core.model import Organization
from sitegen.core.source import Span
from sitegen.identity.folds import fold
from sitegen.identity.places import fold_place
from sitegen.identity.yaml_records import (
    Chunk,
    Fields,
    FieldValue,
    dump_record,
    ended,
    read_plain_record,
    split_records,
)

_Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
_Id = Annotated[
    str,
    StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=120),
    Field(description="small letters, digits and single hyphens, as alder-union"),
]
_Website = Annotated[
    str,
    StringConstraints(strip_whitespace=True, pattern=r"^https?://[^\s/?#\"'<>]+[^\s\"'<>]*$"),
    Field(description="a web address, as https://alder.example"),
]


class Record(Schema):
    """One record as it stands in the file. Only `id` and `name` are needed.

    why_this_name: why this form is the authorized one. variants: the other forms. parent: the id of the body
    that this one belongs to; with `nested`, the record is only for entries nested under that body, and the same name
    standing alone is none of its. identifiers: the same body elsewhere, as `wikidata: Q42` or `ror: 03yrm5c26`.
    former_ids: ids that now lead here.
    """

    id: _Id
    name: _Text
    why_this_name: _Text | None = None
    variants: tuple[_Text, ...] = ()
    parent: _Id | None = None
    nested: bool = False
    place: _Text | None = None
    kind: _Text | None = None
    websites: tuple[_Website, ...] = ()
    identifiers: dict[_Text, _Text] = Field(default_factory=dict)
    note: _Text | None = None
    former_ids: tuple[_Id, ...] = ()


def read_authority(text: str, path: str) -> Checked[tuple[Organization, ...] | None]:
    """Return the records in `text` in their order, or None with every fault. An empty file holds none."""
    chunks = split_records(text)
    read = _read_whole(text, path) if chunks is None else _read_chunks(chunks, text, path)
    if read.value is None:
        return Checked(None, read.diagnostics)
    repeated = _join_repeated(read.value, path)
    once = repeated.value
    faults = (*read.diagnostics, *repeated.diagnostics, *_check(once, text.split("\n"), path))
    return Checked(None if any(one.severity == "error" for one in faults) else once, faults)


def _join_repeated(records: tuple[Organization, ...], path: str) -> Checked[tuple[Organization, ...]]:
    """Return each record once, as two branches leave it that both added it, perhaps in another spelling.

    Records of one id that say different things stay apart, which is an error of the file.
    """
    kept: dict[str, Organization] = {}
    apart: list[Organization] = []
    found: list[Diagnostic] = []
    for one in records:
        first = kept.setdefault(one.organization_id, one)
        if first is one:
            continue
        names = dict.fromkeys((first.name, *first.variant_names, one.name, *one.variant_names))
        same = replace(one, name=first.name, variant_names=first.variant_names, line=first.line) == first
        if not same or fold(one.name) != fold(first.name):
            apart.append(one)
            continue
        kept[one.organization_id] = replace(first, variant_names=tuple(names)[1:])
        message = f"the record of {one.organization_id} stands on line {first.line} already; the two count as one"
        found.append(REPEATED_RECORD.at(Span.line(path, one.line), message, "delete one of the two"))
    whole = tuple(sorted((*kept.values(), *apart), key=lambda one: one.line))
    return Checked(whole, tuple(found))


def extend_authority(text: str, new: Iterable[Organization]) -> str:
    """Return `text` with the `new` records at its end, by id. What was there stays as it was, byte for byte."""
    ordered = sorted(new, key=lambda one: one.organization_id)
    records = [ended(dump_record(as_record(one)), one.organization_id) for one in ordered]
    if not records:
        return text
    if text.strip() in ("[]", "--- []"):
        text = ""
    if text and not text.endswith("\n"):
        text += "\n"
    dent = re.search(r"^( *)- ", text, re.MULTILINE)
    margin = dent[1] if dent else ""
    return text + "".join(re.sub(r"^(?=.)", margin, record, flags=re.MULTILINE) for record in records)


def as_record(one: Organization) -> Fields:
    """Return an organization as the fields of its record, in the order in which they are written; no empty ones.

    The first and the last line of a record hold its id and its names, which no other record has: where git joins the
    records that two branches add, it can then not mistake the end of one for the end of another.
    """
    fields: dict[str, FieldValue | None] = {
        "id": one.organization_id, "parent": one.parent_id, "nested": one.nested, "place": one.place, "kind": one.kind,
        "websites": one.websites, "identifiers": dict(one.identifiers), "note": one.note, "former_ids": one.former_ids,
        "why_this_name": one.name_reason, "name": one.name, "variants": one.variant_names,
    }  # fmt: skip
    return {name: value for name, value in fields.items() if value}


def _read_whole(text: str, path: str) -> Checked[tuple[Organization, ...] | None]:
    """Read any YAML, with one line for all records: that of the first (only a file in an unusual style comes here)."""
    read = read_yaml(text, path, tuple[Record, ...] | None)
    if read.value is None:
        return Checked(None if read.diagnostics else (), read.diagnostics)
    return Checked(tuple(_organization(record, 1) for record in read.value), read.diagnostics)


def _read_chunks(chunks: tuple[Chunk, ...], text: str, path: str) -> Checked[tuple[Organization, ...] | None]:
    """Read record by record: those in the plain style that we write without YAML's machinery, the others with it."""
    found: list[Diagnostic] = [*_beyond_their_ends(chunks, path)]
    kept: list[Organization] = []
    for chunk in chunks:
        plain = read_plain_record(chunk.lines)
        if plain is not None:
            kept.append(
                Organization(
                    plain["id"], plain["name"], plain["variants"], plain.get("parent"), plain.get("place"),
                    line=chunk.first, name_reason=plain.get("why_this_name"), nested=plain.get("nested", False),
                )
            )  # fmt: skip
            continue
        read = read_yaml("\n".join(chunk.lines), path, tuple[Record, ...], offset=chunk.first - 1)
        if any(one.name == "broken-document" for one in read.diagnostics):
            return _read_whole(text, path)  # the pieces may only make sense together
        found.extend(read.diagnostics)
        kept.extend(_organization(record, chunk.first) for record in read.value or ())
    return Checked(None if any(one.severity == "error" for one in found) else tuple(kept), tuple(found))


def _beyond_their_ends(chunks: tuple[Chunk, ...], path: str) -> Iterator[Diagnostic]:
    """Yield the lines that stand behind the end of a record, where git puts what was added to the record above it."""
    for chunk in chunks:
        line = chunk.beyond()
        if line is not None:
            yield BEYOND_THE_END.at(
                Span.line(path, line),
                "this stands behind the end of a record, and may be of another one: git joins two branches so",
                "put it above the line “# end: …” of the record to which it belongs",
            )


def _organization(record: Record, line: int) -> Organization:
    return Organization(
        record.id, record.name, record.variants, record.parent, record.place, record.kind, record.websites,
        tuple(record.identifiers.items()), record.note, record.former_ids, line, record.why_this_name, record.nested,
    )  # fmt: skip


# --- what no single record can tell -----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Place:
    """Where things stand in the file, looked up only when there is something to say."""

    lines: list[str]
    path: str

    def of(self, record: Organization, text: str) -> int:
        """Return the line of `text` within the record, or of the record."""
        wanted = re.compile(rf"(?<![\w-]){re.escape(text)}(?![\w-])")
        for number in range(record.line, len(self.lines) + 1):
            content = self.lines[number - 1]
            if number > record.line and content.startswith("- "):
                break
            if wanted.search(content):
                return number
        return record.line


def _check(records: tuple[Organization, ...], lines: list[str], path: str) -> Iterator[Diagnostic]:
    place = _Place(lines, path)
    by_id: dict[str, Organization] = {}
    for record in records:
        first = by_id.setdefault(record.organization_id, record)
        if first is not record:
            yield DUPLICATE_RECORD.at(
                Span.line(path, record.line),
                f"the id {record.organization_id} is already that of the record on line {first.line}",
                "give one of them another id; if they are one organization, make one record of both",
            )
    yield from _contested(records, place)
    yield from _lost(records, by_id, place)


def _contested(records: tuple[Organization, ...], place: _Place) -> Iterator[Diagnostic]:
    claims: dict[tuple[str, str, str], tuple[Organization, str]] = {}
    for record in records:
        for name in record.names:
            claim = (fold(name), fold_place(record.place, name), record.parent_id or "" if record.nested else "")
            other, as_written = claims.setdefault(claim, (record, name))
            if fold(other.place or "") != fold(record.place or ""):
                continue  # one country in two languages: recorded before it was known to be one, and joined now
            if other is not record and other.organization_id != record.organization_id:
                here, there = place.of(record, name), place.of(other, as_written)
                yield CONTESTED_NAME.at(
                    Span.line(place.path, here),
                    f"“{name}” is in {other.organization_id} (line {there}) and {record.organization_id} (line {here})",
                    "leave it in one of the two records, or tell them apart by place or parent",
                )


def _lost(records: tuple[Organization, ...], by_id: Mapping[str, Organization], place: _Place) -> Iterator[Diagnostic]:
    former: dict[str, Organization] = {}
    for record in records:
        if record.parent_id and (record.parent_id not in by_id or _own_ancestor(record, by_id)):
            fault = (
                "is its own ancestor"
                if record.parent_id in by_id
                else f"has the parent {record.parent_id}, which is no record"
            )
            yield UNKNOWN_PARENT.at(
                Span.line(place.path, place.of(record, f"parent: {record.parent_id}")),
                f"{record.organization_id} {fault}",
                "name the id of another record",
            )
        for old in record.former_ids:
            other = by_id.get(old) or former.setdefault(old, record)
            if other is not record:
                yield TAKEN_ID.at(
                    Span.line(place.path, place.of(record, old)),
                    f"the former id {old} of {record.organization_id} is one of {other.organization_id}, too",
                    "an address can lead to one page only: take it out of one of the two",
                )


def _own_ancestor(record: Organization, by_id: Mapping[str, Organization]) -> bool:
    seen: set[str] = set()
    above = record.parent_id
    while above and above != record.organization_id and above in by_id and above not in seen:
        seen.add(above)
        above = by_id[above].parent_id
    return above == record.organization_id
