"""Tables whose head says that a name stands in two columns, or that each row holds several names side by side.

"First name | Last name | City" has one name a row; "No. | Name | No. | Name" has two. Such rows are read as if names
had one column, or one for each of those who stand side by side; the lines themselves stay as they are printed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sitegen.reading.parsing.lines.facts import LONGEST_LOOK, LineFacts
from sitegen.reading.parsing.vocabulary import fold, load_forms, load_page_words, load_words

FEWEST_ROWS = 2
LONGEST_HEAD = 14  # words
NAME = "Name"  # what the joined column is called, as if it were printed
_ASIDE = re.compile(r"\s*[(\[/].*$")
_NUMBER = re.compile(r"\d{1,5}[.)]?$")


@dataclass(frozen=True, slots=True)
class Plan:
    """How the cells of a row become others: each of `groups` is one; `beside` where they are names side by side."""

    groups: tuple[tuple[int, ...], ...]
    beside: bool = False


def with_names_joined(facts: tuple[LineFacts, ...]) -> tuple[LineFacts, ...]:
    """Return the lines, the rows of such tables with a name in one cell."""
    changed: dict[int, LineFacts] = {}
    for at, head in enumerate(facts):
        plan = _plan(head) if len(head.cells) > 1 and len(head.words) <= LONGEST_HEAD and at not in changed else None
        rows = list(_rows(facts, at, len(head.cells))) if plan else []
        if plan is None or len(rows) < FEWEST_ROWS:
            continue
        names = [NAME] * len(plan.groups) if plan.beside else [_called(head, group) for group in plan.groups]
        changed[at] = _with_cells(head, names)
        changed |= {
            row.index: _with_cells(row, [_join(row.cells, group, plan) for group in plan.groups]) for row in rows
        }
    return tuple(changed.get(line.index, line) for line in facts) if changed else facts


def name_first(columns: Sequence[str], cells: Sequence[str]) -> list[str]:
    """Return the cells of a row with the whole name first, if the columns say that it stands in two of them."""
    pair = given_and_family(columns)
    if pair is None or len(cells) <= max(pair):
        return list(cells)
    name = " ".join(cells[at] for at in pair if cells[at])
    return [name, *(cell for at, cell in enumerate(cells) if at not in pair)]


def given_and_family(columns: Sequence[str]) -> tuple[int, int] | None:
    """Return the columns of given names and of family names, as their heads say, or None."""
    bare = [fold(_ASIDE.sub("", column)).strip(" *_:.") for column in columns]
    given = [at for at, name in enumerate(bare) if name in load_forms("given_name_column")]
    family = [at for at, name in enumerate(bare) if name in load_forms("family_name_column") and at not in given]
    if not len(given) == 1 == len(family):
        return None
    told = bare[family[0]] not in load_page_words("any_name") or bare[given[0]] in load_forms("given_name_beside_name")
    return (given[0], family[0]) if told else None  # "Name | Nombre" is one name in two languages


def _plan(head: LineFacts) -> Plan | None:
    pair = given_and_family(head.cells)
    if pair:
        first = min(pair)
        return Plan(
            tuple(pair if at == first else (at,) for at in range(len(head.cells)) if at == first or at not in pair)
        )
    return _side_by_side(head)


def _side_by_side(head: LineFacts) -> Plan | None:
    """Return the plan of a table whose head says the same again for the names beside the first, or None."""
    cells = [fold(cell).strip(" *_:.") for cell in head.cells]
    called = load_words("cues", "name_column")
    for width in range(1, len(cells) // 2 + 1):
        part = cells[:width]
        named = any(word in called for cell in part for word in cell.split())
        if named and len(cells) % width == 0 and part * (len(cells) // width) == cells:
            return Plan(tuple(tuple(range(at, at + width)) for at in range(0, len(cells), width)), beside=True)
    return None


def _rows(facts: Sequence[LineFacts], head: int, width: int) -> Iterator[LineFacts]:
    for line in facts[head + 1 :]:
        if (line.hollow and not line.letters) or (line.blank and line.index == head + 1):
            continue  # Markdown draws a line under the head
        if not 1 < len(line.cells) <= width:
            return
        yield line


def _join(cells: Sequence[str], group: Sequence[int], plan: Plan) -> str:
    """Return the cells of a group as one: given name and family name, or number, name and what is said of it."""
    found = [cells[at] for at in group if at < len(cells) and cells[at]]
    if not plan.beside:
        return " ".join(found)
    number = found[0].rstrip(".)") + ". " if found and _NUMBER.match(found[0]) else ""
    said = "\t".join(found[1:] if number else found)
    return f"{number}{said}" if said else ""


def _called(head: LineFacts, group: Sequence[int]) -> str:
    return head.cells[group[0]] if len(group) == 1 else NAME


def _with_cells(line: LineFacts, cells: Sequence[str]) -> LineFacts:
    rest = "\t".join(cells).rstrip("\t")
    return replace(
        line,
        cells=tuple(cells),
        rest=rest,
        number=None,
        bare=None,
        plain=fold(rest[:LONGEST_LOOK]).lstrip("*_\"“„«' "),
        words=tuple(rest[:LONGEST_LOOK].split()),
    )
