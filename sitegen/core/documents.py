"""Structured files that people edit: YAML and TOML, checked against a schema, all faults at once, each with a line."""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError, model_validator
from yaml import AliasEvent, CollectionEndEvent, CollectionStartEvent

from sitegen.core.diagnostics import Checked, Diagnostic
from sitegen.core.diagnostics.codes import BROKEN_DOCUMENT, REPEATED_KEY, UNKNOWN_SETTING, WRONG_SETTING
from sitegen.core.source import Span

T = TypeVar("T")
Location = tuple[int | str, ...]

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_DEEPEST = 20  # levels of nesting; libyaml itself breaks on many thousands
_COLON = "mapping values are not allowed"  # what libyaml says of a colon in a value

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


class Schema(BaseModel):
    """What a part of a file may hold. Unknown keys are faults; values are frozen."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=False)


class Dated(Schema):
    """A record that may say `on` which day it was made."""

    on: date | None = None

    @model_validator(mode="before")
    @classmethod
    def _read_on(cls, data: Any) -> Any:  # noqa: ANN401 - whatever stands in the file
        """YAML 1.1 reads the key `on` as a truth value; here it is a date."""
        return {("on" if key is True else key): one for key, one in data.items()} if isinstance(data, dict) else data


def read_yaml(text: str, path: str, kind: Any, *, offset: int = 0) -> Checked[Any]:  # noqa: ANN401 - the schema decides
    """Return `text` as a value of `kind` (a `Schema` or any type pydantic knows), or None with the faults.

    `offset` is added to line numbers, for a document that does not start at its file's first line.
    """
    if refused := _refuse(text, path, offset):
        return Checked(None, (refused,))
    try:
        node = yaml.compose(text, Loader=_Loader)
        data = _Loader(text).get_single_data()
    except yaml.YAMLError as fault:
        mark = getattr(fault, "problem_mark", None)
        line = offset + (mark.line + 1 if mark else 1)
        problem = getattr(fault, "problem", None) or getattr(fault, "reason", None) or "not valid YAML"
        hint = "check the indentation and the quotes on this line and above it"
        if str(problem).startswith(_COLON):
            problem = "a colon stands in a value, or a line is indented too far"
            hint = 'put a value that holds a colon in double quotes: title: "Now: a call"'
        return Checked(None, (BROKEN_DOCUMENT.at(Span.line(path, line), f"not valid YAML: {problem}", hint),))
    except (ValueError, RecursionError) as fault:  # YAML's own types: a day that no calendar has
        return Checked(None, (_unreadable(node, fault, path, offset),))
    if repeated := tuple(_repeated(node, path, offset)):
        return Checked(None, repeated)
    return _validate(data, kind, path, lambda place: offset + _yaml_line(node, place))


def _unreadable(node: yaml.Node | None, fault: Exception, path: str, offset: int) -> Diagnostic:
    """Return what is wrong with a document that holds a value which YAML takes for one of its own types, and is none.

    It is nearly always a day that no calendar has, and then the message names it and its line.
    """
    for one in _scalars(node):
        if one.tag == "tag:yaml.org,2002:timestamp" and not _is_time(one):
            message = f"{one.value} is no day of the calendar"
            hint = "write year, month and day: 2024-02-01; a text that is no date stands in double quotes"
            return BROKEN_DOCUMENT.at(Span.line(path, offset + one.start_mark.line + 1), message, hint)
    message = f"it holds a value that YAML cannot read: {fault}"
    return BROKEN_DOCUMENT.at(Span.line(path, offset + 1), message, "put the value in double quotes")


def _scalars(node: yaml.Node | None) -> Iterator[yaml.ScalarNode]:
    if isinstance(node, yaml.ScalarNode):
        yield node
    elif isinstance(node, yaml.SequenceNode):
        for one in node.value:
            yield from _scalars(one)
    elif isinstance(node, yaml.MappingNode):
        for pair in node.value:
            for one in pair:
                yield from _scalars(one)


def _is_time(node: yaml.ScalarNode) -> bool:
    try:
        yaml.SafeLoader("").construct_yaml_timestamp(node)
    except ValueError:
        return False
    return True


def locate_yaml(text: str, *place: int | str, offset: int = 0) -> int:
    """Return the line of the value at `place` in the YAML `text`, or of the nearest thing above it that exists."""
    try:
        return offset + _yaml_line(yaml.compose(text, Loader=_Loader), place)
    except (yaml.YAMLError, ValueError, RecursionError):
        return offset + 1


def locate_items(text: str, offset: int = 0) -> tuple[int, ...]:
    """Return the lines on which the items of the list in the YAML `text` begin."""
    node = yaml.compose(text, Loader=_Loader)
    return tuple(offset + one.start_mark.line + 1 for one in node.value) if isinstance(node, yaml.SequenceNode) else ()


def _repeated(node: yaml.Node | None, path: str, offset: int) -> Iterator[Diagnostic]:
    """Yield a fault for every key that stands twice in one mapping: YAML would take the last and drop the others."""
    if isinstance(node, yaml.SequenceNode):
        for one in node.value:
            yield from _repeated(one, path, offset)
    elif isinstance(node, yaml.MappingNode):
        first: dict[str, int] = {}
        for key, value in node.value:
            line = offset + key.start_mark.line + 1
            if isinstance(key, yaml.ScalarNode) and first.setdefault(key.value, line) != line:
                before = first[key.value]
                message = f"{key.value} stands on line {before} already, and again on line {line}"
                yield REPEATED_KEY.at(Span.line(path, line), message, "keep one of the two; both cannot hold")
            yield from _repeated(value, path, offset)


def _refuse(text: str, path: str, offset: int) -> Diagnostic | None:
    """Return what is wrong with YAML built to do harm: nested thousandfold, or growing by references to itself."""
    depth = 0
    try:
        for event in yaml.parse(text, Loader=_Loader):
            depth += isinstance(event, CollectionStartEvent) - isinstance(event, CollectionEndEvent)
            if depth > _DEEPEST or isinstance(event, AliasEvent):
                line = offset + 1 + (event.start_mark.line if event.start_mark else 0)
                hint = "write the values out; put a text that begins with * or [ in double quotes"
                return BROKEN_DOCUMENT.at(Span.line(path, line), "there may be no references and little nesting", hint)
    except yaml.YAMLError:
        pass  # a slip of the pen: whoever reads the values says where
    return None


def read_toml(text: str, path: str, kind: Any) -> Checked[Any]:  # noqa: ANN401 - the schema decides
    """Return `text` as a value of `kind`, or None with the faults."""
    try:
        data = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as fault:
        found = re.search(r"line (\d+)", str(fault))
        line = int(found[1]) if found else text.count("\n") + 1
        return Checked(
            None,
            (
                BROKEN_DOCUMENT.at(
                    Span.line(path, line),
                    f"not valid TOML: {fault}",
                    'text values stand in double quotes: title = "Letters"',
                ),
            ),
        )
    return _validate(data, kind, path, lambda place: _toml_line(text, place))


def _validate(data: Any, kind: Any, path: str, line_of: Callable[[Location], int]) -> Checked[Any]:  # noqa: ANN401
    try:
        return Checked(TypeAdapter(kind).validate_python(data))
    except ValidationError as fault:
        return Checked(None, tuple(_diagnose(one, kind, path, line_of) for one in fault.errors(include_url=False)))


def _diagnose(error: Any, kind: Any, path: str, line_of: Callable[[Location], int]) -> Diagnostic:  # noqa: ANN401
    place: Location = error["loc"]
    span = Span.line(path, line_of(place))
    key = _named(place)
    if error["type"] == "extra_forbidden":
        known = _known_keys(kind, place[:-1])
        near = difflib.get_close_matches(str(place[-1]), known, n=1)
        hint = f"did you mean {near[0]}?" if near else f"known here: {', '.join(known)}"
        return UNKNOWN_SETTING.at(span, f"unknown setting {key}", hint)
    if error["type"] == "missing":
        if isinstance(place[-1], int):
            return WRONG_SETTING.at(span, f"{_named(place[:-1])} holds too few values", _description(kind, place[:-1]))
        return WRONG_SETTING.at(span, f"{key} is missing", f"add a line that gives {place[-1]}")
    wanted, suggestion = _wanted(error, _description(kind, place))
    shown = "" if error["type"] == "value_error" and isinstance(error["input"], dict) else _shown(error["input"])
    return WRONG_SETTING.at(span, f"{key} must be {wanted}{shown and f', not {shown}'}", suggestion)


def _named(place: Location) -> str:
    """Return what a place is called in messages: "policies.contacts", or in a list of records "record 2: date"."""
    if place and isinstance(place[0], int):
        return ": ".join([f"record {place[0] + 1}", *([_named(place[1:])] if place[1:] else ())])
    return ".".join(str(part) for part in place) or "the document"


def _wanted(error: Any, description: str | None) -> tuple[str, str | None]:  # noqa: ANN401 - a fault as pydantic tells it
    """Return in words what a value must be, and a hint if one value is likely."""
    about = error.get("ctx", {})
    kind = error["type"]
    if kind == "literal_error":
        choices = re.findall(r"'([^']*)'", about["expected"])
        near = difflib.get_close_matches(str(error["input"]), choices, n=1)
        return " or ".join(choices), f"did you mean {near[0]}?" if near else None
    if kind in ("greater_than_equal", "less_than_equal"):
        return (f"{about['ge']} or more" if "ge" in about else f"{about['le']} or less"), None
    if description:
        return description, None
    if kind == "value_error":
        return str(about["error"]), None
    if kind == "string_too_short":
        return "a text that is not empty", None
    return _WANTED.get(kind.partition("_")[0], "another kind of value"), None


def _shown(value: object) -> str:
    """Return a value as the file has it, shortened."""
    if isinstance(value, dict):
        return "settings"
    if isinstance(value, list | tuple):
        return "a list"
    if value is None or isinstance(value, bool):
        return {None: "nothing", True: "true", False: "false"}[value]
    shown = repr(value) if isinstance(value, str) else str(value)
    return shown if len(shown) <= 60 else shown[:57] + "…"


def _description(kind: Any, place: Sequence[int | str]) -> str | None:  # noqa: ANN401
    """Return how the schema describes what stands at `place`, if it does."""
    root = TypeAdapter(kind).json_schema()
    here = _schema_at(root, place)
    described = (one.get("description") for one in (here, *here.get("anyOf", ())) if "properties" not in one)
    return next((one for one in described if one), None)


def _known_keys(kind: Any, place: Sequence[int | str]) -> list[str]:  # noqa: ANN401
    """Return the keys that the schema at `place` knows, by walking its JSON schema."""
    root = TypeAdapter(kind).json_schema()
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


def _yaml_line(node: yaml.Node | None, place: Location) -> int:
    """Return the line (from 1) of the value at `place`, or of the nearest thing above it that exists."""
    line = node.start_mark.line + 1 if node else 1
    for part in place:
        if isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
            node = node.value[part]
            line = node.start_mark.line + 1
        elif isinstance(node, yaml.MappingNode):
            pair = next(((key, value) for key, value in node.value if key.value == part), None)
            if pair is None:
                return line
            line, node = pair[0].start_mark.line + 1, pair[1]
        else:
            return line
    return line


def _toml_line(text: str, place: Location) -> int:
    """Return the line (from 1) where the key at `place` stands, or the table that should hold it, or 1."""
    lines = text.split("\n")
    table, line = "", 1
    wanted, key = ".".join(str(part) for part in place[:-1]), str(place[-1]) if place else ""
    for number, content in enumerate(lines, 1):
        header = re.match(r"\s*\[+\s*([^\]]+?)\s*\]+", content)
        if header:
            table = header[1]
            line = number if table in (wanted, f"{wanted}.{key}".strip(".")) else line
        elif table == wanted and re.match(rf"\s*[\"']?{re.escape(key)}[\"']?\s*=", content):
            return number
    return line
