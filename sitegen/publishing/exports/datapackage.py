"""`data/datapackage.json`: the Frictionless description of the data files (Data Package 2.0)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sitegen.content.config import Config
from sitegen.publishing.exports.tables import Column, Table, Value
from sitegen.publishing.records import Facts

DESCRIPTOR = "data/datapackage.json"
PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
_DAY = len("2024-02-01")
_PARTIAL_DATE = "[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?"
_MEDIA_TYPES = {"csv": "text/csv", "json": "application/json"}


def describe(resources: Sequence[Mapping[str, Any]], config: Config, version: str | None) -> bytes:
    """Return the descriptor of tables, given as their `resources`; `version` is a day.

    That is the day of the archive's last change. Each table is one resource, its CSV file. Its JSON twin, which holds
    the same rows, stands under the resource's `alternates`: a property of ours, since two resources with the same rows
    would be two tables to a reader.
    """
    descriptor: dict[str, Any] = {
        "$schema": PROFILE,
        "name": "letters",
        "title": config.title,
        "description": config.description,
        "homepage": config.base_url,
        "version": version,
        "licenses": [_licence(config.licence)] if config.licence else None,
        "contributors": [{"title": config.publisher, "roles": ["publisher"]}] if config.publisher else None,
        "resources": list(resources),
    }
    return as_json({key: value for key, value in descriptor.items() if value is not None})


def as_json(value: Any) -> bytes:  # noqa: ANN401 - any JSON value
    """Return a JSON document for people and programs: two spaces, no escapes, a newline at the end."""
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode()


def resource(table: Table, files: Mapping[str, Facts]) -> dict[str, Any]:
    """Return what the descriptor says of a table, and of the `files` that hold it."""
    main, *twins = (_file(table, ending, files) for ending in table.formats)
    return {
        "name": table.name,
        "type": "table",
        "title": table.title,
        "description": table.about,
        **main,
        "encoding": "utf-8",
        "rows": len(table.rows),
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"'},
        "schema": _schema(table),
        **({"alternates": twins} if twins else {}),
    }


def _file(table: Table, ending: str, files: Mapping[str, Facts]) -> dict[str, Any]:
    facts = files[f"data/{table.name}.{ending}"]
    return {
        "path": f"{table.name}.{ending}",
        "format": ending,
        "mediatype": _MEDIA_TYPES[ending],
        "bytes": facts.size,
        "hash": f"sha256:{facts.sha256}",
    }


def _schema(table: Table) -> dict[str, Any]:
    fields = [_field(column, (row[at] for row in table.rows)) for at, column in enumerate(table.columns)]
    schema: dict[str, Any] = {"fields": fields, "missingValues": [""]}
    if table.key:
        # A primary key may hold no empty value; `parent_ordinal` is empty for entries.
        required = {column.name for column in table.columns if column.required}
        primary = required.issuperset(table.key)
        schema |= {"primaryKey": list(table.key)} if primary else {"uniqueKeys": [list(table.key)]}
    if table.references:
        schema["foreignKeys"] = [
            {"fields": list(one.columns), "reference": {"resource": one.table, "fields": list(one.target_columns)}}
            for one in table.references
        ]
    return schema


def _field(column: Column, values: Iterable[Value]) -> dict[str, Any]:
    """Return what is said of a column. To a Table Schema a month or a year is no date: with one they are all texts."""
    if column.kind == "date" and any(isinstance(one, str) and len(one) < _DAY for one in values):
        column = replace(column, kind="string", pattern=_PARTIAL_DATE)
    field: dict[str, Any] = {"name": column.name, "type": column.kind, "description": column.about}
    if column.kind == "list":
        field |= {"delimiter": "|", "itemType": "string"}
    constraints: dict[str, Any] = {"required": True} if column.required else {}
    if column.choices:
        constraints["enum"] = list(column.choices)
    if column.pattern:
        constraints["pattern"] = column.pattern
    return field | ({"constraints": constraints} if constraints else {})


def _licence(text: str) -> dict[str, str]:
    """Return the licence as the specification wants it: an address as `path`, a name as `title`."""
    return {"path": text} if text.startswith(("http://", "https://")) else {"title": text}
