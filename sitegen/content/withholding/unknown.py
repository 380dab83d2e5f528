"""What a machine may say that does not know whom the archive withholds: a record that nobody names may be of theirs."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from sitegen.content.layout import PRIVATE_FOLDER, SOURCES
from sitegen.content.manuscript import OVER
from sitegen.core.diagnostics import Diagnostic
from sitegen.core.diagnostics.codes import MAYBE_BROUGHT_BACK, UNKNOWN_WITHHELD, UNNAMED_RECORD
from sitegen.core.model import Manuscript, Organization
from sitegen.core.source import Span
from sitegen.reading.formats import tabular
from sitegen.reading.formats.bundle import File, is_bundle, unpack
from sitegen.reading.formats.package import FAULTS

_SHOWN = 5  # lines in one message


def knows_all(found: Iterable[Diagnostic]) -> bool:
    """Tell from what was `found` in the content whether this machine knows all whom the archive withholds."""
    return all(one.code != UNKNOWN_WITHHELD.code for one in found)


def unguarded_forms(manuscripts: Iterable[Manuscript], files: Mapping[str, bytes], label: str) -> Iterator[Diagnostic]:
    """Yield the letters of whose forms somebody did not agree to be named, where no private folder says who.

    A letter that withholds somebody itself is told by its records.
    """
    if any(name.startswith(PRIVATE_FOLDER) for name in files):
        return
    for one in manuscripts:
        if one.source and not one.withheld and _refuses(one.source.file, files.get(f"{SOURCES}{one.source.file}", b"")):
            yield UNKNOWN_WITHHELD.at(
                Span.line(f"{label}/{SOURCES}{one.source.file}", 1),
                "somebody did not agree to be named in a form of this letter, and nothing on this machine says who; "
                "the archive cannot be held against their names",
                "put the archive's private file in its place, content/.private/withheld.yaml; docs/withholding.md",
            )


def _refuses(name: str, data: bytes) -> bool:
    """Return whether a source is or holds a sheet with rows of whom nothing is told."""
    members: Iterable[File] = ((name, data),)
    if is_bundle(data):
        try:
            members = unpack(data)
        except FAULTS:
            return False
    return any(OVER.encode() in inner and tabular.is_sheet(path, inner) for path, inner in members)


def unnamed_told(
    found: Iterable[Diagnostic], records: Iterable[Organization], named: Collection[str], path: str
) -> Iterator[Diagnostic]:
    """Yield what was `found`, but of records that no letter names only the lines, and that they may be of the withheld.

    Git joins branches: one that took a record out with a withheld name, and one that added another behind it. The first
    is back then, and a machine that does not know the name must not print its id. `records` are those of the file at
    `path`, `named` the ids that letters name, or that lead to such a one.
    """
    for one in found:
        if one.code != UNNAMED_RECORD.code or one.span is None or one.span.path != path:
            yield one
            continue
        lines = [str(record.line) for record in records if record.organization_id not in named]
        more = f" and {len(lines) - _SHOWN} more" if len(lines) > _SHOWN else ""
        those = (
            f"record on line {lines[0]}" if len(lines) == 1 else f"records on lines {', '.join(lines[:_SHOWN])}{more}"
        )
        yield MAYBE_BROUGHT_BACK.at(
            Span.line(path, one.span.first),
            f"no letter names the {those}; names are withheld that this "
            "machine does not know, and git may have brought back a record of theirs",
            "take them out (sitegen tidy), or build where content/.private is, which knows them; docs/withholding.md",
        )
