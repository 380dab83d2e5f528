"""Comparing two lists, and finding the letters next to one. Lists differ; why they do, no list says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sitegen.model import Archive, Manuscript
from sitegen.names import fold


@dataclass(frozen=True, slots=True)
class Comparison:
    """The organizations on both lists, on the first only, on the second only: ids in the order of the list.

    `renamed` are those on both whose printed names differ by more than typesetting: (id, name on the first,
    name on the second).
    """

    both: tuple[str, ...]
    first_only: tuple[str, ...]
    second_only: tuple[str, ...]
    renamed: tuple[tuple[str, str, str], ...]


def compare(archive: Archive, first: str, second: str) -> Comparison:
    """Return how the lists of two letters, given by their ids, differ. Members count as entries do."""
    before, after = _names(archive, first), _names(archive, second)
    both = tuple(own for own in before if own in after)
    return Comparison(
        both,
        tuple(own for own in before if own not in after),
        tuple(own for own in after if own not in before),
        tuple((own, before[own], after[own]) for own in both if fold(before[own]) != fold(after[own])),
    )


def neighbours(letters: Sequence[Manuscript]) -> dict[str, tuple[str | None, str | None]]:
    """Return the ids of the letters before and after each, in the order given; None at the ends."""
    ids = [one.letter_id for one in letters]
    return {own: (before, after) for own, before, after in zip(ids, [None, *ids], [*ids[1:], None], strict=False)}


def _names(archive: Archive, letter_id: str) -> dict[str, str]:
    """Return the organizations of a list with the names that it prints, the first where one stands twice."""
    names: dict[str, str] = {}
    for signature in archive.by_letter[letter_id]:
        if signature.organization_id is not None:
            names.setdefault(signature.organization_id, signature.name_as_written)
    return names
