"""How type is set in an RTF file: its colour, what is behind it, whether it is too small to be read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from sitegen.reading.formats.styles import BLACK, is_tiny, unseen_by_color

_TO_THE_POINT = 2  # sizes are in half points
_SOLID = 10_000  # hundredths of a per cent: a pattern that is all foreground
_PARTS = frozenset(("red", "green", "blue"))

# Control words that set a number of the colour table, for type and for paragraphs.
OF_TYPE: Mapping[str, str] = {
    "cf": "color", "highlight": "highlight", "cb": "behind", "chcbpat": "behind", "chcfpat": "pattern",
    "chshdng": "share", "fs": "size",
}  # fmt: skip
OF_PARAGRAPHS: Mapping[str, str] = {"cbpat": "behind", "cfpat": "pattern", "shading": "share"}


@dataclass(frozen=True, slots=True)
class Look:
    """How type or a paragraph is set: numbers of the colour table, 0 for none; the `share` of a pattern, the `size`."""

    color: int = 0
    highlight: int = 0
    behind: int = 0
    pattern: int = 0
    share: int = 0
    size: int = 24

    def having(self, name: str, number: int | None) -> Look:
        """Return it with one of its numbers set."""
        return replace(self, **{name: max(number or 0, 0)})


PLAIN = Look()


@dataclass(slots=True)
class Colors:
    """The colour table of a file, taken word by word."""

    colors: list[str] = field(default_factory=list)
    _parts: dict[str, int] = field(default_factory=dict)

    def take(self, word: str, number: int | None) -> None:
        """Take a part of the colour that is being read."""
        if word in _PARTS:
            self._parts[word] = min(max(number or 0, 0), 255)

    def end(self, text: str) -> None:
        """Take the text between the words: each semicolon ends a colour."""
        for _ in range(text.count(";")):
            shades = (self._parts.get(part, 0) for part in ("red", "green", "blue"))
            self.colors.append("".join(f"{shade:02x}" for shade in shades) if self._parts else "")
            self._parts.clear()

    def unseen(self, type_: Look, paragraph: Look, paper: str) -> str:
        """Return why nobody reads type, "" where people do; `paper` is what its paragraph stands on, "" if unknown."""
        ground = self._ground(type_) or self._ground(paragraph) or paper
        tiny, marker = is_tiny(type_.size / _TO_THE_POINT), self._color(type_.highlight)
        return unseen_by_color(self._color(type_.color), ground, tiny=tiny, marker=marker)

    def _ground(self, look: Look) -> str:
        if look.share >= _SOLID:
            return self._color(look.pattern) or BLACK
        return self._color(look.behind)

    def _color(self, number: int) -> str:
        return self.colors[number] if number < len(self.colors) else ""
