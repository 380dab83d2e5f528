"""Workbooks of Excel 97 to 2003 hold what those of today hold."""

import struct

import pytest

from sitegen.reading.formats import read_source
from sitegen.reading.formats.tabular import is_sheet, public_copy
from sitegen.reading.formats.tabular.workbook import UnreadableError, read_workbook
from tests.unit.reading.formats.old_word import compound


def record(number, held=b""):
    return struct.pack("<HH", number, len(held)) + held


def text(said):
    """A text in two bytes a character."""
    return struct.pack("<HB", len(said), 1) + said.encode("utf-16-le")


def label(row, column, number):
    """A cell that shows one of the texts."""
    return record(0xFD, struct.pack("<HHHI", row, column, 0, number))


def texts(*parts):
    """Two texts, over several records."""
    first, *others = parts
    return record(0xFC, struct.pack("<II", 2, 2) + first) + b"".join(record(0x3C, one) for one in others)


def xls(*sheets, said=b"", version=0x600, name="Workbook"):
    """A workbook of sheets, each its state and its records; `said` are records before these."""
    sorts = b"".join(record(0xE0, struct.pack("<HH16x", 0, one)) for one in (0, 14))  # numbers, days
    begins = record(0x809, struct.pack("<HH12x", version, 5)) + said + sorts
    listed, parts = b"", b""
    at = len(begins) + len(sheets) * len(record(0x85, bytes(10))) + len(record(0x0A))
    for number, (state, records) in enumerate(sheets):
        listed += record(0x85, struct.pack("<IBBBB", at + len(parts), state, 0, 2, 0) + b"S%d" % number)
        parts += record(0x809, struct.pack("<HH12x", version, 16)) + records + record(0x0A)
    return compound({name: begins + listed + record(0x0A) + parts})


def rows(data):
    return [(row.line, row.cells) for sheet in read_workbook(data).sheets for row in sheet.rows]


NAME, ADA = text("Name"), text("Ada Moss")
BOTH = texts(NAME + ADA)


def test_cells_of_every_kind_are_what_they_show():
    cells = (
        label(0, 0, 0) + label(0, 1, 1)
        + record(0x204, struct.pack("<HHH", 1, 0, 0) + text("Ben Škoda"))
        + record(0x203, struct.pack("<HHHd", 1, 1, 1, 43000.0))
        + record(0xBD, struct.pack("<HHHiHiH", 2, 0, 0, 7 << 2 | 2, 0, 150 << 2 | 3, 1))
        + record(0x205, struct.pack("<HHHBB", 3, 0, 0, 1, 0)) + record(0x205, struct.pack("<HHHBB", 3, 1, 0, 42, 1))
        + record(0x06, struct.pack("<HHHd", 4, 0, 0, 2.5))
        + record(0x06, struct.pack("<HHH6xH", 4, 1, 0, 0xFFFF)) + record(0x207, ADA)
    )  # fmt: skip
    assert rows(xls((0, cells), said=BOTH)) == [
        (1, ("Name", "Ada Moss")),
        (2, ("Ben Škoda", "2017-09-22 00:00:00")),
        (3, ("7", "1.5")),
        (4, ("TRUE", "#N/A")),
        (5, ("2.5", "Ada Moss")),
    ]


@pytest.mark.parametrize(
    "parts",
    [
        (NAME, ADA),
        (NAME + ADA[:2], ADA[2:]),
        (NAME[:3], b"\1" + NAME[3:] + ADA),
        (NAME[:7], b"\1" + NAME[7:] + ADA),
        (NAME[:7], b"\0me" + ADA),
    ],
)
def test_a_text_that_goes_on_in_the_next_record_is_whole(parts):
    assert rows(xls((0, label(0, 0, 0) + label(0, 1, 1)), said=texts(*parts))) == [(1, ("Name", "Ada Moss"))]


def test_what_is_hidden_is_not_read():
    hidden_row = record(0x208, struct.pack("<HHHHHHHH", 1, 0, 2, 0, 0, 0, 0x20, 0))
    hidden_column = record(0x7D, struct.pack("<HHHHHH", 1, 1, 0, 0, 1, 0))
    shown = label(0, 0, 0) + label(0, 1, 1) + hidden_row + label(1, 0, 1) + label(2, 0, 1) + hidden_column
    book = read_workbook(xls((0, shown), (1, label(0, 0, 0)), said=BOTH))
    (sheet,) = book.sheets
    assert [row.line for row in sheet.rows] == [1, 3]
    assert (sheet.hidden, sheet.unseen, book.hidden) == (1, {1}, ("S1",))


def test_merged_cells_say_in_each_row_what_they_say():
    merged = record(0xE5, struct.pack("<HHHHH", 2, 0, 1, 0, 0) + struct.pack("<HHHH", 0, 1, 9, 9))
    cells = label(0, 0, 0) + label(0, 1, 1) + label(1, 1, 1) + merged
    assert rows(xls((0, cells), said=BOTH))[1] == (2, ("Name", "Ada Moss"))


def test_a_workbook_is_read_as_a_list_and_never_kept_as_it_came():
    data = xls((0, label(0, 0, 0) + label(1, 0, 1)), said=BOTH)
    assert is_sheet("list.xls", data)
    assert read_source("list.xls", data).value.lines == ("Name", "Ada Moss")
    assert [copy.split() for copy in public_copy("list.xls", data).sheets.values()] == [[b'"Name"', b'"Ada', b'Moss"']]


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (xls((0, b""), version=0x500, name="Book"), "Excel 95"),
        (xls((0, b""), said=record(0x2F, bytes(6))), "password"),
        (xls((0, label(0, 0, 1)), said=texts(NAME)), "range"),
        (compound({"Workbook": b"x"}), "too early"),
        (xls((0, record(0xE5, struct.pack("<HHHHH", 1, 0, 65535, 0, 255)))), "larger"),
    ],
)
def test_what_cannot_be_read_is_refused_with_the_reason(data, why):
    with pytest.raises(UnreadableError, match=why):
        read_workbook(data)
