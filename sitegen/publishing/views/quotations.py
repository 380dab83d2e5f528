"""Sentences that cite works, as pages quote them: once each, with the first of the words in it that do.

To mask what leads to a person takes longer than all else on such a page, and sentences stay the same while titles and
dates around them change. So what a page quotes is remembered by what letters cite alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import TypeAlias

from sitegen.analysis.references import Mention
from sitegen.core.digests import digest_of
from sitegen.core.loading import digest_in
from sitegen.core.memo import Memo, Stage
from sitegen.publishing.views.privacy import mask_addresses
from sitegen.publishing.works_cited import Work

Quotation: TypeAlias = tuple[int, str, str, str]
"""A sentence that cites: its block in the letter, what stands before the words that cite, these words, what follows."""

Quoted: TypeAlias = tuple[tuple[Quotation, ...], ...]

QUOTED: Stage[Quoted] = Stage("sentences quoted", Quoted)


def quoted(works: Sequence[Work], references: Mapping[str, Sequence[Mention]], memo: Memo) -> Quoted:
    """Return the sentences of each letter that cites a work, one work after another; `references` are by letter."""
    cited = [(own, [one.mention for one in places]) for work in works for own, places in work.by_letter]
    read = {own: digest_in(references, own) for own, _ in cited}

    def made() -> Quoted:
        return tuple(tuple(_quotations([references[own][number] for number in numbers])) for own, numbers in cited)

    return memo(QUOTED, digest_of((cited, read)).hex(), made)


def _quotations(mentions: Sequence[Mention]) -> Iterator[Quotation]:
    for (block, text), _ in groupby(mentions, key=lambda one: (one.block, one.sentence)):
        words = next(one.words for one in mentions if (one.block, one.sentence) == (block, text))
        before, found, after = text.partition(words)
        if not found:
            before, after = text, ""
        yield block, mask_addresses(before), mask_addresses(found), mask_addresses(after)
