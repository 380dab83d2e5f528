"""Letters that cite other letters of the archive: "our open letter of 1 February 2024", or a link to its page.

A letter is cited where a word for a letter, or for a statement, is followed within a few words by the full date of
another letter of the archive. Which words, is data: `letters.toml`.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from importlib import resources

from sitegen.parsing.dates import find_date
from sitegen.parsing.vocabulary import load_vocabulary
from sitegen.references.found import Found

_WORDS = tomllib.loads(resources.files(__package__).joinpath("letters.toml").read_text("utf-8"))
_NEAR = 60  # characters after the word in which the date must begin and end


def _pattern() -> re.Pattern[str]:
    words = sorted({word for all_of in _WORDS.values() for word in all_of}, key=lambda word: (-len(word), word))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})(?!\w)")


_CUE = _pattern()


def find_letters(sentence: str, own_date: str | None, by_date: Mapping[str, Sequence[str]]) -> Iterator[Found]:
    """Yield the archive's letters that a readable sentence of a letter cites.

    `by_date` holds their ids under their dates; a letter does not cite those of its `own_date`.
    """
    for cue in _CUE.finditer(sentence) if by_date else ():
        near = sentence[cue.end() : cue.end() + _NEAR]
        date = find_date(near, load_vocabulary()) if any(map(str.isdigit, near)) else None
        if date is None or date.iso is None or date.iso == own_date:
            continue
        at = near.lower().find(date.printed.lower())
        end = cue.end() + (at + len(date.printed) if at >= 0 else 0)
        for letter_id in by_date.get(date.iso, ()):
            yield Found(cue.start(), end, "letter", "letter", letter_id, letter_id, None)
