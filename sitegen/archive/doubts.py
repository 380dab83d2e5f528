"""Doubts: the pairs of organizations that a human should look at, most valuable first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from math import log, prod

from sitegen.archive.blocks import IdPair, candidates, left_over, same_places
from sitegen.archive.cosigning import signed_by
from sitegen.archive.grouping import under_keys
from sitegen.archive.judged import judged
from sitegen.archive.person_doubts import SAME_PERSON, persons_alike
from sitegen.core.digests import digest_of
from sitegen.core.frozen import Frozen
from sitegen.core.loading import digest_of_all, seal_of
from sitegen.core.memo import Memo, Spread, Stage, in_buckets, in_turn, no_memo
from sitegen.core.model import Archive, Lead
from sitegen.identity.clues import Clue, clues
from sitegen.identity.features import Features, features
from sitegen.identity.folds import is_generic, key_of
from sitegen.identity.guards import conflicts
from sitegen.identity.places import fold_place

CERTAINTY = 0.9  # what the surest clue leaves open is a tenth
LEFT_OVER = Clue("left over", "the only members that two lists of one parent do not share", 0.5)
SAME_PLACE = Clue("same place", "at the same place on the lists of a letter and its translation", 0.6)
SAME_NAME = Clue("same name", "the same name", 1.0)
LEAD = 0.7  # what a rule weighs that would have joined two if nothing were against it


class Doubt(Frozen):
    """Two organizations, by id, that may be one: what speaks for it, what against, what the answer is worth.

    `value` is from 0 to 1: how strong the evidence is, and how many signatures are at stake.
    """

    first: str
    second: str
    clues: tuple[Clue, ...]
    against: tuple[str, ...]
    value: float


class Compared(Frozen):
    """Two names held against each other: what they have in common, None if something in them says that they are two."""

    clues: tuple[Clue, ...] | None


COMPARED: Stage[Compared] = Stage("names compared", Compared)
FEATURES: Stage[Features] = Stage("features of names", Features)
DOUBTS: Stage[tuple[Doubt, ...]] = Stage("doubts", tuple[Doubt, ...])


class _Known(Frozen):
    """What is looked up for every pair, made once."""

    archive: Archive
    described: Mapping[str, Features]
    keys: Mapping[str, str]
    rarity: Mapping[str, float]
    lists: Mapping[str, frozenset[str]]
    signatures: Mapping[str, int]
    left_over: frozenset[IdPair]
    same_places: frozenset[IdPair]
    leads: Mapping[IdPair, Lead]
    compared: Mapping[IdPair, Compared]


def doubts(archive: Archive, memo: Memo = no_memo, spread: Spread = in_turn) -> tuple[Doubt, ...]:
    """Return the pairs to ask about, most valuable first; none that is judged already.

    `memo` spares the search where neither names nor lists nor judgements changed, else it may remember the features of
    names, and what two names have in common; `spread` may find several at a time.
    """
    read = (
        list(archive.organizations.items()), digest_of_all(archive.by_letter), digest_of_all(archive.by_organization),
        [seal_of(one.letter).shown for one in archive.manuscripts], list(archive.works.items()),
        archive.judgements, sorted(archive.redirects.items()), archive.leads,
    )  # fmt: skip
    return memo(DOUBTS, digest_of(read).hex(), lambda: _doubts(archive, memo, spread))


def _doubts(archive: Archive, memo: Memo, spread: Spread) -> tuple[Doubt, ...]:
    signed = signed_by(archive)
    names = {own: one.name for own, one in archive.organizations.items() if signed.get(own) and one.kind != "person"}
    told = in_buckets(memo, FEATURES, names.values(), features, spread)
    described = {own: told[name] for own, name in names.items()}
    keys = {own: key_of(name, described[own].words) for own, name in names.items()}
    rare = rarity(described.values())
    lists = {own: frozenset(signed[own]) for own in names}
    leftover = frozenset(left_over(archive))
    versions = [(one, each.letter_id) for one, some in archive.versions.items() for each in some]
    placed = frozenset(
        pair for one, other in versions for pair in same_places(archive, one, other) if names.keys() >= set(pair)
    )
    leads = {
        (min(one.first, one.second), max(one.first, one.second)): one
        for one in reversed(archive.leads)
        if one.first in names and one.second in names  # a lead may name a record that no letter names
    }
    decided = _judged(archive, memo)
    pairs = (candidates(described, keys, rare) | leftover | placed | leads.keys()) - decided
    known = _Known(
        archive, described, keys, rare, lists, {own: len(signed[own]) for own in names}, leftover, placed, leads,
        _compared(pairs, names, lists, told, rare, memo, spread),
    )  # fmt: skip
    found = [doubt for first, second in sorted(pairs) if (doubt := _weigh(known, first, second))]
    found += [
        Doubt(*pair, (SAME_PERSON,), against, round(SAME_PERSON.weight / 2, 4))
        for pair, against in persons_alike(archive)
        if pair not in decided
    ]
    return tuple(sorted(found, key=lambda one: (-one.value, one.first, one.second)))


def _compared(
    pairs: Iterable[IdPair],
    names: Mapping[str, str],
    lists: Mapping[str, frozenset[str]],
    told: Mapping[str, Features],
    rare: Mapping[str, float],
    memo: Memo,
    spread: Spread,
) -> dict[IdPair, Compared]:
    """Return the names of pairs held against each other.

    What comes of it follows from them, from whether a list prints both, and from how rare words are among all names.
    """
    basis = digest_of(rare).hex()
    asked: dict[str, tuple[str, str, bool]] = {}
    texts: dict[IdPair, str] = {}
    for first, second in pairs:
        together = bool(lists[first] & lists[second])
        text = texts[first, second] = f"{basis}\0{together}\0{names[first]}\0{names[second]}"
        asked[text] = names[first], names[second], together

    def compare(text: str) -> Compared:
        one, other, together = asked[text]
        first, second = told[one], told[other]
        return Compared(None if conflicts(first, second) else clues(first, second, rare, on_one_list=together))

    made = in_buckets(memo, COMPARED, texts.values(), compare, spread)
    return {pair: made[text] for pair, text in texts.items()}


def doubts_by_organization(found: Iterable[Doubt]) -> Mapping[str, tuple[Doubt, ...]]:
    """Return doubts under the ids of both their organizations, in their order."""
    return under_keys((own, one) for one in found for own in (one.first, one.second))


def _weigh(known: _Known, first: str, second: str) -> Doubt | None:
    """Return the doubt about a pair, or None where there is no reason to ask or a guard forbids it."""
    against = _against(known, first, second)
    if against is None:
        return None
    together = known.lists[first] & known.lists[second]
    compared = known.compared[first, second].clues
    if compared is None:  # what asks even so
        one, other = known.described[first], known.described[second]
        compared = clues(one, other, known.rarity, on_one_list=bool(together))
    found = list(compared)
    if known.keys[first] == known.keys[second]:
        found.insert(0, SAME_NAME)
    if (first, second) in known.left_over:
        found.append(LEFT_OVER)
    if (first, second) in known.same_places:
        found.append(SAME_PLACE)
    lead = known.leads.get((first, second))
    if lead and not found and not together:
        found.append(Clue(lead.rule, lead.about, LEAD))
    if not found:
        return None
    if together:
        against.append(f"letters that print both: {len(together)}")
    apart = together or any(one.startswith("different places") for one in against)
    strength = 1.0 - prod(1.0 - CERTAINTY * clue.weight for clue in found)
    signatures = known.signatures[first] + known.signatures[second]
    value = strength * (1.0 - 1.0 / (2 + signatures)) * (0.6 if apart else 1.0)
    return Doubt(first, second, tuple(found), tuple(against), round(value, 4))


def _against(known: _Known, first: str, second: str) -> list[str] | None:
    """Return what speaks against a pair, or None where a guard forbids to ask.

    Names of one key are asked about even if they stand under different parents or in different places, names that a
    rule of evidence would join even so: that is what keeps them apart.
    """
    one, other = known.archive.organizations[first], known.archive.organizations[second]
    against: list[str] = []
    if one.parent_id != other.parent_id:
        both = one.parent_id and other.parent_id
        against.append("nested under different organizations" if both else "one is a member")
    same = known.keys[first] == known.keys[second]
    if one.place and other.place and fold_place(one.place) != fold_place(other.place):
        if not same or is_generic(known.described[first].words):
            return None
        against.append(f"different places: {one.place} / {other.place}")
    if same:
        return against
    lead = known.leads.get((first, second))
    if lead:
        return [*against, lead.against]
    return None if against or known.compared[first, second].clues is None else against


def rarity(described: Iterable[Features]) -> dict[str, float]:
    """Return for every word how much it tells, from 0 to 1 for a word of one organization alone."""
    counts = Counter(word for its in described for word in set(its.words))
    most = log(max(2, len(counts)))
    return {word: max(0.0, 1.0 - log(count) / most) for word, count in counts.items()}


def _judged(archive: Archive, memo: Memo) -> set[IdPair]:
    """Return the pairs of organizations on which a judgement says anything."""
    return {
        (min(first, second), max(first, second))
        for one in judged(archive, memo)
        for first in one.first
        for second in one.second
        if first != second
    }
