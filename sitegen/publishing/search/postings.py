"""Which words stand where: the index of one group of documents, in lines of text.

A group is a few dozen documents that are indexed together, so that a change in one of them makes one small group anew.
Its lines are `term TAB postings`, a posting being: the document's number in the group (one digit), its weight for this
term (one digit), how often the term stands there, and where, as distances from one place to the next. Digits are those
of base 64; numbers are written in digits of 32, all but the last with 32 added. A count of 0 says that the places are
held apart: those of words that stand everywhere would make every query that has them long.

A document's text is cut into pieces of PIECE places, so that a reader loads what stands around a hit and not a letter
of forty pages.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice
from operator import sub
from typing import Any

import msgspec

from sitegen.core.frozen import Frozen
from sitegen.core.source import digest
from sitegen.publishing.search.documents import Document, Field
from sitegen.publishing.search.words import ALSO, GAP, Word, readings_of, words_of

DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
PIECE = 512  # places in a piece of text
CARDS = 8  # documents without text that are shown from one file
APART = 48  # characters of a term's places in a group above which they are held apart
CELL = 5  # characters by which terms are put together
_BETWEEN_NAMES = 16  # places between names: no phrase goes on from one to the next
_LONG = 30  # characters of a term that can no longer name a file of its own
_USUAL = 400  # words in a letter of usual length
_ONE = DIGITS[1]
_GLUED = 3  # how often each of two words must stand in a letter to be seen in one that runs them together


class Group(Frozen):
    """The index of a group: lines by cell (the first characters of terms), places held apart by term, texts by name.

    `head` is the line that stands before its lines wherever they are put beside those of other groups; `size` is how
    many documents it holds.
    """

    head: str
    size: int
    cells: dict[str, str]
    apart: dict[str, str]
    texts: dict[str, bytes]


class Indexed(Frozen):
    """One document as it is indexed: what stands of each term behind the document's number, and the pieces of its text.

    `digest` is that of the document; the `card` of one that is told by names stands with those of others.
    """

    digest: str
    postings: dict[str, str]
    texts: tuple[bytes, ...] = ()
    card: tuple[Any, ...] | None = None


def index_document(document: Document) -> Indexed:
    """Return a document as it is indexed."""
    told = (document.key, document.card, document.fields, document.merit, document.tags)
    taken = _Taken()
    texts: Sequence[list[tuple[str, str]]] = ()
    if document.told:
        taken.take_names(document)
    else:
        texts = taken.take_text(document)
    postings: dict[str, str] = {}
    weight = DIGITS[document.merit]
    for term, places in taken.places.items():
        if not document.told:
            weight = taken.weight(term)
        if len(places) == 1:  # as most terms stand
            postings[term] = f"{weight}{_ONE}{_number(places[0])}"
        else:
            there = sorted(set(places))
            postings[term] = f"{weight}{_number(len(there))}{_steps(there)}"
    for tag in document.tags:
        postings[tag] = DIGITS[:2] + DIGITS[0]
    return Indexed(
        digest(msgspec.json.encode(told)),
        postings,
        tuple(msgspec.json.encode([*document.card, fields]) for fields in texts),
        document.card if document.told else None,
    )


def index_group(name: str, documents: Sequence[Indexed]) -> Group:
    """Return the index of a group of at most 64 documents."""
    edition = digest(msgspec.json.encode([one.digest for one in documents]))[:6]
    postings: defaultdict[str, list[str]] = defaultdict(list)
    texts: dict[str, bytes] = {}
    for number, document in enumerate(documents):
        digit = DIGITS[number]
        for term, posting in document.postings.items():
            postings[term].append(digit + posting)
        texts |= {f"{name}.{edition}.{number}.{piece}": text for piece, text in enumerate(document.texts)}
    cards = [one.card for one in documents if one.card is not None]
    for first in range(0, len(cards), CARDS):
        texts[f"{name}.{edition}.{first // CARDS}"] = msgspec.json.encode(cards[first : first + CARDS])
    cells: defaultdict[str, list[str]] = defaultdict(list)
    apart: dict[str, str] = {}
    for term in sorted(postings):
        its = postings[term]
        line = "".join(its)
        if len(line) > APART + 3 * len(its) and len(term) < _LONG:
            apart[term], line = line, "".join([one[:2] + DIGITS[0] for one in its])
        cells[term[:CELL]].append(f"{term}\t{line}\n")
    joined = {cell: "".join(lines) for cell, lines in cells.items()}
    return Group(f"#{name}.{edition}\n", len(documents), joined, apart, texts)


class _Taken:
    """The words of one document, as they are taken in."""

    def __init__(self) -> None:
        self.places: defaultdict[str, list[int]] = defaultdict(list)
        self._weights: defaultdict[str, float] = defaultdict(float)
        self._count = 0
        self._digits: dict[float, str] = {}

    def weight(self, term: str) -> str:
        """Return as a digit, 0 to 63, how much a document is about a term, by how often and where it stands there."""
        said = self._weights[term]
        digit = self._digits.get(said)
        if digit is None:  # a few in each document, which is all taken in by now
            digit = self._digits[said] = DIGITS[round(63 * said / (said + 0.3 + 0.9 * self._count / _USUAL))]
        return digit

    def take_names(self, document: Document) -> None:
        """Take in a document of names."""
        at = 0
        for field in document.fields:
            at = self._take(field, words_of(field.text), at)[1] + _BETWEEN_NAMES

    def take_text(self, document: Document) -> list[list[tuple[str, str]]]:
        """Take in a document; return the pieces of its text, each as fields of anchor and text."""
        pieces: defaultdict[int, list[tuple[str, str]]] = defaultdict(list)
        at = 0
        for field in document.fields:
            words = words_of(field.text)
            size = len(words) + sum([_size(word[2]) - 1 for word in words if len(word[2]) != 1])
            if at % PIECE and at % PIECE + size > PIECE >= size:
                at += PIECE - at % PIECE  # so the field stands in one piece
            starts, after = self._take(field, words, at)
            if field.shown:
                for piece, text in _segments(field.text, words, starts, at):
                    pieces[piece].append((field.anchor, text))
            at = after + 1  # no phrase goes on from one field to the next
        for term, cut in list(self._glued()):
            for half, offset in ((term[:cut], 0), (term[cut:], 1)):
                self.places[half] += [place + offset for place in self.places[term]]
        return [pieces[piece] for piece in range(max(pieces, default=0) + 1)]

    def _take(self, field: Field, words: list[Word], at: int) -> tuple[list[int], int]:
        """Take in the words of a field, the first at `at`; return where they stand, and the place behind the last."""
        starts: list[int] = []
        weight, all_places, weights = field.weight, self.places, self._weights
        for _, _, terms in words:
            if len(terms) == 1:
                starts.append(at)
                term = terms[0]
                all_places[term].append(at)
                weights[term] += weight
                self._count += 1
                at += 1
                continue
            size = _size(terms)
            if at % PIECE + size > PIECE >= size:
                at += PIECE - at % PIECE
            starts.append(at)
            for term in terms:
                if term.startswith(ALSO):
                    self._enter(term[1:], at - 1, weight)
                    continue
                if term != GAP:
                    self._enter(term, at, weight)
                at += 1
        for reading in readings_of(field.text, words):
            self._enter(reading.term, starts[reading.at], weight)
        return starts, at

    def _enter(self, term: str, at: int, weight: float) -> None:
        self.places[term].append(at)
        self._weights[term] += weight
        self._count += 1

    def _glued(self) -> Iterator[tuple[str, int]]:
        """Yield words that stand once and are two words of this letter run together ("onthe"), and where to cut."""
        often = {term for term, places in self.places.items() if len(places) >= _GLUED}
        for term, places in self.places.items():
            if len(places) == 1 and len(term) > 4 and term.isalpha():
                for at in range(2, len(term) - 2):
                    if term[:at] in often and term[at:] in often:
                        yield term, at
                        break


def _size(terms: tuple[str, ...]) -> int:
    return 1 if len(terms) == 1 else sum([not term.startswith(ALSO) for term in terms])


def _segments(text: str, words: Sequence[Word], starts: Sequence[int], at: int) -> Iterator[tuple[int, str]]:
    """Yield the parts of a text that stand in one piece each, with the number of the piece."""
    piece, begin = at // PIECE, 0
    for (first, _, _), start in zip(words, starts, strict=True):
        if start // PIECE > piece:
            yield piece, text[begin:first]
            piece, begin = start // PIECE, first
    yield piece, text[begin:]


def _steps(places: Sequence[int]) -> str:
    return _number(places[0]) + "".join(map(_number, map(sub, islice(places, 1, None), places)))


@lru_cache(maxsize=1 << 14)  # the same few thousand, in hundreds of thousands of postings
def _number(number: int) -> str:
    if number < 32:
        return DIGITS[number]
    return (_higher(number >> 5) if number >> 5 else "") + DIGITS[number & 31]


def _higher(number: int) -> str:
    return (_higher(number >> 5) if number >> 5 else "") + DIGITS[32 + (number & 31)]
