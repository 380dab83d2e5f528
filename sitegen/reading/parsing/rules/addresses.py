"""The rule for address blocks: short lines before the salutation that say to whom the letter goes."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from sitegen.core.model import Evidence
from sitegen.reading.parsing.context import Context
from sitegen.reading.parsing.lines.facts import COLONS, LineFacts
from sitegen.reading.parsing.lines.landmarks import gives_contact
from sitegen.reading.parsing.lines.likeness import is_prose
from sitegen.reading.parsing.lists.body_start import is_salutation
from sitegen.reading.parsing.names.persons import looks_like_person
from sitegen.reading.parsing.party_labels import ends_address
from sitegen.reading.parsing.rules.several_addressed import addressed_lines
from sitegen.reading.parsing.vocabulary import fold, load_phrases, load_words

LONGEST = 9  # lines of an address
LONGEST_SPACED = 12  # words of a line of an address whose lines are paragraphs
FEWEST_SPACED = 3  # such lines
FEWEST_CONTACTS = 3  # ways to reach somebody that make a block a letterhead


def address_block(line: LineFacts, context: Context) -> Evidence | None:
    """Short lines before the salutation that name a person and an office: an address as on an envelope."""
    if not context.over_text(line.index):
        return None
    block = tuple(one for one in context.marks.block(line.index) if one.index < context.body_start)
    block = _spaced(line.index, context) or block
    block = _without_subject(_below_date(block, context), context)
    if line not in block or len(block) > LONGEST:
        return None
    if any(len(one.words) > 20 or one.level or one.index in context.marks.dates for one in block):
        return None
    if _stands_over_end(block, context):
        return Evidence("address-block", "addressee", "it ends in the word for “here” that ends an address", 0.62)
    if len(block) == 1 and _leads_to_bare_greeting(line, context):
        return Evidence("address-block", "addressee", "it stands over a greeting that names nobody", 0.62)
    reason = None if is_prose(tuple(block)) else _named_as_addressed(block, context)
    return Evidence("address-block", "addressee", reason, 0.62) if reason and not _heads(block, context) else None


def enumerated_address(line: LineFacts, context: Context) -> Evidence | None:
    """Lines that name a party each ("To the Minister,", "the Committee", "and mayors"), or one that names several."""
    lines = addressed_lines(line, context)
    if not lines:
        return None
    reason = "it is one of the lines that name a party each" if len(lines) > 1 else "it names several, each behind “to”"
    return Evidence("enumerated-address", "addressee", reason, 0.89)


def _heads(block: Sequence[LineFacts], context: Context) -> bool:
    """Return whether a block is of the letterhead: over the day, and another below it says to whom the letter goes.

    Whom the salutation greets by name is not of it.
    """
    marks = context.marks
    if _is_greeted(block[0], context):
        return False
    day = min((day for day in marks.dates if block[-1].index < day < context.body_start), default=None)
    below = marks.below(day) if day is not None else None
    return below is not None and below.index < context.body_start and address_block(below, context) is not None


def _spaced(index: int, context: Context) -> tuple[LineFacts, ...]:
    """Return the lines around one if each is a paragraph of its own, as word processors and web pages set addresses.

    Nothing, where they are few, or where neither a day stands over them nor a salutation below.
    """
    marks = context.marks
    if not _may_be_of_address(index, context):
        return ()
    first = last = index
    while last - first < 2 * LONGEST and _may_be_of_address(first - 2, context) and marks.begins_block(first):
        first -= 2
    while last - first < 2 * LONGEST and _may_be_of_address(last + 2, context) and marks.facts[last + 1].blank:
        last += 2
    lines = tuple(line for line in marks.facts[first : last + 1] if not line.blank)
    above, start = marks.previous_line(first - 1), context.body_start
    greets = start < len(marks.facts) and marks.next_line(last + 1) == start and is_salutation(marks, start)
    return lines if len(lines) >= FEWEST_SPACED and (greets or above in marks.dates) else ()


def _may_be_of_address(index: int, context: Context) -> bool:
    """Return whether a line is a short paragraph of its own before the letter, and neither day, heading nor title."""
    marks = context.marks
    if not context.over_text(index):
        return False
    line = marks.facts[index]
    if line.blank or line.level or line.bullet or index in marks.dates or "subject" in marks.cues[index]:
        return False
    if line.text.startswith(("(", "[")) or "](" in line.text:
        return False
    return marks.stands_alone(index) and len(line.words) <= LONGEST_SPACED and not _kinds_in(line, context)


def _kinds_in(line: LineFacts, context: Context) -> bool:
    return context.language_vocabulary.phrases("letters", "kinds").search(line.plain) is not None


def _stands_over_end(block: Sequence[LineFacts], context: Context) -> bool:
    """Return whether a block ends in a word that ends an address ("Presente"), or stands right over one."""
    below = context.marks.below(block[-1].index)
    near = below is not None and below.index - block[-1].index == 2
    return ends_address(block[-1]) or (below is not None and near and ends_address(below))


def _leads_to_bare_greeting(line: LineFacts, context: Context) -> bool:
    """Return whether a line ends as if it greeted somebody, and right below it a greeting names nobody."""
    below = context.marks.below(line.index)
    if not line.text.endswith((",", "，", *COLONS)) or below is None or below.index != context.body_start:
        return False
    greeting = below.plain.strip(" ,:;!.¡-–—，：！")
    nobody = load_words("letters", "nobody") | load_words("cues", "salutation")
    bare = greeting in nobody or all(word in nobody for word in greeting.split())
    return bare and is_salutation(context.marks, below.index)


def _named_as_addressed(block: Sequence[LineFacts], context: Context) -> str | None:
    """Return in words why a block of short lines is the address of a party, or None."""
    if sum(map(gives_contact, block)) >= FEWEST_CONTACTS:
        return None
    if _is_greeted(block[0], context):
        return "the salutation greets whom its first line names"
    titles = (load_phrases("letters", name) for name in ("honorifics", "roles"))
    titled = any(title.match(block[0].plain) for title in titles)
    office = any(load_phrases("letters", "roles").match(line.plain) for line in block[1:4])
    name, _, said = block[0].rest.partition(",")
    others = " ".join([fold(said), *(line.plain for line in block[1:4])])
    below = context.marks.below(block[-1].index)
    labelled = below is not None and not {"subject", "cc"}.isdisjoint(context.marks.cues[below.index])
    behind = labelled or block[0].index > context.marks.next_line(context.marks.front)
    if behind and looks_like_person(name) and load_phrases("letters", "roles").search(others):
        return "its block names a person and says what office they hold"
    if behind and len(block) > 2 and _is_posted(block, context):
        return "street and town stand below, and the subject or the salutation follows"
    if (titled and (len(block) > 1 or "," in block[0].text)) or (office and len(block) > 1):
        return "its block names a person and an office, as an envelope does"
    return None


def _is_posted(block: Sequence[LineFacts], context: Context) -> bool:
    """Return whether a block ends in two lines with figures, as addresses do, over the subject or the salutation."""
    below = context.marks.below(block[-1].index)
    follows = below is not None and (
        not {"subject", "cc"}.isdisjoint(context.marks.cues[below.index]) or is_salutation(context.marks, below.index)
    )
    return follows and all(any(map(str.isdecimal, line.text)) for line in block[-2:])


def _is_greeted(line: LineFacts, context: Context) -> bool:
    """Return whether the salutation holds a name that stands on a line of few words."""
    start = context.body_start
    called = load_phrases("letters", "kinds").search(line.plain)
    if called or len(line.words) > 8 or start >= len(context.facts) or not is_salutation(context.marks, start):
        return False
    nobody = load_words("letters", "nobody") | load_words("letters", "honorifics")
    greeted = {word.strip(",.:;!") for word in context.facts[start].words if word[:1].isupper()}
    named = {word.strip(",.:;") for word in line.words if word[:1].isupper() and len(word) > 2}
    return any(word.lower() not in nobody for word in greeted & named)


def _without_subject(block: tuple[LineFacts, ...], context: Context) -> tuple[LineFacts, ...]:
    """Return a block up to the line that says what the letter is about."""
    return tuple(takewhile(lambda line: "subject" not in context.marks.cues[line.index], block))


def _below_date(block: tuple[LineFacts, ...], context: Context) -> tuple[LineFacts, ...]:
    """Return a block without the dateline on top of it, if something stands below that."""
    return block[1:] if len(block) > 1 and block[0].index in context.marks.dates else block
