"""A form that comes again in which somebody answers otherwise than before: who agrees now, and who no longer does."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from sitegen.content.accession.gathering import Unnamed
from sitegen.content.accession.readings import Readings
from sitegen.content.holdings import Holdings
from sitegen.content.layout import AUTHORITY, JUDGEMENTS
from sitegen.content.manuscript import entries_of
from sitegen.content.private import PrivateRecord
from sitegen.content.redaction.going_along import records_beside
from sitegen.core.diagnostics import Checked
from sitegen.core.diagnostics.codes import AGREED_SINCE, TAKEN_BACK
from sitegen.core.model import Manuscript
from sitegen.core.source import Span
from sitegen.identity.folds import fold, key

_PAST = (
    "the past of git still has the name, and so have the pages that were published: docs/withholding.md says what to do"
)


def agreed_since(readings: Readings, private: Sequence[PrivateRecord]) -> Checked[tuple[PrivateRecord, ...]]:
    """Return the private records without those of whom a new state of their own form names, for they agreed since.

    Only a record that import wrote for a form is taken out: of one name, no letter, and nothing that an editor added.
    """
    guarded = {key(one.names[0]): one for one in private if _is_of_a_form(one)}
    agreed = {}
    for arrival in readings.arrivals.values() if guarded else ():
        old = readings.source_of(arrival.update) if arrival.update else None
        if arrival.update is None or old is None or not any(row.kind == "withheld" for row in old.rows):
            continue
        before = {key(one.name) for one in entries_of(arrival.update.letter.signatories)}
        rows = {row.line for row in arrival.source.rows if row.kind == "entry"}
        for one in entries_of(arrival.letter.signatories):
            own = key(one.name)
            if one.line in rows and own in guarded and own not in before:
                agreed[own] = arrival.source.path, one.line
    found = tuple(
        AGREED_SINCE.at(
            Span.line(path, line),
            f"who stands on line {line} of what is kept did not agree to be named before, and does now: their name is "
            "guarded no longer",
            "if this is somebody else of that name, put the former state of the sheet back, and ask them",
        )
        for path, line in sorted(agreed.values())
    )
    gone = [guarded[own] for own in agreed]
    return Checked(tuple(one for one in private if one not in gone), found)


def _is_of_a_form(one: PrivateRecord) -> bool:
    added = one.letter or one.allowed or one.open_in or one.contacts or one.entries
    return len(one.names) == 1 and not added


@dataclass(frozen=True, slots=True)
class TakenBack:
    """The private records, and the archive's own files without the records of who does not agree any more."""

    private: tuple[PrivateRecord, ...]
    files: Mapping[str, bytes] = field(default_factory=dict)


def take_back(
    holdings: Holdings,
    now: Mapping[str, Manuscript],
    unnamed: Sequence[Unnamed],
    authority: str,
    private: Sequence[PrivateRecord],
) -> Checked[TakenBack]:
    """Return what is left where somebody whom a letter named until `now` does not agree any more.

    `now` are the letters as they will be, under their ids, `authority` is the text of that file, in which records may
    have been added behind those of `holdings`. As `sitegen withhold` does it: records and judgements that speak of
    nobody else are taken out, and kept in the private records, which guard their forms, too.
    """
    were = {
        key(entry.name)
        for own in now
        if own in holdings.manuscripts
        for entry in entries_of(holdings.manuscripts[own].letter.signatories)
    }
    guarded = {one.names[0] for one in private if _is_of_a_form(one)}
    gone = {name: (path, line) for path, line, name in unnamed if key(name) in were and name in guarded}
    if not gone:
        return Checked(TakenBack(tuple(private)))
    found = tuple(
        TAKEN_BACK.at(
            Span.line(path, line),
            f"who stands on line {line} was named before, and does not agree any more: they are taken off the list, "
            "and their name is guarded",
            _PAST,
        )
        for path, line in sorted(gone.values())
    )
    manuscripts = {**holdings.manuscripts, **now}
    opened = {key(entry.name) for one in manuscripts.values() for entry in entries_of(one.letter.signatories)}
    records, files = [*private], dict[str, bytes]()
    texts = {AUTHORITY: authority, JUDGEMENTS: holdings.texts.get(JUDGEMENTS, "")}
    taken = records_beside(holdings, gone, opened, texts)
    if any(lost for _, lost in taken.values()):
        first = next(at for at, one in enumerate(records) if one.names[0:1] and one.names[0] in gone)
        lost = {name: lost for name, (_, lost) in taken.items()}
        records[first] = records[first].model_copy(
            update={"records": lost[AUTHORITY] or None, "judgements": lost[JUDGEMENTS] or None}
        )
        records = [
            one.model_copy(update={"names": (*one.names, *_forms(holdings, one.names[0], opened))})
            if one.names and one.names[0] in gone and _is_of_a_form(one)
            else one
            for one in records
        ]
        files = {name: kept.encode() for name, (kept, lost_here) in taken.items() if lost_here}
    return Checked(TakenBack(tuple(records), files), found)


def _forms(holdings: Holdings, name: str, opened: set[str]) -> Iterator[str]:
    """Yield the other forms of the record of a name, if nobody signs openly under one."""
    for one in holdings.organizations:
        forms = (one.name, *one.variant_names)
        if fold(name) in map(fold, forms) and opened.isdisjoint(map(key, forms)):
            yield from (form for form in forms if form != name)
