"""Which letters have a record of how their sources read, which records are believed, and the making of new ones.

Anybody may edit a record, and a merge may spoil one; so none is believed that is not whole, and `compared` reads the
sources anew and tells the records that say something else. A letter that withholds somebody has none: the digests of
its source and its manuscript could confirm a guess.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from sitegen.content.fidelity import hold_against_source
from sitegen.content.fidelity.unsettled import doubts_of
from sitegen.content.layout import LETTERS, READINGS, Edits, reading_of, with_edits
from sitegen.content.letters import read_manuscripts
from sitegen.content.recorded import Recorded, read_record, runs_of, write_record
from sitegen.content.sources import UNDERSTOOD, Pair, differing, pairs_of, understand
from sitegen.content.texts import texts_of
from sitegen.content.transcriptions import Understood, transcription_of
from sitegen.core.diagnostics import Checked, Diagnostic
from sitegen.core.diagnostics.codes import (
    DAMAGED_READING,
    MISTAKEN_READING,
    ORPHANED_READING,
    OTHER_EDITION,
    READING_OF_WITHHELD,
    WRONG_READING,
)
from sitegen.core.memo import Memo, Spread, Stage, apart, each, in_turn, no_memo
from sitegen.core.source import Span, digest

ANEW = "write it again: sitegen reread"


@dataclass(frozen=True, slots=True)
class Renewal:
    """What makes the records of all letters say how their sources read today: `edits`.

    Of the letters (ids) that are `withholding` somebody no record is kept. `unread` are letters whose manuscript or
    source cannot be read, so that their records stay as they are; what is wrong with them, a build says.
    """

    edits: Edits
    withholding: tuple[str, ...]
    unread: tuple[str, ...]


def believed(
    pairs: Sequence[Pair], files: Mapping[str, bytes], label: str, edition: str | None
) -> Checked[Mapping[str, Recorded]]:
    """Return the records that tell how sources read today, under the ids of their letters.

    `edition` is that of the reader; without it, none is believed. What differs only in the manuscript is believed: the
    source reads as recorded, whatever an editor made of it.
    """
    found = list(_misplaced(pairs, files, label))
    records: dict[str, Recorded] = {}
    others = 0
    for pair in pairs if edition else ():
        data = files.get(reading_of(pair.own))
        if data is None or edition is None or pair.manuscript.withheld:
            continue
        record = read_record(data)
        by = pair.read_by(edition)
        if record is None:
            message = "the record was changed by hand, or by a merge; the source was read again"
            found.append(DAMAGED_READING.at(Span.line(f"{label}/{reading_of(pair.own)}", 1), message, ANEW))
        elif record.by == by:
            records[pair.own] = record
        elif record.by.edition != edition:
            others += 1
        elif (record.by.source, record.by.recognised) != (by.source, by.recognised):
            found.append(_of_another(pair, record, pairs, label))
    if others:
        letters = "1 letter was" if others == 1 else f"{others} letters were"
        message = f"the {'source' if others == 1 else 'sources'} of {letters} read again: recorded by another edition"
        hint = "sitegen reread records how they read today, and later builds need not read them"
        found.append(OTHER_EDITION.at(None, f"{message} of the reader", hint))
    return Checked(records, tuple(found))


def _of_another(pair: Pair, record: Recorded, pairs: Sequence[Pair], label: str) -> Diagnostic:
    """Return that a record is of another source, and of which letter's, if that is here."""
    other = next((one.own for one in pairs if digest(one.data) == record.by.source and one is not pair), None)
    whose = f"that of {other}" if other else "none that is here"
    message = f"the record is of another source than that of {pair.own}, of {whose}; the source was read again"
    return MISTAKEN_READING.at(Span.line(f"{label}/{reading_of(pair.own)}", 1), message, ANEW)


def _misplaced(pairs: Sequence[Pair], files: Mapping[str, bytes], label: str) -> Iterator[Diagnostic]:
    """Yield the records that must not be there, and those of letters that are not."""
    secret = {reading_of(pair.own) for pair in pairs if pair.manuscript.withheld}
    for name in files:
        if not name.startswith(READINGS):
            continue
        place = Span.line(f"{label}/{name}", 1)
        letter = f"{LETTERS}{name.removeprefix(READINGS).removesuffix('.txt')}.md"
        # A record without a letter may be that of one which withholds somebody, from before it was renamed.
        if name in secret or (secret and letter not in files):
            which = "the letter" if name in secret else "a letter, perhaps the one that this record is of,"
            message = f"{which} withholds somebody, and the record holds digests by which a guess could be confirmed"
            yield READING_OF_WITHHELD.at(place, message, "delete the record: sitegen reread, then commit")
        elif letter not in files:
            yield ORPHANED_READING.at(place, "there is no letter of that name", "delete the record: sitegen reread")


def record(pair: Pair, edition: str, read: Understood | None) -> Recorded | None:
    """Return the record of a letter, its source read as `read`; None of one that has none."""
    if read is None or pair.manuscript.withheld:
        return None
    shown = transcription_of(read)
    doubts = doubts_of(read.source, read.reading)
    made = Recorded(pair.read_by(edition), len(read.source.lines), runs_of(read.source, shown.lines), doubts)
    if made.of(read.source) != shown or read_record(write_record(made).encode()) != made:
        return None  # a rule or a doubt of a form that a record cannot hold
    found = hold_against_source(pair.manuscript, pair.text, read.source, read.reading)
    held = replace(made, manuscript=pair.seal)
    titled = held.with_title(read.reading.letter.title or "", read.source) if found else held
    return titled if differing(pair, titled, read.source) == found else made


def recorded(
    pairs: Iterable[Pair],
    edition: str,
    memo: Memo = no_memo,
    spread: Spread = in_turn,
    read: Mapping[str, Understood] | None = None,
) -> dict[str, bytes]:
    """Return the files that record how the sources of letters read, under their names in the content folder.

    What is known of a source as it reads is in `read`, under the ids of letters, or remembered.
    """
    given = [pair for pair in pairs if not pair.manuscript.withheld]
    tasks = [(pair, (read or {}).get(pair.own)) for pair in given]
    made = apart(spread, partial(_task, edition, memo), tasks)
    return {reading_of(pair.own): text.encode() for pair, text in zip(given, made, strict=True) if text is not None}


def _task(edition: str, memo: Memo, task: tuple[Pair, Understood | None]) -> str | None:
    pair, read = task
    if read is None:
        read = memo(UNDERSTOOD, pair.read_as, lambda: understand(pair))
    made = record(pair, edition, read)
    return write_record(made) if made else None


def following(files: Mapping[str, bytes], edits: Edits, label: str, edition: str | None) -> Edits:
    """Return the edits of an archive's `files` with those of the records of the letters that they change."""
    letters = [name for name in edits if name.startswith(LETTERS)]
    new = recorded(pairs_in(with_edits(files, edits), label, letters), edition) if edition else {}
    return {**edits, **_record_edits(files, new, [reading_of(name[len(LETTERS) : -len(".md")]) for name in letters])}


def compared(
    files: Mapping[str, bytes], label: str, edition: str, memo: Memo = no_memo, spread: Spread = in_turn
) -> Iterator[Diagnostic]:
    """Yield the records that a build believes and that do not say what their sources read as, each read anew.

    What a build says of records, those that it does not believe among them, is said first.
    """
    pairs = pairs_in(files, label, [name for name in files if name.startswith(LETTERS)], memo, spread)
    checked = believed(pairs, files, label, edition)
    yield from checked.diagnostics
    records = checked.value
    given = [(pair, records[pair.own]) for pair in pairs if pair.own in records]
    tasks = [(f"{pair.held_as} {one.digest}", (label, pair, one)) for pair, one in given]
    for found in each(memo, spread, COMPARED, tasks, _compare):
        yield from found


COMPARED: Stage[tuple[Diagnostic, ...]] = Stage("compared", tuple[Diagnostic, ...])


def _compare(task: tuple[str, Pair, Recorded]) -> tuple[Diagnostic, ...]:
    label, pair, one = task
    now = record(pair, one.by.edition, understand(pair))
    if now is not None and one.manuscript != pair.seal:
        # The manuscript was edited; what is recorded of it is not used.
        now = replace(now, manuscript=one.manuscript, title=one.title)
    if now == one:
        return ()
    message = f"the source of {pair.own} does not read as it says"
    return (WRONG_READING.at(Span.line(f"{label}/{reading_of(pair.own)}", 1), message, ANEW),)


def pairs_in(
    files: Mapping[str, bytes], label: str, letters: Iterable[str], memo: Memo = no_memo, spread: Spread = in_turn
) -> Sequence[Pair]:
    """Return those of `letters` (names of files) that can be read, with their sources; nothing is said of others."""
    texts = texts_of({name: files[name] for name in letters if name in files}, label).value
    manuscripts = read_manuscripts(texts, label, memo, spread).value
    by_path = {f"{label}/{name}": text for name, text in texts.items() if text is not None}
    return pairs_of(manuscripts, by_path, files, label).value


def renewed(files: Mapping[str, bytes], label: str, edition: str, spread: Spread = in_turn) -> Renewal:
    """Return what makes all records in `files` say how their sources read by the reader of an `edition`."""
    letters = [name for name in files if name.startswith(LETTERS) and name.endswith(".md")]
    pairs = pairs_in(files, label, letters, no_memo, spread)
    read = {pair.own for pair in pairs}
    unread = [own for name in letters if (own := name.rpartition("/")[2].removesuffix(".md")) not in read]
    kept = set(map(reading_of, unread))
    before = [name for name in files if name.startswith(READINGS) and name not in kept]
    edits = _record_edits(files, recorded(pairs, edition, no_memo, spread), before)
    return Renewal(edits, tuple(pair.own for pair in pairs if pair.manuscript.withheld), tuple(unread))


def _record_edits(files: Mapping[str, bytes], new: Mapping[str, bytes], gone: Iterable[str]) -> dict[str, bytes | None]:
    """Return the records that are not as they were, and None for those of `gone` that are not made again."""
    without: dict[str, bytes | None] = {name: None for name in gone if name in files and name not in new}
    return {**without, **{name: data for name, data in new.items() if files.get(name) != data}}
