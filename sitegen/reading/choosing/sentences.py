"""Sentences of which a person says that signatories are named in them: their names are the entries, they stay text."""

from __future__ import annotations

from collections.abc import Mapping

from sitegen.core.model import FactKind
from sitegen.reading.labelling.enumerations import Row, find_rows
from sitegen.reading.parsing.lines.landmarks import Landmarks
from sitegen.reading.parsing.lists.regions import ListRegion
from sitegen.reading.parsing.names.pieces import Piece

FEWEST_WORDS = 4  # of a sentence beside the names in it


def told_sentences(marks: Landmarks, kinds: Mapping[int, FactKind]) -> tuple[ListRegion, ...]:
    """Return the paragraphs on lines told to hold signatories that are sentences with names in a row, with the names.

    A paragraph is one only if all its lines are told so; what is named twice signs once.
    """
    if "signatories" not in kinds.values():
        return ()
    rows: dict[int, list[Row]] = {}
    for row in find_rows(marks):
        block = marks.blocks[row.block]
        lines = range(block.first, block.last + 1)
        plain = all(not marks.facts[at].bullet and marks.facts[at].number is None for at in lines)
        if plain and all(kinds.get(at) == "signatories" for at in lines):
            rows.setdefault(row.block, []).append(row)
    return tuple(_region(marks, number, some) for number, some in rows.items() if _is_sentence(some))


def _is_sentence(rows: list[Row]) -> bool:
    return any(len(f"{row.lead} {row.tail}".split()) >= FEWEST_WORDS for row in rows)


def _region(marks: Landmarks, number: int, rows: list[Row]) -> ListRegion:
    block = marks.blocks[number]
    named = {name.text: Piece(name.text, name.first, name.last) for row in reversed(rows) for name in row.names[::-1]}
    names = tuple(reversed(named.values()))
    return ListRegion(block.first, block.first, block.last, "person", "paragraph", {}, names=names)
