"""What a machine may say that does not know whom the archive withholds: a record that nobody names may be of theirs."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from sitegen.core.diagnostics import Diagnostic
from sitegen.core.diagnostics.codes import MAYBE_BROUGHT_BACK, UNKNOWN_WITHHELD, UNNAMED_RECORD
from sitegen.core.model import Organization
from sitegen.core.source import Span

_SHOWN = 5  # lines in one message


def knows_all(found: Iterable[Diagnostic]) -> bool:
    """Tell from what was `found` in the content whether this machine knows all whom the archive withholds."""
    return all(one.code != UNKNOWN_WITHHELD.code for one in found)


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
        yield MAYBE_BROUGHT_BACK.at(
            Span.line(path, one.span.first),
            f"no letter names the records on lines {', '.join(lines[:_SHOWN])}{more}; names are withheld that this "
            "machine does not know, and git may have brought back a record of theirs",
            "take them out (sitegen tidy), or build where content/.private is, which knows them; docs/withholding.md",
        )
