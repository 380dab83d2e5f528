"""Names that a page shows as pictures only: the alternative texts of a grid of logos.

The text of one picture among paragraphs is not printed, it describes. Where three cells or more of one kind hold a
picture and no text, a person reads names there, and the alternative texts are those names. Words beside a picture of
their own say what it shows.
"""

from __future__ import annotations

import re

from sitegen.reading.formats.web.tree import Element, descendants, text_of

_FEWEST = 3
_BEFORE = re.compile(
    r"(?i)\s*logo(?:s?\s*[:–—-]\s*|\s+(?:(?:of|for|von|der|des|de|du|del|di|da|do)\s+)?(?:the\s+)?)(?=\S)"
)
_BEHIND = re.compile(r"(?i)(?<=\S)(?:[\s_–—-]+|['’]s\s+)logos?(?:\.\w{3,4})?\s*$")


def find_logos(root: Element) -> dict[Element, str]:
    """Return the pictures of grids of logos, each with its name as the page gives it."""
    rows: dict[tuple[Element | None, str, str], list[tuple[Element, str]]] = {}
    counts = _count(root)
    for element in descendants(root):
        label = _label(element)
        if label is None or (element.name != "img" and counts[element] != (0, 1)):
            continue
        cell = element
        words, pictures = 0, 1
        while cell.parent is not None and cell.parent.name not in ("html", "body", "main", "article", "tr", "ul", "ol"):
            words, pictures = counts[cell.parent]
            if words or pictures != 1:
                break
            cell = cell.parent
        if (words and pictures == 1) or _is_said_in_row(cell, label):  # a face or a flag beside a name, or its logo
            continue
        grid = cell.parent.parent if cell.parent is not None else None
        rows.setdefault((grid, cell.name, cell.get("class")), []).append((element, label))
    return {picture: label for found in rows.values() if len(found) >= _FEWEST for picture, label in found if label}


def _is_said_in_row(cell: Element, label: str) -> bool:
    """Return whether another cell of the picture's row of a table says what the picture is called."""
    row = cell.parent
    return row is not None and row.name == "tr" and any(text_of(one) == label for one in row.elements)


def _label(element: Element) -> str | None:
    """Return a picture's name, "" for a picture without one, None for what is no picture."""
    if element.name == "img":
        return named_on_logo(element.get("alt").strip() or element.get("title").strip())
    if element.get("aria-label").strip() and (element.name == "a" or element.get("role") == "img"):
        return element.get("aria-label").strip()
    return None


def _count(root: Element) -> dict[Element, tuple[int, int]]:
    """Return for every element how many words and how many pictures it holds; the label of what holds one is none."""
    counts: dict[Element, tuple[int, int]] = {}
    for element in reversed(list(descendants(root))):
        words = sum(len(one.split()) for one in element.children if isinstance(one, str))
        pictures = 0
        for child in element.elements:
            words, pictures = words + counts[child][0], pictures + counts[child][1]
        counts[element] = (words, pictures + (_label(element) is not None and not words and not pictures))
    return counts


def named_on_logo(text: str) -> str:
    """Return the name in a logo's description ("Logo: Heron Trust", "Heron Trust logo"); other texts as they are."""
    return _BEHIND.sub("", _BEFORE.sub("", text, count=1)).strip() or text
