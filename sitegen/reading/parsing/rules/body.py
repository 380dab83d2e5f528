"""Rules for the running text: paragraphs, headings, footnotes."""

from __future__ import annotations

from sitegen.core.model import Evidence
from sitegen.reading.parsing.context import Context
from sitegen.reading.parsing.lines.facts import LineFacts
from sitegen.reading.parsing.lines.landmarks import begins_note
from sitegen.reading.parsing.lines.likeness import is_prose

LONGEST_NOTE = 60  # lines


def footnote(line: LineFacts, context: Context) -> Evidence | None:
    """A note under the text: its block begins with a marker, glued to the first word, in brackets or raised."""
    first = _note_start(line.index, context)
    if first is None:
        return None
    begins = first == line.index
    reason = "it begins with a note's marker" if begins else f"it goes on from the note on line {first + 1}"
    return Evidence("footnote", "footnote", reason, 0.86)


def _note_start(index: int, context: Context) -> int | None:
    """Return the line on which the note that holds line `index` begins, or None. A block of notes begins with one."""
    block = context.marks.block_at(index)
    if index < context.body_start or index - block.first > LONGEST_NOTE or not begins_note(context.marks, block.first):
        return None
    if context.region(index) and not is_prose(context.marks.block(index, 12)):
        return None
    return next(line for line in range(index, block.first - 1, -1) if begins_note(context.marks, line))


def heading(line: LineFacts, context: Context) -> Evidence | None:
    """A heading within the text: marked as one."""
    if line.level and context.within_text(line.index):
        return Evidence("heading", "heading", "it is marked as a heading", 0.85)
    return None


def running_text(line: LineFacts, context: Context) -> Evidence | None:
    """Whatever stands between the letter's start and its list, or its end where it has none, is its text."""
    if not context.within_text(line.index):
        return None
    end = "the list" if context.lists else "its end: it has no list"
    return Evidence("running-text", "body", f"it stands between the letter's start and {end}", 0.5)


def after_list(line: LineFacts, context: Context) -> Evidence | None:
    """Sentences behind the list: what goes on from a note there, or a postscript, or what a page says of itself."""
    if not context.behind_lists(line.index) or line.index < context.body_start:
        return None
    if 0 <= context.notes_from < line.index:
        return Evidence("note-goes-on", "footnote", "it stands behind a note at the letter's end", 0.45)
    if is_prose(context.marks.block(line.index, 12)):
        return Evidence("after-list", "closing", "sentences behind the list", 0.4)
    return None
