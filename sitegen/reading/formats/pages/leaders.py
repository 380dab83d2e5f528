"""Leaders: rows of dots that lead the eye from a name to what stands at the other side of the page.

They are the rule of a table, and say as little as one. Where dots lead to a number, the lines are a table of contents;
where they lead to nothing, or to the same words in all lines, they are a form's, and stay.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from sitegen.reading.formats.pages.line import Cell, TextLine

_DOTS = re.compile(r"\s*(?:\.(?:\s?\.){4,}|…(?:\s?…)+)\s*")
_LETTER = re.compile(r"[^\W\d_]{2}")
_FEWEST = 3  # lines of a page


def without_leaders(lines: Sequence[TextLine]) -> list[TextLine]:
    """Return the lines of a page with cells where dots led from one to the other."""
    parted = {at: found for at, line in enumerate(lines) if (found := _parted(line))}
    ends = {cells[-1].text.casefold() for cells in parted.values()}
    if len(parted) < _FEWEST or len(ends) < 2:
        return list(lines)
    return [replace(line, cells=parted[at]) if at in parted else line for at, line in enumerate(lines)]


def _parted(line: TextLine) -> tuple[Cell, ...] | None:
    """Return the two cells of a line that dots lead through."""
    if "...." not in line.text and "…" not in line.text and ". . ." not in line.text:
        return None
    parts = _DOTS.split("\t".join(cell.text for cell in line.cells))
    if len(parts) != 2 or not all(_LETTER.search(part) for part in parts):
        return None
    first, last = (" ".join(part.split()) for part in parts)
    share = (line.right - line.left) / (len(line.text) or 1)
    return Cell(first, line.left, line.left + share * len(first)), Cell(
        last, line.right - share * len(last), line.right
    )
