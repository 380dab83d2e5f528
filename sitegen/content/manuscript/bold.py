"""The name within its entry: `**ActionAid** is a movement…`. The whole entry is the name where nothing is bold.

Stars that a list itself prints are characters like any other: in an entry only the name is ever bold.
"""

from __future__ import annotations

import re
from typing import NamedTuple, TypeAlias

from sitegen.content.manuscript.escaping import guard_edges, read_text, write_pieces
from sitegen.content.manuscript.inline import Inline, Link, Text, as_written, flanks, parse_inline

_STARS = re.compile(r"\\.|(\*\*)", re.DOTALL)
_Parts: TypeAlias = tuple[str, str, str]


class Entry(NamedTuple):
    """An entry as printed, and the name in it."""

    entry: str
    name: str


def write_entry(entry: str, name: str) -> tuple[str, bool]:
    """Return an entry as Markdown with its name in bold, and whether the name can be read from it."""
    pieces = parse_inline(entry, strong=False)
    start = entry.find(name) if name and name != entry else -1
    parts = _split(pieces, start, start + len(name)) if start >= 0 else None
    if parts:
        before, bold, after = parts
        if flanks(before[-1:], bold[0]) and flanks(after[:1], bold[-1]):
            return guard_edges(f"{before}**{bold}**{after}"), True
    return guard_edges(write_pieces(pieces)), name == entry


def read_entry(markdown: str) -> Entry:
    """Return the entry that `markdown` stands for, and its name: the first bold words, else all of it."""
    stars = [found.start() for found in _STARS.finditer(markdown) if found[1]] if "**" in markdown else []
    if len(stars) < 2:
        text = read_text(markdown)
        return Entry(text, text)
    edges = stars[: len(stars) // 2 * 2]
    starts = [0, *(at + 2 for at in edges)]
    parts = [markdown[start:end] for start, end in zip(starts, [*edges, len(markdown)], strict=True)]
    return Entry(read_text("".join(parts)), read_text(parts[1]).strip(" \t"))


def _split(pieces: tuple[Inline, ...], start: int, end: int) -> _Parts | None:
    """Return what stands before, in and after `start` to `end`, as Markdown; None where that would cut a link."""
    before: list[Inline] = []
    inside: list[Inline] = []
    after: list[Inline] = []
    at = 0
    for piece in pieces:
        size = len(as_written(piece))
        first, last, at = start - at, end - at, at + size
        if last <= 0:
            after.append(piece)
        elif first >= size:
            before.append(piece)
        elif first <= 0 and last >= size:
            inside.append(piece)
        elif isinstance(piece, Text):
            before.append(Text(piece.text[: max(first, 0)]))
            inside.append(Text(piece.text[max(first, 0) : last]))
            after.append(Text(piece.text[last:]))
        elif isinstance(piece, Link) and first > 0:
            return _split_link(before, piece, first - 1, last - 1, pieces[pieces.index(piece) + 1 :])
        else:
            return None
    return write_pieces(_full(before)), write_pieces(_full(inside)), write_pieces(_full(after))


def _split_link(before: list[Inline], link: Link, first: int, last: int, after: tuple[Inline, ...]) -> _Parts | None:
    words = sum(len(as_written(piece)) for piece in link.words)
    parts = _split(link.words, first, last) if last <= words else None
    if parts is None:
        return None
    target = write_pieces((Link((), link.target),)).removeprefix("[")
    return f"{write_pieces(_full(before))}[{parts[0]}", parts[1], f"{parts[2]}{target}{write_pieces(after)}"


def _full(pieces: list[Inline]) -> tuple[Inline, ...]:
    return tuple(piece for piece in pieces if piece != Text(""))
