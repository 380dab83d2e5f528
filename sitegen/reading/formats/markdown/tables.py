"""Tables in Markdown: rows between pipes, and the drawn grids of Pandoc and reStructuredText."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Sequence
from itertools import pairwise
from typing import NamedTuple, TypeAlias

from sitegen.reading.formats.layout import lay_out_table
from sitegen.reading.formats.markdown.pictures import names_in

ReadCell: TypeAlias = Callable[[list[str], int], list[str]]

_RULE = re.compile(r"\s*\|?(?:\s*:?-+:?\s*\|)+(?:\s*:?-+:?\s*)?$|\s*\|\s*:?-+:?\s*\|?\s*$")
_GRID = re.compile(r"\s*\+(?:[-=:]{2,}\+)+\s*$")
_PIPE = re.compile(r"(?<!\\)\|")
_TAG = re.compile(r"</?(?:p|div|br|center)\s*/?>$", re.IGNORECASE)
_OPEN_TARGET = re.compile(r"\]\([^()\s]{0,500}$")  # the address of a link that has not ended
FEW_LINES = 3  # of a cell that is an entry
_LONGEST = 20_000  # characters of a row


class Table(NamedTuple):
    """The lines of a table, and the line behind it."""

    lines: list[str]
    end: int


def read_table(lines: Sequence[str], at: int, read_cell: ReadCell, named: Container[int] = ()) -> Table | None:
    """Return the table that begins on line `at`, or None where none does.

    Cells are Markdown themselves: `read_cell` returns the lines of one as its readers see them, and is told on which
    line of the table (from 0) its row begins. On the lines that are `named`, pictures stand for names.
    """
    if _GRID.match(lines[at]):
        return _read_grid(lines, at, read_cell)
    if at + 1 < len(lines) and "|" in lines[at] and _RULE.match(lines[at + 1]):
        return _read_pipes(lines, at, read_cell, named)
    return None


def _read_pipes(lines: Sequence[str], at: int, read_cell: ReadCell, named: Container[int]) -> Table | None:
    width = len(_cells(lines[at]))
    if width != len(_cells(lines[at + 1])):
        return None
    end = at + 2
    while end < len(lines) and lines[end].strip() and ("|" in lines[end] or width == 1):
        end += 1
    rows = []
    for number in (at, *range(at + 2, end)):
        row = []
        for cell in _cells(lines[number]):
            shown = [line.strip() for line in read_cell([cell], number - at) if line.strip()]
            row.append(shown or (names_in(cell) if number in named else []))
        rows.append(row)
    if any(len(cell) > 1 for row in rows for cell in row):
        return Table(_at_their_lines(_lay_out(rows), rows, (0, *range(2, end - at))), end)
    found = ["\t".join(" ".join(cell).strip() for cell in row).rstrip("\t") for row in rows]
    return Table([found[0], "", *found[1:]], end)  # so that each row keeps its line


def _cells(line: str) -> list[str]:
    bare = line.strip()[:_LONGEST]
    bare = bare.removeprefix("|")
    if bare.endswith("|") and not bare.endswith("\\|"):
        bare = bare[:-1]
    return [cell.strip().replace("\\|", "|") for cell in _PIPE.split(bare)]


def _read_grid(lines: Sequence[str], at: int, read_cell: ReadCell) -> Table | None:
    """Read a drawn grid: rows between rules, whose cells may run over several lines."""
    edges = [place for place, sign in enumerate(lines[at].rstrip()) if sign == "+"]
    rows: list[list[list[str]]] = []
    starts: list[int] = []  # of the rows, counted from the table's first line
    row: list[list[str]] = [[] for _ in edges[1:]]
    end, start = at + 1, 1
    while end < len(lines) and lines[end].lstrip()[:1] in ("+", "|") and lines[end].strip():
        line = lines[end]
        end += 1
        if line.lstrip().startswith("+") and _GRID.match(line):
            cells = [[text for text in read_cell(_wrapped(cell), start) if text.strip()] for cell in row]
            if any(cells):
                rows.append(cells)
                starts.append(start)
            row, start = [[] for _ in edges[1:]], end - at
            continue
        for cell, text in zip(row, _pieces(line, edges), strict=False):
            cell.append(text)
    return Table(_at_their_lines(_lay_out(rows), rows, starts), end) if rows else None


def _at_their_lines(laid: list[str], rows: Sequence[object], starts: Sequence[int]) -> list[str]:
    """Return the lines of a grid, each where its row begins in the file, if every row became one line."""
    if len(laid) != len(rows) or not all(laid):
        return laid
    found: list[str] = []
    for line, start in zip(laid, starts, strict=True):
        found += [""] * (start - len(found))
        found.append(line)
    return found


def _lay_out(rows: Sequence[Sequence[list[str]]]) -> list[str]:
    """Return the lines of a grid. Where all stands in one column, the few lines of a cell are a name and what it is."""
    filled = [column for column in zip(*rows, strict=True) if any(column)]
    if len(filled) == 1 and len(rows) > 1 and all(len(cell) <= FEW_LINES for cell in filled[0]):
        return ["\t".join(cell) for cell in filled[0] if cell]
    return lay_out_table(rows)


def _pieces(line: str, edges: Sequence[int]) -> list[str]:
    """Return the text between the edges of a grid; wide characters shift them, so the bars decide where they agree."""
    parts = _PIPE.split(line.strip().strip("|"))
    if len(parts) == len(edges) - 1:
        return [part.strip() for part in parts]
    return [line[left + 1 : right].strip(" |+") for left, right in pairwise(edges)]


def _wrapped(cell: Sequence[str]) -> list[str]:
    """Return the paragraphs of a cell, each on one line.

    A backslash at a line's end breaks it, a tag on a line of its own parts paragraphs. An address that the width of the
    column broke is whole again.
    """
    found: list[str] = []
    goes_on = False
    for text in cell:
        if _TAG.match(text):
            goes_on = False
            continue
        if text and goes_on:
            found[-1] += text if _OPEN_TARGET.search(found[-1]) else f" {text}"
        elif text:
            found.append(text)
        goes_on = bool(text) and not text.endswith("\\")
        if found:
            found[-1] = found[-1].removesuffix("\\").rstrip()
    return found
