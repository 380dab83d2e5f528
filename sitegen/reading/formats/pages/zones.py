"""Zones: what of a page is furniture (running headers and footers, page numbers), what are notes at its foot.

Nothing is told by words alone. Furniture comes back at the same place of other pages, or counts them, and stands off
the text; a line of a list that happens to come twice does neither. Notes are set smaller than the text, stand at the
page's foot and begin with a mark that the text above refers to.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sitegen.core.source import Zone
from sitegen.reading.formats.pages.line import ARTIFACT, TextLine
from sitegen.reading.formats.pages.printed import is_printed_by_browser
from sitegen.reading.formats.pages.steps import APART, usual_step

_NEAR = 4.0  # points: two lines at the same place of their pages
_DEEPEST = 6  # lines of a header or a footer
_NOTE_SIZE = 0.93  # times the size of the text: notes are no larger
_MOST_ARTIFACTS = 0.3  # share of a file's letters: a program that calls more of them furniture is not to be trusted
_EDGE = 0.2  # share of the page at its head and its foot
_FIGURES = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(r"\W*(?:[^\W\d_]{1,12}\.?\W{0,3})?(\d{1,4})(?:\W{1,3}(?:[^\W\d_]{1,5}\W{1,3})?\d{1,4})?\W*")
_NOTE_MARK = re.compile(r"([⁰¹²³⁴-⁹]+|[*†‡§]+|\[[\d*]{1,3}\])|(\d{1,3})(?=[\s\u00a0]*[^\W\d_\"“„«'(]|\s*[\"“„«'(])")
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_REFERENCE = re.compile(
    r"(?<=\S)([⁰¹²³⁴-⁹]+)|\[(\d{1,3}|\*)\]|(?<=[^\W\d_])([*†‡§]+)|(?<=[.,;:!?”\"’)])(\d{1,2}|[*†‡§]+)(?=\s|$)"
)


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page's lines in reading order and its height in points."""

    lines: tuple[TextLine, ...]
    height: float


def find_zones(leaves: Sequence[Leaf]) -> list[list[Zone]]:
    """Return the zone of every line, page by page."""
    zones: list[list[Zone]] = [["note" if line.note else "flow" for line in leaf.lines] for leaf in leaves]
    _mark_furniture(leaves, zones)
    _mark_notes(leaves, zones)
    return zones


def _mark_furniture(leaves: Sequence[Leaf], zones: list[list[Zone]]) -> None:
    repeated = _repeated(leaves)
    trusted = _artifacts_trusted(leaves)
    first = next((number for number, leaf in enumerate(leaves) if leaf.lines), 0)
    for number, leaf in enumerate(leaves):
        down = _downward(leaf)
        printed = {index for index in (*down[:1], *down[-1:]) if is_printed_by_browser(leaf.lines[index])}
        said = {index for index in down if trusted and leaf.lines[index].tag == ARTIFACT and _at_edge(leaf, index)}
        said |= printed
        head = _run(leaf, down, repeated.get(number, frozenset()) | said, said)
        foot = _run(leaf, down[::-1], repeated.get(number, frozenset()) | said, said)
        for index in foot:
            zones[number][index] = "footer"
        for index in head:
            # What stands over the first page is its letterhead, and what comes back later repeats it.
            if number > first or index in printed or _PAGE_NUMBER.fullmatch(leaf.lines[index].text):
                zones[number][index] = "header"


def _downward(leaf: Leaf) -> list[int]:
    """Return the lines of a page from its head to its foot."""
    return sorted(range(len(leaf.lines)), key=lambda index: leaf.lines[index].middle)


def _at_edge(leaf: Leaf, index: int) -> bool:
    return not _EDGE * leaf.height < leaf.lines[index].middle < (1 - _EDGE) * leaf.height


def _artifacts_trusted(leaves: Sequence[Leaf]) -> bool:
    letters = Counter[bool]()
    for leaf in leaves:
        for line in leaf.lines:
            letters[line.tag == ARTIFACT] += line.letters
    return letters[True] <= _MOST_ARTIFACTS * letters.total()


def _repeated(leaves: Sequence[Leaf]) -> Mapping[int, frozenset[int]]:
    """Return, by page, the lines near an edge that come back at the same place of another page or count the pages."""
    places: dict[str, list[tuple[int, int, TextLine]]] = {}
    for number, leaf in enumerate(leaves):
        down = _downward(leaf)
        for index in {*down[:_DEEPEST], *down[-_DEEPEST:]}:
            line = leaf.lines[index]
            places.setdefault(_FIGURES.sub("#", line.text.casefold()), []).append((number, index, line))
    found: dict[int, set[int]] = {}
    for same in places.values():
        for (page, index, line), (other, twin, its) in _pairs(same):
            if page == other or not _same_place(line, its):
                continue
            if _PAGE_NUMBER.fullmatch(line.text) and not _counts_on(page - other, line, its):
                continue
            found.setdefault(page, set()).add(index)
            found.setdefault(other, set()).add(twin)
    for number, leaf in enumerate(leaves):  # the only page that shows its number
        for index, line in enumerate(leaf.lines):
            shown = _FIGURES.fullmatch(line.text.strip("-–—[]()|. "))
            if shown and int(shown[0][:9]) == number + 1 and _at_edge(leaf, index):
                found.setdefault(number, set()).add(index)
    return {number: frozenset(lines) for number, lines in found.items()}


def _counts_on(pages: int, line: TextLine, other: TextLine) -> bool:
    """Return whether the figures on two lines differ by as much as their pages."""
    mine, its = _PAGE_NUMBER.fullmatch(line.text), _PAGE_NUMBER.fullmatch(other.text)
    return mine is not None and its is not None and int(mine[1]) - int(its[1]) == pages


Placed = tuple[int, int, TextLine]


def _pairs(same: Sequence[Placed]) -> Iterator[tuple[Placed, Placed]]:
    """Yield each line with those that come next, at most two pages further: headers may differ left and right."""
    for at, one in enumerate(same):
        for other in same[at + 1 : at + 8]:
            if other[0] - one[0] <= 2:
                yield one, other


def _same_place(one: TextLine, other: TextLine) -> bool:
    level = abs(one.base - other.base) < _NEAR
    sides = (one.left - other.left, one.right - other.right, (one.left + one.right - other.left - other.right) / 2)
    return level and any(abs(side) < _NEAR for side in sides)


def _run(leaf: Leaf, inward: Sequence[int], furniture: frozenset[int] | set[int], said: set[int]) -> list[int]:
    """Return the lines of furniture at one edge, from the edge inward, that stand off what follows them."""
    run: list[int] = []
    for index in inward[: _DEEPEST + 1]:
        if index not in furniture:
            break
        run.append(index)
    usual = usual_step(leaf.lines)
    while run and len(run) < len(inward) and run[-1] not in said:
        line, inner = leaf.lines[run[-1]], leaf.lines[inward[len(run)]]
        apart = abs(line.base - inner.base) > APART * usual
        if apart or _PAGE_NUMBER.fullmatch(line.text) or abs(line.size - inner.size) > 0.06 * inner.size:
            break
        run.pop()
    return run


def _mark_notes(leaves: Sequence[Leaf], zones: list[list[Zone]]) -> None:
    size = _text_size(leaves, zones)
    before: TextLine | None = None  # the last line of the notes of the page before
    for leaf, page in zip(leaves, zones, strict=True):
        tail = _small_tail(leaf, page, size)
        start = _first_note(leaf, page, tail, size)
        if tail and before is not None and _carries_on(before, leaf, page, tail[0]):
            start = tail[0]
        before = None
        for index in tail if start is not None else ():
            if index >= (start or 0):
                page[index] = "note"
                before = leaf.lines[index]


def _first_note(leaf: Leaf, page: Sequence[Zone], tail: Sequence[int], size: float) -> int | None:
    """Return the first line of the small ones at a page's foot that begins with a mark, if the text has such marks."""
    found = ((index, _NOTE_MARK.match(leaf.lines[index].text)) for index in tail)
    marked = {index: _plain(mark[1] or mark[2]) for index, mark in found if mark}
    flow = [line.text for line in _large(leaf, page, size)]
    referred = {_plain(next(filter(None, mark.groups()))) for text in flow for mark in _REFERENCE.finditer(text)}
    return min(marked) if set(marked.values()) & referred else None


def _carries_on(last: TextLine, leaf: Leaf, page: Sequence[Zone], index: int) -> bool:
    """Return whether a note that broke off on the page before goes on with a line."""
    alike = abs(leaf.lines[index].size - last.size) < 0.03 * last.size
    return alike and not last.text.endswith((".", "!", "?")) and _stands_off(leaf, page, index)


def _large(leaf: Leaf, page: Sequence[Zone], size: float) -> list[TextLine]:
    """Return the lines of a page's text that are set as large as most of it."""
    lines = zip(leaf.lines, page, strict=True)
    return [line for line, zone in lines if zone == "flow" and line.size > _NOTE_SIZE * size]


def _plain(mark: str) -> str:
    return mark.strip("[]").translate(_RAISED)


def _text_size(leaves: Sequence[Leaf], zones: Sequence[Sequence[Zone]]) -> float:
    """Return the size in which most letters of the text are set."""
    sizes = Counter[float]()
    for leaf, page in zip(leaves, zones, strict=True):
        for line, zone in zip(leaf.lines, page, strict=True):
            sizes[line.size] += line.letters if zone == "flow" else 0
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _small_tail(leaf: Leaf, page: Sequence[Zone], size: float) -> list[int]:
    """Return the last lines of a page's text that are all set small, in reading order."""
    tail: list[int] = []
    for index in range(len(leaf.lines) - 1, -1, -1):
        if page[index] != "flow":
            continue
        if leaf.lines[index].size > _NOTE_SIZE * size:
            break
        tail.append(index)
    return tail[::-1]


def _stands_off(leaf: Leaf, page: Sequence[Zone], index: int) -> bool:
    """Return whether a line stands further below the text than its lines from each other, or has none above it."""
    above = next((leaf.lines[at] for at in range(index - 1, -1, -1) if page[at] == "flow"), None)
    step = leaf.lines[index].base - above.base if above else 0.0
    return step <= 0 or step > usual_step(leaf.lines)
