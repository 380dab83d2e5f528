"""Notes of a Word document: their marks, counted as Word counts them, and their texts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from sitegen.reading.formats.word.numbering import note_mark


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
            self.marks[key] = note_mark(count, self.forms.get(f"{kind}Pr", "decimal"))
        return f"[^{self.marks[key]}]"
