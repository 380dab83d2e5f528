"""Sentences that cite works, as pages quote them: once each, with the first of the words in it that do.

To mask what leads to a person takes longer than all else on such a page, and sentences stay the same while titles and
dates around them change. So what a page quotes is remembered by what letters cite alone.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import TypeAlias

from sitegen.analysis.references import Mention
from sitegen.core.digests import digest_of
from sitegen.core.loading import digest_in
from sitegen.core.memo import Memo, Spread, Stage, each, no_memo
from sitegen.identity.contacts import mask_addresses
from sitegen.publishing.works_cited import Work

Quotation: TypeAlias = tuple[int, str, str, str]
"""A sentence that cites: its block in the letter, what stands before the words that cite, these words, what follows."""

Quoted: TypeAlias = tuple[tuple[Quotation, ...], ...]

_Cited: TypeAlias = tuple[tuple[str, tuple[int, ...]], ...]
"""The letters (ids) that cite works, one work after another, with the numbers of the mentions in each."""

QUOTED: Stage[Quoted] = Stage("sentences quoted", Quoted)


class Quotations:
    """The sentences of letters that cite; `references` are what these cite, by letter."""

    def __init__(self, references: Mapping[str, Sequence[Mention]], memo: Memo) -> None:
        self._references, self._memo = references, memo

    def of(self, works: Sequence[Work]) -> Quoted:
        """Return the sentences of each letter that cites a work, one work after another."""
        cited = _cited(works)
        return self._memo(QUOTED, self._key(cited), lambda: self._made(cited))

    def hold(self, pages: Iterable[Sequence[Work]], spread: Spread) -> None:
        """Make those of the works of some pages, side by side, so that they are remembered."""
        if self._memo is not no_memo:
            tasks = [(self._key(cited), cited) for cited in map(_cited, pages)]
            deque(each(self._memo, spread, QUOTED, tasks, self._made), maxlen=0)

    def _key(self, cited: _Cited) -> str:
        return digest_of((cited, {own: digest_in(self._references, own) for own, _ in cited})).hex()

    def _made(self, cited: _Cited) -> Quoted:
        return tuple(tuple(_quotations([self._references[own][at] for at in numbers])) for own, numbers in cited)


def _cited(works: Iterable[Work]) -> _Cited:
    return tuple((own, tuple(one.mention for one in places)) for work in works for own, places in work.by_letter)


def _quotations(mentions: Sequence[Mention]) -> Iterator[Quotation]:
    for (block, text), _ in groupby(mentions, key=lambda one: (one.block, one.sentence)):
        words = next(one.words for one in mentions if (one.block, one.sentence) == (block, text))
        before, found, after = text.partition(words)
        if not found:
            before, after = text, ""
        yield block, mask_addresses(before), mask_addresses(found), mask_addresses(after)
