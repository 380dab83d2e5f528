"""Boxes beside each other: cards, each with a name over a line or two of what is said of it, and buttons."""

from __future__ import annotations

from collections.abc import Container

from sitegen.reading.formats.web.furniture import measure
from sitegen.reading.formats.web.tree import Element, descendants, text_of

_BOXES = frozenset(("div", "article", "section", "figure", "li"))
_HEADINGS = frozenset(f"h{level}" for level in range(1, 7))
_FEWEST = 3  # boxes of one kind
_FEWEST_APART = 5  # of them with blanks between
_IN_LINES = frozenset(("a", "span", "button", "label", "small", "strong", "em", "b", "i"))
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


def find_buttons(root: Element) -> set[Element]:
    """Return elements of one class that are all that another holds: a style parts them, and each stands by itself.

    Three that touch are enough, as no words do; with blanks between them it takes more. Where most hold one word only,
    they may be the words or letters of a text that moves.
    """
    found: set[Element] = set()
    for parent in descendants(root):
        row = parent.elements
        if len(row) < (_FEWEST if len(row) == len(parent.children) else _FEWEST_APART):
            continue
        kinds = {(one.name, one.get("class")) for one in row}
        name, of_class = kinds.pop()
        if kinds or not of_class or name not in _IN_LINES or any(one.strip() for one in parent.texts):
            continue
        if sum(len(text_of(one).split()) > 1 for one in row) * 2 > len(row):
            found.update(row)
    return found
