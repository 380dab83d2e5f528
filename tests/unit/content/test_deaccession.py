"""Letters come and go: each change is whole, says what it leaves behind, and can be built as it is."""

import pytest

from sitegen.content import deaccession
from sitegen.content.accession import accession
from sitegen.content.dropped import read_all
from sitegen.content.folder import read_content
from sitegen.content.layout import with_edits
from sitegen.core.model import Withdrawal
from tests.unit.content.dam_and_mine import DAM, LETTER, MINE

SETTINGS = {"archive.toml": b'title = "T"\ndescription = "D"\n'}
SAID = Withdrawal("2024-06-01", "those named: none had agreed")


@pytest.fixture
def files():
    received = [
        (f"{what}.txt", LETTER.format(what=what, day=day, last=last).encode())
        for what, day, last in (("dam", "1 February", "Birch Network"), ("mine", "3 May", "Dogwood Youth Forum"))
    ]
    held = SETTINGS | dict(accession(SETTINGS, "content", received, "2024-05-04").value)
    assert {f"letters/{DAM}.md", f"letters/{MINE}.md", "sources/dam.txt", "changes.yaml"} <= held.keys()
    return held


def translating(files):
    """Return the files with the letter on the mine as a translation of that on the dam."""
    name = f"letters/{MINE}.md"
    return files | {name: files[name].replace(b"status", f"translation_of: {DAM}\nstatus".encode())}


def told(diagnostics):
    return [(str(one.span), one.name) for one in diagnostics]


def letters_of(files):
    read = read_all(files, "content", lambda _stage, _key, compute: compute())
    assert not read.failed, read.diagnostics
    return {one.letter_id: one for one in read.value.manuscripts}, told(read.diagnostics)


def test_a_letter_goes_with_its_source_and_what_spoke_of_it_alone_is_offered(files):
    removed = deaccession.remove(files, "content", MINE)
    assert removed.value == {f"letters/{MINE}.md": None, "sources/mine.txt": None}
    record = files["organizations.yaml"].decode().split("\n").index("- id: dogwood-youth-forum") + 1
    assert told(removed.diagnostics) == [
        (f"content/organizations.yaml:{record}", "unneeded-record"),
        ("content/changes.yaml:2", "unneeded-record"),
    ]
    kept, warnings = letters_of(with_edits(files, removed.value))
    assert list(kept) == [DAM]
    assert ("content/changes.yaml:2", "change-of-nothing") in warnings, "what was not removed is told at each build"


def test_a_wrong_import_is_taken_back_as_if_it_had_never_been(files):
    once = SETTINGS | dict(accession(SETTINGS, "content", [("dam.txt", files["sources/dam.txt"])], "2024-05-04").value)
    assert with_edits(files, deaccession.remove(files, "content", MINE, records=True).value) == once


def test_the_record_of_an_addressee_goes_with_the_letter_that_alone_was_written_to_it():
    def archive(*letters):
        return SETTINGS | dict(accession(SETTINGS, "content", letters, "2024-05-04").value)

    dam, mine = (
        (f"{what}.txt", LETTER.format(what=what, day=day, last="Birch Network").replace("River", whom).encode())
        for what, day, whom in (("dam", "1 February", "River"), ("mine", "3 May", "Ore"))
    )
    files = archive(dam, mine)
    removed = deaccession.remove(files, "content", MINE)
    places = [str(one.span) for one in removed.diagnostics if "of an addressee" in one.message]
    line = files["addressees.yaml"].decode().split("\n").index("- id: ore-commission") + 1
    assert places == [f"content/addressees.yaml:{line}"]
    assert with_edits(files, deaccession.remove(files, "content", MINE, records=True).value) == archive(dam)


@pytest.mark.parametrize(
    ("kind", "hint"), [("zork", "write person, office, members or body"), ("ofice", "did you mean office?")]
)
def test_an_addressee_is_of_no_kind_that_there_is_not(files, kind, hint):
    records = f"- id: river-commission\n  name: River Commission\n  kind: {kind}\n"
    read = read_content(files | {"addressees.yaml": records.encode()}, "content")
    (found,) = [one for one in read.diagnostics if one.severity == "error"]
    assert (found.code, str(found.span)) == ("M380", "content/addressees.yaml:3")
    assert hint in found.hint


def test_a_record_to_which_somebody_added_stays(files):
    name = b"  name: Dogwood Youth Forum\n"
    edited = files | {"organizations.yaml": files["organizations.yaml"].replace(name, name + b"  note: met in 2023\n")}
    removed = deaccession.remove(edited, "content", MINE, records=True)
    assert b"met in 2023" in with_edits(edited, removed.value)["organizations.yaml"]


def test_a_translation_of_a_removed_letter_stands_for_itself(files):
    both = translating(files)
    kept, _ = letters_of(with_edits(both, deaccession.remove(both, "content", DAM).value))
    assert kept[MINE].translation_of is None


def test_a_manuscript_deleted_by_hand_is_told_and_the_rest_can_be_removed(files):
    half = with_edits(files, {f"letters/{MINE}.md": None})
    kept, warnings = letters_of(half)
    assert (set(kept), ("content/sources/mine.txt:1", "half-removed") in warnings) == ({DAM, MINE}, True)
    assert "sources/mine.txt" not in with_edits(half, deaccession.remove(half, "content", MINE).value)


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_a_withdrawn_letter_keeps_its_text_byte_for_byte(files, ends):
    name = f"letters/{MINE}.md"
    files[name] = files[name].replace(b"\n", ends.encode())
    edited = deaccession.withdraw(files, "content", MINE, SAID).value
    lines = [line for line in edited[name].split(ends.encode()) if line not in files[name].split(ends.encode())]
    assert lines == [b"withdrawn:", b"  on: 2024-06-01", b'  reason: "those named: none had agreed"']
    kept, _ = letters_of(with_edits(files, edited))
    assert (kept[MINE].withdrawn, len(kept[MINE].letter.signatories)) == (SAID, 2)


def test_a_letter_withdrawn_with_its_text_keeps_nothing_of_what_it_said(files):
    result = deaccession.withdraw(files, "content", MINE, SAID, keep_text=False)
    assert {name for _, name in told(result.diagnostics)} == {"unneeded-record"}, "the records name who signed it"
    edited = result.value
    assert set(edited) == {f"letters/{MINE}.md", "sources/mine.txt"}
    kept, warnings = letters_of(with_edits(files, edited))
    letter = kept[MINE].letter
    assert (letter.title, letter.date, letter.addressees) == (
        "Open letter on the mine",
        "2024-05-03",
        ("River Commission",),
    )
    assert (letter.body, letter.signatories, kept[MINE].source, kept[MINE].withdrawn) == ((), (), None, SAID)
    assert warnings == []


def test_the_text_of_a_withdrawn_letter_can_go_later_and_its_day_and_reason_stay(files):
    withdrawn = with_edits(files, deaccession.withdraw(files, "content", MINE, SAID).value)
    later = Withdrawal("2025-07-07", None)
    edited = deaccession.withdraw(withdrawn, "content", MINE, later, keep_text=False)
    assert set(edited.value) == {f"letters/{MINE}.md", "sources/mine.txt"}
    kept, _ = letters_of(with_edits(withdrawn, edited.value))
    assert (kept[MINE].withdrawn, kept[MINE].letter.signatories) == (SAID, ())
    again = deaccession.withdraw(with_edits(withdrawn, edited.value), "content", MINE, later, keep_text=False)
    assert told(again.diagnostics) == [(f"content/letters/{MINE}.md:1", "unchangeable-letter")]


def test_a_renamed_letter_is_known_by_its_former_id(files):
    named = translating(files)
    first = with_edits(named, deaccession.rename(named, "content", DAM, "2024-the-dam").value)
    again = with_edits(first, deaccession.rename(first, "content", "2024-the-dam", "the-dam").value)
    kept, warnings = letters_of(again)
    assert kept["the-dam"].former_ids == (DAM, "2024-the-dam")
    assert kept[MINE].translation_of == "the-dam"
    assert not [one for one in warnings if one[1] == "change-of-nothing"]
    back = with_edits(again, deaccession.rename(again, "content", "the-dam", DAM).value)
    assert letters_of(back)[0][DAM].former_ids == ("2024-the-dam", "the-dam")


def test_a_translation_that_names_a_former_id_follows_its_original(files):
    renamed = with_edits(files, deaccession.rename(files, "content", DAM, "the-dam").value)
    assert letters_of(translating(renamed))[0][MINE].translation_of == "the-dam"


def test_a_translation_of_a_withdrawn_letter_that_does_not_say_so_is_told(files):
    files = translating(files)
    edited = with_edits(files, deaccession.withdraw(files, "content", DAM, SAID).value)
    assert (f"content/letters/{MINE}.md:6", "silent-withdrawal") in letters_of(edited)[1]


@pytest.mark.parametrize(
    ("call", "words", "hint"),
    [
        ("remove", (MINE[:-1],), f"did you mean {MINE}?"),
        ("rename", (DAM, MINE), "choose another one"),
        ("rename", (DAM, "index"), "choose another one"),
        ("rename", (DAM, f"{MINE}-source"), "choose another one"),
        ("rename", (DAM, DAM), "choose another one"),
        ("rename", (DAM, "The Dam"), "use small letters"),
    ],
)
def test_what_cannot_be_done_is_said_and_nothing_changes(files, call, words, hint):
    refused(getattr(deaccession, call)(files, "content", *words), hint)


def refused(asked, hint):
    assert asked.value == {}
    (found,) = asked.diagnostics
    assert found.name == "unchangeable-letter"
    assert found.hint.startswith(hint)


def test_a_former_id_is_told_and_what_is_withdrawn_is_not_withdrawn_again(files):
    renamed = with_edits(files, deaccession.rename(files, "content", DAM, "the-dam").value)
    refused(deaccession.remove(renamed, "content", DAM), "did you mean the-dam?")
    withdrawn = with_edits(files, deaccession.withdraw(files, "content", DAM, SAID).value)
    refused(deaccession.withdraw(withdrawn, "content", DAM, SAID), "change the day")


def test_withdrawn_with_nothing_behind_it_is_a_fault():
    text = b"---\nid: a\nwithdrawn:\n---\n\nWe ask.\n"
    (found,) = [
        one for one in read_content(SETTINGS | {"letters/a.md": text}, "content").diagnostics if one.severity == "error"
    ]
    assert (str(found.span), found.name) == ("content/letters/a.md:3", "wrong-setting")


def test_faults_of_other_letters_hold_neither_withdrawal_nor_removal_up(files):
    half = files[f"letters/{MINE}.md"].decode().replace("Dogwood Youth Forum", "Dogwood Youth Forum <!-- no end")
    half = half.replace("\n---\n", "\nwithheld:\n  - line: 99\n---\n", 1)
    broken = files | {f"letters/{MINE}.md": half.encode()}
    assert read_content(broken, "content").failed
    for keep in (True, False):
        withdrawn = deaccession.withdraw(broken, "content", DAM, SAID, keep_text=keep)
        assert b"withdrawn:\n" in withdrawn.value[f"letters/{DAM}.md"]
        assert f"letters/{MINE}.md" not in withdrawn.value
        assert {one.name for one in withdrawn.diagnostics} == {"faults-elsewhere"}
        assert not withdrawn.failed
    assert "sources/dam.txt" in withdrawn.value
    removed = deaccession.remove(broken, "content", DAM)
    assert removed.value == {f"letters/{DAM}.md": None, "sources/dam.txt": None}
    assert {one.name for one in removed.diagnostics} == {"faults-elsewhere"}
    assert deaccession.remove(broken, "content", DAM, records=True).failed, "records are looked for in all letters"


def test_a_letter_that_cannot_be_read_is_not_withdrawn(files):
    broken = files | {f"letters/{DAM}.md": b"no front matter"}
    assert deaccession.withdraw(broken, "content", DAM, SAID).failed
