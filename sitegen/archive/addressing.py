"""Addressees and the letters that go to them, and to those who belong to them: members of a body, its offices."""

from __future__ import annotations

from collections.abc import Mapping

from sitegen.core.frozen import Frozen
from sitegen.core.model import Archive
from sitegen.identity.addressees import everyone_above


class Received(Frozen):
    """A letter that an addressee received, as `addressees` (ids): itself, or those through whom the letter is its."""

    letter_id: str
    addressees: tuple[str, ...]


def letters_received(archive: Archive) -> Mapping[str, tuple[Received, ...]]:
    """Return, under the id of every addressee, the letters that it received, each once, in order of date."""
    addressed = archive.addressed
    above = {own: everyone_above(addressed, own) for own in addressed.records}
    found: dict[str, dict[str, dict[str, None]]] = {own: {} for own in addressed.records}
    for one in archive.letters:
        for version in (one, *archive.versions.get(one.letter_id, ())):
            for own in addressed.by_letter.get(version.letter_id, ()):
                for each in (own, *above[own]):
                    found[each].setdefault(one.letter_id, {})[own] = None
    order = {one.letter_id: at for at, one in enumerate(archive.letters)}
    return {
        own: tuple(Received(letter, tuple(its[letter])) for letter in sorted(its, key=order.__getitem__))
        for own, its in found.items()
    }
