from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.core.digests import digest_of
from sitegen.core.frozen import Frozen
from sitegen.core.packed import PackedRows, PackedTable, Packing


class Row(Frozen):
    name: str
    note: str | None
    at: int


ROWS = Packing(Row)
ONE, TWO, THREE = Row("river", None, -1), Row("ရွာ", "river", 7), Row("", "", 0)
ANY = st.builds(Row, st.text(), st.none() | st.text(), st.integers(-(1 << 31), (1 << 31) - 1))


@given(st.lists(ANY, max_size=4))
def test_rows_come_out_as_they_went_in(rows):
    packed = ROWS.of(rows)
    assert packed == tuple(rows)
    assert [packed[at] for at in range(len(packed))] == rows
    assert list(packed.column("note")) == [one.note for one in rows]
    assert list(packed.column("at")) == [one.at for one in rows]


def test_rows_are_a_sequence():
    packed = ROWS.of([ONE, TWO, THREE])
    assert (packed[-1], packed[1:], THREE in packed) == (THREE, (TWO, THREE), True)
    with pytest.raises(IndexError):
        packed[3]
    assert hash(packed) == hash((ONE, TWO, THREE))


def test_a_text_that_returns_stands_once():
    assert ROWS.pack([ONE, TWO]).texts == "riverရွာ".encode()


def test_half_a_character_is_kept():
    (row,) = ROWS.of([Row("\ud800", None, 1)])
    assert row.name == "\ud800"


def test_rows_may_share_their_texts():
    names = ("hill", "river")
    packed = PackedRows(ROWS, names, ROWS.numbers.pack(1, -1, 5))
    assert (packed[0], list(packed.column("name"))) == (Row("river", None, 5), ["river"])


def test_packed_rows_have_the_digest_of_their_values():
    assert digest_of(ROWS.of([ONE, TWO])) == digest_of((ONE, TWO))


def test_a_table_tells_the_rows_of_a_key_by_a_digest():
    table = PackedTable(ROWS, {"a": ROWS.pack([ONE]), "b": ROWS.pack([ONE]), "c": ROWS.pack([TWO])})
    assert {key: tuple(rows) for key, rows in table.items()} == {"a": (ONE,), "b": (ONE,), "c": (TWO,)}
    assert table.digest("a") == table.digest("b") != table.digest("c")
