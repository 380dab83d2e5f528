"""A letter's list held against its neighbours'. Lists differ; why they do, no list says."""

from __future__ import annotations

from dataclasses import dataclass

from sitegen.views.finding import FindingAid, LetterCard
from sitegen.views.frame import Link


@dataclass(frozen=True, slots=True)
class Comparison:
    """This letter's list held against another's: organizations on both, on this one only, on the other only.

    `absent` names the last; it is empty, and `only_other` None, where the archive's policy is not to say so.
    """

    other: LetterCard
    earlier: bool
    shared: int
    only_this: int
    only_other: int | None
    absent: tuple[Link, ...]


def comparisons_of(letter_id: str, aid: FindingAid, root: str) -> tuple[Comparison, ...]:
    """Return how a letter's list stands to those of the letters before and after it, if they share anyone at all."""
    before, after = aid.order[letter_id]
    found = (
        compare(letter_id, other.letter_id, aid, root, earlier=earlier)
        for other, earlier in ((before, True), (after, False))
        if other
    )
    return tuple(one for one in found if one.shared)


def compare(letter_id: str, other_id: str, aid: FindingAid, root: str, *, earlier: bool) -> Comparison:
    """Return how the list of one letter stands to another's, by organization (entries and members alike)."""
    here, there = aid.signed.get(letter_id, frozenset()), aid.signed.get(other_id, frozenset())
    said = aid.config.policies.not_on_this_list
    absent = sorted((aid.organization(root, one) for one in there - here), key=lambda link: link.text) if said else ()
    return Comparison(
        other=aid.card(root, other_id),
        earlier=earlier,
        shared=len(here & there),
        only_this=len(here - there),
        only_other=len(there - here) if said else None,
        absent=tuple(absent),
    )
