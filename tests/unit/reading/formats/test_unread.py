"""Kinds of files that are not read: each message says what the file is, and the way to one that is read."""

import io
import zipfile

import pytest

from sitegen.reading.formats import pictures, read_source


def packed(*names, kind=""):
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        if kind:
            archive.writestr("mimetype", kind)
        for name in names:
            archive.writestr(name, "x")
    return data.getvalue()


@pytest.mark.parametrize(
    ("data", "what", "way"),
    [
        (packed("[Content_Types].xml", "xl/workbook.bin"), "a spreadsheet (.xlsb)", "save it as .xlsx"),
        (packed("ppt/presentation.xml"), "a presentation", ".pdf"),
        (packed("Index/Document.iwa", "preview.jpg"), "Apple Pages", "export it there"),
        (packed("META-INF/container.xml", kind="application/epub+zip"), "an e-book", ".docx"),
        (packed("letter.docx", "names.txt"), "a packed file", "unpack it"),
        (packed("content.xml", kind="application/vnd.oasis.opendocument.spreadsheet"), "a spreadsheet", ".csv"),
        (b"\0\0\0\x18ftypheic\0\0\0\0", "HEIC", "save the photo as .jpg"),
        (b"\x1f\x8b\x08\0 packed", "gzip", "unpack it"),
        (b"%!PS-Adobe-3.0\n(Dear all) show", "PostScript", "ps2pdf"),
        (b"% our letter\n\n\\documentclass{letter}\n\\begin{document}\nDear all\n", "LaTeX", "make a PDF"),
        (b"[InternetShortcut]\r\nURL=https://river.example/letter\r\n", "a link to a page", "save the page"),
        (b"<plist><dict><key>URL</key><string>https://x.example</string></dict></plist>", "a link", "save the page"),
        (b"\xffWPC\x10\0\0\0", "WordPerfect", "LibreOffice"),
        (b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument/>', "XML", ".docx"),
    ],
)
def test_what_the_file_is_and_what_to_do(data, what, way):
    checked = read_source("x.bin", data)
    (said,) = checked.diagnostics
    assert (checked.value, said.code) == (None, "S111")
    assert what in said.message
    assert way in said.hint


@pytest.mark.parametrize("data", [b"RIFF\x24\0\0\0WEBPVP8 ", b"BM\x36\0\0\0\0\0\0\0\x36"])
def test_more_kinds_of_pictures(data):
    assert list(pictures(data)) == [(0, data)]


def test_an_open_document_in_one_piece_of_xml():
    text = "<text:p>Dear all</text:p>"
    data = (
        "<office:document xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0' "
        "xmlns:text='t' office:mimetype='application/vnd.oasis.opendocument.text'>"
        f"<office:body><office:text>{text}</office:text></office:body></office:document>"
    )
    assert read_source("x.fodt", data.encode()).value.lines == ("Dear all",)
