"""What the setting of a list says of its lines: large or bold headings, wraps that hang, small type below a name.

Only formats that know pages know how a line is set. Setting speaks where it sets few lines apart from the rest; a list
in which most lines are bold, or every line begins elsewhere, says nothing by it.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from sitegen.core.source import Place
from sitegen.reading.parsing.lines.facts import LineFacts
from sitegen.reading.parsing.lines.landmarks import Landmarks, shown_lines
from sitegen.reading.parsing.lists.narrow_columns import run_over_columns, usual_left
from sitegen.reading.parsing.lists.regions import ListRegion
from sitegen.reading.parsing.lists.typed_cards import typed_cards
from sitegen.reading.parsing.names.persons import looks_like_person

FEWEST = 8  # lines of a list whose setting is looked at
_HEADINGS = 0.2  # share of a list's lines that may be headings
HANGS = "it begins further right than the entries, right under one"
FEWEST_SET_IN, LEAST_FULL = 2, 0.6  # lines of a text that are set in, and of the longest line those above them are
_LARGER, _SMALLER = 1.05, 0.96  # times the size of another line
_LONGEST = 10  # words of a heading
_LONGEST_CARD, _FEWEST_CARDS = 3, 2  # small lines under a name, and names that have such
_HANGS = (5.0, 60.0)  # points that a wrapped line begins further right than entries do
_OWN = 0.5  # share of a list's lines that are paragraphs, or the file does not make entries paragraphs
_USUAL = 0.4  # share of a list's lines that begin where entries begin


@dataclass(frozen=True, slots=True)
class Setting:
    """Lines of lists that their setting tells: headings, wrapped lines, and what stands small below a name.

    `wraps` says in words why a line goes on from the one above; what stands `deeper` than the bullets of a list goes on
    from the entry above, or says something of it.
    """

    headings: frozenset[int] = frozenset()
    wraps: Mapping[int, str] = field(default_factory=dict)
    small: frozenset[int] = frozenset()
    deeper: frozenset[int] = frozenset()


def find_setting(marks: Landmarks, lists: Sequence[ListRegion], places: Sequence[Place | None]) -> Setting:
    """Return what the setting of lists says; where the format knows no places, what lines set in do."""
    if not places:
        plain = [region for region in lists if region.style == "plain" and region.layout.shape == "lines"]
        return Setting(wraps={line: HANGS for region in plain for line in _set_in(marks, region)})
    headings: set[int] = set()
    wraps: dict[int, str] = {}
    small, deeper = set[int](), set[int]()
    for region in lists:
        facts = [line for line in marks.facts[region.first : region.last + 1] if not line.blank]
        seen = _mirrored(places) if _runs_leftward(facts) else places
        lines = [(line, place) for line in facts if (place := seen[line.index]) and place.size and not place.estimated]
        if len(lines) >= FEWEST and region.style != "paragraph":
            found = set(_headings(lines, marks))
            headings |= found
            wraps |= dict.fromkeys(_within(lines), "the file itself puts it into one paragraph with the line above")
            wraps |= dict.fromkeys(
                run_over_columns(marks, region, seen), "the line above had no room left in its column"
            )
            if region.style == "bulleted":
                deeper |= set(_hanging(lines))
            if region.style == "plain":
                cards = typed_cards(lines)
                headings |= cards.heads
                small |= cards.below
                wraps |= dict.fromkeys(_hanging(lines), HANGS)
                small |= set(_small([one for one in lines if one[0].index not in found]))
    return Setting(frozenset(headings), wraps, frozenset(small), frozenset(deeper))


def _runs_leftward(lines: Sequence[LineFacts]) -> bool:
    """Return whether most lines begin with a letter of a script that runs from right to left."""
    return 2 * sum(_begins_leftward(line.rest) for line in lines) > len(lines)


def _mirrored(places: Sequence[Place | None]) -> tuple[Place | None, ...]:
    """Return places as a mirror shows them: lines that run from right to left begin at the left, like all others."""
    return tuple(one and replace(one, left=-one.right, right=-one.left) for one in places)


def _begins_leftward(text: str) -> bool:
    if text.isascii():
        return False
    kinds = (unicodedata.bidirectional(letter) for letter in text[:40])
    return next((kind in ("R", "AL") for kind in kinds if kind in ("R", "AL", "L")), False)


def _set_in(marks: Landmarks, region: ListRegion) -> list[int]:
    """Return the lines of a text that are set in, all as far, right under long ones that are not.

    A person's name that stands by itself has what somebody is below it.
    """
    lines = shown_lines(marks, region.first, region.last)
    base = min((line.indent for line in lines), default=0)  # a list may be of drawn lines alone
    deeper = [line for line in lines if line.indent > base]
    heads = [marks.facts[line.index - 1] for line in deeper]
    alike = len(deeper) >= FEWEST_SET_IN and len({line.indent for line in deeper}) == 1
    if not alike or deeper[0].indent < base + 2 or lines[0] in deeper or any(line.cells for line in lines):
        return []
    longest = max(len(line.text) for line in lines)
    short = any(len(head.text) < LEAST_FULL * longest for head in heads)
    whole = any(looks_like_person(head.rest) for head in heads)
    return [] if short or whole else [line.index for line in deeper]


Set = Sequence[tuple[LineFacts, Place]]


def _headings(lines: Set, marks: Landmarks) -> Iterator[int]:
    """Yield lines that the file calls headings, or sets larger or bolder than most, each over one that is not."""
    usual = Counter((place.size, place.weight) for _, place in lines).most_common(1)[0][0]
    told = [line.index for line, place in lines if place.heading]
    if len(told) <= _HEADINGS * len(lines):
        yield from told
    for (line, place), (_, below) in pairwise(lines):
        larger = place.size >= _LARGER * usual[0] and place.weight >= usual[1]
        bolder = place.weight > usual[1] and place.size >= _SMALLER * usual[0]
        stands_out = place.size >= _LARGER * below.size or place.weight > below.weight
        alike = sum(one.size >= place.size and one.weight >= place.weight for _, one in lines)
        plain = not line.marked and not line.cells and len(line.words) <= _LONGEST
        if (larger or bolder) and stands_out and plain and alike <= _HEADINGS * len(lines):
            before = marks.facts[line.index - 1]
            parted = before.blank or line.index == lines[0][0].index
            if (parted or larger) and not looks_like_person(line.rest):
                yield line.index


def _hanging(lines: Set) -> Iterator[int]:
    """Yield lines that begin further right than entries do, right under one that they go on from."""
    columns: dict[tuple[int, int], list[int]] = {}
    for _, place in lines:
        columns.setdefault((place.page, place.column), []).append(round(place.left))
    usual = {key: usual_left(lefts) for key, lefts in columns.items()}
    if sum(round(place.left) == usual[place.page, place.column] for _, place in lines) < _USUAL * len(lines):
        return
    for (above, upper), (line, place) in pairwise(lines):
        own, before = usual[place.page, place.column], usual[upper.page, upper.column]
        onward = (upper.page, upper.column) <= (place.page, place.column)
        follows = line.index == above.index + 1 and upper.left > before - 2 and onward
        if follows and _HANGS[0] <= place.left - own <= _HANGS[1] and place.size == upper.size:
            yield line.index


def _within(lines: Set) -> Iterator[int]:
    """Yield lines that go on in the paragraph of the line above, where most lines are paragraphs of their own."""
    told = [(place.page, place.paragraph) for _, place in lines if place.paragraph is not None]
    if len(told) < len(lines) or len(set(told)) < _OWN * len(lines):
        return
    for (above, upper), (line, place) in pairwise(lines):
        if line.index == above.index + 1 and (upper.page, upper.paragraph) == (place.page, place.paragraph):
            yield line.index


def _small(lines: Set) -> Iterator[int]:
    """Yield lines that are set smaller than the name above them, with those below that are set like them.

    One name with small lines under it may be a whim, and small lines that do not end are entries in another size.
    """
    runs: list[list[int]] = []
    for (above, upper), (line, place) in pairwise(lines):
        under = line.index == above.index + 1
        if under and place.size <= _SMALLER * upper.size:
            runs.append([line.index])
        elif under and runs and runs[-1][-1] == above.index and place.size == upper.size:
            runs[-1].append(line.index)
    short = [run for run in runs if len(run) <= _LONGEST_CARD]
    if len(short) >= _FEWEST_CARDS:
        for run in short:
            yield from run
