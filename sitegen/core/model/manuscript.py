"""A letter as the archive keeps it: its source, its review, its corrections, whom it withholds."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal
from unicodedata import normalize

from sitegen.core.model.letter import Letter
from sitegen.core.model.reading import ReadingFact

Status = Literal["unreviewed", "reviewed"]
SettledMatter = Literal["reading", "gaps", "noise", "retracted", "translation", "copy"]
WithheldKind = Literal["signatory", "text"]


@dataclass(frozen=True, slots=True)
class SourceRef:
    """The file in `content/sources/` that a manuscript came from; its name has its accents joined (NFC).

    `url` is where the letter was published, `received` the day on which it came (ISO 8601), `given_by` who gave it;
    None where nobody has said so. `sha256` is "" where it is not published: with it, whoever guesses a withheld name
    could confirm the guess.
    """

    file: str
    sha256: str
    lines: int
    url: str | None = None
    received: str | None = None
    given_by: str | None = None

    def __post_init__(self) -> None:
        """Spell the name in the one way, whichever a disk has."""
        object.__setattr__(self, "file", normalize("NFC", self.file))


@dataclass(frozen=True, slots=True)
class Review:
    """Who compared a letter with its source, and on which day (ISO 8601); None for what is not said.

    It held `until` that day, on which something new in its source was taken over; None if it holds.
    """

    by: str | None = None
    on: str | None = None
    until: str | None = None


@dataclass(frozen=True, slots=True)
class Correction:
    """An editor's accepted repair of what a line prints; the printed form stays in the letter.

    `on` is the day on which it was accepted (ISO 8601). `written` is its line in the manuscript, for messages.
    """

    line: int
    printed: str
    corrected: str
    reason: str | None = None
    on: str | None = None
    written: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Departure:
    """Where a manuscript differs from its source on purpose, and why.

    It concerns lines `first` to `last` of the source or, where these are 0, the setting `of` the front matter. `on` is
    the day of the decision (ISO 8601). `left_out` are the lines on which somebody signs there whom the list leaves out.
    `written` is its line in the manuscript, for messages.
    """

    reason: str
    first: int = 0
    last: int = 0
    of: str | None = None
    on: str | None = None
    left_out: tuple[int, ...] = ()
    written: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Withheld:
    """A signatory on lines `first` to `last` of the source whom nothing published names, or other private lines.

    `reason` is published, so it must not tell who it is; `on` is the day of the decision (ISO 8601). A `nested` one is
    a member, which the letter's count leaves out. `of` says what stands on the lines: a signatory, or "text", which no
    count knows. `count` is how many signatories stand on the lines. `open_in` are the ids of other letters that an
    editor lets name the same signatory. `written` is the record's line in the manuscript, for messages.
    """

    first: int
    last: int
    reason: str | None = None
    on: str | None = None
    of: WithheldKind = "signatory"
    open_in: tuple[str, ...] = ()
    count: int = 1
    nested: bool = field(default=False, compare=False)
    written: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Settlement:
    """A person's answer to a doubt that every build would name again: what it is `of`, and why it is settled.

    `on` is the day of the decision (ISO 8601).
    """

    of: SettledMatter
    reason: str
    on: str | None = None


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """That a letter no longer stands, since which day (ISO 8601) and why; both are published."""

    on: str | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Manuscript:
    """A letter's Markdown file: the letter under its id, with its source and the state of its review.

    `path` is how messages name the file. `translation_of` is the id of the letter that this one is a version of in
    another language. `letter` holds no signatory that is `withheld`. `facts` are what a person says that lines of the
    source are, `settled` the doubts that a person has answered. A letter that is `withdrawn` is shown as such; its
    text may be kept or not. `former_ids` are those that it had before, at whose addresses it is still found. `review`
    says who reviewed it, if that is said.
    """

    letter_id: str
    path: str
    letter: Letter
    source: SourceRef | None
    status: Status = "unreviewed"
    corrections: tuple[Correction, ...] = ()
    translation_of: str | None = None
    departures: tuple[Departure, ...] = ()
    withheld: tuple[Withheld, ...] = ()
    facts: tuple[ReadingFact, ...] = ()
    settled: tuple[Settlement, ...] = ()
    withdrawn: Withdrawal | None = None
    former_ids: tuple[str, ...] = ()
    review: Review | None = None

    def withheld_signatories(self) -> tuple[int, ...]:
        """Return the first line of each withheld signatory that the letter's count includes, in order of lines."""
        counted = (one for one in self.withheld if one.of == "signatory" and not one.nested)
        return tuple(sorted(one.first for one in counted for _ in range(one.count)))

    def left_out(self) -> tuple[int, ...]:
        """Return the lines of those who sign in the source and whom an editor left out, in order."""
        return tuple(sorted({line for one in self.departures for line in one.left_out}))

    def is_settled(self, matter: SettledMatter) -> bool:
        """Return whether a person has answered this doubt; whoever reviewed the letter has answered how it was read."""
        reviewed = matter == "reading" and self.status == "reviewed"
        return reviewed or any(one.of == matter for one in self.settled)
