"""Sources of letters as they are read: each loaded when a page asks for it, so that not all are held at once."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from sitegen.core.digests import digest_of
from sitegen.core.frozen import Frozen
from sitegen.core.model import Grade, LineRole, Manuscript, Reading, ReadingVerdict
from sitegen.core.model.reading import RETRACTED
from sitegen.core.source import Source


@dataclass(frozen=True, slots=True)
class Understood:
    """A source with all that the parser makes of it."""

    source: Source
    reading: Reading


class Became(Frozen, array_like=True):
    """What a line became, and by which rule."""

    role: LineRole
    rule: str


@dataclass(frozen=True, slots=True)
class Transcription:
    """A letter's source with what each of its lines became, and how far to trust that."""

    source: Source
    lines: tuple[Became, ...]
    verdict: ReadingVerdict | None


def retracted_lines(reading: Reading) -> tuple[int, ...]:
    """Return the lines of a source (from 1) on which somebody stands who no longer signs."""
    return tuple(one.line for one in reading.lines if one.winner.rule == RETRACTED)


def transcription_of(one: Understood) -> Transcription:
    """Return what pages show of a source as it was read."""
    lines = tuple(Became(line.winner.role, line.winner.rule) for line in one.reading.lines)
    return Transcription(one.source, lines, one.reading.verdict)


@dataclass(frozen=True, slots=True)
class Remembered:
    """A transcription that can be loaded; `key` names all that it depends on.

    A `verdict` may be known beforehand. `retracts` says that somebody stands in it who no longer signs.
    """

    key: str
    load: Callable[[], Transcription]
    verdict: ReadingVerdict | None = None
    retracts: bool = False


class Transcriptions(Mapping[str, Transcription]):
    """Transcriptions under the ids of their letters: some as they are, others to be loaded.

    The one that was loaded last is kept: a letter's page and that of its source follow each other, and to read a PDF
    takes a quarter of a second.
    """

    __slots__ = ("_known", "_last")

    def __init__(self, known: Mapping[str, Transcription | Remembered]) -> None:
        self._known = known
        self._last: tuple[str, Transcription] | None = None

    def __getitem__(self, key: str) -> Transcription:
        one = self._known[key]
        if not isinstance(one, Remembered):
            return one
        if self._last is None or self._last[0] != key:
            self._last = key, one.load()
        return self._last[1]

    def __iter__(self) -> Iterator[str]:
        return iter(self._known)

    def __len__(self) -> int:
        return len(self._known)

    def __contains__(self, key: object) -> bool:
        return key in self._known

    def without(self, ids: Collection[str]) -> Transcriptions:
        """Return all but those of some letters; nothing is loaded."""
        return Transcriptions({own: one for own, one in self._known.items() if own not in ids})

    def replaced(self, some: Mapping[str, Transcription]) -> Transcriptions:
        """Return all, with others in the places of some; nothing is loaded."""
        return Transcriptions({**self._known, **some})

    def verdict(self, key: str) -> ReadingVerdict | None:
        """Return how far a reading can be trusted; a transcription is loaded only where nothing else tells."""
        one = self._known[key]
        return (one.verdict if isinstance(one, Remembered) else None) or self[key].verdict

    def retracts(self, key: str) -> bool:
        """Return whether somebody stands in a transcription who no longer signs; nothing is loaded."""
        one = self._known.get(key)
        if isinstance(one, Remembered):
            return one.retracts
        return one is not None and any(line.rule == RETRACTED for line in one.lines)

    def digest(self, key: str) -> bytes:
        """Return a digest that tells a transcription from every other of the same letter; nothing is loaded."""
        one = self._known[key]
        return digest_of(one.key if isinstance(one, Remembered) else one)


def grades_of(manuscripts: Iterable[Manuscript], transcriptions: Transcriptions) -> dict[str, Grade]:
    """Return how far to trust the readings, by letter, of which nobody has said that all is right."""
    asked = [one.letter_id for one in manuscripts if not one.is_settled("reading")]
    verdicts = {own: transcriptions.verdict(own) for own in asked if own in transcriptions}
    return {own: one.grade for own, one in verdicts.items() if one}
