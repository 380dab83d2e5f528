"""How a source reads: what each line became and why, how far to trust it, what a person said of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from sitegen.core.model.letter import Ledger, Letter

LineRole = Literal[
    "blank", "addressee", "cc", "date", "title", "salutation", "body", "heading", "footnote", "link", "contact",
    "statement", "signatory", "member", "group", "furniture", "closing", "noise",
]  # fmt: skip
Grade = Literal["well read", "look here", "badly read"]
# The rules of lines that say more of the entry above them.
WRAPPED = frozenset({"wrapped-entry", "role-line", "cell-line", "address-line", "translated-line"})
RETRACTED = "retracted-entry"  # the rule of a line on which somebody stands who no longer signs
FactKind = Literal["signatories", "members", "group", "text", "note", "title", "addressee", "none"]


@dataclass(frozen=True, slots=True)
class Evidence:
    """What one rule has to say for reading a line as `role`: its name, its reason in words, its weight from 0 to 1."""

    rule: str
    role: LineRole
    reason: str
    weight: float


@dataclass(frozen=True, slots=True)
class LineReading:
    """What a line became, by which rule, and what spoke for something else (strongest rival first)."""

    line: int
    winner: Evidence
    rivals: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True, order=True)
class ReadingFact:
    """What a person says that lines `first` to `last` of a source are; every reader obeys.

    "none" is nothing of the letter: a menu, a cover note. `written` is its line in the manuscript, for messages.
    """

    first: int
    last: int
    kind: FactKind
    written: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class VerdictReason:
    """Why a reading is in doubt, in words, and the lines of the source to look at."""

    reason: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class ReadingVerdict:
    """How far the reading of a letter can be trusted, and why not farther; the gravest reason first."""

    grade: Grade
    reasons: tuple[VerdictReason, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """A source as it was understood: the letter, the count ledger, and one `LineReading` for every line.

    `verdict` says how far to trust it; one reader alone gives none.
    """

    letter: Letter
    ledger: Ledger
    lines: tuple[LineReading, ...]
    verdict: ReadingVerdict | None = None
