"""Pictures as geometry: numbers that templates draw as static SVG, coloured by the theme's classes.

Every picture shows what a text or a list beside it says too; none is needed to understand a page.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sitegen.model import Ledger

# A tally: marks in groups of five, ten groups in a row, as strokes are counted on paper.
MARK, GROUP, GROUPS, ROW = 5, 29, 10, 17

# A strip of letters: one cell for each, so many in a row.
CELL, CELLS, STRIP_ROW = 8, 60, 20

# The archive through time: a bar for each letter on an axis of years.
WIDTH, HEIGHT = 720, 150


@dataclass(frozen=True, slots=True)
class Tally:
    """One mark for every signatory that a letter counts. The three areas are SVG path data, "" for none of the kind."""

    width: int
    height: int
    listed: str
    missing: str
    undisclosed: str


@dataclass(frozen=True, slots=True)
class Strip:
    """One cell for every letter of the archive, in order; `signed` is the path of the filled ones, `every` of all."""

    width: int
    height: int
    every: str
    signed: str


@dataclass(frozen=True, slots=True)
class Bar:
    """One letter on the axis of time: where its bar stands, how high it is; `undisclosed` is the part at its top."""

    x: float
    listed: float
    undisclosed: float


@dataclass(frozen=True, slots=True)
class Timeline:
    """Bars for letters, and the years of the axis with their places. `most` is what the full height stands for."""

    width: int
    height: int
    bars: tuple[Bar, ...]
    years: tuple[tuple[float, str], ...]
    most: int


def tally(ledger: Ledger) -> Tally | None:
    """Return the tally of a letter: those that it lists, those that are missing, those that it does not name."""
    counts = (ledger.listed, max(ledger.missing or 0, 0), ledger.undisclosed or 0)
    total = sum(counts)
    if not total:
        return None
    starts = (0, counts[0], counts[0] + counts[1])
    areas = [_area(start, start + count) for start, count in zip(starts, counts, strict=True)]
    rows = -(-total // (MARK * GROUPS))
    return Tally(GROUP * GROUPS, rows * ROW, *areas)


def strip(letters: Sequence[str], signed: Iterable[str]) -> Strip:
    """Return the strip of `letters` (ids, in order) with those in `signed` filled."""
    wanted = set(signed)
    rows = [len(letters[at : at + CELLS]) for at in range(0, len(letters), CELLS)]
    every = "".join(f"M0 {row * STRIP_ROW}h{count * CELL}v{STRIP_ROW}H0z" for row, count in enumerate(rows))
    cells = (divmod(at, CELLS) for at, one in enumerate(letters) if one in wanted)
    filled = "".join(f"M{column * CELL} {row * STRIP_ROW}h{CELL}v{STRIP_ROW}h-{CELL}z" for row, column in cells)
    return Strip(max(rows, default=0) * CELL, len(rows) * STRIP_ROW, every, filled)


def timeline(letters: Iterable[tuple[str, int, int]]) -> Timeline | None:
    """Return the archive through time, from (ISO date, listed, undisclosed) of dated letters; None without any."""
    found = [(_moment(date), listed, undisclosed) for date, listed, undisclosed in letters]
    if not found:
        return None
    first, last = int(min(found)[0]), int(max(found)[0]) + 1
    most = max(listed + undisclosed for _, listed, undisclosed in found) or 1
    scale = WIDTH / (last - first)
    bars = tuple(
        Bar(round((moment - first) * scale, 1), round(listed / most * HEIGHT, 1), round(undisclosed / most * HEIGHT, 1))
        for moment, listed, undisclosed in found
    )
    step = -(-(last - first) // 12)  # no more labels than a phone can show
    years = tuple((round((year - first) * scale, 1), str(year)) for year in range(first, last, step))
    return Timeline(WIDTH, HEIGHT, bars, years, most)


def _area(start: int, end: int) -> str:
    """Return the path that covers marks `start` to `end`, row by row."""
    return "".join(_rows(start, end))


def _rows(start: int, end: int) -> Iterator[str]:
    per_row = MARK * GROUPS
    while start < end:
        row, first = divmod(start, per_row)
        last = min(per_row, first + end - start)
        left, right = _place(first), _place(last - 1) + MARK
        yield f"M{left} {row * ROW}h{right - left}v{ROW}h-{right - left}z"
        start += last - first


def _place(mark: int) -> int:
    """Return where in its row a mark starts."""
    return mark // MARK * GROUP + mark % MARK * MARK


def _moment(date: str) -> float:
    """Return an ISO date, whole or cut short, as a year and the part of it that has gone by."""
    year, month, day = (*date.split("-"), "1", "1")[:3]
    return int(year) + (int(month) - 1) / 12 + (int(day) - 1) / 366
