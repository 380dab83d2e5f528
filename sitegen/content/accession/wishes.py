"""Who asks beside their name, or by the heading over it, not to be named, and is on the list of a letter that came."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sitegen.content.fidelity.printed import entries_of
from sitegen.core.diagnostics import Diagnostic
from sitegen.core.diagnostics.codes import ASKS_NOT_TO_BE_NAMED
from sitegen.core.model import Manuscript, Signatory
from sitegen.core.source import Span
from sitegen.reading.formats.tabular import speaks_against, wishes_beside


def wishes_in(changed: Iterable[tuple[Manuscript, str]]) -> Iterator[Diagnostic]:
    """Yield the entries of letters, each given with the path of what came, that say that somebody is not to be named.

    “Anonymous” alone names nobody, and of a sheet this was asked before.
    """
    for one, path in changed:
        for entry in entries_of(one.letter.signatories):
            group = entry.group if isinstance(entry, Signatory) else None
            beside = wishes_beside(entry.entry)
            if entry.line and (beside or (group and speaks_against(group))):
                hint = f"ask them if you can; before you commit it: sitegen withhold {one.letter_id} {entry.line}"
                words = "words beside the name" if beside else "the heading over it"
                yield ASKS_NOT_TO_BE_NAMED.at(
                    Span.line(path, entry.line),
                    f"{words} on line {entry.line} may ask that nobody is named there, and the letter lists them",
                    hint,
                )
