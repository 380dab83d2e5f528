"""Mails that carry files, files of several mails, pages that browsers save in the form of mails."""

import plistlib
from email.message import EmailMessage

import pytest

from sitegen.reading.formats import read_source
from tests.unit.reading.formats.documents import docx, paragraph, pdf

LETTER = ["Dear council,", "we ask you to keep the lake clean for all who come after us."]
WORD = ("application", "vnd.openxmlformats-officedocument.wordprocessingml.document")


def mail(text, subject="Our letter"):
    made = EmailMessage()
    made["From"], made["To"], made["Subject"] = "Rose Alder <rose@alder.example>", "john@birch.example", subject
    made["Date"], made["Message-ID"] = "Thu, 02 May 2019 10:00:00 +0200", "<1@alder.example>"
    made.set_content(text)
    return made


def read(made, path="x.eml"):
    checked = read_source(path, bytes(made))
    return [line for line in checked.value.lines if line], [one.message for one in checked.diagnostics], checked


@pytest.mark.parametrize(
    ("kind", "name", "data"),
    [
        (WORD, "letter.docx", docx("".join(map(paragraph, LETTER)))),
        (("application", "pdf"), "letter.pdf", pdf([(700 - 14 * n, line) for n, line in enumerate(LETTER)])),
        (("application", "octet-stream"), "letter.txt", "\n".join(LETTER).encode()),
    ],
)
def test_a_letter_that_a_mail_only_passes_on_is_read(kind, name, data):
    made = mail("As agreed.")
    made.add_attachment(data, *kind, filename=name)
    made.add_attachment(b"\x89PNG", "image", "png", filename="logo.png")
    lines, said, checked = read(made)
    assert lines == LETTER
    assert said == [
        f"the letter was read from a file attached to the mail ({name})",
        "2 words left aside: the subject of the mail that the letter is attached to (“Our letter”)",
        "2 words left aside: what the mail says that the letter is attached to (“As agreed.”)",
        "1 file left aside: attached to the mail (logo.png)",
    ]
    assert checked.value.path == "x.eml"
    assert [(one.kind, one.value) for one in checked.value.evidence] == [("date", "2019-05-02")]


def test_a_mail_that_is_passed_on_whole_is_read_with_its_own_date():
    inner = mail("\n".join(LETTER), "To the council")
    inner.replace_header("Date", "Mon, 01 Apr 2019 10:00:00 +0200")
    made = mail("See below.")
    made.add_attachment(inner)
    lines, _, checked = read(made)
    assert lines == ["Subject: To the council", *LETTER]
    assert [one.value for one in checked.value.evidence][:2] == ["To the council", "2019-04-01"]


def test_a_file_beside_a_letter_is_told_with_its_beginning():
    made = mail("\n".join(LETTER))
    made.add_attachment("Rose Alder\nJohn Birch\n", filename="names.txt")
    lines, said, _ = read(made)
    assert lines == ["Subject: Our letter", *LETTER]
    assert said == ["1 file left aside: attached to the mail (names.txt: 4 words, “Rose Alder John Birch …”)"]


def test_mails_within_mails_without_end_are_read_in_good_time():
    made = mail("\n".join(LETTER))
    for _ in range(60):
        outer = mail("See below.")
        outer.add_attachment(made)
        made = outer
    assert read(made)[0] == ["Subject: Our letter", "See below."]


def test_of_several_mails_the_longest_is_read_as_it_was_written():
    first, second = mail("\n".join([*LETTER, "From the lake"])), mail("Yes.", "Re")
    envelope = b"From rose@alder.example Thu May  2 10:00:00 2019\n"
    box = b"\n".join(envelope + bytes(one).replace(b"\nFrom the", b"\n>From the") for one in (first, second))
    lines, said, _ = read(box, "x.mbox")
    assert lines == ["Subject: Our letter", *LETTER, "From the lake"]
    assert "2 mails" in said[0]


PAGE = "<html lang=en><title>Our letter</title><h1>To the council</h1><p>Keep the lake clean, café.</p></html>"
SAVED = """From: <Saved by Blink>
Snapshot-Content-Location: https://alder.example/letter
Subject: Our letter - Alder
Date: Sat, 4 May 2024 10:00:00 -0000
MIME-Version: 1.0
Content-Type: multipart/related; type="text/html"; boundary="b"

--b
Content-Type: text/html; charset=windows-1252
Content-Transfer-Encoding: 8bit

{}
--b
Content-Type: text/css

p {{ color: red }}
--b--
"""
ARCHIVE = {"WebMainResource": {"WebResourceData": PAGE.encode("cp1252"), "WebResourceTextEncodingName": "windows-1252"}}


@pytest.mark.parametrize(
    ("path", "data"),
    [
        ("x.mhtml", SAVED.format(PAGE).encode("cp1252")),
        ("x.mht", SAVED.partition("\n")[2].replace("Snapshot-Content", "Content").format(PAGE).encode("cp1252")),
        ("x.webarchive", plistlib.dumps(ARCHIVE, fmt=plistlib.FMT_BINARY)),
    ],
)
def test_a_saved_page_is_a_page_and_the_day_it_was_saved_is_no_date(path, data):
    checked = read_source(path, data)
    assert checked.value.lines == ("# To the council", "", "Keep the lake clean, café.")
    assert {one.kind for one in checked.value.evidence} == {"title", "language"}
    assert checked.diagnostics == ()


@pytest.mark.parametrize(
    "data", [b"bplist00 WebMainResource", b"MIME-Version: 1.0\nContent-Type: multipart/related\n\n"]
)
def test_a_saved_page_that_is_damaged_is_refused(data):
    assert read_source("x.webarchive", data).value is None
