"""The data package against its own files: sizes, checksums, columns, kinds of values, keys.

The rules are those of Data Package 2.0 and Table Schema 2.0, as far as our own descriptor uses them.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterator, Mapping
from operator import itemgetter
from typing import Any

from sitegen.core.diagnostics import Diagnostic
from sitegen.core.diagnostics.codes import BROKEN_DATA
from sitegen.core.source import Span, digest

DESCRIPTOR = "data/datapackage.json"
_KINDS = {
    "integer": re.compile(r"-?\d+"),
    "date": re.compile(r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])"),
}

Rows = list[list[str]]


def check_package(files: Mapping[str, bytes]) -> Iterator[Diagnostic]:
    """Yield where the data files and their descriptor disagree; a site without a descriptor says nothing."""
    if DESCRIPTOR not in files:
        return
    try:
        resources = json.loads(files[DESCRIPTOR])["resources"]
        tables: dict[str, tuple[list[str], Rows]] = {}
        for resource in resources:
            yield from _files(resource, files)
            path = f"data/{resource['path']}"
            if path in files and resource["format"] == "csv":
                header, *rows = csv.reader(io.StringIO(files[path].decode(), newline=""))
                tables[resource["name"]] = header, rows
                yield from _table(path, resource, header, rows)
        for resource in resources:
            yield from _foreign_keys(resource, tables)
    except (ValueError, KeyError, TypeError, csv.Error) as fault:
        yield BROKEN_DATA.at(Span.line(DESCRIPTOR, 1), f"cannot be read as a data package: {fault!r}")


def _files(resource: Mapping[str, Any], files: Mapping[str, bytes]) -> Iterator[Diagnostic]:
    for one in (resource, *resource.get("alternates", ())):
        path = f"data/{one['path']}"
        if path not in files:
            yield BROKEN_DATA.at(Span.line(DESCRIPTOR, 1), f"{path} is described but not there")
            continue
        if one["bytes"] != len(files[path]):
            yield BROKEN_DATA.at(Span.line(path, 1), f"has {len(files[path])} bytes, is described with {one['bytes']}")
        if one["hash"] != f"sha256:{digest(files[path])}":
            yield BROKEN_DATA.at(Span.line(path, 1), "its checksum is not the one in its description")
        if one["format"] == "json" and len(json.loads(files[path])) != resource["rows"]:
            yield BROKEN_DATA.at(Span.line(path, 1), f"does not hold the {resource['rows']} rows of its table")


def _table(path: str, resource: Mapping[str, Any], header: list[str], rows: Rows) -> Iterator[Diagnostic]:
    schema = resource["schema"]
    fields = schema["fields"]
    if header != [field["name"] for field in fields]:
        yield BROKEN_DATA.at(Span.line(path, 1), "its columns are not those of its description")
        return
    if len(rows) != resource["rows"]:
        yield BROKEN_DATA.at(Span.line(path, 1), f"has {len(rows)} rows, is described with {resource['rows']}")
    if ragged := next((at for at, row in enumerate(rows) if len(row) != len(header)), None):
        yield BROKEN_DATA.at(Span.line(path, ragged + 2), "the row has too many or too few cells")
        return
    for column, field in enumerate(fields):
        accepts = _test(field)
        wrong = {content for content in {row[column] for row in rows} if not accepts(content)}
        for at, row in enumerate(rows) if wrong else ():
            if row[column] in wrong:
                yield BROKEN_DATA.at(Span.line(path, at + 2), f"{field['name']} cannot be {row[column]!r}")
    for key in (schema.get("primaryKey"), *schema.get("uniqueKeys", ())):
        if key:
            yield from _unique(path, [header.index(name) for name in key], key, rows)


def _test(field: Mapping[str, Any]) -> Callable[[str], bool]:
    """Return whether a cell may hold a text, as the field's type and constraints have it."""
    kind = _KINDS.get(field["type"])
    constraints = field.get("constraints", {})
    required, choices = constraints.get("required", False), constraints.get("enum")
    pattern = re.compile(constraints["pattern"]) if "pattern" in constraints else None

    def accepts(content: str) -> bool:
        if not content:
            return not required
        return bool(
            (kind is None or kind.fullmatch(content))
            and (choices is None or content in choices)
            and (pattern is None or pattern.fullmatch(content))
        )

    return accepts


def _unique(path: str, columns: list[int], key: list[str], rows: Rows) -> Iterator[Diagnostic]:
    of = itemgetter(*columns)
    if len(set(map(of, rows))) == len(rows):
        return
    seen: set[tuple[str, ...]] = set()
    for at, row in enumerate(rows):
        values = tuple(row[column] for column in columns)
        if values in seen:
            yield BROKEN_DATA.at(Span.line(path, at + 2), f"{', '.join(key)} of this row occur in a row above")
        seen.add(values)


def _foreign_keys(resource: Mapping[str, Any], tables: Mapping[str, tuple[list[str], Rows]]) -> Iterator[Diagnostic]:
    for key in resource["schema"].get("foreignKeys", ()):
        table = key["reference"].get("resource") or resource["name"]
        if resource["name"] not in tables or table not in tables:
            continue
        header, rows = tables[resource["name"]]
        target_header, target_rows = tables[table]
        targets = [target_header.index(name) for name in key["reference"]["fields"]]
        known = {tuple(row[column] for column in targets) for row in target_rows}
        columns = [header.index(name) for name in key["fields"]]
        for at, row in enumerate(rows):
            values = tuple(row[column] for column in columns)
            if any(values) and values not in known:
                yield BROKEN_DATA.at(
                    Span.line(f"data/{resource['path']}", at + 2),
                    f"{', '.join(key['fields'])} {values} is not in {table}",
                )
