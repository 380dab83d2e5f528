"""Passages that several letters share, and the letter that used each first.

Every run of `RUN` words is looked up in an index of first uses. Runs that follow each other in a letter, and followed
each other where they were first used, are one shared passage. It goes on over a few words that differ (`GAP` on either
side) where `JOIN` words or more are the same again. Names and small words alone are no passage: `PLAIN` others must
stand in it. One look at each word of each letter: the time grows with the archive's words, however often a passage
returns.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from itertools import chain, product

from sitegen.analysis.sentences import one_line, readable
from sitegen.analysis.sentences.wording import is_small, words_of
from sitegen.core.digests import digest_of
from sitegen.core.memo import Memo, Spread, Stage, each, in_turn, no_memo
from sitegen.core.model import Letter

RUN = 8  # words; fewer make a shared passage of every name and every phrase of office
GAP = 4  # words in which two uses may differ within a passage
JOIN = 3  # words that must be the same again after a difference
PLAIN = 2  # words that are neither small nor capitalised
_PRIME = (1 << 61) - 1
_BASE = 1_000_003


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
    uses may be shorter than the text, where a letter repeats only a part, and differ from it in a few words.
    """

    text: str
    words: int
    uses: tuple[Use, ...]


@dataclass(frozen=True, slots=True)
class _Words:
    """A letter's words in one row, with where each starts and ends in its block's text.

    `blocks` hold, for each block with words, its number and the bounds of its words. `runs` are digests of the `RUN`
    words from each word on, as far as its block has so many.
    """

    row: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    plain: tuple[bool, ...]
    blocks: tuple[tuple[int, int, int], ...]
    runs: tuple[int, ...]

    def use(self, letter_id: str, letter: Letter, start: int, end: int) -> Use:
        """Return the place of words `start` to `end` of the row, which lie in one block."""
        number, _, _ = self._around(start)
        block = letter.body[number]
        return Use(letter_id, number, self.starts[start], self.ends[end - 1], block.first, block.last)

    def block(self, at: int) -> tuple[int, int]:
        """Return the bounds of the block around a word of the row."""
        return self._around(at)[1:]

    def _around(self, at: int) -> tuple[int, int, int]:
        return self.blocks[bisect_right(self.blocks, at, key=lambda block: block[1]) - 1]


@dataclass(frozen=True, slots=True, order=True)
class _Stretch:
    """Words `start` to `end` of the letter whose place in the archive is `letter`."""

    letter: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Match:
    """A stretch of a letter that repeats a stretch of an earlier one."""

    origin: _Stretch
    repeat: _Stretch


WORDS: Stage[_Words] = Stage("words", _Words)
PASSAGES: Stage[tuple[Passage, ...]] = Stage("passages", tuple[Passage, ...])


def shared_passages(
    letters: Iterable[tuple[str, Letter]], memo: Memo = no_memo, spread: Spread = in_turn
) -> tuple[Passage, ...]:
    """Return the passages that letters share, in order of their first use; `letters` are in order of time.

    A passage lies within one block of each letter and has at least `RUN` words. `memo` may remember the words of each
    letter, and all passages as long as no text changes.
    """
    named = tuple(letters)
    tasks = [(digest_of((one.body, one.language)).hex(), one) for _, one in named]
    key = digest_of([(own, its) for (own, _), (its, _) in zip(named, tasks, strict=True)]).hex()
    return memo(PASSAGES, key, lambda: _shared(named, tuple(each(memo, spread, WORDS, tasks, _words))))


def _shared(letters: Sequence[tuple[str, Letter]], texts: Sequence[_Words]) -> tuple[Passage, ...]:
    first_use: dict[int, tuple[int, int]] = {}
    found: list[_Match] = []
    for place, text in enumerate(texts):
        stretched = (_stretched(match, texts) for match in _matches(place, texts, first_use))
        found += (match for match in stretched if match is not None)
        for at, run in _runs(text):
            first_use.setdefault(run, (place, at))
    return tuple(_passage(origin, repeats, letters, texts) for origin, repeats in _joined(found))


def _words(letter: Letter) -> _Words:
    row: list[str] = []
    spans: list[tuple[int, int]] = []
    plain: list[bool] = []
    blocks: list[tuple[int, int, int]] = []
    for number, block in enumerate(letter.body):
        if block.kind not in ("salutation", "closing"):
            at = len(row)
            text = readable(block.text)
            for word in words_of(text):
                printed = text[word.start : word.end]
                row.append(printed.lower())
                spans.append((word.start, word.end))
                plain.append(not (printed[:1].isupper() or is_small(printed, letter.language)))
            if len(row) > at:
                blocks.append((number, at, len(row)))
    runs = tuple(chain.from_iterable(_digests(row[start:stop]) for _, start, stop in blocks))
    starts, ends = (tuple(one[side] for one in spans) for side in (0, 1))
    return _Words(tuple(row), starts, ends, tuple(plain), tuple(blocks), runs)


def _digests(words: Sequence[str]) -> Iterator[int]:
    """Yield the digest of every run of words: a polynomial of the words' own digests, rolled on from run to run."""
    last = pow(_BASE, RUN, _PRIME)
    total = 0
    for at, word in enumerate(words):
        total = (total * _BASE + _digest(word)) % _PRIME
        if at >= RUN:
            total = (total - last * _digest(words[at - RUN])) % _PRIME
        if at >= RUN - 1:
            yield total


@lru_cache(maxsize=65536)
def _digest(word: str) -> int:
    return int.from_bytes(blake2b(word.encode(errors="surrogatepass"), digest_size=8).digest()) % _PRIME


def _runs(text: _Words) -> Iterator[tuple[int, int]]:
    """Yield the digest of every run of words within a block, with the place of its first word."""
    runs = iter(text.runs)
    for _, start, stop in text.blocks:
        yield from zip(range(start, stop - RUN + 1), runs, strict=False)


def _matches(place: int, texts: Sequence[_Words], first_use: Mapping[int, tuple[int, int]]) -> Iterator[_Match]:
    """Yield the longest stretches of letter `place` whose runs were first used one after another."""
    letter = there = here = length = 0  # the stretch that is open: `length` words, none if 0
    text = texts[place]
    for at, run in _runs(text):
        origin = first_use.get(run)
        if origin is None and not length:
            continue
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


def _stretched(match: _Match, texts: Sequence[_Words]) -> _Match | None:
    """Return a match with the words around it that are nearly the same, or None if it is all names and small words."""
    one, two = texts[match.origin.letter], texts[match.repeat.letter]
    if one.row[match.origin.start : match.origin.end] != two.row[match.repeat.start : match.repeat.end]:
        return None  # two runs of one digest, which may happen once in an age
    (low, high), (floor, ceiling) = one.block(match.origin.start), two.block(match.repeat.start)
    origin, repeat = match.origin, match.repeat
    before = _going_on(one.row[low : origin.start][::-1], two.row[floor : repeat.start][::-1])
    after = _going_on(one.row[origin.end : high], two.row[repeat.end : ceiling])
    start, end = origin.start - before[0], origin.end + after[0]
    if sum(one.plain[start:end]) < PLAIN:
        return None
    return _Match(
        _Stretch(origin.letter, start, end), _Stretch(repeat.letter, repeat.start - before[1], repeat.end + after[1])
    )


def _going_on(one: Sequence[str], two: Sequence[str]) -> tuple[int, int]:
    """Return how many words of each text still belong to a passage that came before them."""
    at = to = _same(one, two, 0, 0)
    while True:
        steps = ((skip, hop, _same(one, two, at + skip, to + hop)) for skip, hop in _STEPS)
        skip, hop, length = next((step for step in steps if step[2] >= JOIN), (0, 0, 0))
        if not length:
            return at, to
        at += skip + length
        to += hop + length


_STEPS = sorted(product(range(GAP + 1), repeat=2), key=lambda step: (sum(step), step))


def _same(one: Sequence[str], two: Sequence[str], at: int, to: int) -> int:
    """Return how many words are the same from these places on."""
    length = 0
    while at + length < len(one) and to + length < len(two) and one[at + length] == two[to + length]:
        length += 1
    return length


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


def _passage(
    origin: _Stretch, repeats: list[_Stretch], letters: Sequence[tuple[str, Letter]], texts: Sequence[_Words]
) -> Passage:
    first, *later = (
        texts[one.letter].use(*letters[one.letter], one.start, one.end) for one in (origin, *sorted(repeats))
    )
    text = readable(letters[origin.letter][1].body[first.block].text)[first.start : first.end]
    return Passage(one_line(text), origin.end - origin.start, (first, *later))
