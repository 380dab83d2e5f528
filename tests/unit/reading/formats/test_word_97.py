"""Word files of before 2007: read as a converter made them anew."""

import pytest

from sitegen.core.source import digest
from sitegen.reading.formats import read_source
from tests.unit.reading.formats.documents import COMPOUND, DOC, docx, paragraph


@pytest.mark.parametrize("converted", [docx(paragraph("Dear all,")), b"Dear all,\n"])
def test_what_a_converter_made_is_read_under_the_digest_of_the_file(converted):
    source = read_source("old.doc", DOC, converted).value
    assert (source.lines, source.sha256) == (("Dear all,",), digest(DOC))


@pytest.mark.parametrize(
    ("data", "code", "words"),
    [
        (DOC, "S111", "apt install"),
        (COMPOUND + "EncryptedPackage".encode("utf-16-le"), "S109", "without a password"),
        (COMPOUND + "__substg1.0_".encode("utf-16-le"), "S111", ".eml"),
        (COMPOUND, "S111", ".docx"),
    ],
)
def test_without_a_converter_the_message_tells_what_to_do(data, code, words):
    (found,) = read_source("old.doc", data).diagnostics
    assert found.code == code
    assert words in found.hint


def test_what_was_made_and_is_damaged_is_refused():
    assert [one.code for one in read_source("old.doc", DOC, b"PK\x03\x04 nothing").diagnostics] == ["S110"]
