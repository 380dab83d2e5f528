"""A part of a sentence, between two marks, as a name: all of it, its end or its beginning, or two names with "and"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sitegen.reading.parsing.vocabulary import fold, load_phrases, load_vocabulary, load_words

LONGEST_NAME = 10  # words
LONGEST_CASELESS = 25  # characters of a name in a script without capitals
ROW = ("comma", "list")  # marks between the names of a row: commas, and the comma of lists of Chinese and Japanese
ASIDE = r"[(（][^()（）,;]{1,60}[)）]"  # an acronym or a place behind a name is part of it
_ASIDE = re.compile(ASIDE)
_PUNCTUATION = "'’.,;:!?-–—…&"


@dataclass(frozen=True, slots=True)
class Part:
    """What stands between two marks; `before` and `behind` are the kinds of the marks."""

    text: str
    start: int
    before: str
    behind: str


def words_of(text: str) -> list[tuple[str, int]]:
    """Return the words of a text, each with its place."""
    return [(found[0], found.start()) for found in re.finditer(r"\S+", text)]


def _named(word: str) -> bool:
    bare = word.lstrip("'’#@(&").removeprefix("l'").removeprefix("d'")
    return bare[:1].isupper() or (bare[:1].isdigit() and any(map(str.isalpha, bare)))


def _small(word: str) -> bool:
    """Return whether a word may stand within a name though it is written small."""
    bare = word.strip(_PUNCTUATION)
    return len(bare) < 2 or bare.lower() in load_vocabulary().connectors or not any(map(str.isalpha, word))


def _begin(words: list[tuple[str, int]]) -> list[tuple[str, int]]:
    """Return words without those at their beginning that are no part of a name: articles, "and", "We"."""
    while words and (
        words[0][0].lower().strip(_PUNCTUATION) in load_vocabulary().prose
        or (words[0][0].islower() and _small(words[0][0]))
        or words[0][0] == "&"
    ):
        words = words[1:]
    return words


def behind_kind(name: tuple[str, int] | None) -> tuple[str, int] | None:
    """Return a name without what it is in front ("Joint Press Release by Foo", "Alliance of Foo")."""
    if name is None:
        return None
    text, start = name
    ends = [
        found.end()
        for table, key in (("letters", "kinds"), ("counting", "self"))
        for found in load_phrases(table, key).finditer(fold(text))
    ]
    if not ends or len(fold(text)) != len(text):
        return name
    words = words_of(text[max(ends) :])
    while words and not _named(words[0][0]):
        words = words[1:]
    return (text[max(ends) + words[0][1] :], start + max(ends) + words[0][1]) if words else name


def whole(part: Part) -> tuple[str, int] | None:
    """Return a part as one name, without an article or "and" before it, or None where it is none."""
    text, words = part.text, words_of(part.text)
    if is_caseless(text):
        listed = "list" in (part.before, part.behind) and len(text.strip()) <= LONGEST_CASELESS
        return cut(part, words) if listed and words else None
    if _is_shouted(text):
        return None
    words = _without_figures(_begin(words))
    if not words or len(words) > LONGEST_NAME or not _named(words[0][0]):
        return None
    if any(not _named(word) and not _small(word) for word, _ in words):
        return None
    if not any(map(str.isupper, text)):
        return None
    return cut(part, words)


def _is_shouted(text: str) -> bool:
    """Return whether a text is a sentence in capitals."""
    return text.isupper() and any(word.lower() in load_vocabulary().prose for word in text.split())


def is_caseless(text: str) -> bool:
    """Return whether a text is in a script without capitals; what stands in brackets behind it may be in another."""
    return not any(mark.lower() != mark.upper() for mark in _ASIDE.sub("", text))


def loose(part: Part) -> tuple[str, int] | None:
    """Return a part as a name that is written like other words ("Friends of the old pier"): no verb stands in it."""
    words = _without_figures(_begin(words_of(part.text)))
    if not words or len(words) > LONGEST_NAME or is_caseless(part.text) or _is_shouted(part.text):
        return None
    if any(word.endswith(")") and not any(map(str.isalpha, word)) for word, _ in words):
        return None  # the name ends before its years
    bare = [word.strip(_PUNCTUATION).lower() for word, _ in words]
    if any(word in load_vocabulary().prose and word not in load_vocabulary().connectors for word in bare):
        return None
    return cut(part, words) if any(map(str.isalpha, words[0][0])) else None


def _without_figures(words: list[tuple[str, int]]) -> list[tuple[str, int]]:
    """Return words without years and the like in brackets behind them ("Jane Roe (1973-1981)")."""
    while words and words[-1][0].startswith("(") and not any(map(str.isalpha, words[-1][0])):
        words = words[:-1]
    return words


def cut(part: Part, words: Sequence[tuple[str, int]]) -> tuple[str, int] | None:
    """Return the words of a part as a name with its place, or None where it has fewer than two letters."""
    text = part.text[words[0][1] : words[-1][1] + len(words[-1][0])].rstrip(" .,;:")
    return (text, part.start + words[0][1]) if sum(map(str.isalpha, text)) > 1 else None


def behind_words(part: Part) -> tuple[str, int] | None:
    """Return the name in which a part ends, behind the words of its sentence."""
    if is_caseless(part.text):
        return None
    words = _without_figures(words_of(part.text))
    begin = len(words)
    while begin and (_named(words[begin - 1][0]) or _small(words[begin - 1][0])):
        begin -= 1
    words = _begin(words[begin:])
    while words and not _named(words[0][0]):
        words = words[1:]
    if not words or len(words) > LONGEST_NAME or not _named(words[-1][0]):
        return None
    return cut(part, words)


def before_words(part: Part) -> tuple[str, int] | None:
    """Return the name with which a part begins, before the words of its sentence."""
    words = _begin(words_of(part.text))
    end = 0
    while end < len(words) and (_named(words[end][0]) or _small(words[end][0])):
        end += 1
    words = words[:end]
    while words and not _named(words[-1][0]):
        words = words[:-1]
    if not words or len(words) > LONGEST_NAME:
        return None
    return cut(part, words)


def is_joint(text: str) -> bool:
    """Return whether a part begins with "and": it is the last of its row."""
    words = text.split(maxsplit=1)
    return bool(words) and (words[0].lower() in load_words("numbers", "and") or words[0] == "&")


def joined_pair(part: Part) -> list[tuple[str, int]]:
    """Return the last two names of a row, with "and" between them, or nothing."""
    joints = load_words("numbers", "and")
    if is_caseless(part.text):
        return _joined_caseless(part, joints)
    for word, place in words_of(part.text)[1:]:
        if word.lower() not in joints:
            continue
        left = Part(part.text[:place], part.start, part.before, "comma")
        behind = place + len(word)
        right = Part(part.text[behind:], part.start + behind, "comma", part.behind)
        one, other = whole(left) or loose(left), whole(right)
        other = other or (loose(right) if part.behind == "stop" else None) or before_words(right)
        if one and other and (one[0][:1].isupper() or " " in one[0]):
            return [one, other]
    return []


def _joined_caseless(part: Part, joints: frozenset[str]) -> list[tuple[str, int]]:
    """Return the last two names of a row in a script that writes no spaces around "and"."""
    text = part.text.rstrip()
    found = [(text.find(joint), len(joint)) for joint in joints if text.count(joint) == 1]
    if part.before != "list" or len(found) != 1 or len(text) > 2 * LONGEST_CASELESS:
        return []
    (at, size) = found[0]
    left, right = text[:at].rstrip(), text[at + size :]
    if min(len(left), len(right)) < 2:
        return []
    return [(left, part.start), (right, part.start + at + size)]
