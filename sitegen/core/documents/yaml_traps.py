"""Where YAML reads something else than its writer meant, or builds more than its file holds; told in plain words.

YAML 1.1, which the library reads, takes `no` for false, `017` for 15, `1:30` for 90, ` #` for the beginning of a
comment, and calls a text without its second quote mark a fault of the line on which the next one stands.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import yaml
from yaml import AliasEvent, CollectionEndEvent, CollectionStartEvent, NodeEvent, ScalarEvent

from sitegen.core.diagnostics import Diagnostic
from sitegen.core.diagnostics.codes import BROKEN_DOCUMENT, CUT_BY_COMMENT
from sitegen.core.source import Span

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_DEEPEST = 20  # levels of nesting; libyaml itself breaks on many thousands
_INT = "tag:yaml.org,2002:int"
_WHOLE = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,17})")
_TAG = re.compile(r"[ \t:]*[ \t](#[^\s#!].*)")  # a comment has a blank after its sign; a tag or a number has none
_SIGN = re.compile(r"^[ \t]*(?:- +)*(?:[\w-]+:[ \t]+)?(?P<value>[\[{*&!|>%@`\"'].*)")
_HIDDEN = re.compile(
    "[^\\t\\n\\r\\x20-\\x7e\\x85\\xa0-\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]"
)  # YAML 1.1, section 4.1.1
_COLON = (
    "a colon stands in a value, or a line is indented too far",
    'put a value that holds a colon in double quotes: title: "Now: a call"',
)
_PRINTED = (
    "a quote mark of print, which YAML does not know",
    'write straight ones, as a program for plain text does: title: "Now: a call"',
)
_CURLY = re.compile(r":[ \t]+[“”„«»‘’].*[“”„«»‘’][ \t]*$")
_CLOSE = 'let the text end in the same mark as it begins with; within "…" a quote mark is written \\"'


def refuse(text: str, path: str, offset: int) -> Diagnostic | None:
    """Return what is wrong with YAML that names its own types, is nested thousandfold, or grows by references."""
    depth = 0
    try:
        for event in yaml.parse(text, Loader=_Loader):
            depth += isinstance(event, CollectionStartEvent) - isinstance(event, CollectionEndEvent)
            tagged = isinstance(event, ScalarEvent | CollectionStartEvent) and event.tag not in (None, "!")
            named = isinstance(event, NodeEvent) and event.anchor is not None
            if depth <= _DEEPEST and not tagged and not named:
                continue
            line = offset + 1 + (event.start_mark.line if event.start_mark else 0)
            sign = "!" if tagged else "*" if isinstance(event, AliasEvent) else "&" if named else "["
            message = "too many levels within each other" if sign == "[" else f"{sign} has a meaning of its own in YAML"
            hint = f"put a text that begins with {sign} in double quotes; write all values out"
            return BROKEN_DOCUMENT.at(Span.line(path, line), message, hint)
    except yaml.YAMLError:
        pass  # a slip of the pen: whoever reads the values says where
    return None


def slip(fault: yaml.YAMLError, text: str, path: str, offset: int) -> Diagnostic:
    """Return what is wrong with a document that is no YAML, at the line where its writer has to look."""
    if hidden := _HIDDEN.search(text):
        at, problem, hint = text.count("\n", 0, hidden.start()), "a control character", "delete it; no editor shows it"
    else:
        at, problem, hint = _explained(fault, text)
    return BROKEN_DOCUMENT.at(Span.line(path, offset + at + 1), f"not valid YAML: {problem}", hint)


def _explained(fault: yaml.YAMLError, text: str) -> tuple[int, str, str]:
    """Return the line (from 0) on which somebody slipped, and what is wrong and to do there."""
    mark, above = getattr(fault, "problem_mark", None), getattr(fault, "context_mark", None)
    at = mark.line if mark else 0
    begun = above.line if above else at
    said = str(getattr(fault, "problem", None) or getattr(fault, "reason", None) or "it does not follow the syntax")
    opened = _open_quote(text, at)
    if opened is not None:
        return opened, "a quote mark opens here and does not close on this line", _CLOSE
    if "escape" in said:
        return at, "a backslash within quotes", "write two, \\\\, for one"
    if str(getattr(fault, "context", "")).startswith("while parsing a flow"):
        return begun, "a bracket opens here and does not close", "close it, or put the text in double quotes"
    lines = text.split("\n")
    written = lines[at] if at < len(lines) else ""
    if written[: len(written) - len(written.lstrip())].count("\t"):
        said = "tab character"
    colon = _PRINTED if _CURLY.search(written) else _COLON
    for known, line, problem, hint in (
        ("could not find expected ':'", begun, "a line that gives nothing a value", "write it as name: value"),
        ("mapping values are not allowed", at, *colon),
        (
            "block sequence entries",
            at,
            "an item of a list stands beside its name",
            "put it on a line of its own, below",
        ),
        ("tab character", at, "a tab stands where blanks must", "indent with blanks"),
    ):
        if known in said:
            return line, problem, hint
    sign = _SIGN.match(written)
    if sign and sign["value"].strip() not in ("[]", "{}"):
        return at, said, f"put a text that begins with {sign['value'][0]} in double quotes: {_quoted(sign['value'])}"
    return at, said, "check the indentation and the quotes on this line and above it"


def misread(node: yaml.Node | None, text: str, path: str, offset: int) -> Iterator[Diagnostic]:
    """Yield the values that YAML reads as something else than stands there."""
    lines = text.split("\n")

    def place(one: yaml.Node) -> Span:
        return Span.line(path, offset + one.start_mark.line + 1)

    for one in scalars(node):
        if not one.style and one.tag == _INT and not _WHOLE.fullmatch(one.value):
            shown = one.value if len(one.value) <= 20 else f"{one.value[:19]}…"
            message = f"YAML does not read {shown} as the number that stands there"
            yield BROKEN_DOCUMENT.at(
                place(one), message, f'put a text in double quotes: "{shown}"; a number has digits only'
            )
        elif not one.style and (cut := _TAG.fullmatch(_rest(lines, one))):
            message = f"{cut[1].strip()} is not read: without quotes, YAML takes what follows # for a comment"
            whole = (
                cut[1] if cut[0].startswith(":") else f"{one.value} {cut[1]}"
            )  # behind a key, the value is cut whole
            yield CUT_BY_COMMENT.at(place(one), message, f"put the text in double quotes: {_quoted(whole)}")


def scalars(node: yaml.Node | None) -> Iterator[yaml.ScalarNode]:
    """Yield the single values of a document, keys among them."""
    if isinstance(node, yaml.ScalarNode):
        yield node
    elif isinstance(node, yaml.SequenceNode):
        for one in node.value:
            yield from scalars(one)
    for pair in pairs_of(node):
        for one in pair:
            yield from scalars(one)


def pairs_of(node: yaml.Node | None) -> list[tuple[yaml.Node, yaml.Node]]:
    """Return the keys of a mapping with their values; none of anything else."""
    return list(node.value) if isinstance(node, yaml.MappingNode) else []


def _rest(lines: list[str], one: yaml.ScalarNode) -> str:
    """Return what stands after a value, or after a key without one, on its line."""
    end = one.end_mark
    return lines[end.line][end.column :] if end.line < len(lines) and one.value else ""


def _open_quote(text: str, before: int) -> int | None:
    """Return the line (from 0) of a quote mark that is not closed on its own line, up to line `before` of a fault."""
    try:
        for token in yaml.scan(text, Loader=_Loader):
            start, end = token.start_mark.line, token.end_mark.line
            if isinstance(token, yaml.ScalarToken) and token.style in ("'", '"') and start < end and end >= before:
                return int(start)
    except yaml.YAMLError as fault:
        opened = getattr(fault, "context_mark", None)
        if opened and "quoted scalar" in str(getattr(fault, "context", "")) and "end of stream" in str(fault):
            return int(opened.line)
    return None


def _quoted(value: str) -> str:
    return json.dumps(value.strip().strip("\"'"), ensure_ascii=False)
