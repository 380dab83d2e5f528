"""What a file holds besides the letter: whoever has the file finds it."""

import base64
import gzip
import zipfile
import zlib
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.reading.formats.words_within import words_within
from tests.unit.reading.formats.documents import docx, drawn

PDF = drawn("", objects=[r"<< /Author (Jana \231irn\341) >>"]).replace(b"/Root 1 0 R", b"/Root 1 0 R /Info 5 0 R")
MAIL = b"""From: =?utf-8?b?%s?= <jana@example.org>
Subject: x
MIME-Version: 1.0
Content-Type: multipart/alternative; boundary="b"

--b
Content-Type: text/plain

Dear all
--b
Content-Type: text/html; charset=utf-8
Content-Transfer-Encoding: base64

%s
--b--
"""


def mail(sender, page):
    return MAIL % tuple(base64.b64encode(one.encode()) for one in (sender, page))


def packed(**parts):
    kept = BytesIO()
    with zipfile.ZipFile(kept, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return kept.getvalue()


def pdf_with(written):
    return b"%PDF-1.4\n1 0 obj\n" + written + b"\nendobj\n"


NOTE = zlib.compress(b"7 0 << /Contents (\xef\xbb\xbf%s) >>" % "Žirná".encode())


@pytest.mark.parametrize(
    ("data", "part"),
    [
        ("Žirná, Jana".encode(), ""),
        (b"<!-- &#381;irn&aacute; -->", ""),
        ("\ufeffŽirná".encode("utf-16-le"), ""),
        ("Ať to ví i Žirná".encode("cp1250"), ""),
        (
            docx("<w:p><w:r><w:t>Žir</w:t></w:r><w:del><w:r><w:delText>ná</w:delText></w:r></w:del></w:p>"),
            "word/document.xml",
        ),
        (packed(comments='<w:comment w:author="J. Žirná"/>'), "comments"),
        (packed(Žirná="x"), "Žirná"),
        (packed(inner=packed(note="<p>Žirná</p>")), "inner: note"),
        (packed(mail=mail("x", "Žirná")), "mail: text/html "),
        (mail("Jana Žirná", "x"), "header"),
        (mail("x", "<p>Žirná</p>"), "text/html "),
        (PDF, "properties"),
        (b"<p hidden><b>\xc5\xbdir</b><i>n\xc3\xa1</i></p>", ""),
        (rb"{\rtf1\ansi\ansicpg1250{\info{\author \'8eirn\'e1}}x}", "text"),
        (rb"{\rtf1\ansi{\info{\author \u381?irn\u225?}}x}", "text"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\1\2" + "by Jana Žirná".encode("utf-16-le") + b"\0\0\0", "text"),
        (pdf_with(b"<< /Type /Annot /Contents (\xef\xbb\xbf%s) >>" % "Žirná".encode()), "objects"),
        (pdf_with(b"<< /Title <%s> >>" % "\ufeffŽirná".encode("utf-16-be").hex().encode()), "objects"),
        (pdf_with(b"<< /Type /Metadata /Length 9 >>\nstream\n%s\nendstream" % "<dc>Žirná</dc>".encode()), "objects"),
        (pdf_with(b"<< /Type /ObjStm /Filter /FlateDecode >>\nstream\n%s\nendstream" % NOTE), "objects"),
        (pdf_with(b"<< /Type /EmbeddedFile >>\nstream\n%s\nendstream" % "Žirná".encode()), "attached file: "),
        (b"GIF89a\1\0\1\0\0\0\0!\xfe\x07%s\0;" % "Žirná".encode(), "fields"),
        (b"<a href=/%C5%BDirn%C3%A1>", ""),
        (rb'{"by": "\u017dirn\u00e1"}', ""),
        (b"<img src='data:text/plain;base64,%s'>" % base64.b64encode("Žirná, Jana".encode()), "file in an address: "),
        (gzip.compress("Žirná".encode(), mtime=0), "unpacked: "),
        (b"b0VIM 9.0\0\0\xff\xfe\x01" + "by Jana Žirná\0".encode() + b"\xff\0", ""),
        ("by Jana Žirná, of the league".encode("utf-16-be"), ""),
        (b"RIFF\x1c\0\0\0WEBPXMP \x07\0\0\0%s\0" % "Žirná".encode(), "fields"),
        (b"II*\0\x08\0\0\0\1\0\x3b\1\2\0\x08\0\0\0\x1a\0\0\0\0\0\0\0%s\0" % "Žirná".encode(), "fields"),
    ],
)
def test_a_name_is_found_wherever_it_stands_in_a_file(data, part):
    assert part in {where for where, text in words_within(data) if "Žirná" in text}


def test_paragraphs_stay_apart():
    text = docx("<w:p><w:r><w:t>Alder</w:t></w:r></w:p><w:p><w:r><w:t>Society</w:t></w:r></w:p>")
    assert not [where for where, words in words_within(text) if "AlderSociety" in words]


def test_fields_that_no_break_parts_are_found_apart():
    text = docx("<w:p/>", core="<title>Open letter</title><creator>Žirná</creator><by>Ada</by>")
    rich = rb"{\rtf1\ansi\ansicpg1250{\info{\title Open}{\author \'8eirn\'e1}}Dear all\par}"
    page = "<p>Open letter</p><b>Žirná</b><i>Ada</i>".encode()
    for data in (text, rich, page):
        assert [where for where, words in words_within(data) if "Žirná" in words.split()]


STARTS = (
    b"", b"PK\x03\x04", b"%PDF-1.4\n", b"From: a\nTo: b\nMIME-Version: 1.0\n", b"{\\rtf1", b"II*\0", b"MM\0*",
    b"GIF89a", b"RIFF", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
)  # fmt: skip


@given(
    st.binary(max_size=200),
    st.sampled_from(STARTS),
)
def test_no_bytes_raise(data, start):
    assert all(isinstance(text, str) for _, text in words_within(start + data))
