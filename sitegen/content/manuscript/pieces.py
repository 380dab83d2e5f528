"""Markdown as the pieces that a manuscript is made of: headings, items, quotes, footnotes, paragraphs.

Generous where people write by hand: any bullet sign, any indentation, any number of blank lines, lines wrapped or not.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal, cast

from sitegen.content.manuscript.escaping import BULLETS

PieceKind = Literal["heading", "item", "quote", "footnote", "paragraph"]

_START = re.compile(
    rf"""[ \t]*(?:
      (?P<heading>\#{{1,6}})(?=[ \t]|$)
    | (?P<quote>>)[ \t]?
    | \[\^(?P<footnote>[^\s\[\]]+)\]:
    | (?P<item>[{re.escape(BULLETS)}]|[0-9]{{1,9}}[.)])(?=[ \t\xa0]|$)
    )\xa0?[ \t]*""",
    re.VERBOSE,
)
_ENDED = re.compile(r"(?<!\\)(?:\\\\)*<!--\s*\d[^<>]*-->[ \t]*$")  # a note with its lines is the end of a piece
# A note as word processors make it of what is typed or pasted: the hyphens joined to dashes.
_DASHED_NOTE = re.compile(r"(?<!\\)<!(?:[–—]-?|-[–—]|--)([^<>]*?)(?:-?[–—]|[–—]-|--)>")
_HARD_BREAK = re.compile(r"(?<!\\)(?:\\\\)*\\$")


@dataclass(slots=True)
class Piece:
    """One piece of Markdown: `mark` is its bullet, number, hashes or footnote mark; `line` is where it begins."""

    kind: PieceKind
    mark: str
    indent: int
    line: int
    last: int
    parts: list[str] = field(default_factory=list)

    @property
    def markdown(self) -> str:
        """The piece's text, still escaped, its lines joined; a hard break in it is a line end."""
        if len(self.parts) == 1:
            return self.parts[0].strip(" \t")
        joined: list[str] = []
        for part in self.parts[:-1]:
            if _HARD_BREAK.search(part):
                joined.append(part[:-1] + "\n")
            else:
                joined.append(part.rstrip(" \t") + ("\n" if part.endswith("  ") else " "))
        return ("".join(joined) + self.parts[-1]).strip(" \t")

    @property
    def number(self) -> int | None:
        """The number of an item that has one."""
        return int(self.mark[:-1]) if self.kind == "item" and self.mark[:-1] else None


def with_hyphens(text: str) -> str:
    """Return a manuscript's text with the hyphens of its notes, where a word processor made dashes of them."""
    dashed = any(mark in text for mark in ("–>", "—>", "<!–", "<!—"))
    return _DASHED_NOTE.sub(r"<!--\1-->", text) if dashed else text


def split_pieces(lines: Sequence[str], first: int) -> list[Piece]:
    """Return the pieces in `lines`, of which the first is line `first` of its file."""
    pieces: list[Piece] = []
    current: Piece | None = None
    for number, line in enumerate(lines, first):
        if not line.strip(" \t"):
            current = None
            continue
        found = _START.match(line)
        if found and not _continues(found, current):
            current = _piece(found, line, number)
            pieces.append(current)
        elif current is None or _ENDED.search(current.parts[-1]):
            current = Piece("paragraph", "", 0, number, number, [line.lstrip(" \t")])
            pieces.append(current)
        else:
            current.parts.append(line[found.end() :] if found and found["quote"] else line.lstrip(" \t"))
            current.last = number
        if current.kind == "heading":
            current = None
    return pieces


def _continues(found: re.Match[str], current: Piece | None) -> bool:
    """Return whether a line that looks like the start of a piece is rather part of the one before it (CommonMark 5.2).

    A number other than 1 in running text does not begin a list, and a quote goes on from line to line.
    """
    if current is None:
        return False
    if found["quote"]:
        return current.kind == "quote"
    item = found["item"]
    return bool(item) and current.kind not in ("item", "heading") and item[0].isdigit() and item[:-1] != "1"


def _piece(found: re.Match[str], line: str, number: int) -> Piece:
    kind = cast("PieceKind", found.lastgroup)  # the groups of _START are named after the kinds
    mark = found[kind]
    indent = len(line[: found.start(kind)].expandtabs(4))
    text = line[found.end() :]
    if kind == "heading":
        text = re.sub(r"(?:^|[ \t]+)#+[ \t]*$", "", text)
    return Piece(kind, mark, indent, number, number, [text])
