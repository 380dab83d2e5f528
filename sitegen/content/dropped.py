"""Sources that somebody put into the archive without importing them: their letters are read all the same.

An editor without a terminal adds a letter so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from shlex import quote

from sitegen.content.folder import Content, read_content
from sitegen.content.layout import RECOGNISED, SOURCES
from sitegen.core.diagnostics import Checked, Diagnostic
from sitegen.core.diagnostics.codes import (
    ALREADY_IMPORTED,
    DROPPED_SOURCE,
    FORM_IN_SOURCES,
    HALF_REMOVED,
    KEPT_AS_COPY,
    TAKEN_APART,
)
from sitegen.core.memo import Memo, Spread, in_turn
from sitegen.core.source import Span

_FATES = {
    "published": "is published as it was read",
    "left out": "is read, and left out until it is reviewed",
    "error": "is read, and has to be reviewed",
}


def read_all(
    files: Mapping[str, bytes], label: str, memo: Memo, spread: Spread = in_turn, edition: str | None = None
) -> Checked[Content | None]:
    """Return the content, with the letters whose sources somebody has put into it without importing them."""
    read = read_content(files, label, memo, spread, edition)
    unread = read.value.unread if read.value else ()
    beside = tuple(name for one in unread if (name := f"{one}{RECOGNISED}") in files)
    dropped = tuple((f"{label}/{name}", files[name]) for name in (*unread, *beside))
    if not dropped:
        return read
    # Only where nobody has imported a source.
    from sitegen.content.accession import accession  # noqa: PLC0415
    from sitegen.content.accession.gathering import gather  # noqa: PLC0415

    gathered = gather(dropped, files, together=False)
    if private := tuple(_more_than_public(gathered.diagnostics, label)):
        return Checked(None, read.diagnostics + private)
    taken = accession(files, label, gathered)
    if taken.failed:
        return Checked(None, read.diagnostics + taken.diagnostics)
    brought = {name: data for name, data in taken.value.items() if data is not None}
    again = read_content({**files, **brought}, label, memo, spread, edition)
    twice = {one.span.path for one in taken.diagnostics if one.span and one.code == ALREADY_IMPORTED.code}
    paths = [path for name in unread if (path := f"{label}/{name}") not in twice]
    said = tuple(_dropped(read.value, again.value, paths, label)) if read.value else ()
    return Checked(again.value, again.diagnostics + tuple(map(_without_use, taken.diagnostics)) + said)


def _without_use(one: Diagnostic) -> Diagnostic:
    """Return what is said of a source; one that is there twice is to be deleted, for no letter needs it."""
    return replace(one, hint="delete it: no letter needs it") if one.code == ALREADY_IMPORTED.code else one


def _more_than_public(gathered: Iterable[Diagnostic], label: str) -> Iterator[Diagnostic]:
    """Yield the files among the sources of which an import would have kept a copy with less."""
    changed = (KEPT_AS_COPY.code, TAKEN_APART.code)
    for path in sorted({one.span.path for one in gathered if one.span and one.code in changed}):
        message = f"the sheet holds more than anybody may read, and git publishes what is in {label}/{SOURCES}"
        hint = (
            "move it out of there, and import it with its letter: sitegen import --together LETTER FILE; if it was "
            "committed, the past of git has it (docs/withholding.md)"
        )
        yield FORM_IN_SOURCES.at(Span.line(path, 1), message, hint)


def _dropped(before: Content, now: Content | None, paths: Iterable[str], label: str) -> Iterator[Diagnostic]:
    """Yield the sources that were read without having been imported, or whose manuscripts somebody deleted."""
    known = {one.letter for one in before.changes} - {one.letter_id for one in before.manuscripts}
    made = (
        {f"{label}/{SOURCES}{one.source.file}": one.letter_id for one in now.manuscripts if one.source} if now else {}
    )
    fate = _FATES[before.config.policies.unreviewed]
    for path in paths:
        place, own = Span.line(path, 1), made.get(path)
        if own is not None and own in known:
            message = f"the manuscript of {own} is gone and its source is not: the letter {fate}"
            yield HALF_REMOVED.at(place, message, f"sitegen remove {own} takes away both; git brings the other back")
        else:
            message = f"the letter {fate}; nobody has imported it"
            yield DROPPED_SOURCE.at(place, message, f"keep it: sitegen import {quote(path)}")
