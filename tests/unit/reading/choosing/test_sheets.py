"""Rows of sheets are read as their columns say, whatever the readers make of the rest."""

from sitegen.core.model import ReadingFact
from sitegen.reading.choosing import read_letter
from sitegen.reading.formats import read_source
from sitegen.reading.formats.bundle import pack

SHEET = b"""Signatures to the open letter on the dams of the river

Nr,Name,Position,Organization,Country,E-mail
1,Jane Oak,Chair,Oak Union,Freeland,jane@oak.example
2,Waters of the North,,,Norway,
3,,,Mill League,Kenya,
4,Ina Rill,Director,"Brook, Stream & Co",Spain,ina@rill.example
5,Tom Reed,,Reed College,,
Total,5,,,,
"""


def read(data, *facts):
    return read_letter(read_source("list.csv", data).value, (), facts).value


def test_each_row_is_what_its_columns_say():
    reading = read(SHEET)
    assert [
        (one.number, one.name, one.role, one.affiliation, one.place, one.line) for one in reading.letter.signatories
    ] == [
        (1, "Jane Oak", "Chair", "Oak Union", "Freeland", 4),
        (2, "Waters of the North", None, None, "Norway", 5),
        (3, "Mill League", None, None, "Kenya", 6),
        (4, "Ina Rill", "Director", "Brook, Stream & Co", "Spain", 7),
        (5, "Tom Reed", None, "Reed College", None, 8),
    ]
    assert [one.kind for one in reading.letter.signatories if one.line != 5] == [
        "person",
        "organization",
        "person",
        "person",
    ]
    assert reading.letter.signatories[0].entry == "Jane Oak, Chair, Oak Union, Freeland"
    assert reading.letter.title == "Signatures to the open letter on the dams of the river"
    assert reading.ledger.listed == 5
    assert [one.winner.rule for one in reading.lines[2:5]] == ["sheet-head", "sheet-row", "sheet-row"]


def test_whoever_is_not_to_be_named_signs_without_a_name():
    data = b"Name,City,Show my name\nJane Oak,Oslo,yes\nTom Reed,Rome,no\nAda Moss,Bern,yes\n"
    reading = read(data)
    assert [one.name for one in reading.letter.signatories] == ["Jane Oak", "Ada Moss"]
    assert [one.winner.rule for one in reading.lines] == ["sheet-head", "sheet-row", "unnamed-entry", "sheet-row"]


def test_what_stands_over_the_columns_is_the_letters_only_where_nothing_is_above_it():
    assert read(SHEET).letter.title == "Signatures to the open letter on the dams of the river"
    letter = b"We ask you to stop the dams on the river, and to hear all who live on it.\n\nYours sincerely,\n"
    reading = read_letter(read_source("x.zip", pack([("a.txt", letter), ("list.csv", SHEET)])).value).value
    assert [one.line for one in reading.letter.signatories] == [8, 9, 10, 11, 12]
    assert reading.lines[4].winner.rule == "sheet-above"


def test_somebody_whose_name_is_anonymous_signs_without_one():
    reading = read(b"Name,City\nJane Oak,Oslo\nAnonymous,Rome\nAda Moss,Bern\n")
    assert [one.name for one in reading.letter.signatories] == ["Jane Oak", "Ada Moss"]
    assert reading.lines[2].winner.rule == "unnamed-entry"


def test_what_a_person_says_of_a_row_stands_before_what_its_columns_say():
    reading = read(SHEET, ReadingFact(8, 8, "none"))
    assert [one.line for one in reading.letter.signatories] == [4, 5, 6, 7]
