"""Letters and organizations joined: who signed what, to whom letters go, the whole archive."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from sitegen.core.model.letter import Ledger, NumberStatus
from sitegen.core.model.manuscript import Manuscript
from sitegen.core.model.reading import Grade
from sitegen.core.model.records import Judgement, Organization


@dataclass(frozen=True, slots=True)
class Signature:
    """One organization's signing of one letter: a row for every entry and every member.

    `ordinal` counts entries from 1; for a member it counts within its parent, whose ordinal is `parent_ordinal`.
    `affiliation_id` is the organization that a person names as theirs, where it is certain which. `number_range` holds
    the lowest and the highest number that the entry can have, where these are not its `number`. `corrected` is the name
    as an accepted repair has it.
    """

    letter_id: str
    ordinal: int
    parent_ordinal: int | None
    number: int | None
    number_status: NumberStatus
    name_as_written: str
    organization_id: str | None
    line: int
    affiliation_id: str | None = None
    number_range: tuple[int, int] | None = None
    corrected: str | None = None

    @property
    def known_number(self) -> int | None:
        """The number of the entry, if it can have no other."""
        return None if self.number_range else self.number


Standing = tuple[str | None, tuple[str | None, ...]]
"""The organization of an entry of a list, and those of its members, in their order; None for what has none: a person,
a masked address."""


@dataclass(frozen=True, slots=True)
class Join:
    """Two names that the machine takes for one organization by evidence, beyond typography.

    `first` and `second` are the ids that each would have by itself; `rule` names the rule, and `about` says in words
    what it looks through. `letters` are those whose lists print either name (ids).
    """

    first: str
    second: str
    first_name: str
    second_name: str
    rule: str
    about: str
    letters: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lead:
    """Two organizations (ids) that a rule of evidence would make one if nothing were `against` it."""

    first: str
    second: str
    rule: str
    about: str
    against: str


@dataclass(frozen=True, slots=True)
class Addressed:
    """Whom letters address, joined: an authority file of its own, in which a record is like that of an organization.

    `records` are under their ids; their kind is "person", "office", "members" or "body", None where the words do not
    say. `by_letter` follows each letter's addressees as written. `above` are, under the id of an addressee, those to
    whom a letter to it goes, too: a person's office, the body of an office or of its members. `redirects`, `joins` and
    `leads` are as those of organizations.
    """

    records: Mapping[str, Organization] = field(default_factory=dict)
    by_letter: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    above: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    redirects: Mapping[str, str] = field(default_factory=dict)
    joins: tuple[Join, ...] = ()
    leads: tuple[Lead, ...] = ()


@dataclass(frozen=True, slots=True)
class Naming:
    """A letter on whose list `persons` name an organization as theirs, the first of them in entry `ordinal`."""

    letter_id: str
    ordinal: int
    persons: int


@dataclass(frozen=True, slots=True)
class Archive:
    """Everything that is published, joined.

    `letters` are in order of date, undated ones last, ties by id, each once: the translations of a letter are its
    `versions`, under its id. Whoever counts, counts `letters`; `manuscripts` are all that have a page of their own.
    `ledgers`, `signatures` and `by_letter` hold the lists of versions too, for each is printed as it is.
    `by_organization` holds what an organization signed, each letter once: a version's row stands there only where no
    other list of the same letter has the organization.

    `organizations` hold those that signed, those that persons name as theirs, and those above them, in order of id.
    `signatures` follow manuscripts and lists. `redirects` leads from former ids of organizations to present ones.
    `listed` says of each list who stands on it, and no more (`list_of`): what many pages count needs no row. `signed`
    says of each organization on which lists it stands (`archive.cosigning.signed_by`).
    `named` says of each organization on which letters persons name it as theirs, each letter once.
    `grades` say how far to trust a letter's reading, if no person has settled or reviewed it.
    `left` leads from ids of records that no letter names any more to the letter whose list an editor took them from.
    `joins` are what the machine joined by evidence, `leads` what it did not dare to. `addressed` are the addressees.
    """

    letters: tuple[Manuscript, ...]
    ledgers: Mapping[str, Ledger]
    organizations: Mapping[str, Organization]
    signatures: Sequence[Signature]
    by_letter: Mapping[str, tuple[Signature, ...]]
    by_organization: Mapping[str, tuple[Signature, ...]]
    judgements: tuple[Judgement, ...]
    redirects: Mapping[str, str]
    versions: Mapping[str, tuple[Manuscript, ...]] = field(default_factory=dict)
    joins: tuple[Join, ...] = ()
    leads: tuple[Lead, ...] = ()
    addressed: Addressed = field(default_factory=Addressed)
    grades: Mapping[str, Grade] = field(default_factory=dict)
    listed: Mapping[str, tuple[Standing, ...]] = field(default_factory=dict)
    signed: Mapping[str, Sequence[str]] = field(default_factory=dict)
    named: Mapping[str, tuple[Naming, ...]] = field(default_factory=dict)
    left: Mapping[str, str] = field(default_factory=dict)

    def list_of(self, letter_id: str) -> tuple[Standing, ...]:
        """Return who stands on a letter's list, in its order; from its rows, where nobody has gathered it."""
        known = self.listed.get(letter_id)
        if known is not None:
            return known
        entries: dict[int, tuple[str | None, list[str]]] = {}
        for row in self.by_letter.get(letter_id, ()):
            if row.parent_ordinal is None:
                entries[row.ordinal] = row.organization_id, []
            elif row.organization_id:
                entries.setdefault(row.parent_ordinal, (None, []))[1].append(row.organization_id)
        return tuple((own, tuple(members)) for own, members in entries.values())

    @property
    def manuscripts(self) -> tuple[Manuscript, ...]:
        """Every letter, each followed by its versions."""
        return tuple(each for one in self.letters for each in (one, *self.versions.get(one.letter_id, ())))

    @property
    def works(self) -> Mapping[str, str]:
        """The id of the letter that is counted, under the id of every manuscript: its own, or that of its original."""
        return {
            each.letter_id: one.letter_id
            for one in self.letters
            for each in (one, *self.versions.get(one.letter_id, ()))
        }
