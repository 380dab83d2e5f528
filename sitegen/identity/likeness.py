"""What is only like a name: the same words in another order, with slips of the pen, an acronym in small letters.

It makes a person look. Every word of a text is compared with the words of names by one look into a table (a word under
each spelling with a letter less), so the time grows with the text and not with the names.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cached_property

from ahocorasick_rs import AhoCorasick
from anyascii import anyascii
from rapidfuzz.distance import OSA

from sitegen.identity.abbreviated import Abbreviated
from sitegen.identity.addressed import Addressed
from sitegen.identity.bare import handles
from sitegen.identity.entry_parts import ASIDE
from sitegen.identity.inflected import Inflected
from sitegen.identity.spans import Spans
from sitegen.identity.spellings import Form, joined_forms, open_forms, weight
from sitegen.identity.tokens import Folded, fold_token, shaped

_SLIPS = 2  # letters that a word may have more
_LONG_HANDLE = 14  # letters of a handle that is no ordinary word
_BEHIND = "s0123456789"  # what may stand behind an acronym
_COVERED = 0.8  # of what the words of a name say
_WORD, _LONG_WORD = 5, 9  # letters of a word in which one slip may be, or two
_LEAST = 4  # letters that a name must say, and one more for each slip
_ALIKE = 0.88  # of the letters of two whole names
_SHORT_NAME = 4  # words up to which all of a name's words must be there
_DOTTED = re.compile(r"(?<!\w)(?:[^\W\d_]\.\s?){2,}(?:[^\W\d_](?!\w))?")

_AROUND = 5  # words before and behind a name in brackets

_TIES = frozenset("@#/._")

Place = tuple[int, int, bool, str]


class Likeness:
    """Finds what is like `names`, whose spellings are `forms`: their `acronyms`, and names cut short."""

    def __init__(
        self,
        forms: Collection[Form],
        acronyms: Mapping[str, bool],
        open_names: Collection[str],
        allowed: Collection[str],
        names: Collection[str],
    ) -> None:
        spelt = {tuple(map(_roman, one.tokens)): one.whole for one in sorted(forms, key=lambda one: one.whole)}
        self._sequences = sorted(words for words, whole in spelt.items() if words and whole)
        self._inflected = Inflected(spelt, _roman)
        self._acronyms = acronyms
        self._small = {one.casefold() for one in acronyms if len(one) > 2}
        self._open_names = open_names
        self._allowed = frozenset(joined for name in allowed for joined in joined_forms(name))
        self._words: dict[str, list[tuple[int, int]]] = {}
        for number, sequence in enumerate(self._sequences):
            for at, word in enumerate(sequence):
                self._words.setdefault(word, []).append((number, at))
        self._shortened: dict[str, list[str]] = {}
        for word in self._words:
            for less in _with_a_letter_less(word):
                self._shortened.setdefault(less, []).append(word)
        self._longest = max(map(len, self._words), default=0) + _SLIPS
        self._handles = {fold_token(one) for name in names for one in handles(name)}
        self._abbreviated = Abbreviated(names)
        self._addressed = Addressed(names)

    def finds(self, folded: Folded) -> Iterator[Place]:
        """Yield the places of a text that are like a name; an acronym with full stops may be certain."""
        yield from self._dotted(folded.text)
        numbers = [number for number, token in enumerate(folded.tokens) if token]
        for number in numbers:
            raw = folded.raw[number]
            if raw.casefold() in self._small and raw not in self._acronyms and _is_no_word(folded, number):
                yield (*folded.spans[number], False, "an acronym in other letters")
            elif raw[-1] in _BEHIND and raw[0].isupper() and raw.rstrip(_BEHIND) in self._acronyms:
                yield (*folded.spans[number], False, "an acronym with a letter or figures behind it")
            elif folded.tokens[number] in self._handles and _is_handle(folded, number):
                yield (*folded.spans[number], False, "the name as in a handle")
        short = [*self._abbreviated.finds(folded), *self._addressed.finds(folded)]
        spans = [(*one, "words that are like the name") for one in self._covered(folded, numbers)]
        for some in _without_asides(folded, numbers):
            spans += ((*one, "the name round another one") for one in self._covered(folded, some))
        forms = self._inflected.finds(*([some[at] for at in numbers] for some in (folded.tokens, folded.raw)))
        spans += ((numbers[first], numbers[last], "the name in another case") for first, last in forms)
        opened = Spans(self._opened(folded) if spans or short else ())
        for first, last, about in dict.fromkeys(short):
            if not opened.hold_more(first, last) and "".join(folded.tokens[first : last + 1]) not in self._allowed:
                yield folded.spans[first][0], folded.spans[last][1], False, about
        for first, last, about in spans:
            if not opened.hold(first, last):
                yield folded.spans[first][0], folded.spans[last][1], False, about

    def resembles(self, name: str) -> bool:
        """Tell whether a whole name is like one of the names: the same words with slips, or nearly the same letters."""
        folded = Folded(name)
        end = len(folded.raw) - 1
        if any((first, last) == (0, end) for first, last, _ in self._abbreviated.finds(folded)):
            return True
        tokens = sorted(map(_roman, filter(None, folded.tokens)))
        joined = "".join(tokens)
        return any(
            OSA.normalized_similarity(joined, "".join(sorted(one)), score_cutoff=_ALIKE) > 0 for one in self._sequences
        )

    def _covered(self, folded: Folded, numbers: Sequence[int]) -> Iterator[tuple[int, int]]:
        """Yield the first and last token of every stretch that says enough of a name, in any order."""
        met: dict[int, list[tuple[int, int, bool]]] = {}
        for place, number in enumerate(numbers):
            token = folded.tokens[number]
            for word in self._similar(token, folded.raw[number]):
                for sequence, at in self._words[word]:
                    met.setdefault(sequence, []).append((place, at, word != token))
        for sequence, hits in met.items():
            for first, last in _stretches(self._sequences[sequence], hits):
                yield numbers[first], numbers[last]

    def _similar(self, token: str, raw: str) -> set[str]:
        """Return the words of names that a token is, or may be with a slip of the pen, folded or as it is written."""
        return {
            word
            for plain in {_roman(token), _roman(shaped(raw))}
            if len(plain) <= self._longest
            for less in _with_a_letter_less(plain)
            for word in self._shortened.get(less, ())
            if _is_near(word, plain)
        }

    def _dotted(self, text: str) -> Iterator[Place]:
        for found in _DOTTED.finditer(text) if self._acronyms and "." in text else ():
            letters = "".join(filter(str.isalpha, found[0])).upper()
            if letters in self._acronyms:
                yield found.start(), found.end(), self._acronyms[letters], "an acronym with full stops"

    def _opened(self, folded: Folded) -> list[tuple[int, int]]:
        """Return the first and last token of every open name."""
        hits = self._all_open.find_matches_as_indexes(folded.joined, overlapping=True) if self._open_names else ()
        return [
            (folded.first(start), folded.last(end))
            for _, start, end in hits
            if folded.begins(start) and folded.ended(end)
        ]

    @cached_property
    def _all_open(self) -> AhoCorasick:
        every = {joined for name in self._open_names for joined in open_forms(name)}
        return AhoCorasick(sorted(every), store_patterns=False)


def _stretches(sequence: tuple[str, ...], hits: Sequence[tuple[int, int, bool]]) -> Iterator[tuple[int, int]]:
    """Yield the first and last place of the stretches in which the words of a name stand, as far as they must."""
    whole = sum(map(weight, sequence))
    telling = sum(weight(word) > 0 for word in sequence)
    for begin, (first, _, _) in enumerate(hits):
        seen: dict[int, int] = {}
        slips = 0
        for number in range(begin, len(hits)):
            place, at, slip = hits[number]
            if place - first > len(sequence):
                break
            if at not in seen and place not in seen.values():
                seen[at] = place
                slips += slip
        said = sum(weight(sequence[at]) for at in seen)
        enough = said >= whole if telling < _SHORT_NAME else said >= _COVERED * whole
        if enough and whole >= _LEAST + slips:
            yield first, max(seen.values())


def _without_asides(folded: Folded, numbers: Sequence[int]) -> Iterator[list[int]]:
    """Yield the tokens round each name that stands in brackets behind a given name ("Jane (née Smith) Oak-Elm")."""
    for aside in ASIDE.finditer(folded.text) if "(" in folded.text else ():
        inside = [at for at in numbers if aside.start() <= folded.spans[at][0] < aside.end()]
        if inside:
            first, last = bisect_left(numbers, inside[0]), bisect_left(numbers, inside[-1])
            yield [*numbers[max(first - _AROUND, 0) : first], *numbers[last + 1 : last + 1 + _AROUND]]


def _is_handle(folded: Folded, number: int) -> bool:
    """Tell whether a token stands as handles do: in an address, with a capital within, or longer than words are."""
    start, end = folded.spans[number]
    inside = folded.text[start + 1 : end]
    tied = folded.text[max(start - 1, 0) : start] in _TIES or folded.text[end : end + 1] in _TIES - {"."}
    return tied or inside != inside.lower() or end - start >= _LONG_HANDLE


def _is_no_word(folded: Folded, number: int) -> bool:
    """Tell whether a token is no ordinary word: it has four letters, or stands in an address or a handle."""
    start, end = folded.spans[number]
    before, after = folded.text[max(start - 1, 0) : start], folded.text[end : end + 2]
    return end - start > 3 or before in _TIES or (after[:1] in _TIES and after[1:].isalnum())


def _with_a_letter_less(word: str) -> Iterator[str]:
    yield word
    if len(word) >= _WORD:
        yield from {word[:at] + word[at + 1 :] for at in range(len(word))}


def _is_near(word: str, other: str) -> bool:
    allowed = 0 if len(word) < _WORD else 1 if len(word) < _LONG_WORD else 2
    return word == other or (allowed > 0 and OSA.distance(word, other, score_cutoff=allowed) <= allowed)


def _roman(token: str) -> str:
    return token if token.isascii() else "".join(filter(str.isalnum, anyascii(token).lower()))
