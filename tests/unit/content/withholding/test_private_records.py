"""Every record of the private file guards, whatever became of its letter; one that fits no letter is told, unnamed."""

import pytest

from sitegen.content import deaccession
from sitegen.content.folder import read_content
from sitegen.content.layout import with_edits
from sitegen.core.model import Withdrawal
from tests.unit.content.withheld import HIDDEN, ID, LAKE, PATH, PRIVATE, before, said, unnamed, with_letter, withheld

SAID = Withdrawal("2024-06-01", "asked")
ENTRY = "4) Dogwood League <!-- 17 -->"


def edited(files, name, old, new):
    text = files[name].decode()
    assert old in text
    return files | {name: text.replace(old, new).encode()}


def without_block(files):
    text = files[PATH].decode()
    start = text.index("withheld:\n")
    end = text.index("\n---", start) + 1
    block = text[start:end].split("\n")
    kept = [line for at, line in enumerate(block) if at and not line.startswith(" ")]
    return files | {PATH: (text[:start] + "\n".join(kept) + text[end:]).encode()}


def renamed_by_hand(files):
    new = files[PATH].replace(ID.encode(), b"2021-05-03-river")
    return with_edits(files, {PATH: None, "letters/2021-05-03-river.md": new})


LOST = {
    "withdrawn without its text": lambda files: with_edits(
        files, deaccession.withdraw(files, "content", ID, SAID, keep_text=False).value
    ),
    "removed": lambda files: with_edits(files, deaccession.remove(files, "content", ID, records=True).value),
    "its block deleted": without_block,
    "another letter meant": lambda files: edited(files, PRIVATE, f'"{ID}"', "2021-05-03-protect-a-river"),
    "renamed by hand": renamed_by_hand,
}


@pytest.mark.parametrize("how", LOST)
def test_a_record_guards_whatever_became_of_its_letter(how):
    files = LOST[how](withheld(before(), 15, 16))
    read = read_content(files, "content")
    found = [one for one in read.diagnostics if one.code == "M368"]
    assert [(one.severity, one.span.path) for one in found] == [("warning", f"content/{PRIVATE}")] * 2
    assert unnamed(read, *HIDDEN)
    page = files | {"pages/about.md": b"# About\n\nWith the Cedar Union of Weavers.\n"}
    read = read_content(page, "content")
    assert "content/pages/about.md:3: error[M362]" in said(read)
    assert unnamed(read, *HIDDEN)


@pytest.mark.parametrize("how", ["its block deleted", "another letter meant"])
def test_a_name_that_came_back_into_its_letter_is_not_published(how):
    files = LOST[how](withheld(before(), 16))
    files = edited(files, PATH, ENTRY, f"3) Cedar Union of Weavers\n{ENTRY}")
    read = read_content(files, "content")
    assert read.value is None
    assert any(f"content/{PATH}" in one and "error[M362]" in one for one in said(read))
    assert unnamed(read, *HIDDEN)


def test_a_letter_that_cannot_be_read_is_not_said_to_be_missing():
    files = edited(withheld(before(), 16), PATH, "date: 2021-05-03", "date: 2021-99-03")
    found = read_content(files, "content").diagnostics
    assert "M302" in {one.code for one in found}
    assert "M368" not in {one.code for one in found}


def test_what_is_allowed_may_be_named_though_its_record_fits_no_letter():
    files = withheld(before(), 16)
    files = with_letter(files, LAKE, "other.txt")
    files = LOST["removed"](files)
    assert read_content(files, "content").value is None
    names = "allowed: [Cedar Union of Weavers, The Cedar Weavers]\n  names:"
    assert read_content(edited(files, PRIVATE, "names:", names), "content").value is not None


def test_a_record_follows_its_letter_to_another_id():
    files = withheld(before(), 15, 16)
    kept = files[PRIVATE]
    files = with_edits(files, deaccession.rename(files, "content", ID, "2021-05-03-river").value) | {PRIVATE: kept}
    read = read_content(files, "content")
    assert not [one for one in said(read) if "M368" in one or "M366" in one or "error" in one]
    assert read.value.withheld >= {"Cedar Union of Weavers", "Elm Group"}


def test_a_record_of_no_line_that_is_withheld_is_told():
    files = edited(withheld(before(), 15, 16), PATH, "  - line: 15\n    on: 2024-05-02\n", "")
    (found,) = [one for one in read_content(files, "content").diagnostics if one.code == "M368"]
    assert "line 15" in found.message


TELLING = "2021-05-03-elm-group-on-the-river"


def test_a_letter_whose_id_tells_a_withheld_name_can_be_renamed():
    files = withheld(before(), 15)
    for name in (PATH, PRIVATE):
        files[name] = files[name].replace(ID.encode(), TELLING.encode())
    former = f"id: {TELLING}\nformerly: [the-river, the-elm-group]\n".encode()
    files[PATH] = files[PATH].replace(f"id: {TELLING}\n".encode(), former)
    files[f"letters/{TELLING}.md"] = files.pop(PATH)
    files["changes.yaml"] = (
        f"- {{date: 2024-05-02, kind: added, letter: {TELLING}, what: by mail}}\n"
        f"- date: 2024-05-03\n  kind: corrected\n  letter: '{TELLING}'\n"
    ).encode()
    assert "M362" in {one.code for one in read_content(files, "content").diagnostics}
    done = deaccession.rename(files, "content", TELLING, "2021-05-03-river")
    assert not done.failed, said(done)
    files = with_edits(files, done.value)
    read = read_content(files, "content")
    assert not [one for one in said(read) if "error" in one or "M368" in one]
    assert b"elm-group" not in files["letters/2021-05-03-river.md"]
    assert b"formerly:\n  - the-river\n" in files["letters/2021-05-03-river.md"]
    assert files["changes.yaml"].count(b"2021-05-03-river") == 2


def test_a_renaming_that_leaves_the_name_elsewhere_is_refused():
    files = edited(withheld(before(), 15), PATH, "title: Protect the river", "title: Elm Group and the river")
    done = deaccession.rename(files, "content", ID, "2021-05-03-river")
    assert {one.code for one in done.diagnostics if one.severity == "error"} == {"M362"}
    assert not done.value
    assert unnamed(done, *HIDDEN)
