"""Entries that run over the line in the columns of a page: told by the room that the column had.

Where letters are counted (`wraps`), the width of a column is not known; where the page says where every line stands, it
is. That a line had no room for the next word proves no wrap, for its entry may end there by chance. So something else
has to speak for it: lines of one entry set closer together than entries are, the alphabet, or the line's own words.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from sitegen.core.source import Place
from sitegen.reading.parsing.lines.facts import COLONS, LineFacts
from sitegen.reading.parsing.lines.landmarks import Landmarks
from sitegen.reading.parsing.lists.list_openings import is_bracketed, is_group_heading, opening_cue
from sitegen.reading.parsing.lists.regions import ListRegion
from sitegen.reading.parsing.lists.wraps import led_by_persons, lines_of
from sitegen.reading.parsing.names.naming import names_person

IN_ORDER = 0.85  # share of neighbours in alphabetical order that makes a list an alphabetical one
_FEWEST, _FEWEST_ORDERED = 4, 5  # lines of a list, and those whose order is no chance
_FILLED = 0.72  # share of the room of its column that the longest line of a list takes, where lines wrap
_MOST_FULL = 0.8  # share of lines that are full; where more are, fullness tells nothing
_BROAD = 1.1  # times the width of an average letter: those of one word may be broader
_FEW = 0.2  # share of a column's lines that begin at one place, for entries to begin there
_HABIT = 0.9  # share of entries that are parted alike, where it is a habit of the list
_COMMA = re.compile("[,،、，]")
_GUTTER = 6.0  # points between two columns, at least
_CLOSE, _FEWEST_STEPS = (
    1.12,
    2,
)  # times the step within an entry: that between entries is larger; and how often at least
_LARGER, _LETTER = 1.03, 0.5  # times the size of type: lines set alike, and the width of a letter of unknown width


@dataclass(frozen=True, slots=True)
class _Pair:
    """A line and the one above it in the list, with their places; `full`: the upper one had no room for a word more."""

    above: LineFacts
    line: LineFacts
    upper: Place
    place: Place
    full: bool

    @property
    def step(self) -> float | None:
        """How far the line stands below the upper one, in points; None where that is in another column."""
        same = (self.upper.page, self.upper.column) == (self.place.page, self.place.column)
        return self.place.top - self.upper.top if same and self.place.top > self.upper.top else None

    @property
    def alike(self) -> bool:
        """Whether both lines are set alike and stand right under each other, so that one may go on in the other."""
        close = self.line.index == self.above.index + 1 or self.step is None
        larger = max(self.upper.size, self.place.size) > _LARGER * min(self.upper.size, self.place.size)
        return close and not larger and self.upper.weight == self.place.weight


def run_over_columns(marks: Landmarks, region: ListRegion, places: Sequence[Place | None]) -> Iterator[int]:
    """Yield the lines of a list that go on from the line above, which had no room left in its column."""
    if not places or region.style == "paragraph" or region.layout.shape != "lines":
        return
    lines = [
        (line, place)
        for line in lines_of(marks, region)
        if not line.cells and (place := places[line.index]) and place.size and not place.estimated
    ]
    if len(lines) < _FEWEST or 2 * sum(line.marked for line, _ in lines) > len(lines):
        return
    pairs = list(_pairs(lines, places))
    found = _stepped(pairs)
    if found is None:
        found = _parted_alike(pairs)
    if found == [] and 0 < sum(one.full for one in pairs) <= _MOST_FULL * len(lines):
        found = list(_worded(pairs, marks, region))
    for line in found:
        marked = line.marked or line.level or is_bracketed(line) or line.rest.endswith(COLONS)
        if not marked and opening_cue(marks, line.index) != "statement":
            yield line.index


def _pairs(lines: Sequence[tuple[LineFacts, Place]], places: Sequence[Place | None]) -> Iterator[_Pair]:
    """Yield every line of a list with the one above it; none is full where the lines leave room in their columns."""
    columns: dict[tuple[int, int], list[Place]] = {}
    for _, place in lines:
        columns.setdefault((place.page, place.column), []).append(place)
    lefts = {key: usual_left([round(place.left) for place in those]) for key, those in columns.items()}
    width = max(place.right - lefts[key] for key, those in columns.items() for place in those)
    edge_of_text = max(one.right for one in places if one and one.zone == "flow")  # a page may hold short lines alone
    edges: dict[tuple[int, int], float] = {}
    for (page, column), left in lefts.items():
        beside = [its for (other, _), its in lefts.items() if other == page and abs(its - left) > _GUTTER]
        room = edge_of_text - max((left, *beside))
        if beside:  # columns of a page are of a width
            room = min(room, *(abs(its - left) - _GUTTER for its in beside))
        if width >= _FILLED * room:
            edges[page, column] = left + (min(width, room) if beside else max(width, room - 1))
    paragraphs = Counter((one.page, one.paragraph) for one in places if one and one.paragraph is not None)
    told = max(paragraphs.values(), default=0) > 1  # where every line is a paragraph, somebody broke them by hand
    for (above, upper), (line, place) in pairwise(lines):
        edge = edges.get((upper.page, upper.column))
        parted = told and upper.page == place.page and upper.paragraph != place.paragraph
        yield _Pair(above, line, upper, place, edge is not None and not parted and _is_full(upper, line, place, edge))


def usual_left(lefts: Sequence[int]) -> int:
    """Return where the entries of a column begin: the leftmost place at which more than a few of its lines do."""
    least = min(_FEW * len(lefts), Counter(lefts).most_common(1)[0][1])
    return min(left for left, count in Counter(lefts).items() if count >= least)


def _is_full(upper: Place, line: LineFacts, place: Place, edge: float) -> bool:
    letter = (place.right - place.left) / len(line.text) if line.text else _LETTER * place.size
    return upper.right + _BROAD * (len(line.words[0] if line.words else "") + 0.5) * letter > edge - 1


def _stepped(pairs: Sequence[_Pair]) -> list[LineFacts] | None:
    """Return the lines that stand closer to the one above than others do, if all of these are full; else None."""
    steps = [one.step for one in pairs if one.step is not None]
    if not steps:
        return None
    least = _CLOSE * min(steps)
    close = [one for one in pairs if one.step is not None and one.step < least]
    if len(close) < _FEWEST_STEPS or len(steps) - len(close) < _FEWEST_STEPS or not all(one.full for one in close):
        return None
    return [one.line for one in close if one.alike]


def _worded(pairs: Sequence[_Pair], marks: Landmarks, region: ListRegion) -> Iterator[LineFacts]:
    """Yield lines under full ones that are no entry by their words, or stand out of the order of the alphabet."""
    open_to_doubt = [one.full and one.alike for one in pairs]
    sure = [one.line for one, doubtful in zip(pairs, open_to_doubt, strict=True) if not doubtful]
    rising = sum(_first(one) <= _first(other) for one, other in pairwise(sure))
    ordered = len(sure) >= _FEWEST_ORDERED and rising >= IN_ORDER * (len(sure) - 1)
    persons = led_by_persons(marks, region)
    often = Counter(one.line.plain for one, doubtful in zip(pairs, open_to_doubt, strict=True) if doubtful)
    entries = {line.plain for line in sure}  # one may come twice: "Anonymous"
    longer = len(sure) >= _FEWEST and all(len(line.words) > 1 for line in sure)  # no entry is a single word
    head = pairs[0].above
    for at, (one, doubtful) in enumerate(zip(pairs, open_to_doubt, strict=True)):
        if not doubtful:
            head = one.line
            continue
        below = _next_sure(pairs, open_to_doubt, at)
        told = ordered and below is not None and _first(head) <= _first(below)  # by the alphabet
        out_of_order = told and below is not None and not _first(head) <= _first(one.line) <= _first(below)
        nobody = persons and not names_person(one.line)
        alone = longer and not told and len(one.line.words) == 1 < len(one.above.words) and not one.line.rest.isupper()
        rest = out_of_order or nobody or alone
        no_entry = often[one.line.plain] > 1 or (rest and not is_group_heading(one.line))
        if no_entry and one.line.plain not in entries:
            yield one.line
        else:
            head = one.line


def _parted_alike(pairs: Sequence[_Pair]) -> list[LineFacts]:
    """Return the lines that go on if all entries of the list then have as many commas; nothing where they do not.

    Nor where they have as it stands. A line without a comma goes on, and so does one above which there are too few.
    """
    open_to_doubt = [one.full and one.alike for one in pairs]
    commas = [len(_COMMA.findall(line.rest)) for line in (pairs[0].above, *(one.line for one in pairs))]
    joined = commas[:1]
    for count, doubtful in zip(commas[1:], open_to_doubt, strict=True):
        if doubtful:
            joined[-1] += count
        else:
            joined.append(count)
    usual = Counter(joined).most_common(1)[0][0]
    found: list[LineFacts] = []
    entries = commas[:1]
    open_to_doubt.append(False)
    commas.append(0)
    for at, (one, count, doubtful) in enumerate(zip(pairs, commas[1:], open_to_doubt, strict=False)):
        begins = not count and commas[at + 2] == usual and open_to_doubt[at + 1]
        if doubtful and (entries[-1] < usual or not (count or begins)):
            entries[-1] += count
            found.append(one.line)
        else:
            entries.append(count)
    regular, stands = entries.count(usual) >= _HABIT * len(entries), commas.count(usual) >= _HABIT * len(commas)
    return found if usual and len(entries) >= _FEWEST and regular and not stands else []


def _first(line: LineFacts) -> str:
    """Return the first word of a line: further words of names are seldom sorted with care."""
    return line.plain.partition(" ")[0]


def _next_sure(pairs: Sequence[_Pair], open_to_doubt: Sequence[bool], at: int) -> LineFacts | None:
    """Return the next line that surely begins an entry."""
    return next((pairs[place].line for place in range(at + 1, len(pairs)) if not open_to_doubt[place]), None)
