"""Manuscripts, and the sources that they came from, as they are read: each once, as long as neither changes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from sitegen.content.fidelity import hold_against_source
from sitegen.content.fidelity.unsettled import unsettled
from sitegen.content.layout import LETTERS, RECOGNISED, SOURCES, WITHHOLDS
from sitegen.content.manuscript import correct, read_manuscript
from sitegen.content.transcriptions import Remembered, Transcription, Transcriptions
from sitegen.core.diagnostics import Checked, Diagnostic
from sitegen.core.diagnostics.codes import CHANGED_SOURCE, DUPLICATE_LETTER, MISPLACED_FILE, MISSING_SOURCE
from sitegen.core.memo import Memo, Spread, Stage, apart, each, keep, known, no_memo
from sitegen.core.model import Manuscript
from sitegen.core.source import Span, digest
from sitegen.identity import silenced
from sitegen.reading.choosing import read_letter
from sitegen.reading.formats import read_source
from sitegen.reading.parsing import number_signatories


@dataclass(frozen=True, slots=True)
class Held:
    """Whether a source can be read, and what its manuscript does not share with it or leaves in doubt."""

    readable: bool
    found: tuple[Diagnostic, ...] = ()


MANUSCRIPT: Stage[Checked[Manuscript | None]] = Stage("manuscript", Checked[Manuscript | None])
TRANSCRIPTION: Stage[Transcription | None] = Stage("transcription", Transcription | None)
HELD: Stage[Held] = Stage("held", Held)


def read_manuscripts(
    texts: Mapping[str, str | None], label: str, memo: Memo, spread: Spread
) -> Checked[tuple[Manuscript, ...]]:
    """Return the manuscripts among `texts` that can be read, each id once; `label` is how messages name the folder.

    Corrections are applied, and entries have the numbers that the printed ones imply. Withheld signatories are in them
    still, so one that has any is not remembered.
    """
    found: list[Diagnostic] = []
    kept: dict[str, Manuscript] = {}
    given = [(f"{label}/{name}", text) for name, text in texts.items() if name.startswith(LETTERS) and text is not None]
    tasks = [(_key(path, text.encode()), (path, text)) for path, text in given if WITHHOLDS not in text]
    read = each(memo, spread, MANUSCRIPT, tasks, _read)
    for path, text in given:
        checked = _silently(path, text) if WITHHOLDS in text else next(read)
        found.extend(checked.diagnostics)
        manuscript = checked.value
        if manuscript is None:
            continue
        name = path.rpartition("/")[2]
        if first := kept.get(manuscript.letter_id):
            found.append(
                DUPLICATE_LETTER.at(
                    Span.line(path, 2),
                    f"the id {manuscript.letter_id} is already that of {first.path}",
                    "give one of the two letters another id",
                )
            )
        elif path != f"{label}/{LETTERS}{manuscript.letter_id}.md":
            found.append(
                MISPLACED_FILE.at(
                    Span.line(path, 2),
                    f"the letter {manuscript.letter_id} stands in a file of another name",
                    f"rename the file to {manuscript.letter_id}.md, or give its id as {name[:-3]}",
                )
            )
        kept.setdefault(manuscript.letter_id, manuscript)
    return Checked(tuple(kept.values()), tuple(found))


def _read(given: tuple[str, str]) -> Checked[Manuscript | None]:
    path, text = given
    read = read_manuscript(text, path)
    if read.value is None:
        return read
    corrected = correct(read.value)
    letter = corrected.value.letter
    numbered = replace(letter, signatories=number_signatories(letter.signatories, letter.stated))
    return Checked(replace(corrected.value, letter=numbered), read.diagnostics + corrected.diagnostics)


def _silently(path: str, text: str) -> Checked[Manuscript | None]:
    """Return a manuscript that withholds somebody; what is said of one that cannot be read quotes nothing of it."""
    checked = _read((path, text))
    return checked if checked.value else Checked(None, tuple(map(silenced, checked.diagnostics)))


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
    def read_as(self) -> str:
        """The name of all that a reading of the source depends on."""
        said = " ".join(f"{fact.first}-{fact.last}={fact.kind}" for fact in self.manuscript.facts)
        return f"{_key(self.path, self.data, self.recognised)} {said}"

    @property
    def held_as(self) -> str:
        """The name of all that depends on both."""
        return f"{_key(self.manuscript.path, self.text.encode())} {self.read_as}"


def pairs_of(
    manuscripts: Sequence[Manuscript], texts: Mapping[str, str], files: Mapping[str, bytes], label: str
) -> Checked[Sequence[Pair]]:
    """Return the manuscripts (`texts` under their paths) with their sources, as far as these are as they were received.

    A source is never edited: other bytes are an error.
    """
    found: list[Diagnostic] = []
    pairs: list[Pair] = []
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
            "git changed them: add the line “content/sources/** -text” to .gitattributes, then check it out anew",
        )
    message = f"the source of {own} is not the file that was imported"
    return message, "put back the file as received; corrections belong in the manuscript"


@dataclass(frozen=True, slots=True)
class Sources:
    """The sources of letters as they read today, and what open manuscripts do not share with theirs, by letter."""

    transcriptions: Transcriptions
    held: Mapping[str, tuple[Diagnostic, ...]]


def read_sources(pairs: Sequence[Pair], memo: Memo, spread: Spread) -> Sources:
    """Return the sources of the letters, each read once, and held against its manuscript once for the same bytes.

    A letter that withholds somebody is not held against its source yet, and nothing of it is remembered.
    """
    transcriptions: dict[str, Transcription | Remembered] = {}
    held: dict[str, tuple[Diagnostic, ...]] = {}
    secret = [pair for pair in pairs if pair.manuscript.withheld]
    for pair, read in zip(secret, apart(spread, _transcribe, secret), strict=True):
        if read:
            transcriptions[pair.own] = read
    open_ones = [pair for pair in pairs if not pair.manuscript.withheld]
    before = {pair.own: known(memo, HELD, pair.held_as) for pair in open_ones}
    new = apart(spread, partial(_receive, memo), [pair for pair in open_ones if before[pair.own] is None])
    for pair in open_ones:
        if one := before[pair.own]:
            result = one[0]
        else:
            transcription, result = next(new)
            keep(memo, HELD, pair.held_as, result)
            keep(memo, TRANSCRIPTION, pair.read_as, transcription)
        held[pair.own] = result.found
        if memo is no_memo and transcription is not None:
            transcriptions[pair.own] = transcription
        elif result.readable:
            transcriptions[pair.own] = Remembered(pair.read_as, partial(_load, pair, memo))
    return Sources(Transcriptions(transcriptions), held)


def _load(pair: Pair, memo: Memo) -> Transcription:
    found = memo(TRANSCRIPTION, pair.read_as, lambda: _transcribe(pair))
    if found is None:
        raise LookupError(pair.path)  # it could be read when it was held against its manuscript
    return found


def _receive(memo: Memo, pair: Pair) -> tuple[Transcription | None, Held]:
    read = memo(TRANSCRIPTION, pair.read_as, lambda: _transcribe(pair))
    if read is None:
        return None, Held(readable=False)
    return read, Held(readable=True, found=hold(pair.manuscript, pair.text, read))


def hold(manuscript: Manuscript, text: str, read: Transcription) -> tuple[Diagnostic, ...]:
    """Return what a manuscript, read from `text`, and its source do not share, and doubts that nobody has settled."""
    held = hold_against_source(manuscript, text, read.source, read.reading)
    return (*held, *unsettled(manuscript, read.source, read.reading))


def _transcribe(pair: Pair) -> Transcription | None:
    source = read_source(pair.path, pair.data, pair.recognised).value
    return Transcription(source, read_letter(source, (), pair.manuscript.facts).value) if source else None


def _key(path: str, data: bytes, beside: bytes = b"") -> str:
    return f"{path} {digest(data)}{f' {digest(beside)}' if beside else ''}"
