"""The letter's text: lines joined into paragraphs across hard wraps, page ends, footnotes and stray addresses."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from sitegen.core.model import Block, BlockKind, Footnote, LineReading
from sitegen.reading.parsing.context import Context
from sitegen.reading.parsing.lines.facts import LineFacts
from sitegen.reading.parsing.lines.landmarks import BARE_MARKER, MARKER, begins_note
from sitegen.reading.parsing.lines.ordinals import odd_mark
from sitegen.reading.parsing.lines.unwrapping import flow
from sitegen.reading.parsing.text.kept import RULE as KEPT

MOST_TIED = 200  # notes whose marks are looked for; no letter has more
LONGEST_SEARCH = 100_000  # characters of a line that are searched for marks
_KINDS: dict[str, BlockKind] = {"salutation": "salutation", "heading": "heading", "closing": "closing"}
_SECOND = re.compile(r"-\d+$")  # what tells a mark from the same one before it
_OPEN_END = re.compile(r"[^.!?:;။”\")\]*_…]$")
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_TO_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_ROUND_MARKER = re.compile(r"\((\d{1,2})\) ?")
_BRACKETED = re.compile(r"[^\w)]{0,8}\d{1,9}\)")
_HALF_READ = re.compile(r"(?<=[^\W\d_][,.;])\?(?= [a-z])")


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


def build_footnotes(context: Context, readings: Sequence[LineReading]) -> tuple[Footnote, ...]:
    """Return the notes, each with the line that refers to it where that was found.

    A mark that is printed again, as on pages that each count their own notes, gets a number of its own ("1-2"); its
    reference stands behind the note that had the mark before.
    """
    notes: list[list[LineFacts]] = []
    for reading in readings:
        line = context.facts[reading.line - 1]
        if reading.winner.role == "footnote":
            if not notes or line.index != notes[-1][-1].index + 1 or begins_note(context.marks, line.index):
                notes.append([])
            notes[-1].append(line)
    texts = [one.line for one in readings if one.winner.role in ("body", "heading", "statement", "title")]
    found: list[Footnote] = []
    before: dict[str, list[Footnote]] = {}
    for number, lines in enumerate(notes):
        mark, text = _mark_and_text(lines)
        same = before.setdefault(mark, [])
        after = same[-1].last if same else 0
        where = texts[bisect_right(texts, after) :] if number < MOST_TIED else []
        note = Footnote(
            mark if not same else f"{mark}-{len(same) + 1}",
            text,
            lines[0].index + 1,
            lines[-1].index + 1,
            _find_reference(mark, context, where, lines[0].index),
        )
        same.append(note)
        found.append(note)
    return tuple(found)


def tie_notes(blocks: Sequence[Block], notes: Sequence[Footnote]) -> tuple[Block, ...]:
    """Return the blocks with the mark of every note written as `[^1]`, once, where the text refers to it.

    A raised mark that OCR could not read stands as a question mark after a comma (",?"); where nothing else refers to a
    note, such a mark is taken for its reference.
    """
    found = list(blocks)
    firsts = [block.first for block in blocks]
    for note in notes:
        position = bisect_right(firsts, note.reference) - 1 if note.reference is not None else -1
        if position < 0:
            continue
        mark = f"[^{note.marker}]"
        text, hits = _reference(_SECOND.sub("", note.marker)).subn(mark, found[position].text, count=1)
        if not hits:
            text = _HALF_READ.sub(mark, found[position].text, count=1)
        found[position] = replace(found[position], text=text)
    return tuple(found)


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


def _mark_and_text(lines: Sequence[LineFacts]) -> tuple[str, str]:
    """Return the mark of a note as printed ("*" where there is none) and its text without it."""
    text = flow([line.text for line in lines])
    found = MARKER.match(text[:12]) or BARE_MARKER.match(text[:6]) or _ROUND_MARKER.match(text[:8])
    mark = next((group for group in found.groups() if group), "*").translate(_RAISED) if found else "*"
    return mark, text[found.end() :] if found else text


def _find_reference(marker: str, context: Context, texts: Sequence[int], before: int) -> int | None:
    pattern, raised = _reference(marker), marker.translate(_TO_RAISED)
    for line in texts:
        text = context.facts[line - 1].text
        if (marker in text or raised in text) and pattern.search(text, 0, LONGEST_SEARCH):
            return line
    for line in texts:
        if line - 1 < before and _HALF_READ.search(context.facts[line - 1].text, 0, LONGEST_SEARCH):
            return line
    return None


def _reference(marker: str) -> re.Pattern[str]:
    mark = re.escape(marker)
    raised = re.escape(marker.translate(_TO_RAISED))
    glued = (
        rf"(?<=[^\W\d_.,;:][.,;:])\({mark}\)|(?<=[^\W\d_]) ?\({mark}\)(?=[.,;:])|(?<=[^\W\d_])\({mark}\)|"
        rf"(?<=[^\W\d_][.,;:])(?:{mark})(?=\s|$)|(?<=[^\W\d_])(?:{mark})(?=[.,;:]?(?:\s|$))"
        if marker.isdigit()
        else r"(?!)"
    )
    if marker == "*":
        return re.compile(r"\*(?<=[\w.,;].)(?=\s|$)")
    begins = rf"(?=[ \[({mark}{raised}])"  # most places of a text are none, and need no further look
    return re.compile(rf"{begins}(?: ?\[\^?{mark}\]|{raised}|{glued})")
