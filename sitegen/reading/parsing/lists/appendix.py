"""Where what is appended to a letter begins: those it names there the letter is about, and that signs nothing."""

from __future__ import annotations

from sitegen.reading.parsing.lines.facts import LineFacts
from sitegen.reading.parsing.lines.landmarks import Landmarks
from sitegen.reading.parsing.lists.shapes import is_text

LONGEST_HEAD = 3  # words of a line that heads an appendix
LONGEST_NUMBER = 3  # characters of its letter or number: "A", "12", "III"


def first_appendix(marks: Landmarks) -> int:
    """Return the first line behind running text that says "Appendix A" and no more, or the number of lines."""
    heads = [line.index for line in marks.facts[marks.front :] if _heads_appendix(marks, line)]
    if not heads:
        return len(marks.facts)
    for block in marks.blocks:
        if block.first > heads[-1]:
            break
        if block.first >= marks.front and is_text(marks.block(block.first, 12)):
            return next(head for head in heads if head > block.first) if heads[-1] > block.first else len(marks.facts)
    return len(marks.facts)


def _heads_appendix(marks: Landmarks, line: LineFacts) -> bool:
    rest = marks.cues[line.index].get("attachment")
    if rest is None or line.marked or len(line.words) > LONGEST_HEAD:
        return False
    return len(rest.strip(" .:*_-–—()")) <= LONGEST_NUMBER
