"""Passages that several letters share, and the letter that used each first.

Every run of `RUN` words is looked up in an index of first uses. Runs that follow each other in a letter, and followed
each other where they were first used, are one shared passage. It goes on over a few words that differ (`GAP` on either
side) where `JOIN` words or more are the same again. Names and small words alone are no passage: `PLAIN` others must
stand in it. One look at each word of each letter: the time grows with the archive's words, however often a passage
returns.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import islice
from typing import NamedTuple, TypeAlias

from sitegen.analysis.passages.matching import REPEATS, Match, Repeat, matches, stretched
from sitegen.analysis.passages.words import RUN, RUNS, Words, runs_in, words_in, words_of_block
from sitegen.analysis.sentences import one_line, readable
from sitegen.core.digests import digest_of
from sitegen.core.frozen import Frozen
from sitegen.core.loading import Loaded, Row, seal_of
from sitegen.core.memo import Memo, Spread, Stage, each, in_turn, no_memo
from sitegen.core.model import Letter
from sitegen.core.packed import PackedRows, Packing

__all__ = ["RUN", "USES", "Passage", "Use", "shared_passages", "uses_of"]

_AT_A_TIME = 512  # letters of which it is told at a time what they repeat
_BLOCKS = 4096  # blocks whose words are at hand: 50 MB

_Whole: TypeAlias = tuple[int, int, int]  # of a passage in a letter: a block, and its words from the first to the last


class Use(Frozen):
    """Where a letter uses a passage: characters `start` to `end` of the text of block `block` (from 0).

    `first` and `last` are the block's source lines.
    """

    letter_id: str
    block: int
    start: int
    end: int
    first: int
    last: int


Uses: TypeAlias = PackedRows[
    Use
]  # as numbers: a large archive has a million of them, and nobody looks at all at a time
USES = Packing(Use)


class Passage(Frozen):
    """Words that later letters share with an earlier one.

    `text` is as the first letter has it; `uses` begin with that first use and follow the order of the letters. Later
    uses may be shorter than the text, where a letter repeats only a part, and differ from it in a few words.
    """

    text: str
    words: int
    uses: Uses


class _Found(Frozen):
    """All passages, as they are remembered: their texts, how many words each has, and its uses by places in `letters`.

    `letters` are the ids of those that share something.
    """

    letters: tuple[str, ...]
    texts: tuple[str, ...]
    words: tuple[int, ...]
    uses: tuple[bytes, ...]

    def each(self) -> tuple[Passage, ...]:
        """Return the passages."""
        columns = zip(self.texts, self.words, self.uses, strict=True)
        return tuple(Passage(text, words, PackedRows(USES, self.letters, uses)) for text, words, uses in columns)


class _Stretch(NamedTuple):
    """Words `start` to `end` of a block (by its place among those with words) of a letter.

    They are repeated by `use`, in the letter at the place `by`; `first` and `last` are characters of its block.
    """

    block: int
    start: int
    end: int
    by: int
    use: int
    first: int
    last: int


class _First(Frozen):
    """The first use of a passage, with its text and the number of its words."""

    text: str
    words: int
    use: Use


class Passages(Row[Passage]):
    """Passages that are looked for when somebody looks at them; `uses` tells how often each of them is used."""

    def __init__(self, make: Callable[[], tuple[Passage, ...]], total: Callable[[], _Sum]) -> None:
        super().__init__(make, lambda: total().digest, lambda: len(total().uses))
        self._total = total

    @property
    def uses(self) -> tuple[int, ...]:
        """How often each passage is used."""
        return self._total().uses


def uses_of(passages: Sequence[Passage]) -> tuple[int, ...]:
    """Return how often each passage is used, without looking for the passages where that is known."""
    return passages.uses if isinstance(passages, Passages) else tuple(len(one.uses) for one in passages)


class _Sum(Frozen):
    """How often each passage is used, and the digest of them all."""

    uses: tuple[int, ...]
    digest: bytes


FOUND: Stage[_Found] = Stage("passages", _Found)
SUM: Stage[_Sum] = Stage("sum of passages", _Sum)
FIRSTS: Stage[tuple[_First, ...]] = Stage("first uses", tuple[_First, ...])


def shared_passages(
    letters: Iterable[tuple[str, Letter]], memo: Memo = no_memo, spread: Spread = in_turn
) -> Sequence[Passage]:
    """Return the passages that letters share, in order of their first use; `letters` are in order of time.

    A passage lies within one block of each letter and has at least `RUN` words. `memo` may remember of each letter the
    runs of its words and what it repeats, which stays the same while neither its text nor the blocks of origin change;
    and all passages as long as no text changes; then they are loaded only if somebody looks at them.
    """
    named = tuple(letters)
    tasks = [(digest_of((seal_of(one).text, one.language)).hex(), one) for _, one in named]
    key = digest_of([(own, its) for (own, _), (its, _) in zip(named, tasks, strict=True)]).hex()
    found = Loaded(lambda: memo(FOUND, key, lambda: _Search(named, tasks, memo, spread).passages()))
    passages = Loaded(lambda: found().each())
    total = Loaded(lambda: memo(SUM, key, lambda: _Sum(uses_of(passages()), digest_of(found()))))
    return Passages(passages, total)


class _Search:
    """The search for passages. The words of letters are loaded only where something is new."""

    def __init__(
        self, letters: Sequence[tuple[str, Letter]], tasks: Sequence[tuple[str, Letter]], memo: Memo, spread: Spread
    ) -> None:
        self._letters, self._memo, self._spread = letters, memo, spread
        self._keys = [key for key, _ in tasks]
        self._runs = list(each(memo, spread, RUNS, tasks, lambda one: runs_in(words_in(one)), together=True))
        # Those that are looked at again are mostly few: what many letters repeat, and what was looked at last.
        self._block = lru_cache(_BLOCKS)(self._words_of)

    def passages(self) -> _Found:
        """Return the passages."""
        by_letter: dict[int, array[int]] = defaultdict(lambda: array("I"))  # stretches, one behind the other
        for letter, one in self._stretches():
            by_letter[letter].extend(one)
        places: dict[int, int] = {}
        tasks: list[tuple[str, tuple[int, list[_Whole]]]] = []
        later: list[bytes] = []
        for letter in sorted(by_letter):
            places.setdefault(letter, len(places))
            row = iter(by_letter.pop(letter))
            its = list(_joined(map(_Stretch, row, row, row, row, row, row, row)))
            wholes = [whole for whole, _ in its]
            tasks.append((digest_of((self._letters[letter][0], self._keys[letter], wholes)).hex(), (letter, wholes)))
            for _, some in its:
                later.append(b"".join([self._use(one, places) for one in sorted(some, key=lambda one: one[3:])]))
        firsts = each(self._memo, in_turn, FIRSTS, tasks, self._firsts, together=True)
        found = [(places[letter], one) for (_, (letter, _)), some in zip(tasks, firsts, strict=True) for one in some]
        return _Found(
            tuple(self._letters[letter][0] for letter in places),
            tuple(one.text for _, one in found),
            tuple(one.words for _, one in found),
            tuple(self._first_use(place, one.use) + rest for (place, one), rest in zip(found, later, strict=True)),
        )

    def _stretches(self) -> Iterator[tuple[int, _Stretch]]:
        """Yield all stretches that are repeated, each with the place of its letter, by the letters that repeat them."""
        found = enumerate(matches(self._runs))
        while some := list(islice(found, _AT_A_TIME)):
            yield from self._stretches_of(some)

    def _stretches_of(self, found: Sequence[tuple[int, tuple[Match, ...]]]) -> Iterator[tuple[int, _Stretch]]:
        """Yield the stretches that some letters, given by their places, repeat."""
        tasks = [
            (
                digest_of(
                    (self._keys[place], [(self._runs[one.letter][one.there].words, one[2:]) for one in some])
                ).hex(),
                (place, some),
            )
            for place, some in found
        ]
        repeats = each(self._memo, self._spread, REPEATS, tasks, self._repeats, together=True)
        for (place, some), those in zip(found, repeats, strict=True):
            for match, repeat in zip(some, those, strict=True):
                if repeat:
                    yield (
                        match.letter,
                        _Stretch(match.there, repeat.start, repeat.end, place, match.here, repeat.first, repeat.last),
                    )

    def _repeats(self, task: tuple[int, tuple[Match, ...]]) -> tuple[Repeat | None, ...]:
        place, some = task
        return tuple(stretched(one, self._block(one.letter, one.there), self._block(place, one.here)) for one in some)

    def _firsts(self, task: tuple[int, Sequence[_Whole]]) -> tuple[_First, ...]:
        letter, wholes = task
        return tuple(self._first(letter, *one) for one in wholes)

    def _first(self, letter: int, block: int, start: int, end: int) -> _First:
        own, words = self._letters[letter][0], self._block(letter, block)
        use = Use(own, words.number, words.starts[start], words.ends[end - 1], words.first, words.last)
        text = readable(self._letters[letter][1].body[words.number].text)[use.start : use.end]
        return _First(one_line(text), end - start, use)

    def _use(self, one: _Stretch, places: dict[int, int]) -> bytes:
        runs = self._runs[one.by][one.use]
        place = places.setdefault(one.by, len(places))
        return USES.numbers.pack(place, runs.number, one.first, one.last, runs.first, runs.last)

    def _first_use(self, place: int, use: Use) -> bytes:
        return USES.numbers.pack(place, use.block, use.start, use.end, use.first, use.last)

    def _words_of(self, letter: int, block: int) -> Words:
        return words_of_block(self._letters[letter][1], self._runs[letter][block].number)


def _joined(found: Iterable[_Stretch]) -> Iterator[tuple[_Whole, list[_Stretch]]]:
    """Yield the stretches of a letter that are repeated, with their repeats; those that overlap are one."""
    whole: _Whole | None = None
    repeats: list[_Stretch] = []
    for one in sorted(found):
        block, start, end = one[:3]
        if whole is not None and whole[0] == block and start < whole[2]:
            whole = (block, whole[1], max(whole[2], end))
        else:
            if whole is not None:
                yield whole, repeats
            whole, repeats = (block, start, end), []
        repeats.append(one)
    if whole is not None:
        yield whole, repeats
