"""Headings over those who do not sign: who refused to, who withdrew, who is thanked, written to, accused or mourned."""

from __future__ import annotations

from functools import lru_cache

from sitegen.reading.parsing.lines.facts import COLONS
from sitegen.reading.parsing.lines.landmarks import Landmarks
from sitegen.reading.parsing.vocabulary import REMEMBERED, load_phrases, load_words

LONGEST_HEADING = 12  # words


@lru_cache(maxsize=REMEMBERED)
def heads_others(marks: Landmarks, index: int) -> bool:
    """Return whether line `index` is a heading whose words say that those below it do not sign.

    It is marked as one, ends in a colon, or stands by itself over a block of several lines or of lines with marks. What
    begins with a victim's or a partner's word and has neither is a name where it holds a word of organizations'.
    """
    line = marks.facts[index]
    if line.blank or line.number is not None or line.bullet not in ("", "*") or line.link:
        return False
    marked = _is_marked(marks, index) or _is_shouted(marks, index)
    starts = marks.begins_block(index) or marked
    if len(line.words) > LONGEST_HEADING or not starts or line.text.endswith((".", "!", "?")):
        return False
    if says_not_signing(line.plain):
        return marked or _stands_over(marks, index)
    found = load_phrases("lists", "others_named").search(line.plain)
    if found is None or says_signing(marks, index):
        return False
    whole = found.end() - found.start() >= len(line.plain.strip(" :*_"))
    words = {word.strip(".,:").lower() for word in line.words}
    named = not whole and load_words("lists", "organization_words") & words
    return marked or (not named and _stands_over(marks, index, alone=whole))


def says_not_signing(plain: str) -> bool:
    """Return whether folded words say that somebody did not sign, or does no longer."""
    return load_phrases("lists", "not_signing").search(plain) is not None


def says_signing(marks: Landmarks, index: int) -> bool:
    """Return whether a line says that somebody signs: "Signed by those who work with the victims:"."""
    if {"statement", "closing"} & set(marks.cues[index]):
        return True
    return load_phrases("cues", "statement_within").search(marks.facts[index].plain) is not None


def _is_marked(marks: Landmarks, index: int) -> bool:
    line = marks.facts[index]
    return line.level > 0 or line.strong or line.text.rstrip("* _").endswith(COLONS)


def _is_shouted(marks: Landmarks, index: int) -> bool:
    """Return whether a line is in capitals, and the one below it is not."""
    below = marks.below(index)
    return below is not None and marks.facts[index].text.isupper() and not below.text.isupper()


def _stands_over(marks: Landmarks, index: int, *, alone: bool = False) -> bool:
    """Return whether a line is a block of its own over a block of several lines, or over one with a mark.

    `alone`: it holds no other words, so that one line below is enough.
    """
    below = marks.block_below(index, 2)
    if not below or not marks.stands_alone(index):
        return False
    return alone or below[0].marked or len(below) > 1
