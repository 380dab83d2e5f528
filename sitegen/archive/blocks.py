"""Blocks: which pairs of organizations are worth comparing.

Comparing all pairs would take forever; only those are compared that share something rare: one of their rarer words,
all words but one, initials, what a Burmese name translates to, what a name in two scripts has in one of them, the
place of the one member that two lists of a parent do not share, or a place on two versions of a list. Large blocks
are passed over, so the cost grows as the number of names does.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import combinations, pairwise

from sitegen.core.model import Archive
from sitegen.identity.acronyms import initials
from sitegen.identity.clues import in_scripts
from sitegen.identity.features import Features

LARGEST_BLOCK = 24
LARGEST_TRANSLATION_BLOCK = 400
RARE_WORDS = 3
IdPair = tuple[str, str]


def candidates(described: Mapping[str, Features], keys: Mapping[str, str], rarity: Mapping[str, float]) -> set[IdPair]:
    """Return the pairs of ids, lower one first, whose names share something rare."""
    blocks: dict[tuple[str, ...], list[str]] = {}
    for own, its in described.items():
        for label in {("key", keys[own]), *_labels(its, rarity)}:
            blocks.setdefault(label, []).append(own)
    pairs: set[IdPair] = set()
    for block in blocks.values():
        if 1 < len(block) <= LARGEST_BLOCK:
            pairs.update(combinations(sorted(block), 2))
    return pairs | _translations(described)


def left_over(archive: Archive) -> set[IdPair]:
    """Return the pairs of members that one each of two lists of a parent has alone, while others are on both."""
    nested: dict[str, dict[str, set[str]]] = {}
    for letter in archive.by_letter:
        for parent, members in archive.list_of(letter):
            if parent and members:
                nested.setdefault(parent, {}).setdefault(letter, set()).update(filter(None, members))
    pairs: set[IdPair] = set()
    for lists in nested.values():
        for ours, theirs in pairwise(lists.values()):
            first, second = ours - theirs, theirs - ours
            if len(first) == len(second) == 1 and ours & theirs:
                pairs.add((min(*first, *second), max(*first, *second)))
    return pairs


def same_places(archive: Archive, letter_id: str, other: str) -> set[IdPair]:
    """Return the pairs of organizations at one place of the lists of two versions of a letter, if these are as long.

    Neither of the two stands on the other list itself.
    """
    ours, theirs = archive.list_of(letter_id), archive.list_of(other)
    if len(ours) != len(theirs):
        return set()
    here, there = ({each for head, members in some for each in (head, *members) if each} for some in (ours, theirs))
    heads = [(one, two) for (one, _), (two, _) in zip(ours, theirs, strict=True) if one and two]
    return {(min(pair), max(pair)) for pair in heads if pair[0] not in there and pair[1] not in here}


def _labels(its: Features, rarity: Mapping[str, float]) -> Iterator[tuple[str, ...]]:
    """Yield the blocks that a name belongs to."""
    yield ("words", *sorted(its.words))
    for word in sorted(set(its.words), key=lambda word: (-rarity[word], word))[:RARE_WORDS]:
        yield ("word", word)
    for part in in_scripts(its.words):
        yield ("words", *sorted(part))
    if len(its.words) > 2:
        for left_out in range(len(its.words)):
            yield ("all but one", *its.words[:left_out], *its.words[left_out + 1 :])
    letters = initials(its.words)
    if len(letters) > 2:
        yield ("acronym", letters)
    if len(its.words) == 1:
        yield ("acronym", its.words[0])
    for acronym in its.acronyms:
        yield ("acronym", acronym)


def _translations(described: Mapping[str, Features]) -> set[IdPair]:
    """Return pairs of a Burmese name and one that shares two of the words it translates to."""
    holders: dict[str, list[str]] = {}
    for own, its in described.items():
        if not its.translated:
            for word in set(its.words):
                holders.setdefault(word, []).append(own)
    pairs: set[IdPair] = set()
    for own, its in described.items():
        blocks = (holders.get(word, []) for word in its.translated)
        shared = Counter(other for block in blocks if len(block) <= LARGEST_TRANSLATION_BLOCK for other in block)
        pairs.update((min(own, other), max(own, other)) for other, count in shared.items() if count > 1)
    return pairs
