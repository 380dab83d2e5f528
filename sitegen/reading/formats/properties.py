"""What a document says of itself in the part for its properties, often left over from a template."""

from __future__ import annotations

from collections.abc import Mapping

from sitegen.core.source import Evidence, EvidenceKind
from sitegen.reading.formats.package import Part

_LONGEST = 500  # characters of a value


class Properties(Part):
    """The elements of the part that say something of title, language or date; `kinds` maps their names to that."""

    def __init__(self, kinds: Mapping[str, EvidenceKind]) -> None:
        self.evidence: list[Evidence] = []
        self._kinds = kinds
        self._name = ""
        self._text = ""

    def begin(self, name: str, attributes: Mapping[str, str]) -> None:  # noqa: ARG002 - a part's events
        """Take the start of an element."""
        self._name, self._text = name, ""

    def data(self, text: str) -> None:
        """Take text."""
        self._text += text

    def finish(self, name: str) -> None:
        """Take the end of an element."""
        value = " ".join(self._text.split())[:_LONGEST]
        if name == self._name and name in self._kinds and value:
            self.evidence.append(Evidence(self._kinds[name], value, "properties", name))
        self._name = ""
