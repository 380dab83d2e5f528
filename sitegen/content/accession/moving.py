"""Records that point to lines of a source, when another state of it comes: each goes with the text it points to.

A withheld signatory must never be guessed at: where the text of its lines is not to be found in the new state, a person
says on which line it stands now. Everything else that has lost its text stays on the nearest line and is reported.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import pairwise
from typing import TypeVar

from sitegen.core.comparing import letters_of
from sitegen.core.diagnostics import Checked, Diagnostic
from sitegen.core.diagnostics.codes import LOST_RECORD, WITHHELD_LINE_CHANGED
from sitegen.core.model import Block, Footnote, Letter, Manuscript, Member, Signatory, Withheld
from sitegen.core.source import Span, said_lines

Entry = TypeVar("Entry", Signatory, Member)
Piece = TypeVar("Piece", Block, Footnote)

Confirmed = Mapping[int, int | None]
"""What a person says of withheld lines: the line of the new state under that of the old one, None if it has none."""


@dataclass(frozen=True, slots=True)
class Lines:
    """Where the lines of an old state of a source stand in a new one: `places` has those whose text is in both.

    `blank` are the lines of the old state that say nothing.
    """

    places: Mapping[int, int]
    new: int
    blank: frozenset[int] = frozenset()

    @classmethod
    def between(cls, old: Sequence[str], new: Sequence[str]) -> Lines:
        """Return where the lines of `old` stand in `new`, as the longest runs of equal text tell.

        Blank lines have no place, but in a state that is the same.
        """
        if old == new:
            return cls({line: line for line in range(1, len(old) + 1)}, len(new))
        ours, theirs = _texts(old), _texts(new)
        matcher = SequenceMatcher(None, [text for _, text in ours], [text for _, text in theirs], autojunk=False)
        places = {
            ours[block.a + step][0]: theirs[block.b + step][0]
            for block in matcher.get_matching_blocks()
            for step in range(block.size)
        }
        blank = frozenset(number for number, text in enumerate(old, 1) if not text.strip())
        return cls(places, len(new), blank)

    def exact(self, first: int, last: int) -> tuple[int, int] | None:
        """Return where a run of lines stands, or None if any of its text is not there or no longer stands together.

        Blank lines at its ends have no place; the text between them has.
        """
        said = [line for line in range(first, last + 1) if line not in self.blank]
        first, last = (said[0], said[-1]) if said else (first, last)
        known = [self.places[line] for line in range(first, last + 1) if line in self.places]
        whole = first in self.places and last in self.places
        if not whole or any(after <= before for before, after in pairwise(known)):
            return None
        start, end = self.places[first], self.places[last]
        return (start, end) if end - start == last - first else None

    def is_blank(self, first: int, last: int) -> bool:
        """Return whether a run of lines of the old state says nothing."""
        return self.blank.issuperset(range(first, last + 1))

    def near(self, first: int, last: int) -> tuple[int, int]:
        """Return the run of lines in the new state that stands where the old one stood, as far as can be told."""
        before = max((line for line in self.places if line <= first), default=None)
        start = first if before is None else self.places[before] + first - before
        start = min(max(start, 1), max(self.new, 1))
        return start, min(start + last - first, max(self.new, 1))


def move_records(
    m: Manuscript, lines: Lines, confirmed: Confirmed, path: str, over: frozenset[int] = frozenset()
) -> Checked[Manuscript]:
    """Return a manuscript whose withheld signatories, departures, corrections and facts have the new state's lines.

    `path` is the file that holds the new state, for messages; `over` are lines of the old state that are written over,
    and nothing else tells what stood there. An error where a withheld line has changed and nobody
    has `confirmed` its new place; no message tells what stands there.
    """
    found: list[Diagnostic] = []
    withheld: list[Withheld] = []
    for one in m.withheld:
        if one.first in confirmed:
            new = confirmed[one.first]
            if new is not None:
                withheld.append(replace(one, first=new, last=new + one.last - one.first))
        elif place := lines.exact(one.first, one.last):
            withheld.append(replace(one, first=place[0], last=place[1]))
        else:
            found.append(_changed(one, lines, path, written_over=one.first in over))
            withheld.append(one)

    def moved(first: int, last: int, what: str, written: int) -> tuple[int, int]:
        place = lines.exact(first, last)
        if place is None and lines.is_blank(first, last):
            return lines.near(first, last)  # a line that says nothing has no text to lose
        if place is None:
            place = lines.near(first, last)
            there = said_lines(*place)
            now = f"other words stand on {there}" if place == (first, last) else f"it is on {there} now"
            found.append(
                LOST_RECORD.at(
                    Span.line(m.path, written or 1),
                    f"{what} was on {said_lines(first, last)} of the source, whose text its new state lacks; {now}",
                    "look at that line, and change or remove the record",
                )
            )
        return place

    departures = []
    for departure in m.departures:
        place = moved(departure.first, departure.last, "a departure", 1) if departure.first else (0, 0)
        departures.append(replace(departure, first=place[0], last=place[1]))
    corrections = [
        replace(one, line=moved(one.line, one.line, "a correction", one.written)[0]) for one in m.corrections
    ]
    facts = []
    for fact in m.facts:
        first, last = moved(fact.first, fact.last, "what a person says of lines", fact.written)
        facts.append(replace(fact, first=first, last=last))
    return Checked(
        replace(
            m,
            withheld=tuple(withheld),
            departures=tuple(departures),
            corrections=tuple(corrections),
            facts=tuple(facts),
        ),
        tuple(found),
    )


def move_letter(letter: Letter, lines: Lines) -> Letter:
    """Return a letter with the lines of the new state; what has no line there that is certain has none at all."""

    def at(first: int, last: int) -> tuple[int, int]:
        return (lines.exact(first, last) if first else None) or (0, 0)

    def entry(one: Entry) -> Entry:
        first, last = at(one.line, one.last)
        return replace(one, line=first, last=last)

    def piece(one: Piece) -> Piece:
        first, last = at(one.first, one.last)
        return replace(one, first=first, last=last)

    return replace(
        letter,
        contacts=tuple(replace(one, line=at(one.line, one.line)[0]) for one in letter.contacts),
        body=tuple(map(piece, letter.body)),
        footnotes=tuple(map(piece, letter.footnotes)),
        signatories=tuple(replace(entry(one), members=tuple(map(entry, one.members))) for one in letter.signatories),
    )


def _changed(one: Withheld, lines: Lines, path: str, *, written_over: bool) -> Diagnostic:
    near, _ = lines.near(one.first, one.last)
    why = (
        "is written over, so its place in this file is unknown"
        if written_over
        else ("is withheld, and this file does not have its text")
    )
    return WITHHELD_LINE_CHANGED.at(
        Span.line(path, near),
        f"line {one.first} {why}; nothing was imported",
        "find the signatory in this file and say its line: sitegen import … "
        f"--withheld {one.first}=LINE, or --withheld {one.first}=none, if it is not there at all",
    )


def _texts(lines: Sequence[str]) -> list[tuple[int, str]]:
    """Return the lines that say something, with their numbers, as they are compared."""
    return [(number, letters_of(text) or text.strip()) for number, text in enumerate(lines, 1) if text.strip()]
