"""Passages that several letters share word for word, and the letter that used each first.

Every run of `RUN` words is looked up in an index of first uses. Runs that follow each other in a letter, and followed
each other where they were first used, are one shared passage. One look at each word of each letter: the time grows with
the archive's words, however often a passage returns.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from sitegen.model import Letter
from sitegen.sentences import one_line, readable

RUN = 8  # words; fewer make a shared passage of every name and every phrase of office
_WORD = re.compile(r"\w+(?:['-]\w+)*")


@dataclass(frozen=True, slots=True)
class Use:
    """Where a letter uses a passage: characters `start` to `end` of the text of block `block` (from 0).

    `first` and `last` are the block's source lines.
    """

    letter_id: str
    block: int
    start: int
    end: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Passage:
    """Words that later letters share with an earlier one.

    `text` is as the first letter has it; `uses` begin with that first use and follow the order of the letters. Later
    uses may be shorter than the text, where a letter repeats only a part.
    """

    text: str
    words: int
    uses: tuple[Use, ...]


@dataclass(frozen=True, slots=True)
class _Words:
    """A letter's words in one row. `blocks` hold, for each block with words, its number and the bounds of its words."""

    letter_id: str
    letter: Letter
    row: tuple[str, ...]
    blocks: tuple[tuple[int, int, int], ...]

    def use(self, start: int, end: int) -> Use:
        """Return the place of words `start` to `end` of the row, which lie in one block."""
        number, at = next((number, at) for number, at, stop in self.blocks if at <= start < stop)
        block = self.letter.body[number]
        found = [word.span() for word in islice(_WORD.finditer(readable(block.text)), start - at, end - at)]
        return Use(self.letter_id, number, found[0][0], found[-1][1], block.first, block.last)


@dataclass(frozen=True, slots=True, order=True)
class _Stretch:
    """Words `start` to `end` of the letter whose place in the archive is `letter`."""

    letter: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Match:
    """A stretch of a letter that repeats, word for word, a stretch of an earlier one."""

    origin: _Stretch
    repeat: _Stretch


def shared_passages(letters: Iterable[tuple[str, Letter]]) -> tuple[Passage, ...]:
    """Return the passages that letters share, in order of their first use; `letters` are in order of time.

    A passage lies within one block of each letter and has at least `RUN` words.
    """
    texts: list[_Words] = []
    first_use: dict[tuple[str, ...], tuple[int, int]] = {}
    found: list[_Match] = []
    for place, (letter_id, letter) in enumerate(letters):
        texts.append(_words(letter_id, letter))
        runs = list(_runs(texts[-1]))
        found += _matches(place, runs, first_use)
        for at, words in runs:
            first_use.setdefault(words, (place, at))
    return tuple(_passage(origin, repeats, texts) for origin, repeats in _joined(found))


def _words(letter_id: str, letter: Letter) -> _Words:
    row: list[str] = []
    blocks: list[tuple[int, int, int]] = []
    for number, block in enumerate(letter.body):
        if block.kind not in ("salutation", "closing"):
            at = len(row)
            row += (word.lower() for word in _WORD.findall(readable(block.text)))
            blocks.append((number, at, len(row)))
    return _Words(letter_id, letter, tuple(row), tuple(blocks))


def _runs(text: _Words) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Yield every run of words within a block, with the place of its first word."""
    for _, start, stop in text.blocks:
        for at in range(start, stop - RUN + 1):
            yield at, text.row[at : at + RUN]


def _matches(
    place: int,
    runs: Iterable[tuple[int, tuple[str, ...]]],
    first_use: Mapping[tuple[str, ...], tuple[int, int]],
) -> Iterator[_Match]:
    """Yield the longest stretches of letter `place` whose runs were first used one after another."""
    letter = there = here = length = 0  # the stretch that is open: `length` words, none if 0
    for at, words in runs:
        origin = first_use.get(words)
        steps = length - RUN + 1
        if length and origin == (letter, there + steps) and at == here + steps:
            length += 1
            continue
        if length:
            yield _Match(_Stretch(letter, there, there + length), _Stretch(place, here, here + length))
        length = 0
        if origin is not None:
            (letter, there), here, length = origin, at, RUN
    if length:
        yield _Match(_Stretch(letter, there, there + length), _Stretch(place, here, here + length))


def _joined(found: Iterable[_Match]) -> Iterator[tuple[_Stretch, list[_Stretch]]]:
    """Yield the stretches that are repeated, with their repeats; those that overlap are one."""
    whole: _Stretch | None = None
    repeats: list[_Stretch] = []
    for match in sorted(found, key=lambda one: one.origin):
        origin = match.origin
        if whole is not None and origin.letter == whole.letter and origin.start < whole.end:
            whole = _Stretch(whole.letter, whole.start, max(whole.end, origin.end))
        else:
            if whole is not None:
                yield whole, repeats
            whole, repeats = origin, []
        repeats.append(match.repeat)
    if whole is not None:
        yield whole, repeats


def _passage(origin: _Stretch, repeats: list[_Stretch], texts: Sequence[_Words]) -> Passage:
    first, *later = (texts[one.letter].use(one.start, one.end) for one in (origin, *sorted(repeats)))
    text = readable(texts[origin.letter].letter.body[first.block].text)[first.start : first.end]
    return Passage(one_line(text), origin.end - origin.start, (first, *later))
