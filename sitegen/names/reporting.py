"""What to say of a resolution: names in no record, with the lines to paste; names that one letter prints twice."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from sitegen.diagnostics import Diagnostic
from sitegen.diagnostics.codes import JOINED_IN_ONE_LETTER, PROVISIONAL_ORGANIZATION
from sitegen.model import Manuscript, Organization, Signatory
from sitegen.names.authority import as_record
from sitegen.names.folds import looked_through
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
            found.append(
                PROVISIONAL_ORGANIZATION.at(
                    Span.line(letter.path, 1),
                    f"{len(records)} of its names are in no record; their ids are provisional",
                    f"add to {path}:\n{lines}{more}".rstrip(),
                )
            )
    return found


def report_joined(
    letters: Sequence[Manuscript],
    by_letter: Mapping[str, Sequence[tuple[str | None, Sequence[str]]]],
    folded: Callable[[str], str],
) -> list[Diagnostic]:
    """Return a diagnostic for every letter that prints one organization in two forms: that speaks against it."""
    found: list[Diagnostic] = []
    for letter in letters:
        entries = by_letter[letter.letter_id]
        if len({own for own, _ in entries}) == len(entries):
            continue
        printed: dict[str, Signatory] = {}
        pairs: list[tuple[Signatory, Signatory]] = []
        for entry, (own, _) in zip(letter.letter.signatories, entries, strict=True):
            first = printed.setdefault(own, entry) if own is not None else entry
            if first is not entry and folded(first.name) != folded(entry.name):
                pairs.append((first, entry))
        if pairs:
            first, second = pairs[0]
            reasons = ", ".join(step.about for step in looked_through(first.name, second.name))
            more = f"; so are {len(pairs) - 1} more pairs" if pairs[1:] else ""
            found.append(
                JOINED_IN_ONE_LETTER.at(
                    Span.line(letter.path, 1),
                    f"its source prints “{first.name}” (line {first.line}) and “{second.name}” (line {second.line}); "
                    f"they are taken for one but for {reasons or 'what a human judged'}{more}",
                    "if they are two, judge them different",
                )
            )
    return found
