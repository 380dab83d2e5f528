from dataclasses import replace

import pytest

from sitegen.content.config import Policies
from sitegen.core.model import Contact, SourceRef, Withheld
from sitegen.core.source import digest
from sitegen.publishing.exports.originals import originals
from sitegen.reading.formats.bundle import pack
from tests.unit.publishing.exports.archives import a_manuscript

TEXT = b"Keep the river free\n\nDear Minister,\n\nWe call on you to keep the river free.\n\n1. Friends of the Alm\n"
OFFERED = Policies(source_files="offered")


def offered(data, name="river.txt", policies=OFFERED, **changed):
    letter = replace(
        a_manuscript(contacts=changed.pop("contacts", ())),
        source=SourceRef(name, changed.pop("sha256", digest(data)), 7),
    )
    return originals((replace(letter, **changed),), {f"sources/{name}": data}, policies)


def test_a_text_all_of_which_is_shown_can_be_downloaded_if_the_settings_say_so():
    assert list(offered(TEXT).value.values()) == [TEXT]
    assert offered(TEXT).diagnostics == ()
    assert (offered(TEXT, policies=Policies()).value, offered(TEXT, policies=Policies()).diagnostics) == ({}, ())
    assert offered("\ufeffမြစ်ကို လွှတ်ပေးပါ\r\n".encode()).value


@pytest.mark.parametrize(
    ("data", "name", "why"),
    [
        (b"<p>Keep it free<!-- by Ada, draft 3 --></p>\n", "river.html", "it may hold more than its lines"),
        (b"From: ada@alm.example\nReceived: from [10.0.0.1]\nSubject: River\n\nDear all,\n\nWe write.\n", "river.eml",
         "it may hold more than its lines"),
        (b"%PDF-1.4\n%\xe2\xe3\n", "river.pdf", "it is no plain text"),
        (b"Keep the r\xefver free\n", "river.txt", "it is no plain text"),
        (TEXT + b"Write to ada@alm.example\n", "river.txt", "addresses in it are masked"),
        (TEXT + b"Tel. +95 1 234 5678\n", "river.txt", "addresses in it are masked"),
    ],
)  # fmt: skip
def test_a_file_that_may_hold_more_than_pages_show_is_not_offered_and_told(data, name, why):
    made = offered(data, name)
    assert made.value == {}
    (told,) = made.diagnostics
    assert (told.code, told.severity) == ("C590", "info")
    assert f"{name} ({why})" in told.message


SHEET = b'"Organization","Country"\n"Friends of the Alm","Austria"\n'


def test_several_files_are_offered_if_nothing_in_any_of_them_is_more_than_pages_show():
    files = [("river.txt", TEXT), ("list.csv", SHEET)]
    assert list(offered(pack(files), "river.zip").value.values()) == [pack(files)]
    for name, data, why in (
        ("list.csv", b"Organization,Email\nFriends of the Alm,ada@alm.example\n", "it may hold more than its lines"),
        ("list.pdf", b"%PDF-1.4\n%\xe2\xe3\n", "it is no plain text"),
    ):
        (told,) = offered(pack([files[0], (name, data)]), "river.zip").diagnostics
        assert f"river.zip ({why})" in told.message


def test_addresses_are_in_the_file_where_pages_show_them():
    open_archive = Policies(source_files="offered", contacts="shown")
    assert offered(TEXT + b"Write to ada@alm.example\n", policies=open_archive).value


def test_where_contacts_are_not_shown_whole_no_file_tells_them():
    contact = (Contact("Ada Holm", "Friends of the Alm", None, 7),)
    assert offered(TEXT, contacts=contact).value == {}
    assert offered(TEXT, contacts=contact, policies=Policies(source_files="offered", contacts="hidden")).value == {}


def test_where_a_signatory_is_withheld_the_file_is_not_offered_and_not_named():
    for changed in ({"withheld": (Withheld(7, 7),)}, {"sha256": ""}):
        made = offered(TEXT, **changed)
        assert made.value == {}
    assert "river.txt" not in offered(TEXT, withheld=(Withheld(7, 7),)).diagnostics[0].message
