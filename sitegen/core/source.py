"""A source as lines, and a place in it.

Positions are kept from the first moment: whatever is later said of a letter can point back to its lines, and
nothing has to search for them again.
"""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import Literal

NEWLINE = re.compile(r"\r\n|\r|\n")

# Ends the name of what another program made of a source, beside it: a table of the words recognised in its pictures.
RECOGNISED = ".recognised"

SEVERAL = ".zip"  # ends the name of a source that is several files

MOST_LINES = 100_000  # of one letter: two thousand printed pages, or a list of as many signatories as a town has people

Markup = Literal["plain", "markdown"]
# What a line of a page is: part of the text that runs on, or set apart from it at the page's foot or edge.
Zone = Literal["flow", "note", "header", "footer"]

EvidenceKind = Literal["title", "language", "date", "signatories"]

Origin = Literal["heading", "page", "site", "published", "modified", "front-matter", "mail", "properties", "name"]


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
class Place:
    """Where a line stands on its page and how it is set, for formats that know pages. Lengths are in points.

    `page` counts from 1; `left`, `top`, `right` and `bottom` are measured from the page's upper left corner as it is
    seen; `size` is that of most of its letters, `weight` from 100 to 900 (400 is regular, 700 bold). `indent` is how
    far the line begins from the left edge of its column, `column` counts the page's columns from 1, left to right. A
    format that knows zones and no lengths (Word) leaves them 0. `unsure` are words that a program recognised in a
    picture without being sure, each with how sure it was in per cent; `estimated`: the line was recognised so, and
    its size, indent and weight are no more than that. `paragraph` is the number, on its page, of the paragraph that
    the file itself says the line belongs to, `heading` the level of the heading that it calls it, 0 where it is none.
    """

    page: int
    left: float = 0.0
    top: float = 0.0
    right: float = 0.0
    bottom: float = 0.0
    size: float = 0.0
    weight: int = 400
    indent: float = 0.0
    column: int = 1
    zone: Zone = "flow"
    unsure: tuple[tuple[str, float], ...] = ()
    estimated: bool = False
    paragraph: int | None = None
    heading: int = 0


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a file says of the letter beside the letter's own words; the parser weighs it, the letter's words win.

    `value` is as the file writes it: a title, a language tag ("pt-BR"), a date in any form, what a line holds that
    is of those who sign by the name of its field. `origin` says what kind of place it stands in, strongest first:
    "heading" (a page's first `h1`), "mail" (a header field of a mail), "front-matter" (fields before the text),
    "page" (what a page says of itself: `title`, `og:title`, `lang`), "properties" (of a Word or OpenDocument file;
    often a template's), "published" and "modified" (when a site put the page up, which is rarely the letter's
    date), "name" (the file's own name, or the address that its page had). `name` is the field as the file names it
    ("og:title", "Subject"). `line` is the line of the `Source` that shows the same words, None where the text does not
    hold them.
    """

    kind: EvidenceKind
    value: str
    origin: Origin
    name: str
    line: int | None = None


RowKind = Literal["above", "head", "entry", "row", "total", "withheld"]


@dataclass(frozen=True, slots=True)
class SheetRow:
    """What the columns of a sheet say of the row on `line` (from 1) of a `Source`.

    "above": it stands over the head. "head": it names the columns. "entry": somebody signs there, by the `name`, as a
    person or an organization where the columns say so, with the `role`, `affiliation` and `place` that they give;
    `entry` is all of it, the name first. "row": it is one of the list, and no column says what stands in it. "total":
    it counts the others. "withheld": somebody signs there who did not agree to be named. `number` is what a column that
    counts has there.
    """

    line: int
    kind: RowKind
    name: str = ""
    entry: str = ""
    of: Literal["organization", "person", "unknown"] = "unknown"
    role: str | None = None
    affiliation: str | None = None
    place: str | None = None
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """One of several files that are one source: its name, the SHA-256 of its bytes, its lines in the `Source`."""

    file: str
    sha256: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Source:
    """A letter as received: its text line by line, whatever format it came in.

    `path` is how messages name the file; `sha256` is of the bytes as received. `page_starts` holds the number of
    the first line of every page, and is empty where the format knows no pages. `markup` is "markdown" where the
    format says that the text is Markdown; the parser must not guess it from a file's name. `places` says where every
    line stands, None for a blank one; it is empty where the format knows no places. Lines of other zones than "flow"
    come behind all that are of it. `evidence` is what the file says beside its text, in the order in which it says it.
    `struck` are the lines on which words are struck out, which are none of their text; 0 where only the page is known.
    `rows` are the lines that are rows of sheets, in order; `parts` are the files of a source that is several.
    """

    path: str
    sha256: str
    lines: tuple[str, ...]
    page_starts: tuple[int, ...] = ()
    encoding: str = "utf-8"
    markup: Markup = "plain"
    places: tuple[Place | None, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    struck: tuple[int, ...] = ()
    rows: tuple[SheetRow, ...] = ()
    parts: tuple[Part, ...] = ()

    def span(self, first: int, last: int | None = None) -> Span:
        """Return the place of lines `first` to `last` in this source."""
        return Span(self.path, first, first if last is None else last)

    def place(self, line: int) -> Place | None:
        """Return where `line` (from 1) stands, or None for a blank one and in a format that knows no places."""
        return self.places[line - 1] if self.places else None

    def page(self, line: int) -> int | None:
        """Return the page (from 1) that holds `line`, or None where the format knows no pages."""
        if place := self.place(line):
            return place.page
        return bisect_right(self.page_starts, line) or None

    def whereabouts(self, line: int) -> str:
        """Return in words where `line` (from 1) stands in a source of several files: "line 17 of list.csv"; else ""."""
        part = next((one for one in self.parts if one.first <= line <= one.last), None)
        return f"line {line - part.first + 1} of {part.file}" if part else ""


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


def said_lines(first: int, last: int) -> str:
    """Return how a message names a run of lines: "line 13", "lines 13 to 15"."""
    return f"line {first}" if first == last else f"lines {first} to {last}"
