"""Lists whose every second line is the one above it in another script: one entry in two languages."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from sitegen.reading.parsing.lines.facts import COLONS, LineFacts
from sitegen.reading.parsing.lines.landmarks import Landmarks

FEWEST = 4  # pairs
NEARLY_ALL = 0.9  # share of the lines that have another script than the one above
LOOK = 60  # characters that say in which script a line is
OWN = 0.7  # share of a line's letters that are of its script: "Amnesty ミャンマー" is of none
_TOGETHER = {"HIRAGANA": "CJK", "KATAKANA": "CJK", "KATAKANA-HIRAGANA": "CJK", "IDEOGRAPHIC": "CJK", "HALFWIDTH": "CJK"}


def translated_lines(marks: Landmarks, first: int, last: int) -> frozenset[int]:
    """Return the lines of a list on lines `first` to `last` that are the line above them in another script.

    Lines of two scripts take turns nearly throughout, and there are as many of each; what is merely written in another
    script here and there is an entry.
    """
    lines = [line for line in marks.facts[first : last + 1] if line.letters and not line.text.endswith(COLONS)]
    if len(lines) < 2 * FEWEST or all(line.text.isascii() for line in lines[:4]):
        return frozenset()
    scripts = [_script(line.rest[:LOOK]) for line in lines]
    if len(set(scripts)) > 2 + (None in scripts):
        return frozenset()
    turns = sum(None not in pair and pair[0] != pair[1] for pair in pairwise(scripts))
    if turns < NEARLY_ALL * (len(lines) - 1):
        return frozenset()
    return frozenset(_seconds(lines, scripts))


def _seconds(lines: Sequence[LineFacts], scripts: Sequence[str | None]) -> list[int]:
    leads = next((script for script in scripts if script), None)
    return [
        line.index
        for line, (above, script) in zip(lines[1:], pairwise(scripts), strict=True)
        if above == leads and script not in (leads, None)
    ]


def _script(text: str) -> str | None:
    """Return the script of most letters of a text, None where no script has nearly all."""
    letters = [_script_of(letter) for letter in text if letter.isalpha()]
    if not letters:
        return None
    (script, count), *_ = Counter(letters).most_common(1)
    return script if count >= OWN * len(letters) else None


@cache
def _script_of(letter: str) -> str:
    name = unicodedata.name(letter, "?").split(" ", 1)[0]
    return _TOGETHER.get(name, name)
