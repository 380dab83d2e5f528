"""Whom what came tells though they are withheld, by its lines or its list: before it is written, for git publishes it.

A letter whose own withheld line was looked for on the wrong one would bring the name back, so nothing is imported then.
All else is said while it can still be taken out: no build passes with it, and a commit needs none.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from sitegen.content.accession.moving import Confirmed
from sitegen.content.accession.readings import Arrival, Readings
from sitegen.content.fidelity.withheld import Hidden
from sitegen.content.holdings import Holdings
from sitegen.content.manuscript import entries_of, withheld_lines
from sitegen.content.private import PrivateRecord, names_of, with_openings
from sitegen.content.standing_in import read_kept
from sitegen.content.withholding.copies import Copies
from sitegen.content.withholding.elsewhere import forms_of, named_in, named_openly
from sitegen.core.diagnostics import Diagnostic
from sitegen.core.diagnostics.codes import TOLD_NAME, WITHHELD_LINE_CHANGED
from sitegen.core.model import Manuscript
from sitegen.core.source import Span
from sitegen.identity.bare import known_as
from sitegen.identity.folds import key
from sitegen.identity.recognition import Recognizer


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
        letters, forms = with_openings(tuple(manuscripts.values()), private), forms_of(withheld, holdings.organizations)
        copies = tuple(named_in(letters, forms, Copies(letters)))
        said = {one.span for one in copies}
        others = (one for one in named_openly(letters, forms, private) if one.span not in said)
        for one in (*copies, *others):
            if one.span and one.span.path in paths:
                hint = f"before you commit it: {one.hint}"
                yield replace(one, severity="warning", hint=hint)


def told_by_arrivals(
    readings: Readings, changed: Sequence[Manuscript], private: Sequence[PrivateRecord], confirmed: Confirmed
) -> Iterator[Diagnostic]:
    """Yield the lines of what came that tell a withheld name; an error where a person gave another line for it."""
    letters = {one.source.sha256: one for one in changed if one.source}
    if not private or letters.keys().isdisjoint(readings.arrivals):
        return
    signed = {**readings.holdings.manuscripts, **{one.letter_id: one for one in changed}}.values()
    openly = frozenset().union(*(known_as(one.name) for m in signed for one in entries_of(m.letter.signatories)))
    for sha256, arrival in readings.arrivals.items():
        if sha256 in letters:
            one = letters[sha256]
            yield from _by_its_own(one, arrival, private, confirmed)
            yield from _by_others(one, arrival, private, openly)


def _by_its_own(
    one: Manuscript, arrival: Arrival, private: Sequence[PrivateRecord], confirmed: Confirmed
) -> Iterator[Diagnostic]:
    """Yield the lines that tell a name which the letter itself withholds, and which are not withheld."""
    over = withheld_lines(one.withheld)
    allowed = frozenset(words for each in private for words in each.allowed)
    for record in private:
        if record.letter != one.letter_id or not record.names:
            continue
        keys = {key(name) for name in record.names}
        longer = frozenset(entry.name for entry in entries_of(one.letter.signatories) if key(entry.name) not in keys)
        told = _told(Recognizer(frozenset(record.names), longer | allowed, allowed), arrival)
        left = [line for line in told if line not in over]
        missed = record.line is not None and record.line in confirmed and confirmed[record.line] not in told
        for line in left[:1] if missed else left:
            place = Span.line(arrival.path, line)
            if missed:
                said = f"line {line} tells the name that is withheld on line {record.line}; nothing was imported"
                hint = (
                    f"say that it stands there: --withheld {record.line}={line}; if they may be named now, first take "
                    f"the withholding back: sitegen withhold {one.letter_id} {record.line} --undo"
                )
                yield WITHHELD_LINE_CHANGED.at(place, said, hint)
            else:
                said = f"line {line} tells a name that this letter withholds; no build passes so"
                hint = f"before you commit it: sitegen withhold {one.letter_id} {line}"
                yield replace(TOLD_NAME.at(place, said, hint), severity="warning")


def _by_others(
    one: Manuscript, arrival: Arrival, private: Sequence[PrivateRecord], openly: frozenset[str]
) -> Iterator[Diagnostic]:
    """Yield the lines that tell whom another letter withholds, or a form; a list's entries only where it is a form.

    Who signs openly somewhere is told elsewhere (`named_openly`).
    """
    own = one.letter_id
    others = [each for each in private if each.letter != own and own not in each.open_in]
    allowed = frozenset(words for each in private for words in each.allowed)
    refused = frozenset(name for each in others if not each.letter for name in each.names)
    withheld = frozenset(name for each in others for name in each.names if known_as(name).isdisjoint(openly)) - refused
    listed = frozenset(
        at for entry in entries_of(arrival.letter.signatories) for at in range(entry.line, entry.last + 1)
    )
    forms = _told(Recognizer(refused, allowed, allowed), arrival)
    for line in forms:
        yield _said(
            arrival,
            line,
            f"line {line} names somebody who did not agree to be named in a form; no build passes so",
            f"before you commit it, ask them: sitegen withhold {own} {line}; or, if they sign this letter "
            f"openly, add in .private/withheld.yaml, to the record of their name: open_in: [{own}]",
        )
    for line in _told(Recognizer(withheld, allowed, allowed), arrival):
        if line not in listed and line not in forms:
            said = f"line {line} names somebody whom another letter withholds; no build passes so"
            yield _said(arrival, line, said, f"before you commit it: sitegen withhold {own} {line}")


def _said(arrival: Arrival, line: int, said: str, hint: str) -> Diagnostic:
    return replace(TOLD_NAME.at(Span.line(arrival.path, line), said, hint), severity="warning")


def _told(known: Recognizer, arrival: Arrival) -> list[int]:
    """Return the lines of a file that tell one of the names for certain."""
    if not known:
        return []
    text = "\n".join(arrival.source.lines)
    return sorted({text.count("\n", 0, one.start) + 1 for one in known.certain(text)})
