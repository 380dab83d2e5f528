"""Names in order: each script under its own headings, Latin first.

Latin names are filed under their first letter without accent or case; names that start with a digit or a mark stand
under "0–9". Burmese consonants follow the order of the code chart, which is the dictionary's.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Generic, TypeVar

from sitegen.slugs import slugify

T = TypeVar("T")

BURMESE = "my"
FIGURES = "0–9"


@dataclass(frozen=True, slots=True)
class Section(Generic[T]):
    """Things filed under one `heading` ("A", "0–9", "က"); `anchor` is the heading's id; `script` is "" or "my"."""

    heading: str
    anchor: str
    script: str
    entries: tuple[T, ...]


def filed(names: Iterable[tuple[str, T]]) -> tuple[Section[T], ...]:
    """Return things in sections by their names. Equal names keep their order."""
    ordered = sorted(names, key=lambda pair: sort_key(pair[0]))
    return tuple(
        Section(head, _anchor(head), BURMESE if _is_burmese(head) else "", tuple(thing for _, thing in found))
        for head, found in groupby(ordered, key=lambda pair: initial(pair[0]))
    )


def shelved(things: Iterable[tuple[str, str, T]]) -> tuple[Section[T], ...]:
    """Return things under the headings they are given as (heading, name, thing), headings in order of first coming."""
    found: dict[str, list[tuple[str, T]]] = {}
    for head, name, thing in things:
        found.setdefault(head, []).append((name, thing))
    return tuple(
        Section(
            head,
            f"g-{slugify(head)}",
            "",
            tuple(thing for _, thing in sorted(pairs, key=lambda pair: sort_key(pair[0]))),
        )
        for head, pairs in found.items()
    )


def initial(name: str) -> str:
    """Return the heading that a name is filed under."""
    first = next((char for char in unicodedata.normalize("NFKD", name) if char.isalnum()), "")
    if _is_burmese(first):
        return first
    if first.isalpha():
        return first.upper()
    return FIGURES


def sort_key(name: str) -> tuple[int, str, str, str]:
    """Return what a name is sorted by: its script, its heading, its letters without accents and case, itself."""
    head = initial(name)
    rank = 0 if head == FIGURES else 1 if head.isascii() else 3 if _is_burmese(head) else 2
    bare = "".join(char for char in unicodedata.normalize("NFKD", name) if not unicodedata.combining(char) or rank == 3)
    letters = "".join(char for char in bare.casefold() if char.isalnum() or char.isspace() or rank == 3)
    return rank, head, " ".join(letters.split()), name


def _anchor(head: str) -> str:
    if head == FIGURES:
        return "figures"
    return head.lower() if head.isascii() else "u" + "-".join(f"{ord(char):04x}" for char in head)


def _is_burmese(text: str) -> bool:
    """Whether `text` starts in the Myanmar script (Unicode's blocks Myanmar, and its Extended-A and -B)."""
    return text[:1] != "" and (
        "\u1000" <= text[0] <= "\u109f" or "\uaa60" <= text[0] <= "\uaa7f" or "\ua9e0" <= text[0] <= "\ua9ff"
    )
