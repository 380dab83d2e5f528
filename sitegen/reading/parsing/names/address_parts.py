"""The parts of an address on lines of their own: street, box, town, country, how to reach somebody."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Literal

from sitegen.reading.parsing.lines.facts import LineFacts, arabic_digits
from sitegen.reading.parsing.lines.likeness import is_prose
from sitegen.reading.parsing.names.persons import is_organization_like, is_place, looks_like_person
from sitegen.reading.parsing.names.postal import is_address, reaches
from sitegen.reading.parsing.vocabulary import fold, load_forms

# What a line says of where one lives: all of it; surely a street, a box, a town; what may be one; how to reach one.
Part = Literal["whole", "street", "box", "town", "street?", "town?", "country", "contact"]

LONGEST_PART = 9  # words of one
_NUMBER_FIRST = re.compile(r"(?:№ ?|no\.? ?|#)?\d{1,5}(?:[-/]\d{1,5})?[a-z]?,? [^\W\d_]", re.IGNORECASE)
_NUMBER_LAST = re.compile(r"[^\W\d_][^\d]{1,60}[ ,]\d{1,5}(?:[-/ ]\d{1,4})? ?[a-z]?$", re.IGNORECASE)
_CODE = (
    r"(?:[A-Z]{1,2}[-– ])?(?:\d{5,6}|\d{3} \d{2,3}|\d{2}-\d{3}|\d{5}-\d{3,4}|\d{4} ?[A-Z]{2}|[A-Z]{2},? \d{5}"
    r"|[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}|[A-Z]\d[A-Z] \d[A-Z]\d)"
)
_TOWN = re.compile(rf"(?:〒 ?\d{{3}}-\d{{4}}|{_CODE},? [^\W\d_]{{2}}|[^\W\d_][^\d]{{1,40}}?[ ,–-]+{_CODE}$|{_CODE}$)")
_OF_BOX = re.compile(r"[ .:,#№nº°-]*\d[\d -]{0,8}(?:\D|$)")
_MAYBE_TOWN = re.compile(r"(?:[A-Z]{1,2}[-– ])?\d{4} [^\W\d_][^\d]{1,40}$|[^\W\d_][^\d]{1,40}[ ,-]+\d{3,4}$")


def part_of_address(line: LineFacts, parts: Sequence[Part]) -> Part | None:
    """Return what a line says of where somebody lives, below lines that are the `parts` of an address, or None."""
    text = arabic_digits(line.rest.strip(" ,.*_()"))
    if len(line.words) > LONGEST_PART or not text or is_prose((line,)):
        return None
    if reaches(line):
        return "contact"
    if is_place(text):
        return "country" if parts else None
    if not any(map(str.isdecimal, text)):
        return None
    first, *others = [one.strip() for one in text.split(",") if one.strip()]
    if others and _with_figures(first, ()) in ("street", "street?", "box") and _hold_town(others):
        return "whole"
    return "whole" if is_address(line) else _with_figures(text, parts)


def _hold_town(texts: Sequence[str]) -> bool:
    return any(_with_figures(one, ()) == "town" for one in texts if any(map(str.isdecimal, one)))


def _with_figures(text: str, parts: Sequence[Part]) -> Part | None:
    """Return what a text that holds figures says of where somebody lives, or None."""
    if _box(fold(text)):
        return "box"
    if _TOWN.match(text):
        return "town"
    if is_organization_like(text):
        return None
    if _holds_street(text) and not text[:1].islower():
        return "street"
    if parts and _MAYBE_TOWN.match(text):
        return "town?"
    return "street?" if _NUMBER_FIRST.match(text) or _NUMBER_LAST.match(text) else None


def without_address(entry: str) -> str:
    """Return an entry without the parts between commas that say where somebody lives: "Jane Roe, Lake St 5, 10115 Oak".

    Two of them are an address, a street or a box and a town, one of them surely such; behind a person's name one sure
    part is.
    """
    if "," not in entry or not any(map(str.isdecimal, entry)):
        return entry
    name, *rest = (part.strip() for part in entry.split(","))
    parts: list[Part] = []
    kept = [name]
    for text in rest:
        plain = arabic_digits(text)
        part = _with_figures(plain, parts) if any(map(str.isdecimal, plain)) else None
        if part is None and parts and is_place(text):
            part = "country"
        if part is None:
            kept.append(text)
        else:
            parts.append(part)
    return ", ".join(kept) if _says_where(parts, person=looks_like_person(name)) else entry


def is_person_with_address(entry: str) -> bool:
    """Return whether an entry is a person's name and, behind a comma, where that one lives."""
    name, comma, where = entry.partition(",")
    lives = bool(comma) and any(_with_figures(part.strip(), ()) for part in where.split(",") if not part.isspace())
    return lives and looks_like_person(name) and not _holds_street(name)


def _says_where(parts: Sequence[Part], *, person: bool) -> bool:
    street = any(part in ("street", "street?", "box") for part in parts)
    town = any(part in ("town", "town?") for part in parts)
    sure = any(part in ("street", "town", "box") for part in parts)
    return sure and (person or (street and town))


def _box(plain: str) -> bool:
    """Return whether folded words are a box of a post office and its number."""
    found = next((one for one in _post_boxes() if plain.startswith(one)), None)
    return found is not None and _OF_BOX.match(plain[len(found) :]) is not None


@cache
def _post_boxes() -> tuple[str, ...]:
    return tuple(sorted(load_forms("post_boxes"), key=len, reverse=True))


@cache
def _street_endings() -> tuple[str, ...]:
    return tuple(load_forms("street_endings"))


def _holds_street(text: str) -> bool:
    """Return whether a text with figures holds a word by which streets are called."""
    words = [word.strip(".,;:") for word in fold(text).split()]
    known = load_forms("street_words")
    return any(word in known or (len(word) > 6 and word.endswith(_street_endings())) for word in words)
