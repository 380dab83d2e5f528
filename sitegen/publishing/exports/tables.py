"""What a table of the data files is: columns with a meaning, rows of plain values, keys to other tables.

Every table is written twice, as CSV and as JSON, from the same rows; see `encoding`. The rows hold each
value in one form only: text, a whole number, a tuple of texts, or None for "none".
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from sitegen.core.frozen import Frozen

Value = str | int | tuple[str, ...] | None
Row = tuple[Value, ...]
Kind = Literal["string", "integer", "date", "list"]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name in the contract, what kind of value it holds, and what that value means.

    `required` says that no row leaves it empty; `choices` are all the values that it can hold, if they are
    few. A `sparse` column is empty in most rows: in JSON, a row without a value does not name it.
    """

    name: str
    kind: Kind
    about: str
    required: bool = False
    choices: tuple[str, ...] = ()
    pattern: str | None = None
    sparse: bool = False


class Reference(Frozen):
    """A foreign key: `columns` of this table hold values of `target_columns` in the table named `table`."""

    columns: tuple[str, ...]
    table: str
    target_columns: tuple[str, ...]


class Rows(Collection[Row]):
    """Rows that are made anew whenever somebody goes through them, for there may be millions; `size` says how many."""

    __slots__ = ("_make", "_size")

    def __init__(self, size: int, make: Callable[[], Iterable[Row]]) -> None:
        self._size, self._make = size, make

    def __iter__(self) -> Iterator[Row]:
        return iter(self._make())

    def __len__(self) -> int:
        return self._size

    def __contains__(self, row: object) -> bool:
        return any(row == one for one in self)


class Table(Frozen):
    """A data file in its formats: `name` is the file name without ending, `key` tells the rows apart."""

    name: str
    title: str
    about: str
    columns: tuple[Column, ...]
    rows: Collection[Row]
    key: tuple[str, ...] = ()
    references: tuple[Reference, ...] = ()
    formats: tuple[Literal["csv", "json"], ...] = ("csv", "json")
