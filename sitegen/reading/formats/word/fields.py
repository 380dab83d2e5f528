"""Fields of a Word document: what Word fills in, such as the number of a page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

_OF_A_PAGE = frozenset(("PAGE", "NUMPAGES", "SECTIONPAGES"))
NAMES = frozenset(("fldSimple", "fldChar", "instrText"))


@dataclass(slots=True)
class _Field:
    """An open field. `shown`: what comes now is its result; `paragraph` counts those before it."""

    instruction: str = ""
    shown: bool = False
    paragraph: int = 0


@dataclass(slots=True)
class Fields:
    """The fields that are open."""

    paragraphs: int = 0
    reading: bool = False
    _open: list[_Field] = field(default_factory=list)

    def begin(self, name: str, attributes: Mapping[str, str]) -> None:
        """Take the start of an element of a field."""
        kind = attributes.get("fldCharType")
        if name == "instrText":
            self.reading = True
        elif name == "fldSimple":
            self._open.append(_Field(attributes.get("instr", ""), shown=True))
        elif kind == "begin":
            self._open.append(_Field(paragraph=self.paragraphs))
        elif kind == "separate" and self._open:
            self._open[-1].shown = True
        elif kind == "end" and self._open:
            self._open.pop()

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

    @property
    def of_a_page(self) -> bool:
        """Whether what comes is another text on every page."""
        return any(not _OF_A_PAGE.isdisjoint(one.instruction.upper().split()[:1]) for one in self._open)

    @property
    def instructing(self) -> bool:
        """Whether what comes is the result of a field within another one's instruction, which nobody sees."""
        return any(not one.shown and one.paragraph == self.paragraphs for one in self._open[:-1])
