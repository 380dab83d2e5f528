"""What stands at the head of a letter, over its day and address: the name of who sends it, or what it is about."""

from __future__ import annotations

from collections.abc import Sequence

from sitegen.core.comparing import letters_of
from sitegen.core.model import LineReading
from sitegen.reading.parsing.context import Context
from sitegen.reading.parsing.lines.facts import LineFacts
from sitegen.reading.parsing.names.persons import is_organization_like, looks_like_person

FEWEST_COMMON = 2  # words in small letters that name nothing, which a title has and a sender's name has not
LONG = 4  # letters of such a word
_OVER_TEXT = ("blank", "date", "addressee", "furniture")  # what may stand between a title and the salutation


def heads_paper(lines: Sequence[LineFacts], context: Context, readings: Sequence[LineReading]) -> bool:
    """Return whether plain lines stand over day, address and salutation of a letter, as the name of its sender does.

    What a letter is about stands below its address, and what is no letter but a statement has none.
    """
    start, last = context.body_start, lines[-1].index
    if lines[0].level or not last < start < len(readings) or readings[start].winner.role != "salutation":
        return False
    roles = [one.winner.role for one in readings[last + 1 : start]]
    return "addressee" in roles and "date" in roles


def says_what_about(lines: Sequence[LineFacts], context: Context, readings: Sequence[LineReading]) -> bool:
    """Return whether lines that stand first and alone over day and address say what the letter is about.

    They hold common words, and neither a word by which bodies are called nor the name of somebody who signs.
    """
    first, last = lines[0].index, lines[-1].index
    if any(not one.blank for one in context.facts[context.marks.front : first]):
        return False
    if any(one.winner.role not in _OVER_TEXT for one in readings[last + 1 : context.body_start]):
        return False
    text = " ".join(line.rest for line in lines)
    common = [word for word in text.split() if len(word) >= LONG and word.isalpha() and word.islower()]
    telling = " ".join(word for word in text.split() if len(word) >= LONG)  # “for” stands in names and in sentences
    named = is_organization_like(telling) or looks_like_person(text)
    if len(common) < FEWEST_COMMON or named:
        return False
    signed = (context.facts[one.line - 1].text for one in readings if one.winner.role == "signatory")
    return letters_of(text) not in set(map(letters_of, signed))
