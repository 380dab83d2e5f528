"""How a Word document numbers its lists: the marks are not in the text, they follow from its lists and styles."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from sitegen.reading.formats.package import Part

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
    (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_LEVELS = 9


@dataclass(slots=True)
class _Level:
    form: str = "decimal"
    start: int = 1


@dataclass(slots=True)
class Numbering(Part):
    """The part word/numbering.xml, and the counters of its lists."""

    abstract: dict[str, dict[int, _Level]] = field(default_factory=dict)
    lists: dict[str, str] = field(default_factory=dict)
    starts: dict[tuple[str, int], int] = field(default_factory=dict)
    counts: dict[str, list[int | None]] = field(default_factory=dict)
    _abstract: str = ""
    _list: str = ""
    _level: int = 0

    def begin(self, name: str, attributes: Mapping[str, str]) -> None:
        """Take one definition."""
        value = attributes.get("val", "")
        match name:
            case "abstractNum":
                self._abstract = attributes.get("abstractNumId", "")
                self._list = ""
            case "num":
                self._list = attributes.get("numId", "")
            case "abstractNumId":
                self.lists[self._list] = value
            case "lvl" | "lvlOverride":
                self._level = _number(attributes.get("ilvl"), 0)
            case "numFmt" if not self._list:
                self._definition().form = value
            case "start" if not self._list:
                self._definition().start = _number(value, 1)
            case "startOverride":
                self.starts[self._list, self._level] = _number(value, 1)

    def _definition(self) -> _Level:
        return self.abstract.setdefault(self._abstract, {}).setdefault(self._level, _Level())

    def mark(self, list_id: str, depth: int) -> str:
        """Return the mark of the next item of a list at `depth` (from 0), indented; "" for a list without marks."""
        abstract = self.lists.get(list_id)
        if abstract is None:
            return ""
        depth = min(max(depth, 0), _LEVELS - 1)
        level = self.abstract.get(abstract, {}).get(depth, _Level("bullet"))
        counts = self.counts.setdefault(list_id, [None] * _LEVELS)
        before = counts[depth]
        number = self.starts.get((list_id, depth), level.start) if before is None else before + 1
        counts[depth] = number
        counts[depth + 1 :] = [None] * (_LEVELS - depth - 1)
        if level.form == "none":
            return ""
        return "  " * depth + (f"{written}. " if (written := _written(number, level.form)) else "- ")


def _written(number: int, form: str) -> str:
    match form:
        case "decimal" | "decimalZero":
            return str(number)
        case "lowerLetter" | "upperLetter" if number > 0:
            letters = chr(ord("a") + (number - 1) % 26) * min((number - 1) // 26 + 1, 9)
            return letters if form == "lowerLetter" else letters.upper()
        case "lowerRoman" | "upperRoman" if 0 < number < 4000:
            return _roman(number) if form == "lowerRoman" else _roman(number).upper()
    return ""


def _roman(number: int) -> str:
    written = ""
    for value, sign in _ROMAN:
        written += sign * (number // value)
        number %= value
    return written


def _number(text: str | None, otherwise: int) -> int:
    return int(text) if text and text.isascii() and text.isdecimal() and len(text) < 10 else otherwise
