"""Transcriptions of sources: each is loaded when it is asked for, and not again for the page that follows."""

from __future__ import annotations

from collections.abc import Callable

from sitegen.content.transcriptions import Remembered, Transcription, Transcriptions
from sitegen.core.source import Source


def test_a_source_is_read_once_for_the_pages_that_follow_each_other() -> None:
    read: list[str] = []

    def reading(own: str) -> Callable[[], Transcription]:
        def load() -> Transcription:
            read.append(own)
            return Transcription(Source(own, "", (own,)), (), None)

        return load

    known = Transcriptions({own: Remembered(own, reading(own)) for own in ("a", "b")})
    shown = [known[own].source.path for own in ("a", "a", "b", "b", "a")]

    assert shown == ["a", "a", "b", "b", "a"]
    assert read == ["a", "b", "a"]  # only the last one is held: an archive's sources do not fit into memory
