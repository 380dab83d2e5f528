"""Signatories whom an editor withholds: they asked to be left out, or naming them would put them in danger.

    withheld:
      - line: 136
        reason: asked to be left out
        on: 2024-05-02

Nothing that is published names them. The letter's own counts stay, and say how many are withheld.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from sitegen.core.model import Letter, Manuscript, Member, Signatory, Withheld
from sitegen.core.source import Source


def withhold(m: Manuscript) -> Manuscript:
    """Return `m` without its withheld entries and members; what is nested under a withheld entry goes with it."""
    if not m.withheld:
        return m
    lines = withheld_lines(m.withheld)
    return replace(m, letter=without(m.letter, lambda one: _touches(one, lines)))


def withheld_lines(withheld: Iterable[Withheld]) -> frozenset[int]:
    """Return the lines of the source on which withheld signatories stand."""
    return frozenset(line for one in withheld for line in range(one.first, one.last + 1))


def blank(source: Source, lines: frozenset[int]) -> Source:
    """Return a source with some of its lines empty."""
    kept = tuple("" if number in lines else text for number, text in enumerate(source.lines, 1))
    return replace(source, lines=kept)


def without(letter: Letter, is_gone: Callable[[Signatory | Member], bool]) -> Letter:
    """Return a letter without some of its entries and members."""
    kept = (
        replace(one, members=tuple(member for member in one.members if not is_gone(member)))
        for one in letter.signatories
        if not is_gone(one)
    )
    return replace(letter, signatories=tuple(replace(one, ordinal=at) for at, one in enumerate(kept, 1)))


def _touches(one: Signatory | Member, lines: frozenset[int]) -> bool:
    return not lines.isdisjoint(range(one.line, one.last + 1))
