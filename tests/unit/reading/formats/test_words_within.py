"""What a file holds besides the letter: whoever has the file finds it."""

import base64
import zipfile
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
    ],
)
def test_a_name_is_found_wherever_it_stands_in_a_file(data, part):
    assert part in {where for where, text in words_within(data) if "Žirná" in text}


def test_paragraphs_stay_apart():
    text = docx("<w:p><w:r><w:t>Alder</w:t></w:r></w:p><w:p><w:r><w:t>Society</w:t></w:r></w:p>")
    assert not [where for where, words in words_within(text) if "AlderSociety" in words]


@given(
    st.binary(max_size=200),
    st.sampled_from([b"", b"PK\x03\x04", b"%PDF-1.4\n", b"From: a\nTo: b\nMIME-Version: 1.0\n"]),
)
def test_no_bytes_raise(data, start):
    assert all(isinstance(text, str) for _, text in words_within(start + data))
