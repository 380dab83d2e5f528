"""Sentences of a letter's text, each with its place, so that what is found in one can be shown where it stands.

A block's text holds links, strong words and marks of footnotes. `readable` blanks these out sign for sign: what is
found in the readable text stands at the same place in the block's own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from sitegen.content.manuscript import parse_inline
from sitegen.content.manuscript.inline import Inline, Link, Reference, Strong, Text, as_written
from sitegen.core.frozen import Frozen
from sitegen.core.model import BlockKind, Letter
from sitegen.core.tables import table

_ABBREVIATIONS = frozenset(word for words in table(__name__, "abbreviations").values() for word in words)
_CURLY = tuple(zip("’‘ʼ´“”„«»", '\'\'\'\'"""""', strict=True))
# A sentence ends with its sign and what closes around it, before white space and a capital, a digit, a quote or a
# script without capitals; a colon before a list ends none.
_END = re.compile(r"(?:[.!?…]+|[။؟。])[\"')\]]*\s*(?=$|(?<=\s)[\"'(\[]*(?:[^\W\d_a-zß-öø-ÿ]|\d))")
_LOOSE = re.compile(r" ([.,;:!?])(?= |$)")
_COUNT = re.compile(r"\W*\d{1,9}\W*")  # the mark of an item, in any script ("၁။")
_ORDINAL = 2  # digits of a number that may count what follows ("am 3. Mai"); of more, a year or a resolution ends
_LAST_WORD = re.compile(r"(\S+?)\.\s*$")


class Sentence(Frozen):
    """A sentence of a letter: characters `start` to `end` of the text of block number `block` (from 0).

    `text` is what a reader sees, on one line; `signs` is the same, sign for sign in its place, as `readable` makes it.
    `kind` is the block's; `first` and `last` are the block's source lines.
    """

    block: int
    kind: BlockKind
    start: int
    end: int
    text: str
    signs: str
    first: int
    last: int


@lru_cache(maxsize=4096)
def readable(text: str) -> str:
    """Return `text`, sign for sign, with spaces for its markup and plain quotes and apostrophes for curly ones."""
    return straight("".join(map(_blank, parse_inline(text))))


def straight(text: str) -> str:
    """Return `text` with plain quotes and apostrophes for curly ones."""
    # Ten times faster than a translation, which looks up sign after sign.
    for curly, plain in () if text.isascii() else _CURLY:
        text = text.replace(curly, plain)
    return text


def one_line(text: str) -> str:
    """Return readable text as a reader sees it, on one line, without the space that markup left before a sign."""
    return _LOOSE.sub(r"\1", " ".join(text.split()))


def sentences(letter: Letter) -> Iterator[Sentence]:
    """Yield the sentences of the letter's body, in order; salutations and closings have none."""
    for number, block in enumerate(letter.body):
        if block.kind in ("salutation", "closing"):
            continue
        text = readable(block.text)
        for start, end in bounds(text):
            signs = text[start:end]
            yield Sentence(number, block.kind, start, end, one_line(signs), signs, block.first, block.last)


def whole(text: str, block: int, kind: BlockKind, first: int, last: int) -> Sentence:
    """Return a text taken as one sentence, for what may run over several: a link, a footnote."""
    signs = readable(text)
    return Sentence(block, kind, 0, len(text), one_line(signs), signs, first, last)


def bounds(text: str) -> Iterator[tuple[int, int]]:
    """Yield where the sentences of a readable text start and end, white space around them left out."""
    start = 0
    for end in _END.finditer(text):
        if end.end() < len(text) and (
            _is_abbreviation(text[start : end.end()]) or _COUNT.fullmatch(text, start, end.end())
        ):
            continue
        yield from _trimmed(text, start, end.end())
        start = end.end()
    yield from _trimmed(text, start, len(text))


def _is_abbreviation(text: str) -> bool:
    found = _LAST_WORD.search(text[-40:])
    if found is None:
        return False
    word = found[1].lstrip("(\"'[").lower()
    return len(word) == 1 or word in _ABBREVIATIONS or (word.isdecimal() and len(word) <= _ORDINAL)


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    inner = text[start:end]
    if inner.strip():
        yield start + len(inner) - len(inner.lstrip()), start + len(inner.rstrip())


def _blank(piece: Inline) -> str:
    match piece:
        case Text(text):
            return text
        case Link(words, target):
            return f" {''.join(map(_blank, words))}{' ' * (len(target) + 3)}"
        case Strong(words, stars):
            return f"{' ' * stars}{''.join(map(_blank, words))}{' ' * stars}"
        case Reference():
            return " " * len(as_written(piece))
