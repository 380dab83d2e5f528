"""Paragraphs of names that go on over a page: between stand the page's number and its running head."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache

from sitegen.reading.parsing.lines.facts import LineFacts
from sitegen.reading.parsing.lines.landmarks import PAGE_LINE, Landmarks, is_page_number
from sitegen.reading.parsing.lines.likeness import is_prose
from sitegen.reading.parsing.lists.list_endings import stops_list
from sitegen.reading.parsing.lists.list_openings import opening_cue
from sitegen.reading.parsing.names.parted import SEPARATORS, had_no_room

MOST_BETWEEN = 4  # lines of a page's foot and of the next page's head
SHORTEST_HEAD = 4  # characters of a running head
STOPS = (".", "!", "?", ":", "。")


def behind_page(marks: Landmarks, last: int) -> int | None:
    """Return the line on which a paragraph of names goes on that ends on line `last` as its page does, or None.

    It has no stop there; and what follows is no sentence and opens or ends no list.
    """
    index = behind_head(marks, last)
    begins = any(one.page_start for one in marks.facts[last + 1 : index + 1]) or index > marks.next_line(last + 1)
    if marks.facts[last].text.endswith(STOPS) or index == len(marks.facts) or not begins:
        return None
    line = marks.facts[index]
    other = line.marked or line.level or stops_list(marks, index) or opening_cue(marks, index) is not None
    return None if other or is_prose(marks.following(index, 12)) or not _goes_on(marks, last, index) else index


def behind_head(marks: Landmarks, last: int) -> int:
    """Return the next line behind line `last`, blank ones and those of a page's foot and head left out."""
    index = marks.next_line(last + 1)
    for _ in range(MOST_BETWEEN):
        if index < len(marks.facts) and _is_of_page(marks, index):
            index = marks.next_line(index + 1)
    return index


def lines_of_names(marks: Landmarks, first: int, last: int) -> list[LineFacts]:
    """Return the lines of a paragraph of names, without those of the pages between its blocks."""
    own = marks.block_at(first)
    return [one for one in marks.facts[first : last + 1] if one.index <= own.last or not _is_of_page(marks, one.index)]


def _is_of_page(marks: Landmarks, index: int) -> bool:
    """Return whether a line is the number of a page, or a running head: words that come back."""
    line = marks.facts[index]
    return is_page_number(line) or PAGE_LINE.match(line.text[:200]) is not None or line.plain in _returning(marks)


def _goes_on(marks: Landmarks, last: int, index: int) -> bool:
    """Return whether a line has parted names, or the last line of the page had no room for its first word."""
    block, line = marks.block(last), marks.facts[index]
    width = max(len(one.text) for one in block)
    full = len(block) > 1 and had_no_room(marks.facts[last], line, width)
    return full or SEPARATORS.search(line.rest) is not None


@lru_cache(maxsize=32)
def _returning(marks: Landmarks) -> frozenset[str]:
    """Return the texts of lines without mark that come back."""
    counts = Counter(line.plain for line in marks.facts if len(line.plain) >= SHORTEST_HEAD and not line.marked)
    return frozenset(text for text, count in counts.items() if count > 1)
