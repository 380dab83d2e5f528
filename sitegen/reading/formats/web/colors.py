"""Text that a page sets in the colour of what is behind it, or in none: bars made by hand, words in white on white.

Only what the page itself says counts. Where style sheets stand outside of it, the colours of which it says nothing are
not known; where it has none, they are the browser's: black on white, links in blue.
"""

from __future__ import annotations

import re
from colorsys import hls_to_rgb
from dataclasses import dataclass

from sitegen.reading.formats.styles import BLACK, PALE, PAPER, alike, plain_color, unseen_by_color
from sitegen.reading.formats.web.tree import Element, descendants
from sitegen.reading.formats.web.vocabulary import UNSEEN

_LINK = "0000ee"
_CLEAR = "clear"
_NUMBER = r"(\d{1,3}(?:\.\d{1,9})?)"
_ALPHA = r"\s*(?:[,/]\s*((?:\d{1,3}(?:\.\d{1,9})?|\.\d{1,9})%?)\s*)?\)"
_HEXADECIMAL = re.compile(r"#([0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})")
_RGB = re.compile(rf"rgba?\(\s*(\d{{1,3}})[\s,]+(\d{{1,3}})[\s,]+(\d{{1,3}}){_ALPHA}")
_HSL = re.compile(rf"hsla?\(\s*{_NUMBER}(?:deg)?[\s,]+{_NUMBER}%[\s,]+{_NUMBER}%{_ALPHA}")
_PICTURE = re.compile(r"url\(|gradient\(|var\(|image")
_GRADIENT = re.compile(r"(?:repeating-)?(?:linear|radial|conic)-gradient\((.*)\)")
_STOP = re.compile(r"#[0-9a-f]{3,8}|(?:rgb|hsl)a?\([^()]*\)|[a-z]+")
_TOKEN = re.compile(r"[a-z-]+\([^()]*\)|[^\s()]+")
_NO_GROUND = frozenset(("", "transparent", "none", "initial", "unset", "revert", "0", "0 0"))
_SAME = frozenset(("", "inherit", "unset", "currentcolor"))
_NO_SIZE = re.compile(r"0(?:\.0+)?(?:[a-z]{1,4}|%)?")
PHRASES = frozenset(("b", "em", "font", "i", "ins", "mark", "small", "span", "strong", "u"))


@dataclass(frozen=True, slots=True)
class _Setting:
    """The colour of the type and of what is behind it, "" where one is not known; `tiny`: the type has no size."""

    color: str
    ground: str
    tiny: bool = False


def mark_unseen(root: Element, *, whole: bool) -> None:
    """Put the texts of a page that nobody sees into elements of their own, which say why.

    `whole`: all that the page itself says of colours was taken.
    """
    elements = list(descendants(root))
    known = whole and not any(map(_leads_outside, elements))
    around = _Setting(BLACK, PAPER) if known else _Setting("", "")
    settings: dict[Element | None, _Setting] = {root.parent: around}
    for element in elements:
        own = _setting(element, settings[element.parent], known=known)
        settings[element] = own
        if (why := _why(own)) and element.name not in UNSEEN:
            element.children = [_apart(one, element, why) for one in element.children]


def _leads_outside(element: Element) -> bool:
    """Return whether an element brings style sheets that stand outside of the page."""
    if element.name == "link":
        return "stylesheet" in element.get("rel").lower() or element.get("as").lower() == "style"
    return element.name == "style" and any("@import" in one for one in element.children if isinstance(one, str))


def _why(setting: _Setting) -> str:
    if setting.color == _CLEAR:
        return PALE
    return unseen_by_color(setting.color, setting.ground, tiny=setting.tiny)


def _apart(child: Element | str, parent: Element, why: str) -> Element | str:
    if isinstance(child, Element) or not child.strip():
        return child
    return Element("span", {}, parent, [child], unseen=why)


def _setting(element: Element, around: _Setting, *, known: bool) -> _Setting:
    color = _color(element, around, known=known)
    ground = _ground(element, color, around)
    if not color and not known and element.name in PHRASES and ground != around.ground and not _is_dark(around.ground):
        color = BLACK if _is_dark(ground) else color  # a bar over words of a page whose type is dark, as nearly all is
    tiny = bool(_NO_SIZE.fullmatch(element.size)) if element.size else around.tiny and known
    return _Setting(color, ground, tiny)


def _is_dark(color: str) -> bool:
    return bool(color) and alike(color, BLACK)


def _color(element: Element, around: _Setting, *, known: bool) -> str:
    """Return the colour of an element's type; a link has its own."""
    said = element.color or element.get("color") * (element.name == "font") or element.get("text")
    if said in _SAME:
        link = element.name == "a" and "href" in element.attributes and not said
        return (_LINK if known else "") if link else around.color
    found = _parsed_color(said)
    return found if found != _CLEAR or not element.cut else ""


def _ground(element: Element, color: str, around: _Setting) -> str:
    """Return the colour behind an element's type: its own, or what is behind the element."""
    said = element.ground or element.get("bgcolor")
    if said in _NO_GROUND:
        return around.ground
    if _PICTURE.search(said):
        return _of_gradient(said)
    if said == "currentcolor":
        return color
    found = {one for one in map(_parsed_color, _TOKEN.findall(said)) if one}
    return around.ground if found == {_CLEAR} else found.pop() if len(found) == 1 else ""


def _of_gradient(said: str) -> str:
    """Return the colour of a gradient all of whose stops have one, as a bar that somebody drew; "" for any other."""
    found = _GRADIENT.fullmatch(said.strip())
    colors = {one for stop in _STOP.findall(found[1]) if (one := _parsed_color(stop))} if found else set()
    return colors.pop() if len(colors) == 1 and _CLEAR not in colors else ""


def solid_ground(said: str) -> bool:
    """Return whether a background is of one colour through which nothing is seen."""
    if _PICTURE.search(said):
        return bool(_of_gradient(said))
    found = {one for one in map(_parsed_color, _TOKEN.findall(said)) if one}
    return len(found) == 1 and _CLEAR not in found


def _parsed_color(value: str) -> str:
    """Return a colour of CSS as six hexadecimal digits, "clear" for none at all, "" for one that is not known."""
    value = value.strip().lower()
    if found := _HEXADECIMAL.fullmatch(value):
        digits = found[1] if len(found[1]) > 4 else "".join(digit * 2 for digit in found[1])
        return _shown(digits[:6], int(digits[6:] or "ff", 16) / 255)
    if found := _RGB.fullmatch(value):
        return _shown("".join(f"{min(int(shade), 255):02x}" for shade in found.groups()[:3]), _opacity(found[4]))
    if found := _HSL.fullmatch(value):
        hue, full, light = (float(part) for part in found.groups()[:3])
        shades = hls_to_rgb(hue % 360 / 360, min(light / 100, 1), min(full / 100, 1))
        return _shown("".join(f"{round(shade * 255):02x}" for shade in shades), _opacity(found[4]))
    return _CLEAR if value == "transparent" else plain_color(value)


def _opacity(written: str | None) -> float:
    return float((written or "1").rstrip("%")) / (100 if written and "%" in written else 1)


def _shown(color: str, opacity: float) -> str:
    """Return what a colour looks like; what is behind one that shines through is not looked at."""
    return _CLEAR if opacity == 0 else color if opacity >= 1 else ""
