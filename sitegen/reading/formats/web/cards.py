"""Cards: boxes beside each other, each with a name over a line or two of what is said of it."""

from __future__ import annotations

from collections.abc import Container

from sitegen.reading.formats.web.measure import measure
from sitegen.reading.formats.web.tree import Element, descendants

_BOXES = frozenset(("div", "article", "section", "figure", "li"))
_HEADINGS = frozenset(f"h{level}" for level in range(1, 7))
_FEWEST = 3  # boxes of one kind
_MOST_WORDS = 25  # of a card; what says more is a section of a text


def find_cards(root: Element, aside: Container[Element]) -> set[Element]:
    """Return the cards of a page: their headings are names, and no headings of its text."""
    measures = measure(root, aside, {})
    boxes: dict[tuple[Element | None, str, str], list[Element]] = {}
    for element in descendants(root):
        if element.name in _BOXES and element.get("class") and 0 < measures[element].words <= _MOST_WORDS:
            boxes.setdefault((element.parent, element.name, element.get("class")), []).append(element)
    found: set[Element] = set()
    for row in boxes.values():
        headed = [box for box in row if sum(one.name in _HEADINGS for one in descendants(box)) == 1]
        if len(headed) >= _FEWEST and len(headed) * 5 >= len(row) * 4:
            found.update(headed)
    return found
