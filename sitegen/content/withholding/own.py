"""What a letter itself must not tell: whom it withholds, however many other letters name them openly.

That somebody is open elsewhere, or that an editor lets another letter name them (`open_in`), says nothing about the
letter that withholds them, nor about its copies and versions.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from sitegen.content.withholding.copies import Copies
from sitegen.core.model import Manuscript
from sitegen.identity import Recognizer, key, known_as
from sitegen.identity.entry_parts import BESIDE

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
