"""What a file may hold, and what is said, in words and at its line, of a value that does not fit."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Annotated, Any, Protocol

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    TypeAdapter,
    ValidationError,
    model_validator,
)

from sitegen.core.diagnostics import Checked, Diagnostic
from sitegen.core.diagnostics.codes import UNKNOWN_SETTING, WRONG_SETTING
from sitegen.core.source import Span

Place = tuple[int | str, ...]

# What a value must be, in words, by the first part of pydantic's name of the fault.
_WANTED: Mapping[str, str] = {
    "string": "a text",
    "int": "a whole number",
    "bool": "true or false",
    "date": "a day of the calendar, written 2024-02-01",
    "tuple": "a list",
    "list": "a list",
    "dict": "settings of its own, indented below it",
    "model": "settings of its own, indented below it",
    "none": "empty",
}
_MOST_FAULTS = 50  # of one file: whoever has more has given another kind of file


class Schema(BaseModel):
    """What a part of a file may hold. Unknown keys are faults; values are frozen."""

    # What checks values is made when there are some: most builds remember what files hold.
    model_config = ConfigDict(extra="forbid", frozen=True, strict=False, defer_build=True)


class Dated(Schema):
    """A record that may say `on` which day it was made."""

    on: date | None = None

    @model_validator(mode="before")
    @classmethod
    def _read_on(cls, data: Any) -> Any:  # noqa: ANN401 - whatever stands in the file
        """YAML 1.1 reads the key `on` as a truth value; here it is a date."""
        return {("on" if key is True else key): one for key, one in data.items()} if isinstance(data, dict) else data


def _says_why(text: str) -> str:
    """Refuse what only stands where a reason is to be written."""
    if not any(map(str.isalpha, text)) or text.casefold().strip(" .!?:_*-–—…") in _PLACEHOLDERS:
        raise ValueError(_REASON)
    return text


_PLACEHOLDERS = frozenset(("todo", "tbd", "fixme", "xxx", "reason", "the reason", "n/a", "why"))
_REASON = "a reason in words of your own, which pages show"
Reason = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1), AfterValidator(_says_why), Field(description=_REASON)
]
"""Why something is as it is. What a hint offers to fill in is none."""


def _no_truth(value: Any) -> Any:  # noqa: ANN401 - whatever stands in the file
    if isinstance(value, bool):
        raise ValueError("a whole number")  # noqa: TRY004 - pydantic reports a ValueError
    return value


Whole = Annotated[int, BeforeValidator(_no_truth)]
"""A whole number. pydantic would take yes for 1."""


class Written(Protocol):
    """A document as it stands in its file, for whoever says what is wrong with it."""

    def line(self, place: Place) -> int:
        """Return the line of the value at `place`, or of the nearest thing above it that exists."""

    def in_quotes(self, place: Place) -> str | None:
        """Return how the value at `place` is written as a text, if only its quotes are missing."""


def validate(data: Any, kind: Any, path: str, written: Written) -> Checked[Any]:  # noqa: ANN401 - the schema decides
    """Return `data` as a value of `kind`, or None with every fault that it has, each at its line of `written`."""
    try:
        return Checked(_adapter(kind).validate_python(data))
    except ValidationError as fault:
        faults = fault.errors(include_url=False)[:_MOST_FAULTS]
        return Checked(None, tuple(_diagnose(one, data, kind, path, written) for one in faults))


@lru_cache(maxsize=16)
def _adapter(kind: Any) -> TypeAdapter[Any]:  # noqa: ANN401 - any type pydantic knows
    return TypeAdapter(kind)


@lru_cache(maxsize=16)
def _root(kind: Any) -> dict[str, Any]:  # noqa: ANN401 - any type pydantic knows
    return _adapter(kind).json_schema()


def _diagnose(error: Any, data: Any, kind: Any, path: str, written: Written) -> Diagnostic:  # noqa: ANN401
    place: Place = error["loc"]
    span = Span.line(path, written.line(place))
    key = _named(place, data)
    if error["type"] == "extra_forbidden":
        known = _known_keys(kind, place[:-1])
        near = difflib.get_close_matches(str(place[-1]), known, n=1)
        hint = f"did you mean {near[0]}?" if near else f"known here: {', '.join(known)}"
        return UNKNOWN_SETTING.at(span, f"unknown setting {key}", hint)
    if error["type"] == "missing":
        if isinstance(place[-1], int):
            message = f"{_named(place[:-1], data)} holds too few values"
            wanted = _description(kind, place[:-1]) or "a longer list"
            return WRONG_SETTING.at(span, message, f"write {wanted}")
        return WRONG_SETTING.at(span, f"{key} is missing", f"add a line that gives {place[-1]}")
    quoted = written.in_quotes(place) if error["type"] == "string_type" else None
    if quoted:
        wanted = _description(kind, place) or "a text"
        message = f"{key} must be {wanted}, and without quotes this is {_kind_of(error['input'])}"
        return WRONG_SETTING.at(span, message, f"put it in double quotes: {quoted}")
    wanted, suggestion = _wanted(error, _description(kind, place))
    shown = "" if error["type"] == "value_error" and isinstance(error["input"], dict) else _shown(error["input"])
    return WRONG_SETTING.at(
        span, f"{key} must be {wanted}{shown and f', not {shown}'}", suggestion or f"write {wanted}"
    )


def _named(place: Place, data: Any) -> str:  # noqa: ANN401 - whatever stands in the file
    """Return what a place is called in messages: "policies.contacts", or in a list "record “Alder Union”: date"."""
    told, here = "", data
    for part in place:
        if isinstance(part, int):
            here = here[part] if isinstance(here, list) and part < len(here) else None
            name = _name_of(here)
            told += f"{told and ': '}record {f'“{name}”' if name else part + 1}"
        else:
            told += f"{': ' if told.endswith('”') or told[-1:].isdigit() else told and '.'}{part}"
            here = here.get(part) if isinstance(here, dict) else None
    return told or "the document"


def _name_of(record: object) -> str | None:
    """Return what a record of a list calls itself, shortened."""
    if not isinstance(record, dict):
        return None
    named = next((one for key in ("name", "id", "names", "letter") if (one := record.get(key))), None)
    if isinstance(named, list):
        named = ", ".join(one for one in named if isinstance(one, str))
    return _cut(named) if isinstance(named, str) else None


def _kind_of(value: object) -> str:
    """Return what a value is that should have been a text."""
    if isinstance(value, dict):
        return "a setting"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return "a number"
    return "a date" if isinstance(value, date) else "a list" if isinstance(value, list) else "nothing"


def _wanted(error: Any, description: str | None) -> tuple[str, str | None]:  # noqa: ANN401 - a fault as pydantic tells it
    """Return in words what a value must be, and a hint if one value is likely."""
    about = error.get("ctx", {})
    kind = error["type"]
    if kind == "literal_error":
        choices = re.findall(r"'([^']*)'", about["expected"])
        near = difflib.get_close_matches(str(error["input"]), choices, n=1)
        return " or ".join(choices), f"did you mean {near[0]}?" if near else f"one of: {', '.join(choices)}"
    if kind in ("greater_than_equal", "less_than_equal"):
        if "le" in about:
            return f"{about['le']} or less", "look whether a digit is one too many"
        return f"{about['ge']} or more", None
    told = {
        "value_error": str(about.get("error")),
        "string_too_long": f"a text of {about.get('max_length')} characters at most",
        "string_too_short": "a text that is not empty",
    }.get(kind, _WANTED.get(kind.partition("_")[0], "another kind of value"))
    return description or told, None


def _shown(value: object) -> str:
    """Return a value as the file has it, shortened."""
    if isinstance(value, dict):
        return "settings"
    if isinstance(value, list | tuple):
        return "a list"
    if value is None or isinstance(value, bool):
        return {None: "nothing", True: "true", False: "false"}[value]
    return _cut(repr(value) if isinstance(value, str) else str(value))


def _cut(text: str) -> str:
    return text if len(text) <= 60 else text[:57] + "…"


def _description(kind: Any, place: Sequence[int | str]) -> str | None:  # noqa: ANN401
    """Return how the schema describes what stands at `place`, if it does."""
    here = _schema_at(_root(kind), place)
    described = (one.get("description") for one in (here, *here.get("anyOf", ())) if "properties" not in one)
    return next((one for one in described if one), None)


def _known_keys(kind: Any, place: Sequence[int | str]) -> list[str]:  # noqa: ANN401
    """Return the keys that the schema at `place` knows, by walking its JSON schema."""
    root = _root(kind)
    return sorted(_deref(root, _schema_at(root, place)).get("properties", {}))


def _schema_at(root: dict[str, Any], place: Sequence[int | str]) -> dict[str, Any]:
    here = root
    for part in place:
        here = _deref(root, here)
        if isinstance(part, str):
            here = here.get("properties", {}).get(part, {})
            continue
        lists = (one for one in (here, *here.get("anyOf", ())) if "items" in one or "prefixItems" in one)
        found: dict[str, Any] = next(lists, {})
        here = found.get("items") or next(iter(found.get("prefixItems", ())), {})
    return here


def _deref(root: dict[str, Any], schema: dict[str, Any]) -> dict[str, Any]:
    for choice in (schema, *schema.get("anyOf", ())):
        if "$ref" in choice:
            found: dict[str, Any] = root["$defs"][choice["$ref"].rsplit("/", 1)[-1]]
            return found
    return schema
