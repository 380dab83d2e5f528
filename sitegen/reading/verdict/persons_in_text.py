"""Persons who are named within one sentence, by their given names: those who sign, where a letter lists nobody."""

from __future__ import annotations

import re

from sitegen.reading.parsing.lines.landmarks import Landmarks
from sitegen.reading.parsing.lines.unwrapping import flow
from sitegen.reading.parsing.names.kinds import has_given_name
from sitegen.reading.parsing.vocabulary import load_forms, load_page_words
from sitegen.reading.parsing.vocabulary.phrases import any_of

LONGEST_BLOCK = 6000  # characters of a paragraph that are looked at
_CAPITAL = r"[^\W\d_a-zß-ÿ]"
# "y" and "e" are particles, and stand between two persons more often.
_PARTICLE = rf"(?:{any_of((load_forms('particles') | {'d’'}) - frozenset(load_page_words('and')))})"
_RUN = re.compile(rf"{_CAPITAL}[\w'’-]+(?: (?:{_PARTICLE}|{_CAPITAL}\.?|{_CAPITAL}[\w'’-]+)){{1,5}}")
_SENTENCE = re.compile(rf"(?<=[.!?:])\s+(?={_CAPITAL})")


def persons_in_text(marks: Landmarks) -> tuple[int, int]:
    """Return how many persons one sentence names at most, and on which line (from 0) its paragraph begins."""
    most, where = 0, 0
    for block in marks.blocks:
        if block.first < marks.front:
            continue
        text = flow([line.rest for line in marks.facts[block.first : block.last + 1]])[:LONGEST_BLOCK]
        for sentence in _SENTENCE.split(text):
            found = sum(has_given_name(" ".join(name.split()[:3])) for name in _RUN.findall(sentence))
            if found > most:
                most, where = found, block.first
    return most, where
