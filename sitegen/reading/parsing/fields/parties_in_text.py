"""To whom running text says that the letter goes, where neither a label, a title nor a salutation does.

An address within it ("To the members of the council,"), words that say it ("a letter addressed to the council"), whom
those who sign ask for something in their first paragraph ("we, the undersigned, call on the council to …"), or whom a
sentence asks over what it demands ("We therefore ask the council to:").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sitegen.core.model import LineReading
from sitegen.reading.parsing.context import Context
from sitegen.reading.parsing.fields.asked_parties import (
    LONGEST_CASELESS,
    LONGEST_PARTY,
    asked_in,
    introduced_in,
    is_caseless,
    is_named,
    parties_at,
)
from sitegen.reading.parsing.fields.title_words import CAPTION
from sitegen.reading.parsing.lines.facts import COLONS, LineFacts
from sitegen.reading.parsing.lines.likeness import is_prose
from sitegen.reading.parsing.lines.unwrapping import flow
from sitegen.reading.parsing.lists.list_openings import fresh
from sitegen.reading.parsing.names.party_words import each_addressed
from sitegen.reading.parsing.party_labels import is_lead, without_label
from sitegen.reading.parsing.vocabulary import fold, load_words

PARAGRAPHS = 3  # from the start, in which a letter, or who prints it, says to whom it goes
LONGEST_PARAGRAPH = 60  # lines; what is longer is a text without blank lines, of which the first lines are looked at
LONGEST_LEAD = 200  # characters between those who sign and the verb by which they ask
LONGEST_ADDRESS = 20  # words of a line that addresses somebody within the text
MOST_ADDRESSED = 12  # lines under a label within the text
FEWEST_CASELESS = 2  # parties on a line of such a script, that is then an address
_STOPS = re.compile(r"(?<=[^\W\d_]{2}[.!?])\s+|(?<=[。！？])")


@dataclass(frozen=True, slots=True)
class AddressedInText:
    """The parties that running text addresses, the line (from 0) that does so, and in words how."""

    parties: tuple[str, ...]
    line: int
    reason: str


def addressed_in_text(context: Context, readings: Sequence[LineReading]) -> AddressedInText | None:
    """Return whom running text addresses, or None."""
    text = [context.facts[one.line - 1] for one in readings if one.winner.role in ("body", "heading", "noise", "title")]
    return (
        _address_within(text, context)
        or _said(context, readings)
        or _introduced(context, readings)
        or _asked_first(context, readings)
        or _asked_over_demands(text, context)
    )


def _address_within(text: Sequence[LineFacts], context: Context) -> AddressedInText | None:
    """Return whom lines address that stand alone in the text: a page may print words of its own before a letter."""
    found: list[str] = []
    first = last = -1
    for line in text:
        if line.blank or context.region(line.index):
            continue
        near = found and (last < 0 or context.marks.above(line.index) in (None, context.facts[last]))
        if found and not near:
            break
        if not found and _is_bare_label(line, context):
            below = _below_label(line, context)
            if below:
                return AddressedInText(tuple(below), line.index, "a label within the text stands over it")
            continue
        parties = _on_address_line(line, context) if not found or _is_labelled(line, context) else []
        if parties:
            first = line.index if first < 0 else first
            found, last = [*found, *parties], line.index
    return AddressedInText(tuple(found), first, "a line within the text addresses it") if found else None


def _is_labelled(line: LineFacts, context: Context) -> bool:
    return "addressee" in context.marks.cues[line.index]


def _is_bare_label(line: LineFacts, context: Context) -> bool:
    """Return whether a line is a label over addressees and nothing else: "Para:"."""
    rest = context.marks.cues[line.index].get("addressee")
    return rest is not None and not rest.strip(" :*_") and line.text.strip("*_ ").endswith(COLONS)


def _below_label(label: LineFacts, context: Context) -> list[str]:
    found: list[str] = []
    line = context.marks.below(label.index)
    while line is not None and len(found) < MOST_ADDRESSED and context.region(line.index) is None:
        if len(line.words) > LONGEST_PARTY or line.text.endswith(".") or is_prose((line,)):
            break
        if line.level or is_lead(line.rest):
            break
        found.append(without_label(line.rest, context).strip(" ,;"))
        line = context.marks.below(line.index)
    return found if line is not None else []


def _on_address_line(line: LineFacts, context: Context) -> list[str]:
    """Return the parties of a line that addresses somebody and holds nothing else, or nothing."""
    bare = line.text.strip("*_ ")
    if not context.marks.stands_alone(line.index) or line.marked or len(line.words) > LONGEST_ADDRESS:
        return []
    if not bare.endswith((",", "，", *COLONS)) or context.marks.below(line.index) is None:
        return []
    if is_caseless(bare):
        parts = [part.strip() for part in bare.strip("，：:, ").split("、")]
        called = tuple(load_words("letters", "glued_honorifics") | load_words("letters", "roles"))
        told = len(parts) >= FEWEST_CASELESS or (parts[0].endswith(called) and parts[0] not in called)
        return parts if told and all(2 < len(one) <= LONGEST_CASELESS for one in parts) else []
    vocabulary = context.language_vocabulary
    melted = fold(bare).split(" ", 1)[0] in vocabulary.words("letters", "to")  # "Às associadas da …,"
    if not (melted or _is_labelled(line, context)) or not fresh(context.marks, line.index):
        return []
    said = without_label(bare.rstrip(",:，： "), context)
    said = said.split(" ", 1)[-1] if melted and said.startswith(bare.split(" ", 1)[0]) else said
    parties = each_addressed(said, vocabulary)
    before = bare.split(" ", 1)[0] if melted else ""
    return parties if is_named(parties, before, "", vocabulary) and not is_prose((line,)) else []


def _said(context: Context, readings: Sequence[LineReading]) -> AddressedInText | None:
    """Return whom the first paragraphs say that the letter is addressed to."""
    vocabulary = context.language_vocabulary
    phrases = vocabulary.phrases("letters", "addressed")
    for line, text in _paragraphs(context, readings):
        plain = fold(text)
        if len(plain) != len(text):
            continue
        found, start = phrases.search(plain), 0
        while found:
            start = found.end()
            parties = parties_at(text[start:], vocabulary)
            if parties and is_named(parties, text[:start], text[start:], vocabulary):
                return AddressedInText(parties, line, f"the text says “{text[found.start() : found.end()]}”")
            found = phrases.search(plain, start)
    return None


def _introduced(context: Context, readings: Sequence[LineReading]) -> AddressedInText | None:
    """Return to whom the letter goes by a sentence that says what it is."""
    for line, text in _paragraphs(context, readings):
        parties = introduced_in(_STOPS.split(text)[0], context.language_vocabulary)
        if parties:
            return AddressedInText(parties, line, "a sentence says that the letter goes to it")
    return None


def _asked_first(context: Context, readings: Sequence[LineReading]) -> AddressedInText | None:
    """Return whom those who sign ask for something in the letter's first paragraph; a lead without a stop is none."""
    vocabulary = context.language_vocabulary
    selves, asks = vocabulary.phrases("counting", "self"), vocabulary.phrases("letters", "asks")
    full = ((at, text) for at, text in _paragraphs(context, readings) if not text[-1:].isalnum())
    line, text = next(full, (0, ""))
    plain = fold(text)
    if len(plain) != len(text):
        return None
    who, asked = selves.search(plain), None
    while who:
        asked = asks.search(plain, who.end())
        between = plain[who.end() : asked.start()] if asked else ""
        if asked and len(between) <= LONGEST_LEAD and ". " not in between:
            parties = parties_at(text[asked.end() :], vocabulary)
            if parties and is_named(parties, text[: asked.end()], text[asked.end() :], vocabulary):
                return AddressedInText(parties, line, "those who sign ask it for something in their first paragraph")
        who = selves.search(plain, who.end())
    return None


def _asked_over_demands(text: Sequence[LineFacts], context: Context) -> AddressedInText | None:
    """Return whom the first sentence asks that ends in a colon over items and names whom it asks."""
    vocabulary = context.language_vocabulary
    for line in text:
        below = context.marks.below(line.index)
        if below is None or not below.marked or context.region(below.index) is not None:
            continue
        if not line.text.rstrip("*_ ").endswith(COLONS):
            continue
        block = context.marks.block(line.index)
        said = flow([one.rest[-2000:] for one in block if one.index <= line.index]).replace("*", "")
        parties = asked_in(_STOPS.split(" ".join(said.split()))[-1], vocabulary)
        if parties:
            return AddressedInText(parties, line.index, "a sentence asks it over what it demands")
    return None


def _paragraphs(context: Context, readings: Sequence[LineReading]) -> Iterator[tuple[int, str]]:
    """Yield the first paragraphs of the text, each with its first line (from 0), words joined by single blanks."""
    found: list[list[LineFacts]] = []
    for one in readings:
        line = context.facts[one.line - 1]
        if one.winner.role != "body" or line.blank or CAPTION.search(line.rest):
            continue
        if found and context.width and found[-1][-1].index == line.index - 1:
            if len(found[-1]) == LONGEST_PARAGRAPH:
                break
            found[-1].append(line)
        elif len(found) == PARAGRAPHS:
            break
        else:
            found.append([line])
    for lines in found:
        yield lines[0].index, " ".join(flow([line.rest[:2000] for line in lines]).replace("*", "").split())
