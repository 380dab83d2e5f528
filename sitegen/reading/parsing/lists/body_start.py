"""Where the letter proper begins: at its salutation, or else at its first running text; and how wide its lines run."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from sitegen.reading.parsing.lines.facts import COLONS, LineFacts
from sitegen.reading.parsing.lines.landmarks import Landmarks
from sitegen.reading.parsing.lines.likeness import is_prose
from sitegen.reading.parsing.lists.list_openings import fresh
from sitegen.reading.parsing.lists.regions import ListRegion
from sitegen.reading.parsing.lists.shapes import is_text
from sitegen.reading.parsing.names.party_words import without_article
from sitegen.reading.parsing.names.persons import looks_like_person, starts_with_role
from sitegen.reading.parsing.vocabulary import load_phrases, load_words

LONGEST_TITLE = 40  # words
LONGEST_GREETING = 32  # words of a line that greets several, and ends as greetings do
LONGEST_ADDRESS = 30  # lines between the name on an address, or on the first of several, and the salutation
LONGEST_LINE = 14  # words of a line of an address, or of a salutation below it
LONG_BLOCK = 12  # lines that seldom stand without a blank line between, but where a program left all of them out
_NUMBERED_TITLE = re.compile(r"(?:\d{1,2}|[a-z]|[ivx]{1,4})\s?[.:)–—-]+\s?\S")  # "1: Report", folded
LONGEST_HEAD = 3  # words of a line that heads an appendix
LONGEST_TITLED = 14  # words of one with a title
LONGEST_NUMBER = 3  # characters of its letter or number: "A", "12", "III"


def body_start(marks: Landmarks, lists: tuple[ListRegion, ...], list_of: Sequence[int]) -> int:
    """Return the first line of the letter proper: its salutation, or else its first running text."""
    for block in marks.blocks:
        for index in range(block.first, min(block.last + 1, block.first + 12)):
            if list_of[index] < 0 and is_salutation(marks, index):
                return index
    for block in marks.blocks:
        lines = marks.block(block.first)
        titled = (lines[0].level > 0 and len(lines) == 1) or _is_title(lines, marks)
        if block.first >= marks.front and list_of[block.first] < 0 and not titled and is_prose(lines):
            last = lines[-1]
            if len(lines) > 2 or last.text.endswith((".", ":", "!", "?", "။", "。", "”", '"')) or len(last.words) > 40:
                return _first_full_line(marks, lines)
    return lists[0].opener if lists else len(marks.facts)


def _is_title(lines: Sequence[LineFacts], marks: Landmarks) -> bool:
    """Return whether a block is a long title: the first of the text, and it begins as titles of letters do."""
    words = sum(len(line.words) for line in lines)
    first = marks.next_line(marks.front) == lines[0].index
    return first and words <= LONGEST_TITLE and names_letter(lines[0])


def names_letter(line: LineFacts) -> bool:
    """Return whether a line begins as the title of a letter does: "An open letter to …"."""
    return load_phrases("letters", "letter_to").match(line.plain) is not None


def _first_full_line(marks: Landmarks, lines: Sequence[LineFacts]) -> int:
    """Return where the text begins in a block that holds a whole letter: behind the short lines over it.

    A line is one of those if the next does not go on in small letters, as a wrapped sentence would. What the letter is
    about stands over its text.
    """
    width = line_width(marks)
    if not width or len(lines) < LONG_BLOCK:
        return lines[0].index
    about = next((line.index for line in lines[:LONG_BLOCK] if "subject" in marks.cues[line.index]), None)
    if about is not None:
        lines = lines[about - lines[0].index + 1 :]
    for line, below in pairwise(lines[:LONG_BLOCK]):
        if len(line.text) > 0.8 * width or below.text[:1].islower():
            return line.index
    return lines[0].index


def is_salutation(marks: Landmarks, index: int) -> bool:
    """Return whether line `index` greets somebody: a greeting's words, few of them, at the start of something."""
    line = marks.facts[index]
    if "salutation" not in marks.cues[index] or line.number is not None:
        return False
    if len(line.words) > (LONGEST_GREETING if line.text.endswith((",", *COLONS)) and not line.bullet else 14):
        return False
    if line.level and not line.text.endswith((",", *COLONS)):
        return False
    if not fresh(marks, index) or _begins_address(marks, index):
        return False
    return (
        line.text.endswith((",", *COLONS, "!", "！", ";", "-", "–", "—", "၊", "။", ".", "،", "，"))
        or len(line.words) <= 6
    )


def _begins_address(marks: Landmarks, index: int) -> bool:
    """Return whether a word of respect stands alone over a name and an office, as on an envelope.

    Or over lines that begin with a word for "to" each: "Spett.le Comune", "All'Assessore".
    """
    line = marks.facts[index]
    if line.text[-1:] not in ",:;!-–—，：、！" and index + 1 < len(marks.facts):
        under = marks.facts[index + 1].rest
        if under[:1].isupper() and without_article(under, load_words("letters", "to")) != under.strip():
            return True
    if line.text[-1:] not in ",:;!-–—，：、！" and _greets_below(marks, index):
        return True
    below = marks.following(index, 3)
    if len(line.words) > 2 or line.text[-1:] in ",:;!.-–—" or len(below) < 3:
        return False
    if load_phrases("letters", "honorifics").match(line.plain) is None:
        return False
    return looks_like_person(below[1].rest) and starts_with_role(below[2].rest)


def _greets_below(marks: Landmarks, index: int) -> bool:
    """Return whether an address follows: a person or an office, and below it the line that does greet."""
    below = marks.below(index)
    if below is None or not starts_with_role(below.rest):
        return False
    for _ in range(LONGEST_ADDRESS):
        below = marks.below(below.index)
        if below is None or len(below.words) > LONGEST_LINE:
            return False
        if "salutation" in marks.cues[below.index] and below.text.endswith((",", *COLONS, "!")):
            return True
    return False


def line_width(marks: Landmarks) -> int:
    """Return how long the lines of a text with hard line breaks are, 0 where a paragraph stands on one line."""
    lengths = sorted(len(line.text) for line in marks.facts if len(line.text) > 40)
    if not lengths:
        return 0
    high = lengths[int(len(lengths) * 0.95)]
    return high if high <= 130 and sum(length > 150 for length in lengths) <= 0.05 * len(lengths) else 0


def first_appendix(marks: Landmarks) -> int:
    """Return the first line behind running text that heads what is appended, or the number of lines.

    It says "Appendix A" and no more, or is a number with a title over text ("Attachment 1: Report of the engineers").
    """
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
    if rest is None or line.marked:
        return False
    bare = len(line.words) <= LONGEST_HEAD and len(rest.strip(" .:*_-–—()")) <= LONGEST_NUMBER
    return bare or _is_titled(marks, line, rest)


def _is_titled(marks: Landmarks, line: LineFacts, rest: str) -> bool:
    """Return whether a line is the number and the title of an appendix, over other lines than such titles."""
    below = marks.below(line.index)
    if (
        len(line.words) > LONGEST_TITLED
        or _NUMBERED_TITLE.match(rest) is None
        or below is None
        or not marks.stands_alone(line.index)
    ):
        return False
    return "attachment" not in marks.cues[below.index]
