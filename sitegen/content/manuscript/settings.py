"""What the front matter of a manuscript may hold, and the values that it stands for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Annotated, TypeVar

from pydantic import BeforeValidator

from sitegen.content.manuscript import settings_records as records
from sitegen.content.manuscript.settings_records import Several, Texts
from sitegen.core.documents import Dated, Schema, locate_items
from sitegen.core.model import (
    Contact,
    Correction,
    Departure,
    ReadingFact,
    Review,
    Settlement,
    SourceRef,
    Stated,
    Status,
    Withdrawal,
    Withheld,
)

T = TypeVar("T")


class FrontMatter(Schema):
    """What the front matter of a manuscript may hold."""

    id: str
    title: str | None = None
    date: Annotated[str | None, BeforeValidator(records.as_date_text)] = None
    language: records.Language | None = None
    translation_of: str | None = None
    formerly: Texts = ()
    status: Status = "unreviewed"
    reviewed: records.ReviewRecord | None = None
    withdrawn: Annotated[records.WithdrawnRecord | None, BeforeValidator(records.said)] = None
    addressees: Texts = ()
    cc: Texts = ()
    stated: records.StatedRecord | None = None
    contacts: Several[records.ContactRecord] = ()
    source: records.SourceRecord | None = None
    corrections: Several[records.CorrectionRecord] = ()
    departures: Several[records.DepartureRecord] = ()
    withheld: Several[records.WithheldRecord] = ()
    reading: Several[records.FactRecord] = ()
    settled: Several[records.SettlementRecord] = ()

    def to_stated(self) -> Stated:
        """Return the letter's own count of its signatories."""
        return Stated(**dict(self.stated)) if self.stated else Stated()

    def to_contacts(self) -> tuple[Contact, ...]:
        """Return the persons to ask."""
        return tuple(Contact(**dict(one)) for one in self.contacts)

    def to_source(self) -> SourceRef | None:
        """Return the file that the manuscript came from."""
        return SourceRef(**dict(self.source)) if self.source else None

    def to_review(self) -> Review | None:
        """Return who reviewed the letter, and when; a letter that was reviewed again is so without end."""
        if self.reviewed is None:
            return None
        ended = self.reviewed.until if self.status == "unreviewed" else None
        review = Review(self.reviewed.by, _day(self.reviewed), ended.isoformat() if ended else None)
        return None if review == Review() else review

    def to_corrections(self, front: str) -> tuple[Correction, ...]:
        """Return the accepted repairs, each with its line in the file; `front` is the text of the front matter."""
        return tuple(
            Correction(one.line, one.printed, one.corrected, one.reason, _day(one), at)
            for one, at in _located(self.corrections, front, "corrections")
        )

    def to_departures(self, front: str) -> tuple[Departure, ...]:
        """Return the differences from the source that are meant, each with its line in the file; `front` as above."""
        return tuple(
            Departure(one.reason, one.line or 0, one.last or one.line or 0, one.of, _day(one), written=at)
            for one, at in _located(self.departures, front, "departures")
        )

    def to_withdrawal(self) -> Withdrawal | None:
        """Return that the letter was withdrawn, if it was."""
        return Withdrawal(_day(self.withdrawn), self.withdrawn.reason) if self.withdrawn else None

    def to_withheld(self, front: str) -> tuple[Withheld, ...]:
        """Return the signatories whom nothing published names, each with its line in the file; `front` as above."""
        return tuple(
            Withheld(one.line, one.last or one.line, one.reason, _day(one), one.of, count=one.count, written=at)
            for one, at in _located(self.withheld, front, "withheld")
        )

    def to_facts(self, front: str) -> tuple[ReadingFact, ...]:
        """Return what a person says that lines of the source are, each with its line in the file; `front` as above."""
        return tuple(ReadingFact(*one.span, one.kind, at) for one, at in _located(self.reading, front, "reading"))

    def to_settled(self) -> tuple[Settlement, ...]:
        """Return the doubts that a person has answered."""
        return tuple(Settlement(one.of, one.reason, _day(one)) for one in self.settled)


def _day(record: Dated) -> str | None:
    return record.on.isoformat() if record.on else None


def _located(some: Sequence[T], front: str, key: str) -> Iterator[tuple[T, int]]:
    """Return the records below a key, each with its line in the file."""
    return zip(some, locate_items(front, key, offset=1) if some else (), strict=True)
