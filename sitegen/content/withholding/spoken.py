"""Who is withheld from one letter and open on one other: what the archive's other texts say of them.

The letter that they sign openly may name them. A page or another letter that does gives the name away that the first
letter withholds, for nobody else can be meant.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from sitegen.content.manuscript import entries_of, originals
from sitegen.core.model import Manuscript
from sitegen.identity import Recognizer, known_as


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
