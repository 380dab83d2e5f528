"""Letterheads whose text sends the letter: the names on top stand again where those who write speak of themselves."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.reading.parsing.lines.facts import LineFacts
from sitegen.reading.parsing.vocabulary import fold, load_phrases
from sitegen.reading.senders.bylines import names_behind
from sitegen.reading.senders.candidates import Candidate
from sitegen.reading.senders.outline import Outline

MOST_LINES = 12  # of a letterhead
NEAR = 60  # characters before a name in the text, in which those who write speak of themselves


def letterhead_of(outline: Outline) -> tuple[Candidate, ...]:
    """Return those whom a letterhead names, if the text begins with them: all of several, or one behind "we"."""
    first = outline.ends[0]
    if first < 0:
        return ()
    found = [
        Candidate(outline, "line", line, names[0], names=names)
        for line in _head(outline)
        if (names := names_behind(line.text)) and not line.level
    ]
    block = outline.marks.blocks[first]
    start = (
        outline.greeted + 1 if 0 <= outline.greeted < block.first else block.first
    )  # its first sentence may be short
    text = " ".join(line.plain for line in outline.marks.facts[start : block.last + 1])
    some = [fold(name) for one in found for name in one.names]
    if len(some) > 1:
        return tuple(found) if all(name in text for name in some) else ()
    return tuple(found) if some and _is_spoken_for(some[0], text) else ()


def _head(outline: Outline) -> Iterator[LineFacts]:
    """Yield the lines on top of a letter, up to its day, whom it is to, a heading or its text."""
    marks = outline.marks
    lines = [line for line in marks.facts[marks.front :][: 3 * MOST_LINES] if line.shown][:MOST_LINES]
    for line in lines:
        if (
            line.level
            or line.index in marks.dates
            or marks.cues[line.index]
            or outline.text[marks.block_of[line.index]]
        ):
            return
        yield line


def _is_spoken_for(name: str, text: str) -> bool:
    """Return whether a text names somebody right behind words with which who signs speaks of itself."""
    at = text.find(name)
    own = load_phrases("counting", "self")
    return at >= 0 and own.search(text[max(0, at - NEAR) : at]) is not None
