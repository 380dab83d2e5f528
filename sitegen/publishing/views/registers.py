"""Numbers for rows, and the rows that were read: what a page keeps of its reading is four bytes a row."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable
from itertools import count

from sitegen.core.frozen import Frozen
from sitegen.publishing.records import NUMBER, number_of


class Noted(Frozen):
    """Rows that were read: the numbers of those that have one, and (table, name) of others, which are not there."""

    rows: bytes
    others: tuple[tuple[str, str], ...]


class Notes:
    """The rows that were read since they were last taken; `names` are those of rows, each once for all tables."""

    __slots__ = ("names", "others", "rows")

    def __init__(self) -> None:
        self.names: dict[str, str] = {}
        self.rows: set[int] = set()
        self.others: set[tuple[str, str]] = set()

    def take(self) -> Noted:
        """Return the rows that were read, and forget them."""
        taken = Noted(array(NUMBER, self.rows).tobytes(), tuple(self.others))
        self.rows, self.others = set(), set()
        return taken


class Register:
    """The numbers of a table's rows: those that an earlier build gave, and further ones.

    It follows from what the earlier build left and from the table alone, so that all copies of a process have the same;
    what is asked for and not there gets its number later, in the first process.
    """

    __slots__ = ("_notes", "_number", "name", "places")

    def __init__(self, name: str, number: int, names: Iterable[str], notes: Notes) -> None:
        self.name, self._number, self._notes = name, number, notes
        same = notes.names  # a dozen tables have a row for each organization
        self.places = dict(zip(dict.fromkeys(same.setdefault(one, one) for one in names), count(), strict=False))

    def note(self, row: str) -> int | None:
        """Note that a row was read; return its number, if it has one."""
        place = self.places.get(row)
        if place is None:
            self._notes.others.add((self.name, row))
            return None
        number = number_of(self._number, place)
        self._notes.rows.add(number)
        return number

    def number(self, row: str) -> int:
        """Return the number of a row, a new one if it has none."""
        return number_of(self._number, self.places.setdefault(row, len(self.places)))


Registering = Callable[[str, Iterable[str]], Register]
