"""What is told of an element that is not read: the words that somebody may see in it, or what it would show."""

from __future__ import annotations

import re

from sitegen.reading.formats.web.tree import Element, descendants, events, text_of
from sitegen.reading.formats.web.vocabulary import UNSEEN

_TAG = re.compile(r"<[^<>]*>")
_SHOWN_IN = {"iframe": "src", "frame": "src", "embed": "src", "object": "data"}
_WRITTEN = ("text", "foreignobject")  # elements of a drawing whose text is drawn


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
