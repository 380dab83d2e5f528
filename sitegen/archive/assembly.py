"""Assembling: manuscripts, authority file and judgements as one archive."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

from sitegen.archive.cosigning import letters_signed
from sitegen.archive.grouping import under_keys
from sitegen.archive.signings import Signings, signatures
from sitegen.content.manuscript import originals
from sitegen.core.diagnostics import Checked, Diagnostic
from sitegen.core.diagnostics.codes import UNNAMED_RECORD
from sitegen.core.digests import digest_of
from sitegen.core.frozen import Frozen
from sitegen.core.loading import (
    Deferred,
    Loaded,
    OnDemand,
    Row,
    digest_of_all,
    head_of,
    seal_of,
    told,
    with_settings,
    without_text,
)
from sitegen.core.memo import Memo, Spread, Stage, each, in_turn, keep, no_memo
from sitegen.core.model import (
    Archive,
    Gap,
    Join,
    Judgement,
    Lead,
    Ledger,
    Manuscript,
    Naming,
    Organization,
    Signatory,
    Standing,
)
from sitegen.core.source import Span
from sitegen.identity.addressees import ResolvedAddressees, resolve_addressees, unaddressed
from sitegen.reading.parsing.entries.numbering import count

if TYPE_CHECKING:
    from sitegen.identity.resolution import Joining, Resolution

SHOWN = 10  # ids in a message


class Behind(Frozen):
    """Who stands behind the names of one letter: organizations of its entries and those of persons on it."""

    ids: tuple[Standing, ...]
    affiliations: tuple[tuple[int, str], ...]


class Joined(Frozen):
    """What all lists say together, as in `Archive`, and what was found; `behind` are digests, by letter."""

    organizations: Mapping[str, Organization]
    redirects: Mapping[str, str]
    joins: tuple[Join, ...]
    leads: tuple[Lead, ...]
    found: tuple[Diagnostic, ...]
    behind: Mapping[str, bytes]
    named: Mapping[str, tuple[Naming, ...]]


ADDRESSED: Stage[Checked[ResolvedAddressees]] = Stage("addressed", Checked[ResolvedAddressees])
BEHIND: Stage[Behind] = Stage("behind", Behind)
JOINED: Stage[Joined] = Stage("joined", Joined)
LEDGER: Stage[Ledger] = Stage("ledger", Ledger)


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
    spread: Spread = in_turn,
) -> Checked[Archive]:
    """Return the archive. The order of `manuscripts` makes no difference; each id must occur once.

    Letters are in order of date, undated ones last; versions of one letter in order of language. With `people`, persons
    who sign are organizations of kind "person". `misread` are letters (ids) whose lists were badly read, `addressees`
    the records of those to whom letters go. The paths are how messages name the files. `memo` may remember who stands
    behind the names, as long as no list, record or judgement changes; `spread` may take several names apart at a time.
    """
    heads = [replace(one, letter=head_of(one.letter)) for one in manuscripts]
    machine = joining == "evidence"
    addressed = memo(
        ADDRESSED,
        digest_of((heads, addressees, judgements, machine, addressees_path)).hex(),
        lambda: resolve_addressees(heads, addressees, judgements, joining=machine, path=addressees_path),
    )
    lists = tuple(map(_list_of, manuscripts))
    badly = frozenset(one.letter_id for one in lists if one.letter_id in misread)
    names = addressed.value.names
    works = originals(manuscripts)
    ordered = sorted(manuscripts, key=lambda one: (one.letter.date or "9999", one.letter_id))
    letters = tuple(one for one in ordered if works[one.letter_id] == one.letter_id)
    versions = _versions(ordered, works)
    every = {each.letter_id: each for one in letters for each in (one, *versions.get(one.letter_id, ()))}

    def resolve() -> Checked[Resolution]:
        from sitegen.identity.resolution import resolve  # noqa: PLC0415 - only where a list, a record or a judgement has changed

        return resolve(
            lists,
            authority,
            judgements,
            people=people,
            joining=joining,
            authority_path=authority_path,
            judgements_path=judgements_path,
            elsewhere=names,
            misread=badly,
            memo=memo,
            spread=spread,
        )

    resolved = Loaded(resolve)

    def behind(own: str) -> Behind:
        resolution = resolved().value
        return Behind(resolution.by_letter[own], tuple(resolution.affiliations.get(own, {}).items()))

    standing: OnDemand[str, Behind] = OnDemand(
        every, lambda own: memo(BEHIND, joined.behind[own].hex(), lambda: behind(own))
    )

    def join() -> Joined:
        digests: dict[str, bytes] = {}
        for own in every:
            its = behind(own)
            digests[own] = digest_of(its)
            standing.put(own, keep(memo, BEHIND, digests[own].hex(), its))
        return _joined(resolved(), standing, digests, letters, versions, authority_path)

    read = (
        list(map(told, lists)), authority, judgements, people, joining, authority_path, judgements_path, names, badly
    )  # fmt: skip
    joined = memo(JOINED, digest_of(read).hex(), join)
    by_letter = OnDemand(
        every,
        lambda own: tuple(signatures(every[own], standing[own].ids, dict(standing[own].affiliations))),
        lambda own: digest_of((own, seal_of(every[own].letter).shown, every[own].letter.stated, joined.behind[own])),
    )
    listed = OnDemand(every, lambda own: standing[own].ids, lambda own: joined.behind[own])
    signed = Deferred(
        lambda: letters_signed(joined.organizations, listed, letters, versions),
        lambda: digest_of(
            (
                digest_of_all(listed),
                [one.letter_id for one in letters],
                sorted(works.items()),
                list(joined.organizations),
            )
        ),
    )
    signings = Signings(by_letter, signed, memo, Loaded(lambda: digest_of((list(every), sorted(works.items())))))
    by_letter.since = signings.lists
    return Checked(
        Archive(
            letters=letters,
            ledgers=_ledgers(every, memo),
            organizations=joined.organizations,
            signatures=Row(lambda: tuple(chain.from_iterable(by_letter.values())), lambda: digest_of_all(by_letter)),
            by_letter=by_letter,
            by_organization=OnDemand(
                joined.organizations,
                signings.of,
                signings.digest,
                whole=lambda: digest_of((digest_of_all(by_letter), sorted(works.items()), list(joined.organizations))),
                since=signings.organizations,
            ),
            judgements=tuple(judgements),
            redirects=joined.redirects,
            versions=versions,
            joins=joined.joins,
            leads=joined.leads,
            addressed=addressed.value.addressed,
            listed=listed,
            signed=signed,
            named=joined.named,
        ),
        (
            *joined.found,
            *addressed.diagnostics,
            *_silent(unaddressed(addressees, addressed.value.addressed), addressees_path),
        ),
    )


def _joined(
    resolved: Checked[Resolution],
    behind: Mapping[str, Behind],
    digests: Mapping[str, bytes],
    letters: Sequence[Manuscript],
    versions: Mapping[str, Sequence[Manuscript]],
    authority_path: str,
) -> Joined:
    """Return what all lists say together: of the organizations, those that a letter names.

    `digests` are those of what is `behind` the names of each letter.
    """
    from sitegen.identity.distinguishing import distinguish  # noqa: PLC0415 - as what resolves names
    from sitegen.identity.tidying import unnamed  # noqa: PLC0415 - as what resolves names

    resolution = resolved.value
    dates: dict[str, set[str]] = {}
    named: dict[str, list[Naming]] = {}
    for one in letters:
        known: set[str] = set()  # those on an earlier list of the same letter, by whose date they go
        for version in (one, *versions.get(one.letter_id, ())):
            its = behind[version.letter_id]
            new: set[str] = set()
            for own, members in its.ids:
                new.update(each for each in (own, *members) if each)
            for own in new - known:
                dates.setdefault(own, set()).update((version.letter.date,) if version.letter.date else ())
            known |= new
            for own, naming in _namings(version.letter_id, its.affiliations):
                named.setdefault(own, []).append(naming)
    silent = unnamed(resolution.organizations, named.keys() | dates.keys())
    found = {own: one for own, one in resolution.organizations.items() if own not in silent}
    return Joined(
        distinguish(found, {own: dates.get(own, ()) for own in found}),
        {old: own for old, own in resolution.redirects.items() if own in found},
        resolution.joins,
        resolution.leads,
        (*resolved.diagnostics, *_silent([resolution.organizations[own] for own in silent], authority_path)),
        digests,
        {own: tuple(some) for own, some in named.items()},
    )


def _namings(letter_id: str, affiliations: Iterable[tuple[int, str]]) -> Iterator[tuple[str, Naming]]:
    """Yield the organizations that persons on a list name as theirs."""
    for own, ordinals in under_keys((own, ordinal) for ordinal, own in affiliations).items():
        yield own, Naming(letter_id, min(ordinals), len(ordinals))


def _list_of(one: Manuscript) -> Manuscript:
    """Return a manuscript with all that says who stands behind the names of its list, and no more."""
    letter = with_settings(without_text(one.letter), title=None, statement=None, contacts=())
    settled = tuple(said for said in one.settled if said.of == "reading")
    return replace(one, letter=letter, departures=(), facts=(), settled=settled, review=None)


def _silent(records: Sequence[Organization], path: str) -> Iterator[Diagnostic]:
    """Yield that records are named by no letter, once for all of them."""
    if records:
        names = ", ".join(one.organization_id for one in records[:SHOWN])
        more = f" and {len(records) - SHOWN} more" if len(records) > SHOWN else ""
        yield UNNAMED_RECORD.at(
            Span.line(path, max(1, records[0].line)),
            f"no letter of the site names {names}{more}: not published",
            "sitegen tidy takes out those that no letter names; one that waits for review is a letter, too",
        )


def _ledgers(manuscripts: Mapping[str, Manuscript], memo: Memo) -> dict[str, Ledger]:
    tasks = [
        (digest_of((seal_of(one.letter).shown, one.letter.stated, one.withheld, one.departures)).hex(), one)
        for one in manuscripts.values()
    ]
    return dict(zip(manuscripts, each(memo, in_turn, LEDGER, tasks, _ledger, together=True), strict=True))


def _ledger(one: Manuscript) -> Ledger:
    """Return a letter's count ledger; entries that are withheld, or left out, are neither missing nor a gap.

    Of who was left out as many count as the letter does: a line that was read as somebody may name nobody.
    """
    ledger = count(one.letter)
    hidden, out = one.withheld_signatories(), one.left_out()
    if not hidden and not out:
        return ledger
    missing = None if ledger.missing is None else ledger.missing - len(hidden)
    left_out = len(out) if missing is None else min(len(out), max(missing, 0))
    missing = None if missing is None else missing - left_out
    gaps = (_without(gap, one.letter.signatories, sorted((*hidden, *out))) for gap in ledger.gaps)
    kept = tuple(gap for gap in gaps if gap)
    return replace(ledger, missing=missing, withheld=len(hidden), left_out=left_out, gaps=kept)


def _without(gap: Gap, signatories: Sequence[Signatory], hidden: Sequence[int]) -> Gap | None:
    """Return a gap less the withheld entries that would stand in it, or None if they account for it."""
    start = max((one.last for one in signatories if one.last < gap.first), default=0)
    end = min((one.line for one in signatories if one.line > gap.last), default=None)
    inside = sum(start < line and (end is None or line < end) for line in hidden)
    expected = max(gap.expected - inside, gap.found) if gap.expected > gap.found else gap.expected
    return None if expected == gap.found else replace(gap, expected=expected)


def _versions(manuscripts: Iterable[Manuscript], works: Mapping[str, str]) -> dict[str, tuple[Manuscript, ...]]:
    """Return the translations of each letter that has any, in order of language."""
    found = under_keys((works[one.letter_id], one) for one in manuscripts if works[one.letter_id] != one.letter_id)
    return {key: tuple(sorted(its, key=lambda one: one.letter.language or "")) for key, its in found.items()}
