"""Which records of sources are believed, what is said of the others, and how they follow the letters."""

from dataclasses import replace
from functools import partial

import pytest

from sitegen.adapters.processes import spread
from sitegen.content.accession import accession
from sitegen.content.folder import read_content
from sitegen.content.layout import reading_of
from sitegen.content.recorded import read_record, write_record
from sitegen.content.recording import compared, following, renewed
from sitegen.core.source import digest
from tests.unit.content.recorded import LETTER, OWN, SETTINGS

RECORD, MANUSCRIPT = reading_of(OWN), f"letters/{OWN}.md"


def archive(edition="e1"):
    given = {"archive.toml": SETTINGS}
    taken = accession(given, "content", [("river.txt", LETTER.encode())], edition=edition)
    assert not taken.failed, taken.diagnostics
    return {**given, **taken.value}


@pytest.fixture
def unread(monkeypatch):
    """Let nobody read a letter."""

    def refuse(*_):
        raise AssertionError("a letter was read")

    monkeypatch.setattr("sitegen.reading.choosing.read_letter", refuse)


def codes(files, edition="e1"):
    return [one.code for one in read_content(files, "content", edition=edition).diagnostics]


def edited(files, old, new):
    assert old in files[MANUSCRIPT]
    return {**files, MANUSCRIPT: files[MANUSCRIPT].replace(old, new)}


def test_what_is_recorded_is_not_read(request):
    files = archive()
    anew = read_content(files, "content")
    request.getfixturevalue("unread")
    known = read_content(files, "content", edition="e1")
    assert known.diagnostics == anew.diagnostics
    assert dict(known.value.transcriptions) == dict(anew.value.transcriptions)
    assert known.value.transcriptions.verdict(OWN) == anew.value.transcriptions.verdict(OWN)


def test_an_edited_manuscript_is_held_against_the_source_anew():
    files = archive()
    lost = edited(files, b"2. Lake Monitor <!-- 14 -->\n", b"")
    assert codes(lost) == codes(lost, None)
    assert len(codes(lost)) > len(codes(files))


def test_a_letter_that_was_reviewed_is_not_read_anew(request):
    files = edited(archive(), b"\nstatus: unreviewed\n", b"\nstatus: reviewed\n")
    request.getfixturevalue("unread")
    assert codes(files) == []


def test_a_text_that_looks_like_a_status_is_held_against_the_source():
    files = edited(archive(), b"We ask you to protect the river.", b"status: protected")
    assert codes({name: data for name, data in files.items() if name != RECORD}) != []
    assert codes(files) == codes({name: data for name, data in files.items() if name != RECORD})


def test_what_differs_is_not_recorded_as_held_so_every_build_looks_at_it():
    lost = edited(archive(), b"2. Lake Monitor <!-- 14 -->\n", b"")
    again = {**lost, **renewed(lost, "content", "e1").edits}
    assert not read_record(again[RECORD]).manuscript
    assert codes(again) == codes(lost, None)


def test_a_title_that_an_editor_changed_is_told_at_every_build_without_reading(request):
    other = edited(archive(), b'title: "Open letter: protect the river"', b'title: "The river"')
    said = read_content(other, "content").diagnostics
    again = {**other, **renewed(other, "content", "e1").edits}
    assert read_record(again[RECORD]).title
    assert b"protect" not in again[RECORD]
    assert list(compared(again, "content", "e1")) == []
    request.getfixturevalue("unread")
    assert read_content(again, "content", edition="e1").diagnostics == said
    assert [one.code for one in said] == ["M340"]


def test_a_title_beside_which_something_else_differs_is_not_recorded_as_held():
    other = edited(archive(), b'title: "Open letter: protect the river"', b'title: "The river"')
    other = edited(other, b"date: 2021-05-03", b"date: 2021-05-04")
    again = {**other, **renewed(other, "content", "e1").edits}
    assert not read_record(again[RECORD]).manuscript
    assert codes(again) == codes(other, None) == ["M340", "M340"]


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (lambda data: data.replace(b"signatory", b"body", 1), ["C601"]),
        (lambda data: b"<<<<<<< HEAD\n" + data, ["C601"]),
        (lambda data: b"", ["C601"]),
        (lambda data: data, []),
    ],
    ids=["edited", "merged", "empty", "whole"],
)
def test_a_record_that_is_not_as_it_was_written_is_told_and_changes_nothing(spoil, told):
    files = archive()
    files[RECORD] = spoil(files[RECORD])
    known, anew = read_content(files, "content", edition="e1"), read_content(files, "content")
    assert [one.code for one in known.diagnostics if one not in anew.diagnostics] == told
    assert dict(known.value.transcriptions) == dict(anew.value.transcriptions)


def test_another_edition_of_the_reader_is_said_once_for_all_letters():
    (said,) = [one for one in read_content(archive(), "content", edition="e2").diagnostics if one.code == "C600"]
    assert "1 letter" in said.message
    assert "sitegen reread" in said.hint


def test_a_letter_that_withholds_has_no_record_and_one_that_is_left_is_told():
    files = archive()
    hidden = edited(files, b"2. Lake Monitor <!-- 14 -->\n", b"")
    hidden = edited(hidden, b"status: unreviewed\n", b"status: unreviewed\nwithheld: [{line: 14}]\n")
    assert "C602" in codes(hidden)
    assert renewed(hidden, "content", "e1").edits == {RECORD: None}
    assert following(files, {MANUSCRIPT: hidden[MANUSCRIPT]}, "content", "e1")[RECORD] is None


def test_a_record_that_says_of_a_changed_manuscript_that_it_was_held_is_found():
    files = edited(archive(), b"2. Lake Monitor <!-- 14 -->\n", b"")
    assert list(compared(files, "content", "e1")) == []  # it speaks of the manuscript that was
    one = read_record(files[RECORD])
    seal = digest(files[MANUSCRIPT].replace(b"status: unreviewed\n", b"", 1))
    forged = write_record(replace(one, manuscript=seal))
    (said,) = compared({**files, RECORD: forged.encode()}, "content", "e1")
    assert said.code == "C604"


def test_several_processes_take_in_and_record_the_same():
    letters = [(f"{at}.txt", LETTER.replace("river", f"river {at}").encode()) for at in range(6)]
    given = {"archive.toml": SETTINGS}
    alone = accession(given, "content", letters, edition="e1")
    assert sum(name.startswith("readings/") for name in alone.value) == 6
    assert accession(given, "content", letters, edition="e1", spread=partial(spread, 2)) == alone
    files = given | alone.value
    assert renewed(files, "content", "e2", spread=partial(spread, 2)).edits == renewed(files, "content", "e2").edits


def test_what_a_person_says_of_lines_makes_a_record_that_does_not_know_it_void():
    said = edited(archive(), b"status: unreviewed\n", b"status: unreviewed\nreading: [{lines: 15, is: text}]\n")
    assert codes(said) == codes(said, None)
    assert "signatory" not in read_content(said, "content", edition="e1").value.transcriptions[OWN].lines[14].role
