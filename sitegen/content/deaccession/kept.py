"""What the private folder keeps of a letter that leaves the archive: the files that it came from, whole."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress

from sitegen.content.layout import ORIGINALS, RECEIVED, SOURCES
from sitegen.core.diagnostics import Diagnostic
from sitegen.core.diagnostics.codes import KEPT_PRIVATE
from sitegen.core.model import Manuscript
from sitegen.core.source import Span
from sitegen.reading.formats.bundle import is_bundle, unpack
from sitegen.reading.formats.package import FAULTS


def kept_private(letter: Manuscript, files: Mapping[str, bytes], label: str) -> Iterator[Diagnostic]:
    """Yield that the private folder keeps files as they came that are a letter's, and what it guards, if so.

    A sheet, and the mail that carried one, are kept under their own names, of which the source has the first part.
    """
    stems = {_stem(one) for one in _names_within(letter, files)}
    kept = sorted(
        name
        for name in files
        if name.startswith((RECEIVED, ORIGINALS))
        and any(one == _stem(name) or one.startswith(f"{_stem(name)}-") for one in stems)
    )
    if kept:
        said = f"the private folder keeps what {letter.letter_id} came from: {', '.join(kept)}"
        hint = "delete it if nobody is to have it; .private/withheld.yaml goes on guarding the names that stand there"
        yield KEPT_PRIVATE.at(Span.line(f"{label}/{kept[0]}", 1), said, hint)


def _names_within(letter: Manuscript, files: Mapping[str, bytes]) -> Iterator[str]:
    """Yield the name of a letter's source, and those of the files in it."""
    if letter.source:
        yield letter.source.file
        data = files.get(f"{SOURCES}{letter.source.file}", b"")
        if is_bundle(data):
            with suppress(*FAULTS):
                yield from (name for name, _ in unpack(data))


def _stem(name: str) -> str:
    last = name.rpartition("/")[2]
    return last.rpartition(".")[0] or last
