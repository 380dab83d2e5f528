"""Clusters: pairs in doubt that hang together, so that one answer may settle several spellings of one name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sitegen.archive.doubts import Doubt
from sitegen.identity.groups import Groups


def clusters(found: Iterable[Doubt]) -> Mapping[str, tuple[str, ...]]:
    """Return the organizations (ids) that hang together by pairs in doubt, in order, under the id of each of them."""
    groups, numbers = Groups(), dict[str, int]()
    for one in found:
        for own in (one.first, one.second):
            if own not in numbers:
                numbers[own] = groups.add()
        groups.join(numbers[one.first], numbers[one.second])
    members: dict[int, list[str]] = {}
    for own, number in numbers.items():
        members.setdefault(groups.of(number), []).append(own)
    return {own: tuple(members[groups.of(number)]) for own, number in numbers.items()}
