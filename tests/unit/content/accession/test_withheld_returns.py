"""The file of a letter comes again after lines of it were written over: nothing comes back with it."""

import pytest

from sitegen.content.accession import accession
from sitegen.content.folder import read_content
from sitegen.content.manuscript import read_manuscript
from sitegen.content.private import read_private
from sitegen.content.redaction.giving_back import give_back
from sitegen.content.redaction.withhold import withhold_from_letter
from sitegen.core.model import ReadingFact
from tests.unit.content.withheld import (
    HIDDEN,
    ID,
    LETTER,
    PATH,
    PRIVATE,
    SETTINGS,
    before,
    public,
    said,
    unnamed,
    withheld,
)
from tests.unit.content.withheld_contacts import CONTACT, archive
from tests.unit.content.withheld_contacts import LETTER as WITH_CONTACTS

PAGE = "<title>Protect the river</title><h1>Protect the river</h1>" + "".join(
    f"<p>{line}" for line in LETTER.decode().splitlines()
)


def tells(files):
    """The public files that tell a withheld name."""
    return [path for path, data in public(files).items() for name in HIDDEN if name.encode() in data]


def again(files, data, name="letter.txt", **options):
    return accession(files, "content", [(name, data)], today="2024-06-01", **options)


@pytest.mark.parametrize("here", [True, False], ids=["private folder", "no private folder"])
def test_the_file_as_received_changes_nothing_and_says_why(here):
    files = withheld(before(), 15, 16)
    taken = again(files if here else public(files), LETTER)
    assert taken.value == {}
    assert [(one.code, one.severity) for one in taken.diagnostics] == [("M351", "info")]
    assert "lines of it are withheld, and stay so" in taken.diagnostics[0].message
    assert unnamed(taken, *HIDDEN)


def test_the_file_as_received_is_known_under_any_name():
    files = withheld(before(), 15, 16)
    taken = again(files, LETTER, "a-copy.txt")
    assert taken.value == {}
    assert [one.code for one in taken.diagnostics] == ["M351"]


def test_the_page_of_which_a_text_was_made_is_known_again():
    files, *_ = page_withheld()
    assert "sources/letter.html" not in files
    taken = again(files, PAGE.encode(), "letter.html")
    assert taken.value == {}
    assert [one.code for one in taken.diagnostics if one.code != "S170"] == ["M351"]


def page_withheld():
    files = {"archive.toml": SETTINGS}
    files |= again(files, PAGE.encode(), "letter.html").value
    (name,) = [one for one in files if one.startswith("letters/")]
    line = read_manuscript(files[name].decode(), name).value.letter.signatories[2].line
    return withheld_from(files, name, line), name, line


def test_a_new_state_of_a_page_of_which_a_text_was_made_keeps_its_own_name():
    files, name, line = page_withheld()
    new = PAGE.replace("Fir Alliance", "Fir Alliance of the North").encode()
    taken = again(files, new, "in/letter.html")
    (told,) = [one for one in taken.diagnostics if one.code == "M353"]
    assert "(lines of in/letter.html)" in told.message
    assert not [one for one in taken.value if one.endswith("html") and one.startswith("sources/")]
    files |= taken.value
    assert b"of the North" in files["sources/letter.md"]
    assert b"Cedar" not in b"".join(public(files).values())
    assert [one for one in files if one.startswith(".private/sources/")] == [".private/sources/letter.html"]
    assert files[".private/sources/letter.html"] == new
    back = give_back(files, "content", name[8:-3], (line,))
    assert back.value.files["sources/letter.html"] == new


def test_what_was_recognised_in_a_new_state_is_not_left_beside_it():
    files, *_ = page_withheld()
    new = PAGE.replace("Fir Alliance", "Fir Alliance of the North").encode()
    taken = accession(
        files,
        "content",
        [("letter.html", new), ("letter.html.recognised", b"Cedar Union of Weavers")],
        today="2024-06-01",
    )
    assert b"Cedar" not in b"".join(public(files | dict(taken.value)).values())
    assert taken.value[".private/sources/letter.html.recognised"] == b"Cedar Union of Weavers"


def test_a_file_as_received_that_is_of_another_state_is_not_given_back():
    files, name, line = page_withheld()
    files[".private/sources/letter.html"] = PAGE.replace("Fir Alliance", "Fir Circle").encode()
    (found,) = give_back(files, "content", name[8:-3], (line,)).diagnostics
    assert "the source is another one since these lines were withheld" in found.message


def withheld_from(files, name, line):
    edit = withhold_from_letter(files, "content", name[8:-3], [line], "2024-05-02")
    assert not edit.diagnostics
    return edit.value.on(files)


def test_a_new_state_is_written_over_where_the_names_stand_now():
    files = withheld(before(), 15, 16)
    new = b"A copy of what we sent.\n\n" + LETTER.replace(b"Fir Alliance", b"Fir Alliance of the North")
    taken = again(files, new)
    assert not [one for one in taken.diagnostics if one.severity == "error"]
    assert unnamed(taken, *HIDDEN)
    files |= taken.value
    assert tells(files) == []
    assert b"of the North" in files["sources/letter.txt"]
    assert files[".private/sources/letter.txt"] == new
    read = read_content(files, "content")
    assert not [one for one in said(read) if "error" in one or "M36" in one]
    assert read.value.withheld >= {*HIDDEN}
    back = give_back(files, "content", ID, (17, 18))
    assert not back.diagnostics
    assert back.value.files["sources/letter.txt"] == new


def test_without_the_file_as_received_a_person_says_where_they_stand_and_no_file_tells_them():
    files = public(withheld(before(), 16))
    new = b"\n" + LETTER
    taken = again(files, new)
    assert taken.value == {}
    (found,) = [one for one in taken.diagnostics if one.severity == "error"]
    assert found.code == "M360"
    assert "is written over, so its place in this file is unknown" in found.message
    files |= again(files, new, confirmed={16: 17}).value
    assert b"Cedar" not in b"".join(public(files).values())
    assert b"Cedar Union of Weavers" in files[PRIVATE]
    assert files[".private/.gitignore"] == b"*\n"


def test_records_of_the_private_file_go_with_their_lines_where_the_source_stays_as_received():
    files = before()
    files |= withhold_from_letter(files, "content", ID, [15, 16], "2024-05-02", keep_source=True).value.files
    files |= again(files, b"\n\n" + LETTER).value
    assert [one.line for one in read_private(files[PRIVATE].decode(), "").value] == [17, 18]
    assert not [one for one in said(read_content(files, "content")) if "M36" in one]


def test_a_contact_goes_with_its_line_and_comes_back_once():
    files = archive()
    gone = withheld(files, CONTACT + 1)
    gone |= again(gone, b"\n\n" + WITH_CONTACTS, "a.txt").value
    (record,) = read_private(gone[PRIVATE].decode(), "").value
    assert [(one.person, one.line) for one in record.contacts] == [("Jo Lund", CONTACT + 3)]
    assert b"Jo" not in b"".join(public(gone).values())


def test_what_a_person_says_of_lines_is_read_in_the_source_as_the_archive_has_it():
    files = withheld(before(), 16)
    taken = again(files, LETTER, facts=(ReadingFact(18, 18, "none"),))
    (said,) = [one for one in taken.diagnostics if one.name == "already-imported"]
    assert "read again" in said.message
    assert "nothing to do" not in said.hint, "something was done"
    files |= taken.value
    assert b"Cedar" not in b"".join(public(files).values())
    manuscript = read_manuscript(files[PATH].decode(), PATH).value
    assert [(one.first, one.kind) for one in manuscript.facts] == [(18, "none")]
    assert [one.first for one in manuscript.withheld] == [16]


def test_where_the_private_folder_keeps_another_state_the_hint_leads_out():
    files = withheld(before(), 16)
    later = files | dict(again(files, b"A copy.\n\n" + LETTER).value)
    checked_out = public(files) | {name: data for name, data in later.items() if name.startswith(".private/")}
    (found,) = give_back(checked_out, "content", ID, (16,)).diagnostics
    assert "sitegen import content/.private/sources/letter.txt --withheld 16=LINE" in found.hint
    data = checked_out[".private/sources/letter.txt"]
    assert again(checked_out, data).value == {}
    taken = again(checked_out, data, confirmed={16: 18})
    assert not taken.failed
    there = checked_out | dict(taken.value)
    back = give_back(there, "content", ID, (18,))
    assert not back.diagnostics
    assert back.value.files["sources/letter.txt"] == data
