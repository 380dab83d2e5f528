"""Groups of names: joined one pair at a time, kept apart where a human says so."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sitegen.core.model import Verdict


class Groups:
    """Numbered things in disjoint groups. `join` is refused between groups that `part` has told apart."""

    def __init__(self) -> None:
        self._above: list[int] = []
        self._apart: dict[int, set[int]] = {}

    def add(self) -> int:
        """Return the number of a new thing, alone in its group."""
        self._above.append(len(self._above))
        return len(self._above) - 1

    def of(self, thing: int) -> int:
        """Return the number that stands for the group of `thing`: the lowest in it."""
        above = self._above
        while above[thing] != thing:
            above[thing] = above[above[thing]]
            thing = above[thing]
        return thing

    def part(self, first: int, second: int) -> None:
        """Keep the groups of two things apart from now on; nothing happens if they are one already."""
        first, second = self.of(first), self.of(second)
        if first != second:
            self._apart.setdefault(first, set()).add(second)
            self._apart.setdefault(second, set()).add(first)

    def are_apart(self, first: int, second: int) -> bool:
        """Tell whether the groups of two things were told apart."""
        return self.of(second) in self._apart.get(self.of(first), ())

    def are_any_apart(self, things: Iterable[int]) -> bool:
        """Tell whether any two of the things' groups were told apart."""
        roots = {self.of(thing) for thing in things}
        return any(not roots.isdisjoint(self._apart.get(root, ())) for root in roots)

    def join(self, first: int, second: int) -> bool:
        """Make one group of the groups of two things, unless they were told apart; tell whether they are one now."""
        low, high = sorted((self.of(first), self.of(second)))
        if low == high:
            return True
        if high in self._apart.get(low, ()):
            return False
        self._above[high] = low
        for other in self._apart.pop(high, ()):
            self._apart[other].discard(high)
            self._apart[other].add(low)
            self._apart.setdefault(low, set()).add(other)
        return True

    def judge(self, judged: Sequence[tuple[Verdict, int, int]]) -> None:
        """Obey what people decided of pairs of things; "same" yields to "different"."""
        for verdict, first, second in judged:
            if verdict == "different":
                self.part(first, second)
        for verdict, first, second in judged:
            if verdict == "same":
                self.join(first, second)
