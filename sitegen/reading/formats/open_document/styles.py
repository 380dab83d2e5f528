"""What styles of an OpenDocument text say: lists with their marks, hidden and struck text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from sitegen.reading.formats.marks import written
from sitegen.reading.formats.package import Part

_DEEPEST = 20  # styles that are based on each other


@dataclass(slots=True)
class Level:
    """How one level of a list marks its items; no `form` means bullets."""

    form: str = ""
    before: str = ""
    after: str = "."
    start: int = 1
    shown: int = 1  # how many levels' numbers stand in a mark


@dataclass(slots=True)
class _Style:
    parent: str = ""
    hidden: bool | None = None
    struck: bool | None = None


@dataclass(slots=True)
class Styles(Part):
    """The styles of a document: those of its styles.xml and its automatic ones."""

    known: dict[str, _Style] = field(default_factory=dict)
    lists: dict[str, dict[int, Level]] = field(default_factory=dict)
    _style: _Style = field(default_factory=_Style)
    _list: str = ""

    def begin(self, name: str, attributes: Mapping[str, str]) -> None:
        """Take the start of an element."""
        match name:
            case "style":
                self._style = self.known.setdefault(attributes.get("name", ""), _Style())
                self._style.parent = attributes.get("parent-style-name", "")
            case "text-properties":
                if "display" in attributes:
                    self._style.hidden = attributes["display"] == "none"
                line = attributes.get("text-line-through-style", attributes.get("text-line-through-type"))
                if line is not None:
                    self._style.struck = line != "none"
            case "list-style":
                self._list = attributes.get("name", "")
                self.lists[self._list] = {}
            case "list-level-style-number" if self._list:
                self._add_level(attributes)
        if name in ("outline-style", "style"):
            self._list = ""

    def finish(self, name: str) -> None:
        """Take the end of an element."""
        if name == "list-style":
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
            return "- "
        if not level.form:
            return f"{level.before}{level.after} ".lstrip() if (level.before + level.after).strip() else ""
        shown = range(max(len(counts) - level.shown, 0), len(counts))
        numbers = [written(counts[at], levels.get(at + 1, Level("1")).form or "1") for at in shown]
        return f"{level.before}{'.'.join(numbers)}{level.after} "

    def is_hidden(self, style: str) -> bool:
        """Return whether text of a style is hidden."""
        return next((one.hidden for one in self._path(style) if one.hidden is not None), False)

    def is_struck(self, style: str) -> bool:
        """Return whether text of a style is struck out."""
        return next((one.struck for one in self._path(style) if one.struck is not None), False)

    def _path(self, style: str) -> list[_Style]:
        found: list[_Style] = []
        while style in self.known and len(found) < _DEEPEST:
            found.append(self.known[style])
            style = found[-1].parent
        return found


def _number(text: str | None, otherwise: int) -> int:
    return int(text) if text and text.isascii() and text.isdecimal() and len(text) < 7 else otherwise
