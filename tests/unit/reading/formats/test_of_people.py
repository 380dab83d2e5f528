"""What a file tells of people besides the letter: said in words that quote nothing of it."""

import struct

import pytest

from sitegen.reading.formats.of_people import told_of_people
from tests.unit.reading.formats.documents import docx
from tests.unit.reading.formats.test_words_within import packed

MAIL = b"""From: Ina Moss <ina@moss.example>
Received: from 203.0.113.7
Date: Fri, 9 Jul 2021 10:00:00 +0000
Subject: x

Dear all
"""


def photo(tag, order="<"):
    mark = b"II*\0" if order == "<" else b"MM\0*"
    entry = struct.pack(f"{order}2H2I", tag, 4, 1, 26)
    exif = b"Exif\0\0" + mark + struct.pack(f"{order}IH", 8, 1) + entry + b"\0\0\0\0"
    return b"\xff\xd8\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif + b"\xff\xda"


@pytest.mark.parametrize(
    ("name", "data", "codes"),
    [
        ("letter.eml", MAIL, ["S120"]),
        ("scan.jpg", photo(0x8825), ["S120"]),
        ("scan.jpg", photo(0x8825, ">"), ["S120"]),
        ("scan.jpg", photo(0x010F), []),
        ("scan.jpg", b"\xff\xd8\xff\xe1Exif\0\0II", []),
        ("letter.docx", packed(**{"word/comments.xml": '<w:comments><w:comment w:author="Ina"/>'}), ["S120"]),
        ("letter.docx", docx("<w:p><w:del w:author='Ina'><w:r><w:delText>x</w:delText></w:r></w:del></w:p>"), ["S120"]),
        ("letter.docx", packed(**{"docProps/core.xml": "<dc:creator>Ina Moss</dc:creator>"}), ["S121"]),
        ("letter.docx", packed(**{"docProps/core.xml": "<dc:creator></dc:creator>"}), []),
        ("letter.rtf", rb"{\rtf1{\info{\author Ina Moss}}Dear all}", ["S121"]),
        ("letter.txt", b"From: Ina Moss <ina@moss.example>\nTo: x\nSubject: x\n\nDear all\n", ["S120"]),
        ("letter.txt", b"From: the union\n\nDear all\n", []),
        ("letter.txt", b"Dear all\n", []),
    ],
)
def test_a_file_that_tells_of_people_besides_the_letter(name, data, codes):
    found = list(told_of_people(name, data))
    assert [one.code for one in found] == codes
    assert not [one for one in found if "Ina" in f"{one.message} {one.hint}"]
