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

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations

from sitegen.core.diagnostics import Checked, Diagnostic
from sitegen.core.diagnostics.codes import PROVISIONAL_ADDRESSEE, UNSURE_ADDRESSEE
from sitegen.core.model import Addressed, Join, Judgement, Lead, Manuscript, Organization
from sitegen.core.slugs import slugify
from sitegen.core.source import Span
from sitegen.identity.addressees.addresses import Address, address_of
from sitegen.identity.addressees.bodies import is_vague
from sitegen.identity.folds import fold
from sitegen.identity.groups import Groups
from sitegen.identity.minting import mint

WHOLE = 10_000  # characters; no name is longer
ABOUT = {
    "address": "other words for the same office, members or body",
    "version": "the same addressee in a version of the letter in another language",
    "person": "the name of the person, titles and office aside",
}
_NEVER = (1 << 30, 0)


@dataclass(frozen=True, slots=True)
class ResolvedAddressees:
    """The addressees, and the records to add so that none of their ids is provisional."""

    addressed: Addressed
    unrecorded: tuple[Organization, ...]

    @property
    def names(self) -> frozenset[str]:
        """All that a judgement may call them: names, ids, former ids."""
        its = self.addressed
        forms = (form for one in its.records.values() for form in (one.name, *one.variant_names))
        return frozenset((*its.records, *its.redirects, *forms))


@dataclass(slots=True)
class _Class:
    """Written forms that are one: those of letters with their letters, in order, those of a record; what they say."""

    address: Address
    forms: dict[str, int] = field(default_factory=dict)
    letters: list[str] = field(default_factory=list)
    languages: set[str] = field(default_factory=set)
    first: tuple[int, int] = _NEVER
    record: Organization | None = None
    own: str = ""

    @property
    def name(self) -> str:
        """The form that is printed most, then the one printed first."""
        return self.record.name if self.record else max(self.forms, key=lambda form: self.forms[form])


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
    letters = sorted(manuscripts, key=lambda one: (one.letter.date or "9999", bool(one.translation_of), one.letter_id))
    state = _State(records)
    rows = {one.letter_id: state.enter(number, one) for number, one in enumerate(letters)}
    state.judge(judgements)
    if joining:
        state.join_equals()
        state.join_versions(letters, rows)
    state.add_hubs()
    state.name_all()
    addressed = state.addressed(letters, rows)
    unrecorded = tuple(sorted(state.unrecorded(), key=lambda one: one.organization_id))
    found = [*_provisional(letters, addressed, unrecorded, path), *state.unsure(letters, rows)]
    return Checked(ResolvedAddressees(addressed, unrecorded), tuple(found))


class _State:
    """Classes and their groups. Those of records come first, so that the lowest of a group tells its record."""

    def __init__(self, records: Sequence[Organization]) -> None:
        self.groups = Groups()
        self.classes: list[_Class] = []
        self.by_form: dict[str, int] = {}
        self.joins: list[tuple[int, int, str]] = []
        self.open: list[tuple[int, int, str, str]] = []
        self.ids: dict[str, int] = {}
        for record in records:
            said = [address_of(name) for name in (record.name, *record.variant_names)]
            address = next((one for one in said if one.key), said[0])
            at = self._add(_Class(address, record=record, own=record.organization_id))
            self.ids |= dict.fromkeys((record.organization_id, *record.former_ids), at)
            for name in (record.name, *record.variant_names):
                self.by_form.setdefault(form_key(name), at)
        for at, one in enumerate(self.classes):  # a record that was renamed: letters still print what its id is made of
            self.by_form.setdefault(one.own, at)

    def _add(self, one: _Class) -> int:
        self.classes.append(one)
        return self.groups.add()

    def enter(self, number: int, letter: Manuscript) -> tuple[int, ...]:
        """Return the classes of a letter's addressees, known or new; the letter's `number` is its place in time."""
        found: list[int] = []
        for at, name in enumerate(letter.letter.addressees):
            form = form_key(name)
            if form not in self.by_form:
                self.by_form[form] = self._add(_Class(address_of(name)))
            own = self.by_form[form]
            one = self.classes[own]
            one.forms[name] = one.forms.get(name, 0) + 1
            one.letters.append(letter.letter_id)
            one.languages.add(letter.letter.language or "")
            one.first = min(one.first, (number, at))
            found.append(own)
        return tuple(found)

    def judge(self, judgements: Iterable[Judgement]) -> None:
        """Obey the judgements on addressees; "same" yields to "different"."""
        ready = [
            (one.verdict, first, second)
            for one in judgements
            if (first := self._named(one.first)) is not None and (second := self._named(one.second)) is not None
        ]
        for verdict, first, second in ready:
            if verdict == "different":
                self.groups.part(first, second)
        for verdict, first, second in ready:
            if verdict == "same":
                self.groups.join(first, second)

    def _named(self, name: str) -> int | None:
        return self.ids.get(name, self.by_form.get(form_key(name)))

    def join_equals(self) -> None:
        """Join what says the same in other words, and remember the persons to ask about."""
        same: dict[tuple[str, ...], list[int]] = defaultdict(list)
        persons: dict[str, list[int]] = defaultdict(list)
        for at, one in enumerate(self.classes):
            if one.address.key:
                same[one.address.key].append(at)
            if one.address.person:
                persons[one.address.person].append(at)
        for block in same.values():
            self._join(block[0], block[1:], "address")
        for block in persons.values():
            for first, second in combinations(block, 2):
                told = [
                    ours and theirs and ours != theirs and f"different {what}: {ours} / {theirs}"
                    for what, ours, theirs in (
                        ("offices", self.classes[first].address.office, self.classes[second].address.office),
                        ("bodies", self.classes[first].address.body.key, self.classes[second].address.body.key),
                    )
                ]
                against = next(filter(None, told), "persons are never joined by the program")
                self.open.append((first, second, "person", str(against)))

    def _join(self, first: int, others: Iterable[int], rule: str) -> None:
        """Join classes to the first of them, unless a judgement keeps any two of them apart."""
        block = (first, *others)
        if self.groups.are_any_apart(block):
            return
        for other in block[1:]:
            if self.groups.of(first) != self.groups.of(other) and self.groups.join(first, other):
                self.joins.append((first, other, rule))

    def join_versions(self, letters: Sequence[Manuscript], rows: Mapping[str, tuple[int, ...]]) -> None:
        """Join what versions of one letter have in one place, where it does not tie together what says different."""
        links: set[tuple[int, int]] = set()
        for one in letters:
            ours, theirs = rows[one.letter_id], rows.get(one.translation_of or "", ())
            if len(ours) == len(theirs) and self._in_one_order(ours, theirs):
                links |= {(min(pair), max(pair)) for pair in zip(ours, theirs, strict=True)}
        trial = Groups()
        for _ in self.classes:
            trial.add()
        for first, second in links:
            trial.join(first, second)
        blocks: dict[int, set[int]] = defaultdict(set)
        for link in links:
            blocks[trial.of(link[0])] |= set(link)
        for block in blocks.values():
            roots = {self.groups.of(own) for own in block}
            tied = [at for at in range(len(self.classes)) if self.groups.of(at) in roots]
            told = _differences([self.classes[at].address for at in tied]) or self._crowded(block)
            first, *others = sorted(block)
            if told is None and not self.groups.are_any_apart(block):
                self._join(first, others, "version")
            elif told:
                pairs = (link for link in sorted(links) if set(link) <= block and link[0] != link[1])
                self.open += [(*link, "version", told) for link in pairs]

    def _in_one_order(self, ours: Iterable[int], theirs: Iterable[int]) -> bool:
        """Tell whether what two lists are known to share stands in the same places of both."""
        first, second = ([self.groups.of(at) for at in its] for its in (ours, theirs))
        return all(
            one == other or (one not in second and other not in first) for one, other in zip(first, second, strict=True)
        )

    def _crowded(self, block: Iterable[int]) -> str | None:
        """Return, in words, that two of the names have one language: then a third one may stand for either."""
        groups: dict[str, set[int]] = defaultdict(set)
        for at in block:
            for language in self.classes[at].languages:
                groups[language].add(self.groups.of(at))
        most = max(groups.values(), key=len, default=set())
        return "two names in one language" if len(most) > 1 else None

    def add_hubs(self) -> None:
        """Add the offices and bodies that several addressees belong to, where no letter and no record names them."""
        known = {one.address.key for one in self.classes if one.address.key}
        below: dict[tuple[str, ...], dict[int, Address]] = defaultdict(dict)
        for at, one in enumerate(self.classes):
            for above in one.address.above:
                if above.key:
                    below[above.key].setdefault(self.groups.of(at), above)
        for key, some in sorted(below.items()):
            if key not in known and len(some) > 1:
                about = min(some.values(), key=lambda one: one.name)
                own = self.by_form.get(form_key(about.name))
                if own is None:
                    self.by_form[form_key(about.name)] = self._add(_Class(about, {about.name: 0}))

    def name_all(self) -> None:
        """Give every class its id: that of its record, or one that is made of its form."""
        taken = set(self.ids)
        wanted = {(form, "", ""): at for form, at in self.by_form.items() if not self.classes[at].own}
        for minted, own in mint(wanted, taken).items():
            self.classes[wanted[minted]].own = own

    def members(self) -> dict[int, list[int]]:
        """Return the classes of every group, the one that gives it its id first: records, then those first used."""
        found: dict[int, list[int]] = defaultdict(list)
        for at in range(len(self.classes)):
            found[self.groups.of(at)].append(at)
        return {root: sorted(its, key=self._rank) for root, its in found.items()}

    def _rank(self, at: int) -> tuple[bool, tuple[int, int], str]:
        one = self.classes[at]
        edited = one.record and (one.record.websites or one.record.identifiers or one.record.note or one.record.kind)
        return not edited, one.first, one.own

    def addressed(self, letters: Sequence[Manuscript], rows: Mapping[str, tuple[int, ...]]) -> Addressed:
        """Return the addressees that letters name, and those above them, under their ids."""
        members = self.members()
        ids = {root: self.classes[its[0]].own for root, its in members.items()}
        own_of = [ids[self.groups.of(at)] for at in range(len(self.classes))]
        by_key = {one.address.key: own_of[at] for at, one in enumerate(self.classes) if one.address.key}
        above = {ids[root]: self._above(ids[root], its, own_of, by_key) for root, its in members.items()}
        named = {own_of[at] for its in rows.values() for at in its}
        waiting = sorted(named)
        while waiting:
            more = {other for own in waiting for other in above[own]} - named
            named |= more
            waiting = sorted(more)
        records = {ids[root]: self._describe(ids[root], its) for root, its in members.items() if ids[root] in named}
        redirects = {one.own: own_of[at] for at, one in enumerate(self.classes)} | {
            old: own_of[at] for old, at in self.ids.items()
        }
        for form, at in self.by_form.items():  # addresses that pages had before they were joined
            redirects.setdefault(slugify(form), own_of[at])
        return Addressed(
            {own: replace(records[own], parent_id=next(iter(above[own]), None)) for own in sorted(records)},
            {one.letter_id: tuple(own_of[at] for at in rows[one.letter_id]) for one in letters},
            {own: its for own, its in sorted(above.items()) if own in named and its},
            {old: own for old, own in sorted(redirects.items()) if own in named and old not in records},
            tuple(self._joins(letters)),
            tuple(self._leads(own_of, named)),
        )

    def _above(
        self, own: str, its: Sequence[int], own_of: Sequence[str], by_key: Mapping[tuple[str, ...], str]
    ) -> tuple[str, ...]:
        """Return whom the classes of an addressee belong to: what a person wrote before what their words say."""
        found: dict[str, None] = {}
        for at in its:
            record = self.classes[at].record
            if record and record.parent_id in self.ids:
                found[own_of[self.ids[record.parent_id]]] = None
        for at in its:
            for one in self.classes[at].address.above:
                if one.key and one.key in by_key:
                    found[by_key[one.key]] = None
                    break
        return tuple(one for one in found if one != own)

    def _describe(self, own: str, its: Sequence[int]) -> Organization:
        """Return the record of a group: under the name that an editor gave it, else the one printed most."""
        first = self.classes[its[0]]
        named = max(its, key=lambda at: (self._is_edited(at), self._fullness(at)))
        name = self.classes[named].name
        forms = dict.fromkeys(
            (name, *(form for at in its for form in (*_record_names(self.classes[at]), *self.classes[at].forms)))
        )
        base = first.record or Organization(own, name)
        kind = base.kind or next((kind for at in its if (kind := self.classes[at].address.kind)), None)
        return replace(base, organization_id=own, name=name, variant_names=tuple(forms)[1:], kind=kind)

    def _is_edited(self, at: int) -> bool:
        one = self.classes[at]
        return one.record is not None and form_key(one.record.name) != one.own

    def _fullness(self, at: int) -> tuple[bool, int, tuple[int, ...]]:
        """Return what puts the names of a group in order: those with the body in full, then the most printed."""
        one = self.classes[at]
        in_full = one.address.body.name.casefold() in one.name.casefold()
        return in_full, sum(one.forms.values()), tuple(-number for number in one.first)

    def unrecorded(self) -> Iterator[Organization]:
        """Yield a record for every class that has none, also for those that are joined: so each keeps its id."""
        for one in self.classes:
            if one.record is None:
                name = one.name
                variants = tuple(form for form in one.forms if form != name and fold(form) != fold(name))
                yield Organization(one.own, name, variants)

    def _joins(self, letters: Sequence[Manuscript]) -> Iterator[Join]:
        order = {one.letter_id: at for at, one in enumerate(letters)}
        for first, second, rule in self.joins:
            one, other = self.classes[first], self.classes[second]
            printed = sorted({*one.letters, *other.letters}, key=order.__getitem__)
            yield Join(one.own, other.own, one.name, other.name, rule, ABOUT[rule], tuple(printed))

    def _leads(self, own_of: Sequence[str], named: set[str]) -> Iterator[Lead]:
        told: set[frozenset[str]] = set()
        for first, second, rule, against in self.open:
            pair = frozenset((own_of[first], own_of[second]))
            if len(pair) == 2 and pair <= named and pair not in told:
                told.add(pair)
                low, high = sorted(pair)
                yield Lead(low, high, rule, ABOUT[rule], against)

    def unsure(self, letters: Sequence[Manuscript], rows: Mapping[str, tuple[int, ...]]) -> Iterator[Diagnostic]:
        """Yield the names that several letters have and that do not say whose body or office they mean."""
        works = {one.letter_id: one.translation_of or one.letter_id for one in letters}
        paths = {one.letter_id: one.path for one in letters}
        for at in sorted({at for its in rows.values() for at in its}):
            one = self.classes[at]
            if one.record and (one.record.note or one.record.parent_id or one.record.kind):
                continue  # a person has looked at it
            if is_vague(one.name):
                its = sorted({works[own] for own in one.letters}, key=lambda own: paths.get(own, own))
                if len(its) > 1:
                    yield UNSURE_ADDRESSEE.at(
                        Span.line(paths[one.letters[0]], 1),
                        f"“{one.name}” stands in {len(its)} letters ({', '.join(its)}) and does not say of which "
                        "country or body; they share a page",
                        "if it is one, say so by a note or a kind in its record; else say in the letters whose it is",
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


def form_key(name: str) -> str:
    """Return what the written forms of one class share: all but case, spacing and punctuation."""
    return slugify(name, limit=WHOLE)


def _record_names(one: _Class) -> tuple[str, ...]:
    return (one.record.name, *one.record.variant_names) if one.record else ()


def _differences(some: Sequence[Address]) -> str | None:
    """Return what the addresses of one group must not differ in, in words, or None."""
    for what, values in (
        ("kinds of addressee", {str(one.kind) for one in some if one.kind}),
        ("persons", {one.person for one in some} - {""}),
        ("offices", {one.office for one in some} - {""}),
        ("bodies", {one.body.key for one in some} - {""}),
    ):
        if len(values) > 1:
            return f"different {what}: {' / '.join(sorted(values))}"
    return None


def _provisional(
    letters: Sequence[Manuscript], addressed: Addressed, unrecorded: Sequence[Organization], path: str
) -> Iterator[Diagnostic]:
    """Yield, once, that addressees are in no record."""
    new = {one.organization_id for one in unrecorded}
    new &= {*addressed.records, *addressed.redirects}
    if new:
        where = next((one.path for one in letters if one.letter.addressees), path)
        some = ", ".join(sorted(new)[:5]) + (f" and {len(new) - 5} more" if len(new) > 5 else "")
        yield PROVISIONAL_ADDRESSEE.at(
            Span.line(where, 1),
            f"{len(new)} addressees are in no record of {path}; their ids are provisional: {some}",
            "sitegen tidy writes their records, and so does the next import",
        )
