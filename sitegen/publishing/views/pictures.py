"""Pictures as geometry: numbers that templates draw as static SVG, coloured by the theme's classes.

Every picture shows what a text or a list beside it says too; none is needed to understand a page.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import groupby

from sitegen.core.frozen import Frozen
from sitegen.core.model import Ledger

# A tally: marks in groups of five, ten groups in a row, as strokes are counted on paper.
MARK, GROUP, GROUPS, ROW = 5, 29, 10, 17

# A strip of letters: one cell for each, in one row while they are few, else in a row for every year.
STRIP, TALL, FEW, WIDEST, LABEL = 480, 20, 40, 48, 44
UNDATED = 60  # room for the word, in any of our languages, where a year has `LABEL`

# The archive through time: a bar for each letter on an axis of years.
WIDTH, HEIGHT = 720, 150
_MOST_MARKS = 20_000  # of one tally: more are a grey field, and a page that takes a minute over a slow line
_MOST_ALIKE = 500  # marks that are all of one kind: more tell nothing that their number does not


class Tally(Frozen):
    """One mark for every signatory that a letter counts. The three areas are SVG path data, "" for none of the kind."""

    width: int
    height: int
    listed: str
    missing: str
    undisclosed: str


class Grid(Frozen):
    """Where the cell of every letter of the archive stands: the same on all strips.

    `places` are the left upper corners, by letter id; `cell` is a cell's width; `labels` are years ("" for none) with
    the place of their baseline and the end that they are set from. `rows` is the path of the areas that are tiled with
    cells, from `left` on, `tile` that of one cell in its tile: so a strip grows with the years, not with the letters.
    """

    width: float
    height: int
    cell: float
    places: Mapping[str, tuple[float, int]]
    labels: tuple[tuple[float, int, str, str], ...]
    left: float
    rows: str
    tile: str


class Strip(Frozen):
    """One cell for every letter of the archive, in order; `signed` is the path of the filled ones."""

    grid: Grid
    signed: str


class Bar(Frozen):
    """One letter on the axis of time: where its bar stands, how high it is; `undisclosed` is the part at its top."""

    x: float
    listed: float
    undisclosed: float


class Timeline(Frozen):
    """Bars for letters, and the years of the axis with their places. `most` is what the full height stands for.

    `bar` is a bar's width: the more letters, the finer.
    """

    width: int
    height: int
    bar: float
    bars: tuple[Bar, ...]
    years: tuple[tuple[float, str], ...]
    most: int


def tally(ledger: Ledger) -> Tally | None:
    """Return the tally of a letter: those listed, those missing, those not named by it or by us.

    There is none for none, nor for more than a page can show, nor for many who are all named, nor for the one who
    signed and is named.
    """
    counts = ledger.strokes
    total = sum(counts)
    if not 0 < total <= _MOST_MARKS or counts == (1, 0, 0) or counts[0] == total > _MOST_ALIKE:
        return None
    starts = (0, counts[0], counts[0] + counts[1])
    areas = [_area(start, start + count) for start, count in zip(starts, counts, strict=True)]
    rows = -(-total // (MARK * GROUPS))
    return Tally(GROUP * GROUPS, rows * ROW, *areas)


def grid(letters: Sequence[tuple[str, str | None]]) -> Grid:
    """Return the cells of `letters` as (id, ISO date), in order: a row while they are few, else a row for each year."""
    if len(letters) <= FEW:
        rows = [("", [one for one, _ in letters])]
    else:
        rows = [
            (year, [one for one, _ in found]) for year, found in groupby(letters, key=lambda pair: (pair[1] or "")[:4])
        ]
    most = max((len(ids) for _, ids in rows), default=0) or 1
    cell = round(min(STRIP / most, WIDEST if len(letters) <= FEW else STRIP / FEW), 2)
    left = 0 if len(rows) == 1 else LABEL if all(year for year, _ in rows) else UNDATED
    places = {
        one: (round(left + at * cell, 2), row * TALL) for row, (_, ids) in enumerate(rows) for at, one in enumerate(ids)
    }
    labels = [(0.0, row * TALL + 14, "start", year) for row, (year, _) in enumerate(rows)] if left else []
    years = [date[:4] for _, date in letters if date]
    if not left and years:
        labels = [(0.0, TALL + 17, "start", years[0])]
        if years[-1] != years[0] and cell * len(letters) > LABEL * 2:
            labels.append((round(cell * len(letters), 2), TALL + 17, "end", years[-1]))
        elif years[-1] != years[0]:
            labels = [(0.0, TALL + 17, "start", f"{years[0]}–{years[-1]}")]
    air = _air(cell)  # half of it on either side of a cell in its tile, or its outline would be cut
    return Grid(
        width=round(max(left + most * cell, LABEL * 2), 2),
        height=len(rows) * TALL + (0 if left or not years else 22),
        cell=cell,
        places=places,
        labels=tuple(labels),
        left=left - air / 2,
        rows="".join(_row(left - air / 2, row, round(cell * len(ids), 2)) for row, (_, ids) in enumerate(rows) if ids),
        tile=_cell((air / 2, 0), cell),
    )


def strip(cells: Grid, signed: Iterable[str]) -> Strip:
    """Return the strip with the cells of the letters in `signed` (ids) filled."""
    filled = "".join(_cell(place, cells.cell) for place in sorted(map(cells.places.__getitem__, signed), key=_down))
    return Strip(cells, filled)


def _down(place: tuple[float, int]) -> tuple[int, float]:
    return place[1], place[0]


def _air(cell: float) -> float:
    return 2 if cell >= MARK * 2 else round(cell / MARK, 2)


def _row(left: float, row: int, width: float) -> str:
    return f"M{left:g} {row * TALL}h{width:g}v{TALL}h-{width:g}z"


@lru_cache(maxsize=1 << 15)  # the same on the page of each organization
def _cell(place: tuple[float, int], cell: float) -> str:
    """Return the path of a cell, with air around it while it is wide enough."""
    air = _air(cell)
    x, y = place
    return f"M{x:g} {y + 2}h{round(cell - air, 2):g}v{TALL - 5}h-{round(cell - air, 2):g}z"


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
    return Timeline(WIDTH, HEIGHT, round(max(0.5, min(6, WIDTH / len(found) * 0.6)), 1), bars, years, most)


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
