"""What an entry says beside a name, in all scripts: a post, a body, another name of the same person, another person.

Whoever is withheld as “Mill League: Fina Oak” or “ဒေါ်ခင်ခင်ဝင်း၊ ဥက္ကဋ္ဌ” is told by the name alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from sitegen.core.myanmar import spoken_syllables
from sitegen.identity.scripts import is_burmese
from sitegen.identity.tokens import TOKEN, is_run
from sitegen.identity.vocabulary import ALIASES, BOTH, KIN, NO_FAMILY_NAME, OFFICES, REPRESENTED, STANDS_FOR
from sitegen.reading.parsing.names.kinds import has_given_name
from sitegen.reading.parsing.names.persons import (
    is_organization_like,
    is_place,
    looks_like_person,
    starts_with_role,
    without_honorific,
)
from sitegen.reading.parsing.vocabulary import fold, load_given_names, load_phrases

# What parts a name from a post, a place or another name: commas, brackets, dashes, dots and arrows of all scripts.
BESIDE = re.compile(
    r"(?<!\s)\s*[,;:/|()\[\]{}–—，、；：؛،၊။፣፤।（）【】「」『』\t\\→⇒➔•‧]\s*|(?<!\s)\s+[-·・_=@]\s+|"
    r"(?<=[\u4e00-\u9fff])[・･](?=[\u4e00-\u9fff])"
)
_MOST = 6  # words of a part that may be a person's name, with what stands before it
_RUN, _SYLLABLES = 4, 3  # signs of a script without spaces, syllables of Burmese, that may be a name of any form
_SINGLE = 6  # letters of a family's name
_COLONS = frozenset(":：")
_ORDER = 4  # letters of what members of an order have behind their names


def _between(words: Iterable[str], signs: str = "") -> re.Pattern[str]:
    return re.compile(rf"{signs}(?<![^\s(])(?:{'|'.join(map(re.escape, words))})(?![^\s:.])[:.]?", re.IGNORECASE)


_IN_BRACKETS = rf"[(（]\s*(?:{'|'.join(map(re.escape, ALIASES))})\.?\s*[)）]|\s@\s|"
_ALIAS = _between((one for one in ALIASES if len(one) > 1), _IN_BRACKETS)
_REPRESENTED, _STANDS_FOR, _BOTH, _KIN = map(_between, (REPRESENTED, STANDS_FOR, BOTH, KIN))
# Another name of the same person, in brackets between two words of a name.
ASIDE = re.compile(
    rf"(?<=\s)\((?:{'|'.join(re.escape(one) for one in ALIASES if len(one) > 1)})\b[^()]{{1,40}}\)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Part:
    """A part of an entry that may be a name, and whether it is one that whoever signs is called by."""

    text: str
    is_name: bool


@lru_cache(maxsize=100_000)
def parts_of(entry: str) -> tuple[Part, ...]:
    """Return the parts of an entry that may be names, each once; none if it says but one."""
    found: dict[str, Part] = {}
    for one in (*_between_words(entry), *_between_marks(entry)):
        if one.text != entry.strip() and (one.is_name or one.text not in found):
            found[one.text] = one
    return tuple(found.values())


def _between_words(entry: str) -> Iterator[Part]:
    """Yield the parts between words: names of one person, who stands for a body, two persons, whose kin somebody is."""
    names = _split(_ALIAS, entry)
    for one in names if len(names) > 1 else ():
        yield from (Part(text, _is_person(text) and _is_told(text)) for text in _first_of(one))
    for pattern, of_body in ((_REPRESENTED, True), (_STANDS_FOR, False)):
        first, *others = _split(pattern, entry)
        if others:
            yield from (Part(one, is_name=False) for one in _first_of(first) if of_body or _is_person(one))
            yield from (Part(one, is_name=False) for other in others for one in _first_of(other) if _is_person(one))
    yield from _two_persons(_split(_BOTH, entry))
    if kin := _KIN.match(entry):
        name = entry[kin.end() :].strip()
        if (_is_person(name) and _is_told(name)) or (len(name) >= _SINGLE and name.isalpha() and name[0].isupper()):
            yield Part(name, is_name=False)


def _two_persons(parts: Sequence[str]) -> Iterator[Part]:
    """Yield the names of several persons; “Jane and John Oak-Elm” gives Jane the family name of the last."""
    if len(parts) < 2 or not any(_is_told(one) for one in parts if _is_person(one)):
        return
    family = parts[-1].rpartition(" ")[2]
    whole = [one if len(one.split()) > 1 or not family else f"{one} {family}" for one in parts]
    if all(map(_is_person, whole)):
        yield from (Part(one, is_name=False) for one in whole)


def _between_marks(entry: str) -> Iterator[Part]:
    """Yield the parts between marks, and of these what stands behind an office or before one."""
    parts = [part.strip() for part in BESIDE.split(entry) if part.strip()]
    signs = [found[0].strip() for found in BESIDE.finditer(entry)] if len(parts) > 1 else []
    for at, part in enumerate(parts):
        behind = parts[at + 1] if at + 1 < len(parts) else ""
        of_person = _is_office(behind) or (has_given_name(part) and is_organization_like(behind))
        if at == 0 and behind and _may_be_name(part):
            noted = not any(map(str.isalpha, "".join(parts[1:])))  # "Mill League [2]"
            yield Part(part, is_name=noted or (of_person and _is_person(part)))
        elif at and _is_person(part) and (_is_told(part) or _is_office(behind) or signs[at - 1] in _COLONS):
            yield Part(part, is_name=False)
        inner = _inner(part)
        if inner:
            yield Part(inner, is_name=False)


def _inner(part: str) -> str | None:
    """Return a person's name in a part that begins with an office, or ends with one, or with an order's letters."""
    words = part.split()
    office = load_phrases("letters", "roles").match(fold(part)) if len(fold(part)) == len(part) else None
    if office and office.end() < len(part) and _is_person(rest := part[office.end() :].strip()):
        return rest
    if not 2 < len(words) <= _MOST + 2 or is_organization_like(" ".join(words[:2])):
        return None
    end = next((at for at in range(2, len(words)) if starts_with_role(" ".join(words[at:]))), len(words))
    if end == len(words) and len(words[-1]) <= _ORDER and words[-1].isupper() and not part.isupper():
        end -= 1
    last = 1 if words[0].strip(".,").lower() in load_given_names() else 3
    names = (" ".join(words[first:end]) for first in range(min(end - 1, last)))
    return next((name for name in names if name != part and has_given_name(name) and _is_person(name)), None)


def _split(pattern: re.Pattern[str], entry: str) -> list[str]:
    return [one.strip(" ,;:()（）") for one in pattern.split(entry) if one.strip(" ,;:()（）")] or [""]


def _first_of(text: str) -> list[str]:
    """Return what stands before the first mark in a text, if it may be a name."""
    first = next((part.strip() for part in BESIDE.split(text) if part.strip()), "")
    return [first] if _may_be_name(first) else []


def _is_office(text: str) -> bool:
    return starts_with_role(text) or text.startswith(OFFICES)


def _is_person(text: str) -> bool:
    return looks_like_person(text) and not is_organization_like(text) and not _is_office(text)


def _is_told(text: str) -> bool:
    """Tell whether what looks like a person's name is one by a given name, a form of address, or its script."""
    first = text.partition(" ")[0].strip(".").casefold()
    titled = first in NO_FAMILY_NAME or without_honorific(text) != text
    return titled or has_given_name(text) or not text.isascii()


def _may_be_name(text: str) -> bool:
    """Tell whether a part may be a name by its length: a word alone tells nobody, and neither does a place."""
    tokens = TOKEN.findall(text)
    if not tokens or is_place(text) or _is_office(text):
        return False
    if all(map(is_run, tokens)):
        joined = "".join(tokens)
        enough = spoken_syllables(joined) >= _SYLLABLES if is_burmese(joined[0]) else len(joined) >= _RUN
        return enough or _is_person(text)
    return len(text.split()) > 1
