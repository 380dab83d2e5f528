"""What a page lays over its words: bars that a style draws, boxes of one colour put in their place, a blur.

Where what is laid there fills the element that it lies in, as somebody does it who blackens a name, nobody sees the
words, and they are not read. Where only drawing the page could tell, they are read, and that is said.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from sitegen.reading.formats.aside import COVERED
from sitegen.reading.formats.web.colors import PHRASES, solid_ground
from sitegen.reading.formats.web.tree import Element, descendants, text_of

_LONGEST = 200  # letters that one bar covers; what lies over more is a picture's frame, or waits for a click
_BLUR = re.compile(r"blur\(\s*(?:[1-9]|0?\.[1-9])|brightness\(\s*0")
_THICK = re.compile(r"(?:^|\s)(?:(?:0?\.[7-9]|[1-9])[0-9.]*r?em|(?:[89]|[1-9]\d)[0-9.]*px)(?:\s|$)")
_NO_EDGE = re.compile(r"-?0*(?:\.0+)?(?:[a-z]{1,3}|%)?|-[0-9.]{1,6}(?:[a-z]{1,3}|%)")  # nought, or beyond the edge
_WHOLE = re.compile(r"1\d\d(?:\.\d+)?%")
_EMPTY = frozenset(("img", "svg", "picture", "video", "canvas", "iframe", "input", "button", "object"))


def mark_covered(root: Element) -> None:
    """Mark the elements of a page whose words nobody sees for what lies over them, and those of which nobody knows."""
    for element in descendants(root):
        if element.hidden or element.unseen:
            continue
        if _is_veil(element.laid) and (element.name in PHRASES or "opacity" not in element.laid):
            _cover(element, surely=element.name in PHRASES)  # a whole section may be blank until a script shows it
        if _is_bar(element.over, element.over.get("background", "") or element.over.get("image", "")):
            _cover(element, surely=_fills(element.over))
        parent = element.parent
        if parent and _is_bar(element.laid, element.ground) and not element.children and element.name not in _EMPTY:
            _cover(parent, surely=_fills(element.laid))


def _cover(element: Element, *, surely: bool) -> None:
    """Mark an element over which something lies."""
    words = text_of(element)
    if surely and 0 < len(words) <= _LONGEST:
        element.unseen = COVERED
    elif words:
        element.veiled = True


def _is_veil(laid: Mapping[str, str]) -> bool:
    """Return whether a style makes words unreadable where they stand: a blur, dots for letters, a bar as a stroke."""
    struck = laid.get("text-decoration", "")
    thick = "line-through" in struck and _THICK.search(f"{struck} {laid.get('thickness', '')}")
    dots = laid.get("security", "none") != "none"
    return bool(thick or dots or laid.get("opacity") in ("0", "0%", "0.0") or _BLUR.search(laid.get("filter", "")))


def _is_bar(laid: Mapping[str, str], ground: str) -> bool:
    """Return whether something is put over others, in one colour through which nothing is seen."""
    return laid.get("position") == "absolute" and laid.get("opacity", "1") in ("1", "1.0") and solid_ground(ground)


def _fills(laid: Mapping[str, str]) -> bool:
    """Return whether something reaches from edge to edge of what it lies in."""
    if "inset" in laid:
        return all(map(_NO_EDGE.fullmatch, laid["inset"].split()))
    ends = [bool(_NO_EDGE.fullmatch(laid.get(side, "x"))) for side in ("top", "bottom", "left", "right")]
    wide, high = (bool(_WHOLE.fullmatch(laid.get(size, ""))) for size in ("width", "height"))
    return (ends[0] and (ends[1] or high)) and (ends[2] and (ends[3] or wide))
