"""What one letter must not tell though others may: whom it withholds, and who is open on one other letter alone.

That somebody is open elsewhere, or that an editor lets another letter name them (`open_in`), says nothing about the
letter that withholds them, nor about its copies and versions. And of whom only one letter has openly, a page or another
letter that names them tells whom the first one withholds: nobody else can be meant.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from sitegen.content.manuscript import entries_of, originals
from sitegen.content.withholding.copies import Copies
from sitegen.core.model import Manuscript
from sitegen.identity.bare import known_as
from sitegen.identity.entry_parts import BESIDE
from sitegen.identity.folds import key
from sitegen.identity.recognition import Recognizer

Let = Collection[tuple[str, str, str]]
"""Whom an editor lets another letter name: the letter's id, the other's, what the name is compared by."""


def own_guards(
    manuscripts: Sequence[Manuscript],
    forms: Mapping[str, frozenset[str]],
    let: Let,
    guard: Recognizer,
    signed: frozenset[str],
    allowed: frozenset[str],
    copies: Copies,
) -> dict[str, Recognizer]:
    """Return, under the ids of letters that withhold somebody and of their copies, what finds a name in these letters.

    `forms` are the names under the letters' ids. A name that `guard` lets stand because it is open elsewhere is found,
    and so is one in a longer name that is `signed` openly and is only the name with something beside it ("Name, Post").
    Longer words that an editor has `allowed` excuse what they hold.
    """
    names = {own: set(some) for own, some in forms.items()}
    listed = {one.letter_id: one for one in manuscripts}
    for own, some in forms.items():
        for other, _ in copies.of(listed[own]) if own in listed else ():
            if other.letter_id in listed:
                more = {name for name in some if (own, other.letter_id, key(name)) not in let}
                names.setdefault(other.letter_id, set()).update(more)
    holding = _by_part(signed)
    ids = frozenset(listed)
    guards: dict[str, Recognizer] = {}
    for own, mine in names.items():
        telling = frozenset().union(*(holding.get(part, frozenset()) for name in mine for part in known_as(name)))
        if telling or not mine <= guard.names:
            guards[own] = Recognizer(guard.names | mine, signed - telling | allowed | ids - {own}, allowed)
    return guards


def _by_part(names: Iterable[str]) -> dict[str, frozenset[str]]:
    """Return open names under all that they, or a part of them, are compared by."""
    found: dict[str, set[str]] = {}
    for name in names:
        for part in (name, *BESIDE.split(name)):
            for known in known_as(part):
                found.setdefault(known, set()).add(name)
    return {known: frozenset(some) for known, some in found.items()}


@dataclass(frozen=True)
class Spoken:
    """Names that only one letter has openly, each with the ids of that letter and of its versions."""

    names: Mapping[str, frozenset[str]] = field(default_factory=dict)
    open_names: frozenset[str] = frozenset()
    allowed: frozenset[str] = frozenset()
    _guards: dict[frozenset[str], Recognizer] = field(default_factory=dict)

    def guard_of(self, letter_id: str | None) -> Recognizer:
        """Return what finds those names in a letter that they do not sign, or in a text that belongs to none."""
        names = frozenset(name for name, letters in self.names.items() if letter_id not in letters)
        if names not in self._guards:
            self._guards[names] = Recognizer(names, self.open_names, self.allowed)
        return self._guards[names]


def spoken_of(
    letters: Sequence[Manuscript],
    forms: Mapping[str, frozenset[str]],
    open_names: Collection[str],
    allowed: frozenset[str],
) -> Spoken:
    """Return which of the withheld `forms`, under their letters' ids, one letter alone of the `letters` has openly."""
    hidden = {name: known_as(name) for names in forms.values() for name in names}
    wanted = frozenset().union(*hidden.values())
    where: dict[str, set[str]] = {}
    for one in letters if wanted else ():
        for name in {entry.name for entry in entries_of(one.letter.signatories)}:
            for known in known_as(name) & wanted:
                where.setdefault(known, set()).add(one.letter_id)
    works = originals(letters)
    found: dict[str, frozenset[str]] = {}
    for name, forms_known in hidden.items():
        signed: set[str] = set().union(*(where.get(one, set()) for one in forms_known))
        if signed and len({works[own] for own in signed}) == 1:
            found[name] = frozenset(own for own, work in works.items() if work == works[next(iter(signed))])
    mine = frozenset().union(*map(known_as, found))
    others = frozenset(name for name in open_names if found and mine.isdisjoint(known_as(name)))
    return Spoken(found, others | allowed, allowed)
