"""Fields of a Word document: text that Word fills in, such as the number of a page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

_OF_A_PAGE = frozenset(("PAGE", "NUMPAGES", "SECTIONPAGES"))
NAMES = frozenset(("fldSimple", "fldChar", "instrText"))


@dataclass(slots=True)
class Fields:
    """The instructions of the fields that are open."""

    instructions: list[str] = field(default_factory=list)
    reading: bool = False

    def begin(self, name: str, attributes: Mapping[str, str]) -> None:
        """Take the start of an element of a field."""
        kind = attributes.get("fldCharType")
        if name == "instrText":
            self.reading = True
        elif name == "fldSimple":
            self.instructions.append(attributes.get("instr", ""))
        elif kind == "begin":
            self.instructions.append("")
        elif kind == "end" and self.instructions:
            self.instructions.pop()

    def finish(self, name: str) -> None:
        """Take the end of an element of a field."""
        if name == "instrText":
            self.reading = False
        elif name == "fldSimple" and self.instructions:
            self.instructions.pop()

    def instruct(self, text: str) -> None:
        """Take a piece of an instruction."""
        if self.instructions:
            self.instructions[-1] += text

    @property
    def of_a_page(self) -> bool:
        """Whether what comes is another text on every page."""
        return any(one.split()[:1] and one.split()[0].upper() in _OF_A_PAGE for one in self.instructions)
