"""What styles of an OpenDocument text say: lists and headings with their marks, how text is set."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from sitegen.reading.formats.marks import written
from sitegen.reading.formats.styles import PAPER, Style, StyleSheet, is_tiny, plain_color

OUTLINE = "Outline"  # the list whose numbers headings have; ODF gives it this name
_POINTS = re.compile(r"([0-9.]{1,6})pt")


@dataclass(slots=True)
class Level:
    """How one level of a list marks its items; no `form` means bullets."""

    form: str = ""
    before: str = ""
    after: str = "."
    start: int = 1
    shown: int = 1  # how many levels' numbers stand in a mark


@dataclass(slots=True)
class _Style(Style):
    title: bool | None = None


@dataclass(slots=True)
class Styles(StyleSheet[_Style]):
    """The styles of a document: those of its styles.xml and its automatic ones; `paper` is the colour of its pages."""

    paper: str = PAPER
    lists: dict[str, dict[int, Level]] = field(default_factory=dict)
    _style: _Style = field(default_factory=_Style)
    _list: str = ""

    def begin(self, name: str, attributes: Mapping[str, str]) -> None:
        """Take the start of an element."""
        match name:
            case "style":
                key = attributes.get("name", "")
                self._style = self.known.setdefault(key, _Style(title=True if key == "Title" else None))
                self._style.based_on = attributes.get("parent-style-name", "")
            case "default-style":
                self._style = _Style()
            case "text-properties" | "paragraph-properties" | "table-cell-properties" if not self._list:
                self._take_properties(attributes)
            case "list-style" | "outline-style":
                self._list = OUTLINE if name == "outline-style" else attributes.get("name", "")
                self.lists[self._list] = {}
            case "list-level-style-number" | "outline-level-style" if self._list:
                self._add_level(attributes)
        if name == "style":
            self._list = ""

    def _take_properties(self, attributes: Mapping[str, str]) -> None:
        style = self._style
        if "display" in attributes:
            style.hidden = attributes["display"] == "none"
        line = attributes.get("text-line-through-style", attributes.get("text-line-through-type"))
        if line is not None:
            style.struck = line != "none"
        if "font-weight" in attributes:
            style.bold = attributes["font-weight"] in ("bold", "600", "700", "800", "900")
        if "font-style" in attributes:
            style.italic = attributes["font-style"] in ("italic", "oblique")
        if "color" in attributes:
            style.color = plain_color(attributes["color"])
        if attributes.get("use-window-font-color") == "true":
            style.color = ""
        if size := _POINTS.fullmatch(attributes.get("font-size", "")):
            style.tiny = is_tiny(float(size[1]))
        if "background-color" in attributes:
            style.ground = plain_color(attributes["background-color"])

    def finish(self, name: str) -> None:
        """Take the end of an element."""
        if name in ("list-style", "outline-style"):
            self._list = ""

    def _add_level(self, attributes: Mapping[str, str]) -> None:
        level = _number(attributes.get("level"), 1)
        self.lists[self._list][level] = Level(
            attributes.get("num-format", ""),
            attributes.get("num-prefix", ""),
            attributes.get("num-suffix", ""),
            _number(attributes.get("start-value"), 1),
            _number(attributes.get("display-levels"), 1),
        )

    def mark(self, style: str, counts: list[int]) -> str:
        """Return the mark of an item whose number on each level, from the outermost, is in `counts`."""
        levels = self.lists.get(style, {})
        level = levels.get(len(counts))
        if level is None:
            return "" if style == OUTLINE else "- "
        if not level.form:
            return f"{level.before}{level.after} ".lstrip() if (level.before + level.after).strip() else ""
        shown = range(max(len(counts) - level.shown, 0), len(counts))
        numbers = [written(counts[at], levels.get(at + 1, Level("1")).form or "1") for at in shown]
        return f"{level.before}{'.'.join(numbers)}{level.after} "

    def is_title(self, style: str) -> bool:
        """Return whether a paragraph of a style is the document's title."""
        return bool(self.says(style, lambda one: one.title))


def _number(text: str | None, otherwise: int) -> int:
    return int(text) if text and text.isascii() and text.isdecimal() and len(text) < 7 else otherwise
