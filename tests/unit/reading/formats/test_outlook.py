"""Mails of Outlook are read as the mails that they are."""

import struct

import pytest

from sitegen.core.source import digest
from sitegen.reading.formats import read_source
from sitegen.reading.formats.mail.taken_apart import sheets_within, take_apart
from sitegen.reading.formats.of_people import told_of_people
from sitegen.reading.formats.words_within import words_within
from tests.unit.reading.formats.old_word import compound, doc, p

_FILE = "__attach_version1.0_#00000000/__substg1.0_"


def wide(text):
    return text.encode("utf-16-le")


def mail(streams=(), **numbers):
    """A mail of Outlook: streams by the numbers of their properties, and properties that are numbers."""
    listed = b"".join(struct.pack("<HH4xQ", 0, int(name[1:], 16), value) for name, value in numbers.items())
    named = {f"__substg1.0_{name}" if "/" not in name else name: data for name, data in dict(streams).items()}
    return compound({"__properties_version1.0": bytes(32) + listed, **named})


def read(data):
    return read_source("mail.msg", data)


def test_subject_day_and_text_are_read_under_the_digest_of_the_file():
    data = mail(
        {"0037001F": wide("Keep the lake"), "1000001F": wide("Dear all,\r\n\r\nOak Union")}, x0039=130_000_000 * 10**9
    )
    source = read(data).value
    assert source.lines == ("Subject: Keep the lake", "", "Dear all,", "", "Oak Union")
    assert source.sha256 == digest(data)
    assert [(one.kind, one.value) for one in source.evidence] == [("title", "Keep the lake"), ("date", "2012-12-14")]


def test_a_mail_that_was_never_sent_has_the_day_on_which_it_came():
    data = mail({"1000001F": wide("Dear all,")}, x0E06=13 * 10**16)
    assert [one.value for one in read(data).value.evidence] == ["2012-12-14"]


@pytest.mark.parametrize(
    ("streams", "page"),
    [
        ({"1000001E": "Škoda, пишем".encode()}, 65001),
        ({"1000001E": "пишем".encode("koi8-r")}, 20866),
        ({"1000001E": "Škoda".encode("iso8859-2")}, 28592),
        ({"1013001F": wide("<p>Škoda</p>")}, 0),
        ({"10130102": "<p>Škoda</p>".encode("cp1250")}, 1250),
    ],
)
def test_text_is_in_the_code_page_that_the_mail_names(streams, page):
    lines = read(mail(streams, x3FDE=page)).value.lines
    assert lines in [("Škoda, пишем",), ("пишем",), ("Škoda",)]


def test_a_letter_that_a_mail_passes_on_is_read():
    letter = doc(p("Dear minister, we ask you to keep the lake clean for all of us."), p("Oak Union"))
    data = mail({"1000001F": wide("See the file."), f"{_FILE}3707001F": wide("letter.doc"), f"{_FILE}37010102": letter})
    found = read(data)
    assert found.value.lines[0].startswith("Dear minister,")
    assert "letter.doc" in found.diagnostics[0].message


def test_whoever_wrote_is_told_of_and_all_words_are_searched():
    got = "__recip_version1.0_#00000000/__substg1.0_3001001F"
    within = f"{_FILE}3701000D/__substg1.0_"
    held = {"0C1A001F": wide("Jane Oak of Elm"), got: wide("王芳"), f"{within}0C1A001E": "Ли".encode("koi8-r")}
    data = mail({**held, f"{within}1000001F": wide("江河"), "1000001F": wide("Dear all,")}, x3FDE=20866)
    assert [one.code for one in told_of_people("mail.msg", data)] == ["S120"]
    held = "\n".join(text for _, text in words_within(data))
    assert "Jane Oak of Elm" in held
    assert "Dear all," in held
    assert {"王芳", "Ли", "江河"} <= set(held.split())


@pytest.mark.parametrize("folder", [_FILE, f"{_FILE}3701000D/__attach_version1.0_#00000000/__substg1.0_"])
def test_a_sheet_that_a_mail_carries_is_found_in_a_mail_within_it_too(folder):
    sheet = b"Name,Email,May we print your name?\nAda Moss,ada@moss.example,yes\nBen Oak,ben@oak.example,yes\n".ljust(
        4096
    )
    data = mail({"1000001F": wide("Dear all,"), f"{folder}3707001F": wide("who.csv"), f"{folder}37010102": sheet})
    assert sheets_within("mail.msg", data) == ("who.csv",)
    apart = take_apart("mail.msg", data, read_source)
    assert [name for name, _ in apart.sheets] == ["who.csv"]
    assert apart.letter[0] == "mail.msg.eml"
    assert b"moss.example" not in apart.letter[1]


def test_a_mail_that_is_damaged_is_refused_with_what_to_do():
    data = mail({"1000001F": wide("Dear all,")})
    (found,) = read(data[:-4000]).diagnostics
    assert (found.code, found.hint) == ("S110", "save it from Outlook as text")


@pytest.mark.parametrize("number", ["0037001F", f"{_FILE}3707001F"])
def test_a_name_that_is_longer_than_any_is_refused(number):
    for length, damaged in ((255, False), (5000, True)):
        found = read(mail({"1000001F": wide("Oak Union"), f"{_FILE}37010102": b"x", number: wide("a" * length)}))
        assert ("S110" in [one.code for one in found.diagnostics]) == damaged


def test_a_small_file_whose_parts_are_the_same_bytes_again_and_again_is_refused():
    files = [f"__attach_version1.0_#0000000{number}/__substg1.0_37010102" for number in range(9)]
    least = mail({"1000001F": wide("Oak Union"), **dict.fromkeys(files, b""), files[0]: bytes(40_000)})
    assert read(least).value
    held = bytearray(least)
    first, *others = [at for at in range(0, len(least), 128) if least[at:].startswith(wide("__substg1.0_37010102"))]
    for at in others:
        held[at + 116 : at + 128] = held[first + 116 : first + 128]
    (found,) = read(bytes(held)).diagnostics
    assert found.code == "S110"
