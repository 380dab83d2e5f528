"""What to say of a resolution: names in no record, with the lines to paste; names that one letter prints twice."""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping, Sequence

from sitegen.core.diagnostics import Diagnostic
from sitegen.core.diagnostics.codes import (
    JOINED_IN_ONE_LETTER,
    POSSIBLE_PERSON,
    PROVISIONAL_ORGANIZATION,
    REPEATED_SIGNATORY,
)
from sitegen.core.model import Judgement, Manuscript, Organization, Signatory, Standing
from sitegen.core.source import Span
from sitegen.identity.authority import as_record
from sitegen.identity.folds import looked_through
from sitegen.identity.persons import may_be_person
from sitegen.identity.renaming import by_name, corrected_from, standing, with_both_names
from sitegen.identity.yaml_records import dump_record

SHOWN = 10  # records in a hint; a letter may bring hundreds


def report_unrecorded(
    letters: Sequence[Manuscript],
    by_letter: Mapping[str, Sequence[Standing]],
    unrecorded: Sequence[Organization],
    authority: Sequence[Organization],
    path: str,
) -> list[Diagnostic]:
    """Return what to say of names in no record, at the first entry that brings them. `path` names the authority file.

    A name that a correction made of a recorded one belongs to that record; of the others each letter has one message.
    """
    waiting = {one.organization_id: one for one in unrecorded}
    recorded = by_name(authority)
    found: list[Diagnostic] = []
    for letter in letters:
        if not waiting:
            break
        records: list[Organization] = []
        first = 1
        for one, own in standing(letter, by_letter[letter.letter_id]):
            new = waiting.pop(own or "", None)
            if new is None:
                continue
            written = one.written or 1
            known = corrected_from(new, recorded)
            if known is not None:
                found.append(_renamed(Span.line(letter.path, written), new, known, path))
                continue
            first = first if records else written
            records.append(new)
        if records:
            lines = "".join(dump_record(as_record(one)) for one in records[:SHOWN])
            more = f"# and {len(records) - SHOWN} more" if len(records) > SHOWN else ""
            are, ids_are = ("is", "its id is") if len(records) == 1 else ("are", "their ids are")
            found.append(
                PROVISIONAL_ORGANIZATION.at(
                    Span.line(letter.path, first),
                    f"{len(records)} of its names {are} in no record; {ids_are} provisional",
                    f"sitegen tidy writes them into {path}:\n{lines}{more}".rstrip(),
                )
            )
    return found


def _renamed(span: Span, new: Organization, known: Organization, path: str) -> Diagnostic:
    """Return that a corrected name is in no record, where a record has the name as it was printed."""
    record = dump_record(as_record(with_both_names(known, new)))
    return PROVISIONAL_ORGANIZATION.at(
        span,
        f"“{new.name}” is in no record, and “{known.name}”, as it was printed, is; the id is provisional",
        f"let the record {known.organization_id} ({path}:{known.line}) have both names:\n{record}".rstrip(),
    )


def report_joined(
    letters: Sequence[Manuscript],
    by_letter: Mapping[str, Sequence[Standing]],
    folded: Callable[[str], str],
    authority: Sequence[Organization],
    judgements: Sequence[Judgement],
) -> list[Diagnostic]:
    """Return what to say of letters that print one organization more than once.

    How many entries name how many organizations; and that two forms are taken for one, which speaks against it, unless
    a person said that they are one, in a record or a judgement.
    """
    found: list[Diagnostic] = []
    said: dict[str, set[int]] | None = None
    for letter in letters:
        entries = by_letter[letter.letter_id]
        if len({own for own, _ in entries}) == len(entries):
            continue
        printed: dict[str, Signatory] = {}
        again: list[Signatory] = []
        pairs: list[tuple[Signatory, Signatory]] = []
        for entry, (own, _) in zip(letter.letter.signatories, entries, strict=True):
            first = printed.setdefault(own, entry) if own is not None else entry
            if first is not entry:
                again.append(entry)
                here, there = folded(first.name), folded(entry.name)
                if here != there:
                    said = _said_to_be_one(folded, authority, judgements) if said is None else said
                    if said.get(here, set()).isdisjoint(said.get(there, set())):
                        pairs.append((first, entry))
        if again:
            found.append(_repeated(letter, again, len(printed)))
        if pairs:
            first, second = pairs[0]
            reasons = ", ".join(step.about for step in looked_through(first.name, second.name))
            more = f"; so are {len(pairs) - 1} more pairs" if pairs[1:] else ""
            found.append(
                JOINED_IN_ONE_LETTER.at(
                    Span.line(letter.path, first.written or 1),
                    f"its source prints “{first.name}” (line {first.line}) and “{second.name}” (line {second.line}); "
                    f"they are taken for one but for {reasons or 'what a human judged'}{more}",
                    "if they are two, judge them different",
                )
            )
    return found


def _said_to_be_one(
    folded: Callable[[str], str], authority: Sequence[Organization], judgements: Sequence[Judgement]
) -> dict[str, set[int]]:
    """Return the names that people said are others' as well, folded, each with the numbers of what they said."""
    names = {one.organization_id: one.names for one in authority}
    groups = [its for its in names.values() if len(its) > 1]
    groups += [
        (*names.get(one.first, (one.first,)), *names.get(one.second, (one.second,)))
        for one in judgements
        if one.verdict == "same"
    ]
    found: dict[str, set[int]] = {}
    for number, its in enumerate(groups):
        for name in its:
            found.setdefault(folded(name), set()).add(number)
    return found


def report_persons(
    letters: Sequence[Manuscript],
    by_letter: Mapping[str, Sequence[Standing]],
    organizations: Mapping[str, Organization],
    doubtful: Container[str],
) -> list[Diagnostic]:
    """Return what to say of entries of which only the form of the name says that they may be persons.

    Of one that a record or another letter shows to be an organization, it is known: it has its page.
    `doubtful` are the ids of letters whose lists are not to be trusted that they are none.
    """
    found: list[Diagnostic] = []
    unknown = {own for own, one in organizations.items() if one.kind == "unknown"}
    for letter in letters:
        mixed = letter.letter_id in doubtful
        some = [
            one
            for one, (own, _) in zip(letter.letter.signatories, by_letter[letter.letter_id], strict=True)
            if own in unknown and may_be_person(one, doubtful=mixed)
        ]
        if some:
            names = "”, “".join(one.name for one in some[:SHOWN])
            more = f" and {len(some) - SHOWN} more" if len(some) > SHOWN else ""
            found.append(
                POSSIBLE_PERSON.at(
                    Span.line(letter.path, some[0].written or 1),
                    f"“{names}”{more} may be persons or organizations; they get no page before that is said",
                    "write kind: person behind those who are one (<!-- kind: person -->) and, once the list has been "
                    "looked at, status: reviewed; or kind: organization in the record of one that is none",
                )
            )
    return found


def _repeated(letter: Manuscript, again: Sequence[Signatory], organizations: int) -> Diagnostic:
    """Return that a list names `organizations` by more entries, and where one stands again."""
    places = ", ".join(str(one.line) for one in again[:SHOWN])
    more = f" and {len(again) - SHOWN} more" if len(again) > SHOWN else ""
    repeat = f"line {places} repeats one" if len(again) == 1 else f"lines {places}{more} repeat one"
    word = "organization" if organizations == 1 else "organizations"
    return REPEATED_SIGNATORY.at(
        Span.line(letter.path, again[0].written or 1),
        f"{organizations + len(again)} entries, {organizations} {word}; {repeat}",
        "nothing to do; if two entries are two organizations, judge them different",
    )
