"""What to say of names that no record lists: one diagnostic for each letter, with the lines to paste."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sitegen.diagnostics import Diagnostic
from sitegen.diagnostics.codes import PROVISIONAL_ORGANIZATION
from sitegen.model import Manuscript, Organization
from sitegen.names.authority import as_record
from sitegen.names.yaml_records import dump_record
from sitegen.source import Span

SHOWN = 10  # records in a hint; a letter may bring hundreds


def report_unrecorded(
    letters: Sequence[Manuscript],
    by_letter: Mapping[str, Sequence[tuple[str | None, Sequence[str]]]],
    unrecorded: Sequence[Organization],
    path: str,
) -> list[Diagnostic]:
    """Return a diagnostic for each letter that first brings names in no record. `path` names the authority file."""
    waiting = {one.organization_id: one for one in unrecorded}
    found: list[Diagnostic] = []
    for letter in letters:
        names = [own for entry, members in by_letter[letter.letter_id] for own in (entry or "", *members)]
        records = [waiting.pop(own) for own in dict.fromkeys(names) if own in waiting]
        if records:
            lines = "".join(dump_record(as_record(one)) for one in records[:SHOWN])
            more = f"# and {len(records) - SHOWN} more" if len(records) > SHOWN else ""
            first = next(entry.line for entry in letter.letter.signatories)
            found.append(PROVISIONAL_ORGANIZATION.at(
                Span.line(letter.path, first),
                f"{len(records)} of its names are in no record; their ids are provisional",
                f"add to {path}:\n{lines}{more}".rstrip()))  # fmt: skip
    return found
