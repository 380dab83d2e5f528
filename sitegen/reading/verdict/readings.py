"""What a verdict looks at, and what it says: the readings of one letter, and grounds for doubt."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from sitegen.core.diagnostics import Diagnostic
from sitegen.core.model import Member, Reading, Signatory
from sitegen.reading.labelling.signs import Page
from sitegen.reading.parsing.names.unnamed import unnamed_lines


@dataclass(frozen=True, slots=True)
class Ground:
    """A doubt: its name, under which `weights.toml` says how grave it is, in words, and on which lines (from 1)."""

    name: str
    reason: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Readings:
    """What a verdict looks at: the reading that is taken, the letter's units, and where each reader sees entries.

    `rules`, `second` and `chosen` are the lines (from 1) on which entries begin; `doubts` are those of the reading.
    `against` says how sure the second reader is that it sees better, in hundredths of the logarithm of odds.
    `maybe` is the line (from 1) that may sign a letter in which nobody is found, though it is not believed to; or 0.
    """

    reading: Reading
    page: Page
    rules: Sequence[int]
    second: Sequence[int]
    chosen: Sequence[int]
    doubts: Sequence[Diagnostic] = ()
    against: int = 0
    maybe: int = 0

    @property
    def entries(self) -> list[Signatory | Member]:
        """Every entry and member, in the order of the list."""
        found: list[Signatory | Member] = []
        for one in self.reading.letter.signatories:
            found += (one, *one.members)
        return found

    @property
    def sources(self) -> set[int]:
        """The lines that hold a note with an address: where something is to be found, and nobody who signs."""
        return {
            one.line
            for one in self.reading.lines
            if one.winner.role == "footnote" and "://" in self.page.marks.facts[one.line - 1].text
        }

    @property
    def unnamed(self) -> list[int]:
        """The lines that stand for somebody who signs without a name: whoever counts them finds nobody missing."""
        return unnamed_lines(self.reading.lines)


def densest(lines: Sequence[int]) -> tuple[int, int]:
    """Return the stretch that holds most of `lines`, which lie at most five apart in it."""
    best = start = last = lines[0]
    most, count = 0, 0
    best_last = best
    for line in lines:
        start, count = (start, count + 1) if line - last <= 5 else (line, 1)
        last = line
        if count > most:
            most, best, best_last = count, start, line
    return best, best_last


def agreement(one: Sequence[int], other: Sequence[int]) -> float:
    """Return how far two readings begin entries on the same lines: Dice's coefficient, from 0 to 1."""
    both = len(one) + len(other)
    shared = sum((Counter(one) & Counter(other)).values())
    return 2 * shared / both if both else 1.0
