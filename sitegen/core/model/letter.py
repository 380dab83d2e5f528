"""A letter: its text, its list as written, what it counts of its own signatories."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

BlockKind = Literal["salutation", "paragraph", "heading", "list", "quote", "closing"]
NumberStatus = Literal["printed", "inferred", "ambiguous", "none"]
SignatoryKind = Literal["organization", "person", "unknown"]
Bound = Literal["exact", "at least", "about"]


@dataclass(frozen=True, slots=True)
class Stated:
    """The numbers that the letter gives of its own signatories; None where it gives none.

    `total` counts the `undisclosed` too. `bound` says how the letter means its total ("more than 75": "at least").
    """

    total: int | None = None
    undisclosed: int | None = None
    bound: Bound = "exact"


@dataclass(frozen=True, slots=True)
class Contact:
    """A person whom the letter names for questions."""

    person: str | None
    organization: str | None
    email: str | None
    line: int


@dataclass(frozen=True, slots=True)
class Block:
    """One piece of a letter's text, joined across hard wraps and page ends.

    `text` is as written, in Markdown where the letter has links or emphasis. `first` and `last` are source lines; lines
    between them may belong to something else (a footnote in mid-paragraph). `level` is 1 to 6 for headings, else 0; a
    "list" block is one item, and `level` its depth from 0. `written` is its line in the manuscript, for messages.
    """

    kind: BlockKind
    text: str
    first: int
    last: int
    level: int = 0
    written: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Footnote:
    """A note under its printed marker; `reference` is the line whose text refers to it, if that was found.

    `written` is its line in the manuscript, for messages.
    """

    marker: str
    text: str
    first: int
    last: int
    reference: int | None = None
    written: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Member:
    """An entry nested under another one. `reason` says what put it there when its bullet does not.

    `written` is its line in the manuscript, for messages.
    """

    name: str
    entry: str
    line: int
    last: int
    reason: str | None = None
    corrected: str | None = None
    written: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Signatory:
    """One entry of a letter's list, as written.

    `ordinal` is the place in the list, from 1; ordinals ascend. `name` is the entry without number, bullet, place, role
    and affiliation; `entry` is all that is printed, unwrapped. `number` is what is printed, or inferred; where the
    letter allows two readings it is the nearer one, its status is "ambiguous", and `number_range` holds the lowest and
    the highest reading. `corrected` is the name with an accepted repair; `name` keeps the printed form. `written` is
    its line in the manuscript, for messages.
    """

    ordinal: int
    number: int | None
    number_status: NumberStatus
    name: str
    entry: str
    line: int
    last: int
    kind: SignatoryKind = "unknown"
    role: str | None = None
    affiliation: str | None = None
    place: str | None = None
    group: str | None = None
    number_range: tuple[int, int] | None = None
    members: tuple[Member, ...] = ()
    corrected: str | None = None
    written: int = field(default=0, compare=False)


def entry_at(entries: Sequence[Signatory], ordinal: int) -> Signatory | None:
    """Return the entry of a list that has an ordinal, None if none has it: one that is withheld keeps its own."""
    at = bisect_left(entries, ordinal, key=lambda one: one.ordinal)
    return entries[at] if at < len(entries) and entries[at].ordinal == ordinal else None


@dataclass(frozen=True, slots=True)
class Gap:
    """A stretch of the list in which the numbers and the entries do not agree.

    After the entry numbered `after`, the numbers (or the stated total) leave room for `expected` entries, and `found`
    stand on lines `first` to `last`. More found than expected is a surplus.
    """

    after: int
    expected: int
    found: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Ledger:
    """Stated, undisclosed, listed, missing: the letter's own numbers held against its list.

    `listed` counts entries, `members` those nested under them. `missing` = stated - undisclosed - listed: negative
    when more are listed than stated, None when the letter states no total. `withheld` signatories stand on the list as
    received and are published nowhere; they are not missing. Nor are those `left_out` by an editor, who says why.
    """

    stated: int | None
    undisclosed: int | None
    listed: int
    members: int
    missing: int | None
    gaps: tuple[Gap, ...] = ()
    withheld: int = 0
    left_out: int = 0

    @property
    def strokes(self) -> tuple[int, int, int]:
        """How many are listed, missing, and named neither by the letter nor by us: a stroke each in its pictures."""
        unnamed = (self.undisclosed or 0) + self.withheld + self.left_out
        return self.listed, max(self.missing or 0, 0), unnamed


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter's content: who wrote what to whom, when, and who signed. It has no id of its own: see `Manuscript`."""

    title: str | None
    date: str | None
    language: str | None
    addressees: tuple[str, ...]
    cc: tuple[str, ...]
    stated: Stated
    contacts: tuple[Contact, ...]
    body: tuple[Block, ...]
    footnotes: tuple[Footnote, ...]
    statement: str | None
    signatories: tuple[Signatory, ...]
