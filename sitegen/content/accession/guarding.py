"""Whom no message on an import may name, and who is named in what came though another version withholds them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from sitegen.content.accession.readings import Readings
from sitegen.content.fidelity.withheld import Hidden
from sitegen.content.holdings import Holdings
from sitegen.content.manuscript import withheld_lines
from sitegen.content.private import PrivateRecord, names_of, with_openings
from sitegen.content.standing_in import read_kept
from sitegen.content.withholding import named_in_copies, named_openly
from sitegen.core.diagnostics import Diagnostic
from sitegen.core.model import Manuscript


def withheld_names(
    readings: Readings, changed: Sequence[Manuscript], private: Sequence[PrivateRecord]
) -> dict[str, frozenset[str]]:
    """Return the names that no message may tell, under letters' ids: those on withheld lines of sources old and new."""
    names: dict[str, frozenset[str]] = {}
    for one in readings.holdings.manuscripts.values():
        if one.withheld:
            source = readings.source_of(one)
            printed = read_kept(source, one).value.letter.signatories if source else ()
            hidden = Hidden.on(withheld_lines(one.withheld), printed, one.letter.signatories).names
            names[one.letter_id] = hidden.union(*names_of(private, one.letter_id).values())
    for one in changed:
        if one.withheld and one.source and one.source.sha256 in readings.arrivals:
            printed = readings.arrivals[one.source.sha256].letter.signatories
            now = Hidden.on(withheld_lines(one.withheld), printed).names
            names[one.letter_id] = names.get(one.letter_id, frozenset()) | now
    return names


def to_withhold_too(
    holdings: Holdings,
    changed: Sequence[Manuscript],
    withheld: Mapping[str, frozenset[str]],
    private: Sequence[PrivateRecord],
) -> Iterator[Diagnostic]:
    """Yield where letters that came name whom another one withholds, a version or not: before anybody commits them."""
    if any(withheld.values()):
        paths = {one.path for one in changed}
        manuscripts = {**holdings.manuscripts, **{one.letter_id: one for one in changed}}
        letters, records = with_openings(tuple(manuscripts.values()), private), holdings.organizations
        copies = tuple(named_in_copies(letters, withheld, records))
        said = {one.span for one in copies}
        others = (one for one in named_openly(letters, withheld, records, private) if one.span not in said)
        for one in (*copies, *others):
            if one.span and one.span.path in paths:
                hint = f"before you commit it: {one.hint}"
                yield replace(one, severity="warning", hint=hint)
