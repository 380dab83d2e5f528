"""Whom to ask in each of the bodies that sign: lines of contacts below each name of a list, which end it not."""

from __future__ import annotations

from functools import lru_cache

from sitegen.reading.parsing.lines.landmarks import Block, Landmarks
from sitegen.reading.parsing.lines.likeness import is_prose
from sitegen.reading.parsing.names.naming import names_person
from sitegen.reading.parsing.names.persons import is_office

FEWEST = 2  # blocks in a row that are a name over whom to ask
LONGEST_NAME = 3  # lines of the name
LONGEST = 8  # lines of such a block
LONGEST_LINE = 20  # words of one of them


def contacts_within(marks: Landmarks) -> frozenset[int]:
    """Return the lines of contacts that stand below names, block by block: "Mill League / Contact: Jane Roe, …"."""
    return frozenset(at for _, lines in _found(marks) for at in lines)


def names_over_contacts(marks: Landmarks) -> frozenset[int]:
    """Return the lines of such names behind the first, into which they wrap."""
    return frozenset(at for first, lines in _found(marks) for at in range(first + 1, lines.start))


@lru_cache(maxsize=32)
def _found(marks: Landmarks) -> tuple[tuple[int, range], ...]:
    """Return the first line of each such name, and the lines of its contact."""
    found: list[tuple[int, range]] = []
    run: list[tuple[int, range]] = []
    for block in [*marks.blocks, None]:
        lines = _contact_in(marks, block) if block is not None else None
        if block is not None and lines is not None:
            run.append((block.first, lines))
            continue
        found += run if len(run) >= FEWEST else []
        run = []
    return tuple(found)


def _contact_in(marks: Landmarks, block: Block) -> range | None:
    """Return the lines of a block from the first that says whom to ask, if a name stands above it in the block."""
    if block.last - block.first >= LONGEST or block.first < marks.front:
        return None
    lines = marks.facts[block.first : block.last + 1]
    if any(len(line.words) > LONGEST_LINE or line.marked or line.level for line in lines):
        return None
    at = next((line.index for line in lines if "contact" in marks.cues[line.index]), block.first)
    name = marks.facts[block.first : at]
    named = 0 < len(name) <= LONGEST_NAME and not marks.cues[block.first] and not is_prose(name)
    named = named and not any(names_person(line) or is_office(line.rest) for line in name[1:])
    return range(at, block.last + 1) if named else None
