"""Resolving addressees: every "to whom" of every letter to the record that it stands for.

Written forms that differ in case, spacing or punctuation are one class, and a class has an id for ever. Classes become
one addressee

1. by a human's word: a record of the authority file lists both, or a judgement says "same";
2. by what they say, where person, office, members and body are the same in other words (`addresses`);
3. by the versions of a letter in other languages, which go to the same addressees in the same order.

Nothing else joins; a person without an office is asked about and never joined. The order of letters makes no
difference, and what is joined keeps the ids that it would have alone, so that it can be undone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sitegen.core.diagnostics import Checked, Diagnostic
from sitegen.core.diagnostics.codes import PROVISIONAL_ADDRESSEE, UNSURE_ADDRESSEE
from sitegen.core.model import Addressed, Judgement, Manuscript, Organization
from sitegen.core.source import Span
from sitegen.identity.addressees.bodies import is_vague
from sitegen.identity.addressees.classes import Classes
from sitegen.identity.addressees.describing import addressed_in
from sitegen.identity.addressees.joining import add_hubs, join_equals, join_versions
from sitegen.identity.ordering import in_time


@dataclass(frozen=True, slots=True)
class ResolvedAddressees:
    """The addressees, and the records to add so that none of their ids is provisional."""

    addressed: Addressed
    unrecorded: tuple[Organization, ...]

    @property
    def names(self) -> frozenset[str]:
        """All that a judgement may call them: names, ids, former ids."""
        its = self.addressed
        forms = (form for one in its.records.values() for form in one.names)
        return frozenset((*its.records, *its.redirects, *forms))


def resolve_addressees(
    manuscripts: Sequence[Manuscript],
    records: Sequence[Organization] = (),
    judgements: Sequence[Judgement] = (),
    *,
    joining: bool = True,
    path: str = "content/addressees.yaml",
) -> Checked[ResolvedAddressees]:
    """Return the addressee of every letter's every "to whom". The order of `manuscripts` makes no difference.

    Without `joining` the machine joins only what differs in case, spacing or punctuation. `path` names the authority
    file in messages.
    """
    letters = in_time(manuscripts)
    classes = Classes(records)
    rows = {one.letter_id: classes.enter(number, one) for number, one in enumerate(letters)}
    classes.judge(judgements)
    if joining:
        join_equals(classes)
        join_versions(classes, letters, rows)
    add_hubs(classes)
    classes.name_all()
    addressed = addressed_in(classes, letters, rows)
    unrecorded = tuple(sorted(classes.unrecorded(), key=lambda one: one.organization_id))
    found = [*_provisional(letters, addressed, unrecorded, path), *_unsure(classes, letters, rows)]
    return Checked(ResolvedAddressees(addressed, unrecorded), tuple(found))


def _unsure(
    classes: Classes, letters: Sequence[Manuscript], rows: Mapping[str, tuple[int, ...]]
) -> Iterator[Diagnostic]:
    """Yield the names that several letters have and that do not say whose body or office they mean."""
    works = {one.letter_id: one.translation_of or one.letter_id for one in letters}
    paths = {one.letter_id: one.path for one in letters}
    for at in sorted({at for its in rows.values() for at in its}):
        one = classes.all[at]
        if one.record and (one.record.note or one.record.parent_id or one.record.kind):
            continue  # a person has looked at it
        if is_vague(one.name):
            its = sorted({works[own] for own in one.letters}, key=lambda own: paths.get(own, own))
            if len(its) > 1:
                yield UNSURE_ADDRESSEE.at(
                    Span.line(paths[one.letters[0]], 1),
                    f"“{one.name}” stands in {len(its)} letters ({', '.join(its)}) and does not say of which "
                    "country or body; they share a page",
                    "if one is meant, say which in its record in addressees.yaml: note: …; if several, write in each "
                    "letter whose it is, and why: departures: [{of: addressees, reason: …}]",
                )


def everyone_above(addressed: Addressed, own: str) -> tuple[str, ...]:
    """Return those to whom a letter to an addressee goes, too, nearest first."""
    found: dict[str, None] = {}
    waiting = list(addressed.above.get(own, ()))
    while waiting:
        one = waiting.pop(0)
        if one not in found and one != own:
            found[one] = None
            waiting += addressed.above.get(one, ())
    return tuple(found)


def unaddressed(records: Sequence[Organization], addressed: Addressed) -> list[Organization]:
    """Return the records that no letter and no other record needs, in order of id."""
    needed = {*addressed.records, *addressed.redirects}
    return sorted((one for one in records if one.organization_id not in needed), key=lambda one: one.organization_id)


def _provisional(
    letters: Sequence[Manuscript], addressed: Addressed, unrecorded: Sequence[Organization], path: str
) -> Iterator[Diagnostic]:
    """Yield, once, that addressees are in no record."""
    new = {one.organization_id for one in unrecorded}
    new &= {*addressed.records, *addressed.redirects}
    if new:
        where = next((one.path for one in letters if new & {*addressed.by_letter.get(one.letter_id, ())}), path)
        some = ", ".join(sorted(new)[:5]) + (f" and {len(new) - 5} more" if len(new) > 5 else "")
        yield PROVISIONAL_ADDRESSEE.at(
            Span.line(where, 1),
            f"addressees are in no record of {path}; the ids of {len(new)} are provisional: {some}",
            "sitegen tidy writes their records, and so does the next import",
        )
