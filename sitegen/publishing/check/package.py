"""The data package against its own files: sizes, checksums, columns, kinds of values, keys.

The rules are those of Data Package 2.0 and Table Schema 2.0, as far as our own descriptor uses them.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

import msgspec

from sitegen.core.diagnostics import Diagnostic
from sitegen.core.diagnostics.codes import BROKEN_DATA
from sitegen.core.source import Span, digest

DESCRIPTOR = "data/datapackage.json"
_KINDS = {"integer": re.compile(r"-?\d+"), "date": re.compile(r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])")}

Row = list[str]
Keys = dict[tuple[str, ...], set[int]]
"""Hashes of the keys of a table's rows, under the names of their columns: numbers take a fifth of what texts take."""


def check_package(files: Mapping[str, bytes]) -> Iterator[Diagnostic]:
    """Yield where the data files and their descriptor disagree; a site without a descriptor says nothing.

    Tables are gone through row by row, and never held.
    """
    if DESCRIPTOR not in files:
        return
    try:
        resources = json.loads(files[DESCRIPTOR])["resources"]
        asked = _asked(resources)
        tables: dict[str, Keys] = {}
        for resource in resources:
            yield from _files(resource, files)
            path = f"data/{resource['path']}"
            if path in files and resource["format"] == "csv":
                keys: Keys = {columns: set() for columns in asked.get(resource["name"], ())}
                found, whole = _table(path, resource, files[path], keys)
                yield from found
                if whole:
                    tables[resource["name"]] = keys
        for resource in resources:
            if resource["name"] in tables:
                yield from _foreign_keys(resource, tables, files)
    except (ValueError, KeyError, TypeError, csv.Error, msgspec.MsgspecError) as fault:
        yield BROKEN_DATA.at(Span.line(DESCRIPTOR, 1), f"cannot be read as a data package: {fault!r}")


def _asked(resources: Iterable[Mapping[str, Any]]) -> dict[str, set[tuple[str, ...]]]:
    """Return the columns of each table, by its name, that foreign keys lead to."""
    asked: dict[str, set[tuple[str, ...]]] = {}
    for resource in resources:
        for key in resource["schema"].get("foreignKeys", ()):
            table = key["reference"].get("resource") or resource["name"]
            asked.setdefault(table, set()).add(tuple(key["reference"]["fields"]))
    return asked


def _files(resource: Mapping[str, Any], files: Mapping[str, bytes]) -> Iterator[Diagnostic]:
    for one in (resource, *resource.get("alternates", ())):
        path = f"data/{one['path']}"
        if path not in files:
            yield BROKEN_DATA.at(Span.line(DESCRIPTOR, 1), f"{path} is described but not there")
            continue
        data = files[path]
        if one["bytes"] != len(data):
            yield BROKEN_DATA.at(Span.line(path, 1), f"has {len(data)} bytes, is described with {one['bytes']}")
        if one["hash"] != f"sha256:{digest(data)}":
            yield BROKEN_DATA.at(Span.line(path, 1), "its checksum is not the one in its description")
        if one["format"] == "json" and len(_ROWS.decode(data)) != resource["rows"]:
            yield BROKEN_DATA.at(Span.line(path, 1), f"does not hold the {resource['rows']} rows of its table")


_ROWS = msgspec.json.Decoder(list[msgspec.Raw])  # looked through, and not made into values


def _rows(data: bytes) -> Iterator[Row]:
    return csv.reader(io.TextIOWrapper(io.BytesIO(data), "utf-8", newline=""))


def _table(path: str, resource: Mapping[str, Any], data: bytes, asked: Keys) -> tuple[list[Diagnostic], bool]:
    """Return what is wrong in a table, and whether its rows have its columns; gather the keys that are `asked` for."""
    schema, rows = resource["schema"], _rows(data)
    header = next(rows)
    if header != [field["name"] for field in schema["fields"]]:
        return [BROKEN_DATA.at(Span.line(path, 1), "its columns are not those of its description")], False
    unique: Keys = {tuple(key): set() for key in (schema.get("primaryKey"), *schema.get("uniqueKeys", ())) if key}
    gathered = [(_picked(header, columns), keys) for columns, keys in (*unique.items(), *asked.items())]
    tests = [(at, field["name"], _test(field)) for at, field in enumerate(schema["fields"])]
    found: list[Diagnostic] = []
    count, ragged = 0, 0
    for count, row in enumerate(rows, 1):
        if len(row) != len(header):
            ragged = ragged or count
            continue
        for at, name, accepts in tests:
            if not accepts(row[at]):
                found.append(BROKEN_DATA.at(Span.line(path, count + 1), f"{name} cannot be {row[at]!r}"))
        for pick, keys in gathered:
            keys.add(hash(pick(row)))
    if count != resource["rows"]:
        message = f"has {count} rows, is described with {resource['rows']}"
        found.append(BROKEN_DATA.at(Span.line(path, 1), message))
    if ragged:
        found.append(BROKEN_DATA.at(Span.line(path, ragged + 1), "the row has too many or too few cells"))
        return found, False
    repeated = [", ".join(names) for names, keys in unique.items() if len(keys) != count]
    found += [BROKEN_DATA.at(Span.line(path, 1), f"two rows have the same {names}") for names in repeated]
    return found, True


def _picked(header: Row, names: Iterable[str]) -> Callable[[Row], tuple[str, ...]]:
    columns = [header.index(name) for name in names]
    return lambda row: tuple([row[column] for column in columns])


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


def _foreign_keys(
    resource: Mapping[str, Any], tables: Mapping[str, Keys], files: Mapping[str, bytes]
) -> Iterator[Diagnostic]:
    path = f"data/{resource['path']}"
    keys = []
    for key in resource["schema"].get("foreignKeys", ()):
        table = key["reference"].get("resource") or resource["name"]
        if table in tables:
            keys.append((key["fields"], table, tables[table][tuple(key["reference"]["fields"])]))
    if not keys:
        return
    rows = _rows(files[path])
    header = next(rows)
    picked = [(names, table, known, _picked(header, names)) for names, table, known in keys]
    for at, row in enumerate(rows):
        for names, table, known, pick in picked:
            values = pick(row)
            if any(values) and hash(values) not in known:
                message = f"{', '.join(names)} {values} is not in {table}"
                yield BROKEN_DATA.at(Span.line(path, at + 2), message)
