import io
import zipfile

import pytest

from sitegen.core.source import digest
from sitegen.reading.formats import read_source
from tests.conftest import ROOT
from tests.unit.reading.formats.documents import NUMBERING, docx, item, paragraph, pdf

CORPUS = ROOT.parent / "shared" / "corpus"


def lines(name, data):
    checked = read_source(name, data)
    assert checked.value is not None, checked.diagnostics
    assert checked.value.sha256 == digest(data)
    return list(checked.value.lines)


def codes(name, data):
    checked = read_source(name, data)
    return checked.value is None, [one.code for one in checked.diagnostics]


class TestWord:
    def test_paragraphs_headings_and_lists_become_lines(self):
        data = docx(
            paragraph("Open letter", "<w:pStyle w:val='Heading2'/>")
            + paragraph("Dear all,")
            + "<w:p/>"
            + paragraph("We ask &lt;you&gt;.")
            + item("First")
            + item("Member", 1)
            + item("Deep", 2)
            + item("Second")
            + item("Other list", 0, "2")
            + paragraph("Yours"),
            numbering=NUMBERING,
            styles="<w:style w:styleId='Heading2'/>",
        )
        assert lines("letter.docx", data) == [
            "## Open letter", "", "Dear all,", "", "We ask <you>.", "", "3. First", "  - Member", "    i. Deep",
            "4. Second", "20. Other list", "", "Yours",
        ]  # fmt: skip

    def test_tables_become_rows_unless_they_lay_out_a_page(self):
        def cell(*texts):
            return f"<w:tc>{''.join(map(paragraph, texts))}</w:tc>"

        rows = (
            f"<w:tbl><w:tr>{cell('1')}{cell('Alder', 'Society')}</w:tr><w:tr>{cell('2')}{cell('Birch')}</w:tr></w:tbl>"
        )
        page = f"<w:tbl><w:tr>{cell('Dear all,', 'We ask', 'you to', 'act.')}</w:tr></w:tbl>"
        assert lines("x", docx(rows)) == ["1\tAlder Society", "2\tBirch"]
        assert lines("x", docx(page)) == ["Dear all,", "We ask", "you to", "act."]

    def test_links_notes_breaks_and_pages(self):
        data = docx(
            "<w:p><w:r><w:t>See </w:t></w:r><w:hyperlink r:id='a'><w:r><w:t>this</w:t></w:r></w:hyperlink>"
            "<w:r><w:footnoteReference w:id='2'/><w:br/><w:t>next line</w:t><w:tab/><w:t>tab</w:t></w:r></w:p>"
            "<w:p><w:r><w:lastRenderedPageBreak/><w:t>Page two</w:t></w:r>"
            "<w:del><w:r><w:delText>gone</w:delText></w:r></w:del></w:p>",
            links="<Relationship Id='a' Target='https://example.org/'/><Relationship Id='b' Target='javascript:x'/>",
            footnotes="<w:footnote w:id='0'><w:p/></w:footnote>"
            f"<w:footnote w:id='2'>{paragraph('A note')}</w:footnote>",
        )
        source = read_source("x.docx", data).value
        assert source.lines == (
            "See [this](https://example.org/)[^1]",
            "next line\ttab",
            "",
            "Page two",
            "",
            "[^1]: A note",
        )
        assert [source.page(number) for number in (1, 2, 4)] == [1, 1, 2]
        assert source.markup == "markdown"

    @pytest.mark.parametrize(
        "data",
        [
            b"PK\x03\x04 not a zip at all",
            docx(paragraph("text"))[:-60],
            docx("<w:p>"),
            docx("").replace(b"word/document.xml", b"word/dokument.xml"),
        ],
    )
    def test_damaged_documents_are_refused(self, data):
        assert codes("x.docx", data) == (True, ["S110"])

    def test_a_document_without_text_says_what_to_do(self):
        assert codes("x.docx", docx("<w:p/>")) == (True, ["S107"])

    def test_entities_cannot_grow(self):
        laughs = '<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>'
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w") as archive:
            archive.writestr("word/document.xml", f"{laughs}<w:document xmlns:w='w'>&b;</w:document>")
        assert codes("x.docx", packed.getvalue()) == (True, ["S110"])

    def test_a_zip_bomb_is_not_unpacked(self, monkeypatch):
        monkeypatch.setattr("sitegen.reading.formats.package.LARGEST", 100_000)
        assert codes("x.docx", docx(paragraph("a" * 1_000_000))) == (True, ["S110"])


class TestPdf:
    def test_lines_pages_and_the_room_between_paragraphs(self):
        data = pdf(
            [
                (780, "Open letter"),
                (740, "Dear all,"),
                (726, "we ask you"),
                (712, "to act."),
                (670, "1. Alder Society"),
                (656, "2. Birch"),
            ],
            [(780, "3. Cedar"), (766, "4. Dogwood")],
        )
        source = read_source("x.pdf", data).value
        assert source.lines == (
            "Open letter",
            "",
            "Dear all,",
            "we ask you",
            "to act.",
            "",
            "1. Alder Society",
            "2. Birch",
            "3. Cedar",
            "4. Dogwood",
        )
        assert source.page_starts == (1, 9)

    def test_columns_stand_apart_and_words_do_not(self):
        data = pdf([(780, "Alder Society"), (780, "Birch Forum", 300), (766, "Cedar"), (766, "Club", 112)])
        assert lines("x.pdf", data) == ["Alder Society\tBirch Forum", "Cedar Club"]

    def test_the_first_bytes_decide_what_a_file_is(self):
        assert lines("letter.txt", pdf([(700, "Dear all")])) == ["Dear all"]
        assert lines("letter.txt", docx(paragraph("Dear all"))) == ["Dear all"]
        assert lines("letter.txt", b"<!DOCTYPE html><p>Dear all") == ["Dear all"]

    def test_pages_without_text_are_errors_or_warnings(self):
        assert codes("scan.pdf", pdf([], [])) == (True, ["S107"])
        assert codes("half.pdf", pdf([(700, "Dear all")], [(700, " ")])) == (False, ["S108"])
        assert codes("blank.pdf", pdf([(700, "Dear all")], [])) == (False, [])

    def test_damaged_and_locked_files_are_refused(self):
        assert codes("x.pdf", b"%PDF-1.4 nothing follows") == (True, ["S110"])
        locked = pdf([(700, "Dear all")]).replace(
            b"/Root 1 0 R",
            b"/Root 1 0 R /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O ("
            + b"o" * 32
            + b") /U ("
            + b"u" * 32
            + b") >> /ID [(0123456789abcdef) (0123456789abcdef)]",
        )
        assert codes("x.pdf", locked) == (True, ["S109"])

    def test_a_newline_within_a_string_of_text_ends_no_line(self):
        assert lines("x.pdf", pdf([(700, "Dear\nall"), (686, "of\ryou")])) == ["Dear all", "of you"]

    @pytest.mark.skipif(not CORPUS.exists(), reason="the corpus is not here")
    def test_a_real_pdf_says_what_its_text_version_says(self):
        data = (CORPUS / "01-hrc-internet-resolution.pdf").read_bytes()
        text = (CORPUS / "01-hrc-internet-resolution.txt").read_text(encoding="utf-8")
        source = read_source("x.pdf", data).value
        assert " ".join(source.lines).split() == text.split()
        assert len(source.page_starts) == 4


class TestHtml:
    def test_blocks_lists_tables_and_links_become_lines(self):
        page = b"""<!DOCTYPE html><title>Site</title><style>p { color: red }</style><script>alert("x")</script>
        <nav><a href="/">Home</a></nav>
        <main><h1>Open  letter</h1><p>Dear all,<br>we &amp; they ask<p hidden>not seen<p>Read <a href="https://example.org/a">this
        <b>one</b></a>, not <a href="javascript:alert(1)">that</a>.
        <ol start=3><li>Alder<ul><li>Ash<li>Elm</ul><li value=9>Birch</ol>
        <table><tr><th>No<th>Name<tr><td>1<td>Cedar<br>Union</table>
        <blockquote>Quoted</blockquote><pre>kept
  as is</pre></main><footer>Impressum</footer>"""
        assert lines("x.html", page) == [
            "# Open letter", "", "Dear all,", "we & they ask", "", "Read [this one](https://example.org/a), not that.",
            "", "3. Alder", "  - Ash", "  - Elm", "9. Birch", "", "No\tName", "1\tCedar Union", "", "> Quoted", "",
            "kept", "  as is",
        ]  # fmt: skip

    def test_a_page_laid_out_with_tables_keeps_its_paragraphs(self):
        page = b"<html><table><tr><td><p>Dear all,</p><p>We ask.</p></td><td>Menu</td></tr></table>"
        assert lines("x.html", page) == ["Dear all,", "", "We ask.", "", "Menu"]

    def test_the_page_says_its_encoding(self):
        page = '<html><meta charset="windows-1251"><p>Открытое письмо'.encode("cp1251")
        assert lines("x.html", page) == ["Открытое письмо"]
        assert read_source("x.html", page).value.encoding == "cp1251"
        assert lines("x.html", '<html><meta charset="no-such"><p>Café'.encode()) == ["Café"]

    def test_a_page_without_text_is_refused(self):
        assert codes("x.html", b"<html><script>render()</script>") == (True, ["S102"])

    @pytest.mark.parametrize(
        "start", ["<!--", "<a ", '<a b="', "<a/b", "</a", "<table><td>", "<ul><li>", "&#9", "<script>", "<a<"]
    )
    def test_markup_that_never_ends_is_refused(self, start):
        assert codes("x.html", b"<html>" + (start * (200_000 // len(start))).encode()) == (True, ["S102"])


def test_what_cannot_be_read_says_what_can():
    assert codes("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)) == (True, ["S111"])
    assert codes("scan.jpg", b"\xff\xd8\xff\xe0\0\x10JFIF") == (True, ["S107"])


def test_markdown_is_text_that_says_so():
    source = read_source("x.md", b"---\ntitle: A\n---\n\n# A\n").value
    assert (source.markup, source.lines) == ("markdown", ("---", "title: A", "---", "", "# A"))
