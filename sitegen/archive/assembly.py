"""Assembling: manuscripts, authority file and judgements as one archive."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from sitegen.content.manuscript import originals
from sitegen.core.diagnostics import Checked, Diagnostic
from sitegen.core.diagnostics.codes import UNNAMED_RECORD
from sitegen.core.digests import digest_of
from sitegen.core.memo import Memo, Stage, no_memo
from sitegen.core.model import Archive, Gap, Judgement, Ledger, Manuscript, Organization, Signatory, Signature
from sitegen.core.source import Span
from sitegen.identity import Joining, Resolution, distinguish, resolve, unnamed
from sitegen.identity.addressees import resolve_addressees, unaddressed
from sitegen.reading.parsing.numbering import count, number_ranges

SHOWN = 10  # ids in a message
RESOLUTION: Stage[Checked[Resolution]] = Stage("resolution", Checked[Resolution])


def assemble(
    manuscripts: Sequence[Manuscript],
    authority: Sequence[Organization],
    judgements: Sequence[Judgement],
    *,
    addressees: Sequence[Organization] = (),
    misread: Container[str] = (),
    people: bool = False,
    joining: Joining = "evidence",
    authority_path: str = "content/organizations.yaml",
    judgements_path: str = "content/judgements.yaml",
    addressees_path: str = "content/addressees.yaml",
    memo: Memo = no_memo,
) -> Checked[Archive]:
    """Return the archive. The order of `manuscripts` makes no difference; each id must occur once.

    Letters are in order of date, undated ones last; versions of one letter in order of language. With `people`, persons
    who sign are organizations of kind "person". `misread` are letters (ids) whose lists were badly read, `addressees`
    the records of those to whom letters go. The paths are how messages name the files. `memo` may remember who stands
    behind the names, as long as no list, record or judgement changes.
    """
    addressed = resolve_addressees(
        manuscripts, addressees, judgements, joining=joining == "evidence", path=addressees_path
    )
    lists = tuple(map(_list_of, manuscripts))
    badly = frozenset(one.letter_id for one in lists if one.letter_id in misread)
    names = addressed.value.names
    read = (lists, authority, judgements, people, joining, authority_path, judgements_path, names, badly)
    resolved = memo(
        RESOLUTION,
        digest_of(read).hex(),
        lambda: resolve(
            lists,
            authority,
            judgements,
            people=people,
            joining=joining,
            authority_path=authority_path,
            judgements_path=judgements_path,
            elsewhere=names,
            misread=badly,
        ),
    )
    resolution = resolved.value
    works = originals(manuscripts)
    ordered = sorted(manuscripts, key=lambda one: (one.letter.date or "9999", one.letter_id))
    letters = tuple(one for one in ordered if works[one.letter_id] == one.letter_id)
    versions = _versions(ordered, works)
    every = [each for one in letters for each in (one, *versions.get(one.letter_id, ()))]
    days = {one.letter_id: one.letter.date for one in every}
    by_letter = {one.letter_id: tuple(_signatures(one, resolution)) for one in every}
    by_organization: dict[str, list[Signature]] = {own: [] for own in resolution.organizations}
    for one in letters:
        for signature in _each_once(by_letter[each.letter_id] for each in (one, *versions.get(one.letter_id, ()))):
            by_organization[signature.organization_id or ""].append(signature)
    silent = unnamed(
        resolution.organizations,
        {own for own, its in by_organization.items() if its}
        | {row.affiliation_id for its in by_letter.values() for row in its if row.affiliation_id},
    )
    known = {own: one for own, one in resolution.organizations.items() if own not in silent}
    dates = {own: {date for row in its if (date := days[row.letter_id])} for own, its in by_organization.items()}
    return Checked(
        Archive(
            letters=letters,
            ledgers={one.letter_id: _ledger(one) for one in every},
            organizations=distinguish(known, dates),
            signatures=tuple(signature for one in every for signature in by_letter[one.letter_id]),
            by_letter=by_letter,
            by_organization={own: tuple(its) for own, its in by_organization.items() if own in known},
            judgements=tuple(judgements),
            redirects={old: own for old, own in resolution.redirects.items() if own in known},
            versions=versions,
            joins=resolution.joins,
            leads=resolution.leads,
            addressed=addressed.value.addressed,
        ),
        (
            *resolved.diagnostics,
            *_silent([resolution.organizations[own] for own in silent], authority_path),
            *addressed.diagnostics,
            *_silent(unaddressed(addressees, addressed.value.addressed), addressees_path),
        ),
    )


def _list_of(one: Manuscript) -> Manuscript:
    """Return a manuscript with all that says who stands behind the names of its list, and no more."""
    letter = replace(one.letter, title=None, statement=None, contacts=(), body=(), footnotes=())
    settled = tuple(said for said in one.settled if said.of == "reading")
    return replace(one, letter=letter, departures=(), facts=(), settled=settled, review=None)


def _silent(records: Sequence[Organization], path: str) -> Iterator[Diagnostic]:
    """Yield that records are named by no letter, once for all of them."""
    if records:
        names = ", ".join(one.organization_id for one in records[:SHOWN])
        more = f" and {len(records) - SHOWN} more" if len(records) > SHOWN else ""
        yield UNNAMED_RECORD.at(
            Span.line(path, max(1, records[0].line)),
            f"no letter names {names}{more}: not published",
            "take them out of the file: sitegen tidy",
        )


def _ledger(one: Manuscript) -> Ledger:
    """Return a letter's count ledger; its withheld entries are neither missing nor a gap."""
    ledger = count(one.letter)
    hidden = sorted(withheld.first for withheld in one.withheld if withheld.of == "signatory" and not withheld.nested)
    if not hidden:
        return ledger
    missing = None if ledger.missing is None else ledger.missing - len(hidden)
    gaps = (_without(gap, one.letter.signatories, hidden) for gap in ledger.gaps)
    return replace(ledger, missing=missing, withheld=len(hidden), gaps=tuple(gap for gap in gaps if gap))


def _without(gap: Gap, signatories: Sequence[Signatory], hidden: Sequence[int]) -> Gap | None:
    """Return a gap less the withheld entries that would stand in it, or None if they account for it."""
    start = max((one.last for one in signatories if one.last < gap.first), default=0)
    end = min((one.line for one in signatories if one.line > gap.last), default=None)
    inside = sum(start < line and (end is None or line < end) for line in hidden)
    expected = max(gap.expected - inside, gap.found) if gap.expected > gap.found else gap.expected
    return None if expected == gap.found else replace(gap, expected=expected)


def _versions(manuscripts: Iterable[Manuscript], works: Mapping[str, str]) -> dict[str, tuple[Manuscript, ...]]:
    """Return the translations of each letter that has any, in order of language."""
    found: dict[str, list[Manuscript]] = {}
    for one in manuscripts:
        if works[one.letter_id] != one.letter_id:
            found.setdefault(works[one.letter_id], []).append(one)
    return {key: tuple(sorted(its, key=lambda one: one.letter.language or "")) for key, its in found.items()}


def _each_once(lists: Iterable[Iterable[Signature]]) -> Iterator[Signature]:
    """Yield the rows of the lists of one letter that name an organization which no earlier one of them has."""
    known: set[str | None] = {None}
    for rows in lists:
        new = [row for row in rows if row.organization_id not in known]
        yield from new
        known.update(row.organization_id for row in new)


def _signatures(one: Manuscript, resolution: Resolution) -> Iterator[Signature]:
    affiliations = resolution.affiliations.get(one.letter_id, {})
    listed = one.letter.signatories
    ranges = number_ranges(listed, one.letter.stated)
    for entry, reach, (own, its_members) in zip(listed, ranges, resolution.by_letter[one.letter_id], strict=True):
        yield Signature(
            one.letter_id, entry.ordinal, None, entry.number, entry.number_status, entry.name, own, entry.line,
            affiliations.get(entry.ordinal), reach,
        )  # fmt: skip
        for within, (member, member_id) in enumerate(zip(entry.members, its_members, strict=True), 1):
            yield Signature(one.letter_id, within, entry.ordinal, None, "none", member.name, member_id, member.line)
