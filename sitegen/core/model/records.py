"""What the archive's other files hold: organizations, judgements, changes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Verdict = Literal["same", "different", "unsure"]
ChangeKind = Literal["added", "corrected", "withdrawn", "withheld", "note"]


@dataclass(frozen=True, slots=True)
class Organization:
    """A record of the authority file. `line` is where it stands there, 0 for a provisional one that stands nowhere.

    `name_reason` says why this form of the name is the authorized one, where there was a choice. A `nested` one is
    known only as an entry nested under its parent; the same name standing alone may be another body. `distinction` is
    what tells it from other organizations of its name; None where there is no other.
    """

    organization_id: str
    name: str
    variant_names: tuple[str, ...] = ()
    parent_id: str | None = None
    place: str | None = None
    kind: str | None = None
    websites: tuple[str, ...] = ()
    identifiers: tuple[tuple[str, str], ...] = ()
    note: str | None = None
    former_ids: tuple[str, ...] = ()
    line: int = 0
    name_reason: str | None = None
    nested: bool = False
    distinction: str | None = field(default=None, compare=False)

    @property
    def names(self) -> tuple[str, ...]:
        """All its names, the authorized one first."""
        return self.name, *self.variant_names

    @property
    def label(self) -> str:
        """The name, with what tells it from other organizations of that name, if there are any."""
        return f"{self.name} ({self.distinction})" if self.distinction else self.name


@dataclass(frozen=True, slots=True)
class Judgement:
    """A human decision on two names (or ids): by whom, when (ISO 8601), why; `line` in `judgements.yaml`."""

    first: str
    second: str
    verdict: Verdict
    by: str | None
    on: str | None
    why: str | None
    line: int


@dataclass(frozen=True, slots=True)
class Change:
    """A change of the archive: on which day (ISO 8601), of what kind, of which letter (id), in words, by whom.

    `line` is where it stands in `changes.yaml`, 0 for one that a manuscript records; `source_line` is the line of the
    letter's source that it is about, 0 for none. `private`: what was withheld is a private text, and no signatory.
    """

    date: str
    kind: ChangeKind
    letter: str | None = None
    what: str | None = None
    by: str | None = None
    line: int = 0
    source_line: int = 0
    private: bool = False
