"""Nested lists whose bullets are lost, found again from what is left: the alphabet, the numbers, another letter.

A list in alphabetical order that holds a nested list falls back and takes up again: after "Oak Alliance" come "Ash
Branch" to "Pine Branch", then "Oak and Elm Society". A nested block is therefore a run of entries that (a) begins
with a fall behind its parent, (b) rises in itself, (c) ends with a second fall, to an entry that goes on
from the parent.

One entry out of order fits (a) and (c) too, so a block needs three entries, and a list whose order is loose proves
nothing. The printed numbers are the second witness: between two of them only so many entries have room. They can
forbid a block, and they can ask for one. The third is the same nested list in another letter of the archive.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from sitegen.core.model import Evidence, Letter, LineReading
from sitegen.core.model.reading import WRAPPED
from sitegen.reading.parsing.context import Context
from sitegen.reading.parsing.lists.regions import Stretch

SMALLEST_BLOCK = 3  # two entries out of order are a slip; three that rise are a list
LONGEST_BLOCK = 120  # entries; keeps a list in reverse order from costing quadratic time
LOOSEST_ORDER = 0.9  # share of neighbours in order below which the alphabet says nothing
_LETTERS = re.compile(r"[^\w ]+")


@dataclass(frozen=True, slots=True)
class NestedBlock:
    """Entries `first` to `last` (positions in the list of entries) that stand under the entry before them."""

    first: int
    last: int
    reason: str
    weight: float


@dataclass(frozen=True, slots=True)
class Run:
    """Positions `first` to `last` that stand behind the entry before them; `falls`: a second fall ends them."""

    first: int
    last: int
    falls: bool


def nested_claims(context: Context, readings: Sequence[LineReading], siblings: Sequence[Letter]) -> dict[int, Evidence]:
    """Return a claim for every line that the evidence makes a member, by line index."""
    known = _known_families(siblings)
    claims: dict[int, Evidence] = {}
    for region in context.lists:
        if region.style not in ("numbered", "plain"):
            continue
        lines = [line for line in range(region.first, region.last + 1) if _is_open_entry(readings[line])]
        names = [context.facts[line].rest for line in lines]
        blocks = _witnessed(known, names)
        if region.style == "numbered":
            blocks |= _alphabetical(names, lines, context, blocks)
        for block in sorted(blocks.values(), key=lambda one: one.first):
            for position in range(block.first, block.last + 1):
                if lines[position] not in region.anchors:
                    claims[lines[position]] = Evidence("nested-block", "member", block.reason, block.weight)
    return claims


def sort_key(name: str) -> tuple[str, ...]:
    """Return a name's words as alphabetical lists compare them: no case, accents or punctuation; hyphens join."""
    plain = name[:200].lower()
    if not plain.isascii():
        plain = "".join(one for one in unicodedata.normalize("NFD", plain) if not unicodedata.combining(one))
    return tuple(_LETTERS.sub("", plain.replace("/", " ")).split())


def _is_open_entry(reading: LineReading) -> bool:
    return reading.winner.role == "signatory" and reading.winner.rule not in WRAPPED


def _alphabetical(
    names: list[str], lines: list[int], context: Context, taken: Mapping[int, NestedBlock]
) -> dict[int, NestedBlock]:
    """Return the blocks that the alphabet shows and the printed numbers allow, by first position."""
    keys = [sort_key(name) for name in names]
    inside = {position for block in taken.values() for position in range(block.first, block.last + 1)}
    runs = [run for run in _runs(keys) if _has_room(run, lines, context)]
    found = _best(runs, keys, inside)
    nested = inside | {position for run in found for position in range(run.first, run.last + 1)}
    if not _in_order([key for position, key in enumerate(keys) if position not in nested]):
        return {}
    groups: dict[Stretch, list[Run]] = {}
    for run in found:
        groups.setdefault(context.stretches[lines[run.first]], []).append(run)
    blocks: dict[int, NestedBlock] = {}
    for stretch, group in groups.items():
        entries = bisect_right(lines, stretch.last) - bisect_left(lines, stretch.first)
        blocks |= _judge(group, stretch, entries, names)
    return blocks


def _has_room(run: Run, lines: list[int], context: Context) -> bool:
    """Return whether a run lies between two printed numbers; one that ends without a second fall needs both of them."""
    stretch = context.stretches.get(lines[run.first])
    if stretch is None or context.stretches.get(lines[run.last]) is not stretch:
        return False
    return run.falls or stretch.room is not None


def _judge(group: list[Run], stretch: Stretch, entries: int, names: list[str]) -> dict[int, NestedBlock]:
    """Keep the blocks of one stretch if its numbers allow them: they must bring entries and numbers closer together."""
    nested = sum(run.last - run.first + 1 for run in group)
    if stretch.room is not None and abs(entries - nested - stretch.room) >= abs(entries - stretch.room):
        return {}
    blocks = {}
    for run in group:
        reason = (
            f"the alphabet falls back after “{names[run.first - 1]}” and is taken up again after “{names[run.last]}”"
        )
        weight = 0.9
        if stretch.room is not None:
            weight = 0.95
            reason += f"; the numbers around it leave room for {stretch.room} entries, and {entries} lines stand there"
        blocks[run.first] = NestedBlock(run.first, run.last, reason, weight)
    return blocks


def _runs(keys: list[tuple[str, ...]]) -> list[Run]:
    """Return every run that falls back behind the entry before it, rises, and ends where its order is resumed."""
    return [run for first in range(1, len(keys)) if (run := _run(keys, first)) is not None]


def _best(runs: list[Run], keys: list[tuple[str, ...]], inside: set[int]) -> list[Run]:
    """Return the runs that can stand together. Several may end at one place; the right one leaves the least behind.

    The entry before it and the entry after it are neighbours in the alphabet. Of equals the longer is taken, for
    a run that starts at a slip lies inside a true one.
    """

    def rank(run: Run) -> tuple[bool, int, int, int]:
        return not run.falls, _distance(keys[run.first - 1], keys[run.last + 1]), run.first - run.last, run.first

    taken = set(inside)
    found = []
    for run in sorted(runs, key=rank):
        if taken.isdisjoint((run.first - 1, run.first, run.last, run.last + 1)):
            taken.update(range(run.first, run.last + 1))
            found.append(run)
    return sorted(found, key=lambda run: run.first)


def _run(keys: list[tuple[str, ...]], first: int) -> Run | None:
    """Return the run that starts at `first` under the entry before it, or None."""
    parent = keys[first - 1]
    if not _behind(keys[first], parent):
        return None
    slips, passed = 0, None
    for position in range(first + 1, min(len(keys), first + LONGEST_BLOCK)):
        if passed is None and not _behind(keys[position], parent):
            passed = position
        if not _behind(keys[position], keys[position - 1]):
            continue
        if keys[position][:1] >= parent[:1] and not _falls_further(keys, position, parent):
            if _distance(parent, keys[position]) <= 1:
                return Run(first, position - 1, falls=True) if position - first >= SMALLEST_BLOCK else None
            break
        slips += 1
        if slips > 1 + (position - first) // 5:
            break
    if passed is None or passed - first < SMALLEST_BLOCK or _distance(parent, keys[passed]) > 1:
        return None
    return Run(first, passed - 1, falls=False)


def _falls_further(keys: list[tuple[str, ...]], position: int, parent: tuple[str, ...]) -> bool:
    """Return whether one of the next entries falls back again, nearer to the parent: then this fall was only a slip."""
    return any(
        _behind(keys[later], keys[position]) and keys[later][:1] >= parent[:1]
        for later in range(position + 1, min(len(keys), position + 4))
    )


def _distance(key: tuple[str, ...], other: tuple[str, ...]) -> int:
    """Return how many letters of the alphabet lie between the initials of two keys."""
    return abs(ord(key[0][0]) - ord(other[0][0])) if key and other else 99


def _behind(key: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Return whether `key` stands before `other` in the alphabet by its first word.

    The order of later words is loose.
    """
    return key[:1] < other[:1]


def _in_order(keys: list[tuple[str, ...]]) -> bool:
    pairs = list(pairwise(keys))
    return bool(pairs) and sum(not _behind(after, before) for before, after in pairs) >= LOOSEST_ORDER * len(pairs)


def _known_families(siblings: Sequence[Letter]) -> dict[tuple[str, ...], frozenset[tuple[str, ...]]]:
    families: dict[tuple[str, ...], frozenset[tuple[str, ...]]] = {}
    for letter in siblings:
        for entry in letter.signatories:
            if entry.members:
                families[_bare_key(entry.name)] = frozenset(_bare_key(member.name) for member in entry.members)
    return families


def _witnessed(
    families: Mapping[tuple[str, ...], frozenset[tuple[str, ...]]], names: list[str]
) -> dict[int, NestedBlock]:
    """Return the blocks that another letter prints as nested: same parent, mostly the same names in one run."""
    blocks: dict[int, NestedBlock] = {}
    if not families:
        return blocks
    keys = [_bare_key(name) for name in names]
    for parent, key in enumerate(keys):
        members = families.get(key)
        if not members:
            continue
        last = parent
        for position in range(parent + 1, min(len(keys), parent + 2 * len(members) + 1)):
            last = position if keys[position] in members else last
        run = keys[parent + 1 : last + 1]
        shared = sum(one in members for one in run)
        if run and shared >= 0.7 * len(run) and shared >= 0.6 * len(members):
            reason = f"another letter nests {shared} of these {len(run)} names under “{names[parent]}”"
            blocks[parent + 1] = NestedBlock(parent + 1, last, reason, 0.97)
    return blocks


def _bare_key(name: str) -> tuple[str, ...]:
    return sort_key(re.sub(r"\([^()]*\)", "", name))
