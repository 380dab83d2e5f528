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
from sitegen.core.diagnostics.codes import TOLD_NAME
from sitegen.core.model import Manuscript
from sitegen.core.source import Span
from sitegen.identity import Recognizer


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


def refused_in_forms(
    readings: Readings, changed: Sequence[Manuscript], private: Sequence[PrivateRecord]
) -> Iterator[Diagnostic]:
    """Yield where letters that came name somebody of a record of no letter, who did not agree to be named in a form."""
    letters = {one.source.sha256: one for one in changed if one.source}
    for sha256, arrival in readings.arrivals.items():
        if sha256 not in letters:
            continue
        own = letters[sha256].letter_id
        names = (name for one in private if not one.letter and own not in one.open_in for name in one.names)
        allowed = frozenset(words for one in private for words in one.allowed)
        known = Recognizer(frozenset(names), allowed, allowed)
        for at, text in enumerate(arrival.source.lines, 1) if known else ():
            if known.certain(text):
                yield replace(
                    TOLD_NAME.at(
                        Span.line(arrival.path, at),
                        f"line {at} names somebody who did not agree to be named in a form; no build passes so",
                        f"before you commit it, ask them: sitegen withhold {own} {at}; or, if they sign this letter "
                        f"openly, add in .private/withheld.yaml, to the record of their name: open_in: [{own}]",
                    ),
                    severity="warning",
                )
