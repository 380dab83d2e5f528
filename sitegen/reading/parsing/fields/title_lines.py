"""Which lines may be a title, and which of them are one title over several lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from sitegen.core.model import LineReading
from sitegen.reading.parsing.context import Context
from sitegen.reading.parsing.fields.title_words import (
    CAPTION,
    FILLED_IN,
    MARKUP,
    NO_TITLE,
    begins_as_letter,
    calls_itself,
    says_nothing_else,
)
from sitegen.reading.parsing.lines.facts import COLONS, LineFacts
from sitegen.reading.parsing.lines.unwrapping import flow
from sitegen.reading.parsing.lists.body_start import is_salutation, names_letter
from sitegen.reading.parsing.names.party_words import without_article
from sitegen.reading.parsing.names.persons import looks_like_person
from sitegen.reading.parsing.vocabulary import load_vocabulary, load_words

MOST_WORDS = 40  # of a title; what is longer is a sentence of the letter
LONG = 25  # words; a title may have them, but seldom has
LONGEST_TITLE = 12  # lines
FEWEST_LOUD = 3  # words in capitals that are set apart from others; fewer may be a name in short
LOOKED_AT = 80  # lines from the start in which a title may stand alone in the text
MUCH_LARGER = 1.3  # times as large letters as the next line has
FULL = 0.8  # of the width of the text, from which a line is full
LONGEST_SUBTITLE = 25  # words
ABOUT = 5  # letters of a word for "about" that has no other meaning
HUGE = 1.45  # times the usual size of letters, in which hardly anything but a title is set


def wrapped_lines(context: Context, readings: Sequence[LineReading]) -> list[list[LineFacts]]:
    """Return the lines of each title that the text may have: wrapped lines together, over blank ones too."""
    held = {one.line - 1 for one in readings if one.winner.role == "title" and one.winner.rule != "front-matter"}
    held |= {
        line.index for line in context.facts[context.marks.front : LOOKED_AT] if _stands_out(line, context, readings)
    }
    lines = [context.facts[index] for index in sorted(held) if not _is_other(index, context)]
    widest = max((len(line.text) for line in lines), default=0)
    groups: list[list[LineFacts]] = [lines[:1]] if lines else []
    for above, line in pairwise(lines):
        if len(groups[-1]) < LONGEST_TITLE and _goes_on(above, line, widest, context):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _is_other(index: int, context: Context) -> bool:
    """Return whether a line cannot be of a title: an entry of a list, an address of the web, "Contents"."""
    line = context.facts[index]
    counted = line.bare is not None and looks_like_person(line.rest.lstrip("0123456789 "))
    plain = line.plain.strip(" .:*_#!")
    if plain in load_words("letters", "contents") or plain in load_words("letters", "headers"):
        return True
    if line.text.startswith(".. "):  # a mark of reStructuredText, over the title that it names
        return True
    if CAPTION.search(line.rest) or FILLED_IN.match(line.rest):
        return True
    return counted or NO_TITLE.search(MARKUP.sub(" ", line.rest)) is not None or "appeal" in context.marks.cues[index]


def with_subtitles(groups: Sequence[list[LineFacts]], context: Context) -> Iterator[list[LineFacts]]:
    """Yield the groups; what stands right under one that calls itself a letter says what it is about, and is of it.

    So is what says first what a letter is about that calls itself so below.
    """
    held: list[LineFacts] = []
    for group in groups:
        text = flow([line.rest for line in (*held, *group)])
        under = (
            held
            and (_calls_itself_below(held, group, context) or _calls_itself_above(held, group, context))
            and group[0].index - held[-1].index <= 3
            and group[0].index < context.body_start
            and not group[-1].text.endswith((*COLONS, ","))
            and not (group[-1].text.endswith(".") and not group[-1].text.isupper())
        )
        if (
            under
            and not held[-1].text.endswith((".", "!", "?"))
            and (_are_one(held, group, context) or _says_to_whom(held, group, context))
            and len(text.split()) <= MOST_WORDS
            and sum(len(line.words) for line in group) <= LONGEST_SUBTITLE
        ):
            held = [*held, *group]
            continue
        if held:
            yield held
        held = group
    if held:
        yield held


def _calls_itself_above(held: Sequence[LineFacts], group: Sequence[LineFacts], context: Context) -> bool:
    return calls_itself(flow([line.rest for line in held]), context) and not begins_as_letter(group[0], context)


def _calls_itself_below(held: Sequence[LineFacts], group: Sequence[LineFacts], context: Context) -> bool:
    """Return whether bold lines say what a letter is about ("Concerning the weir") that calls itself so below them."""
    words = (word for word in context.language_vocabulary.words("letters", "letter_about") if len(word) >= ABOUT)
    first, last = f"{held[0].plain.lstrip('*_ ')} ", f" {held[-1].plain.rstrip('*_ ')}"
    about = any(first.startswith(f"{word} ") or last.endswith(f" {word}") for word in words)
    return about and held[0].strong and calls_itself(flow([line.rest for line in group]), context)


def _says_to_whom(held: Sequence[LineFacts], group: Sequence[LineFacts], context: Context) -> bool:
    """Return whether lines say to whom the bare word for a letter over them goes: "Open letter" over "to the Mayor"."""
    vocabulary = context.language_vocabulary
    to = vocabulary.words("letters", "to") | vocabulary.words("letters", "bare_to")
    text = group[0].rest.lstrip("*_ ")
    leads = text[:1].islower() and without_article(text, to) != text.strip()
    return leads and says_nothing_else(flow([line.rest for line in held]), context)


def _are_one(held: Sequence[LineFacts], group: Sequence[LineFacts], context: Context) -> bool:
    first, second = held[0], group[0]
    if context.sizes and context.sizes[first.index] >= MUCH_LARGER * context.sizes[second.index]:
        return False
    loud = [all(line.text.isupper() for line in lines) for lines in (held, group)]
    acronym = len(group) == 1 and len(second.words) < FEWEST_LOUD
    return (loud[0] == loud[1] or acronym) and (first.level, first.strong) == (second.level, second.strong)


def _stands_out(line: LineFacts, context: Context, readings: Sequence[LineReading]) -> bool:
    """Return whether a line by the text is a title: alone, and a letter by its own words or a heading over the text."""
    if line.blank or line.index >= len(readings) or readings[line.index].winner.role not in ("body", "heading"):
        return False
    if line.marked or line.text.endswith((".", *COLONS, ",", ";")):
        return False
    if len(line.words) > (MOST_WORDS if heads_greeting(line, context) else LONG):
        return False
    if context.sizes and context.sizes[line.index] >= HUGE:
        return True
    if _is_of_paragraph(line, context):
        return False
    alone = context.marks.stands_alone(line.index) or line.level > 0
    return alone and (calls_itself(line.rest, context) or (line.level > 0 and line.index < context.body_start))


def heads_greeting(line: LineFacts, context: Context) -> bool:
    """Return whether a line begins as titles of letters do and stands right over the salutation."""
    below = context.marks.below(line.index)
    return below is not None and is_salutation(context.marks, below.index) and names_letter(line)


def _is_of_paragraph(line: LineFacts, context: Context) -> bool:
    """Return whether a full line is the first or last of a paragraph that an edge of a page cuts."""
    below = context.marks.below(line.index)
    full = context.width and len(line.text) >= FULL * context.width and not (line.level or line.strong)
    return bool(full) and below is not None and below.text[:1].islower()


def _goes_on(above: LineFacts, line: LineFacts, widest: int, context: Context) -> bool:
    """Return whether two lines are one title: they are set alike, and the first is full or open."""
    if line.index - above.index > 3 or (above.level, above.strong) != (line.level, line.strong) or above.level:
        return False
    apart = line.index > above.index + 1
    if any(not one.blank for one in context.facts[above.index + 1 : line.index]) or _begins(line, context, apart=apart):
        return False
    huge = bool(context.sizes) and context.sizes[line.index] >= HUGE
    if context.sizes and abs(context.sizes[above.index] - context.sizes[line.index]) > 0.05:
        return False
    wrapped = line.rest[:1].islower() and not apart
    if _shouts(above) != _shouts(line) and len(line.words) > 1 and not (huge and not apart) and not wrapped:
        return False
    if (line.text.startswith("(") or huge) and not apart:
        return True
    opens = above.text.endswith((*COLONS, ",", "–", "-")) or above.last_word.lower() in load_vocabulary().connectors
    full = len(above.text) >= 0.7 * widest and _is_wrapped(context)
    return opens or line.rest[:1].islower() or full or (not apart and above.text.isupper())


def _begins(line: LineFacts, context: Context, *, apart: bool) -> bool:
    """Return whether a line begins something: a subject, or apart from the line above a letter or a sentence."""
    cues = context.marks.cues[line.index]
    sentence = line.text.endswith(".") and not (line.rest[:1].islower() or line.text.isupper())
    return "subject" in cues or (apart and (sentence or begins_as_letter(line, context) or "addressee" in cues))


def _is_wrapped(context: Context) -> bool:
    """Return whether lines end where there is no more room, so that a full one may go on below."""
    return context.width > 0 or bool(context.sizes)


def _shouts(line: LineFacts) -> bool:
    return line.text.isupper()
