"""Boxes beside each other that a page sets alike: cards, items of several lines, buttons."""

from __future__ import annotations

from collections.abc import Container, Iterator
from itertools import pairwise

from sitegen.reading.formats.web.furniture import measure
from sitegen.reading.formats.web.tree import Element, descendants, events, text_of
from sitegen.reading.formats.web.vocabulary import BLOCKS

_BOXES = frozenset(("div", "article", "section", "figure", "li"))
_HEADINGS = frozenset(f"h{level}" for level in range(1, 7))
_FEWEST = 3  # boxes of one kind
_FEWEST_APART = 5  # of them with blanks between
_IN_LINES = frozenset(("a", "span", "button", "label", "small", "strong", "em", "b", "i"))
_MOST_WORDS = 25  # of a card; what says more is a section of a text
_MOST_LINES = 5  # of a card or item without a heading
_ENDS = frozenset(".)]”’'")
_MOST_INITIALS = 2
_TALL = 3  # of so many boxes one at least has more than one line


def find_cards(
    root: Element, aside: Container[Element], parted: Container[Element]
) -> tuple[set[Element], set[Element]]:
    """Return boxes of one kind beside each other that hold a few words on several lines: cards, and items as rows.

    A card is a block of lines; a heading in it is a name, and no heading of the page's text. Where a mark begins each
    item, its lines are cells. `parted` are elements that begin and end lines.
    """
    measures = measure(root, aside, {})
    boxes: dict[tuple[Element | None, str, str], list[Element]] = {}
    for element in descendants(root):
        if element.name in _BOXES and measures[element].words:
            boxes.setdefault((element.parent, element.name, element.get("class")), []).append(element)
    cards, rows = set[Element](), set[Element]()
    for row in boxes.values():
        small = [box for box in row if measures[box].words <= _MOST_WORDS]
        headed = [box for box in small if sum(one.name in _HEADINGS for one in descendants(box)) == 1]
        if len(headed) >= _FEWEST and len(headed) * 5 >= len(row) * 4 and row[0].get("class"):
            cards.update(headed)
            for box in headed:
                _set_heading_first(box)
        elif len(small) == len(row) >= _FEWEST:
            lines = [_lines_of(box, parted) for box in row]
            if sum(one > 1 for one in lines) * _TALL >= len(row) and max(lines) <= _MOST_LINES:
                (rows if row[0].name == "li" else cards).update(row)
    return cards, rows


def _set_heading_first(box: Element) -> None:
    """Move the heading of a card over what stands above it there, a country for example."""
    one = next(one for one in descendants(box) if one.name in _HEADINGS)
    while one is not box and one.parent is not None:
        above = one.parent.children
        at = above.index(one)
        above[: at + 1] = [one, *above[:at]]
        one = one.parent


def find_initials(root: Element) -> set[Element]:
    """Return what stands in place of a picture of somebody: one or two initials of the name behind it, box by box."""
    found: dict[tuple[Element | None, str, str], list[Element]] = {}
    for box in descendants(root):
        for short, name in pairwise(box.elements[:2] if len(box.children) > 1 else ()):
            letters = "".join(short.texts).strip().casefold()
            if short.elements or short.name in _HEADINGS or not (letters.isalpha() and len(letters) <= _MOST_INITIALS):
                continue
            initials = iter([word[0] for word in text_of(name).casefold().split()[:_MOST_LINES]])
            if all(letter in initials for letter in letters) and _lines_of(box, ()) <= _MOST_LINES:
                found.setdefault((box.parent, box.name, box.get("class")), []).append(short)
    return {one for alike in found.values() if len(alike) >= _FEWEST for one in alike}


def _lines_of(box: Element, parted: Container[Element]) -> int:
    """Return how many lines a box has; more than a card has if it holds another list, or headings."""
    lines, ended = 0, True
    for event in events(box):
        one = event[1]
        if isinstance(one, str):
            lines += bool(ended and one.strip())
            ended = ended and not one.strip()
        elif (one.name in ("li", "table") and one is not box) or one.name in _HEADINGS:
            return _MOST_LINES + 1
        else:
            ended = ended or one.name in BLOCKS or one.name == "br" or one.block or one in parted
    return lines


def find_parted(root: Element) -> set[Element]:
    """Return what a style parts, since words would run together: buttons, and spans that touch in boxes alike."""
    found = _find_buttons(root)
    alike: dict[tuple[Element | None, str, str], list[list[Element]]] = {}
    for box in descendants(root):
        touching = list(_touching(box)) if len(box.children) > 1 else []
        alike.setdefault((box.parent, box.name, box.get("class")), []).append(touching)
    for boxes in alike.values():
        if len(boxes) >= _FEWEST and sum(map(bool, boxes)) * _TALL >= len(boxes):
            found.update(one for touching in boxes for one in touching)
    return found


def _touching(box: Element) -> Iterator[Element]:
    """Yield the elements of a box that begin with a capital right behind a word, its stop, or a number."""
    for before, one in pairwise(box.children):
        if isinstance(one, Element) and one.name in _IN_LINES and _edge(one, 0)[:1].isupper():
            word = _edge(before, -1)[-2:]
            if word[-1:].isdecimal() or (word[:1].isalnum() and (word[1:].isalnum() or word[1:] in _ENDS)):
                yield one


def _edge(found: Element | str, at: int) -> str:
    """Return the text that something begins (0) or ends (-1) with; nothing if it is an empty element."""
    while isinstance(found, Element):
        found = found.children[at] if found.children else ""
    return found


def _find_buttons(root: Element) -> set[Element]:
    """Return elements of one class that are all that another holds: a style parts them, and each stands by itself.

    Three that touch are enough, as no words do; with blanks between them it takes more. Where most hold one word only,
    they may be the words or letters of a text that moves.
    """
    found: set[Element] = set()
    for parent in descendants(root):
        if len(parent.children) < _FEWEST:
            continue
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
