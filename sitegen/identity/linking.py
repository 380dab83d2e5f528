"""Linking: which classes of names the evidence makes one body, and which it leaves open.

Rules have their say in the order of the table. A link is made only if nothing speaks against it, if every other link
that its rule would make of the same names agrees, and if no group comes to hold two countries or two entries of one
list. So the order of letters makes no difference, and a body of which no country is known ties no two countries
together.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, product

from sitegen.identity.features import Features, features
from sitegen.identity.groups import Groups
from sitegen.identity.joining_rules import RULES, Rule
from sitegen.identity.profiles import Profile

LARGEST_BLOCK = 12  # profiles under one label; more share a family's name, not a body's

LOOSE = frozenset({"translation", "acronym alone", "version"})
"""Rules by which one name may be the other in other words, so that not both need speak of a region or of workers."""
MOST_TIED = 40  # profiles that the links of one rule may tie together

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Link:
    """Two classes, by their numbers, that a rule makes one: the rule's name and what it looks through, in words."""

    first: int
    second: int
    rule: str
    about: str


@dataclass(frozen=True, slots=True)
class Linked:
    """The links that hold, and those that are `open`: a rule is for them, and what is against them is said."""

    links: tuple[Link, ...]
    open: tuple[tuple[Link, str], ...]


def link(profiles: Sequence[Profile], groups: Groups, aligned: Iterable[Link] = (), *, joining: bool = True) -> Linked:
    """Return what links profiles, and join their `groups` unless `joining` is off (then every link stays open).

    `aligned` are links between versions of one letter; they come after the first rule.
    """
    state = _State({one.root: one for one in profiles}, groups, joining)
    counts = Counter(word for one in profiles for word in {word for form in one.forms for word in form.bare_words})
    state.take(tuple(aligned))
    for rule in RULES:
        state.take(tuple(_links(rule, state, counts)))
    return Linked(tuple(state.links), tuple(state.open.values()))


def against(first: Profile, second: Profile, *, translated: bool = False) -> str | None:
    """Return what speaks against two profiles being one, in words, or None.

    `translated`: one may be the other in other words.
    """
    if first.lists & second.lists:
        return f"letters that print both: {(first.lists & second.lists).bit_count()}"
    for ours, theirs in _places_apart(first, second, translated=translated):
        return f"different places: {_told(ours)} / {_told(theirs)}"
    return _guarded(features(first.forms[0].name), features(second.forms[0].name), translated=translated)


def _places_apart(
    first: Profile, second: Profile, *, translated: bool
) -> Iterator[tuple[frozenset[str], frozenset[str]]]:
    """Yield the places that keep two profiles apart, those of each."""
    for ours, theirs in ((first.where, second.where), (first.localities, second.localities)):
        if ours and theirs and ours != theirs:
            yield ours, theirs
    for one, other in ((first, second), (second, first)):
        if one.countries and other.spoken and not one.countries & other.spoken:
            yield one.countries, other.spoken
    if not first.where and not second.where and first.spoken != second.spoken:  # a section, and the whole
        yield first.spoken, second.spoken
    if first.regions != second.regions and not (translated and not (first.regions and second.regions)):
        yield first.regions, second.regions


def _guarded(one: Features, other: Features, *, translated: bool) -> str | None:
    for what, ours, theirs in (("numbers", one.numbers, other.numbers), ("peoples", one.peoples, other.peoples)):
        if ours != theirs:
            return f"different {what}: {_told(ours - theirs)} / {_told(theirs - ours)}"
    if bool(one.branches) != bool(other.branches):
        return f"parts of a body: {_told(one.branches | other.branches)}"
    ours, theirs = one.populations, other.populations
    if (ours - theirs and theirs - ours) or (ours != theirs and not translated):
        return f"different groups of people: {_told(ours - theirs)} / {_told(theirs - ours)}"
    return None


def _told(some: frozenset[str]) -> str:
    return ", ".join(one.removeprefix("@") for one in sorted(some)) or "none"


def _links(rule: Rule, state: _State, counts: Counter[str]) -> Iterator[Link]:
    """Yield the links that a rule would make, each pair of groups once."""
    blocks: dict[str, list[int]] = defaultdict(list)
    for root, one in state.profiles.items():
        for label in set(rule.labels(one)):
            blocks[label].append(root)
    seen: set[Pair] = set()
    for label, block in sorted(one for one in blocks.items() if 1 < len(one[1]) <= LARGEST_BLOCK):
        places = {state.profiles[root].where for root in block} - {frozenset()}
        for pair in combinations(block, 2):
            first, second = (state.profiles[root] for root in pair)
            if pair in seen or state.groups.of(pair[0]) == state.groups.of(pair[1]):
                continue
            if _reaches(rule, first, second) and rule.check(first, second, label, counts):
                seen.add(pair)
                found = Link(*pair, rule.name, rule.about)
                if (bodies := _bodies_in_full(rule, state, label, block, pair)) > 1:
                    state.leave(found, f"bodies that one name may be short for: {bodies}")
                elif rule.reach == "open" and len(places) > 1 and first.where != second.where:
                    state.leave(found, "namesakes in different places")
                else:
                    yield found


def _bodies_in_full(rule: Rule, state: _State, label: str, block: Sequence[int], pair: Pair) -> int:
    """Return how many bodies under a label the short one of a pair may be; none, if the rule knows no short ones."""
    if rule.is_short is None:
        return 0
    shorts = {root for root in block if rule.is_short(state.profiles[root], label)}
    short = next(root for root in pair if root in shorts)
    reached = (root for root in block if root not in shorts)
    return len(
        {state.groups.of(root) for root in reached if _reaches(rule, state.profiles[short], state.profiles[root])}
    )


def _reaches(rule: Rule, first: Profile, second: Profile) -> bool:
    if rule.reach == "same country":
        return bool(first.where) and first.where == second.where
    return rule.reach == "open" or first.where == second.where


class _State:
    """What is linked so far: for every group, the places that it is known at and the lists that print it."""

    def __init__(self, profiles: Mapping[int, Profile], groups: Groups, joining: bool) -> None:  # noqa: FBT001
        self.profiles, self.groups, self.joining = profiles, groups, joining
        self.where = {root: one.where for root, one in profiles.items()}
        self.lists = {root: one.lists for root, one in profiles.items()}
        self.members = {root: [one] for root, one in profiles.items()}
        self.links: list[Link] = []
        self.open: dict[Pair, tuple[Link, str]] = {}

    def take(self, links: Sequence[Link]) -> None:
        """Make the links of one rule that hold, and keep the others open."""
        sound: list[Link] = []
        for one in links:
            told = self._told(one)
            if told:
                self.leave(one, told)
            else:
                sound.append(one)
        for component in _components(sound, self.groups):
            self._settle(component)

    def _told(self, one: Link) -> str | None:
        if not self.joining:
            return "joining by evidence is off"
        first, second = self.profiles[one.first], self.profiles[one.second]
        loose = one.rule in LOOSE or (one.rule == "same acronym" and bool(first.where))
        return against(first, second, translated=loose) or self._apart(
            self.groups.of(one.first), self.groups.of(one.second)
        )

    def _apart(self, first: int, second: int) -> str | None:
        """Return what keeps two groups apart, or None."""
        if self.groups.are_apart(first, second):
            return "a judgement keeps them apart"
        ours, theirs = self.where[first], self.where[second]
        if ours and theirs and ours != theirs:
            return f"namesakes in different places: {_told(ours)} / {_told(theirs)}"
        if self.lists[first] & self.lists[second]:
            return "two entries of one list go by such a name"
        pairs = product(self.members[first], self.members[second])
        return next((told for one, other in pairs if (told := against(one, other, translated=True))), None)

    def _torn(self, component: Sequence[Link], roots: Sequence[int]) -> str | None:
        """Return what speaks against all that the links of a component tie together being one, or None."""
        if len(roots) > MOST_TIED:
            return f"names that it would make one: {len(roots)}"
        told = next((told for pair in combinations(roots, 2) if (told := self._apart(*pair))), None)
        if told or len(component) == 1:
            return told
        translated = component[0].rule in ("translation", "version")
        ends = sorted({own for one in component for own in (one.first, one.second)})
        tied = {frozenset((one.first, one.second)) for one in component}
        pairs = ((self.profiles[first], self.profiles[second]) for first, second in combinations(ends, 2)
                 if frozenset((first, second)) not in tied)  # fmt: skip
        return next((told for one, other in pairs if (told := against(one, other, translated=translated))), None)

    def _settle(self, component: Sequence[Link]) -> None:
        """Join what the links of a component tie together, unless it would hold what must stay apart."""
        roots = sorted({self.groups.of(own) for one in component for own in (one.first, one.second)})
        told = self._torn(component, roots)
        for one in component:
            if told:
                self.leave(one, told)
            else:
                self._join(one)

    def _join(self, one: Link) -> None:
        first, second = self.groups.of(one.first), self.groups.of(one.second)
        if first == second or not self.groups.join(first, second):
            return
        root = self.groups.of(first)
        self.where[root] = self.where[first] or self.where[second]
        self.lists[root] = self.lists[first] | self.lists[second]
        self.members[root] = [*self.members[first], *self.members[second]]
        self.links.append(one)

    def leave(self, one: Link, told: str) -> None:
        """Keep a link open: a rule is for it, and this is against it."""
        self.open.setdefault((one.first, one.second), (one, told))


def _components(links: Sequence[Link], groups: Groups) -> Iterator[list[Link]]:
    """Yield links in the sets that hang together, in the order of their first."""
    sets = Groups()
    numbers: dict[int, int] = defaultdict(sets.add)
    for one in links:
        sets.join(numbers[groups.of(one.first)], numbers[groups.of(one.second)])
    found: dict[int, list[Link]] = defaultdict(list)
    for one in links:
        found[sets.of(numbers[groups.of(one.first)])].append(one)
    yield from found.values()
