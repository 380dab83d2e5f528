"""The letter's text: lines joined into paragraphs across hard wraps, page ends, footnotes and stray addresses."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sitegen.core.model import Block, BlockKind, LineReading
from sitegen.reading.parsing.context import Context
from sitegen.reading.parsing.lines.facts import LineFacts
from sitegen.reading.parsing.lines.ordinals import odd_mark
from sitegen.reading.parsing.lines.unwrapping import flow
from sitegen.reading.parsing.text.kept import RULE as KEPT

_KINDS: dict[str, BlockKind] = {"salutation": "salutation", "heading": "heading", "closing": "closing"}
_OPEN_END = re.compile(r"[^.!?:;။”\")\]*_…]$")
_BRACKETED = re.compile(r"[^\w)]{0,8}\d{1,9}\)")


def build_text(context: Context, readings: Sequence[LineReading]) -> tuple[Block, ...]:
    """Return the letter's blocks in order: salutations, paragraphs, headings, list items, quotations, closings."""
    blocks: list[Block] = []
    lines: list[LineFacts] = []
    kind: BlockKind = "paragraph"
    last: LineReading | None = None
    for reading in readings:
        line = context.facts[reading.line - 1]
        role = reading.winner.role
        here = _kind(line, role)
        if here is None:
            continue
        if lines and kind == "list" and here == "paragraph" and _goes_on(line, lines, context):
            here = kind
        elif lines and (here != kind or _starts(line, lines[-1], here, context) or _is_apart(reading, last)):
            blocks.append(_block(lines, kind))
            lines = []
        lines.append(line)
        kind, last = here, reading
    if lines:
        blocks.append(_block(lines, kind))
    return tuple(blocks)


def _kind(line: LineFacts, role: str) -> BlockKind | None:
    if role != "body":
        return _KINDS.get(role)
    if line.quote:
        return "quote"
    return "list" if line.marked else "paragraph"


def _is_apart(reading: LineReading, last: LineReading | None) -> bool:
    """Return whether something stands between two lines of text, one of which was taken for a field of the letter."""
    return last is not None and reading.line > last.line + 1 and KEPT in (reading.winner.rule, last.winner.rule)


def _starts(line: LineFacts, above: LineFacts, kind: BlockKind, context: Context) -> bool:
    """Return whether `line` starts a new block of the same kind after `above`."""
    if kind in ("salutation", "heading") or line.marked:
        return True
    between = context.facts[above.index + 1 : line.index]
    if not between:
        return not _wraps(above, context)
    if kind == "closing":
        return True
    if all(one.blank for one in between):
        return not (_OPEN_END.search(above.text[-1:]) and line.rest[:1].islower() and len(above.text) > 40)
    return not _OPEN_END.search(above.text[-1:])


def _goes_on(line: LineFacts, item: Sequence[LineFacts], context: Context) -> bool:
    """Return whether an unmarked line belongs to the item of a list above it.

    The line under a mark that stands alone is its item. A second line must be indented, or go on in mid-sentence, or
    stand under one that is full; from there on an item is like any paragraph.
    """
    above = item[-1]
    between = context.facts[above.index + 1 : line.index]
    if between or not above.rest:
        return not between or (line.rest[:1].islower() and not _starts(line, above, "paragraph", context))
    if len(item) > 1:
        return _wraps(above, context)
    open_end = bool(_OPEN_END.search(above.text[-1:]))
    full = len(above.text) + len(line.words[0] if line.words else "") >= context.width > 0
    return line.indent > above.indent or full or (open_end and line.rest[:1].islower())


def _wraps(above: LineFacts, context: Context) -> bool:
    """Return whether the line under `above` goes on from it.

    Always where lines are broken hard, else where it is open.
    """
    return context.width > 0 or bool(_OPEN_END.search(above.text[-1:]))


def _block(lines: Sequence[LineFacts], kind: BlockKind) -> Block:
    text = flow([line.rest for line in lines])
    odd = odd_mark(lines[0]) if kind == "list" else ""
    if odd:
        text = f"{odd} {text}".rstrip()
    elif kind == "list" and lines[0].number is not None:
        sign = ")" if _BRACKETED.match(lines[0].text) else "."
        text = f"{lines[0].number}{sign} {text}".rstrip()
    first, last = lines[0].index + 1, lines[-1].index + 1
    level = max(lines[0].level, 1) if kind == "heading" else 0
    return Block(kind, text, first, last, level)
