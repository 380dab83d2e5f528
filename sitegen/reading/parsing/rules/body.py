"""Rules for the running text: paragraphs, headings, footnotes."""

from __future__ import annotations

from sitegen.core.model import Evidence
from sitegen.reading.parsing.context import Context
from sitegen.reading.parsing.lines.landmarks import begins_note
from sitegen.reading.parsing.lines.likeness import is_prose

LONGEST_NOTE = 60  # lines


def footnote(index: int, context: Context) -> Evidence | None:
    """A note under the text: its block begins with a marker, glued to the first word, in brackets or raised."""
    first = _note_start(index, context)
    if first is None:
        return None
    reason = "it begins with a note's marker" if first == index else f"it goes on from the note on line {first + 1}"
    return Evidence("footnote", "footnote", reason, 0.86)


def heading(index: int, context: Context) -> Evidence | None:
    """A heading within the text: marked as one."""
    if context.body_start <= index < _end(context) and not context.region(index) and context.facts[index].level:
        return Evidence("heading", "heading", "it is marked as a heading", 0.85)
    return None


def running_text(index: int, context: Context) -> Evidence | None:
    """Whatever stands between the letter's start and its list, or its end where it has none, is its text."""
    if context.region(index) or index < context.body_start:
        return None
    if index < _end(context):
        end = "the list" if context.lists else "its end: it has no list"
        return Evidence("running-text", "body", f"it stands between the letter's start and {end}", 0.5)
    return None


def _note_start(index: int, context: Context) -> int | None:
    """Return the line on which the note that holds line `index` begins, or None. A block of notes begins with one."""
    block = context.marks.block_at(index)
    if index < context.body_start or index - block.first > LONGEST_NOTE or not begins_note(context.marks, block.first):
        return None
    if context.region(index) and not is_prose(context.marks.block(index, 12), context.marks.vocabulary):
        return None
    return next(line for line in range(index, block.first - 1, -1) if begins_note(context.marks, line))


def after_list(index: int, context: Context) -> Evidence | None:
    """Sentences behind the list: what goes on from a note there, or a postscript, or what a page says of itself."""
    if context.region(index) or not context.lists or index <= context.lists[-1].last or index < context.body_start:
        return None
    if 0 <= context.notes_from < index:
        return Evidence("note-goes-on", "footnote", "it stands behind a note at the letter's end", 0.45)
    if is_prose(context.marks.block(index, 12), context.marks.vocabulary):
        return Evidence("after-list", "closing", "sentences behind the list", 0.4)
    return None


def _end(context: Context) -> int:
    return context.body_end


RULES = (footnote, heading, running_text, after_list)
