"""Sources of letters as they are read: each loaded when a page asks for it, so that not all are held at once."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass

from sitegen.core.digests import digest_of
from sitegen.core.model import Reading
from sitegen.core.source import Source


@dataclass(frozen=True, slots=True)
class Transcription:
    """A letter's source with what the parser makes of it today."""

    source: Source
    reading: Reading


@dataclass(frozen=True, slots=True)
class Remembered:
    """A transcription that can be loaded; `key` names all that it depends on."""

    key: str
    load: Callable[[], Transcription]


class Transcriptions(Mapping[str, Transcription]):
    """Transcriptions under the ids of their letters: some as they are, others to be loaded."""

    __slots__ = ("_known",)

    def __init__(self, known: Mapping[str, Transcription | Remembered]) -> None:
        self._known = known

    def __getitem__(self, key: str) -> Transcription:
        one = self._known[key]
        return one.load() if isinstance(one, Remembered) else one

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

    def digest(self, key: str) -> bytes:
        """Return a digest that tells a transcription from every other of the same letter; nothing is loaded."""
        one = self._known[key]
        return digest_of(one.key if isinstance(one, Remembered) else one)


NO_TRANSCRIPTIONS = Transcriptions({})
