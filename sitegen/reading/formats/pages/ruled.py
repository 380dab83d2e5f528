"""Ruled tables: rows and columns that lines drawn on the page prove, in whatever order their cells are written.

A table is a run of horizontal rules of one length, crossed by upright ones. It is read by its cells only if every word
between its rules stands in one of them.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from sitegen.reading.formats.layout import are_cards
from sitegen.reading.formats.pages.line import Cell, TextLine

_NEAR = 3.0  # points: rules that meet
_FEWEST = 3  # rules one below the other, of two rows
_MOST_PARAGRAPHS = 3  # of a cell; what has more lays out a page
_MARGIN = 6.0  # points that a cell leaves free at its side
_BROAD = 1.12  # times the width of an average letter: those of one word may be broader
_MOST_RULES = 5_000  # of a page; a drawing has more

Box = tuple[float, float, float, float]
Rule = tuple[float, float, float]  # where it stands, and its two ends
Words = list[tuple[Cell, TextLine]]


@dataclass(frozen=True, slots=True)
class _Grid:
    """Where the rows of a table begin and end, and where in each row the columns do; those of all rows in `columns`."""

    rows: tuple[float, ...]
    edges: tuple[tuple[float, ...], ...]
    columns: tuple[float, ...]

    def place(self, cell: Cell, line: TextLine) -> tuple[int, int] | None:
        """Return the row and column of a cell, (-1, -1) outside of the table, None where it crosses a rule."""
        middle = line.base - 0.25 * line.size
        across = (cell.left + cell.right) / 2
        if not self.rows[0] < middle < self.rows[-1] or not self.columns[0] < across < self.columns[-1]:
            return -1, -1
        row = bisect_right(self.rows, middle) - 1
        edges = self.edges[row]
        at = min(bisect_right(edges, across), len(edges) - 1) - 1
        if cell.left < edges[at] - _NEAR or cell.right > edges[at + 1] + _NEAR:
            return None
        return row, bisect_right(self.columns, edges[at] + _NEAR) - 1


def with_ruled_rows(lines: Sequence[TextLine], rules: Sequence[Box]) -> list[TextLine]:
    """Return the lines of a page with those of its ruled tables as rows."""
    found = list(lines)
    for grid in _grids(rules) if len(rules) <= _MOST_RULES else ():
        found = _with_rows(found, grid)
    return found


def _grids(rules: Sequence[Box]) -> Iterator[_Grid]:
    """Yield the tables that rules draw, from the top of the page."""
    across = _merged([(top, left, right) for left, top, right, bottom in rules if right - left > bottom - top])
    down = _merged([(left, top, bottom) for left, top, right, bottom in rules if bottom - top >= right - left])
    run: list[Rule] = []
    for rule in [*across, (0.0, 0.0, -1.0)]:
        if run and not (_alike(run[-1], rule) and len(_edges(run[-1], rule, down)) > 1):
            if len(run) >= _FEWEST:
                yield from _grid(run, down)
            run = []
        run.append(rule)


def _grid(run: Sequence[Rule], down: Sequence[Rule]) -> Iterator[_Grid]:
    edges = tuple(_edges(above, below, down) for above, below in pairwise(run))
    columns: list[float] = []
    for edge in sorted(edge for row in edges for edge in row):
        if not columns or edge - columns[-1] > _NEAR:
            columns.append(edge)
    if len(columns) > 2:
        yield _Grid(tuple(one[0] for one in run), edges, tuple(columns))


def _edges(above: Rule, below: Rule, down: Sequence[Rule]) -> tuple[float, ...]:
    """Return where the columns between two rules begin and end; the ends of the rules close the outer ones."""
    middle, left, right = (above[0] + below[0]) / 2, above[1], above[2]
    drawn = [at for at, start, end in down if start < middle < end and left - _NEAR <= at <= right + _NEAR]
    inner = [at for at in drawn if left + _NEAR < at < right - _NEAR]
    return (left, *inner, right) if drawn else ()


def _alike(one: Rule, other: Rule) -> bool:
    return abs(one[1] - other[1]) <= _NEAR and abs(one[2] - other[2]) <= _NEAR


def _merged(pieces: list[Rule]) -> list[Rule]:
    """Return rules, of which some are drawn piece by piece, as whole ones, sorted by where they stand."""
    found: list[Rule] = []
    group = 0  # the first rule at the level of the current piece
    for level, start, end in sorted(pieces):
        if group < len(found) and level - found[group][0] > _NEAR / 2:
            group = len(found)
        at = next((at for at in range(group, len(found)) if _meet(found[at], start, end)), None)
        if at is None:
            found.append((found[group][0] if group < len(found) else level, start, end))
        else:
            found[at] = (found[at][0], min(found[at][1], start), max(found[at][2], end))
    return found


def _meet(rule: Rule, start: float, end: float) -> bool:
    return start <= rule[2] + _NEAR and end >= rule[1] - _NEAR


def _with_rows(lines: list[TextLine], grid: _Grid) -> list[TextLine]:
    cells: dict[tuple[int, int], Words] = {}
    rest: list[TextLine] = []
    at = None
    for line in lines:
        places = [grid.place(cell, line) for cell in line.cells]
        if None in places or (len(set(places)) > 1 and (-1, -1) in places):
            return lines
        if places[0] == (-1, -1):
            rest.append(line)
            continue
        at = len(rest) if at is None else at
        for place, cell in zip(places, line.cells, strict=True):
            cells.setdefault(place, []).append((cell, line))  # type: ignore[arg-type]
    if at is None or len({row for row, _ in cells}) < 2 or len({column for _, column in cells}) < 2:
        return lines
    table = _laid(cells, grid)
    return [*rest[:at], *table, *rest[at:]] if table else lines


def _laid(cells: dict[tuple[int, int], Words], grid: _Grid) -> list[TextLine]:
    """Return the rows of a table; nothing where it only lays out a page."""
    rows: dict[int, dict[int, list[Words]]] = {}
    for (row, column), words in sorted(cells.items()):
        words.sort(key=lambda one: (round(one[1].base), one[0].left))
        rows.setdefault(row, {})[column] = _paragraphs(words, grid.columns[column + 1] - _MARGIN)
    if any(len(cell) > _MOST_PARAGRAPHS for row in rows.values() for cell in row.values()):
        return []
    if are_cards([[[_text(one) for one in cell] for cell in row.values()] for row in rows.values()]):
        return [row_line([paragraph]) for row in rows.values() for cell in row.values() for paragraph in cell]
    return [row_line([_flat(row.get(column, [])) for column in range(max(row) + 1)]) for row in rows.values()]


def _paragraphs(words: Words, edge: float) -> list[Words]:
    """Return the lines of a cell by its paragraphs: one goes on where its line had no room for the next word."""
    found: list[Words] = []
    for one in words:
        level = found and abs(found[-1][-1][1].base - one[1].base) < 1
        if found and (level or is_full(found[-1][-1][0], one[0], edge)):
            found[-1].append(one)
        else:
            found.append([one])
    return found


def is_full(cell: Cell, following: Cell, edge: float) -> bool:
    """Return whether the first word of the next line would not have had room behind a line."""
    if cell.text.endswith("-"):
        return True
    words = following.text.split(maxsplit=1)
    letter = (following.right - following.left) / (len(following.text) or 1)
    return cell.right + _BROAD * (len(words[0]) + 0.5) * letter > edge - 1


def _flat(cell: Sequence[Words]) -> Words:
    return [one for paragraph in cell for one in paragraph]


def _text(words: Words) -> str:
    """Return words as one; a hyphen at a line's end goes between small letters, and joins without a space."""
    text = words[0][0].text if words else ""
    for following, _ in words[1:]:
        if text.endswith("-") and text[-2:-1].isalpha():
            text = text[:-1] if text[-2].islower() and following.text[:1].islower() else text
            text += following.text
        else:
            text = f"{text} {following.text}"
    return text


def row_line(cells: Sequence[Words]) -> TextLine:
    """Return a row of a table whose cells are pieces of lines, each with the line that it is of."""
    every = _flat(cells)
    lines = list({id(line): line for _, line in every}.values())
    first, bases = every[0][1], [line.base for line in lines]
    left = min(cell.left for cell, _ in every)
    return replace(
        first,
        cells=tuple(_cell(one, left) for one in cells),
        left=left, top=min(line.top for line in lines),
        right=max(cell.right for cell, _ in every), bottom=max(line.bottom for line in lines),
        base=max(bases), rise=max(bases) - min(bases), broken=False,
        letters=sum(len(cell.text) for cell, _ in every), unmapped=sum(line.unmapped for line in lines),
        unsure=tuple(word for line in lines for word in line.unsure), marked=first.marked if len(every) == 1 else "",
    )  # fmt: skip


def _cell(words: Words, left: float) -> Cell:
    """Return a cell of a row; an empty one stands at its left."""
    lefts, rights = [cell.left for cell, _ in words] or [left], [cell.right for cell, _ in words] or [left]
    return Cell(_text(words), min(lefts), max(rights))
