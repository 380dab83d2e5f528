"""Entries that no longer sign: "Jane Oak (signature withdrawn)", "(removed at her request)", a struck name.

Whoever asked not to stand on a list is no signatory: not listed, not counted, and the line is not shown.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import replace

from sitegen.core.model import Evidence, LineReading
from sitegen.core.model.reading import RETRACTED
from sitegen.core.source import Source
from sitegen.reading.parsing.context import Context
from sitegen.reading.parsing.entries.withdrawn import begins_struck, says_retracted
from sitegen.reading.parsing.lists.named_others import lines_of_others
from sitegen.reading.parsing.names.drafts import Draft
from sitegen.reading.parsing.rules import overrule
from sitegen.reading.parsing.vocabulary import load_phrases

_BEHIND_A_NAME = re.compile(r"[,;:)\]–—/-]")


def without_retracted(
    source: Source, context: Context, drafts: Iterable[Draft], readings: tuple[LineReading, ...]
) -> tuple[list[Draft], tuple[LineReading, ...]]:
    """Return the entries without those that no longer sign, whose lines are nobody's.

    Where others stand on the same line, it is theirs, too, and has the rule alone.
    """
    struck = frozenset(source.struck)
    left: list[Draft] = []
    gone: list[Draft] = []
    for one in drafts:
        if _is_gone(one, context, struck):
            gone += (one, *one.members)
            continue
        members = [member for member in one.members if _is_gone(member, context, struck)]
        gone += members
        staying = tuple(member for member in one.members if member not in members)
        left.append(replace(one, members=staying) if members else one)
    lines = _lines(gone) | _hollow(context, struck) | _under_withdrawals(context)
    if not lines:
        return left, readings
    shared = _lines(each for one in left for each in (one, *one.members))
    why = "somebody stands here who no longer signs"
    theirs, nobodys = Evidence(RETRACTED, "signatory", why, 1.0), Evidence(RETRACTED, "furniture", why, 1.0)
    changed = tuple(
        overrule(one, theirs if one.line in shared else nobodys) if one.line in lines else one for one in readings
    )
    return left, changed


def _hollow(context: Context, struck: Collection[int]) -> set[int]:
    """Return the lines of lists on which nothing is left of what is struck out but a mark or a number."""
    return {line for line in struck if line > 0 and not context.facts[line - 1].letters and context.region(line - 1)}


def _lines(drafts: Iterable[Draft]) -> set[int]:
    """Return the lines (from 1) on which entries stand."""
    return {at + 1 for one in drafts for at in range(one.first, one.last + 1)}


def _has_lost_its_name(row: str) -> bool:
    """Return whether the first cell of a table's row, but for a number, is empty: the name there was struck out."""
    cells = [cell.strip(" .)") for cell in row.split("\t")]
    first = next((cell for cell in cells if not cell.isdecimal()), "")
    return len(cells) > 1 and not first


def _under_withdrawals(context: Context) -> set[int]:
    """Return the lines (from 1) below headings by which those who stand there withdrew their signatures."""
    said = load_phrases("lists", "signature_retracted")
    others = lines_of_others(context.marks).items()
    return {line + 1 for line, head in others if line > head and said.search(context.facts[head].plain)}


def _is_gone(one: Draft, context: Context, struck: frozenset[int]) -> bool:
    """Return whether an entry no longer signs; what stood behind a name that is struck out is none."""
    entry, line = one.entry, context.facts[one.first]
    said = (entry, *(f"({cell})" for cell in one.cells[1:]))  # a cell that says so is a remark
    if any(says_retracted(part) for part in said) or begins_struck(entry):
        return True
    if one.first + 1 in struck and _has_lost_its_name(line.raw):
        return True
    if "<" in line.raw and entry.startswith(line.rest[:1]) and begins_struck(line.raw):  # tags are no part of entries
        return True
    return not struck.isdisjoint((0, one.first + 1)) and _BEHIND_A_NAME.match(entry) is not None
