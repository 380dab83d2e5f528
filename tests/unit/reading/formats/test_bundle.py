"""Several files that are one letter: one file of them all, whose lines run on and can be traced to each."""

import zipfile
from io import BytesIO

import pytest

from sitegen.core.source import Part, digest
from sitegen.reading.formats import read_source
from sitegen.reading.formats.bundle import is_bundle, pack, unpack
from sitegen.reading.formats.words_within import words_within
from tests.unit.reading.formats.documents import docx, paragraph

TEXT = b"Protect the river\n\n3 May 2021\n\nWe ask you to protect the river.\n"
SHEET = b"No,Organization,Country,Phone\n1,Alder Union,Kenya,+254 700 000 000\n\n2,Beech Network,,\n"
FILES = [("letter.txt", TEXT), ("list.csv", SHEET)]


def test_the_same_files_are_the_same_bytes_and_are_stored_as_they_are():
    data = pack(FILES)
    assert data == pack(list(FILES))
    assert digest(data) == "de82c26c3cb71a9da07fd083fc50cbf611169082ced32b5fdf677c1dc3754792"
    assert is_bundle(data)
    assert not is_bundle(docx(paragraph("Dear all")))
    assert unpack(data) == FILES
    with zipfile.ZipFile(BytesIO(data)) as archive:
        assert {one.compress_type for one in archive.infolist()} == {zipfile.ZIP_STORED}


def test_lines_run_on_and_are_traced_to_their_file():
    read = read_source("in/letter.zip", pack(FILES))
    source = read.value
    assert source.lines == (
        "Protect the river", "", "3 May 2021", "", "We ask you to protect the river.", "",
        "No\tOrganization\tCountry\t[withheld: Phone]", "1\tAlder Union\tKenya", "", "2\tBeech Network",
    )  # fmt: skip
    assert source.parts == (Part("letter.txt", digest(TEXT), 1, 5), Part("list.csv", digest(SHEET), 7, 10))
    assert [source.whereabouts(line) for line in (1, 6, 8)] == ["line 1 of letter.txt", "", "line 2 of list.csv"]
    assert [(one.line, one.name) for one in source.rows] == [(7, ""), (8, "Alder Union"), (10, "Beech Network")]
    assert source.page_starts == (1, 7)
    assert [(one.code, str(one.span), one.message.rpartition(" (")[2]) for one in read.diagnostics] == [
        ("S112", "in/letter.zip:7", "line 1 of list.csv)")
    ]


def test_a_sentence_goes_on_from_one_page_to_the_next():
    pages = [("1.txt", b"We ask you to stop\n"), ("2.txt", b"building dams.\n"), ("3.txt", b"We ask it now.\n")]
    assert read_source("x.zip", pack(pages)).value.lines == (
        "We ask you to stop", "building dams.", "", "We ask it now.",
    )  # fmt: skip


def test_what_the_first_file_says_of_the_letter_is_said_of_it():
    first, second = (f"<html><title>{one}</title><p>Dear all</p></html>".encode() for one in ("Of the river", "Signed"))
    source = read_source("x.zip", pack([("a.html", first), ("b.html", second)])).value
    assert [one.value for one in source.evidence if one.kind == "title"] == ["Of the river"]


@pytest.mark.parametrize(
    "data",
    [pack(FILES)[:-40], pack([]), pack([("a.zip", pack(FILES))]), pack([("a.txt", TEXT), ("b.txt", b"")])],
    ids=["cut", "empty", "nested", "one file empty"],
)
def test_what_cannot_be_read_is_said(data):
    read = read_source("x.zip", data)
    assert read.value is None
    assert [one.severity for one in read.diagnostics] == ["error"]


def test_the_search_for_withheld_names_looks_into_all_files():
    told = [text for _, text in words_within(pack(FILES))]
    assert any("Alder Union" in text for text in told)
    assert any("protect the river" in text for text in told)
