"""Tables in Markdown: rows between pipes, and the drawn grids of Pandoc and reStructuredText."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from sitegen.reading.formats.layout import lay_out_table

_RULE = re.compile(r"\s*\|?(?:\s*:?-+:?\s*\|)+(?:\s*:?-+:?\s*)?$|\s*\|\s*:?-+:?\s*\|?\s*$")
_GRID = re.compile(r"\s*\+(?:[-=:]{2,}\+)+\s*$")
_PIPE = re.compile(r"(?<!\\)\|")
_LONGEST = 20_000  # characters of a row


class Table(NamedTuple):
    """The lines of a table, and the line behind it."""

    lines: list[str]
    end: int


def read_table(lines: Sequence[str], at: int) -> Table | None:
    """Return the table that begins on line `at`, or None where none does."""
    if _GRID.match(lines[at]):
        return _read_grid(lines, at)
    if at + 1 < len(lines) and "|" in lines[at] and _RULE.match(lines[at + 1]):
        return _read_pipes(lines, at)
    return None


def _read_pipes(lines: Sequence[str], at: int) -> Table | None:
    width = len(_cells(lines[at]))
    if width != len(_cells(lines[at + 1])):
        return None
    rows = [_cells(lines[at])]
    end = at + 2
    while end < len(lines) and lines[end].strip() and ("|" in lines[end] or width == 1):
        rows.append(_cells(lines[end]))
        end += 1
    found = ["\t".join(row).rstrip("\t") for row in rows]
    return Table(["", *found], end)  # so that each row keeps its line


def _cells(line: str) -> list[str]:
    bare = line.strip()[:_LONGEST]
    bare = bare.removeprefix("|")
    if bare.endswith("|") and not bare.endswith("\\|"):
        bare = bare[:-1]
    return [cell.strip().replace("\\|", "|") for cell in _PIPE.split(bare)]


def _read_grid(lines: Sequence[str], at: int) -> Table | None:
    """Read a drawn grid: rows between rules, whose cells may run over several lines."""
    edges = [place for place, sign in enumerate(lines[at].rstrip()) if sign == "+"]
    rows: list[list[list[str]]] = []
    row: list[list[str]] = [[] for _ in edges[1:]]
    end = at + 1
    while end < len(lines) and lines[end].lstrip()[:1] in ("+", "|") and lines[end].strip():
        line = lines[end]
        end += 1
        if line.lstrip().startswith("+") and _GRID.match(line):
            rows.append([_wrapped(cell) for cell in row])
            row = [[] for _ in edges[1:]]
            continue
        for cell, text in zip(row, _pieces(line, edges), strict=False):
            cell.append(text)
    return Table(lay_out_table([one for one in rows if any(one)]), end) if rows else None


def _pieces(line: str, edges: Sequence[int]) -> list[str]:
    """Return the text between the edges of a grid; wide characters shift them, so the bars decide where they agree."""
    parts = _PIPE.split(line.strip().strip("|"))
    if len(parts) == len(edges) - 1:
        return [part.strip() for part in parts]
    return [line[left + 1 : right].strip(" |+") for left, right in pairwise(edges)]


def _wrapped(cell: Sequence[str]) -> list[str]:
    """Return the paragraphs of a cell, each on one line; a backslash at a line's end breaks it."""
    found: list[str] = []
    goes_on = False
    for text in cell:
        if text and goes_on:
            found[-1] = f"{found[-1]} {text}"
        elif text:
            found.append(text)
        goes_on = bool(text) and not text.endswith("\\")
        if found:
            found[-1] = found[-1].removesuffix("\\").rstrip()
    return found
