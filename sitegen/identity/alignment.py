"""Alignment: versions of one letter print one list, so that an entry of the one stands for an entry of the other.

Entries of the same class are anchors. What stands between two anchors in both lists, and is of the same length, is
paired in its order, where number, place, acronym or meaning agree and nothing speaks against it. Two lists that are
both in the order of the alphabet keep no order of their own; there, order alone pairs nothing.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from sitegen.core.model import Manuscript, Signatory
from sitegen.identity.folds import fold
from sitegen.identity.linking import Link, against
from sitegen.identity.nodes import NOBODY, Nodes
from sitegen.identity.profiles import Profile
from sitegen.identity.vocabulary import COMMON, CONCEPTS, HEADS, PLACES, SMALL

VERSION, ABOUT = "version", "the same entry on the list of a version of the letter in another language"
ALPHABETICAL = 0.9  # of the neighbours on a list, in the order of the alphabet
LONGEST_GAP = 8  # entries between two anchors that may be paired by order alone
COGNATE = 5  # first letters that two words of two languages share


@dataclass(frozen=True, slots=True)
class _List:
    """A list of entries with a profile, one row each: number, profile, and whether it is sorted by name."""

    rows: tuple[tuple[Signatory, Profile], ...]
    is_sorted: bool


def align(
    letters: Sequence[Manuscript], heads: Sequence[Sequence[int]], nodes: Nodes, profiles: Mapping[int, Profile]
) -> Iterator[Link]:
    """Yield the links between versions of one letter. `heads` are the nodes of each letter's entries."""
    versions = {one.letter_id for one in letters if one.translation_of} | {one.translation_of for one in letters}
    lists = {
        one.letter_id: _list_of(one, its, nodes, profiles)
        for one, its in zip(letters, heads, strict=True)
        if one.letter_id in versions
    }
    for one in letters:
        if one.translation_of in lists:
            yield from _aligned(lists[one.translation_of], lists[one.letter_id])


def _list_of(one: Manuscript, its: Sequence[int], nodes: Nodes, profiles: Mapping[int, Profile]) -> _List:
    rows = tuple(
        (entry, profiles[nodes.groups.of(node)])
        for entry, node in zip(one.letter.signatories, its, strict=True)
        if node != NOBODY and nodes.groups.of(node) in profiles
    )
    names = [fold(entry.name) for entry, _ in rows]
    steps = sum(before <= after for before, after in pairwise(names))
    return _List(rows, steps >= ALPHABETICAL * max(1, len(names) - 1))


def _aligned(original: _List, version: _List) -> Iterator[Link]:
    ours, theirs = original.rows, version.rows
    anchors = _anchors([one.root for _, one in ours], [one.root for _, one in theirs])
    sure = not (original.is_sorted and version.is_sorted)
    ends = (len(ours), len(theirs))
    for (left, other_left), (right, other_right) in pairwise([(-1, -1), *anchors, ends]):
        gap, other_gap = ours[left + 1 : right], theirs[other_left + 1 : other_right]
        if len(gap) != len(other_gap):
            yield from _by_meaning(gap, other_gap)
            continue
        held = left >= 0 and (right, other_right) != ends  # between two anchors
        by_order = sure and held and len(gap) <= LONGEST_GAP
        for (entry, one), (other_entry, other) in zip(gap, other_gap, strict=True):
            if _is_pair(entry, one, other_entry, other, by_order=by_order):
                yield Link(one.root, other.root, VERSION, ABOUT)


def _anchors(ours: Sequence[int], theirs: Sequence[int]) -> list[tuple[int, int]]:
    """Return the places of what stands once on each of two lists, as many as stand in one order on both."""
    counts, others = Counter(ours), Counter(theirs)
    at = {own: place for place, own in enumerate(theirs) if others[own] == 1}
    both = [(place, at[own]) for place, own in enumerate(ours) if counts[own] == 1 and own in at]
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for number, (_, other) in enumerate(both):
        length = bisect_left(tails, other)
        tails[length : length + 1] = [other]
        ends[length : length + 1] = [number]
        before.append(ends[length - 1] if length else -1)
    found: list[tuple[int, int]] = []
    number = ends[-1] if ends else -1
    while number >= 0:
        found.append(both[number])
        number = before[number]
    return found[::-1]


def _by_meaning(
    gap: Sequence[tuple[Signatory, Profile]], other_gap: Sequence[tuple[Signatory, Profile]]
) -> Iterator[Link]:
    """Yield the pairs of two stretches of unlike length that share an acronym or a meaning with each other alone."""
    pairs = [
        (one.root, other.root)
        for entry, one in gap
        for other_entry, other in other_gap
        if _is_pair(entry, one, other_entry, other, by_order=False)
    ]
    ours, theirs = Counter(first for first, _ in pairs), Counter(second for _, second in pairs)
    for first, second in pairs:
        if ours[first] == theirs[second] == 1:
            yield Link(first, second, VERSION, ABOUT)


def _is_pair(entry: Signatory, one: Profile, other_entry: Signatory, other: Profile, *, by_order: bool) -> bool:
    """Tell whether two entries stand for one body: by what they say, or by their number and order."""
    if one.root == other.root or against(one, other, translated=True):
        return False
    if _shared(one, other):
        return True
    numbers = entry.number, other_entry.number
    return by_order and (numbers[0] == numbers[1] or None in numbers)


def _shared(one: Profile, other: Profile) -> bool:
    """Tell whether two profiles have an acronym, a telling meaning or a telling word of one origin in common."""
    ours, theirs = (
        {letters for form in its.forms for letters in (*form.acronyms, form.alone or "")} - {""} for its in (one, other)
    )
    if ours & theirs:
        return True
    words, others = ({word for form in its.forms for word in form.bare_words if _tells(word)} for its in (one, other))
    meant, meant_there = ({CONCEPTS.get(word, word[:COGNATE]) for word in some} for some in (words, others))
    return len(meant & meant_there) * 3 >= 2 * min(len(meant), len(meant_there)) > 0


def _tells(word: str) -> bool:
    return len(word) > 2 and word not in SMALL and word not in HEADS and word not in COMMON and word not in PLACES
