"""What a rule finds in a sentence, where a letter mentions it, and the data that the rules are made of."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, Literal

from sitegen.analysis.sentences import Sentence, one_line
from sitegen.core.frozen import Frozen
from sitegen.core.packed import Packing
from sitegen.core.tables import table

Kind = Literal["document", "resolution", "treaty", "law", "institution", "report", "letter", "web"]


class Found(Frozen):
    """What one rule found: where, and the key, label and address of the thing that is referred to."""

    start: int
    end: int
    rule: str
    kind: Kind
    key: str
    label: str
    url: str | None


class Mention(Frozen):
    """One place where a letter cites something.

    `words` are the letter's own; they are characters `start` to `end` of the text of block `block` (from 0), or of the
    first footnote (-1), the second (-2) and so on. `sentence` is the sentence around them. `first` and `last` are the
    source lines of the block or note. `rule` says what recognised them.
    """

    rule: str
    kind: Kind
    key: str
    label: str
    url: str | None
    words: str
    sentence: str
    block: int
    start: int
    end: int
    first: int
    last: int


MENTIONS = Packing(Mention)


def mention(one: Found, sentence: Sentence) -> Mention:
    """Return what was found in a sentence as a mention."""
    return Mention(
        rule=one.rule,
        kind=one.kind,
        key=one.key,
        label=one.label,
        url=one.url,
        words=one_line(sentence.signs[one.start : one.end]),
        sentence=sentence.text,
        block=sentence.block,
        start=sentence.start + one.start,
        end=sentence.start + one.end,
        first=sentence.first,
        last=sentence.last,
    )


def read_data(name: str) -> dict[str, Any]:
    """Return the data file `name` of this package."""
    return table(__package__, name)


def either(words: Iterable[str]) -> str:
    """Return a pattern for any of the words, longest first, with any white space between their parts."""
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return "|".join(r"\s+".join(map(re.escape, word.split())) for word in ordered)
