"""Landmarks: the lines that say what the lines around them are — cues, datelines, blocks, front matter."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import zip_longest

from sitegen.reading.parsing.lines.dates import LONGEST_DATELINE, FoundDate, is_dateline, is_month_line
from sitegen.reading.parsing.lines.facts import LineFacts
from sitegen.reading.parsing.lines.front import read_front
from sitegen.reading.parsing.lines.mail_addresses import has_email
from sitegen.reading.parsing.vocabulary import fold, load_page_words, load_vocabulary
from sitegen.reading.parsing.vocabulary.phrases import any_of

FEWEST_WRAPPED = 6  # words of a line that a sentence goes on from
# "Tel. 0123", "T: 0123", "T. 0123"; "T. Roe" is a name.
_REACHED = re.compile(
    rf"(?:{any_of(load_page_words('reached'))})(?:\.?\s?:\s?\S|(?:(?<=\w\w)\.\s?|\.\s?(?=[+(\d]))\S)"
    r"|www\.|\+?\d[\d /()-]{7,}$",
    re.IGNORECASE,
)
LEAST_RULE, UNEVEN = 4, 2  # signs that underline a heading, and by how many they may be more or fewer than its own
UNDERLINED = 2  # the level of such a heading
_DAYS = re.compile(r"\d{1,2} +[-–—] +\d{1,2} ")  # "10 – 12 May"

# "3", "- 3 -", "Page 3 of 7": a page's number on its own.
_PAGE_WORD = rf"(?:{any_of(load_page_words('page'))})"
_OF_PAGES = rf"(?: *(?:{any_of(load_page_words('of_pages'))}) *\d{{1,4}})?"
_PAGE_NUMBER = re.compile(rf"[-–—\[(| ]*(?:{_PAGE_WORD} *)?\d{{1,4}}{_OF_PAGES}[-–—\]). |]*$", re.IGNORECASE)

LONGEST_PAGE_NUMBER = 24  # characters of one with its words

# "Open letter on the lake, page 3 of 7": a running header or footer with its page number.
PAGE_LINE = re.compile(rf"(?:^|.*[\s,|•·–—-]){_PAGE_WORD} *\d{{1,4}}{_OF_PAGES}[).\]]?$", re.IGNORECASE)

# "1The number", "[1] See", "¹ See", "^1 See": the marker of a note, at the start of a line.
MARKER = re.compile(
    r"(?:\[\^?(\d{1,3}|\*)\]:? ?|(\d{1,2})(?=[A-ZÀ-ÖØ-Þ“\"][a-z])|([¹²³⁴-⁹][⁰¹²³⁴-⁹]*) ?|\^(\d{1,2}) ?)(?=\S)"
)


BARE_MARKER = re.compile(r"(\d{1,2}) (?=\S)")
_GLUED_MARK = re.compile(r"([1-9](?:(?<=[^\W\d_][.,;:!?”].)|(?<=[a-zà-ÿ]{2}.))\d?)(?=[.,;:]?(?:\s|$))")
_BRACKETED_NUMBER = re.compile(r"\([1-9]\d?\)")
# "140 days.(1) Flour", "140 days (1)."; "Article 5(1)" is none.
_BRACKETED_MARK = re.compile(
    r"(?:(?<=[^\W\d_])|(?<=[.,;:!?”]))(?: ?(?=\(\d{1,2}\)[.,;:])|(?=\())\(([1-9]\d?)\)(?=[.,;:]?(?:\s|$))"
)


@dataclass(frozen=True, slots=True)
class Block:
    """Lines `first` to `last` (from 0, both included) with no blank line between them."""

    first: int
    last: int


@dataclass(frozen=True, slots=True, eq=False)
class Landmarks:
    """What is known of a letter's lines before any of them has a role. They equal themselves alone, as lines do.

    `dates` are the lines that hold a full date and hardly anything else, `months` those that hold a month and a year.

    `cues[i]` maps the cues at the start of line i to what follows them; `block_of[i]` is the number of its block,
    -1 for lines in none (see `block_at`); `front` is the number of lines that front matter takes, `fields` its values
    with their lines. `said` are lines that say something of the entry above them (`lists.entry_marks`).
    """

    facts: tuple[LineFacts, ...]
    cues: tuple[Mapping[str, str], ...]
    dates: Mapping[int, FoundDate]
    months: Mapping[int, FoundDate]
    blocks: tuple[Block, ...]
    block_of: tuple[int, ...]
    front: int
    fields: Mapping[str, tuple[str, int]]
    glued: Mapping[int, int]
    said: frozenset[int] = frozenset()

    def block_at(self, index: int) -> Block:
        """Return the block that holds line `index`. Lines in none, blank or set apart, are one of their own."""
        number = self.block_of[index]
        return self.blocks[number] if number >= 0 else Block(index, index)

    def block(self, index: int, most: int = 60) -> tuple[LineFacts, ...]:
        """Return the first lines, at most `most` and never none, of the block that holds line `index`."""
        return self.following(self.block_at(index).first, most)

    def following(self, index: int, most: int) -> tuple[LineFacts, ...]:
        """Return the lines from `index` to the end of its block, at most `most`."""
        return self.facts[index : min(self.block_at(index).last + 1, index + most)]

    def stands_alone(self, index: int) -> bool:
        """Return whether line `index` is a block of its own."""
        block = self.block_at(index)
        return block.first == block.last

    def begins_block(self, index: int) -> bool:
        """Return whether line `index` has a blank line above it, or none."""
        return index == 0 or self.facts[index - 1].blank

    def blocks_before(self, index: int, most: int = 40) -> tuple[Block, ...]:
        """Return the blocks that begin behind the front matter and end before line `index`, at most `most`."""
        return tuple(one for one in self.blocks[:most] if self.front <= one.first and one.last < index)

    def above(self, index: int) -> LineFacts | None:
        """Return the nearest line above line `index` that is not blank, or None."""
        found = self.previous_line(index - 1)
        return self.facts[found] if found >= 0 else None

    def below(self, index: int) -> LineFacts | None:
        """Return the nearest line below line `index` that is not blank, or None."""
        found = self.next_line(index + 1)
        return self.facts[found] if found < len(self.facts) else None

    def block_below(self, index: int, most: int) -> tuple[LineFacts, ...]:
        """Return the lines that follow line `index`, behind blank ones, to the end of their block, at most `most`."""
        below = self.below(index)
        return self.following(below.index, most) if below is not None else ()

    def next_line(self, index: int) -> int:
        """Return the index of the first line at or after `index` that is not blank, or the number of lines."""
        count = len(self.facts)
        while index < count and self.facts[index].blank:
            index += 1
        return index

    def previous_line(self, index: int) -> int:
        """Return the index of the last line at or before `index` that is not blank, or -1."""
        while index >= 0 and self.facts[index].blank:
            index -= 1
        return index


@lru_cache(maxsize=32)  # many habits of a list are asked of the same lines
def shown_lines(marks: Landmarks, first: int, last: int) -> tuple[LineFacts, ...]:
    """Return the lines from `first` to `last` that are neither blank nor drawn, nor said of the entry above."""
    return tuple(line for line in marks.facts[first : last + 1] if line.shown and line.index not in marks.said)


def is_page_number(line: LineFacts) -> bool:
    """Return whether a line is a page's number on its own: "3", "- 3 -", "Page 3 of 7"."""
    return len(line.text) <= LONGEST_PAGE_NUMBER and _PAGE_NUMBER.match(line.text) is not None


def find_landmarks(facts: tuple[LineFacts, ...]) -> Landmarks:
    """Return the landmarks of a letter."""
    facts = tuple(_with_day(line) for line in facts)
    facts = tuple(_with_underline(line, below) for line, below in zip_longest(facts, facts[1:]))
    blocks, block_of = _find_blocks(facts)
    front, fields = read_front(facts)
    dates, months = {}, {}
    for line in facts[front:]:
        if 0 < len(line.text) <= LONGEST_DATELINE and (line.bullet == "" or len(line.words) <= 4):
            ends = _ends_sentence(facts[line.index - 1] if line.index else None, line)
            found = None if ends else is_dateline(line.rest or line.text)
            month = is_month_line(line.rest) if not (found or ends) and line.number is None else None
            if found:
                dates[line.index] = found
            elif month:
                months[line.index] = month
    cues = tuple(
        load_vocabulary().cues_at(line.plain.lstrip("[(")) if not line.blank and line.index >= front else {}
        for line in facts
    )
    return Landmarks(facts, cues, dates, months, blocks, block_of, front, fields, _glued_marks(facts))


def _ends_sentence(above: LineFacts | None, line: LineFacts) -> bool:
    """Return whether a line is the end of the sentence that wraps on it, and names a day at its end."""
    if above is None or not line.text.rstrip("*_").endswith((".", ".)", ").", "]")) or line.level:
        return False
    goes_on = above.text[-1:].isalpha() or above.text.endswith(("(", ","))
    return len(above.words) >= FEWEST_WRAPPED and goes_on and not above.level


def _with_day(line: LineFacts) -> LineFacts:
    """Return a line that is a date with its day: "9. November 2018" has no ninth entry of a list."""
    if (
        line.number is None
        or not (line.number <= 31 or 1900 <= line.number < 2100)
        or len(line.text) > 40
        or line.bullet
    ):
        return line
    if line.rest[:1].isdecimal() and not _DAYS.match(line.text):
        return line
    found = is_dateline(line.text)
    if found is None or any(
        map(str.isalpha, found.before)
    ):  # the day stands further behind: the number is no part of it
        return line
    return replace(line, number=None, rest=line.text, plain=fold(line.text), words=tuple(line.text.split()))


def _with_underline(line: LineFacts, below: LineFacts | None) -> LineFacts:
    """Return a line as a heading, if it is underlined by as many dashes or equals signs as it is long."""
    drawn = below.text if below is not None and below.hollow and not line.blank else ""
    ruled = len(drawn) >= LEAST_RULE and not drawn.strip(drawn[0]) and drawn[0] in "-=~"
    if not ruled or abs(len(drawn) - len(line.text)) > UNEVEN or line.cells or line.hollow or line.bullet:
        return line
    return replace(line, level=line.level or UNDERLINED)


def begins_note(marks: Landmarks, index: int) -> bool:
    """Return whether line `index` begins with a note's marker.

    A bare number, or one in round brackets, is one if a line above has it glued on.
    """
    line = marks.facts[index]
    bare = BARE_MARKER.match(line.text[:6]) if line.bare is not None else None
    if line.number is not None and line.text.startswith(f"({line.number})"):
        return marks.glued.get(line.number, index) < index
    return has_marker(line) or (bare is not None and marks.glued.get(int(bare[1]), index) < index)


def _glued_marks(facts: tuple[LineFacts, ...]) -> dict[int, int]:
    """Return the figures glued to words or stops, bare or in brackets, as notes are marked, with their first lines."""
    found: dict[int, int] = {}
    for line in facts:
        text = line.rest[:4000]
        for mark in _GLUED_MARK.finditer(text):
            found.setdefault(int(mark[1]), line.index)
        for mark in _BRACKETED_MARK.finditer(text) if _BRACKETED_NUMBER.search(text) else ():
            found.setdefault(int(mark[1]), line.index)
    return found


def has_marker(line: LineFacts) -> bool:
    """Return whether a line begins with the marker of a note, and not with an entry's number."""
    return not line.marked and MARKER.match(line.text[:12]) is not None


def gives_contact(line: LineFacts) -> bool:
    """Return whether a line says how to reach somebody: a telephone, a mail address, a site, as letterheads print."""
    return line.link or has_email(line.text) or _REACHED.match(line.text) is not None


def is_address(line: LineFacts) -> bool:
    """Return whether a line holds an e-mail address and nothing else."""
    return len(line.words) == 1 and has_email(line.text)


def _find_blocks(facts: tuple[LineFacts, ...]) -> tuple[tuple[Block, ...], tuple[int, ...]]:
    blocks: list[Block] = []
    block_of: list[int] = []
    start = -1
    for line in facts:
        if line.blank:
            if start >= 0:
                blocks.append(Block(start, line.index - 1))
                start = -1
            block_of.append(-1)
        else:
            start = line.index if start < 0 else start
            block_of.append(len(blocks))
    if start >= 0:
        blocks.append(Block(start, len(facts) - 1))
    return tuple(blocks), tuple(block_of)
