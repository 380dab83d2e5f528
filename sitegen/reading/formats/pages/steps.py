"""Steps: how far the lines of a page stand from each other, and from how far on they stand apart."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from sitegen.reading.formats.pages.line import TextLine

APART = 1.35  # times the usual distance of lines: less is a font's whim, more is meant
_BLOCKS, _SHARE = 3, 0.1  # blocks of several lines on a page, and the share of its lines that stand right below another
_ALIKE = 1.1  # times: steps that are hardly wider are the same
_NEAREST, _FARTHEST = 0.5, 3.0  # times the size of type, between which a line stands below the one before it


def usual_step(lines: Sequence[TextLine], share: float = 0.5) -> float:
    """Return the distance of two lines of a page that so large a share does not exceed; 0 where there are no two."""
    steps = [step for above, line in pairwise(lines) if (step := line.base - line.rise - above.base) > 0.5 * line.size]
    return sorted(steps)[int(share * len(steps))] if steps else 0.0


def solid_steps(lines: Sequence[TextLine]) -> dict[float, float]:
    """Return, by the size of their type, how far lines stand from each other within the blocks of a page.

    A file that tells its paragraphs tells it by one of two lines; else several blocks do. Of sizes in which neither is
    seen nothing is told.
    """
    steps: dict[float, list[tuple[float, int, bool]]] = {}
    for at, (above, line) in enumerate(pairwise(lines)):
        step = line.base - line.rise - above.base
        if above.size == line.size and _NEAREST * line.size < step < _FARTHEST * line.size:
            within = line.paragraph is not None and line.paragraph == above.paragraph
            steps.setdefault(line.size, []).append((step, at, within))
    found = {}
    for size, every in steps.items():
        told = [step for step, _, within in every if within]
        least = min(told) if told else min(step for step, *_ in every)
        places = [at for step, at, _ in every if step < _ALIKE * least]
        blocks = sum(at - 1 not in places for at in places)
        if told or (blocks >= _BLOCKS and len(places) >= _SHARE * len(every)):
            found[size] = least
    return found
