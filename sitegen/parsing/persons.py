"""Is it a person? Names of persons and what stands beside them: honorifics, roles, degrees, affiliations."""

from __future__ import annotations

import re
from functools import cache

from sitegen.parsing.vocabulary import Vocabulary, compile_phrases, fold, load_places

PARTICLES = frozenset(
    "de da do dos das di del della van von der den ten ter bin ibn al el la le du y e zu af av bint abu ben mac mc st san d'".split()
)
_WORD = re.compile(r"[^\W\d_]+(?:['’.·-][^\W\d_]+)*\.?$")
_HONORIFIC_TAIL = re.compile(
    r",? *(?:ph\.?d|m\.?d|dr|msc|m\.?a|mph|j\.?d|ll\.?m|esq|jr|sr|obe|cbe|mbe|frs|o\.?p|s\.?j|phd)\.?$", re.IGNORECASE
)


def looks_like_person(text: str, vocabulary: Vocabulary) -> bool:
    """Return whether `text` has the form of a person's name: an honorific, or two to five capitalised words, none of them
    a word that organizations are called by.
    """  # noqa: D205
    text = text.strip().rstrip("*†‡§¹²³ ")
    bare = without_honorific(text, vocabulary)
    bare = _HONORIFIC_TAIL.sub("", bare).strip(" ,")
    words = bare.split()
    if bare != text.strip() and 1 <= len(words) <= 5 and all(word[:1].isupper() or word in PARTICLES for word in words):
        return True
    if not 2 <= len(words) <= 5 or any(not _WORD.match(word) for word in words):
        return False
    if any(fold(word).strip(".") in _organization_words(vocabulary) for word in words):
        return False
    named = [word for word in words if word not in PARTICLES]
    return len(named) >= 2 and all(word[:1].isupper() for word in named) and sum(len(word) > 1 for word in named) >= 1


def without_honorific(text: str, vocabulary: Vocabulary) -> str:
    """Return a name without the honorifics before it."""
    text = text.strip()
    for _ in range(3):
        found = _honorific(vocabulary).match(fold(text))
        if not found or len(fold(text)) != len(text):
            return text
        text = text[found.end() :].lstrip(" .")
    return text


def starts_with_role(text: str, vocabulary: Vocabulary) -> bool:
    """Return whether `text` begins with a role or an office ("Director", "maître de conférences")."""
    return _roles(vocabulary).match(fold(text[:80]).lstrip("*_(")) is not None


def is_organization_like(text: str, vocabulary: Vocabulary) -> bool:
    """Return whether `text` holds a word by which organizations are called, or an acronym in brackets."""
    if re.search(r"\([A-Z][A-Za-z.&/ -]{1,14}\)", text):
        return True
    words = [fold(word).strip(".,;:()\"'“”") for word in text.split()[:20]]
    return any(word in _organization_words(vocabulary) for word in words)


def is_place(text: str) -> bool:
    """Return whether `text` is a country or a region, or several with slashes or "and" between them."""
    plain = fold(text).strip(" .()")
    if plain in load_places() or plain.removeprefix("the ") in load_places():
        return True
    parts = [part for part in re.split(r"\s*/\s*|\s*&\s*|\s+and\s+", plain) if part]
    return 1 < len(parts) <= 4 and all(part in load_places() for part in parts)


@cache
def _organization_words(vocabulary: Vocabulary) -> frozenset[str]:
    return vocabulary.words("lists", "organization_words")


@cache
def _honorific(vocabulary: Vocabulary) -> re.Pattern[str]:
    words = sorted(vocabulary.words("letters", "honorifics"), key=len, reverse=True)
    long = [word for word in words if len(word) > 2]
    short = [word for word in words if len(word) <= 2]
    return re.compile(
        rf"(?:(?:{'|'.join(map(re.escape, long)) or '(?!)'})(?:\. ?| )|(?:{'|'.join(map(re.escape, short)) or '(?!)'})\.(?: |(?=\S{{3}})))"
    )


@cache
def _roles(vocabulary: Vocabulary) -> re.Pattern[str]:
    return compile_phrases(vocabulary.words("letters", "roles"))
