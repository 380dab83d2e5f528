"""Sections of an index: things under the headings that their names are filed under, or under given ones."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Generic, TypeVar

from sitegen.core.slugs import slugify
from sitegen.core.source import digest
from sitegen.identity.collation import FIGURES, section, sort_key
from sitegen.identity.scripts import is_burmese

T = TypeVar("T")
U = TypeVar("U")

BURMESE = "my"


@dataclass(frozen=True, slots=True)
class Section(Generic[T]):
    """Things filed under one `heading` ("A", "0–9", "က"); `anchor` is the heading's id; `script` is "" or "my".

    `continued` says that the first of them stand on the page before.
    """

    heading: str
    anchor: str
    script: str
    entries: tuple[T, ...]
    continued: bool = False

    def holding(self, entries: Iterable[U]) -> Section[U]:
        """Return the same section with other things in it."""
        return Section(self.heading, self.anchor, self.script, tuple(entries), self.continued)


def by_initial(names: Iterable[tuple[str, T]]) -> tuple[Section[T], ...]:
    """Return things in sections by their names. Equal names keep their order."""
    ordered = sorted(names, key=lambda pair: sort_key(pair[0]))
    return tuple(
        Section(head, _anchor(head), BURMESE if is_burmese(head[0]) else "", tuple(thing for _, thing in found))
        for head, found in groupby(ordered, key=lambda pair: section(pair[0]))
    )


def under_headings(things: Iterable[tuple[str, str, T]]) -> tuple[Section[T], ...]:
    """Return things under the headings they are given as (heading, name, thing), headings in order of first coming."""
    found: dict[str, list[tuple[str, T]]] = {}
    for head, name, thing in things:
        found.setdefault(head, []).append((name, thing))
    named: dict[str, str] = {}
    for head in found:
        anchor = f"g-{slugify(head)}"
        told_apart = f"{anchor}-{digest(head.encode())[:8]}"  # São Tomé and Sao Tome are spelt alike in ASCII
        named[told_apart if anchor in named else anchor] = head
    return tuple(
        Section(head, anchor, "", tuple(thing for _, thing in sorted(found[head], key=lambda pair: sort_key(pair[0]))))
        for anchor, head in named.items()
    )


def _anchor(head: str) -> str:
    if head == FIGURES:
        return "figures"
    return head.lower() if head.isascii() else "u" + "-".join(f"{ord(char):04x}" for char in head)
