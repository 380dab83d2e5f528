"""The model: what signs weigh for each label, and the likeliest row of labels for a letter's units.

Weights are whole numbers, hundredths of the logarithm of odds, in `weights.json`. The weights of one sign for all
labels are kept in one integer, a field for each label, so that one addition adds them all; sums are exact everywhere.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from itertools import repeat
from operator import add
from typing import Any, Literal

from sitegen.reading.labelling.signs import ASKED, Page, Sign, paired

Label = Literal["before", "entry", "wrapped", "heading", "note", "behind"]
LABELS: tuple[Label, ...] = ("before", "entry", "wrapped", "heading", "note", "behind")

OUTSIDE: frozenset[Label] = frozenset(("before", "behind"))

_BITS = 32
_MIDDLE = 1 << (_BITS - 1)
_MASK = (1 << _BITS) - 1
_LEVEL = sum(_MIDDLE << (_BITS * place) for place in range(len(LABELS)))
_FORBIDDEN = -10_000_000
_WHERE = {0: "", -1: "of the unit before: ", 1: "of the unit behind: ", -2: "two before: ", 2: "two behind: "}


@dataclass(frozen=True, slots=True)
class Weights:
    """What every sign weighs. `signs[place][value]` is for the sign and neighbour at `place` in the order of ASKED.

    `steps[label][next]` is for one label following another, None where it never does. `senders` is for the
    signs of lines that may sign a letter, by the sign's name and value ("place 4").
    """

    signs: tuple[Mapping[int, int], ...]
    steps: tuple[tuple[int | None, ...], ...]
    senders: Mapping[str, int] = field(default_factory=dict)


def questions() -> list[tuple[Sign, int]]:
    """Return every sign with every neighbour of which it is asked, in a fixed order."""
    return [(one, offset) for one, offsets in ASKED for offset in offsets]


def feature(one: Sign, offset: int, value: int) -> str:
    """Return the name under which the weights of a sign's value are kept: "-1 likeness 6"."""
    return f"{offset} {one.name} {value}"


@cache
def load_weights() -> Weights:
    """Return the weights that come with the program."""
    return weights_from(json.loads(resources.files(__package__).joinpath("weights.json").read_text(encoding="utf-8")))


def weights_from(data: Mapping[str, Any]) -> Weights:
    """Return weights from their data.

    "signs" maps a feature's name to a number for each label, "steps" a label so, "senders" a feature to one number.
    """
    places = {(one.name, offset): place for place, (one, offset) in enumerate(questions())}
    signs: list[dict[int, int]] = [{} for _ in places]
    for name, numbers in data["signs"].items():
        offset, sign, value = name.split()
        signs[places[sign, int(offset)]][int(value)] = _packed(numbers)
    steps = tuple(tuple(data["steps"][one]) for one in LABELS)
    return Weights(tuple(signs), steps, data.get("senders", {}))


def _packed(numbers: Sequence[int]) -> int:
    return sum(number << (_BITS * place) for place, number in enumerate(numbers))


def _unpacked(packed: int) -> list[int]:
    level = packed + _LEVEL
    return [((level >> (_BITS * place)) & _MASK) - _MIDDLE for place in range(len(LABELS))]


def values_of(page: Page) -> list[tuple[Sequence[int], int]]:
    """Return, for every question, the sign's values for all units (one at least) and the neighbour that is asked."""
    found: list[tuple[Sequence[int], int]] = []
    known: dict[str, Sequence[int]] = {}
    for one, offsets in ASKED:
        if one.of:
            left, right = one.of
            known[one.name] = paired(known[left.name], known[right.name], max(1, len(right.words)))
        else:
            known[one.name] = one.read(page)
        found += [(known[one.name], offset) for offset in offsets]
    return found


def score(values: Sequence[tuple[Sequence[int], int]], count: int, weights: Weights) -> list[list[int]]:
    """Return what all signs together weigh for each label, for every one of `count` units."""
    sums = [0] * count
    before: Sequence[int] | None = None
    known: frozenset[int] = frozenset()
    for (read, offset), table in zip(values, weights.signs, strict=True):
        if read is not before:
            before, known = read, frozenset(read)
        if table.keys().isdisjoint(known):
            continue
        first, last = max(0, -offset), count - max(0, offset)
        asked = read[max(0, offset) : count + min(0, offset)]
        sums[first:last] = map(add, sums[first:last], map(table.get, asked, repeat(0)))
    return [_unpacked(one) for one in sums]


def likeliest(
    scores: Sequence[Sequence[int]], weights: Weights, allowed: Mapping[int, frozenset[Label]] | None = None
) -> list[Label]:
    """Return the row of labels that weighs most (Viterbi) for one unit or more.

    `allowed` holds the only labels that a unit may have.
    """
    return _path(scores, weights, allowed)[1]


def margin(scores: Sequence[Sequence[int]], weights: Weights, allowed: Mapping[int, frozenset[Label]]) -> int:
    """Return how much more the likeliest row of labels weighs than the likeliest of those that are allowed."""
    return _path(scores, weights, None)[0] - _path(scores, weights, allowed)[0]


def _path(
    scores: Sequence[Sequence[int]], weights: Weights, allowed: Mapping[int, frozenset[Label]] | None
) -> tuple[int, list[Label]]:
    """Return what the row of labels that weighs most weighs, and that row."""
    size = range(len(LABELS))
    into = [[(before, step) for before in size if (step := weights.steps[before][label]) is not None] for label in size]
    best = _with(scores[0], 0, allowed)
    lowest = 2 * _FORBIDDEN * len(scores)
    back: list[list[int]] = []
    for at in range(1, len(scores)):
        row = _with(scores[at], at, allowed)
        come, new = [], []
        for label in size:
            total, come_from = lowest, 0
            for before, step in into[label]:
                reached = best[before] + step
                if reached > total:
                    total, come_from = reached, before
            come.append(come_from)
            new.append(total + row[label])
        back.append(come)
        best = new
    label = max(size, key=lambda one: (best[one], -one))
    total, labels = best[label], [LABELS[label]]
    for come in reversed(back):
        label = come[label]
        labels.append(LABELS[label])
    return total, labels[::-1]


def _with(row: Sequence[int], at: int, allowed: Mapping[int, frozenset[Label]] | None) -> Sequence[int]:
    may = allowed.get(at) if allowed else None
    return row if may is None else [value if LABELS[place] in may else _FORBIDDEN for place, value in enumerate(row)]


@dataclass(frozen=True, slots=True)
class Reason:
    """A sign that spoke for a unit's label rather than its rival: in words, and by how much (1.0: e times likelier)."""

    words: str
    weight: float


def reasons(
    page: Page, at: int, label: Label, weights: Weights, values: Sequence[tuple[Sequence[int], int]]
) -> tuple[Label, tuple[Reason, ...]]:
    """Return the strongest rival of a unit's label, and the signs that spoke against it, strongest first.

    That something stands before the list is no rival to its standing behind.
    """
    asked = questions()
    told: list[tuple[Sign, int, int, list[int]]] = []
    for (one, offset), (read, _), table in zip(asked, values, weights.signs, strict=True):
        place = at + offset
        if 0 <= place < len(page.units) and (value := read[place]) in table:
            told.append((one, offset, value, _unpacked(table[value])))
    mine = LABELS.index(label)
    sums = [sum(numbers[place] for *_, numbers in told) for place in range(len(LABELS))]
    same = OUTSIDE if label in OUTSIDE else {label}
    rival = max((place for place, one in enumerate(LABELS) if one not in same), key=lambda place: sums[place])
    found = [
        Reason(f"{_WHERE[offset]}{one.say(value)}", (numbers[mine] - numbers[rival]) / 100)
        for one, offset, value, numbers in told
        if numbers[mine] > numbers[rival]
    ]
    return LABELS[rival], tuple(sorted(found, key=lambda one: (-one.weight, one.words)))
