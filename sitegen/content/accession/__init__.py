"""New letters come into the archive: what `sitegen import` changes, worked out without touching a file.

Every letter is read twice: once by itself, and again beside the letters that share a nested list with it, for these can
show which of its entries are members. Letters that are in the archive already and are helped by a new one are read
again, too. So the same letters result, whether they come one by one, in any order, or all at once.

A letter whose source comes again with other bytes under the same name is merged into its manuscript (`merging`), and
the records that point to its lines move with their text (`moving`). Withheld signatories take no part in that: their
names come back into no manuscript and no source (`returning`), and stand in no message.
All or nothing: a fault in one file, and nothing changes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from sitegen.content.accession.holdings import Holdings, read_holdings
from sitegen.content.accession.merging import content, merge_letters
from sitegen.content.accession.moving import Confirmed, Lines, move_letter, move_records
from sitegen.content.accession.naming import letter_id, source_name
from sitegen.content.accession.readings import Arrival, Facts, Readings, read_alone, read_file
from sitegen.content.accession.related import related_letters
from sitegen.content.accession.returning import withheld_again, written_over, written_over_in
from sitegen.content.changes import extend_changes
from sitegen.content.fidelity.withheld import Hidden
from sitegen.content.layout import ADDRESSEES, AUTHORITY, CHANGES, LETTERS, PRIVATE, RECOGNISED, SOURCES
from sitegen.content.manuscript import as_stored, withheld_lines, withhold, write_manuscript
from sitegen.content.private import PrivateRecord, names_of, read_private
from sitegen.content.recording import pairs_in, recorded
from sitegen.content.transcriptions import Understood
from sitegen.content.versions import like_translations
from sitegen.content.withholding import named_in_copies
from sitegen.core.diagnostics import Checked, Diagnostic
from sitegen.core.diagnostics.codes import (
    ALREADY_IMPORTED,
    IMPORT_CONFLICT,
    IMPOSSIBLE_LINES,
    LIKE_ANOTHER_LETTER,
    LOST_SOURCE,
    UPDATED_LETTER,
)
from sitegen.core.memo import Memo, Spread, apart, in_turn, no_memo
from sitegen.core.model import Change, Correction, Letter, Manuscript, Member, Signatory, SourceRef
from sitegen.core.source import Source, Span, digest
from sitegen.identity import Recognizer, extend_authority, redacted, resolve
from sitegen.identity.addressees import resolve_addressees

__all__ = ["accession"]

T = TypeVar("T")

OF_READING = frozenset(("reading", "gaps", "noise"))  # settled doubts that a new state of a source opens again


def accession(
    existing: Mapping[str, bytes],
    label: str,
    incoming: Sequence[tuple[str, bytes]],
    today: str | None = None,
    confirmed: Confirmed | None = None,
    facts: Facts = (),
    edition: str | None = None,
    memo: Memo = no_memo,
    spread: Spread = in_turn,
) -> Checked[Mapping[str, bytes]]:
    """Return the files to write, under their paths in the content folder; none if anything has an error.

    `existing` are the files of that folder, which messages call `label`; `incoming` are paths (for messages and
    names) with the bytes found there; what was recognised in a file's pictures comes as one more, under its path and
    `RECOGNISED`. The order of `incoming` makes no difference. With `today` (ISO 8601) the
    archive's changelog tells of the letters that are new; without it, nothing is said of when they came. `confirmed`
    tells where withheld lines stand that a new state of a source changed; `facts` are what a person says that lines of
    the one file that comes are. Said of a letter that is here already, they let it be read anew.
    With the `edition` of the reader, how the sources read is recorded. `spread` may read several letters at the same
    time.
    """
    read = read_holdings(existing, label, memo, spread)
    if read.value is None:
        return Checked({}, read.diagnostics)
    holdings, found = read.value, list(read.diagnostics)

    def take(checked: Checked[T]) -> T:
        found.extend(checked.diagnostics)
        return checked.value

    readings = Readings(holdings, take(_receive(holdings, incoming, facts, spread)))
    changed = (*take(_catalogue(readings)), *take(_update(readings, confirmed or {})), *take(_help(readings)))
    files = {
        f"{SOURCES}{one.source.file}": readings.arrivals[one.source.sha256].data
        for one in changed
        if one.source and one.source.sha256 in readings.arrivals
    }
    files |= {
        f"{SOURCES}{one.source.file}{RECOGNISED}": arrival.recognised
        for one in changed
        if one.source and (arrival := readings.arrivals.get(one.source.sha256)) and arrival.recognised
    }
    files |= {f"{LETTERS}{one.letter_id}.md": write_manuscript(one).encode() for one in changed}
    names: dict[str, bytes] = take(_record_names(holdings, changed))
    files |= names
    if today:
        files |= _record_changes(holdings, changed, existing.get(CHANGES, b""), today)
    private = take(read_private(existing.get(PRIVATE, b"").decode("utf-8", "replace"), f"{label}/{PRIVATE}"))
    withheld = _withheld_names(readings, changed, private or ())
    found += _to_withhold_too(readings.holdings, changed, withheld)
    hidden = Recognizer(frozenset().union(*withheld.values()))
    now = {one.letter_id: one for one in changed}
    olds = [one.update for one in readings.arrivals.values() if one.update and one.update.letter_id in now]
    if olds and not any(one.severity == "error" for one in found):
        updated, left = [(one, now[one.letter_id]) for one in olds], {**existing, **files}
        over: dict[str, bytes] = take(
            withheld_again(left, holdings, updated, private or (), confirmed or {}, today or "")
        )
        files |= over
    if edition:
        letters = [f"{LETTERS}{one.letter_id}.md" for one in changed]
        pairs = pairs_in({**existing, **files}, label, letters, spread=spread)
        files |= recorded(pairs, edition, spread=spread, read=_understood(readings, changed))
    found = [redacted(one, hidden) for one in found]
    if any(one.severity == "error" for one in found):
        return Checked({}, tuple(found))
    return Checked({name: files[name] for name in sorted(files) if existing.get(name) != files[name]}, tuple(found))


def _understood(readings: Readings, changed: Sequence[Manuscript]) -> dict[str, Understood]:
    """Return, by letter, the sources that came as they read by themselves."""
    came = ((one, readings.arrivals.get(one.source.sha256)) for one in changed if one.source)
    return {
        one.letter_id: Understood(arrival.source, arrival.read.value)
        for one, arrival in came
        if arrival and arrival.facts == one.facts
    }


def _receive(
    holdings: Holdings, incoming: Sequence[tuple[str, bytes]], facts: Facts, spread: Spread
) -> Checked[Mapping[str, Arrival]]:
    """Return the files that are new to the archive, read, under their digests."""
    found: list[Diagnostic] = []
    arrivals: dict[str, Arrival] = {}
    known, by_file = holdings.by_digest(), holdings.by_file()
    tables = {path.removesuffix(RECOGNISED): data for path, data in incoming if path.endswith(RECOGNISED)}
    letters = [(path, data) for path, data in incoming if not path.endswith(RECOGNISED)]
    new: dict[str, tuple[str, bytes]] = {}
    for sha256, path, data in sorted((digest(data), path, data) for path, data in letters):
        same = known[sha256].path if sha256 in known else new[sha256][0] if sha256 in new else None
        if same and not (facts and sha256 in known):
            found.append(
                ALREADY_IMPORTED.at(
                    Span.line(path, 1), f"the same file is in the archive already, as {same}", "nothing to do"
                )
            )
        else:
            new[sha256] = path, data
    tasks = [(path, data, tables.get(path, b""), facts) for path, data in new.values()]
    for (sha256, (path, data)), (source, read) in zip(new.items(), apart(spread, read_file, tasks), strict=True):
        found += source.diagnostics
        if source.value is None or read is None:
            continue
        found += _beyond(path, facts, len(source.value.lines))
        over = written_over(holdings, path, sha256)
        if over and over.is_in(source.value):
            found.append(over.told(path))
            if facts:  # of its lines; what is read anew is the source as the archive has it
                anew = read_alone(over.source, facts)
                arrivals[digest(over.data)] = Arrival(path, over.data, over.source, anew, over.manuscript, b"", facts)
            continue
        before = by_file.get(source_name(path, sha256, ())) or (over.manuscript if over else None)
        update = known.get(sha256) or (before if before and _same_letter(before.letter, read.value.letter) else None)
        arrivals[sha256] = Arrival(path, data, source.value, read, update, tables.get(path, b""), facts)
    return Checked(arrivals, tuple(found))


def _beyond(path: str, facts: Facts, lines: int) -> Iterator[Diagnostic]:
    """Yield what a person says of lines that a source does not have."""
    for one in facts:
        if one.last > lines:
            asked = one.first if one.first == one.last else f"{one.first} to {one.last}"
            said = f"{path} has lines 1 to {lines}; {one.kind} was said of {asked}"
            yield IMPOSSIBLE_LINES.at(Span.line(path, lines), said, "look for the line in the file, and say its number")


def _same_letter(before: Letter, now: Letter) -> bool:
    """Return whether a file of the same name is a new state of the letter: of the same title, or most of the list."""
    if before.title and now.title and before.title.casefold() == now.title.casefold():
        return True
    entries = {one.entry for one in before.signatories}
    shared = entries & {one.entry for one in now.signatories}
    return len(shared) * 2 > min(len(entries), len(now.signatories))


def _catalogue(readings: Readings) -> Checked[tuple[Manuscript, ...]]:
    """Return a manuscript for every letter that is new."""
    holdings = readings.holdings
    found: list[Diagnostic] = []
    made: list[Manuscript] = []
    ids = {own for one in holdings.manuscripts.values() for own in (one.letter_id, *one.former_ids)}
    kept = {digest(data): name for name, data in holdings.sources.items()}
    names = set(holdings.sources)
    alike: dict[tuple[str | None, str | None], Manuscript] = {
        (one.letter.date, one.letter.title): one for one in holdings.manuscripts.values() if one.letter.title
    }
    for sha256, arrival in readings.arrivals.items():
        if arrival.update:
            continue
        read = readings.beside(arrival.source, arrival.letter, readings.among(arrived=True), arrival.facts)
        found += read.diagnostics
        letter = read.value
        other = alike.get((letter.date, letter.title))
        if other:
            found.append(
                LIKE_ANOTHER_LETTER.at(
                    Span.line(arrival.path, 1),
                    f"{other.path} has the same date and title",
                    "if this is a new state of that letter, give its file the name that the source has there",
                )
            )
        new_id = letter_id(letter, sha256, ids)
        name = kept.get(sha256) or source_name(arrival.path, sha256, names)
        ids.add(new_id)
        names.add(name)
        made.append(
            _manuscript(holdings, new_id, letter, SourceRef(name, sha256, len(arrival.source.lines)), arrival.facts)
        )
    return Checked(tuple(made), tuple(found))


def _manuscript(holdings: Holdings, new_id: str, letter: Letter, source: SourceRef, facts: Facts) -> Manuscript:
    """Return a new manuscript. Repairs that cannot be wrong come with it, as corrections that can be taken back."""
    listed: list[Signatory | Member] = []
    for entry in letter.signatories:
        listed += (entry, *entry.members)
    corrections = tuple(Correction(one.line, one.name, one.corrected) for one in listed if one.corrected)
    path = f"{holdings.label}/{LETTERS}{new_id}.md"
    return as_stored(Manuscript(new_id, path, letter, source, "unreviewed", corrections, facts=facts))


def _update(readings: Readings, confirmed: Confirmed) -> Checked[tuple[Manuscript, ...]]:
    """Return the manuscripts whose sources came again with other bytes, merged with what is new in them."""
    found: list[Diagnostic] = []
    made: list[Manuscript] = []
    for sha256, arrival in readings.arrivals.items():
        if before := arrival.update:
            old = readings.source_of(before)
            if old is None or before.source is None:
                found.append(
                    LOST_SOURCE.at(
                        Span.line(arrival.path, 1),
                        f"the file that {before.path} came from is gone or was changed, "
                        "so what is new cannot be told from what people edited",
                        "put the file back as it was received, then import again",
                    )
                )
                continue
            over = written_over_in(readings.holdings, before)
            known = over.received if over and over.received and arrival.source.lines != old.lines else old
            lines = Lines.between(known.lines, arrival.source.lines)
            unknown = over.lines if over and known is old else frozenset[int]()
            moved = move_records(before, lines, confirmed, arrival.path, unknown)
            found += moved.diagnostics
            facts = _with_facts(moved.value.facts, arrival.facts)
            read = readings.beside(arrival.source, arrival.letter, readings.among(arrived=True), facts)
            found += read.diagnostics
            merged = _merge(readings, before, old, read.value, replace(moved.value, facts=facts), lines)
            found += merged.diagnostics
            source = replace(before.source, sha256=sha256, lines=len(arrival.source.lines))
            made.append(replace(merged.value, source=source))
    return Checked(tuple(made), tuple(found))


def _help(readings: Readings) -> Checked[tuple[Manuscript, ...]]:
    """Return the manuscripts that were here before and that an arrival helps to read better."""
    found: list[Diagnostic] = []
    made: list[Manuscript] = []
    updated = {one.update.letter_id for one in readings.arrivals.values() if one.update}
    arrived = {key: one.letter for key, one in readings.arrivals.items()}
    for before in readings.holdings.manuscripts.values():
        if before.letter_id in updated or not related_letters(before.letter, arrived):
            continue
        source = readings.source_of(before)
        if source:
            now = readings.beside(source, before.letter, readings.among(arrived=True), before.facts)
            merged = _merge(readings, before, source, now.value, before, None)
            if content(merged.value.letter) != content(withhold(before).letter):
                found += merged.diagnostics
                made.append(merged.value)
    return Checked(tuple(made), tuple(found))


def _merge(
    readings: Readings, before: Manuscript, old: Source, now: Letter, moved: Manuscript, lines: Lines | None
) -> Checked[Manuscript]:
    """Return `moved` with what is new in `now`; people's changes stay. It is unreviewed if anything is new.

    `moved` is the manuscript with its records on the lines of the new state, `lines` where the old ones stand there.
    """
    base = readings.beside(old, before.letter, readings.among(arrived=False), before.facts).value
    then, here = withheld_lines(before.withheld), withheld_lines(moved.withheld)
    hidden = Hidden.on(then, base.signatories, before.letter.signatories).also(Hidden.on(here, now.signatories))
    shown = hidden.absent(before.letter, then)
    ours = move_letter(shown, lines) if lines else shown
    stored = [
        as_stored(replace(before, letter=letter)).letter
        for letter in (hidden.absent(base, then), ours, hidden.absent(now, here))
    ]
    merged = merge_letters(*stored)
    new = content(merged.letter) != content(shown)
    found = [
        IMPORT_CONFLICT.at(
            Span.line(before.path, 1),
            f"{one.what} was edited here, and is also new in line {one.line} of the source; the edit stays: {one.ours}",
            f"the source now says: {one.theirs}",
        )
        for one in merged.conflicts
    ]
    if new:
        found.append(
            UPDATED_LETTER.at(
                Span.line(before.path, 1),
                "what is new in its source was taken over",
                "look through the changes, then write status: reviewed; until then the page says that it was not, "
                "or the site leaves the letter out (unreviewed, in archive.toml)",
            )
        )
    status = "unreviewed" if new else before.status
    settled = tuple(one for one in moved.settled if one.of not in OF_READING) if new else moved.settled
    return Checked(replace(moved, letter=merged.letter, status=status, settled=settled), tuple(found))


def _with_facts(before: Facts, said: Facts) -> Facts:
    """Return what a person said before and says now; of lines on which both speak, what is said now holds."""
    kept = [one for one in before if not any(new.first <= one.first and one.last <= new.last for new in said)]
    return (*kept, *said)


def _withheld_names(
    readings: Readings, changed: Sequence[Manuscript], private: Sequence[PrivateRecord]
) -> dict[str, frozenset[str]]:
    """Return the names that no message may tell, under letters' ids: those on withheld lines of sources old and new."""
    names: dict[str, frozenset[str]] = {}
    for one in readings.holdings.manuscripts.values():
        if one.withheld:
            source = readings.source_of(one)
            printed = read_alone(source, one.facts).value.letter.signatories if source else ()
            hidden = Hidden.on(withheld_lines(one.withheld), printed, one.letter.signatories).names
            names[one.letter_id] = hidden.union(*names_of(private, one.letter_id).values())
    for one in changed:
        if one.withheld and one.source and one.source.sha256 in readings.arrivals:
            printed = readings.arrivals[one.source.sha256].letter.signatories
            now = Hidden.on(withheld_lines(one.withheld), printed).names
            names[one.letter_id] = names.get(one.letter_id, frozenset()) | now
    return names


def _to_withhold_too(
    holdings: Holdings, changed: Sequence[Manuscript], withheld: Mapping[str, frozenset[str]]
) -> Iterator[Diagnostic]:
    """Yield where letters that came name whom another version of them withholds: before anybody commits them."""
    if any(withheld.values()):
        paths = {one.path for one in changed}
        manuscripts = {**holdings.manuscripts, **{one.letter_id: one for one in changed}}
        for one in named_in_copies(tuple(manuscripts.values()), withheld, holdings.organizations):
            if one.span and one.span.path in paths:
                hint = f"before you commit it: {one.hint}"
                yield replace(one, severity="warning", hint=hint)


def _record_changes(holdings: Holdings, changed: Sequence[Manuscript], before: bytes, today: str) -> dict[str, bytes]:
    """Return the changelog with a record for every letter that is new, and for every one that has a new source."""
    sources = {one.letter_id: one.source for one in holdings.manuscripts.values()}
    new: list[Change] = []
    for one in sorted(changed, key=lambda one: one.letter_id):
        if one.letter_id not in sources:
            new.append(Change(today, "added", one.letter_id))
        elif one.source != sources[one.letter_id]:
            new.append(Change(today, "corrected", one.letter_id, "a new state of its source was taken in"))
    text = before.decode("utf-8-sig", "replace")
    return {CHANGES: extend_changes(text, new).encode()} if new else {}


def _record_names(holdings: Holdings, changed: Sequence[Manuscript]) -> Checked[dict[str, bytes]]:
    """Return the authority files with a record for every organization and every addressee that has none.

    Once all names are known, letters that look like versions of one can be told, too.
    """
    if not changed:
        return Checked({})
    manuscripts = {**holdings.manuscripts, **{one.letter_id: one for one in changed}}
    resolved = resolve(
        tuple(map(withhold, manuscripts.values())),
        holdings.organizations,
        holdings.judgements,
        authority_path=f"{holdings.label}/{AUTHORITY}",
    )
    faults = tuple(one for one in resolved.diagnostics if one.severity == "error")
    arrived = [one for one in changed if one.letter_id not in holdings.manuscripts]
    alike = tuple(like_translations(manuscripts, arrived, resolved.value.by_letter))
    new = resolved.value.unrecorded
    files = {AUTHORITY: extend_authority(holdings.authority, new).encode()} if new else {}
    addressees = resolve_addressees(tuple(manuscripts.values()), holdings.addressees, holdings.judgements).value
    if addressees.unrecorded:
        text = extend_authority(holdings.texts.get(ADDRESSEES, ""), addressees.unrecorded)
        files[ADDRESSEES] = text.encode()
    return Checked(files, faults + alike)
