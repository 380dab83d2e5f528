"""Doubts: the pairs of organizations that a human should look at, most valuable first.

Comparing all pairs would take forever; only those are compared that share something rare. Names are put in
blocks: by each of their rarer words, by all their words but one, by initials, by what a Burmese name
translates to; and members that are left over when two lists of one parent are held together. Blocks are kept
small, so the cost grows as the number of names.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from math import log

from sitegen.model import Archive, Organization
from sitegen.names.evidence import Clue, clues
from sitegen.names.features import Features, features
from sitegen.names.folds import fold, key
from sitegen.names.acronyms import initials
from sitegen.names.guards import conflicts

LARGEST_BLOCK = 24
LARGEST_TRANSLATION_BLOCK = 400


@dataclass(frozen=True, slots=True)
class Doubt:
    """Two organizations, by id, that may be one: what speaks for it, what against, and how much the answer is
    worth.

    `value` is from 0 to 1: how strong the evidence is, and how many signatures depend on the answer.
    """

    first: str
    second: str
    clues: tuple[Clue, ...]
    against: tuple[str, ...]
    value: float


def doubts(archive: Archive) -> tuple[Doubt, ...]:
    """Return the pairs to ask about, most valuable first. Pairs that are judged already are not among them."""
    signed = [
        one for own, one in archive.organizations.items() if archive.by_organization[own] and one.kind != "person"
    ]
    described = {one.organization_id: features(one.name) for one in signed}
    rarity = _rarity(described.values())
    lists = {
        one.organization_id: frozenset(sig.letter_id for sig in archive.by_organization[one.organization_id])
        for one in signed
    }
    left_over = _left_over(archive)
    judged = _judged(archive)
    found = [
        doubt
        for first, second in sorted(_candidates(signed, described, rarity) | left_over)
        if (first, second) not in judged
        and (doubt := _compare(archive, (first, second), described, rarity, lists, (first, second) in left_over))
    ]
    return tuple(sorted(found, key=lambda one: (-one.value, one.first, one.second)))


def _compare(
    archive: Archive, pair: tuple[str, str], described: Mapping[str, Features], rarity: Mapping[str, float],
    lists: Mapping[str, frozenset[str]], is_left_over: bool,
) -> Doubt | None:  # fmt: skip
    first, second = (archive.organizations[own] for own in pair)
    ours, theirs = described[pair[0]], described[pair[1]]
    together = lists[pair[0]] & lists[pair[1]]
    found = list(clues(ours, theirs, rarity, in_company=bool(together)))
    against: list[str] = []
    if key(first.name) == key(second.name):
        found.insert(0, Clue("same name", "the same name", 1.0))
        if first.parent_id != second.parent_id:
            against.append("nested under another organization")
        if first.place != second.place:
            against.append(f"places beside the names: {first.place or 'none'} / {second.place or 'none'}")
    elif first.parent_id != second.parent_id or (first.place and second.place and first.place != second.place):
        return None
    elif conflicts(ours, theirs):
        return None
    if is_left_over:
        found.append(Clue("left over", "the only members left over of one parent's two lists", 0.5))
    if not found:
        return None
    if together:
        against.append(f"{len(together)} of the letters print both")
    strength = 1.0
    for clue in found:
        strength *= 1.0 - clue.weight * 0.9
    signatures = len(archive.by_organization[pair[0]]) + len(archive.by_organization[pair[1]])
    value = (1.0 - strength) * (0.8 + 0.2 * (1.0 - 1.0 / signatures)) * (0.6 if together else 1.0)
    return Doubt(pair[0], pair[1], tuple(found), tuple(against), round(value, 4))


# --- which pairs to look at -------------------------------------------------------------------------------------


def _candidates(
    signed: Sequence[Organization], described: Mapping[str, Features], rarity: Mapping[str, float]
) -> set[tuple[str, str]]:
    blocks: dict[tuple[str, ...], list[str]] = {}
    for one in signed:
        own = one.organization_id
        for label in set(_labels(one, described[own], rarity)):
            blocks.setdefault(label, []).append(own)
    pairs: set[tuple[str, str]] = set()
    for block in blocks.values():
        if 1 < len(block) <= LARGEST_BLOCK:
            pairs.update(combinations(sorted(block), 2))
    return pairs | _translations(described)


def _labels(one: Organization, its: Features, rarity: Mapping[str, float]) -> Iterator[tuple[str, ...]]:
    """Yield the blocks that a name belongs to."""
    yield ("name", key(one.name))
    yield ("words", *sorted(its.words))
    for word in sorted(set(its.words), key=lambda word: -rarity[word])[:3]:
        yield ("word", word)
    if len(its.words) > 2:
        for left_out in range(len(its.words)):
            yield ("all but one", *its.words[:left_out], *its.words[left_out + 1 :])
    letters = initials(its.words)
    for acronym in {*its.acronyms, letters if len(letters) > 2 else "", its.words[0] if len(its.words) == 1 else ""} - {
        ""
    }:
        yield ("acronym", acronym)


def _translations(described: Mapping[str, Features]) -> set[tuple[str, str]]:
    """Return pairs of a Burmese name and one that shares two of the words it translates to."""
    holders: dict[str, list[str]] = {}
    for own, its in described.items():
        if not its.translated:
            for word in set(its.words):
                holders.setdefault(word, []).append(own)
    pairs: set[tuple[str, str]] = set()
    for own, its in described.items():
        shared = Counter(
            other for word in its.translated
            if len(holders.get(word, ())) <= LARGEST_TRANSLATION_BLOCK for other in holders.get(word, ())
        )  # fmt: skip
        pairs.update((min(own, other), max(own, other)) for other, count in shared.items() if count > 1)
    return pairs


def _left_over(archive: Archive) -> set[tuple[str, str]]:
    """Return the pairs of members that stand alone on one each of two lists of a parent, all others being on both."""
    nested: dict[str, dict[str, set[str]]] = {}
    for letter, signatures in archive.by_letter.items():
        heads = {one.ordinal: one.organization_id for one in signatures if one.parent_ordinal is None}
        for one in signatures:
            parent = heads.get(one.parent_ordinal) if one.parent_ordinal is not None else None
            if parent and one.organization_id:
                nested.setdefault(parent, {}).setdefault(letter, set()).add(one.organization_id)
    pairs: set[tuple[str, str]] = set()
    for lists in nested.values():
        ordered = [members for _, members in sorted(lists.items())]
        for ours, theirs in zip(ordered, ordered[1:], strict=False):
            first, second = ours - theirs, theirs - ours
            if len(first) == len(second) == 1 and ours & theirs:
                pairs.add((min(*first, *second), max(*first, *second)))
    return pairs


def _rarity(described: Iterable[Features]) -> dict[str, float]:
    """Return for every word how much it tells, from 0 (in all names) to 1 (in one only)."""
    counts = Counter(word for its in described for word in set(its.words))
    most = log(max(2, len(list(counts))))
    return {word: max(0.0, 1.0 - log(count) / most) for word, count in counts.items()}


def _judged(archive: Archive) -> set[tuple[str, str]]:
    """Return the pairs of organizations on which a judgement says anything."""
    by_name: dict[str, set[str]] = {}
    for own, one in archive.organizations.items():
        for name in (own, one.name, *one.variant_names):
            by_name.setdefault(fold(name), set()).add(own)
    return {
        (min(first, second), max(first, second))
        for one in archive.judgements
        for first in by_name.get(fold(one.first), ())
        for second in by_name.get(fold(one.second), ())
        if first != second
    }
