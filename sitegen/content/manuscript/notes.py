"""The small comment after a block or an entry: its source lines, and what its text does not say of itself.

    <!-- 136 -->    <!-- 136-137; kind: person; place: Qatar -->    <!-- kind: organization -->

Readers of Markdown do not show it. A value stands in quotes, as in JSON, where it would be misread without them. A
comment that is not of this form was written by hand: it is reported, and does not become part of the letter.
"""

from __future__ import annotations

import difflib
import json
import re
from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

from sitegen.core.diagnostics import Checked, Diagnostic
from sitegen.core.diagnostics.codes import IMPOSSIBLE_LINES, UNREADABLE_NOTE
from sitegen.core.source import MOST_LINES, Span, said_lines

_SIMPLE = re.compile(r"([^<\\]*) <!-- (\d{1,9})(?:-(\d{1,9}))? -->")
_LINES = re.compile(r"\s*(\d{1,9})(?:\s*[-–]\s*(\d{1,9}))?\s*(?:;|$)")
_FIELD = re.compile(r"\s*(?P<key>[A-Za-z_]+)\s*:\s*(?:(?P<quoted>\"(?:[^\"\\]|\\.)*\")|(?P<bare>[^;\"]*))\s*(?:;|$)")
_BARE = re.compile(r"(?!\s)[^;\"<>\\\0-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]+(?<!\s)")
_HIDDEN = re.compile(r"[<>\x7f-\x9f\u2028-\u202e\u2066-\u2069]|(?<=-)-")


class Note(NamedTuple):
    """Source lines `first` to `last` (both 0: of no line, or not said) and named values."""

    first: int = 0
    last: int = 0
    fields: Mapping[str, str] = {}
    has_lines: bool = False


NOTHING = Note()


def write_note(first: int, last: int, fields: Mapping[str, str | None] | None = None, *, always: bool = False) -> str:
    """Return the comment with a blank before it, or "" where there is nothing to say. Values of None are left out."""
    parts = [f"{key}: {_value(value)}" for key, value in (fields or {}).items() if value is not None]
    if first or last or always:
        parts.insert(0, str(first) if first == last else f"{first}-{last}")
    return f" <!-- {'; '.join(parts)} -->" if parts else ""


def take_notes(markdown: str, span: Span, known: Collection[str]) -> Checked[tuple[str, Note]]:
    """Return `markdown` without its comments, and what they say; unknown ones and unknown keys are reported."""
    if simple := _SIMPLE.fullmatch(markdown):  # most notes are no more than a line
        first = int(simple[2])
        last = int(simple[3] or first)
        return Checked((simple[1], Note(first, last, {}, has_lines=True)), _impossible(first, last, span))
    if "<!--" not in markdown:
        return Checked((markdown, NOTHING))
    note = NOTHING
    found: list[Diagnostic] = []
    kept: list[str] = []
    at = 0
    for start, end in _comments(markdown):
        kept.append(markdown[at:start].rstrip(" \t"))
        at = end
        read = _read_note(markdown[start + 4 : end - 3], span, known)
        found += read.diagnostics
        if one := read.value:
            lines = (one.first, one.last) if one.has_lines else (note.first, note.last)
            note = Note(*lines, {**note.fields, **one.fields}, one.has_lines or note.has_lines)
    kept.append(markdown[at:])
    return Checked(("".join(kept), note), tuple(found))


def _comments(markdown: str) -> Iterator[tuple[int, int]]:
    """Yield where comments begin and end. An escaped `<` begins none, and one without an end is text."""
    at = 0
    while (start := markdown.find("<!--", at)) >= 0:
        before = markdown[at:start]
        if (len(before) - len(before.rstrip("\\"))) % 2:
            at = start + 4
            continue
        end = markdown.find("-->", start + 4) + 3
        if end < 3:
            return
        yield start, end
        at = end


def _read_note(text: str, span: Span, known: Collection[str]) -> Checked[Note | None]:
    """Return what the inside of a comment says, or None, reported, if it is no note of ours."""
    lines = _LINES.match(text)
    at = lines.end() if lines else 0
    fields: dict[str, str] = {}
    found: list[Diagnostic] = []
    while text[at:].strip():
        field = _FIELD.match(text, at)
        value = _read_value(field) if field else None
        if field is None or value is None:
            return Checked(
                None,
                (
                    UNREADABLE_NOTE.at(
                        span,
                        f"this comment is not kept: {_shorten(text)}",
                        "a note reads: <!-- 136-137; place: Qatar -->",
                    ),
                ),
            )
        at = field.end()
        if field["key"] in known:
            fields[field["key"]] = value
        else:
            near = difflib.get_close_matches(field["key"], known, n=1)
            hint = f"did you mean {near[0]}?" if near else f"known here: {', '.join(known) or 'only line numbers'}"
            found.append(
                UNREADABLE_NOTE.at(span, f"nobody reads “{field['key']}” in a note here; it is not kept", hint)
            )
    first = int(lines[1]) if lines else 0
    last = int(lines[2]) if lines and lines[2] else first
    return Checked(Note(first, last, fields, has_lines=lines is not None), (*found, *_impossible(first, last, span)))


def whole_number(text: str) -> int | None:
    """Return the number that a field of a note gives, or None if it gives none that a letter could need."""
    return int(text) if re.fullmatch(r"[0-9]{1,6}", text) else None


def _impossible(first: int, last: int, span: Span) -> tuple[Diagnostic, ...]:
    """Return that no source has these lines, if none has."""
    if first <= last <= MOST_LINES:
        return ()
    why = "no source has as many lines" if max(first, last) > MOST_LINES else "the last stands before the first"
    told = f"{said_lines(first, last)}: {why}"
    return (IMPOSSIBLE_LINES.at(span, told, "give the line of the source, or its first and last: <!-- 136-137 -->"),)


def _value(text: str) -> str:
    if _BARE.fullmatch(text) and "--" not in text and not text.endswith("-"):
        return text
    return _HIDDEN.sub(lambda mark: f"\\u{ord(mark[0]):04x}", json.dumps(text, ensure_ascii=False))


def _read_value(field: re.Match[str]) -> str | None:
    if field["quoted"] is None:
        return field["bare"].strip()
    try:
        return str(json.loads(field["quoted"], strict=False))
    except ValueError:
        return None


def _shorten(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= 40 else f"{words[:39]}…"
