"""Sentences that speak of those who sign and open what they ask for: "We, the undersigned, call on you to:"."""

from __future__ import annotations

import re
from typing import Literal

from sitegen.reading.parsing.lines.facts import COLONS, LineFacts
from sitegen.reading.parsing.lines.landmarks import Landmarks
from sitegen.reading.parsing.lines.likeness import is_prose
from sitegen.reading.parsing.names.naming import names_somebody
from sitegen.reading.parsing.names.persons import is_appendage
from sitegen.reading.parsing.vocabulary import load_phrases, load_words

LONGEST_SENTENCE = 6  # lines of such a sentence
LONGEST_END = 4  # words with which it ends: "the following measures"
MOST_ITEMS = 12  # of what is asked for, that are looked at
FARTHEST = 60  # lines behind these in which the words over the list are looked for
_STOPS = re.compile(r"[.!?]\s+")
_ITEM_ENDS = (".", ";", "!", "؛", "。", "；", "။")
_LAW = re.compile(r"§|\b(?:[Aa]rt|[Ss]ec|[Nn]r|[Nn]o)\. ?\d")


Opened = Literal["surely", "likely"]


def opens_demands(marks: Landmarks, first: int, last: int) -> Opened | None:
    """Return how surely a sentence that ends on lines `first` to `last` opens what is asked for, and not who signs.

    Surely, where it breaks off behind a verb of asking ("call on you to:"). Likely, where it holds words of asking, or
    ends in a full stop, and what stands below it is worded as wishes are, while other words open a list further down.
    """
    if first > last:
        return None
    said = _sentence(marks, first, last)
    below = marks.below(last)
    if below is None:
        return None
    if breaks_off_asking(said):
        return "surely" if said.endswith(COLONS) or below.marked else None
    asks = _asks(said) if said.endswith(COLONS) else ""
    if not (asks or said.endswith(".")):
        return None
    items = demanded(marks, below.index)
    wished = bool(items) and _are_wishes(items, asks) and _is_opened_below(marks, items[-1].index + 1)
    return "likely" if wished else None


def stands_under_demand(marks: Landmarks, index: int) -> bool:
    """Return whether the line over line `index` ends a sentence that breaks off behind a verb of asking."""
    above = marks.previous_line(index - 1)
    if above < marks.front:
        return False
    said = _sentence(marks, max(marks.block_at(above).first, above - LONGEST_SENTENCE + 1), above)
    return said.endswith(COLONS) and breaks_off_asking(said)


def breaks_off_asking(said: str) -> bool:
    """Return whether a folded sentence ends in a verb of asking, or in a word that cannot end one: "ask you to:".

    Of who signs nothing is said behind the verb ("we ask you to heed what is signed by the following:").
    """
    bare = said.rstrip(" :：-–—*_…")
    end = _asked(bare)
    if end < 0:
        return False
    rest = bare[end:].strip(" ,;")
    if load_phrases("cues", "statement_within").search(rest):
        return False
    words = rest.split()
    ends = load_words("cues", "asking_end")
    if not words or rest in load_words("cues", "asking_how"):
        return True
    return any(" ".join(words[-count:]) in ends for count in range(1, min(LONGEST_END, len(words)) + 1))


def _asks(said: str) -> Literal["", "within", "at the end"]:
    """Return where a folded sentence asks: at its end, by whom or by what is asked for, or within it, or nowhere."""
    bare = said.rstrip(" :：")
    asked_for = list(load_phrases("cues", "asked_for").finditer(bare))
    if asked_for and len(bare[asked_for[-1].end() :].split()) <= 1:
        return "at the end"
    party = load_phrases("letters", "asks").search(bare)
    return "within" if asked_for or party or _asked(bare) >= 0 else ""


def _asked(said: str) -> int:
    """Return where the last verb of asking in a folded sentence ends, or -1."""
    asking = load_phrases("cues", "asking")
    if not any("a" <= character <= "z" for character in said) and not said.isascii():
        ends = [at + len(verb) for verb in load_words("cues", "asking") if (at := said.rfind(verb)) >= 0]
        return max(ends, default=-1)  # some scripts write no spaces
    return max((found.end() for found in asking.finditer(said)), default=-1)


def _sentence(marks: Landmarks, first: int, last: int) -> str:
    """Return the last sentence on some lines, folded."""
    lines = marks.facts[max(first, last - LONGEST_SENTENCE + 1) : last + 1]
    return _STOPS.split(" ".join(line.plain for line in lines if not line.blank))[-1].strip(" *_")


def demanded(marks: Landmarks, first: int) -> list[LineFacts]:
    """Return the lines that begin items from line `first` on: those with marks, or those of one block."""
    block = marks.following(first, MOST_ITEMS)
    if not block[0].marked:
        return list(block)
    items: list[LineFacts] = []
    index = first
    while index < len(marks.facts) and len(items) < MOST_ITEMS:
        line = marks.facts[index]
        if line.marked:
            items.append(line)
        elif not line.blank and marks.begins_block(index):
            break
        index += 1
    return items


def _are_wishes(items: list[LineFacts], asks: Literal["", "within", "at the end"]) -> bool:
    """Return whether half the items are worded as sentences are; under words of asking, whether few name nobody.

    Where the sentence is whole and asks within it, names may stand below: two words with capitals are one.
    """
    few = asks and len(items) < MOST_ITEMS
    nobody = sum(not names_somebody(line) for line in items) if few else 0
    return 2 * sum(_is_wish(line) for line in items) >= len(items) or 2 * nobody > len(items)


def _is_wish(line: LineFacts) -> bool:
    """Return whether an item ends as sentences do, speaks of a clause of a law, or is running text."""
    text = line.rest.rstrip("*_ ")
    ends = text.endswith(_ITEM_ENDS) and len(line.words) > 1 and not is_appendage(line.last_word)
    named = names_somebody(line)
    return (ends and not named) or _LAW.search(text) is not None or is_prose((line,))


def _is_opened_below(marks: Landmarks, start: int) -> bool:
    """Return whether further down a farewell, or words that open a list, begin a line that starts something."""
    return any(
        ("closing" in cues or "statement" in cues) and marks.begins_block(index)
        for index, cues in enumerate(marks.cues[start : start + FARTHEST], start)
    )
