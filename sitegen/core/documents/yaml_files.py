"""YAML: front matter, authority file, judgements, changes."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import yaml

from sitegen.core.diagnostics import Checked, Diagnostic
from sitegen.core.diagnostics.codes import BROKEN_DOCUMENT, REPEATED_KEY
from sitegen.core.documents.schema import Place, validate
from sitegen.core.documents.yaml_traps import misread, pairs_of, refuse, scalars, slip
from sitegen.core.source import Span

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_yaml(text: str, path: str, kind: Any, *, offset: int = 0) -> Checked[Any]:  # noqa: ANN401 - the schema decides
    """Return `text` as a value of `kind` (a `Schema` or any type pydantic knows), or None with the faults.

    `offset` is added to line numbers, for a document that does not start at its file's first line.
    """
    if refused := refuse(text, path, offset):
        return Checked(None, (refused,))
    try:
        loader = _Loader(text)
        node = loader.get_single_node()
    except yaml.YAMLError as fault:
        return Checked(None, (slip(fault, text, path, offset),))
    found = tuple(misread(node, text, path, offset))
    if wrong := (*(one for one in found if one.severity == "error"), *_repeated(node, path, offset)):
        return Checked(None, wrong)
    try:
        data = loader.construct_document(node) if node else None
    except yaml.YAMLError as fault:
        return Checked(None, (slip(fault, text, path, offset),))
    except ValueError as fault:  # YAML's own types: a day that no calendar has
        return Checked(None, (_unreadable(node, fault, path, offset),))
    read = validate(data, kind, path, _Nodes(node, text, offset))
    return Checked(read.value, found + read.diagnostics)


def locate_yaml(text: str, *place: int | str, offset: int = 0) -> int:
    """Return the line of the value at `place` in the YAML `text`, or of the nearest thing above it that exists."""
    return offset + _Nodes(_node(text), text, 0).line(place)


def locate_items(text: str, *place: int | str, offset: int = 0) -> tuple[int, ...]:
    """Return the lines on which the items of the list at `place` in the YAML `text` begin."""
    node = _at(_node(text), place)
    return tuple(offset + one.start_mark.line + 1 for one in node.value) if isinstance(node, yaml.SequenceNode) else ()


def _node(text: str) -> yaml.Node | None:
    try:
        node: yaml.Node | None = yaml.compose(text, Loader=_Loader)
    except (yaml.YAMLError, ValueError, RecursionError):
        return None
    return node


def _at(node: yaml.Node | None, place: Place) -> yaml.Node | None:
    """Return what stands at `place`, or None if nothing does."""
    *_, (_, last) = steps = list(_steps(node, place))
    return last if len(steps) > len(place) else None


def _steps(node: yaml.Node | None, place: Place) -> Iterator[tuple[int, yaml.Node | None]]:
    """Yield what stands on the way to `place`, the whole document first, as far as it exists, with its lines from 0."""
    yield node.start_mark.line if node else 0, node
    for part in place:
        if isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
            node = node.value[part]
            yield node.start_mark.line, node
            continue
        pair = next(((key, value) for key, value in pairs_of(node) if key.value == part), None)
        if pair is None:
            return
        node = pair[1]
        yield pair[0].start_mark.line, node


def _unreadable(node: yaml.Node | None, fault: Exception, path: str, offset: int) -> Diagnostic:
    """Return what is wrong with a document that holds a value which YAML takes for one of its own types, and is none.

    It is nearly always a day that no calendar has, and then the message names it and its line.
    """
    for one in scalars(node):
        if one.tag == "tag:yaml.org,2002:timestamp" and not _is_time(one):
            message = f"{one.value} is no day of the calendar"
            hint = "write year, month and day: 2024-02-01; a text that is no date stands in double quotes"
            return BROKEN_DOCUMENT.at(Span.line(path, offset + one.start_mark.line + 1), message, hint)
    message = f"it holds a value that YAML cannot read: {fault}"
    return BROKEN_DOCUMENT.at(Span.line(path, offset + 1), message, "put the value in double quotes")


def _is_time(node: yaml.ScalarNode) -> bool:
    try:
        yaml.SafeLoader("").construct_yaml_timestamp(node)
    except ValueError:
        return False
    return True


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


class _Nodes:
    """Where the values of a YAML file stand, and how they are written."""

    def __init__(self, node: yaml.Node | None, text: str, offset: int) -> None:
        self._node, self._text, self._offset = node, text, offset

    def line(self, place: Place) -> int:
        """Return the line (from 1) of the value at `place`, or of the nearest thing above it that exists."""
        *_, (line, _) = _steps(self._node, place)
        return self._offset + line + 1

    def in_quotes(self, place: Place) -> str | None:
        """Return the line as it would be with the value at `place` in quotes, if the value stands on one line."""
        node = _at(self._node, place)
        if node is None or len(pairs_of(node)) > 1:
            return None
        start, end = node.start_mark, node.end_mark
        line = self._text.split("\n")[start.line]
        whole = isinstance(node, yaml.MappingNode) and not node.flow_style  # a colon divided it
        value = line[start.column : None if whole or end.line > start.line else end.column].strip()
        mark = "- " if isinstance(place[-1], int) else f"{place[-1]}: "
        return mark + json.dumps(value, ensure_ascii=False) if value else None
