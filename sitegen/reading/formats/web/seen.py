"""Which parts of a page a person reads as its text: not what is hidden or struck out, not the furniture of the site."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from sitegen.reading.formats.aside import STRUCK_OUT
from sitegen.reading.formats.web.boxes import find_initials
from sitegen.reading.formats.web.furniture import find_furniture, find_outside
from sitegen.reading.formats.web.opened import find_opened, find_tabs, has_shown_twin
from sitegen.reading.formats.web.pictures import find_logos
from sitegen.reading.formats.web.tree import Element, descendants, events, path_of, text_of
from sitegen.reading.formats.web.vocabulary import CONTROLS, STRUCK, TOLD, UNSEEN

_HEADING = re.compile(r"h[1-6]|summary")
_TAG = re.compile(r"<[^<>]*>")
_SHOWN_IN = {"iframe": "src", "frame": "src", "embed": "src", "object": "data"}
_WRITTEN = ("text", "foreignobject")  # elements of a drawing whose text is drawn


@dataclass(slots=True)
class Seen:
    """What is left aside, with the reason ("" for what is no text), names on logos, labels over what tabs open."""

    logos: dict[Element, str]
    aside: dict[Element, str] = field(default_factory=dict)
    labels: dict[Element, str] = field(default_factory=dict)


def find_seen(root: Element) -> Seen:
    """Return which elements of a page are not read as text. An element's reason holds for all that is in it."""
    seen = Seen(find_logos(root))
    opened = find_opened(root)
    for row, panels in find_tabs(root).items():
        seen.aside[row] = "labels of tabs, set over what they open"
        seen.labels |= panels
        opened |= panels.keys()
    seen.aside |= dict.fromkeys(find_initials(root), "initials in place of a picture")
    for element in descendants(root):
        why = _unseen(element, opened)
        if why is not None:
            seen.aside[element] = why
    find_furniture(root, seen.aside, seen.logos)
    find_outside(root, seen.aside, seen.logos)
    return seen


def _in_heading(element: Element) -> bool:
    """Return whether a button is the words of a heading, which opens what is below it."""
    return any(_HEADING.fullmatch(one.name) for one in path_of(element)[1:4])


def _unseen(element: Element, opened: set[Element]) -> str | None:
    if element.unseen:
        return element.unseen
    if element.name in UNSEEN:
        return ""
    if element.name in TOLD:
        return TOLD[element.name]
    if element.name in CONTROLS and not (element.name == "button" and _in_heading(element)):
        return "controls of a form"
    if element.struck or element.name in STRUCK:
        return STRUCK_OUT
    closed = element.hidden or (element.name == "dialog" and "open" not in element.attributes)
    return "hidden on the page" if closed and element not in opened and not has_shown_twin(element) else None


def told_text(element: Element) -> str:
    """Return the text within an element, and the address of what it shows in its place."""
    if element.name == "svg":
        return " ".join(text_of(one) for one in descendants(element) if one.name.lower() in _WRITTEN)
    text = _TAG.sub(" ", _text(element)) if element.name in ("iframe", "template") else _text(element)
    address = element.get(_SHOWN_IN.get(element.name, ""))
    return f"{address} {text}" if address and not address.startswith(("about:", "data:", "javascript:")) else text


def _text(element: Element) -> str:
    """Return the text within an element without scripts, styles and the like."""
    found = []
    skipped: Element | None = None
    for event in events(element):
        if event[0] == "text":
            found += [event[1]] * (skipped is None)
        elif event[0] == "start" and skipped is None and event[1].name in UNSEEN:
            skipped = event[1]
        elif event[0] == "end" and event[1] is skipped:
            skipped = None
    return " ".join(" ".join(found).split())
