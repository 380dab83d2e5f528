"""The quick way through a page: line by line, for the lines of a site repeat.

A line's tags are read once for all pages that have the line; what a line of that shape does to what is open is worked
out once for all lines of that shape. A page in which anything at all is odd is not judged here: `quick_look` returns
None, and the slow way (`pages`) says what is wrong, and where. Nothing odd is missed: a tag, comment or script that
goes on over the end of a line looks unclosed in its line, which is odd.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from sitegen.core.frozen import Frozen
from sitegen.publishing.check.tags import KINDS, TOKEN, Tag, read_tag
from sitegen.publishing.check.walking import Walk, take

Shape = tuple[str, ...]
"""The steps of a line's tags (`Tag.step`)."""


_BEGINNINGS = frozenset(("html", "title"))


class Line(Frozen):
    """What a line says: its shape, the ids it offers, and the addresses that it leads to and needs.

    `begins` says that the page's language or title stands here, `moves` that the page only leads on. An `odd` line must
    be looked at in the slow way.
    """

    shape: Shape
    ids: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    begins: tuple[str, ...] = ()
    moves: bool = False
    odd: bool = False


@dataclass(slots=True)
class Look:
    """What a page offers and needs, each address with the first line that has it."""

    ids: list[str]
    links: dict[str, int]
    needs: dict[str, int]
    moved: bool


def quick_look(text: str) -> Look | None:
    """Return what a page offers and needs, or None if anything in it has to be looked at more closely."""
    look = Look([], {}, {}, moved=False)
    stack: tuple[str, ...] = ()
    begun: set[str] = set()
    titles = 0
    for number, written in enumerate(text.split("\n"), 1):
        if "<" not in written:
            continue
        line = read_line(written)
        if line.odd:
            return None
        step = after(stack, line.shape)
        if step is None:
            return None
        stack, found = step
        titles += found
        if line.ids:
            look.ids += line.ids
        for url in line.links:
            look.links.setdefault(url, number)
        for url in line.needs:
            look.needs.setdefault(url, number)
        if line.begins:
            begun.update(line.begins)
        look.moved = look.moved or line.moves
    whole = not _unclosed(stack) and titles == 1 and begun == _BEGINNINGS and len(set(look.ids)) == len(look.ids)
    return look if whole and text[:15].lower().startswith("<!doctype html>") else None


@lru_cache(maxsize=20_000)
def read_line(written: str) -> Line:
    """Return what the tags of one line say."""
    shape: list[str] = []
    ids: list[str] = []
    links: list[str] = []
    needs: list[str] = []
    begins: list[str] = []
    moves = odd = False
    for token in TOKEN.findall(written):
        tag = read_tag(token)
        if tag.step:
            shape.append(tag.step)
        if tag.notable:
            if tag.identifier is not None:
                ids.append(tag.identifier)
            if tag.urls:
                (links if tag.leads else needs).extend(tag.urls)
            if tag.name in _BEGINNINGS:
                begins.append(tag.name)
            moves = moves or tag.refresh
            odd = odd or bool(tag.faults)
    return Line(tuple(shape), tuple(ids), tuple(links), tuple(needs), tuple(begins), moves, odd)


@lru_cache(maxsize=200_000)
def after(stack: tuple[str, ...], shape: Shape) -> tuple[tuple[str, ...], int] | None:
    """Return what is open after a line of `shape`, and how many titles of the page it has; None if it is at fault."""
    walk = Walk(list(stack))
    titles = 0
    for step in shape:
        kind, name, *closed = step.split(" ")
        titles += kind == "text" and "svg" not in walk.stack
        take(Tag(KINDS[kind], name, closed=bool(closed)), walk)
        if walk.found:
            return None
    return tuple(walk.stack), titles


def _unclosed(stack: tuple[str, ...]) -> bool:
    return not Walk.may_stay_open(stack)
