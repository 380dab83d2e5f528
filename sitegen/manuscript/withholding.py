"""Signatories whom an editor withholds: they asked to be left out, or naming them would put them in danger.

    withheld:
      - line: 136
        reason: asked to be left out
        on: 2024-05-02

Nothing that is published names them. The letter's own counts stay, and say how many are withheld.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from sitegen.model import Letter, Manuscript, Member, Reading, Signatory, Withheld
from sitegen.source import Source


def withhold(m: Manuscript) -> Manuscript:
    """Return `m` without its withheld entries and members; what is nested under a withheld entry goes with it."""
    if not m.withheld:
        return m
    return replace(m, letter=_without(m.letter, withheld_lines(m.withheld)))


def withheld_lines(withheld: Iterable[Withheld]) -> frozenset[int]:
    """Return the lines of the source on which withheld signatories stand."""
    return frozenset(line for one in withheld for line in range(one.first, one.last + 1))


def withheld_names(withheld: Iterable[Withheld], letter: Letter) -> frozenset[str]:
    """Return the names that `letter` has on withheld lines."""
    lines = withheld_lines(withheld)
    entries: list[Signatory | Member] = [*letter.signatories]
    entries += [member for entry in letter.signatories for member in entry.members]
    return frozenset(one.name for one in entries if _touches(one, lines))


def all_lines(withheld: Iterable[Withheld], letter: Letter) -> frozenset[int]:
    """Return the withheld lines with those on which the same entries of `letter` go on."""
    lines = withheld_lines(withheld)
    entries: list[Signatory | Member] = [*letter.signatories]
    entries += [member for entry in letter.signatories for member in entry.members]
    return lines.union(*(range(one.line, one.last + 1) for one in entries if _touches(one, lines)))


def blank(source: Source, lines: frozenset[int]) -> Source:
    """Return a source with some of its lines empty."""
    kept = tuple("" if number in lines else text for number, text in enumerate(source.lines, 1))
    return replace(source, lines=kept)


def unread(reading: Reading, withheld: Iterable[Withheld]) -> Reading:
    """Return a reading whose letter has no withheld entries."""
    return replace(reading, letter=_without(reading.letter, withheld_lines(withheld)))


def _without(letter: Letter, lines: frozenset[int]) -> Letter:
    kept = (
        replace(one, members=tuple(member for member in one.members if not _touches(member, lines)))
        for one in letter.signatories
        if not _touches(one, lines)
    )
    return replace(letter, signatories=tuple(replace(one, ordinal=at) for at, one in enumerate(kept, 1)))


def _touches(one: Signatory | Member, lines: frozenset[int]) -> bool:
    return not lines.isdisjoint(range(one.line, one.last + 1))
