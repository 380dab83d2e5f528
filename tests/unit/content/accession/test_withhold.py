"""`sitegen withhold` leaves no file of the repository that tells the name, and its undoing leaves all as it was."""

import pytest

from sitegen.content.accession import accession
from sitegen.content.folder import read_content
from sitegen.content.manuscript import read_manuscript
from sitegen.content.redaction.withhold import withhold_from_letter
from tests.unit.content.withheld import (
    HIDDEN,
    ID,
    LAKE,
    LETTER,
    PATH,
    PRIVATE,
    before,
    given_back,
    public,
    said,
    unnamed,
    with_letter,
    withheld,
)


def test_no_public_file_tells_the_name_any_more():
    files = withheld(
        before("status: unreviewed\ncorrections:\n  - {line: 16, printed: Weavers, corrected: Spinners}\n"), 15, 16
    )
    for name in (*HIDDEN, "Spinners"):
        assert [path for path, data in public(files).items() if name.encode() in data or name in path] == []
        assert name == "Spinners" or name.encode() in files[PRIVATE]
    assert files[".private/.gitignore"] == b"*\n"
    assert files[".private/sources/letter.txt"] == LETTER
    assert files["sources/letter.txt"] == LETTER.replace(b"Elm Group", b"[withheld]").replace(
        b"Cedar Union of Weavers", b"[withheld]"
    )
    manuscript = read_manuscript(files[PATH].decode(), PATH).value
    assert [(one.first, one.on, one.of) for one in manuscript.withheld] == [
        (15, "2024-05-02", "signatory"), (16, "2024-05-02", "signatory"),
    ]  # fmt: skip


def test_the_archive_is_still_held_against_the_names_though_no_source_tells_them():
    files = withheld(before(), 15, 16)
    read = read_content(files, "content")
    assert not [one for one in said(read) if "error" in one or "M366" in one]
    assert read.value.withheld >= {"Cedar Union of Weavers", "Elm Group"}
    files["pages/about.md"] = b"# About\n\nThe Cedar weavers and the Cedar Union of weavers.\n"
    read = read_content(files, "content")
    assert read.value is None
    assert "content/pages/about.md:3: error[M362]" in said(read)
    assert unnamed(read, *HIDDEN)


def test_a_machine_without_the_private_file_says_that_it_cannot_hold_the_archive_against_the_names():
    read = read_content(public(withheld(before(), 15, 16)), "content")
    assert [one.code for one in read.diagnostics if one.code == "M366"] == ["M366", "M366"]
    assert read.value is not None


@pytest.mark.parametrize(
    ("private", "demanded", "codes"),
    [(None, False, set()), (None, True, {"M372"}), (b"\n", False, {"M372"}), (b"", True, {"M372"})],
)
def test_an_empty_private_file_is_no_list_of_nobody_and_an_archive_may_demand_one(private, demanded, codes):
    files = before() | ({} if private is None else {".private/withheld.yaml": private})
    if demanded:
        files["archive.toml"] += b'[policies]\nwithheld_names = "demanded"\n'
    read = read_content(files, "content")
    assert {one.code for one in read.diagnostics if one.severity == "error"} == codes
    assert (read.value is None) is bool(codes)


@pytest.mark.parametrize("lines", [(15,), (16,), (15, 16), (13,)])
def test_undoing_leaves_every_public_file_as_it_was(lines):
    files = before()
    again = withheld(files, *lines)
    back = given_back(again, *lines)
    assert public(back).keys() == files.keys()
    for name in files:
        assert sorted(back[name].split(b"\n")) == sorted(files[name].split(b"\n")), name
    assert read_manuscript(back[PATH].decode(), PATH).value == read_manuscript(files[PATH].decode(), PATH).value


def test_an_import_of_a_copy_says_whom_to_withhold_before_it_is_committed():
    files = withheld(before(), 16)
    taken = accession(files, "content", [("copy.txt", LETTER + b"\n")])
    (found,) = [one for one in taken.diagnostics if one.code == "M347"]
    assert (found.severity, "before you commit it" in found.hint) == ("warning", True)
    assert unnamed(taken, *HIDDEN)


def test_one_of_two_is_given_back_and_the_other_stays():
    again = withheld(before(), 15, 16)
    back = given_back(again, 16)
    assert b"Cedar Union of Weavers" in back["sources/letter.txt"]
    assert b"Cedar Union of Weavers" in back["organizations.yaml"]
    assert b"Elm Group" not in b"".join(public(back).values())
    assert not [one for one in said(read_content(back, "content")) if "error" in one]


def test_a_line_that_is_no_signatory_is_withheld_too():
    files = withheld(before(), 8)
    manuscript = read_manuscript(files[PATH].decode(), PATH).value
    assert [(one.first, one.of) for one in manuscript.withheld] == [(8, "text")]
    assert b"protect the river" not in files["sources/letter.txt"]
    assert "[withheld]" in [block.text for block in manuscript.letter.body]


def test_a_line_that_the_front_matter_tells_too_is_refused_unless_its_name_guards():
    files = before()
    manuscript = read_manuscript(files[PATH].decode(), PATH).value
    lines = LETTER.decode().splitlines()
    for told in (manuscript.letter.title, manuscript.letter.addressees[0]):
        line = next(at for at, text in enumerate(lines, 1) if told in text)
        edit = withhold_from_letter(files, "content", ID, [line], "2024-05-02")
        assert [one.code for one in edit.diagnostics] == ["M367"]
        assert "so does the front matter" in edit.diagnostics[0].message
        assert edit.value.files == {}
        assert withhold_from_letter(files, "content", ID, [line], "2024-05-02", names=[told]).value.files


def test_who_signs_another_letter_keeps_the_record():
    files = before()
    files = with_letter(files, LAKE, "other.txt")
    assert b"Cedar Union of Weavers" in withheld(files, 16)["organizations.yaml"]


def test_the_source_may_stay_where_nobody_else_reads_it():
    assert withheld(before(), 16, keep_source=True)["sources/letter.txt"] == LETTER


@pytest.mark.parametrize("line", [7, 99])
def test_an_empty_line_is_refused(line):
    edit = withhold_from_letter(before(), "content", ID, [line], "2024-05-02")
    assert [one.code for one in edit.diagnostics] == ["M367"]
    assert edit.value.files == {}


def test_an_unknown_letter_is_refused_with_the_nearest_id():
    (found,) = withhold_from_letter(before(), "content", "2021-05-03-protect", [16], "2024-05-02").diagnostics
    assert ID in found.hint


@pytest.mark.parametrize("reason", ["Elm Group asked", "the elm-group is in danger"])
def test_a_reason_that_tells_the_name_is_refused_at_once(reason):
    edit = withhold_from_letter(before(), "content", ID, [15], "2024-05-02", reason=reason)
    assert [one.code for one in edit.diagnostics] == ["M367"]
    assert edit.value.files == {}
    assert unnamed(edit, *HIDDEN)


@pytest.mark.parametrize("name", ["", " ", "\t"])
def test_an_empty_name_is_refused(name):
    edit = withhold_from_letter(before(), "content", ID, [13], "2024-05-02", names=[name])
    assert [one.code for one in edit.diagnostics] == ["M367"]
    assert edit.value.files == {}
