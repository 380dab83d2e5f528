"""What a page is made from: every row that its view reads is noted, so that it is made anew when one of them changes.

A view has nothing but its page and the finding aid, and the aid hands out rows of tables: a letter under its id, who
stands on its list, an organization's record. Each table notes what is read from it. So no view says what it depends
on, and none can forget it; what is read with a row is in the row's digest. A row should hold no more than those who
read it show: a page that needs a letter's date reads its card, not its text, and stays as it is when the text changes.

Three ways to read: one row (`table[key]`, `table.get(key)`, `key in table`, also where there is none), the number of
rows (`len`), and all of them (whoever iterates). A page that reads all rows is made anew when any of them changes.

A table that is as it was, all of it, is told by one digest; only in others is row held against row (`Tables.changed`),
and of some it is known which rows may have changed: no others are looked at (`core.loading.Since`).
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, ItemsView, Iterable, Iterator, KeysView, Mapping, Sequence, Set, ValuesView
from typing import Any, Generic, TypeVar, cast, overload

import msgspec

from sitegen.core.digests import digest_of
from sitegen.core.loading import OnDemand, since_in
from sitegen.publishing.records import NUMBER, UNREAD, Record, TableRecord, number_of, place_of
from sitegen.publishing.views.registers import Noted, Notes, Register, Registering

K = TypeVar("K")
V = TypeVar("V")
D = TypeVar("D")
T = TypeVar("T")

MayHaveChanged = Callable[[str, bytes], bool]
"""Tells of a row, by its name and its digest as it was, whether it may have changed."""

_MISSING = digest_of("no row")
_OF, _ALL, _COUNT = "\0", "", "#"  # within its table a row's name is "\0key"; "" is all rows, "#" their number


class Table(Mapping[K, V], Generic[K, V]):
    """Rows that views read, each under its key: a text, or a tuple of texts and numbers."""

    __slots__ = ("_digest", "_name", "_notes", "_numbers", "_register", "_registering", "_rows", "_spelt", "since")

    def __init__(
        self,
        name: str,
        rows: Mapping[K, V],
        notes: Notes,
        registering: Registering,
        digest: Callable[[K], bytes] | None = None,
    ) -> None:
        """Take the rows. `digest` returns that of a key's row where it is known without looking at the row."""
        self._name, self._rows, self._notes, self.since = name, rows, notes, since_in(rows)
        self._digest = digest or getattr(rows, "digest", None)
        self._registering = registering
        self._register: Register | None = None
        self._spelt: dict[str, K] | None = None
        self._numbers: dict[object, int] = {}  # thousands of pages read the same rows

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
        number = self._numbers.get(key)
        if number is None:
            self._note(key)
        else:
            self._notes.rows.add(number)
        return key in self._rows

    def __iter__(self) -> Iterator[K]:
        self._registered().note(_ALL)
        return iter(self._rows)

    def __len__(self) -> int:
        self._registered().note(_COUNT)
        return len(self._rows)

    def keys(self) -> KeysView[K]:
        """Return all keys."""
        self._registered().note(_ALL)
        return self._rows.keys()

    def items(self) -> ItemsView[K, V]:
        """Return all rows with their keys."""
        self._registered().note(_ALL)
        return self._rows.items()

    def values(self) -> ValuesView[V]:
        """Return all rows."""
        self._registered().note(_ALL)
        return self._rows.values()

    def __or__(self, other: Mapping[K, V]) -> dict[K, V]:
        return {**self, **other}

    def digest(self, row: str) -> bytes:
        """Return the digest of a row by its name in the table."""
        if row == _COUNT:
            return digest_of(len(self._rows))
        if row == _ALL:
            return digest_of([(_spelling(key), self._row_digest(key)) for key in self._rows])
        if self._spelt is None:
            self._spelt = {_spelling(key): key for key in self._rows}
        key = self._spelt.get(row.removeprefix(_OF))
        return _MISSING if key is None else self._row_digest(key)

    def whole(self) -> bytes:
        """Return a digest of all rows with their keys, in their order: where it is the same, no row has changed."""
        whole: Callable[[], bytes] | None = getattr(self._rows, "whole", None)
        if whole:
            return whole()
        return self.digest(_ALL) if self._digest else digest_of(list(self._rows.items()))

    def may_have_changed(self, basis: bytes) -> MayHaveChanged:
        """Return what tells of a row, by its name and its digest as it was, whether it may have changed since then."""
        keys = self.since.changed(basis) if self.since and basis else None
        if keys is None:
            return lambda _row, _before: True
        named = {_OF + _spelling(key) for key in keys}
        there = {_OF + _spelling(key) for key in self._rows}

        def tells(row: str, before: bytes) -> bool:
            return row in named or not row.startswith(_OF) or (row in there) == (before == _MISSING)

        return tells

    def put(self, key: K, row: V) -> None:
        """Give a key another row; whoever read the one before is not made anew."""
        cast("OnDemand[K, V]", self._rows).put(key, row)

    def names(self) -> Iterator[str]:
        """Yield the names of all rows."""
        yield _ALL
        yield _COUNT
        for key in self._rows:
            yield _OF + _spelling(key)

    def _note(self, key: object) -> None:
        number = self._numbers.get(key)
        if number is not None:
            self._notes.rows.add(number)
        elif (number := self._registered().note(_OF + _spelling(key))) is not None:
            self._numbers[key] = number

    def _registered(self) -> Register:
        if self._register is None:
            self._register = self._registering(self._name, self.names())
        return self._register

    def _row_digest(self, key: K) -> bytes:
        return self._digest(key) if self._digest else digest_of(self._rows[key])


def _any(_row: str, _before: bytes) -> bool:
    return True


def _none(_row: str, _before: bytes) -> bool:
    return False


def _spelling(key: object) -> str:
    return key if isinstance(key, str) else _OF.join(map(str, key)) if isinstance(key, tuple) else str(key)


class Whole(Sequence[T]):
    """Values in order that are read as one; how many they are can be asked without reading them."""

    __slots__ = ("_digest", "_name", "_registering", "_values")

    def __init__(
        self, name: str, values: Sequence[T], registering: Registering, digest: Callable[[], bytes] | None = None
    ) -> None:
        """Take the values, which note under `name` that they are read; `digest` as for `Tables.whole`."""
        self._name, self._values, self._registering = name, values, registering
        self._digest = digest or getattr(values, "whole", None)

    def __iter__(self) -> Iterator[T]:
        self._note(_ALL)
        return iter(self._values)

    def __getitem__(self, at: Any) -> Any:  # noqa: ANN401 - as the base class has it: a number or a slice
        self._note(_ALL)
        return self._values[at]

    def __contains__(self, value: object) -> bool:
        self._note(_ALL)
        return value in self._values

    def __len__(self) -> int:
        self._note(_COUNT)
        return len(self._values)

    def digest(self, row: str) -> bytes:
        """Return the digest of all values, or of their number."""
        return digest_of(len(self._values)) if row == _COUNT else self.whole()

    def whole(self) -> bytes:
        """Return the digest of all values."""
        return self._digest() if self._digest else digest_of(list(self._values))

    def names(self) -> Iterator[str]:
        """Yield the names of what can be read."""
        return iter((_ALL, _COUNT))

    def _note(self, row: str) -> None:
        self._registering(self._name, self.names()).note(row)


class Tables:
    """All that views read from, under their names, with the notes of what is read, and what an earlier build read."""

    def __init__(self) -> None:
        self.notes = Notes()
        self._all: dict[str, Table[Any, Any] | Whole[Any]] = {}
        self._earlier: Mapping[str, TableRecord] = {}
        self._numbers: dict[str, int] = {}
        self._registers: dict[str, Register] = {}
        self._digests: dict[str, dict[str, bytes]] = {}
        self._wholes: dict[str, bytes] = {}
        self._changed: dict[str, frozenset[int]] = {}
        self._moved: dict[str, MayHaveChanged] = {}

    def follow(self, earlier: Mapping[str, TableRecord]) -> None:
        """Give rows the numbers that they had in an earlier build: before anything is read."""
        self._earlier = earlier
        self._numbers = {name: one.number for name, one in earlier.items()}
        for name in self._all:
            self._numbered(name)

    def table(self, name: str, rows: Mapping[K, V], digest: Callable[[K], bytes] | None = None) -> Table[K, V]:
        """Return `rows` as a table; `digest` as for `Table`."""
        self._numbered(name)
        self._all[name] = made = Table(name, rows, self.notes, self.register, digest)
        return made

    def whole(self, name: str, values: Sequence[T], digest: Callable[[], bytes] | None = None) -> tuple[T, ...]:
        """Return `values` as what is read as one; `digest` returns that of all, where it is known without looking."""
        self._numbered(name)
        self._all[name] = made = Whole(name, values, self.register, digest)
        return cast("tuple[T, ...]", made)

    def names(self, name: str, values: Iterable[str]) -> Table[str, bool]:
        """Return `values` as texts of which one can ask whether they are there."""
        return self.table(name, dict.fromkeys(sorted(values), True))

    def register(self, name: str, rows: Iterable[str] = ()) -> Register:
        """Return the register of a table, whose rows have these names."""
        found = self._registers.get(name)
        if found is None:
            earlier = self._earlier.get(name)
            known = earlier.listed() if earlier else []
            if earlier and known and self._whole(name) == earlier.whole:
                rows = ()  # they are those that were known; what is there need not be made to be named
            found = self._registers[name] = Register(name, self._numbers[name], [*known, *rows], self.notes)
        return found

    def put(self, table: str, key: str, row: object) -> None:
        """Give a key of a table its row, where it is known only now: before anybody has read it."""
        found = self._all[table]
        if isinstance(found, Table):
            found.put(key, row)
            self._changed.pop(table, None)
            self._wholes.pop(table, None)
            self._digests.pop(table, None)

    def record(self, frame: bytes, noted: Noted) -> Record:
        """Return the record of what was made from these rows, with a number for each."""
        others = [self.register(table, self._all[table].names()).number(row) for table, row in noted.others]
        return Record(frame, noted.rows + array(NUMBER, others).tobytes())

    def changed(self) -> frozenset[int]:
        """Return the numbers of the rows that were read in the earlier build and are not as they were."""
        for name, known in self._earlier.items():
            if name not in self._changed:
                self._changed[name] = frozenset(self._changed_in(name, known))
        return frozenset().union(*self._changed.values())

    def records(self, made: Iterable[Record]) -> dict[str, TableRecord]:
        """Return what a build that follows needs to know of the tables; `made` are the records that are new."""
        read: dict[int, set[int]] = {}
        for number in set().union(*(memoryview(one.rows).cast(NUMBER) for one in made)):
            table, place = place_of(number)
            read.setdefault(table, set()).add(place)
        return {name: self._record(name, read.get(number, set())) for name, number in self._numbers.items()}

    def digest(self, table: str, row: str) -> bytes:
        """Return the digest of a row by its name in a table; also of one that is no more."""
        known = self._digests.setdefault(table, {})
        found = known.get(row)
        if found is None:
            source = self._all.get(table)
            found = known[row] = source.digest(row) if source is not None else _MISSING
        return found

    def _changed_in(self, name: str, known: TableRecord) -> Iterator[int]:
        if self._whole(name) == known.whole:
            return
        moved = self._may_have_changed(name, known)
        for place, row in enumerate(known.listed()):
            before = known.digest(place)
            if before != UNREAD and moved(row, before) and self.digest(name, row) != before:
                yield number_of(known.number, place)

    def _may_have_changed(self, name: str, known: TableRecord) -> MayHaveChanged:
        if name not in self._moved:
            source = self._all.get(name)
            self._moved[name] = source.may_have_changed(known.basis) if isinstance(source, Table) else _any
        return self._moved[name]

    def _record(self, name: str, read: Set[int]) -> TableRecord:
        """Return a table's record; `read` are the places of rows that were read now, beside those read earlier."""
        known, whole = self._earlier.get(name), self._whole(name)
        if known and known.whole == whole and not read:
            return known
        if read:  # by a copy of the process, perhaps, whose register is not ours
            self.register(name, self._all[name].names())
        register = self._registers.get(name)
        names = list(register.places) if register else known.listed() if known else []
        digests = [known.digest(place) for place in range(len(known))] if known else []
        digests += [UNREAD] * (len(names) - len(digests))
        moved = self._may_have_changed(name, known) if known and known.whole != whole else _none
        for place, row in enumerate(names):
            stands = digests[place] != UNREAD and not moved(row, digests[place])
            if not stands and (place in read or digests[place] != UNREAD):
                digests[place] = self.digest(name, row)
        source = self._all.get(name)
        basis = source.since.basis() if isinstance(source, Table) and source.since else b""
        return TableRecord(self._numbers[name], whole, msgspec.msgpack.encode(names), b"".join(digests), basis)

    def _whole(self, name: str) -> bytes:
        found = self._wholes.get(name)
        if found is None:
            source = self._all.get(name)
            found = self._wholes[name] = source.whole() if source is not None else _MISSING
        return found

    def _numbered(self, name: str) -> None:
        """Give a table its number: in the order in which tables are made, so that all copies of a process agree."""
        self._numbers.setdefault(name, len(self._numbers))
