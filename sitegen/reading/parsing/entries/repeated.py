"""Lists that are printed twice, as a paragraph and one name a line, or in each of two languages: they count once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from sitegen.core.comparing import letters_of
from sitegen.core.model import Evidence, LineReading
from sitegen.reading.parsing.context import Context
from sitegen.reading.parsing.lists.regions import ListRegion
from sitegen.reading.parsing.names.drafts import Draft
from sitegen.reading.parsing.rules import PERSON_SAID, overrule

FEWEST = 4  # names of a list that can be called the same as another
SAME = 0.9  # share of the names of the shorter of two lists that the other has, if they are the same
AS_LONG = 0.9  # how long the shorter one is, held against the other
MOST_LISTS = 40  # lists that are held against each other


@dataclass(frozen=True, slots=True)
class Listed:
    """The entries of one list, by what they say without marks, and the lines (from 0) on which they stand.

    Of two with the same names the one of more `worth` is the list: a line for each name, opened by words, numbered.
    """

    names: frozenset[str]
    lines: frozenset[int]
    worth: tuple[bool, bool, bool]


def without_repeats(
    context: Context, drafts: Sequence[Draft], readings: tuple[LineReading, ...]
) -> tuple[list[Draft], tuple[LineReading, ...]]:
    """Return the entries without those of lists that stand twice, whose lines are text.

    One that has a line for each name stays, of a list and a paragraph; of two such the one that words open, then the
    numbered one, then the first: an annex orders the names anew. What a person said is a list is one.
    """
    said = {one.line - 1 for one in readings if one.winner.rule == PERSON_SAID}
    again: dict[int, Evidence] = {}
    for gone, kept in _same(context, drafts):
        if not gone.lines & said and not kept.lines & again.keys():
            why = f"its names stand on lines {min(kept.lines) + 1} to {max(kept.lines) + 1}, too, and count once"
            again |= dict.fromkeys(gone.lines, Evidence("repeated-list", "body", why, 0.99))
    left = [one for one in drafts if one.first not in again]
    changed = tuple(overrule(one, again[one.line - 1]) if one.line - 1 in again else one for one in readings)
    return (left, changed) if again else (list(drafts), readings)


def _same(context: Context, drafts: Sequence[Draft]) -> Iterator[tuple[Listed, Listed]]:
    """Yield pairs of lists with the same names: the one that goes, and the one that stays."""
    by_list: dict[int, list[Draft]] = {}
    for one in drafts:
        by_list.setdefault(context.list_of[one.first], []).append(one)
    long = {
        number: some for number, some in by_list.items() if len(some) >= FEWEST and not any(one.members for one in some)
    }
    lists = [_listed(some, context.lists[number]) for number, some in long.items()] if len(long) > 1 else []
    for before, behind in combinations(lists[:MOST_LISTS], 2):
        sizes = sorted((len(before.names), len(behind.names)))
        if sizes[0] < AS_LONG * sizes[1] or len(before.names & behind.names) < SAME * sizes[0]:
            continue
        yield (before, behind) if behind.worth > before.worth else (behind, before)


def _listed(drafts: Sequence[Draft], region: ListRegion) -> Listed:
    lines = frozenset(line for one in drafts for line in range(one.first, one.last + 1))
    names = frozenset(letters_of(one.entry) for one in drafts)
    return Listed(names, lines, (len(lines) >= len(drafts), region.cue != "shape", region.style == "numbered"))
