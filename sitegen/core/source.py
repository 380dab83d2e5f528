"""A source as lines, and a place in it.

Positions are kept from the first moment: whatever is later said of a letter can point back to its lines, and
nothing has to search for them again.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from typing import Literal

NEWLINE = re.compile(r"\r\n|\r|\n")

Markup = Literal["plain", "markdown"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Lines `first` to `last` (from 1, both included) of the file that messages call `path`."""

    path: str
    first: int
    last: int

    @classmethod
    def line(cls, path: str, number: int) -> Span:
        """Return the span of one line."""
        return cls(path, number, number)

    def __str__(self) -> str:
        return f"{self.path}:{self.first}"


@dataclass(frozen=True, slots=True)
class Source:
    """A letter as received: its text line by line, whatever format it came in.

    `path` is how messages name the file; `sha256` is of the bytes as received. `page_starts` holds the number of
    the first line of every page, and is empty where the format knows no pages. `markup` is "markdown" where the
    format says that the text is Markdown; the parser must not guess it from a file's name.
    """

    path: str
    sha256: str
    lines: tuple[str, ...]
    page_starts: tuple[int, ...] = ()
    encoding: str = "utf-8"
    markup: Markup = "plain"

    def span(self, first: int, last: int | None = None) -> Span:
        """Return the place of lines `first` to `last` in this source."""
        return Span(self.path, first, first if last is None else last)

    def page(self, line: int) -> int | None:
        """Return the page (from 1) that holds `line`, or None where the format knows no pages."""
        return sum(start <= line for start in self.page_starts) or None


def split_lines(text: str) -> tuple[str, ...]:
    """Return the lines of `text` without their ends; CR LF, CR and LF each end a line, a form feed does not.

    A newline at the very end of the text ends the last line and starts none.
    """
    lines = NEWLINE.split(text)
    if lines and not lines[-1]:
        lines.pop()
    return tuple(lines)


def digest(data: bytes) -> str:
    """Return the SHA-256 of `data` in lower-case hexadecimal."""
    return hashlib.sha256(data).hexdigest()
