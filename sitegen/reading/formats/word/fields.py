"""Fields of a Word document: what Word fills in, such as the number of a page, and what a person chose in a form."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

_OF_A_PAGE = frozenset(("PAGE", "NUMPAGES", "SECTIONPAGES"))
_OF_FORMS = frozenset(("listEntry", "result", "default", "checked", "checkBox"))
NAMES = frozenset(("fldSimple", "fldChar", "instrText")) | _OF_FORMS
_CHECKED, _OPEN = "☒", "☐"


@dataclass(slots=True)
class _Field:
    """An open field. `shown`: what comes now is its result; `paragraph` counts those before it."""

    instruction: str = ""
    shown: bool = False
    paragraph: int = 0
    entries: list[str] = field(default_factory=list)
    chosen: int = 0
    checked: bool | None = None
    said: bool = False  # it has a result of its own


@dataclass(slots=True)
class Fields:
    """The fields that are open."""

    paragraphs: int = 0
    reading: bool = False
    _open: list[_Field] = field(default_factory=list)

    def begin(self, name: str, attributes: Mapping[str, str]) -> str:
        """Take the start of an element of a field; return what a person chose, where the field ends."""
        kind, current = attributes.get("fldCharType"), self._open[-1] if self._open else None
        if name == "instrText":
            self.reading = True
        elif name == "fldSimple":
            self._open.append(_Field(attributes.get("instr", ""), shown=True))
        elif kind == "begin":
            self._open.append(_Field(paragraph=self.paragraphs))
        elif kind == "separate" and current:
            current.shown = True
        elif kind == "end" and current:
            return _chosen(self._open.pop())
        elif current and name in _OF_FORMS:
            _take_choice(current, name, attributes.get("val", "1"))
        return ""

    def finish(self, name: str) -> None:
        """Take the end of an element of a field."""
        if name == "instrText":
            self.reading = False
        elif name == "fldSimple" and self._open:
            self._open.pop()

    def instruct(self, text: str) -> None:
        """Take a piece of an instruction."""
        if self._open:
            self._open[-1].instruction += text

    def say(self) -> None:
        """Note that the innermost field has a result."""
        if self._open:
            self._open[-1].said = True

    @property
    def of_a_page(self) -> bool:
        """Whether what comes is another text on every page."""
        return any(
            one.instruction.split()[:1] and one.instruction.split()[0].upper() in _OF_A_PAGE for one in self._open
        )

    @property
    def instructing(self) -> bool:
        """Whether what comes is the result of a field within another one's instruction, which nobody sees."""
        return any(not one.shown and one.paragraph == self.paragraphs for one in self._open[:-1])


def _take_choice(current: _Field, name: str, value: str) -> None:
    match name:
        case "listEntry":
            current.entries.append(value)
        case "checkBox":
            current.checked = False
        case "result" | "default" if value.isdecimal() and current.checked is None:
            current.chosen = int(value[:4])
        case "checked" | "default" if current.checked is not None:
            current.checked = value not in ("0", "false", "off")


def _chosen(ended: _Field) -> str:
    """Return what a field of a form shows that has no result of its own."""
    if ended.said:
        return ""
    if ended.checked is not None:
        return _CHECKED if ended.checked else _OPEN
    return ended.entries[ended.chosen] if ended.chosen < len(ended.entries) else ""
