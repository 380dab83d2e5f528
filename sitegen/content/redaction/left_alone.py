"""What is left of a letter and speaks of those alone who are withheld: a heading over them, a note that they call."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise

from sitegen.content.fidelity.printed import entries_of
from sitegen.content.manuscript import withheld_lines
from sitegen.content.redaction.opened import OpenLetter
from sitegen.identity import fold

_NOTE = re.compile(r"\s*(?:[\[(](\d{1,3})[\])]|([*†‡§#¶]{1,3}|[¹²³⁴-⁹]{1,2}))\s*(?=\S)")  # with which a note begins
_FEWEST_IN_ORDER = 5  # names that are in the order of the alphabet by no chance
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


def gaps_left(letter: OpenLetter) -> Iterator[str]:
    """Yield that the gap in a list tells how a name begins, where the others are in the order of the alphabet."""
    names = [fold(one.name).split() for one in letter.manuscript.letter.signatories]
    keys = ([one[0] for one in names if one], [one[-1] for one in names if one])
    if len(names) >= _FEWEST_IN_ORDER and any(one == sorted({*one}) for one in keys):
        yield (
            "the list is in the order of the alphabet, so the gap tells how the name begins: look, and if it tells too "
            'much: withheld_places = "hidden" in archive.toml; in the files that git publishes the gap stays'
        )


def headings_left(letter: OpenLetter) -> Iterator[str]:
    """Yield the headings of groups over withheld entries alone: they may tell who these are, or where they are from."""
    own, gone = letter.manuscript.letter_id, withheld_lines(letter.manuscript.withheld)
    lines = letter.reading.lines
    heads = [one.line for one in lines if one.winner.role == "group"]
    for head, end in pairwise([*heads, len(lines) + 1]):
        entries = {one.line for one in lines[head : end - 1] if one.winner.role in ("signatory", "member")}
        if head not in gone and entries and entries <= gone:
            yield (
                f"line {head} stands over withheld entries alone: look, and if it tells who or where they are: "
                f"sitegen withhold {own} {head}"
            )


def notes_left(letter: OpenLetter, printed: Mapping[int, str]) -> Iterator[str]:
    """Yield the notes that only withheld lines call; `printed` are those as they were before they were written over."""
    m = letter.manuscript
    gone = withheld_lines(m.withheld)
    listed = {one.line for one in entries_of(letter.reading.letter.signatories)}
    notes = {one.first: one.marker for one in (*m.letter.footnotes, *letter.reading.letter.footnotes)}
    for at, text in enumerate(letter.source.lines, 1):
        if at not in listed and at not in notes and (found := _NOTE.match(text)):
            notes[at] = found[1] or found[2]
    for first, marker in sorted(notes.items()):
        call = _call(marker.translate(_RAISED))
        lines = (printed.get(at, text) for at, text in enumerate(letter.source.lines, 1))
        calling = {at for at, text in enumerate(lines, 1) if at != first and call.search(text.translate(_RAISED))}
        if first not in gone and calling and calling <= gone:
            yield (
                f"the note on line {first} is called by withheld lines alone: look, and if it tells who they are: "
                f"sitegen withhold {m.letter_id} {first}"
            )


def _call(marker: str) -> re.Pattern[str]:
    """Return what finds the sign of a note behind a word."""
    sign = re.escape(marker)
    if not marker[:1].isdigit():
        return re.compile(rf"(?<=[\w.)\]”\"]){sign}(?![\w{re.escape(marker[:1])}])|\s{sign}\s*$|[\[(]{sign}[\])]")
    return re.compile(rf"[\[(]\^?{sign}[\])]|\^{sign}(?!\d)|(?<=[^\W\d_]){sign}(?!\w)")
