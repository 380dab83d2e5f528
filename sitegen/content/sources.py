"""The sources of letters, as they read today, and what manuscripts do not share with them.

A source is read where nothing tells how it reads: no record beside the manuscripts (`recorded`), no memo. A manuscript
is held against its source once for the same bytes of both.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from sitegen.content.fidelity import hold_against_source
from sitegen.content.fidelity.settings import hold_settings
from sitegen.content.fidelity.unsettled import doubts_of, unsettled
from sitegen.content.layout import LETTERS, RECOGNISED, SOURCES
from sitegen.content.letters import key_of
from sitegen.content.recorded import Reader, Recorded
from sitegen.content.standing_in import read_kept
from sitegen.content.transcriptions import (
    Remembered,
    Transcription,
    Transcriptions,
    Understood,
    retracted_lines,
    transcription_of,
)
from sitegen.core.diagnostics import Checked, Diagnostic
from sitegen.core.diagnostics.codes import CHANGED_SOURCE, MISSING_SOURCE
from sitegen.core.loading import with_settings
from sitegen.core.memo import Memo, Spread, Stage, apart, keep, known, no_memo
from sitegen.core.model import Manuscript, ReadingVerdict
from sitegen.core.source import Source, Span, digest
from sitegen.reading import choosing, formats


@dataclass(frozen=True, slots=True)
class Held:
    """Whether a source can be read, what its manuscript does not share with it or leaves in doubt, and the verdict.

    `retracts` says that somebody stands in it who no longer signs.
    """

    readable: bool
    found: tuple[Diagnostic, ...] = ()
    verdict: ReadingVerdict | None = None
    retracts: bool = False


UNDERSTOOD: Stage[Understood | None] = Stage("understood", Understood | None)
TRANSCRIPTION: Stage[Transcription | None] = Stage("transcription", Transcription | None)
HELD: Stage[Held] = Stage("held", Held)


# The line of the front matter that an editor writes anew when the letter has been reviewed.
_STATUS = re.compile(r"^status:.*\n", re.MULTILINE)
_END = "\n---\n"  # of the front matter


@dataclass(frozen=True, slots=True)
class Pair:
    """A manuscript with its text, and the file that it came from, with what another program recognised in that."""

    manuscript: Manuscript
    text: str
    path: str
    data: bytes
    recognised: bytes

    @property
    def own(self) -> str:
        """The letter's id."""
        return self.manuscript.letter_id

    @property
    def said(self) -> str:
        """What a person said that lines of the source are."""
        return " ".join(f"{fact.first}-{fact.last}={fact.kind}" for fact in self.manuscript.facts)

    @property
    def read_as(self) -> str:
        """The name of all that a reading of the source depends on."""
        return f"{key_of(self.path, self.data, self.recognised)} {self.said}"

    @property
    def held_as(self) -> str:
        """The name of all that depends on both."""
        return f"{key_of(self.manuscript.path, self.text.encode())} {self.read_as}"

    @property
    def seal(self) -> str:
        """The digest of what of the manuscript is held against its source: all but its status."""
        front, end, letter = self.text.partition(_END)
        return digest(f"{_STATUS.sub('', front, count=1)}{end}{letter}".encode())

    def read_by(self, edition: str) -> Reader:
        """Return all that a reading depends on by that edition of the reader."""
        recognised = digest(self.recognised) if self.recognised else ""
        return Reader(digest(self.data), recognised, self.said, edition)


def pairs_of(
    manuscripts: Sequence[Manuscript], texts: Mapping[str, str], files: Mapping[str, bytes], label: str
) -> Checked[Sequence[Pair]]:
    """Return the manuscripts (`texts` under their paths) with their sources, as far as these are as they were received.

    A source is never edited: other bytes are an error.
    """
    found: list[Diagnostic] = []
    pairs: list[Pair] = []
    of_file: dict[str, list[str]] = {}
    for one in manuscripts:
        if one.source:
            of_file.setdefault(one.source.file, []).append(one.letter_id)
    for one in manuscripts:
        if one.source is None:
            continue
        name = f"{SOURCES}{one.source.file}"
        path, data = f"{label}/{name}", files.get(name)
        if data is None:
            found.append(
                MISSING_SOURCE.at(
                    Span.line(one.path, 1),
                    f"{path}, the source of {one.letter_id}, is missing",
                    "put the file back, or import the letter again",
                )
            )
        elif digest(data) != one.source.sha256:
            message, hint = _changed(one.letter_id, data, one.source.sha256)
            if others := [own for own in of_file[one.source.file] if own != one.letter_id]:
                message, hint = _of_two(one.letter_id, one.source.file, others[0], label)
            found.append(CHANGED_SOURCE.at(Span.line(path, 1), message, hint))
        else:
            pairs.append(Pair(one, texts[one.path], path, data, files.get(f"{name}{RECOGNISED}", b"")))
    return Checked(tuple(pairs), tuple(found))


def _changed(own: str, data: bytes, sha256: str) -> tuple[str, str]:
    """Return what is wrong with a source that is not the one that was imported, and what to do."""
    unix = data.replace(b"\r\n", b"\n")
    if sha256 in (digest(unix), digest(unix.replace(b"\n", b"\r\n"))):
        message = f"the source of {own} has other line ends than the file that was imported, and is else the same"
        return (
            message,
            "git changed them: add the line “content/sources/** -text” to .gitattributes, then check it out again",
        )
    message = f"the source of {own} is not the file that was imported"
    return message, "put back the file as received; corrections belong in the manuscript"


def _of_two(own: str, file: str, other: str, label: str) -> tuple[str, str]:
    """Return that two letters keep their sources under one name, as two branches leave it, and how they are parted."""
    dot = file.rfind(".")
    path, apart = f"{label}/{SOURCES}{file}", f"{own}{file[dot:] if dot > 0 else ''}"
    message = f"the source of {own} has the name of that of {other}: two branches imported files of one name"
    back = f"git show BRANCH:{path} > {label}/{SOURCES}{apart}"
    where = f"and write that name into {label}/{LETTERS}{own}.md, under source: file: {apart}"
    return message, f"get it back from its branch, under a name of its own: {back}\n{where}"


@dataclass(frozen=True, slots=True)
class Sources:
    """The sources of letters as they read today, and what open manuscripts do not share with theirs, by letter.

    `secret` are those of letters that withhold somebody, with all that the parser makes of them.
    """

    transcriptions: Transcriptions
    held: Mapping[str, tuple[Diagnostic, ...]]
    secret: Mapping[str, Understood]


def read_sources(pairs: Sequence[Pair], memo: Memo, spread: Spread, records: Mapping[str, Recorded]) -> Sources:
    """Return the sources of the letters, each read at most once, and held against its manuscript.

    `records` tell, by letter, how sources read, and which manuscripts were held against them and found the same.
    A letter that withholds somebody is not held against its source yet, and nothing of it is remembered.
    """
    transcriptions: dict[str, Transcription | Remembered] = {}
    held: dict[str, tuple[Diagnostic, ...]] = {}
    hidden = [pair for pair in pairs if pair.manuscript.withheld]
    read_ones = zip(hidden, apart(spread, understand, hidden), strict=True)
    secret = {pair.own: read for pair, read in read_ones if read}
    transcriptions |= {own: transcription_of(one) for own, one in secret.items()}
    open_ones = [pair for pair in pairs if not pair.manuscript.withheld]
    before = {pair.own: _known(pair, records.get(pair.own), memo) for pair in open_ones}
    unread = [pair for pair in open_ones if before[pair.own] is None]
    if sum(not _is_held(pair, records.get(pair.own)) for pair in unread) > 1:  # copies of us would each load it
        _ = formats.read_source, choosing.read_letter
    new = apart(spread, partial(_receive, memo, records), unread)
    for pair in open_ones:
        record, result, read = records.get(pair.own), before[pair.own], None
        if result is None:
            read, result = next(new)
            keep(memo, HELD, pair.held_as, result)
            if read or not result.readable:  # else a record told what was to be known of it
                keep(memo, UNDERSTOOD, pair.read_as, read)
            if record is None:
                keep(memo, TRANSCRIPTION, pair.read_as, transcription_of(read) if read else None)
        held[pair.own] = result.found
        kept = replace(pair, text="")  # the manuscript's is not needed to show the source
        if record is not None:
            key = f"{pair.read_as} {record.digest}"
            load = partial(_of_record, kept, record, memo)
            doubts = record.doubts
            transcriptions[pair.own] = Remembered(key, load, doubts.verdict, bool(doubts.retracted))
        elif memo is no_memo and read is not None:
            transcriptions[pair.own] = transcription_of(read)
        elif result.readable:
            load = partial(_load, kept, memo)
            transcriptions[pair.own] = Remembered(pair.read_as, load, result.verdict, result.retracts)
    return Sources(Transcriptions(transcriptions), held, secret)


def _known(pair: Pair, record: Recorded | None, memo: Memo) -> Held | None:
    """Return what is known of a manuscript beside its source without reading either."""
    if record is not None and _is_held(pair, record) and record.title is None:
        return Held(readable=True, found=tuple(unsettled(pair.manuscript, pair.path, record.doubts)))
    before = known(memo, HELD, pair.held_as)
    return before[0] if before else None


def _is_held(pair: Pair, record: Recorded | None) -> bool:
    """Return whether a record tells what a manuscript does not share with its source."""
    return record is not None and record.manuscript == pair.seal


def _load(pair: Pair, memo: Memo) -> Transcription:
    found = memo(TRANSCRIPTION, pair.read_as, lambda: _transcribe(pair, memo))
    if found is None:
        raise LookupError(pair.path)  # it could be read when it was held against its manuscript
    return found


def _of_record(pair: Pair, record: Recorded, memo: Memo) -> Transcription:
    source = formats.read_source(pair.path, pair.data, pair.recognised).value
    return (record.of(source) if source else None) or _load(pair, memo)


def _transcribe(pair: Pair, memo: Memo) -> Transcription | None:
    read = memo(UNDERSTOOD, pair.read_as, lambda: understand(pair))
    return transcription_of(read) if read else None


def _receive(memo: Memo, records: Mapping[str, Recorded], pair: Pair) -> tuple[Understood | None, Held]:
    record = records.get(pair.own)
    if record is not None and _is_held(pair, record):
        source = formats.read_source(pair.path, pair.data, pair.recognised).value
        if source:
            doubts = unsettled(pair.manuscript, pair.path, record.doubts)
            return None, Held(readable=True, found=(*differing(pair, record, source), *doubts))
    read = memo(UNDERSTOOD, pair.read_as, lambda: understand(pair))
    if read is None:
        return None, Held(readable=False)
    found = tuple(hold(pair.manuscript, pair.text, read))
    gone = bool(retracted_lines(read.reading))
    return read, Held(readable=True, found=found, verdict=read.reading.verdict, retracts=gone)


def differing(pair: Pair, record: Recorded, source: Source) -> tuple[Diagnostic, ...]:
    """Return what a manuscript does not share with its source, by a record of it: a title, at most."""
    title = record.titled(source)
    read = with_settings(pair.manuscript.letter, title=title) if title else pair.manuscript.letter
    return tuple(hold_settings(pair.manuscript, pair.text, read))


def hold(manuscript: Manuscript, text: str, read: Understood) -> Iterator[Diagnostic]:
    """Yield what a manuscript, read from `text`, and its source do not share, and doubts that nobody has settled."""
    yield from hold_against_source(manuscript, text, read.source, read.reading)
    yield from unsettled(manuscript, read.source.path, doubts_of(read.source, read.reading))


def understand(pair: Pair) -> Understood | None:
    """Return a source as the parser reads it by itself; None if it cannot be read."""
    source = formats.read_source(pair.path, pair.data, pair.recognised).value
    return Understood(source, read_kept(source, pair.manuscript).value) if source else None
