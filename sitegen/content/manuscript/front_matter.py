"""The YAML at the top of a manuscript: what is known of the letter beside its text."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from typing import Annotated, Any, Literal, NamedTuple, Self, TypeVar
from unicodedata import normalize

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints, model_validator
from yaml import ScalarNode
from yaml.resolver import Resolver

from sitegen.core.diagnostics import Checked, Diagnostic
from sitegen.core.diagnostics.codes import BROKEN_FRONT_MATTER, WRONG_DATE, WRONG_ID
from sitegen.core.documents import Dated, Schema, Whole, locate_items, read_yaml
from sitegen.core.languages import checked_language
from sitegen.core.model import (
    Bound,
    Contact,
    Correction,
    Departure,
    FactKind,
    Manuscript,
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
from sitegen.core.source import MOST_LINES, Span
from sitegen.reading.parsing.numerals import LARGEST

_FENCE = re.compile(r"(?:---|\.\.\.)[ \t]*$")
_DATE_LINE = re.compile(r"date[ \t]*:[ \t]*(?P<quote>[\"']?)(?P<date>[^\"'#]*?)(?P=quote)[ \t]*(?:#.*)?$")
_WITHDRAWN = "settings of its own, indented below it: the day (on), the reason, or both"
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_PLAIN = re.compile(r"(?=[^\W_])(?:(?!: |:$| #)[^\t\n])+(?<! )")
_resolve: Any = Resolver().resolve
_HIDDEN = re.compile("[\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff]")


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


class Split(NamedTuple):
    """A manuscript in two: its front matter, which begins on line 2, and the lines after it from line `first`."""

    front: str
    first: int


def split_front_matter(lines: tuple[str, ...], path: str) -> Checked[Split | None]:
    """Return where the front matter ends, or None if it does not stand between its two lines of hyphens."""
    if not lines or lines[0].lstrip("\ufeff").rstrip() != "---":
        return Checked(
            None,
            (
                BROKEN_FRONT_MATTER.at(
                    Span.line(path, 1),
                    "the manuscript does not begin with front matter",
                    "let the first line be ---, then the settings, then --- again",
                ),
            ),
        )
    for number, line in enumerate(lines[1:], 2):
        if _FENCE.match(line):
            return Checked(Split("\n".join(lines[1 : number - 1]) + "\n", number + 1))
    return Checked(
        None,
        (
            BROKEN_FRONT_MATTER.at(
                Span.line(path, 1),
                "the front matter has no end",
                "add a line of three hyphens, ---, after the settings",
            ),
        ),
    )


def is_id(text: str) -> bool:
    """Return whether `text` can be the id of a letter."""
    return bool(_ID.fullmatch(text))


def read_front_matter(front: str, path: str) -> Checked[FrontMatter | None]:
    """Return the settings in `front`, the text between the two lines of hyphens; faults have their line in the file."""
    front, wrong = _check_date(front, path)
    read = read_yaml(front, path, FrontMatter, offset=1)
    found = [*wrong, *read.diagnostics]
    settings: FrontMatter | None = read.value
    if settings and not is_id(settings.id):
        line = next((n for n, text in enumerate(front.split("\n"), 2) if text.startswith("id")), 2)
        found.append(
            WRONG_ID.at(
                Span.line(path, line),
                f"{settings.id!r} cannot be an id",
                "use small letters, digits and single hyphens: 2024-02-01-urgent-call",
            )
        )
    return Checked(None if any(one.severity == "error" for one in found) else settings, tuple(found))


def _check_date(front: str, path: str) -> tuple[str, list[Diagnostic]]:
    """Return the front matter, without its date if that is wrong: the rest can then still be checked."""
    lines = front.split("\n")
    for index, line in enumerate(lines):
        found = _DATE_LINE.match(line)
        if found and found["date"] not in ("", "null", "~") and not _is_date(found["date"]):
            lines[index] = ""
            fault = WRONG_DATE.at(
                Span.line(path, index + 2),
                f"{found['date']} is not a date",
                "write year, month and day: date: 2024-02-01",
            )
            return "\n".join(lines), [fault]
    return front, []


def _is_date(text: str) -> bool:
    """Return whether `text` is a day, a month or a year of the calendar as ISO 8601 writes it."""
    if not re.fullmatch(r"[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?", text):
        return False
    try:
        date.fromisoformat(text + "-01-01"[len(text) - 4 :] if len(text) < 10 else text)
    except ValueError:
        return False
    return True


def write_front_matter(m: Manuscript) -> str:
    """Return the front matter with its two lines of hyphens. What is empty or unknown is left out."""
    return "\n".join(["---", *_settings(m), "---", ""])


def _settings(m: Manuscript) -> Iterator[str]:
    letter, stated = m.letter, m.letter.stated
    yield f"id: {_scalar(m.letter_id)}"
    for key, value in (("title", letter.title), ("date", letter.date), ("language", letter.language)):
        if value is not None:
            yield f"{key}: {value if key == 'date' and _is_date(value) else _scalar(value)}"
    if m.translation_of is not None:
        yield f"translation_of: {_scalar(m.translation_of)}"
    yield from _list("formerly", m.former_ids)
    yield f"status: {m.status}"
    if m.review:
        yield from _mapping("reviewed", {"by": m.review.by, "on": m.review.on})
    if m.withdrawn:
        yield from _mapping("withdrawn", {"on": m.withdrawn.on, "reason": m.withdrawn.reason})
    yield from _list("addressees", letter.addressees)
    yield from _list("cc", letter.cc)
    if stated != Stated():
        bound = None if stated.bound == "exact" else stated.bound
        yield from _mapping("stated", {"total": stated.total, "undisclosed": stated.undisclosed, "bound": bound})
    yield from _mappings(
        "contacts",
        [
            {"person": one.person, "organization": one.organization, "email": one.email, "line": one.line}
            for one in letter.contacts
        ],
    )
    if m.source:
        one = m.source
        told = {"url": one.url, "received": one.received, "given_by": one.given_by}
        yield from _mapping("source", {"file": one.file, "sha256": one.sha256, "lines": one.lines, **told})
    yield from _mappings(
        "corrections",
        [
            {
                "line": one.line,
                "printed": one.printed,
                "corrected": one.corrected,
                "reason": one.reason,
                "on": one.on,
            }
            for one in m.corrections
        ],
    )
    yield from _mappings(
        "departures",
        [
            {
                "of": one.of,
                "line": one.first or None,
                "last": one.last if one.last != one.first else None,
                "reason": one.reason,
                "on": one.on,
            }
            for one in m.departures
        ],
    )
    yield from _mappings(
        "withheld",
        [
            {
                "line": one.first,
                "last": one.last if one.last != one.first else None,
                "of": one.of if one.of != "signatory" else None,
                "reason": one.reason,
                "on": one.on,
                "open_in": one.open_in or None,
            }
            for one in m.withheld
        ],
    )
    yield from _mappings("reading", [{"lines": _lines_of(one), "is": one.kind} for one in m.facts])
    yield from _mappings("settled", [{"of": one.of, "reason": one.reason, "on": one.on} for one in m.settled])


def _lines_of(fact: ReadingFact) -> str | int:
    return fact.first if fact.first == fact.last else f"{fact.first}-{fact.last}"


def _list(key: str, values: tuple[str, ...]) -> Iterator[str]:
    if values:
        yield f"{key}:"
        yield from (f"  - {_scalar(value)}" for value in values)


def _mapping(key: str, values: dict[str, str | int | None]) -> Iterator[str]:
    yield f"{key}:"
    for name, value in values.items():
        if value is not None:
            day = name == "on" and isinstance(value, str) and _is_date(value)
            yield f"  {name}: {value if day else _scalar(value)}"


def _mappings(key: str, values: list[dict[str, str | int | tuple[str, ...] | None]]) -> Iterator[str]:
    if values:
        yield f"{key}:"
    for one in values:
        for index, (name, value) in enumerate((name, value) for name, value in one.items() if value is not None):
            day = name == "on" and isinstance(value, str) and _is_date(value)
            shown = f"[{', '.join(map(_scalar, value))}]" if isinstance(value, tuple) else _scalar(value)
            yield f"  {'  ' if index else '- '}{name}: {value if day else shown}"


def _scalar(value: str | int) -> str:
    """Return a value as YAML that reads as itself: plain where nothing in it means anything, else in double quotes."""
    if isinstance(value, int):
        return str(value)
    if _PLAIN.fullmatch(value) and value.isprintable() and _is_text(value):
        return value
    return _HIDDEN.sub(lambda mark: f"\\u{ord(mark[0]):04x}", json.dumps(value, ensure_ascii=False))


def _is_text(plain: str) -> bool:
    """Return whether YAML reads `plain` as text, and not as a number, a date, or yes and no."""
    return plain.lower() not in "yn" and _resolve(ScalarNode, plain, (True, False)) == "tag:yaml.org,2002:str"
