"""Pictures of what only several letters show: how two lists overlap, how a coalition grows, who signed how often.

Geometry only, as in `views.pictures`; whole numbers, so that a script can draw the same picture in the browser.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sitegen.core.frozen import Frozen

WIDTH = 720
ROW, GAP = 26, 8  # one list is a bar so high; so much lies between two
HEIGHT, BELOW = 170, 26  # of a growth picture: the highest bar, and the room for dates under it
WIDEST = 120  # of a bar with the room beside it
LABELS = 6  # dates under a growth picture, at most: more do not fit a phone


class OverlapChart(Frozen):
    """Two bars, one for each list, laid so that what is on both stands under itself. Areas are SVG paths, "" for none.

    The ends that stick out are what one list has alone, and, beyond that, those that the letter counts without name.
    """

    width: int
    height: int
    both: str
    first: str
    second: str
    undisclosed: str


@dataclass(frozen=True, slots=True)
class Column:
    """One letter, or one stretch of time: where its bar stands, and how high its two parts are."""

    x: int
    wide: int
    again: int
    fresh: int


class GrowthChart(Frozen):
    """Bars through time: below those that signed before, above those that sign for the first time."""

    width: int
    height: int
    columns: tuple[Column, ...]
    labels: tuple[tuple[int, str], ...]
    most: int


def overlap_chart(both: int, first: int, second: int, first_unnamed: int, second_unnamed: int) -> OverlapChart | None:
    """Return the picture of two lists: so many on both, on each only, and counted by each letter and not named."""
    total = both + first + second + first_unnamed + second_unnamed
    if not total:
        return None
    ends = [first_unnamed, first_unnamed + first, first_unnamed + first + both]
    ends += [ends[2] + second, total]
    a, b, c, d, e = (one * WIDTH // total for one in ends)
    below = ROW + GAP
    return OverlapChart(
        WIDTH,
        below + ROW,
        both=_area(b, c, 0) + _area(b, c, below),
        first=_area(a, b, 0),
        second=_area(c, d, below),
        undisclosed=_area(0, a, 0) + _area(d, e, below),
    )


def growth(steps: Sequence[tuple[str, int, int]]) -> GrowthChart | None:
    """Return the picture of a coalition's growth, from (label, signed before, first time) of each step in order."""
    most = max((again + fresh for _, again, fresh in steps), default=0)
    if not most:
        return None
    count = len(steps)
    apart = min(WIDTH, count * WIDEST)  # a few bars stand together, not each at its end of the page
    gap = 1 if count > 60 else apart // (8 * count)
    starts = [at * apart // count for at in range(count + 1)]
    columns = tuple(
        Column(left, max(right - left - gap, 1), again * HEIGHT // most, fresh * HEIGHT // most)
        for (_, again, fresh), left, right in zip(steps, starts, starts[1:], strict=False)
    )
    every = -(-count // LABELS)
    labels = tuple((starts[at], steps[at][0]) for at in range(0, count, every))
    return GrowthChart(WIDTH, HEIGHT, columns, labels, most)


def _area(left: int, right: int, top: int) -> str:
    return f"M{left} {top}h{right - left}v{ROW}h{left - right}z" if right > left else ""
