"""The parts of a Word document beside its text: where links and parts stand, what styles say, what settings say."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from sitegen.reading.formats.package import Part
from sitegen.reading.formats.styles import BLACK, Style, StyleSheet, is_tiny, plain_color

TARGET = re.compile(r"(?i:https?://|mailto:)[^\s()<>]+")
_HEADING = re.compile(r"(?i:heading|berschrift|titre|ttulo)([1-6])|(?i:title|titel|titre|ttulo)()")
_OFF = ("0", "false", "off", "none")
_TO_THE_POINT = 2  # Word gives sizes in half points


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
class _Style(Style):
    heading: int | None = None
    list_id: str | None = None
    depth: int | None = None


def take_property(style: Style, name: str, attributes: Mapping[str, str]) -> None:
    """Take what an element says of how text is set, for a run or for a style."""
    value = attributes.get("val", "")
    match name:
        case "vanish":
            style.hidden = is_on(attributes)
        case "strike" | "dstrike":
            style.struck = is_on(attributes)
        case "b":
            style.bold = is_on(attributes)
        case "i":
            style.italic = is_on(attributes)
        case "color":
            style.color = plain_color(value)
        case "sz" if value.isdecimal() and len(value) < 5:
            style.tiny = is_tiny(int(value) / _TO_THE_POINT)
        case "shd":
            style.ground = ground_of(attributes)
        case "highlight":
            style.marker = plain_color(value)


def ground_of(attributes: Mapping[str, str]) -> str:
    """Return the colour that `shd` sets behind something, "" for none."""
    if attributes.get("val") == "solid":  # a pattern that is all foreground
        return plain_color(attributes.get("color", "")) or BLACK
    return plain_color(attributes.get("fill", ""))


@dataclass(slots=True)
class Styles(StyleSheet[_Style]):
    """The part that says which styles are headings, number their paragraphs, or hide or strike their text."""

    _style: _Style = field(default_factory=_Style)

    def begin(self, name: str, attributes: Mapping[str, str]) -> None:
        """Take the start of an element."""
        value = attributes.get("val", "")
        match name:
            case "style":
                key = attributes.get("styleId", "")
                heading = _HEADING.fullmatch(key)
                self._style = self.known.setdefault(key, _Style(heading=int(heading[1] or 1) if heading else None))
            case "basedOn":
                self._style.based_on = value
            case "outlineLvl" if value in "012345" and value:
                self._style.heading = int(value) + 1
            case "ilvl" if value.isdecimal():
                self._style.depth = int(value[:2])
            case "numId":
                self._style.list_id = value
            case _:
                take_property(self._style, name, attributes)

    def heading(self, style: str) -> int:
        """Return the level of a heading's style, 0 for any other."""
        return self.says(style, lambda one: one.heading) or 0

    def list_of(self, style: str) -> tuple[str, int] | None:
        """Return the list and depth (from 0) that a style puts its paragraphs in."""
        list_id = self.says(style, lambda one: one.list_id)
        return None if list_id is None else (list_id, self.says(style, lambda one: one.depth) or 0)


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
