"""How a Word document numbers its lists and notes: the marks are not in the text, they follow from lists and styles.

ECMA-376, part 1, 17.9: a paragraph names a list (`num`), a list an abstract one with nine levels. Lists that share an
abstract list count on from each other, unless one begins anew (`startOverride`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from sitegen.reading.formats.marks import written
from sitegen.reading.formats.package import Part

_LEVELS = 9
_PLACE = re.compile(r"%([1-9])")
_FORMS = {"lowerLetter": "a", "upperLetter": "A", "lowerRoman": "i", "upperRoman": "I"}
_UNWRITTEN = frozenset(("bullet", "none"))
BULLET = "-"


@dataclass(slots=True)
class _Level:
    form: str = "decimal"
    start: int = 1
    text: str | None = None
    restart: int | None = None
    legal: bool = False  # the numbers of all levels in figures


@dataclass(slots=True)
class Numbering(Part):
    """The part word/numbering.xml, and the counters of its lists."""

    abstract: dict[str, dict[int, _Level]] = field(default_factory=dict)
    lists: dict[str, str] = field(default_factory=dict)
    levels: dict[str, dict[int, _Level]] = field(default_factory=dict)  # what a list sets instead of its abstract one
    starts: dict[tuple[str, int], int] = field(default_factory=dict)
    linked: dict[str, str] = field(default_factory=dict)  # abstract lists that only name the style that defines them
    counts: dict[str, list[int | None]] = field(default_factory=dict)
    _begun: set[tuple[str, int]] = field(default_factory=set)
    _abstract: str = ""
    _list: str = ""
    _level: int = 0

    def begin(self, name: str, attributes: Mapping[str, str]) -> None:
        """Take one definition."""
        value = attributes.get("val", "")
        match name:
            case "abstractNum":
                self._abstract, self._list = attributes.get("abstractNumId", ""), ""
            case "num":
                self._list = attributes.get("numId", "")
            case "abstractNumId":
                self.lists[self._list] = value
            case "numStyleLink":
                self.linked[self._abstract] = value
            case "lvl" | "lvlOverride":
                self._level = _number(attributes.get("ilvl"), 0)
            case "startOverride":
                self.starts[self._list, self._level] = _number(value, 1)
            case _:
                self._define(name, value)

    def _define(self, name: str, value: str) -> None:
        match name:
            case "numFmt":
                self._definition().form = value
            case "start":
                self._definition().start = _number(value, 1)
            case "lvlText":
                self._definition().text = value
            case "lvlRestart":
                self._definition().restart = _number(value, 0)
            case "isLgl":
                self._definition().legal = value not in ("0", "false")

    def _definition(self) -> _Level:
        known = self.levels if self._list else self.abstract
        return known.setdefault(self._list or self._abstract, {}).setdefault(self._level, _Level())

    def link(self, styles: Mapping[str, tuple[str, int]]) -> None:
        """Let the abstract lists that a style defines be that style's; `styles` maps styles to list and depth."""
        for number, abstract in self.lists.items():
            list_of_style = styles.get(self.linked.get(abstract, ""), ("", 0))[0]
            if list_of_style in self.lists and self.lists[list_of_style] not in self.linked:
                self.lists[number] = self.lists[list_of_style]

    def mark(self, list_id: str, depth: int) -> str:
        """Return the mark of the next item of a list at `depth` (from 0), indented; "" for a list without marks."""
        abstract = self.lists.get(list_id)
        if abstract is None:
            return ""
        depth = min(max(depth, 0), _LEVELS - 1)
        levels = self.abstract.get(abstract, {}) | self.levels.get(list_id, {})
        level = levels.get(depth, _Level("bullet"))
        counts = self.counts.setdefault(abstract, [None] * _LEVELS)
        before = counts[depth]
        if (list_id, depth) in self.starts and (list_id, depth) not in self._begun:
            counts[depth] = self.starts[list_id, depth]
        else:
            counts[depth] = level.start if before is None else before + 1
        self._begun.add((list_id, depth))
        for deeper in range(depth + 1, _LEVELS):
            if levels.get(deeper, level).restart != 0:
                counts[deeper] = None
        mark = _mark(levels, depth, counts)
        return "  " * depth + f"{mark} " if mark else ""


@dataclass(slots=True)
class Notes:
    """The notes that a text refers to, in order; `forms` are the figures of "footnotePr" and "endnotePr"."""

    forms: Mapping[str, str]
    marks: dict[tuple[str, str], str] = field(default_factory=dict)

    def refer(self, kind: str, attributes: Mapping[str, str]) -> str:
        """Return the mark where a text refers to a note; `kind` is "footnote" or "endnote"."""
        key = (kind, attributes.get("id", ""))
        if attributes.get("customMarkFollows") in ("1", "true", "on"):
            self.marks.setdefault(key, "")
            return ""
        if key not in self.marks:
            count = sum(one[0] == kind and mark != "" for one, mark in self.marks.items()) + 1
            form = self.forms.get(f"{kind}Pr", "decimal")
            self.marks[key] = written(count, _FORMS.get(form, "1"))
        return f"[^{self.marks[key]}]"


def _mark(levels: Mapping[int, _Level], depth: int, counts: list[int | None]) -> str:
    level = levels.get(depth, _Level("bullet"))
    text = level.text if level.text is not None else f"%{depth + 1}."
    if level.form == "none" and not _PLACE.sub("", text).strip():
        return ""
    if level.form == "bullet":
        return BULLET

    def number(place: re.Match[str]) -> str:
        at = int(place[1]) - 1
        other = levels.get(at, _Level())
        if other.form in _UNWRITTEN:
            return ""
        value = counts[at] if counts[at] is not None else other.start
        form = "1" if level.legal else _FORMS.get(other.form, "1")
        figures = written(value or 0, form)
        return figures.zfill(2) if other.form == "decimalZero" and not level.legal else figures

    return _PLACE.sub(number, text).strip()


def _number(text: str | None, otherwise: int) -> int:
    return int(text) if text and text.isascii() and text.isdecimal() and len(text) < 10 else otherwise
