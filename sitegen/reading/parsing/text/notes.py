"""Notes under the text, the lines that refer to them, and their marks where these stand."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from sitegen.core.model import Block, Footnote, LineReading
from sitegen.reading.parsing.context import Context
from sitegen.reading.parsing.lines.facts import LineFacts
from sitegen.reading.parsing.lines.landmarks import BARE_MARKER, MARKER, begins_note
from sitegen.reading.parsing.lines.unwrapping import flow

MOST_TIED = 200  # notes whose marks are looked for; no letter has more
LONGEST_SEARCH = 100_000  # characters of a line that are searched for marks
_SECOND = re.compile(r"-\d+$")  # what tells a mark from the same one before it
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_TO_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_ROUND_MARKER = re.compile(r"\((\d{1,2})\) ?")
_HALF_READ = re.compile(r"(?<=[^\W\d_][,.;])\?(?= [a-z])")


def build_footnotes(context: Context, readings: Sequence[LineReading]) -> tuple[Footnote, ...]:
    """Return the notes, each with the line that refers to it where that was found.

    A mark that is printed again, as on pages that each count their own notes, gets a number of its own ("1-2"); its
    reference stands behind the note that had the mark before.
    """
    notes: list[list[LineFacts]] = []
    for reading in readings:
        line = context.facts[reading.line - 1]
        if reading.winner.role == "footnote":
            if not notes or not _is_of_note(line, notes[-1][-1], context):
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


def _is_of_note(line: LineFacts, last: LineFacts, context: Context) -> bool:
    """Return whether a line goes on from the last line of a note: right below it, or as what the note quotes."""
    if begins_note(context.marks, line.index):
        return False
    near = context.marks.above(line.index) == last
    return line.index == last.index + 1 or (near and bool(line.quote) and (bool(last.quote) or last.text.endswith(":")))


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


def _mark_and_text(lines: Sequence[LineFacts]) -> tuple[str, str]:
    """Return the mark of a note as printed ("*" where there is none) and its text without it."""
    text = flow([line.rest if line.quote else line.text for line in lines])
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
