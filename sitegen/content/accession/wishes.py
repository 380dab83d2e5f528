"""Who asks beside their name, or by words over it, not to be named, and is in a letter that came."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from sitegen.content.accession.readings import Arrival
from sitegen.content.manuscript import entries_of
from sitegen.core.diagnostics import Diagnostic
from sitegen.core.diagnostics.codes import ASKS_NOT_TO_BE_NAMED
from sitegen.core.model import Manuscript, Signatory
from sitegen.core.source import Span
from sitegen.reading.formats.tabular import LONGEST_WISH, speaks_against, wishes_beside
from sitegen.reading.parsing.names.kinds import has_given_name
from sitegen.reading.parsing.names.persons import looks_like_person
from sitegen.reading.parsing.names.unnamed import unnamed_lines

_BESIDE = re.compile(r"[][(){},;:|*_–—]|\s-\s")


def wishes_in(changed: Iterable[tuple[Manuscript, Arrival]]) -> Iterator[Diagnostic]:
    """Yield what in letters, each given with the file that came, says that somebody is not to be named.

    “Anonymous” alone names nobody, and of a sheet this was asked before.
    """
    for one, came in changed:
        source = came.source
        told = set[str]()  # headings
        for entry in entries_of(one.letter.signatories):
            group = entry.group if isinstance(entry, Signatory) else None
            beside = wishes_beside(entry.entry)
            if entry.line and (beside or (group and speaks_against(group))):
                hint = f"ask them if you can; before you commit it: sitegen withhold {one.letter_id} {entry.line}"
                words = "words beside the name" if beside else "the heading over it"
                told |= {group} if group and not beside else set()
                yield ASKS_NOT_TO_BE_NAMED.at(
                    Span.line(source.path, entry.line),
                    f"{words} on line {entry.line} may ask that nobody is named there, and the letter lists them",
                    hint,
                )
        for line in _named_though_unnamed(one, came):
            yield ASKS_NOT_TO_BE_NAMED.at(
                Span.line(source.path, line),
                f"line {line} stands for somebody without a name, and the file that came seems to name them",
                f"ask them if you can; before you commit it: sitegen withhold {one.letter_id} {line}",
            )
        for line in _lines_over(one, came):
            if not any(group in source.lines[line - 1] for group in told):
                yield ASKS_NOT_TO_BE_NAMED.at(
                    Span.line(source.path, line),
                    f"line {line} may ask that nobody below it is named, and the file that came names them",
                    f"ask them if you can; before you commit it, for each: sitegen withhold {one.letter_id} LINE",
                )


def _named_though_unnamed(one: Manuscript, came: Arrival) -> Iterator[int]:
    """Yield the lines that stand for somebody without a name, and hold a known person's: "Anonymous (Jane Roe)"."""
    kept = {at for each in one.withheld for at in range(each.first, each.last + 1)}
    for line in unnamed_lines(came.read.value.lines):
        pieces = (piece.strip() for piece in _BESIDE.split(came.source.lines[line - 1]))
        if line not in kept and any(looks_like_person(piece) and has_given_name(piece) for piece in pieces):
            yield line


def _lines_over(one: Manuscript, came: Arrival) -> Iterator[int]:
    """Yield the lines from the list on that stand apart, over others, and say that these are not to be named.

    What is listed itself, or stands for somebody without a name, is such a line only where it stands between blank
    lines and the list is none of blank lines throughout: there are unions that call themselves anonymous.
    """
    source = came.source
    listed = {entry.line for entry in entries_of(one.letter.signatories) if entry.line}
    kept = {at for each in one.withheld for at in range(each.first, each.last + 1)} | {row.line for row in source.rows}
    unnamed = {*unnamed_lines(came.read.value.lines)}
    close = any(at + 1 in listed for at in listed)
    filled = [at for at, text in enumerate(source.lines, 1) if text.strip()]
    first = min(listed, default=0)
    for before, at, below in zip([0, *filled], filled, filled[1:], strict=False):
        text = source.lines[at - 1].strip()
        if not first or below < first or {at, below} & kept or len(text.split()) > LONGEST_WISH:
            continue
        apart = before + 1 < at and at + 1 < below
        over = (before + 1 < at or before in listed) and (
            at + 1 < below or below in listed or text.endswith((":", "："))
        )
        signs = at in listed or at in unnamed
        if (apart and close if signs else over) and speaks_against(text):
            yield at
