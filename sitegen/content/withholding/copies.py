"""Letters that are one letter with another, whether they say so or not: translations, copies, editions, other formats.

What is withheld from one of them must not be read in the other. A letter counts as a copy if it says that it
translates the other or the same original, if it has its date and title, if half of the shorter text is word for word
the other's, or if it has its date and half of the shorter list. A person may say that it is another letter: `open_in`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from sitegen.content.manuscript import originals
from sitegen.core.comparing import letters_of
from sitegen.core.model import Letter, Manuscript

_RUN = 5  # words that two texts share in one order
_ENOUGH = 20  # such runs in a text that can be compared
_FEW = 3  # names that two lists share


class Copies:
    """The letters of an archive, each with what copies are known by, worked out when it is first asked for."""

    def __init__(self, manuscripts: Sequence[Manuscript]) -> None:
        self._manuscripts = manuscripts
        self._works = originals(manuscripts)
        self._runs: dict[str, frozenset[int]] = {}
        self._names: dict[str, frozenset[str]] = {}

    def of(self, one: Manuscript) -> Iterator[tuple[Manuscript, str]]:
        """Yield the other letters that are one letter with `one`, each with the reason in words."""
        for other in self._manuscripts:
            if other.letter_id != one.letter_id and (reason := self._reason(one, other)):
                yield other, reason

    def _reason(self, one: Manuscript, other: Manuscript) -> str | None:
        ours, theirs = one.letter, other.letter
        if self._works[one.letter_id] == self._works[other.letter_id]:
            return "a version of it"
        same_day = ours.date is not None and ours.date == theirs.date
        if same_day and ours.title and theirs.title and letters_of(ours.title) == letters_of(theirs.title):
            return "of its date and title"
        first, second = self._runs_of(one), self._runs_of(other)
        least = min(len(first), len(second))
        if least >= _ENOUGH and len(first & second) * 2 >= least:
            return "of the same text"
        if same_day:
            listed, others = self._names_of(one), self._names_of(other)
            shared = len(listed & others)
            if shared >= _FEW and shared * 2 >= min(len(listed), len(others)):
                return "of its date, with the same signatories"
        return None

    def _runs_of(self, one: Manuscript) -> frozenset[int]:
        if one.letter_id not in self._runs:
            self._runs[one.letter_id] = frozenset(_runs(one.letter))
        return self._runs[one.letter_id]

    def _names_of(self, one: Manuscript) -> frozenset[str]:
        if one.letter_id not in self._names:
            self._names[one.letter_id] = frozenset(letters_of(entry.name) for entry in one.letter.signatories)
        return self._names[one.letter_id]


def _runs(letter: Letter) -> Iterable[int]:
    """Yield what stands for each run of words in a letter's text."""
    words = [word for block in letter.body for word in map(letters_of, block.text.split()) if word]
    return (hash(tuple(words[at : at + _RUN])) for at in range(len(words) - _RUN + 1))
