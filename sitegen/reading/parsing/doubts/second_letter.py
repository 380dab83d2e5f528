"""A second letter in the same file: below a list of signatories somebody is greeted again, and text follows."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.core.diagnostics import Diagnostic, codes
from sitegen.core.model import Reading
from sitegen.core.source import Source
from sitegen.reading.parsing.context import Context
from sitegen.reading.parsing.lines.landmarks import Landmarks
from sitegen.reading.parsing.lines.likeness import is_prose

LONGEST_GREETING = 14  # words
NEAR = 6  # lines below a greeting within which its letter's text begins
_GREETS = (",", ":", "!", "၊", "，", "：", "！")


def about_a_second_letter(source: Source, context: Context, reading: Reading) -> Iterator[Diagnostic]:
    """Yield a doubt where a letter begins below the first one's signatories: with the lines on which both begin."""
    listed = [one.line - 1 for one in reading.letter.signatories]
    if not listed:
        return
    marks = context.marks
    first = next((line.index for line in marks.facts[marks.front :] if not line.blank), 0)
    above = next((line.index for line in marks.facts[first : listed[0]] if _greets(marks, line.index)), first)
    for line in marks.facts[listed[0] + 1 :]:
        if _greets(marks, line.index) and context.region(line.index) is None and _text_follows(marks, line.index):
            message = f"a second letter seems to begin here, “{line.rest[:60]}”; the first begins on line {above + 1}"
            hint = "if these are two letters, give each a file of its own"
            yield codes.SECOND_LETTER.at(source.span(line.index + 1), message, hint)
            return


def _greets(marks: Landmarks, index: int) -> bool:
    line = marks.facts[index]
    starts = index == 0 or marks.facts[index - 1].blank
    return (
        starts
        and "salutation" in marks.cues[index]
        and line.text.endswith(_GREETS)
        and len(line.words) <= LONGEST_GREETING
    )


def _text_follows(marks: Landmarks, index: int) -> bool:
    below = marks.block_below(index, 4)
    return bool(below) and below[0].index < index + NEAR and is_prose(below, marks.vocabulary)
