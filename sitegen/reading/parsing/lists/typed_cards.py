"""Cards whose lines are told by their type: a name in bold over an address, perhaps under a country in larger type.

A list of such cards is read by its type alone if nearly all of its blocks begin alike and go on otherwise.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from sitegen.core.source import Place
from sitegen.reading.parsing.lines.facts import LineFacts

_FEWEST = 4  # cards
_MOST = 0.75  # share of blocks that begin in the type of names or of what stands over them, and go on in another
_HEADED = 0.5  # share of cards over whose names something else stands in larger type
_LONGEST = 8  # lines of a card
_BOLD, _SAME = 600, 0.25  # weight, points

Type = tuple[float, bool]  # size in points, and whether it is bold
Lines = Sequence[tuple[LineFacts, Place]]


@dataclass(frozen=True, slots=True)
class TypedCards:
    """Lines of cards, by their index: what stands over names, where names begin, and what stands below them."""

    heads: frozenset[int] = frozenset()
    names: frozenset[int] = frozenset()
    below: frozenset[int] = frozenset()


def typed_cards(lines: Lines) -> TypedCards:
    """Return what the type of a list's lines says; nothing where they are no such cards."""
    blocks = _blocks(lines)
    if len(blocks) < _FEWEST or any(len(block) > _LONGEST for block in blocks):
        return TypedCards()
    kinds = [[_type(place) for _, place in block] for block in blocks]
    plain = Counter(kind for block in kinds for kind in block[1:] if not kind[1]).most_common(1)
    if not plain:
        return TypedCards()
    rest = plain[0][0]
    strong = [[_is_stronger(kind, rest) for kind in block] for block in kinds]
    good = sum(block[0] and not block[-1] for block in strong)
    if good < _MOST * len(blocks) or any(late and not early for block in strong for early, late in pairwise(block)):
        return TypedCards()
    larger = max(kind for block, its in zip(kinds, strong, strict=True) for kind in _of(block, its))
    headed = sum(block[0] == larger and len(set(block)) > 2 for block in kinds) >= _HEADED * len(blocks)
    heads, names, below = set[int](), set[int](), set[int]()
    for block, its, stands_out in zip(blocks, kinds, strong, strict=True):
        begun = False
        for (line, _), kind, out in zip(block, its, stands_out, strict=True):
            if headed and kind == larger:
                heads.add(line.index)
            elif out and not begun:
                names.add(line.index)
                begun = True
            elif not out and stands_out[0]:
                below.add(line.index)
    return TypedCards(frozenset(heads), frozenset(names), frozenset(below))


def _of(kinds: Sequence[Type], strong: Sequence[bool]) -> Iterator[Type]:
    return (kind for kind, stands_out in zip(kinds, strong, strict=True) if stands_out)


def _blocks(lines: Lines) -> list[Lines]:
    """Return the lines that stand right under each other in one column."""
    blocks: list[list[tuple[LineFacts, Place]]] = []
    for at, (line, place) in enumerate(lines):
        above, upper = lines[at - 1] if at else (None, None)
        near = above is not None and upper is not None and line.index == above.index + 1
        if near and upper and (upper.page, upper.column) == (place.page, place.column) and place.top > upper.top:
            blocks[-1].append((line, place))
        else:
            blocks.append([(line, place)])
    return list(blocks)


def _type(place: Place) -> Type:
    return place.size, place.weight >= _BOLD


def _is_stronger(kind: Type, rest: Type) -> bool:
    return (kind[1] and not rest[1]) or kind[0] > rest[0] + _SAME
