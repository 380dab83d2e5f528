"""Styles of word processors: what one does not say itself is as the style says that it is based on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from sitegen.reading.formats.package import Part

_DEEPEST = 20  # styles that are based on each other
_TINY = 2.0  # points: type that nobody can read
_WHITE = frozenset(("ffffff", "fefefe"))
_NAMED = {
    "black": "000000",
    "white": "ffffff",
    "red": "ff0000",
    "blue": "0000ff",
    "green": "00ff00",
    "yellow": "ffff00",
}


@dataclass(slots=True)
class Style:
    """What a style says itself; None where it leaves that to the one that it is `based_on`.

    `pale`: in white or in a size that nobody can read; `shaded`: on a ground that is not white.
    """

    based_on: str = ""
    hidden: bool | None = None
    struck: bool | None = None
    bold: bool | None = None
    pale: bool | None = None
    shaded: bool | None = None


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

    def is_hidden(self, style: str) -> bool:
        """Return whether text of a style is hidden."""
        return bool(self.says(style, lambda one: one.hidden))

    def is_struck(self, style: str) -> bool:
        """Return whether text of a style is struck out."""
        return bool(self.says(style, lambda one: one.struck))

    def is_bold(self, style: str) -> bool:
        """Return whether text of a style is bold."""
        return bool(self.says(style, lambda one: one.bold))

    def is_pale(self, style: str) -> bool:
        """Return whether text of a style is white on white, or too small to be read."""
        return bool(self.says(style, lambda one: one.pale)) and not self.says(style, lambda one: one.shaded)


def is_white(color: str) -> bool:
    """Return whether a colour as word processors write it is white."""
    return plain_color(color) in _WHITE


def plain_color(color: str) -> str:
    """Return a colour as six hexadecimal digits in small letters; a name that word processors give is looked up."""
    color = color.lstrip("#").lower()
    return _NAMED.get(color, color)


def is_tiny(points: float) -> bool:
    """Return whether type of a size cannot be read."""
    return points <= _TINY
