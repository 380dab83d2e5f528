"""Files that come, read: which of them are new, and of which manuscript each is a new state."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from sitegen.content.accession.readings import Arrival, Facts, Readings, read_file
from sitegen.content.accession.returning import written_over
from sitegen.content.holdings import Holdings
from sitegen.content.layout import RECOGNISED
from sitegen.content.manuscript import entries_of
from sitegen.content.naming import source_name
from sitegen.content.standing_in import read_kept
from sitegen.core.diagnostics import Checked, Diagnostic
from sitegen.core.diagnostics.codes import ALREADY_IMPORTED, IMPOSSIBLE_LINES, SAID_IN_VAIN
from sitegen.core.memo import Spread, apart
from sitegen.core.model import Letter, Manuscript, Reading
from sitegen.core.source import Source, Span, digest, said_lines

_LISTED = ("signatories", "members")


def receive(
    holdings: Holdings, incoming: Sequence[tuple[str, bytes]], facts: Facts, spread: Spread
) -> Checked[Mapping[str, Arrival]]:
    """Return the files that are new to the archive, read, under their digests."""
    found: list[Diagnostic] = []
    arrivals: dict[str, Arrival] = {}
    known, by_file, by_part = holdings.by_digest(), holdings.by_file(), holdings.by_part()
    tables = {path.removesuffix(RECOGNISED): data for path, data in incoming if path.endswith(RECOGNISED)}
    letters = [(path, data) for path, data in incoming if not path.endswith(RECOGNISED)]
    new: dict[str, tuple[str, bytes, Facts]] = {}
    for sha256, path, data in sorted((digest(data), path, data) for path, data in letters):
        if facts and sha256 not in known and sha256 in by_part:
            whole = _whole(holdings, by_part[sha256], sha256, facts)
            if whole is not None and (too_far := _beyond(path, facts, whole.lines)):
                found += too_far
                continue
            if whole is not None:
                new[digest(whole.data)] = whole.path, whole.data, whole.facts
                tables[whole.path] = holdings.recognised_in(by_part[sha256])
                continue
        there = known.get(sha256) or by_part.get(sha256)
        same = there.path if there else new[sha256][0] if sha256 in new else None
        if same and not (facts and sha256 in known):
            found.append(
                ALREADY_IMPORTED.at(
                    Span.line(path, 1), f"the same file is in the archive already, as {same}", "nothing to do"
                )
            )
        else:
            new[sha256] = path, data, facts
    tasks = [(path, data, tables.get(path, b""), said) for path, data, said in new.values()]
    for (sha256, (path, data, said)), (source, read) in zip(new.items(), apart(spread, read_file, tasks), strict=True):
        found += source.diagnostics
        if source.value is None or read is None:
            continue
        found += _beyond(path, said, len(source.value.lines)) or _in_vain(path, said, read.value)
        over = written_over(holdings, path, sha256)
        if over and over.is_in(source.value):
            found.append(over.told(path, anew=bool(said)))
            if said:  # of its lines; what is read anew is the source as the archive has it
                anew = read_kept(over.source, over.manuscript, said)
                arrivals[digest(over.data)] = Arrival(path, over.data, over.source, anew, over.manuscript, b"", said)
            continue
        before = by_file.get(source_name(path, ())) or (over.manuscript if over else None)
        held = known.get(sha256) or _held(source.value, known | by_part)
        update = held or (before if before and _is_new_state(holdings, before, read.value.letter) else None)
        arrivals[sha256] = Arrival(path, data, source.value, read, update, tables.get(path, b""), said)
    return Checked(arrivals, tuple(found))


@dataclass(frozen=True, slots=True)
class _Whole:
    """The source of several files that one of them is of which a person said something, on its lines in the whole.

    `lines` are how many the one file has.
    """

    path: str
    data: bytes
    facts: Facts
    lines: int


def _whole(holdings: Holdings, manuscript: Manuscript, sha256: str, facts: Facts) -> _Whole | None:
    """Return the source of a letter in whose several files one has this digest, with what a person said of the one."""
    source, data = Readings(holdings, {}).source_of(manuscript), holdings.source_of(manuscript)
    part = next((one for one in source.parts if one.sha256 == sha256), None) if source else None
    if source is None or data is None or part is None:
        return None
    by = part.first - 1
    moved = tuple(replace(one, first=one.first + by, last=one.last + by) for one in facts)
    return _Whole(source.path, data, moved, part.last - by)


def _held(source: Source, known: Mapping[str, Manuscript]) -> Manuscript | None:
    """Return the letter whose text is one of the files that come together; one list may go with several letters."""
    listed = {row.line for row in source.rows}
    texts = (one for one in source.parts if listed.isdisjoint(range(one.first, one.last + 1)))
    return next((known[one.sha256] for one in texts if one.sha256 in known), None)


def _beyond(path: str, facts: Facts, lines: int) -> list[Diagnostic]:
    """Return what a person says of lines that a source does not have."""
    found = []
    for one in facts:
        if one.last > lines:
            said = f"{path} has lines 1 to {lines}; {one.kind} was said of {said_lines(one.first, one.last)}"
            hint = "look for the line in the file, and say its number"
            found.append(IMPOSSIBLE_LINES.at(Span.line(path, lines), said, hint))
    return found


def _in_vain(path: str, facts: Facts, reading: Reading) -> Iterator[Diagnostic]:
    """Yield what a person says of lines that hold nothing, or no name of those who sign."""
    entries = [(one.line, one.last) for one in entries_of(reading.letter.signatories)]
    blank = [one.winner.role == "blank" for one in reading.lines]
    for one in facts:
        names = one.kind not in _LISTED or any(first <= one.last and one.first <= last for first, last in entries)
        if names and not all(blank[one.first - 1 : one.last]):
            continue
        said = f"{one.kind} was said of {said_lines(one.first, one.last)}, and nothing there can be read so"
        hint = "look at the line in the file; what stands there can be written into the manuscript by hand"
        yield SAID_IN_VAIN.at(Span(path, one.first, min(one.last, len(blank))), said, hint)


def _is_new_state(holdings: Holdings, before: Manuscript, now: Letter) -> bool:
    """Return whether a file under the name of a letter's source is that letter again, and no other one.

    A form letter to somebody else, or of another week, has the list of the first. What an editor changed of title and
    date makes no other letter; there the source as it reads tells.
    """
    if not _same_letter(before.letter, now) or not _is_another(before.letter, now):
        return _same_letter(before.letter, now)
    source = Readings(holdings, {}).source_of(before)
    return source is None or not _is_another(read_kept(source, before).value.letter, now)


def _is_another(before: Letter, now: Letter) -> bool:
    """Return whether a letter has another day than one, and besides another title or other addressees."""
    if not (before.date and now.date) or before.date == now.date:
        return False
    titles = [one.title.casefold() for one in (before, now) if one.title]
    parties = [{party.casefold() for party in one.addressees} for one in (before, now) if one.addressees]
    return any(len(said) == 2 and said[0] != said[1] for said in (titles, parties))


def _same_letter(before: Letter, now: Letter) -> bool:
    """Return whether a file of the same name is a new state of the letter: of the same title, or most of the list."""
    if before.title and now.title and before.title.casefold() == now.title.casefold():
        return True
    entries = {one.entry for one in before.signatories}
    shared = entries & {one.entry for one in now.signatories}
    return len(shared) * 2 > min(len(entries), len(now.signatories))
