"""Rules for the running text: paragraphs, headings, footnotes."""

from __future__ import annotations

import re

from sitegen.model import Evidence
from sitegen.parsing.context import Context
from sitegen.parsing.landmarks import Block

# "1The number", "[1] See", "1) Ibid.", "* See", "¹ See": at the start of a block only.
MARKER = re.compile(
    r"(?:\[\^?(\d{1,3}|\*)\]:? ?|(\d{1,2})(?=[A-ZÀ-ÖØ-Þ“\"][a-z])|([¹²³⁴-⁹]+) ?|\^(\d{1,2}) ?)(?=\S)"
)


def footnote(index: int, context: Context) -> Evidence | None:
    """A note under the text: its block begins with a marker, glued to the first word, in brackets or raised."""
    first = _note_start(index, context)
    if first is None:
        return None
    reason = (
        "it begins with a note's marker"
        if first == index
        else f"it goes on from the note on line {first + 1}"
    )
    return Evidence("footnote", "footnote", reason, 0.86)


def heading(index: int, context: Context) -> Evidence | None:
    """A heading within the text: marked as one."""
    if (
        context.body_start <= index < _end(context)
        and not context.region(index)
        and context.facts[index].level
    ):
        return Evidence("heading", "heading", "it is marked as a heading", 0.85)
    return None


def running_text(index: int, context: Context) -> Evidence | None:
    """Whatever stands between the letter's start and its list is its text."""
    if context.region(index) or index < context.body_start:
        return None
    if index < _end(context):
        return Evidence("running-text", "body", "it stands between the letter's start and the list", 0.5)
    if index > context.body_end and any(region.last < index for region in context.lists):
        return None
    return None


def _note_start(index: int, context: Context) -> int | None:
    """Return the line on which the note that holds line `index` begins, or None."""
    block: Block = context.marks.blocks[context.marks.block_of[index]]
    if context.region(index) or index < context.body_start or index - block.first > 60:
        return None
    for start in range(index, block.first - 1, -1):
        found = MARKER.match(context.facts[start].text[:12]) if context.facts[start].number is None else None
        if found and (start == block.first or _note_start_above(start - 1, block, context)):
            return start
    return None


def _note_start_above(index: int, block: Block, context: Context) -> bool:
    return any(MARKER.match(context.facts[line].text[:12]) for line in range(block.first, index + 1))


def _end(context: Context) -> int:
    return context.body_end


RULES = (footnote, heading, running_text)
