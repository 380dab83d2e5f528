"""The words of letters, block by block, and the digests of their runs."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from functools import lru_cache
from hashlib import blake2b
from typing import Final

from sitegen.analysis.sentences import readable
from sitegen.analysis.sentences.wording import WORD, is_small
from sitegen.core.digests import digest_of
from sitegen.core.frozen import Frozen
from sitegen.core.memo import Stage
from sitegen.core.model import Letter

RUN = 8  # words; fewer make a shared passage of every name and every phrase of office
_PRIME = (1 << 61) - 1
LAST = _PRIME - 1  # the largest digest
_BASE = 1_000_003
EIGHT: Final = "Q"  # how a digest is kept: eight bytes


class Words(Frozen):
    """The words of a block, in lower case, and where they start and end; `plain` are neither names nor small.

    `number` is the block's place in the letter, `first` and `last` are its source lines.
    """

    number: int
    first: int
    last: int
    row: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    plain: tuple[bool, ...]


class Runs(Frozen):
    """A block by its runs: the digests of the `RUN` words from each word on, one behind the other; that of all `words`.

    `number`, `first` and `last` as in `Words`.
    """

    number: int
    first: int
    last: int
    runs: bytes
    words: bytes

    def __len__(self) -> int:
        """Return how many runs there are."""
        return len(self.runs) // 8

    def each(self) -> list[int]:
        """Return the digests of the runs."""
        return memoryview(self.runs).cast(EIGHT).tolist()


RUNS: Stage[tuple[Runs, ...]] = Stage("runs", tuple[Runs, ...])


def words_in(letter: Letter) -> tuple[Words, ...]:
    """Return the words of each block of a letter that has any; salutations and closings aside."""
    return tuple(one for number, _ in enumerate(letter.body) if (one := words_of_block(letter, number)).row)


def words_of_block(letter: Letter, number: int) -> Words:
    """Return the words of a block of a letter, by its place from 0."""
    block = letter.body[number]
    row: list[str] = []
    spans: list[tuple[int, int]] = []
    plain: list[bool] = []
    if block.kind not in ("salutation", "closing"):
        text = readable(block.text)
        for word in WORD.finditer(text):
            printed = word[0]
            row.append(printed.lower())
            spans.append(word.span())
            plain.append(not (printed[:1].isupper() or is_small(printed, letter.language)))
    starts, ends = (tuple(one[side] for one in spans) for side in (0, 1))
    return Words(number, block.first, block.last, tuple(row), starts, ends, tuple(plain))


def runs_in(blocks: Sequence[Words]) -> tuple[Runs, ...]:
    """Return the runs of each block."""
    return tuple(
        Runs(
            one.number, one.first, one.last, array(EIGHT, _digests(one.row)).tobytes(), digest_of((one.row, one.plain))
        )
        for one in blocks
    )


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
