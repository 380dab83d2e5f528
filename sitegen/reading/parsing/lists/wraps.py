"""Entries that run over their line where nothing is indented: told by how full the lines are, and by their shape."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from sitegen.reading.parsing.lines.facts import LineFacts
from sitegen.reading.parsing.lines.landmarks import Landmarks, shown_lines
from sitegen.reading.parsing.lists.list_openings import is_bracketed, is_group_heading, opening_cue
from sitegen.reading.parsing.lists.regions import ListRegion
from sitegen.reading.parsing.lists.shapes import shape_of
from sitegen.reading.parsing.names.naming import begins_with_person, names_person, names_somebody
from sitegen.reading.parsing.vocabulary import load_words

FULL = 0.93  # of the width; letters are not equally wide
MOST_FULL = 0.5  # share of a list's lines; where more are full, fullness tells nothing
FEWEST_PARTED = 2  # blank lines between entries that show that such lines part them
LEAST_WIDTH = 50  # letters of a line at whose end entries wrap
LED_BY_PERSONS = 0.6  # share of lines that begin with a person and go on, that makes it a habit


def led_by_persons(marks: Landmarks, region: ListRegion) -> bool:
    """Return whether nearly all entries of a list are a person and something behind a comma, a dash or in brackets."""
    lines = lines_of(marks, region)
    if sum(bool(line.cells) for line in lines) > 0.5 * len(lines):  # the rows of a table
        return False
    heads = [line for line in lines if not (line.rest[:1].islower() or line.level or is_group_heading(line))]
    led = sum(begins_with_person(line) for line in heads)
    return len(heads) > 3 and led >= LED_BY_PERSONS * len(heads)


def run_over(marks: Landmarks, region: ListRegion, width: int) -> Iterator[int]:
    """Yield the lines of a list that go on from a full line above them.

    The line above had no room for the first word, and the line itself is no entry: in a list of persons and what they
    are it names none, in others it has another shape, or is a word or two that name nobody.
    """
    lines = lines_of(marks, region)
    if region.style == "paragraph" or region.layout.shape != "lines" or not width or len(lines) < 4:
        return
    full = [is_full(above, line, width) for above, line in pairwise(lines)]
    if _breaks_are_full(lines, width):
        yield from (line.index for above, line in pairwise(lines) if line.index == above.index + 1)
        return
    if not 0 < sum(full) <= MOST_FULL * len(lines):
        return
    persons = led_by_persons(marks, region)
    shape = shape_of(lines[0])
    for has_no_room, (above, line) in zip(full, pairwise(lines), strict=True):
        if not has_no_room or line.marked or line.index - above.index > 1:
            continue
        if is_group_heading(line) or is_bracketed(line) or opening_cue(marks, line.index) == "statement":
            continue
        if (
            (persons and not names_person(line))
            or (shape_of(line) != shape)
            or (len(line.words) <= 2 and (not names_somebody(line) or _is_bare_word(line)))
        ):
            yield line.index


def _is_bare_word(line: LineFacts) -> bool:
    """Return whether a line is one small word by which bodies are called, and names none ("committee")."""
    return len(line.words) == 1 and line.rest.strip(" .,") in load_words("lists", "organization_words")


def _breaks_are_full(lines: Sequence[LineFacts], width: int) -> bool:
    """Return whether blank lines part the entries: what follows a line without one had no room there, throughout.

    Lines of a list may be shorter than those of the text; two that break at the same length show it.
    """
    pairs = list(pairwise(lines))
    inside = [(above, line) for above, line in pairs if line.index == above.index + 1]
    marked = any(line.marked or line.level or line.cells for line in lines)
    if not inside or marked or len(pairs) - len(inside) < FEWEST_PARTED:
        return False
    own = max(len(line.text) for line in lines)
    widths = [width] + ([own] if len(inside) > 1 and own >= LEAST_WIDTH else [])
    return any(all(is_full(above, line, one) for above, line in inside) for one in widths)


def is_full(above: LineFacts, line: LineFacts, width: int) -> bool:
    """Return whether the first word of a line had no room any more at the end of the line above it."""
    return len(above.text) + 1 + len(line.words[0] if line.words else "") > FULL * width


def lines_of(marks: Landmarks, region: ListRegion) -> list[LineFacts]:
    """Return the lines of a list that are neither blank nor drawn."""
    return list(shown_lines(marks, region.first, region.last))
