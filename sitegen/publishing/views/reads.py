"""What a page is made from: every row that its view reads is noted, so that it is made anew when one of them changes.

A view has nothing but its page and the finding aid, and the aid hands out rows of tables: a letter under its id, who
stands on its list, an organization's record. Each table notes what is read from it. So no view says what it depends
on, and none can forget it; what is read with a row is in the row's digest. A row should hold no more than those who
read it show: a page that needs a letter's date reads its card, not its text, and stays as it is when the text changes.

Three ways to read: one row (`table[key]`, `table.get(key)`, `key in table`, also where there is none), the number of
rows (`len`), and all of them (whoever iterates). A page that reads all rows is made anew when any of them changes.
"""

from __future__ import annotations

from collections.abc import Callable, ItemsView, Iterable, Iterator, KeysView, Mapping, Set, ValuesView
from typing import Any, Generic, TypeVar, cast, overload

from sitegen.core.digests import digest_of

K = TypeVar("K")
V = TypeVar("V")
D = TypeVar("D")
T = TypeVar("T")

_MISSING = b"none"
_OF, _COUNT = "\0", "#"  # a row's name is "table\0key"; "table" is all of its rows, "table#" their number


class Notes:
    """The names of the rows that were read since they were last taken."""

    __slots__ = ("rows",)

    def __init__(self) -> None:
        self.rows: set[str] = set()

    def take(self) -> frozenset[str]:
        """Return the rows that were read, and forget them."""
        taken, self.rows = frozenset(self.rows), set()
        return taken


class Table(Mapping[K, V], Generic[K, V]):
    """Rows that views read, each under its key: a text, or a tuple of texts and numbers."""

    __slots__ = ("_digest", "_name", "_names", "_notes", "_prefix", "_rows", "_spelt")

    def __init__(
        self,
        name: str,
        rows: Mapping[K, V],
        notes: Notes,
        digest: Callable[[K], bytes] | None = None,
    ) -> None:
        """Take the rows. `digest` returns that of a key's row where it is known without looking at the row."""
        self._name, self._rows, self._notes, self._digest = name, rows, notes, digest
        self._prefix = name + _OF
        self._spelt: dict[str, K] | None = None
        self._names: dict[object, str] = {}  # each once: thousands of pages read the same rows

    def __getitem__(self, key: K) -> V:
        self._note(key)
        return self._rows[key]

    @overload
    def get(self, key: K, /) -> V | None: ...
    @overload
    def get(self, key: K, /, default: V | D) -> V | D: ...
    def get(self, key: K, /, default: V | D | None = None) -> V | D | None:
        """Return the row of `key`, or `default`; that there is none is noted, too."""
        self._note(key)
        return self._rows.get(key, default)

    def __contains__(self, key: object) -> bool:
        self._note(key)
        return key in self._rows

    def __iter__(self) -> Iterator[K]:
        self._notes.rows.add(self._name)
        return iter(self._rows)

    def __len__(self) -> int:
        self._notes.rows.add(self._name + _COUNT)
        return len(self._rows)

    def keys(self) -> KeysView[K]:
        """Return all keys."""
        self._notes.rows.add(self._name)
        return self._rows.keys()

    def items(self) -> ItemsView[K, V]:
        """Return all rows with their keys."""
        self._notes.rows.add(self._name)
        return self._rows.items()

    def values(self) -> ValuesView[V]:
        """Return all rows."""
        self._notes.rows.add(self._name)
        return self._rows.values()

    def __or__(self, other: Mapping[K, V]) -> dict[K, V]:
        return {**self, **other}

    def digest(self, rest: str) -> bytes:
        """Return the digest of the row whose name goes on with `rest` behind the table's."""
        if rest == _COUNT:
            return digest_of(len(self._rows))
        if not rest:
            return digest_of([(_spelling(key), self._row_digest(key)) for key in self._rows])
        if self._spelt is None:
            self._spelt = {_spelling(key): key for key in self._rows}
        key = self._spelt.get(rest.removeprefix(_OF))
        return _MISSING if key is None else self._row_digest(key)

    def put(self, key: K, row: V) -> None:
        """Give a key another row; whoever read the one before is not made anew."""
        cast("dict[K, V]", self._rows)[key] = row

    def _note(self, key: object) -> None:
        name = self._names.get(key)
        if name is None:
            name = self._names[key] = self.name_of(key)
        self._notes.rows.add(name)

    def name_of(self, key: object) -> str:
        """Return the name under which it is noted that a key's row was read."""
        return self._prefix + _spelling(key)

    def _row_digest(self, key: K) -> bytes:
        return self._digest(key) if self._digest else digest_of(self._rows[key])


def _spelling(key: object) -> str:
    return key if isinstance(key, str) else _OF.join(map(str, key)) if isinstance(key, tuple) else str(key)


class Whole(tuple[T, ...]):  # noqa: SLOT001 - a tuple can have no slots of its own
    """Values in order that are read as one; how many they are can be asked without reading them."""

    _name: str
    _notes: Notes

    @classmethod
    def of(cls, name: str, values: Iterable[T], notes: Notes) -> Whole[T]:
        """Return `values`, which note under `name` that they are read."""
        made = cls(values)
        made._name, made._notes = name, notes
        return made

    def __iter__(self) -> Iterator[T]:
        self._notes.rows.add(self._name)
        return super().__iter__()

    def __getitem__(self, at: Any) -> Any:  # noqa: ANN401 - as the base class has it: a number or a slice
        self._notes.rows.add(self._name)
        return super().__getitem__(at)

    def __contains__(self, value: object) -> bool:
        self._notes.rows.add(self._name)
        return super().__contains__(value)

    def __len__(self) -> int:
        self._notes.rows.add(self._name + _COUNT)
        return super().__len__()

    def digest(self, rest: str) -> bytes:
        """Return the digest of all values, or of their number."""
        values = tuple(super().__iter__())
        return digest_of(len(values) if rest == _COUNT else values)


class Names(frozenset[str]):
    """Texts of which one can ask whether they are there."""

    _name: str
    _notes: Notes

    @classmethod
    def of(cls, name: str, values: Iterable[str], notes: Notes) -> Names:
        """Return `values`, which note under `name` what is asked for."""
        made = cls(values)
        made._name, made._notes = name, notes
        return made

    def __contains__(self, value: object) -> bool:
        self._notes.rows.add(f"{self._name}{_OF}{value}")
        return super().__contains__(value)

    def __iter__(self) -> Iterator[str]:
        self._notes.rows.add(self._name)
        return super().__iter__()

    def __and__(self, other: Set[object]) -> frozenset[str]:
        return frozenset(one for one in other if isinstance(one, str) and one in self)

    def digest(self, rest: str) -> bytes:
        """Return the digest of whether a text is there, or of all."""
        if rest.startswith(_OF):
            return digest_of(super().__contains__(rest.removeprefix(_OF)))
        return digest_of(sorted(super().__iter__()))


class Tables:
    """All that views read from, under their names, with the notes of what is read."""

    def __init__(self) -> None:
        self.notes = Notes()
        self._all: dict[str, Table[Any, Any] | Whole[Any] | Names] = {}
        self._digests: dict[str, bytes] = {}

    def table(self, name: str, rows: Mapping[K, V], digest: Callable[[K], bytes] | None = None) -> Table[K, V]:
        """Return `rows` as a table; `digest` as for `Table`."""
        self._all[name] = made = Table(name, rows, self.notes, digest)
        return made

    def whole(self, name: str, values: Iterable[T]) -> Whole[T]:
        """Return `values` as what is read as one."""
        self._all[name] = made = Whole.of(name, values, self.notes)
        return made

    def names(self, name: str, values: Iterable[str]) -> Names:
        """Return `values` as texts of which one can ask whether they are there."""
        self._all[name] = made = Names.of(name, values, self.notes)
        return made

    def put(self, table: str, key: str, row: object) -> None:
        """Give a key of a table its row, where it is known only now: before anybody has read it."""
        found = self._all[table]
        if isinstance(found, Table):
            found.put(key, row)
            self._digests.pop(found.name_of(key), None)

    def digest(self, row: str) -> bytes:
        """Return the digest of a row by the name under which it was noted; also of one that is no more."""
        found = self._digests.get(row)
        if found is None:
            name = row.partition(_OF)[0].removesuffix(_COUNT)
            table = self._all.get(name)
            found = self._digests[row] = table.digest(row[len(name) :]) if table is not None else _MISSING
        return found
