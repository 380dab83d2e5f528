"""Names in another case, as a sentence has them: each word with other letters at its end ("s Janou Rybářovou").

No grammar is known. A word may be another's form if both begin alike and only their last letters differ; a name is told
if all its words stand together so, in order, or with the last one first, as family names may.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from sitegen.identity.folds import is_generic
from sitegen.identity.spellings import weight
from sitegen.identity.vocabulary import HEADS

_STEM, _ENDING = 3, 3  # letters that both must begin with, and that a word of a name may end in
_LONGER, _LONGEST = 5, 6  # letters that the other may end in, if both begin with more, and if with many
_MANY = 5  # letters of such a beginning
_LEAST = 7  # letters of the words of a name that are looked for so
_TURNED = 3  # words up to which the last one may stand first

_Ordered = tuple[tuple[str, ...], int]


class Inflected:
    """Finds forms of the names whose words, in Latin letters, are `sequences`."""

    def __init__(self, sequences: Iterable[tuple[str, ...]], roman: Callable[[str], str]) -> None:
        self._roman = roman
        self._by_stem: dict[str, list[_Ordered]] = {}
        self._met: dict[str, Sequence[_Ordered]] = {}  # by word: as many as the texts it is asked about have
        for words in sorted({order for one in sequences for order in _orders(one)}):
            longest = max(range(len(words)), key=lambda at: (weight(words[at]), len(words[at])))
            self._by_stem.setdefault(stem(words[longest]), []).append((words, longest))
        self._lengths = sorted({len(stem) for stem in self._by_stem})

    def finds(self, tokens: Sequence[str], raw: Sequence[str]) -> Iterator[tuple[int, int]]:
        """Yield the first and the last of the folded `tokens` that are forms of the words of a name.

        `raw` are the same as they are written.
        """
        for at, token in enumerate(tokens) if self._by_stem else ():
            found = self._met.get(token)
            if found is None:
                found = self._met[token] = self._with(self._roman(token))
            for words, place in found:
                first = at - place
                end = first + len(words)
                if first < 0 or end > len(tokens):
                    continue
                if all(map(is_form, words, map(self._roman, tokens[first:end]))) and _is_written(words, raw[first:end]):
                    yield first, end - 1

    def _with(self, token: str) -> Sequence[_Ordered]:
        """Return the names whose most telling word a token may be a form of."""
        stems = (token[:length] for length in self._lengths if length <= len(token))
        return tuple(one for stem in stems for one in self._by_stem.get(stem, ()) if is_form(one[0][one[1]], token))


def is_form(word: str, other: str) -> bool:
    """Tell whether two words, in Latin letters, are equal or may be forms of one: a small word has no forms."""
    if word == other:
        return True
    same = next(
        (at for at, (one, two) in enumerate(zip(word, other, strict=False)) if one != two), min(len(word), len(other))
    )
    longest = _LONGEST if same >= _MANY else _LONGER if same > _STEM else _ENDING
    if same < _STEM or len(word) - same > _ENDING or len(other) - same > longest:
        return False
    return weight(word) > 0 and other.isalpha()


def _is_written(words: Sequence[str], raw: Sequence[str]) -> bool:
    """Tell whether the first word that tells something has a capital, as a name has where its script knows any."""
    first = next(written for word, written in zip(words, raw, strict=True) if weight(word) > 0)
    return not first[0].islower()


def _orders(words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Yield the orders in which the words of a name may stand, none if they tell too little."""
    if sum(weight(word) > 0 for word in words) > 1 and sum(map(len, words)) >= _LEAST and not is_generic(words):
        yield words
        if len(words) <= _TURNED and HEADS.isdisjoint(words):
            yield (words[-1], *words[:-1])


def stem(word: str) -> str:
    """Return what every form of a word begins with."""
    return word[: max(_STEM, len(word) - _ENDING)]
