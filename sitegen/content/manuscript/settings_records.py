"""The records of which the front matter of a manuscript is made, as they stand in the file."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal, Self, TypeVar

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints, model_validator

from sitegen.core.documents import Dated, Reason, Schema, Whole
from sitegen.core.languages import checked_language
from sitegen.core.model import Bound, FactKind, SettledMatter, WithheldKind
from sitegen.core.source import MOST_LINES
from sitegen.reading.parsing.lines.numerals import LARGEST

_WITHDRAWN = "settings of its own, indented below it: the day (on), the reason, or both"


def as_list(value: Any) -> Any:  # noqa: ANN401 - whatever YAML holds
    """Read nothing as an empty list and one text as a list of one: people write both."""
    return () if value is None else (value,) if isinstance(value, str) else value


def as_date_text(value: Any) -> Any:  # noqa: ANN401 - whatever YAML holds
    """Read a date that YAML takes for one, or a year that it takes for a number, as it is written."""
    return value.isoformat() if isinstance(value, date) else str(value) if isinstance(value, int) else value


def _as_text(value: Any) -> Any:  # noqa: ANN401 - whatever YAML holds
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


_RANGE = r"^[0-9]{1,9}(?:-[0-9]{1,9})?$"
_Lines = TypeVar("_Lines", bound="DepartureRecord | WithheldRecord")
_T = TypeVar("_T")
Several = Annotated[tuple[_T, ...], BeforeValidator(as_list)]
Texts = Several[str]


Line = Annotated[Whole, Field(ge=1, le=MOST_LINES, description=f"the number of a line, from 1 to {MOST_LINES}")]
Count = Annotated[Whole, Field(ge=0, le=LARGEST)]
Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Language = Annotated[str, AfterValidator(checked_language), Field(description="the tag of a language, as en or my")]


class StatedRecord(Schema):
    """The letter's own count of its signatories."""

    total: Count | None = None
    undisclosed: Count | None = None
    bound: Bound = "exact"


class ContactRecord(Schema):
    """A person for questions."""

    person: str | None = None
    organization: str | None = None
    email: str | None = None
    line: Annotated[Whole, Field(ge=0, le=MOST_LINES)] = 0


WebAddress = Annotated[
    str,
    StringConstraints(strip_whitespace=True, pattern=r"^https?://[^\s/?#]+\S*$"),
    Field(description="a web address, as https://letters.example/a-letter"),
]


class SourceRecord(Schema):
    """The file that the letter came in."""

    file: str
    sha256: str
    lines: Annotated[Whole, Field(ge=0, le=MOST_LINES)] = 0
    url: WebAddress | None = None
    received: Annotated[str | None, BeforeValidator(as_date_text)] = None
    given_by: str | None = None


class ReviewRecord(Dated):
    """Who reviewed the letter, and until when that held: `sitegen import` writes it where the source is a new one."""

    by: str | None = None
    until: date | None = None


class CorrectionRecord(Dated):
    """An accepted repair of a slip."""

    line: Line
    printed: str
    corrected: str
    reason: str | None = None

    @model_validator(mode="after")
    def _says_what(self) -> Self:
        if self.reason == "…" or (self.corrected == "…" and any(map(str.isalnum, self.printed))):
            raise ValueError("a record that gives the corrected form in full, and its reason in words or none")
        return self


def _in_order(record: _Lines) -> _Lines:
    """Return a record of lines; one whose last line stands before its first is a slip of the pen."""
    if record.last is not None and record.last < (record.line or record.last + 1):
        raise ValueError("a record whose last line does not stand before its first")
    return record


class DepartureRecord(Dated):
    """A difference from the source that is meant: in its lines, or in what the front matter says `of` something."""

    line: Line | None = None
    last: Line | None = None
    of: Literal["title", "date", "language", "addressees", "cc", "stated"] | None = None
    reason: Reason

    @model_validator(mode="after")
    def _has_place(self) -> Self:
        if self.line is None and self.of is None:
            raise ValueError("a record that gives its line, or the setting that it is of")
        return _in_order(self)


class WithheldRecord(Dated):
    """Lines whose contents nothing published tells."""

    line: Line
    last: Line | None = None
    of: WithheldKind = "signatory"
    reason: Words | None = None
    count: Annotated[Whole, Field(ge=1, le=MOST_LINES)] = 1

    @model_validator(mode="after")
    def _has_order(self) -> Self:
        return _in_order(self)


class FactRecord(Schema):
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


class SettlementRecord(Dated):
    """A doubt that a person has answered."""

    of: SettledMatter
    reason: Reason


class WithdrawnRecord(Dated):
    """That the letter was withdrawn: when, why, or both."""

    reason: Words | None = None

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if self.on is None and self.reason is None:
            raise ValueError(_WITHDRAWN)
        return self


def said(value: Any) -> Any:  # noqa: ANN401 - whatever YAML holds
    """Refuse a key with nothing behind it: somebody began to withdraw the letter."""
    if value is None:
        raise ValueError(_WITHDRAWN)
    return value
