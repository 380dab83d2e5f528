"""Scans are read as a program recognised them: its table of words, made here by hand."""

import re

from sitegen.reading.formats import pictures, read_source
from sitegen.reading.formats.pages.recognised import as_one, read_recognised
from tests.unit.reading.formats.documents import drawn, pdf
from tests.unit.reading.formats.scans import DRAWN, PNG, table


def codes(checked):
    return [one.code for one in checked.diagnostics]


def test_a_picture_is_read_as_it_was_recognised():
    checked = read_source("scan.png", PNG, table("Dear all,", "we ask you to act."))
    assert checked.value.lines == ("Dear all,", "we ask you to act.")
    assert checked.value.places[0].page == 1
    assert codes(checked) == ["S163"]


def test_words_that_the_program_is_unsure_of_are_said_with_their_lines():
    checked = read_source("scan.png", PNG, table("Signed:", "Aldcr:31 Society", "Birch Forum"))
    assert codes(checked) == ["S163", "S164"]
    assert "1 word: line 2 “Aldcr” (31 %)" in checked.diagnostics[1].message
    assert checked.value.places[1].unsure == (("Aldcr", 31.0),)


def test_without_a_table_the_message_tells_what_to_install():
    checked = read_source("scan.jpg", b"\xff\xd8\xff and the rest")
    assert codes(checked) == ["S107"]
    assert all(said in checked.diagnostics[0].hint for said in ("apt install tesseract-ocr", "brew install", "winget"))


def test_one_scanned_page_among_text_pages_is_read_in_its_place():
    data = pdf([(700, "Dear all,"), (686, "we ask this")], DRAWN, [(700, "Alder Society")])
    missing = read_source("x.pdf", data)
    assert codes(missing) == ["S108"]
    assert "page 2" in missing.diagnostics[0].message
    read = read_source("x.pdf", data, table("of you and sign", page=2))
    assert [line for line in read.value.lines if line] == [
        "Dear all,",
        "we ask this",
        "of you and sign",
        "Alder Society",
    ]
    assert codes(read) == ["S163"]


def test_what_was_recognised_stands_beside_a_pages_own_few_words():
    shade = (
        "<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 1 >>"
    )
    page = "q 595 0 0 842 0 0 cm /P Do Q BT /F1 8 Tf 72 748 Td (Scanned in Westhaven) Tj ET"
    data = drawn(page, pictures="/P 5 0 R", objects=[f"{shade}\nstream\n \nendstream"])
    assert codes(read_source("x.pdf", data)) == ["S108"]
    assert [page for page, _ in pictures(data)] == [1]
    read = read_source("x.pdf", data, table("Scanned in Westhaven", "Alder Society"))
    assert [line for line in read.value.lines if line] == ["Scanned in Westhaven", "Alder Society"]


def test_a_text_layer_is_used_as_it_is():
    data = pdf([(700, "Dear all,")])
    assert list(pictures(data)) == []
    assert read_source("x.pdf", data, table("something else")).value.lines == ("Dear all,",)


def test_pages_without_text_become_pictures_under_their_numbers():
    ((page, picture),) = pictures(pdf([(700, "Dear all,")], DRAWN))
    assert page == 2
    assert re.match(rb"P5 (2479|2480) (3508|3509) 255\n", picture)
    assert list(pictures(PNG)) == [(0, PNG)]
    assert list(pictures(b"%PDF-1.4 nothing follows")) == list(pictures(b"Dear all,")) == []


def test_tables_of_several_pages_are_one():
    found = read_recognised(as_one([(3, table("one")), (5, table("two"))]))
    assert {page: [word.text for word in scan.words] for page, scan in found.items()} == {3: ["one"], 5: ["two"]}
    assert set(read_recognised(as_one([(0, table("one", page=2))]))) == {2}
    assert read_recognised(b"no table\n1\t2\n\xff\n") == {}


class TestWhatCannotBeRead:
    def test_a_font_that_names_no_characters_is_said_and_not_published(self):
        strange = b"/Subtype /Type1 /BaseFont /ABCDEF+Strange /Encoding << /Differences [97 /g1 /g2 /g3 /g4 /g5 /g6] >>"
        known = b"/Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding"
        data = pdf([(700, "abcdef fedcba"), (686, "abc abc abc def")]).replace(known, strange)
        assert codes(read_source("x.pdf", data)) == ["S107"]
        assert "fonts do not say" in read_source("x.pdf", data).diagnostics[0].message
        assert [page for page, _ in pictures(data)] == [1]

    def test_what_nobody_sees_is_left_aside_and_counted(self):
        shown = "BT /F1 12 Tf 72 700 Td (Dear all,) Tj 3 Tr 0 -20 Td (hidden words) Tj 0 Tr 600 0 Td (beyond) Tj ET"
        checked = read_source("x.pdf", drawn(shown))
        assert checked.value.lines == ("Dear all,",)
        assert codes(checked) == ["S170"]
        assert checked.diagnostics[0].message.startswith(
            "2 words left aside: drawn so that nobody sees it (“hidden words"
        )

    def test_fields_and_annotations_are_read_where_they_stand(self):
        shape = "<< /Type /XObject /Subtype /Form /BBox [0 0 200 20] /Resources << /Font << /F1 3 0 R >> >>"
        form = "<< /Fields [5 0 R] /DR << /Font << /F1 3 0 R >> >> /DA (/F1 12 Tf 0 g) /NeedAppearances true >>"
        words = "BT /F1 12 Tf 2 5 Td (For the union) Tj ET"
        data = drawn(
            "BT /F1 12 Tf 72 700 Td (Name:) Tj ET BT /F1 12 Tf 72 680 Td (Place and date) Tj ET",
            page="/Annots [5 0 R 6 0 R 8 0 R]",
            catalog=f"/AcroForm {form}",
            objects=[
                "<< /Type /Annot /Subtype /Widget /FT /Tx /T (name) /V (Rose Alder) /F 4 /Rect [120 695 320 715] >>",
                "<< /Type /Annot /Subtype /FreeText /F 4 /Rect [72 500 320 520] /AP << /N 7 0 R >> >>",
                f"{shape} /Length {len(words)} >>\nstream\n{words}\nendstream",
                "<< /Type /Annot /Subtype /Text /F 4 /Rect [400 500 420 520] /Contents (Is this right?) >>",
            ],
        )
        checked = read_source("x.pdf", data)
        assert [line for line in checked.value.lines if line] == ["Name: Rose Alder", "Place and date", "For the union"]
        assert codes(checked) == ["S170"]
        assert "a comment pinned to the page" in checked.diagnostics[0].message


class TestHyphens:
    def lines(self, *texts):
        return read_source("x.pdf", pdf([(700 - 14 * n, text) for n, text in enumerate(texts)]))

    def test_the_files_own_words_tell_whose_a_hyphen_is(self):
        checked = self.lines(
            "the whole population of a peer-reviewed", "land: its popu-", "lation and peer-", "reviewed"
        )
        assert checked.value.lines[1:3] == ("land: its popu-", "lation and peer\u2010")
        assert codes(checked) == []

    def test_parts_that_keep_their_hyphen_keep_it(self):
        assert self.lines("a right to self-", "determination").value.lines[0] == "a right to self\u2010"

    def test_a_doubt_is_said(self):
        checked = self.lines("a decision, long in making: the decision-", "making of it all")
        assert codes(checked) == ["S162"]
        assert "line 1" in checked.diagnostics[0].message
