"""Shared passages in the words of each letter: the first use, and later ones held against it.

Holding texts against each other takes long, and they stay the same while everything around them changes: titles, dates,
other letters. So what a page of passages shows of them is remembered by the texts and the places in them alone.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Literal, TypeAlias

from sitegen.analysis.passages import Use
from sitegen.analysis.sentences import one_line, readable
from sitegen.analysis.sentences.wording import WORD, form_of
from sitegen.core.memo import Stage
from sitegen.identity.contacts import mask_addresses
from sitegen.publishing.works_cited import Kept

Op = Literal["same", "only here", "only there"]
Pieces: TypeAlias = tuple[tuple[Op, str], ...]
"""A text in pieces that are the same as in another one, or only in one of both."""

Held: TypeAlias = tuple[tuple[Pieces, ...], ...]
"""The uses of passages, each in pieces."""

AROUND = 6  # words that are the same that are shown on either side of those that differ
HELD: Stage[Held] = Stage("passages held", Held)


def basis_of(kept: Iterable[Kept], block: Callable[[str, int], bytes]) -> object:
    """Return all that `held_of` reads; `block` gives the digest of the text of a block of a letter."""
    every = (one.passage.uses for one in kept)
    return [
        (list(map(block, uses.column("letter_id"), uses.column("block"))), [*uses.column("start"), *uses.column("end")])
        for uses in every
    ]


def held_of(kept: Iterable[Kept], block: Callable[[Use], str]) -> Held:
    """Return the uses of passages in pieces; `block` gives the text of a use's block."""
    return tuple(_uses(one.passage.uses, block) for one in kept)


def _uses(uses: Sequence[Use], block: Callable[[Use], str]) -> tuple[Pieces, ...]:
    first, *later = (_quoted(block(use), use.start, use.end) for use in uses)
    return ((("same", first),), *(_held(first, one) for one in later))


@lru_cache(maxsize=4096)  # the same words stand in several passages
def _quoted(text: str, start: int, end: int) -> str:
    return mask_addresses(one_line(readable(text)[start:end]))


@lru_cache(maxsize=2048)  # a use stands in several passages beside the same first one
def _held(first: str, later: str) -> Pieces:
    """Return a later text held against the first, shortened."""
    return shortened(differences(first, later))


def shortened(pieces: Sequence[tuple[Op, str]]) -> Pieces:
    """Return the pieces of a later text with what is the same cut to the words next to what differs."""
    last = len(pieces) - 1
    if all(op == "same" for op, _ in pieces):
        return tuple(pieces)
    found: list[tuple[Op, str]] = []
    for at, (op, text) in enumerate(pieces):
        words = text.split(" ")
        before, after = (AROUND if at else 0), (AROUND if at < last else 0)
        if op == "same" and len(words) > before + after + AROUND:
            words = [*words[:before], "…", *words[len(words) - after :]]
        found.append((op, " ".join(words)))
    return tuple(found)


@lru_cache(maxsize=4096)  # a use is held against the first one of each passage that it stands in
def _words(text: str) -> tuple[tuple[str, ...], array[int], array[int]]:
    """Return the forms of the words of a text, where each begins, and where it ends."""
    words = list(WORD.finditer(text))
    forms = tuple([form_of(word[0]) for word in words])
    return forms, array("I", [word.start() for word in words]), array("I", [word.end() for word in words])


def differences(first: str, later: str) -> Pieces:
    """Return a later text in pieces: words that the first has too, words that only one of them has.

    Joined, the pieces that are not "only there" are the later text. What the first has before the later one begins, or
    after it ends, is left out: the later letter goes on in its own way.
    """
    (forms, starts, ends), (others, begins, closes) = _words(first), _words(later)
    found: list[tuple[Op, str]] = []
    at = 0
    matcher = SequenceMatcher(None, forms, others, autojunk=False)
    for op, low, high, start, end in matcher.get_opcodes():
        if op in ("delete", "replace") and start > 0 and end < len(others):
            found.append(("only there", first[starts[low] : ends[high - 1]]))
        if op in ("insert", "replace"):
            found.append(("same", later[at : begins[start]]))
            found.append(("only here", later[begins[start] : closes[end - 1]]))
            at = closes[end - 1]
        elif op == "equal":
            found.append(("same", later[at : closes[end - 1]]))
            at = closes[end - 1]
    return tuple(piece for piece in (*found, ("same", later[at:])) if piece[1])
