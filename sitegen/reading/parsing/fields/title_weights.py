"""How much speaks for printed lines that may be the title: how they are set, what they say, how long they are."""

from __future__ import annotations

from collections.abc import Sequence

from sitegen.core.comparing import letters_of
from sitegen.core.model import LineReading
from sitegen.reading.parsing.context import Context
from sitegen.reading.parsing.fields.title_lines import HUGE, LONG, LONGEST_TITLE
from sitegen.reading.parsing.fields.title_words import calls_itself, says_nothing_else
from sitegen.reading.parsing.lines.facts import COLONS, LineFacts
from sitegen.reading.parsing.lines.landmarks import gives_contact
from sitegen.reading.parsing.lines.mail_addresses import has_email
from sitegen.reading.parsing.names.persons import is_organization_like, looks_like_person

FEWEST_COMMON = 2  # words in small letters that name nothing, which a title has and a sender's name has not
LONG_WORD = 4  # letters of such a word
# What may stand between a title and the salutation.
_OVER_TEXT = ("blank", "date", "addressee", "cc", "furniture", "title", "body")
LONG_NAME = 6  # words; few names have as many
FEWEST_REACHED = 2  # ways to reach somebody in what stands over a title that is not its letterhead
FEWEST_CONTACTS = 3  # ways to reach somebody that make what stands below a letterhead
SMALL = 0.9  # times the usual size of letters, in which letterheads and notes are set, and no title
FEWEST_WORDS = 4  # of words over a bare list that are its title
LARGE = 1.15  # times the usual size of letters, that makes a line a heading


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
    """Return whether lines that stand alone over day and address, or below a letterhead, say what the letter is about.

    They hold common words, or too many for a name, and neither a word by which bodies are called nor the name of
    somebody who signs.
    """
    first, last = lines[0].index, lines[-1].index
    above = [one for one in context.facts[context.marks.front : first] if not one.blank]
    letterhead = sum(map(gives_contact, above)) >= FEWEST_REACHED
    words = all(readings[one.index].winner.role == "body" or says_nothing_else(one.rest, context) for one in above)
    if not (letterhead or words):
        return False
    if any(one.winner.role not in _OVER_TEXT for one in readings[last + 1 : context.body_start]):
        return False
    text = " ".join(line.rest for line in lines)
    common = [word for word in text.split() if len(word) >= LONG_WORD and word.isalpha() and word.islower()]
    # “for” stands in names and in sentences.
    telling = " ".join(word for word in text.split() if len(word) >= LONG_WORD)
    named = not text[0].isdecimal() and (is_organization_like(telling) or looks_like_person(text))
    if (len(common) < FEWEST_COMMON and len(text.split()) < LONG_NAME) or named:
        return False
    signed = (context.facts[one.line - 1].text for one in readings if one.winner.role == "signatory")
    return letters_of(text) not in set(map(letters_of, signed))


def weigh_lines(lines: Sequence[LineFacts], text: str, context: Context, readings: Sequence[LineReading]) -> float:
    """Return how much speaks for printed lines: how they are set, what they call themselves, how long they are."""
    line, words, role = lines[0], len(text.split()), readings[lines[0].index].winner.role
    called, loud = calls_itself(text, context), text.isupper()
    size = context.sizes[line.index] if context.sizes else 1.0
    bare = context.marks.fields.get("title", ("", 0))[0]  # "Open letter" leaves it to a heading to say more
    part = role == "heading" and not (bare and says_nothing_else(bare, context))
    within = part or line.index >= context.body_start  # a part of the text may have a heading, too
    below = context.facts[lines[-1].index + 1 : lines[-1].index + 1 + LONGEST_TITLE]
    same = [one for one in context.marks.block(lines[-1].index) if one.index > lines[-1].index]
    paper = heads_paper(lines, context, readings) and not says_what_about(lines, context, readings)
    reached = sum(map(gives_contact, below)) >= FEWEST_CONTACTS or sum(map(gives_contact, same)) >= FEWEST_REACHED
    letterhead = reached or paper
    signs = (
        (0.14, line.level == 1),
        (0.1, line.level > 1),
        (0.12 if loud and called else 0.08, not line.level and (line.strong or (loud and words > 2))),
        (0.12, size >= LARGE),
        (0.12, size >= HUGE),
        (-0.15, size <= SMALL),
        (-0.2, words <= FEWEST_WORDS and _is_subtitle(line, context)),
        (-0.03 if says_nothing_else(text, context) else 0.17, called),
        (-0.15, within and not called),
        (-0.2, words > LONG),
        (-0.05, words < 3),
        (-0.15, words == 1 and loud),
        (-0.2, text[:1].islower()),
        (-0.3, letterhead and not called),
        (-0.05, "addressee" in context.marks.cues[line.index] and not called),
        (-0.2, text.endswith(COLONS) and not called),
        (-0.1, loud and words <= 4 and not called),
        (-0.15, text.endswith(".") and not loud),
        (-0.25, has_email(text) or line.text.startswith("(")),
    )
    return (0.58 if role == "title" else 0.5) + sum(weight for weight, holds in signs if holds)


def _is_subtitle(line: LineFacts, context: Context) -> bool:
    """Return whether the line above is set much larger than text, and larger than this one, and says something."""
    above = context.marks.above(line.index) if context.sizes else None
    if above is None or above.index < context.marks.front or line.index - above.index > 2:
        return False
    size = context.sizes[above.index]
    return size >= HUGE and 0.92 * size >= context.sizes[line.index] and not says_nothing_else(above.rest, context)
