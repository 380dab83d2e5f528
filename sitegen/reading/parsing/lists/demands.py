"""Sentences that speak of those who sign and open what they ask for: "We, the undersigned, call on you to:"."""

from __future__ import annotations

import re

from sitegen.reading.parsing.lines.facts import COLONS
from sitegen.reading.parsing.lines.landmarks import Landmarks
from sitegen.reading.parsing.vocabulary import load_phrases, load_words

LONGEST_SENTENCE = 6  # lines of such a sentence
LONGEST_END = 4  # words with which it ends: "the following measures"
_STOPS = re.compile(r"[.!?]\s+")


def opens_demands(marks: Landmarks, first: int, last: int) -> bool:
    """Return whether a sentence on lines `first` to `last` breaks off behind a verb of asking: "call on you to:"."""
    below = marks.below(last)
    if first > last or below is None:
        return False
    said = _sentence(marks, first, last)
    return breaks_off_asking(said) and (said.endswith(COLONS) or below.marked)


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
