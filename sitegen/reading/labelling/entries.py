"""Labelled units as entries: rows from their cells, wrapped lines joined, roles under names, numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from sitegen.reading.labelling.model import Label
from sitegen.reading.labelling.units import Unit
from sitegen.reading.parsing.lines.unwrapping import unwrap
from sitegen.reading.parsing.names.drafts import Draft, plain_group
from sitegen.reading.parsing.names.persons import looks_like_person, starts_with_role

ROW = 12  # entries back in which the first cell of a row is looked for
COUNTED = 0.6  # share of entries that begin with a number of their own, if those numbers count them

_LEADING_NUMBER = re.compile(r"^\d+[ .)\t]*")


@dataclass(slots=True)
class _Entry:
    """An entry in the making: its units by column, the column of its name first."""

    column: int
    units: dict[int, list[Unit]]
    group: str | None
    first: int
    last: int

    def take(self, unit: Unit) -> None:
        self.units.setdefault(unit.cell, []).append(unit)
        self.last = max(self.last, unit.last)


def draft_labelled(units: Sequence[Unit], labels: Sequence[Label]) -> list[Draft]:
    """Return the entries of a labelled letter, in order, with number and group but without members."""
    entries = _gathered(units, labels)
    counted = _count_themselves(entries)
    drafts = [_draft(entry, counted=counted) for entry in entries]
    return [draft for draft in drafts if not draft.empty]


def _gathered(units: Sequence[Unit], labels: Sequence[Label]) -> list[_Entry]:
    found: list[_Entry] = []
    latest: dict[int, _Entry] = {}  # by column
    group: str | None = None
    for unit, label in zip(units, labels, strict=True):
        if label == "entry":
            entry = _Entry(unit.cell, {unit.cell: [unit]}, group, unit.first, unit.last)
            found.append(entry)
            latest[unit.cell] = entry
        elif label == "wrapped" and found:
            entry = _owner(unit, found, latest)
            entry.take(unit)
            latest[unit.cell] = entry
        elif label == "heading":
            group = plain_group(unit.facts.rest) or None
    return found


def _owner(unit: Unit, found: Sequence[_Entry], latest: dict[int, _Entry]) -> _Entry:
    """Return the entry that a unit goes on from: that of its row, of its column in the row above, or the last."""
    if unit.cells > 1 or found[-1].column != unit.cell:
        row = [one for one in found[-ROW:] if one.first == unit.first and one.column < unit.cell]
        if row:
            return row[-1]
        above = latest.get(unit.cell)
        if above is not None and unit.first - above.last <= 2:
            return above
    return found[-1]


def _count_themselves(entries: Sequence[_Entry]) -> bool:
    """Return whether bare numbers before names count the entries: most have one, and hardly any twice."""
    numbers = [number for one in entries if (number := one.units[one.column][0].facts.bare) is not None]
    return len(numbers) > COUNTED * len(entries) and len(set(numbers)) > 0.9 * len(numbers)


def _draft(entry: _Entry, *, counted: bool) -> Draft:
    name = entry.units[entry.column]
    first = name[0].facts
    number = first.number if first.number is not None else first.bare if counted else None
    texts = [unit.facts.rest for unit in name]
    if counted and first.number is None and first.bare is not None:
        texts[0] = _LEADING_NUMBER.sub("", texts[0])
    if len(entry.units) == 1:
        parts, extras = _parted(texts)
        return Draft(tuple(parts), entry.first, entry.last, number, entry.group, extras=tuple(extras))
    others = [entry.units[column] for column in sorted(entry.units) if column != entry.column]
    cells = [unwrap(texts), *(unwrap([unit.facts.rest for unit in cell]) for cell in others)]
    return Draft(("\t".join(cells),), entry.first, entry.last, number, entry.group)


def _parted(texts: Sequence[str]) -> tuple[list[str], list[str]]:
    """Return the lines of the name, and those below that give a person's role or affiliation."""
    for at, (above, text) in enumerate(pairwise(texts), 1):
        person = looks_like_person(above.split(",")[0]) and not above.endswith(",")
        if person and starts_with_role(text):
            return list(texts[:at]), list(texts[at:])
    return list(texts), []
