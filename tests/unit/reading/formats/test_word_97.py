"""Word files of before 2007: what a person sees on the opened document as lines."""

import json
import struct
from pathlib import Path

import pytest

from sitegen.core.source import digest
from sitegen.reading.formats import read_source
from sitegen.reading.formats.of_people import told_of_people
from sitegen.reading.formats.word_97.binary import Places
from sitegen.reading.formats.word_97.sprms import Sprm
from sitegen.reading.formats.words_within import words_within
from tests.unit.reading.formats.documents import COMPOUND
from tests.unit.reading.formats.old_word import (
    LISTED,
    cell,
    compound,
    doc,
    fonts,
    p,
    plc,
    row_end,
    run,
    sheet,
    sprm,
    style,
)

CORPUS = Path(__file__).parents[5] / "shared" / "corpus"
HIDDEN, DELETED, STRUCK, BOLD = (sprm(one) for one in (Sprm.HIDDEN, Sprm.DELETED, Sprm.STRUCK, Sprm.BOLD))
SPECIAL = sprm(Sprm.SPECIAL)


def read(data):
    return read_source("letter.doc", data)


def lines(data):
    return [one for one in read(data).value.lines if one]


@pytest.mark.parametrize("encoding", ["utf-16-le", "cp1252"])
def test_paragraphs_are_lines_under_the_digest_of_the_file(encoding):
    data = doc(p("Dear “all”,"), p("Keep the lake –\x0bplease."), encoding=encoding)
    source = read(data).value
    assert source.lines == ("Dear “all”,", "", "Keep the lake –", "please.")
    assert source.sha256 == digest(data)


@pytest.mark.parametrize(
    ("properties", "why"),
    [
        (HIDDEN, "hidden text"),
        (DELETED, "deleted in tracked changes"),
        (STRUCK, "struck out"),
        (sprm(Sprm.STRUCK_TWICE), "struck out"),
        (sprm(Sprm.OLD_COLOR, 8), "in white on white"),
        (sprm(Sprm.COLOR, 0x00FFFFFF), "in white on white"),
        (sprm(Sprm.OLD_GROUND, 1 << 10 | 1) + sprm(Sprm.OLD_COLOR, 1), "in the colour of what is behind it"),
    ],
)
def test_what_nobody_sees_is_left_aside_and_told(properties, why):
    found = read(doc(p("Oak Union", run(" and Ash Union", properties), " sign.")))
    assert found.value.lines == ("Oak Union sign.",)
    assert [why in one.message for one in found.diagnostics] == [True]


def test_what_a_style_hides_is_hidden_unless_the_text_itself_says_otherwise():
    styles = sheet(style(), style(type_=HIDDEN), style(based_on=1))
    data = doc(
        p("Seen"), p("Hidden", style=1), p("Hidden, too", style=2), p(run("Shown", sprm(Sprm.HIDDEN, 0x81)), style=2),
        parts={Places.STYLES: styles},
    )  # fmt: skip
    assert lines(data) == ["Seen", "Shown"]


@pytest.mark.parametrize(
    ("changes", "prm"),
    [(b"", 92 << 1 | 1 << 8), (b"\1" + struct.pack("<H", len(HIDDEN)) + HIDDEN, 0 << 1 | 1)],
    ids=["one property", "named changes"],
)
def test_what_a_piece_of_text_was_changed_to_when_it_was_saved_fast_holds(changes, prm):
    pieces = plc((0, 5, 10), struct.pack("<HIH", 0, 1024, 0), struct.pack("<HIH", 0, 1034, prm))
    table = changes + b"\2" + struct.pack("<I", len(pieces)) + pieces
    assert lines(doc(p("Seen"), p("Gone"), parts={Places.PIECES: table})) == ["Seen"]


def test_properties_of_a_paragraph_may_stand_with_the_data():
    far = sprm(Sprm.IN_TABLE) + sprm(Sprm.ENDS_ROW)
    end = p(properties=sprm(Sprm.ELSEWHERE, 0), end="\x07")
    data = doc(cell("Oak"), cell("Riga"), end, cell("Ash"), row_end(), data=struct.pack("<H", len(far)) + far)
    assert lines(data) == ["Oak\tRiga", "Ash"]


def test_headings_are_told_by_their_styles_and_bold_lines_by_their_type():
    styles = sheet(style(), style(built_in=1), style(built_in=2), style(sprm(Sprm.OUTLINE, 2)))
    data = doc(
        p("One", style=1), p("Two", style=2), p("Three", style=3), p(run("Signed by", BOLD)),
        parts={Places.STYLES: styles},
    )  # fmt: skip
    assert lines(data) == ["# One", "## Two", "### Three", "**Signed by**"]


def test_lists_are_numbered_as_word_does():
    plain = p("f", properties=sprm(Sprm.LIST, 0))
    data = doc(*LISTED["text"], plain, parts=LISTED["parts"], behind_lists=LISTED["behind"])
    assert lines(data) == ["3. a", "  3.a) b", "  3.b) c", "    - d", "4. e", "f"]


def test_tables_are_rows_and_tables_within_them_stay_apart():
    inner = sprm(Sprm.IN_TABLE) + sprm(Sprm.DEPTH, 2)
    data = doc(
        cell("Oak Union"), cell("Riga"), row_end(), cell("Ash Union"), cell("Oslo"), row_end(),
        p("Then"),
        p("in", properties=inner + sprm(Sprm.ENDS_INNER_CELL)), p("ner", properties=inner + sprm(Sprm.ENDS_INNER_CELL)),
        p(properties=inner + sprm(Sprm.ENDS_INNER_CELL) + sprm(Sprm.ENDS_INNER_ROW)),
        cell("outer"), row_end(), p("Behind"),
    )  # fmt: skip
    assert lines(data) == ["Oak Union\tRiga", "Ash Union\tOslo", "Then", "in\tner", "outer", "Behind"]


def test_of_a_field_its_result_is_shown():
    data = doc(p("See ", run("\x13", SPECIAL), ' HYPERLINK "x" ', run("\x14", SPECIAL), "here", run("\x15", SPECIAL)))
    assert lines(data) == ["See here"]


def test_signs_and_characters_of_their_own():
    data = doc(
        p("non\x1ebreaking", "soft\x1f", run("\x01", SPECIAL)),
        p(run("(", SPECIAL, sprm(Sprm.SYMBOL, 0xF0FC_0001)), " agreed", run("\uf0b7", sprm(Sprm.FONT, 0))),
        parts={Places.FONTS: fonts("Symbol", "Wingdings")},
    )
    assert lines(data) == ["non-breakingsoft", "✓ agreed•"]


def test_notes_stand_behind_the_text_and_comments_aside():
    data = doc(
        p("Keep it", run("\x02", SPECIAL), " clean", run("\x02", SPECIAL), run("\x05", SPECIAL), "."), p("Oak Union"),
        notes=[p("\x02 A lake."), p()], endnotes=[p("\x02 Or try."), p()], comments=[p("who says so?"), p()],
        parts={
            Places.FOOTNOTE_MARKS: plc((7, 30), b"\1\0"), Places.FOOTNOTES: plc((0, 10, 11)),
            Places.ENDNOTE_MARKS: plc((14, 30), b"\1\0"), Places.ENDNOTES: plc((0, 10, 11)),
            Places.COMMENTS: plc((0, 13, 14)),
        },
    )  # fmt: skip
    assert lines(data) == ["Keep it[^1] clean[^i].", "Oak Union", "[^1]: A lake.", "[^i]: Or try."]
    assert [one.message for one in read(data).diagnostics] == [
        "3 words left aside: comments in the margin (“who says so?”)"
    ]


def test_a_letterhead_stands_before_the_text_and_other_edges_behind_it():
    edges = [p("Oak Union"), p("Riga"), p("Page ", run("\x13", SPECIAL), " PAGE ", run("\x14\x31\x15", SPECIAL)), p()]
    ends = [0] * 6 + [0, 0, 15, 15, 34, 34, 34, 35]
    data = doc(p("Dear all,"), edges=edges, parts={Places.EDGES: plc(ends)})
    assert lines(data) == ["Oak Union", "Riga", "Dear all,", "Page"]


BOX = {Places.BOXES: plc((0, 6, 7), struct.pack("<8xHIII", 0, 0, 99, 0), bytes(22))}


def anchored(shape):
    """The first paragraph, of one character, has the shape."""
    return {Places.ANCHORS: plc((3, 9), struct.pack("<I22x", shape))}


def drawing(*records):
    held = record(0xF002, record(0xF003, *records))
    return {Places.DRAWINGS: record(0xF000) + b"\0" + held}


def record(kind, *held, head=15):
    return struct.pack("<HHI", head, kind, sum(map(len, held))) + b"".join(held)


def shape(number, *held):
    return record(0xF004, record(0xF00A, struct.pack("<II", number, 0), head=2), *held)


@pytest.mark.parametrize(
    "parts",
    [anchored(99), anchored(98) | drawing(shape(7), record(0xF003, shape(98), shape(97), shape(99)))],
    ids=["alone", "in a group"],
)
def test_text_boxes_stand_behind_the_paragraph_that_holds_them(parts):
    data = doc(p("One", run("\x08", SPECIAL)), p("Two"), boxes=[p("Boxed"), p()], parts=BOX | parts)
    assert lines(data) == ["One", "Boxed", "Two"]


def test_a_box_whose_place_is_not_told_is_not_lost():
    assert lines(doc(p("One"), p("Two"), boxes=[p("Boxed"), p()], parts=BOX)) == ["One", "Two", "Boxed"]


def test_words_that_are_drawn_as_art_are_read():
    words = "Oak\rUnion\0".encode("utf-16-le")
    properties = struct.pack("<HIHIHI", 0x81, 5, 0x80C5, 4, 0x80C0, len(words)) + b"\0\0\0\0" + words
    parts = anchored(99) | drawing(shape(99, record(0xF00B, properties, head=3 << 4 | 3)))
    assert lines(doc(p("One", run("\x08", SPECIAL)), p("Two"), parts=parts)) == ["One", "Oak", "Union", "Two"]


def test_words_of_a_file_too_old_to_be_read_are_searched():
    data = doc(p("Уважаемый министр"), encoding="cp1251", version=0x65)
    assert "Уважаемый министр" in "\n".join(text for _, text in words_within(data))


def test_who_wrote_and_what_was_deleted_is_told_of():
    assert [one.code for one in told_of_people("x.doc", doc(p("Dear all,")))] == ["S121"]
    assert [one.code for one in told_of_people("x.doc", doc(p(run("Dear ", DELETED), "all,")))] == ["S120"]


def test_who_wrote_commented_and_changed_is_searched_however_short_the_name():
    names = {Places.COMMENTERS: "\2王芳", Places.CHANGERS: "\uffff\2\0\3Ann\2Ли", Places.SAVERS: "\3Bea"}
    data = doc(p("Dear all,"), parts={place: name.encode("utf-16-le") for place, name in names.items()})
    held = "\n".join(text for _, text in words_within(data)).split()
    assert {"王芳", "Ann", "Ли", "Bea"} <= set(held)


def test_properties_of_an_old_file_give_title_and_day_and_are_searched():
    texts = {2: "Озеро".encode("cp1251"), 4: "Ли".encode("cp1251")}
    page, day = struct.pack("<IHH", 2, 1251, 0), struct.pack("<IQ", 64, 130_000_000 * 10**9)
    values = {1: page, 12: day, **{number: struct.pack("<II", 30, len(one) + 1) + one for number, one in texts.items()}}
    held, listed = b"", b""
    for number, value in values.items():
        listed += struct.pack("<II", number, 8 + 8 * len(values) + len(held))
        held += value.ljust(16, b"\0")
    properties = bytes(44) + struct.pack("<III", 48, 0, len(values)) + listed + held
    data = doc(p("Dear all,"), streams={"\x05SummaryInformation": properties})
    told = {one.kind: one.value for one in read(data).value.evidence}
    assert told == {"title": "Озеро", "date": "2012-12-14T23:06:40Z"}
    assert "Ли" in "\n".join(text for _, text in words_within(data)).split()


@pytest.mark.parametrize("file", sorted(CORPUS.glob("*.doc")), ids=lambda file: file.stem)
def test_a_real_file_names_all_who_signed_it(file):
    said = [" ".join(line.split()) for line in lines(file.read_bytes())]
    gold = json.loads(file.with_suffix(".json").read_text(encoding="utf-8"))
    assert [name for name in gold["signatories"] if not any(name in line for line in said)] == []


@pytest.mark.parametrize(
    ("data", "code", "words"),
    [
        (doc(p("x"), flags=0x300), "S109", "without a password"),
        (COMPOUND + "EncryptedPackage".encode("utf-16-le"), "S109", "without a password"),
        (compound({"Workbook": b"x"}), "S110", ".xlsx"),
        (COMPOUND + "Workbook".encode("utf-16-le"), "S110", ".xlsx"),
        (compound({"Other": b"x"}), "S111", ".docx"),
        (COMPOUND, "S111", ".docx"),
        (doc(p("x"), magic=0x1234), "S110", ".docx"),
        (doc(p("x"), version=0x65), "S110", ".docx"),  # of Word 95
        (doc(p("x" * 5000))[:-9000], "S110", ".docx"),
        (doc(p("")), "S107", "picture"),
    ],
)
def test_what_cannot_be_read_is_refused_with_what_to_do(data, code, words):
    (found,) = read(data).diagnostics
    assert found.code == code
    assert words in found.hint
