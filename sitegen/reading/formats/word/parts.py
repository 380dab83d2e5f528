"""The parts of a Word document beside its text: where links and parts stand, what styles say, what settings say."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from sitegen.reading.formats.package import Part

TARGET = re.compile(r"(?i:https?://|mailto:)[^\s()<>]+")
_HEADING = re.compile(r"(?i:heading|berschrift|titre|ttulo)([1-6])|(?i:title|titel|titre|ttulo)()")
_OFF = ("0", "false", "off", "none")
_DEEPEST = 20  # styles that are based on each other


def is_on(attributes: Mapping[str, str]) -> bool:
    """Return whether a property that can be switched (`strike`, `vanish`) is on."""
    return attributes.get("val", "1") not in _OFF


class Relationships(Part):
    """The part that says where links lead and in which files other parts are."""

    def __init__(self, folder: str = "") -> None:
        self.links: dict[str, str] = {}
        self.parts: dict[str, str] = {}
        self.kinds: dict[str, str] = {}
        self._folder = folder

    def begin(self, name: str, attributes: Mapping[str, str]) -> None:
        """Take the start of an element."""
        target, key = attributes.get("Target", ""), attributes.get("Id", "")
        if name != "Relationship":
            return
        if attributes.get("TargetMode") == "External" or TARGET.fullmatch(target):
            if TARGET.fullmatch(target):
                self.links[key] = target
            return
        path = posixpath.normpath(posixpath.join("/", self._folder, target)).lstrip("/")
        self.parts[key] = path
        self.kinds.setdefault(attributes.get("Type", "").rpartition("/")[2], path)


@dataclass(slots=True)
class _Style:
    based_on: str = ""
    heading: int = 0
    list_id: str | None = None
    depth: int | None = None
    hidden: bool | None = None
    struck: bool | None = None


@dataclass(slots=True)
class Styles(Part):
    """The part that says which styles are headings, number their paragraphs, or hide or strike their text."""

    known: dict[str, _Style] = field(default_factory=dict)
    _style: _Style = field(default_factory=_Style)

    def begin(self, name: str, attributes: Mapping[str, str]) -> None:
        """Take the start of an element."""
        value = attributes.get("val", "")
        match name:
            case "style":
                key = attributes.get("styleId", "")
                heading = _HEADING.fullmatch(key)
                self._style = self.known.setdefault(key, _Style(heading=int(heading[1] or 1) if heading else 0))
            case "basedOn":
                self._style.based_on = value
            case "outlineLvl" if value in "012345" and value:
                self._style.heading = int(value) + 1
            case "ilvl" if value.isdecimal():
                self._style.depth = int(value[:2])
            case "numId":
                self._style.list_id = value
            case "vanish":
                self._style.hidden = is_on(attributes)
            case "strike" | "dstrike":
                self._style.struck = is_on(attributes)

    def heading(self, style: str) -> int:
        """Return the level of a heading's style, 0 for any other."""
        return next((one.heading for one in self._path(style) if one.heading), 0)

    def list_of(self, style: str) -> tuple[str, int] | None:
        """Return the list and depth (from 0) that a style puts its paragraphs in."""
        path = self._path(style)
        list_id = next((one.list_id for one in path if one.list_id is not None), None)
        return None if list_id is None else (list_id, next((one.depth for one in path if one.depth is not None), 0))

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
            style = found[-1].based_on
        return found


class Settings(Part):
    """The part that says in which figures notes are counted, and whether pages have headers by turns."""

    def __init__(self) -> None:
        self.forms = {"footnotePr": "decimal", "endnotePr": "lowerRoman"}
        self._within = ""

    def begin(self, name: str, attributes: Mapping[str, str]) -> None:
        """Take the start of an element."""
        if name in self.forms:
            self._within = name
        elif name == "numFmt" and self._within:
            self.forms[self._within] = attributes.get("val", "decimal")

    def finish(self, name: str) -> None:
        """Take the end of an element."""
        if name == self._within:
            self._within = ""
