"""Classes of written forms: those that differ in case, spacing or punctuation alone, each with an id for ever."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from sitegen.core.model import Judgement, Manuscript, Organization
from sitegen.core.slugs import slugify
from sitegen.identity.addressees.addresses import Address, address_of
from sitegen.identity.contacts import mask_name
from sitegen.identity.folds import fold
from sitegen.identity.groups import Groups
from sitegen.identity.minting import mint

WHOLE = 10_000  # characters; no name is longer
_NEVER = (1 << 30, 0)


@dataclass(slots=True)
class Class:
    """Written forms that are one: those of letters with their letters, in order, those of a record; what they say.

    `original`: a letter that is no translation prints one of them.
    """

    address: Address
    forms: dict[str, int] = field(default_factory=dict)
    letters: list[str] = field(default_factory=list)
    languages: set[str] = field(default_factory=set)
    first: tuple[int, int] = _NEVER
    original: bool = False
    record: Organization | None = None
    own: str = ""

    @property
    def name(self) -> str:
        """The form that is printed most, then the one printed first."""
        return self.record.name if self.record else max(self.forms, key=lambda form: self.forms[form])


class Classes:
    """Classes and their groups. Those of records come first, so that the lowest of a group tells its record."""

    def __init__(self, records: Sequence[Organization]) -> None:
        self.groups = Groups()
        self.all: list[Class] = []
        self.by_form: dict[str, int] = {}
        self.joins: list[tuple[int, int, str]] = []
        self.open: list[tuple[int, int, str, str]] = []
        self.ids: dict[str, int] = {}
        for record in records:
            said = [address_of(name) for name in record.names]
            address = next((one for one in said if one.key), said[0])
            at = self.add(Class(address, record=record, own=record.organization_id))
            self.ids |= dict.fromkeys((record.organization_id, *record.former_ids), at)
            for name in record.names:
                self.by_form.setdefault(form_key(name), at)
        for at, one in enumerate(self.all):  # a record that was renamed: letters still print what its id is made of
            self.by_form.setdefault(one.own, at)

    def add(self, one: Class) -> int:
        """Add a class, and return its number."""
        self.all.append(one)
        return self.groups.add()

    def enter(self, number: int, letter: Manuscript) -> tuple[int, ...]:
        """Return the classes of a letter's addressees, known or new; the letter's `number` is its place in time."""
        found: list[int] = []
        for at, name in enumerate(letter.letter.addressees):
            form = form_key(name)
            if form not in self.by_form:
                self.by_form[form] = self.add(Class(address_of(name)))
            own = self.by_form[form]
            one = self.all[own]
            one.forms[name] = one.forms.get(name, 0) + 1
            one.letters.append(letter.letter_id)
            one.languages.add(letter.letter.language or "")
            one.original = one.original or not letter.translation_of
            one.first = min(one.first, (number, at))
            found.append(own)
        return tuple(found)

    def judge(self, judgements: Iterable[Judgement]) -> None:
        """Obey the judgements on addressees; "same" yields to "different"."""
        self.groups.judge(
            [
                (one.verdict, first, second)
                for one in judgements
                if (first := self._named(one.first)) is not None and (second := self._named(one.second)) is not None
            ]
        )

    def _named(self, name: str) -> int | None:
        return self.ids.get(name, self.by_form.get(form_key(name)))

    def name_all(self) -> None:
        """Give every class its id: that of its record, or one that is made of its form."""
        taken = set(self.ids)
        wanted = {(form, "", ""): at for form, at in self.by_form.items() if not self.all[at].own}
        for minted, own in mint(wanted, taken).items():
            self.all[wanted[minted]].own = own

    def members(self) -> dict[int, list[int]]:
        """Return the classes of every group, the one that gives it its id first: edited records, then those first used.

        What only translations print comes last: no translation that joins moves the page of a letter's own words.
        """
        found: dict[int, list[int]] = defaultdict(list)
        for at in range(len(self.all)):
            found[self.groups.of(at)].append(at)
        return {root: sorted(its, key=self._rank) for root, its in found.items()}

    def _rank(self, at: int) -> tuple[bool, bool, tuple[int, int], str]:
        one = self.all[at]
        edited = one.record and (one.record.websites or one.record.identifiers or one.record.note or one.record.kind)
        return not edited, not one.original, one.first, one.own

    def unrecorded(self) -> Iterator[Organization]:
        """Yield a record for every class that has none, also for those that are joined: so each keeps its id."""
        for one in self.all:
            if one.record is None:
                name = one.name
                variants = tuple(form for form in one.forms if form != name and fold(form) != fold(name))
                yield Organization(one.own, name, variants)


def form_key(name: str) -> str:
    """Return what the written forms of one class share: all but case, spacing, punctuation, and what is masked."""
    return slugify(mask_name(name), limit=WHOLE)
