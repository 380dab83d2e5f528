"""Whether names in a row within running text are of those who sign: learned, as the labels of units are.

A letter that has no list may name its signatories in a sentence. It is asked only where no list is seen.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sitegen.reading.labelling.enumerations import find_rows
from sitegen.reading.labelling.parts import is_caseless
from sitegen.reading.labelling.row_signs import ROW_SIGNS, Setting
from sitegen.reading.parsing.lines.landmarks import Landmarks
from sitegen.reading.parsing.names.drafts import Draft
from sitegen.reading.parsing.vocabulary import fold

CERTAIN = 210  # weight from which a row is believed, in hundredths of the logarithm of odds
SIGNS_SAID = 4  # what must be said before a row in Chinese or Japanese, whose comma of lists parts clauses, too


def settings_of(marks: Landmarks) -> list[Setting]:
    """Return the rows of names of a letter, each with what is around it."""
    rows = [
        row
        for row in find_rows(marks)
        if not is_caseless(row.names[0].text) or Setting(row, marks, 0).said >= SIGNS_SAID
    ]
    order = sorted(range(len(rows)), key=lambda at: (-len(rows[at].names), at))
    ranks = {at: rank for rank, at in enumerate(order)}
    return [Setting(row, marks, ranks[at]) for at, row in enumerate(rows)]


def rows_that_sign(marks: Landmarks, weights: Mapping[str, int]) -> tuple[Setting, ...]:
    """Return the rows of names in running text that name who signs: those of the surest one's block, or none."""
    weighed = [(ROW_SIGNS.weigh(one, weights), one) for one in settings_of(marks)]
    best = max(weighed, key=lambda one: one[0], default=None)
    if best is None or best[0] < CERTAIN:
        return ()
    return tuple(one for weight, one in weighed if weight >= CERTAIN and one.row.block == best[1].row.block)


def drafts_of(rows: Sequence[Setting]) -> list[Draft]:
    """Return the names of rows as entries, each name once."""
    seen: dict[str, Draft] = {}
    for name in (name for one in rows for name in one.row.names):
        seen.setdefault(fold(name.text), Draft((name.text,), name.first, name.last))
    return list(seen.values())
