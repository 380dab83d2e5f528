"""Phrases looked for in folded text: many at once, the longest first, without one large pattern to compile for them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import NamedTuple, TypeAlias

from ahocorasick_rs import AhoCorasick

_NOTHING = r"(?!)"
_HEAD = 2  # letters by which phrases are kept; few phrases of all languages share their first two


def any_of(words: Iterable[str]) -> str:
    """Return a pattern of any of some words, the longest first; one that nothing matches, if there are none."""
    return "|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word)))) or _NOTHING


class Found(NamedTuple):
    """Where a phrase stands in a text."""

    first: int
    last: int

    def start(self) -> int:
        """Return where the phrase begins."""
        return self.first

    def end(self) -> int:
        """Return where the phrase ends."""
        return self.last


class Phrase:
    """One phrase. "*" in it stands for one to six words."""

    __slots__ = ("_parts", "_pattern", "bounded", "head", "text")

    def __init__(self, text: str) -> None:
        self._parts = text.split("* ")
        self._pattern: re.Pattern[str] | None = None
        self.head = text[:_HEAD]
        self.text = self._parts[0]
        self.bounded = text[-1:].isalpha() and text[-1:].lower() != text[-1:].upper()

    def end_in(self, text: str, position: int) -> int:
        """Return where the phrase ends if it stands at `position`, else -1."""
        if not text.startswith(self.text, position):
            return -1
        end = position + len(self.text)
        if len(self._parts) > 1:
            if self._pattern is None:
                self._pattern = re.compile(r"(?:\S+ ){1,6}?".join(map(re.escape, self._parts)))
            found = self._pattern.match(text, position)
            if found is None:
                return -1
            end = found.end()
        return -1 if self.bounded and _is_letter(text[end : end + 1]) else end


class Anywhere:
    """Any of several texts within another, whatever stands around them: all looked for in one pass."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._find = AhoCorasick(sorted(texts)).find_matches_as_indexes

    def starts(self, text: str) -> list[int]:
        """Return the places where they begin, in order."""
        try:
            found = self._find(text, overlapping=True)
        except UnicodeEncodeError:  # half of a character, which none of them holds
            found = self._find(text.encode(errors="replace").decode(), overlapping=True)
        return sorted({start for _, start, _ in found}) if found else []


class Phrases:
    """Any of several phrases; of those that stand at one place the longest is found.

    A phrase ends where no letter follows, so "to" is not found in "total"; a phrase in a script without capital letters
    may be followed by more of its script, because some scripts write no spaces.
    """

    def __init__(self, phrases: Iterable[str]) -> None:
        texts = sorted(set(phrases) - {""}, key=lambda one: (-len(one), one))
        self.phrases = tuple(map(Phrase, texts))
        self._by_head = _by_head(("", phrase) for phrase in self.phrases)

    def match(self, text: str, position: int = 0) -> Found | None:
        """Return the longest phrase that stands at `position`, or None."""
        for head in (text[position : position + _HEAD], text[position : position + 1]):
            texts, phrases = self._by_head.get(head, _NONE)
            for _, phrase in phrases if text.startswith(texts, position) else ():
                end = phrase.end_in(text, position)
                if end >= 0:
                    return Found(position, end)
        return None

    def search(self, text: str, position: int = 0) -> Found | None:
        """Return the first phrase at or behind `position` that no letter stands before, or None."""
        return next(self.finditer(text, position), None)

    def finditer(self, text: str, position: int = 0) -> Iterator[Found]:
        """Yield the phrases of a text that no letter stands before, from left to right."""
        last = position
        for start in self._anywhere.starts(text):
            if start >= last and not _is_letter(text[start - 1 : start]) and (found := self.match(text, start)):
                yield found
                last = found.last

    def may_stand_in(self, text: str) -> bool:
        """Return whether a phrase begins anywhere in a text, be it in the midst of a word: a quick look."""
        return bool(self._anywhere.starts(text))

    def sub(self, replacement: str, text: str) -> str:
        """Return a text with every phrase replaced."""
        parts, last = [], 0
        for found in self.finditer(text):
            parts += [text[last : found.first], replacement]
            last = found.last
        return "".join([*parts, text[last:]])

    @cached_property
    def _anywhere(self) -> Anywhere:
        """What finds the beginnings of all phrases, up to their "*"."""
        return Anywhere({phrase.text for phrase in self.phrases})


class Named:
    """Several lists of phrases with a name each, looked for at the start of a text all at once."""

    def __init__(self, lists: Mapping[str, Phrases]) -> None:
        self._by_head = _by_head((name, phrase) for name, one in lists.items() for phrase in one.phrases)

    def match(self, text: str) -> dict[str, int]:
        """Return the names of the lists of which a phrase stands at the start of a text, with the longest one's end."""
        found: dict[str, int] = {}
        for head in (text[:_HEAD], text[:1]):
            texts, phrases = self._by_head.get(head, _NONE)
            for name, phrase in phrases if text.startswith(texts) else ():
                if name not in found and (end := phrase.end_in(text, 0)) >= 0:
                    found[name] = end
        return found


_ByHead: TypeAlias = Mapping[str, tuple[tuple[str, ...], tuple[tuple[str, Phrase], ...]]]
_NONE: tuple[tuple[str, ...], tuple[tuple[str, Phrase], ...]] = ((), ())


def _by_head(named: Iterable[tuple[str, Phrase]]) -> _ByHead:
    """Return named phrases by their first letters, in the given order, with how they begin: asked of all at once."""
    found: dict[str, list[tuple[str, Phrase]]] = {}
    for name, phrase in named:
        found.setdefault(phrase.head, []).append((name, phrase))
    return {head: (tuple(phrase.text for _, phrase in those), tuple(those)) for head, those in found.items()}


def _is_letter(character: str) -> bool:
    return character.isalnum() and not character.isdecimal()
