"""What the front matter of a manuscript may hold, and the values that it stands for."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal, Self, TypeVar
from unicodedata import normalize

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints, model_validator

from sitegen.core.documents import Dated, Schema, Whole, locate_items
from sitegen.core.languages import checked_language
from sitegen.core.model import (
    Bound,
    Contact,
    Correction,
    Departure,
    FactKind,
    ReadingFact,
    Review,
    SettledMatter,
    Settlement,
    SourceRef,
    Stated,
    Status,
    Withdrawal,
    Withheld,
    WithheldKind,
)
from sitegen.core.source import MOST_LINES
from sitegen.reading.parsing.numerals import LARGEST

_WITHDRAWN = "settings of its own, indented below it: the day (on), the reason, or both"


def _as_list(value: Any) -> Any:  # noqa: ANN401 - whatever YAML holds
    """Read nothing as an empty list and one text as a list of one: people write both."""
    return () if value is None else (value,) if isinstance(value, str) else value


def _as_date_text(value: Any) -> Any:  # noqa: ANN401 - whatever YAML holds
    return value.isoformat() if isinstance(value, date) else str(value) if isinstance(value, int) else value


def _as_text(value: Any) -> Any:  # noqa: ANN401 - whatever YAML holds
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


_RANGE = r"^[0-9]{1,9}(?:-[0-9]{1,9})?$"
_Lines = TypeVar("_Lines", bound="_Departure | _Withheld")
Texts = Annotated[tuple[str, ...], BeforeValidator(_as_list)]


Line = Annotated[Whole, Field(ge=1, le=MOST_LINES, description=f"the number of a line, from 1 to {MOST_LINES}")]
Count = Annotated[Whole, Field(ge=0, le=LARGEST)]
Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Language = Annotated[str, AfterValidator(checked_language), Field(description="the tag of a language, as en or my")]


class _Stated(Schema):
    total: Count | None = None
    undisclosed: Count | None = None
    bound: Bound = "exact"


class _Contact(Schema):
    person: str | None = None
    organization: str | None = None
    email: str | None = None
    line: Annotated[Whole, Field(ge=0, le=MOST_LINES)] = 0


WebAddress = Annotated[
    str,
    StringConstraints(strip_whitespace=True, pattern=r"^https?://[^\s/?#]+\S*$"),
    Field(description="a web address, as https://letters.example/a-letter"),
]


class _Source(Schema):
    file: str
    sha256: str
    lines: Annotated[Whole, Field(ge=0, le=MOST_LINES)] = 0
    url: WebAddress | None = None
    received: Annotated[str | None, BeforeValidator(_as_date_text)] = None
    given_by: str | None = None


class _Review(Dated):
    by: str | None = None


class _Correction(Dated):
    line: Line
    printed: str
    corrected: str
    reason: str | None = None


def _in_order(record: _Lines) -> _Lines:
    """Return a record of lines; one whose last line stands before its first is a slip of the pen."""
    if record.last is not None and record.last < (record.line or record.last + 1):
        raise ValueError("a record whose last line does not stand before its first")
    return record


class _Departure(Dated):
    """A difference from the source that is meant: in its lines, or in what the front matter says `of` something."""

    line: Line | None = None
    last: Line | None = None
    of: Literal["title", "date", "language", "addressees", "cc", "stated"] | None = None
    reason: Words

    @model_validator(mode="after")
    def _has_place(self) -> Self:
        if self.line is None and self.of is None:
            raise ValueError("a record that gives its line, or the setting that it is of")
        return _in_order(self)


class _Withheld(Dated):
    line: Line
    last: Line | None = None
    of: WithheldKind = "signatory"
    reason: Words | None = None
    open_in: Texts = ()

    @model_validator(mode="after")
    def _has_order(self) -> Self:
        return _in_order(self)


class _Fact(Schema):
    """What lines of the source are: `{lines: 115-148, is: signatories}`."""

    lines: Annotated[str, BeforeValidator(_as_text), Field(pattern=_RANGE, description="a line or lines, as 115-148")]
    kind: Annotated[FactKind, Field(alias="is")]

    @model_validator(mode="after")
    def _has_order(self) -> Self:
        first, last = self.span
        if not 1 <= first <= last <= MOST_LINES:
            raise ValueError(f"a record whose lines run from 1 to {MOST_LINES}, the first before the last")
        return self

    @property
    def span(self) -> tuple[int, int]:
        """The first and the last line."""
        first, _, last = self.lines.partition("-")
        return int(first), int(last or first)


class _Settlement(Dated):
    of: SettledMatter
    reason: Words


class _Withdrawn(Dated):
    reason: Words | None = None

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if self.on is None and self.reason is None:
            raise ValueError(_WITHDRAWN)
        return self


def _said(value: Any) -> Any:  # noqa: ANN401 - whatever YAML holds
    """Refuse a key with nothing behind it: somebody began to withdraw the letter."""
    if value is None:
        raise ValueError(_WITHDRAWN)
    return value


class FrontMatter(Schema):
    """What the front matter of a manuscript may hold."""

    id: str
    title: str | None = None
    date: Annotated[str | None, BeforeValidator(_as_date_text)] = None
    language: Language | None = None
    translation_of: str | None = None
    formerly: Texts = ()
    status: Status = "unreviewed"
    reviewed: _Review | None = None
    withdrawn: Annotated[_Withdrawn | None, BeforeValidator(_said)] = None
    addressees: Texts = ()
    cc: Texts = ()
    stated: _Stated | None = None
    contacts: Annotated[tuple[_Contact, ...], BeforeValidator(_as_list)] = ()
    source: _Source | None = None
    corrections: Annotated[tuple[_Correction, ...], BeforeValidator(_as_list)] = ()
    departures: Annotated[tuple[_Departure, ...], BeforeValidator(_as_list)] = ()
    withheld: Annotated[tuple[_Withheld, ...], BeforeValidator(_as_list)] = ()
    reading: Annotated[tuple[_Fact, ...], BeforeValidator(_as_list)] = ()
    settled: Annotated[tuple[_Settlement, ...], BeforeValidator(_as_list)] = ()

    def to_stated(self) -> Stated:
        """Return the letter's own count of its signatories."""
        return Stated(self.stated.total, self.stated.undisclosed, self.stated.bound) if self.stated else Stated()

    def to_contacts(self) -> tuple[Contact, ...]:
        """Return the persons to ask."""
        return tuple(Contact(one.person, one.organization, one.email, one.line) for one in self.contacts)

    def to_source(self) -> SourceRef | None:
        """Return the file that the manuscript came from."""
        if self.source is None:
            return None
        one = self.source
        return SourceRef(normalize("NFC", one.file), one.sha256, one.lines, one.url, one.received, one.given_by)

    def to_review(self) -> Review | None:
        """Return who reviewed the letter, and when."""
        return Review(self.reviewed.by, _day(self.reviewed)) if self.reviewed else None

    def to_corrections(self, front: str) -> tuple[Correction, ...]:
        """Return the accepted repairs, each with its line in the file; `front` is the text of the front matter."""
        lines = locate_items(front, "corrections", offset=1) if self.corrections else ()
        return tuple(
            Correction(one.line, one.printed, one.corrected, one.reason, _day(one), at)
            for one, at in zip(self.corrections, lines, strict=True)
        )

    def to_departures(self) -> tuple[Departure, ...]:
        """Return the differences from the source that are meant."""
        return tuple(
            Departure(one.reason, one.line or 0, one.last or one.line or 0, one.of, _day(one))
            for one in self.departures
        )

    def to_withdrawal(self) -> Withdrawal | None:
        """Return that the letter was withdrawn, if it was."""
        return Withdrawal(_day(self.withdrawn), self.withdrawn.reason) if self.withdrawn else None

    def to_withheld(self, front: str) -> tuple[Withheld, ...]:
        """Return the signatories whom nothing published names, each with its line in the file; `front` as above."""
        lines = locate_items(front, "withheld", offset=1) if self.withheld else ()
        return tuple(
            Withheld(one.line, one.last or one.line, one.reason, _day(one), one.of, one.open_in, written=at)
            for one, at in zip(self.withheld, lines, strict=True)
        )

    def to_facts(self, front: str) -> tuple[ReadingFact, ...]:
        """Return what a person says that lines of the source are, each with its line in the file; `front` as above."""
        lines = locate_items(front, "reading", offset=1) if self.reading else ()
        return tuple(ReadingFact(*one.span, one.kind, at) for one, at in zip(self.reading, lines, strict=True))

    def to_settled(self) -> tuple[Settlement, ...]:
        """Return the doubts that a person has answered."""
        return tuple(Settlement(one.of, one.reason, _day(one)) for one in self.settled)


def _day(record: Dated) -> str | None:
    return record.on.isoformat() if record.on else None
