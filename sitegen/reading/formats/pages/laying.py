"""Laying out: the pages of a PDF as the lines of a `Source`, each with its place.

First comes the text that runs through all pages, so that a list over a page break is one list; behind it what was set
apart: the notes, then the furniture of the pages. A blank line stands where the page leaves more room than between
most of its lines, as a person would type it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from sitegen.core.source import Place, Zone
from sitegen.reading.formats.emphasis import with_emphasis
from sitegen.reading.formats.pages.line import TextLine
from sitegen.reading.formats.pages.steps import APART, solid_steps, usual_step
from sitegen.reading.formats.pages.zones import Leaf, find_zones

OWN = "\u2010"
_LAST = re.compile(r"(?<![^\W\d_])((?:[^\W\d_]+-)*)([^\W\d_]+)-$")
_FIRST = re.compile(r"([^\W\d_]+)(?:-[^\W\d_]+)*")
_WORDS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_KEPT = frozenset(("demi", "half", "self", "vice"))  # parts of words that are written with a hyphen, whatever follows
_APART_ZONES: tuple[Zone, ...] = ("note", "header", "footer")
_SENTENCE_END = re.compile(r"[.!?:;。။](?:[\"”’»)\]]|[⁰¹²³⁴-⁹])*$")
_LEADING = 1.2  # times the size of type: the usual distance of two lines of a heading
_SOLID = (
    0.25  # share of the lines of a page that stand right below another where they are blocks, even of a line or two
)
_COLUMN = 4  # lines of a column that says how its lines stand
_WIDE = 0.6  # share of the page's text: wider lines stand over its columns
_BESIDE = 12  # lines higher and lower, of all columns, among which one may stand beside a line


def own_hyphens(lines: Sequence[str], broken: Sequence[int]) -> tuple[list[int], list[int]]:
    """Return which of the lines that are `broken` (their places) end in a hyphen of the word's own, and which may.

    A line goes on in the next one that is not blank. Only what goes on in a small letter is in question.
    """
    ends = [(at, _LAST.search(lines[at]), _FIRST.match(_following(lines, at))) for at in broken]
    inner = [line[: -len(found[0])] if (found := _LAST.search(line)) else line for line in lines]
    words = {word.casefold() for line in inner for word in _WORDS.findall(line)}
    own, open_to_doubt = [], []
    for at, last, first in ends:
        if last is None or first is None or not first[1].islower() or not last[2][-1:].islower():
            continue
        left, right = last[2].casefold(), first[1]
        if last[1] or "-" in first[0] or left in _KEPT or (f"{left}-{right}" in words and left + right not in words):
            own.append(at)
        elif left + right not in words and left in words and right in words and min(len(left), len(right)) > 2:
            open_to_doubt.append(at)
    return own, open_to_doubt


def _following(lines: Sequence[str], at: int) -> str:
    return next((line for line in lines[at + 1 : at + 3] if line), "")


@dataclass(slots=True)
class Laid:
    """Lines, the place of each (None for blank ones), and the number of the first line of every page.

    `broken` are the places, from 0, of lines that end in a hyphen; those in `doubtful` (from 1) may do so with a hyphen
    of the word's own. `marked` are lines that emphasis may part in two, as marked so (`with_emphasis`).
    """

    lines: list[str] = field(default_factory=list)
    places: list[Place | None] = field(default_factory=list)
    page_starts: list[int] = field(default_factory=list)
    broken: list[int] = field(default_factory=list)
    doubtful: list[int] = field(default_factory=list)
    marked: dict[str, str] = field(default_factory=dict)

    def blank(self) -> None:
        """Stand off what follows."""
        if self.lines and self.lines[-1]:
            self.lines.append("")
            self.places.append(None)

    def trim(self) -> None:
        """Take a blank line away from the end."""
        while self.lines and not self.lines[-1]:
            self.lines.pop()
            self.places.pop()

    def add(self, line: TextLine, place: Place) -> None:
        """Add a line."""
        if line.broken and line.text.endswith("-"):
            self.broken.append(len(self.lines))
        elif line.marked:
            self.marked[line.text] = line.marked
        self.lines.append(line.text)
        self.places.append(place)

    def tell_hyphens(self) -> None:
        """Mark the hyphens that are words' own, and note those that may be."""
        own, doubtful = own_hyphens(self.lines, self.broken)
        for at in own:
            self.lines[at] = f"{self.lines[at][:-1]}{OWN}"
        self.doubtful = [at + 1 for at in doubtful]


def lay_out(leaves: Sequence[Leaf]) -> Laid:
    """Return the lines of all pages."""
    zones = find_zones(leaves)
    laid = Laid()
    before: TextLine | None = None
    for number, (leaf, page) in enumerate(zip(leaves, zones, strict=True), 1):
        flow = [line for line, zone in zip(leaf.lines, page, strict=True) if zone == "flow"]
        before = _lay_page(laid, number, flow, before)
    for zone in _APART_ZONES:
        laid.blank()
        for number, (leaf, page) in enumerate(zip(leaves, zones, strict=True), 1):
            apart = [line for line, one in zip(leaf.lines, page, strict=True) if one == zone]
            for line in apart:
                laid.add(line, _place(line, number, zone, apart, 1))
    laid.trim()
    laid.lines = with_emphasis(laid.lines, laid.marked)
    laid.tell_hyphens()
    laid.page_starts = [start for start in laid.page_starts if start <= len(laid.lines)]
    return laid


def _lay_page(laid: Laid, number: int, flow: Sequence[TextLine], before: TextLine | None) -> TextLine | None:
    """Add the running text of a page, and return its last line."""
    if flow and before is not None and not _runs_on(before, flow[0]):
        laid.blank()
    laid.page_starts.append(len(laid.lines) + 1)
    usual = usual_step(flow, _SOLID)
    columns, solid = _columns(flow), solid_steps(flow)
    apart = [index > 0 and _apart(flow[index - 1], line, usual, solid) for index, line in enumerate(flow)]
    for index, line in enumerate(flow):
        if apart[index] or (index and columns[index - 1] < columns[index] and _holds_blocks(apart, columns, index)):
            laid.blank()
        laid.add(line, _place(line, number, "flow", flow, columns[index]))
    return flow[-1] if flow else before


def _holds_blocks(apart: Sequence[bool], columns: Sequence[int], first: int) -> bool:
    """Return whether many lines of the column that begins with line `first` stand apart from those above."""
    own = list(takewhile(lambda at: columns[at] == columns[first], range(first + 1, len(columns))))
    return len(own) >= _COLUMN and sum(apart[at] for at in own) >= _SOLID * len(own)


def _runs_on(last: TextLine, first: TextLine) -> bool:
    """Return whether the text or the list of a page goes on at the head of the next one, as far as can be seen."""
    same = abs(last.size - first.size) < 0.06 * last.size and last.weight == first.weight
    return same and not _SENTENCE_END.search(last.text)


def _apart(above: TextLine, line: TextLine, usual: float, solid: Mapping[float, float]) -> bool:
    if line.paragraph is not None and line.paragraph == above.paragraph and not line.apart:
        return False
    if line.heading or above.heading or line.apart:
        return True
    step = line.base - line.rise - above.base
    alike = abs(above.size - line.size) < 0.06 * line.size
    if above.size == line.size in solid:
        return step > APART * solid[line.size]
    return step > APART * max(usual, _LEADING * line.size if alike else 0.0)


def _columns(flow: Sequence[TextLine]) -> list[int]:
    """Return the column of every line, from 1, left to right; lines over several columns are in the first.

    Only lines with others beside them tell where columns are: the last line of a paragraph may reach over two. Above
    and below a line that stands over all columns there may be others.
    """
    if not flow:
        return []
    widest = _WIDE * (max(line.right for line in flow) - min(line.left for line in flow))
    narrow = [line for line in flow if line.right - line.left < widest]
    over = sorted(line.middle for line in flow if line.right - line.left >= widest)
    bands: dict[int, list[TextLine]] = {}
    for line in narrow:
        bands.setdefault(bisect_left(over, line.middle), []).append(line)
    everywhere = _edges(_beside_others(narrow) or narrow)
    edges = {band: _edges(beside) if (beside := _beside_others(those)) else everywhere for band, those in bands.items()}
    return [
        1 + sum(left <= line.left for left in edges[bisect_left(over, line.middle)][1:])
        if line.right - line.left < widest
        else 1
        for line in flow
    ]


def _edges(lines: Sequence[TextLine]) -> list[float]:
    """Return where the columns begin in which lines stand."""
    edges: list[list[float]] = []
    for left, right in sorted((line.left, line.right) for line in lines):
        if edges and left < edges[-1][1]:
            edges[-1][1] = max(edges[-1][1], right)
        else:
            edges.append([left, right])
    return [left for left, _ in edges]


def _beside_others(lines: Sequence[TextLine]) -> list[TextLine]:
    """Return the lines that stand beside another one."""
    down = sorted(lines, key=lambda line: line.middle)
    found = []
    for at, line in enumerate(down):
        near = (*down[max(at - _BESIDE, 0) : at], *down[at + 1 : at + 1 + _BESIDE])
        if any(
            one.top < line.middle < one.bottom and not (one.left < line.right and line.left < one.right) for one in near
        ):
            found.append(line)
    return found


def _place(line: TextLine, page: int, zone: Zone, beside: Sequence[TextLine], column: int) -> Place:
    edge = min(one.left for one in beside if column == 1 or one.left > line.left - 72)
    left, top, right, bottom = (round(side, 1) for side in (line.left, line.top, line.right, line.bottom))
    indent = round(line.left - edge, 1)
    return Place(
        page, left, top, right, bottom, line.size, line.weight, indent, column, zone, line.unsure, line.estimated,
        line.paragraph, line.heading,
    )  # fmt: skip
