"""Styles of word processors: what one does not say itself is as the style says that it is based on."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from sitegen.reading.formats.aside import BARRED
from sitegen.reading.formats.package import Part

_DEEPEST = 20  # styles that are based on each other
_TINY = 2.0  # points: type that nobody can read
_NEAR = 24  # of 255 shades of each colour: what differs by less is not told apart
_NAMED = {
    "black": "000000", "white": "ffffff", "red": "ff0000", "blue": "0000ff", "green": "00ff00", "yellow": "ffff00",
    "cyan": "00ffff", "aqua": "00ffff", "magenta": "ff00ff", "fuchsia": "ff00ff", "lime": "00ff00", "navy": "000080",
    "darkblue": "00008b", "darkred": "8b0000", "maroon": "800000", "teal": "008080", "purple": "800080",
    "olive": "808000", "gray": "808080", "grey": "808080", "darkgray": "a9a9a9", "darkgrey": "a9a9a9",
    "lightgray": "d3d3d3", "lightgrey": "d3d3d3", "silver": "c0c0c0",
}  # fmt: skip
_HEXADECIMAL = re.compile(r"[0-9a-f]{6}")

BLACK = "000000"
PAPER = "ffffff"  # the colour of a page that says nothing of it
PALE = "in white on white, or too small to be read"


@dataclass(slots=True)
class Style:
    """What a style says itself; None where it leaves that to the one that it is `based_on`.

    `tiny`: in a size that nobody can read. `color` is that of the type, as six hexadecimal digits, "" where programs
    choose one that can be read; `ground` is the colour right behind it, "" for none, `marker` that of a text marker.
    """

    based_on: str = ""
    hidden: bool | None = None
    struck: bool | None = None
    bold: bool | None = None
    italic: bool | None = None
    tiny: bool | None = None
    color: str | None = None
    ground: str | None = None
    marker: str | None = None


Said = TypeVar("Said")
OneStyle = TypeVar("OneStyle", bound=Style)


@dataclass(slots=True)
class StyleSheet(Part, Generic[OneStyle]):
    """The styles of a document by their names."""

    known: dict[str, OneStyle] = field(default_factory=dict)

    def says(self, style: str, what: Callable[[OneStyle], Said | None]) -> Said | None:
        """Return what a style says, itself or by those that it is based on; None where none of them does."""
        for _ in range(_DEEPEST):
            one = self.known.get(style)
            if one is None:
                return None
            if (said := what(one)) is not None:
                return said
            style = one.based_on
        return None

    def first_to_say(self, styles: Iterable[str], what: Callable[[OneStyle], Said | None]) -> Said | None:
        """Return what the first of several styles says that says anything."""
        return next((said for style in styles if (said := self.says(style, what)) is not None), None)

    def is_hidden(self, style: str) -> bool:
        """Return whether text of a style is hidden."""
        return bool(self.says(style, lambda one: one.hidden))

    def is_struck(self, style: str) -> bool:
        """Return whether text of a style is struck out."""
        return bool(self.says(style, lambda one: one.struck))

    def is_bold(self, style: str) -> bool:
        """Return whether text of a style is bold."""
        return bool(self.says(style, lambda one: one.bold))

    def is_italic(self, style: str) -> bool:
        """Return whether text of a style is in italics."""
        return bool(self.says(style, lambda one: one.italic))


def unseen_by_color(color: str, ground: str, *, tiny: bool = False, marker: str = "") -> str:
    """Return why nobody reads type of a `color` on a `ground`, "" where people do, or where one is unknown ("").

    What is `tiny` counts where the ground is known. A black text marker over type whose colour is left to the program
    is a bar: some programs leave the type black, others turn it white.
    """
    if marker:
        color, ground = color or BLACK, marker
    if color and ground and alike(color, ground):
        return PALE if alike(ground, PAPER) else BARRED
    return PALE if tiny and ground else ""


def alike(color: str, other: str) -> bool:
    """Return whether two colours, as six hexadecimal digits, cannot be told apart."""
    return all(abs(int(color[at : at + 2], 16) - int(other[at : at + 2], 16)) < _NEAR for at in (0, 2, 4))


def plain_color(color: str) -> str:
    """Return a colour as six hexadecimal digits in small letters, "" for what is none; names are looked up."""
    color = color.strip().lstrip("#").lower()
    color = _NAMED.get(color, color)
    return color if _HEXADECIMAL.fullmatch(color) else ""


def is_tiny(points: float) -> bool:
    """Return whether type of a size cannot be read."""
    return points <= _TINY
