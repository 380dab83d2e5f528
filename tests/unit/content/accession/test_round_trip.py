"""An editor's work and a source that changes: nothing that a person wrote is overwritten silently."""

import pytest

from sitegen.build import admit
from sitegen.content.accession import accession
from sitegen.content.folder import read_content
from sitegen.content.manuscript import read_manuscript, write_manuscript
from sitegen.core.source import digest
from tests.unit.content.accession.letters import FIRST, SECOND

NAME = "letters/2021-05-03-protect-the-river.md"


@pytest.fixture
def content():
    return dict(accession({}, "content", [("first.txt", FIRST)]).value)


def edit(content, *replacements):
    text = content[NAME].decode()
    for old, new in replacements:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return {**content, NAME: text.encode()}


def again(content, *replacements):
    data = FIRST
    for old, new in replacements:
        assert data.count(old) == 1, old
        data = data.replace(old, new)
    checked = accession(content, "content", [("elsewhere/first.txt", data)])
    return checked, {**content, **checked.value}


def said(checked):
    return [one.code for one in checked.diagnostics if one.code.startswith("M")]


def test_an_untouched_manuscript_follows_its_source(content):
    checked, after = again(content, (b"Fir Alliance", b"Fir Circle"), (b"protect the river.", b"protect both rivers."))
    text = after[NAME].decode()
    assert "5. Fir Circle <!-- 19 -->" in text
    assert "protect both rivers." in text
    assert f"sha256: {digest(after['sources/first.txt'])}" in text
    assert said(checked) == ["M353"]


def test_edits_stay_and_what_is_new_elsewhere_comes_in(content):
    edited = edit(
        content,
        ("Alder Society", "Alder Society of Example"),
        ("status: unreviewed", "status: reviewed"),
        ("title: Protect the river", "title: Protect the River"),
        ("- Elm Group", "- Elm Group (Example)"),
    )
    checked, after = again(edited, (b"Fir Alliance", b"Fir Circle"), (b"6. Hazel", b"6. Gorse Forum\n7. Hazel"))
    text = after[NAME].decode()
    for line in (
        "1. Alder Society of Example",
        "5. Fir Circle",
        "6. Gorse Forum",
        "7. Hazel Committee",
        "- Elm Group (Example)",
        "title: Protect the River",
        "status: unreviewed",
    ):
        assert line in text
    assert said(checked) == ["M353"]


def test_what_both_changed_stays_as_edited_and_is_reported(content):
    edited = edit(content, ("Fir Alliance", "Fir Association"), ("protect the river.", "guard the river."))
    checked, after = again(edited, (b"Fir Alliance", b"Fir Circle"), (b"protect the river.", b"protect the rivers."))
    text = after[NAME].decode()
    assert "Fir Association" in text
    assert "guard the river." in text
    assert said(checked) == ["M352", "M352"]
    (entry,) = (one for one in checked.diagnostics if "Fir" in one.message and one.code == "M352")
    assert entry.message.endswith("the edit stays: Fir Association")
    assert entry.hint == "the source now says: Fir Circle"


def test_entries_may_be_added_and_taken_away_on_both_sides(content):
    edited = edit(
        content, ("1. Alder Society <!-- 12 -->\n", ""), ("6. Hazel Committee", "- Ivy Forum\n6. Hazel Committee")
    )
    checked, after = again(edited, (b"4. Dogwood League\n", b""))
    letter = read_manuscript(after[NAME].decode(), "x").value.letter
    assert [one.name for one in letter.signatories] == [
        "Birch Network",
        "Cedar Union",
        "Fir Alliance",
        "Ivy Forum",
        "Hazel Committee",
    ]
    assert said(checked) == ["M353"]


def test_lines_that_only_moved_do_not_ask_for_another_review(content):
    edited = edit(content, ("status: unreviewed", "status: reviewed"))
    checked, after = again(edited, (b"3 May 2021\n", b"3 May 2021\n\n"))
    assert b"1. Alder Society <!-- 13 -->" in after[NAME]
    assert b"status: reviewed" in after[NAME]
    assert said(checked) == []


NEW = ((b"Fir Alliance", b"Fir Circle"), (b"protect the river.", b"protect both rivers."), (b"3. Cedar Union\n", b""))


def message(checked, code):
    (found,) = (one for one in checked.diagnostics if one.code == code)
    return found.message


def reviewed(content, policy):
    settings = f'title = "T"\ndescription = "D"\n[policies]\nunreviewed = "{policy}"\n'.encode()
    return {**edit(content, ("status: unreviewed", "status: reviewed")), "archive.toml": settings}


def test_what_is_new_is_said_by_its_parts_and_lines(content):
    checked, _ = again(content, *NEW, (b"Protect the river\n", b"Protect the rivers\n"))
    said_new = message(checked, "M353")
    for part in (
        "title: Protect the rivers (was: Protect the river)",
        "new or changed: paragraph, on line 8",
        "new or changed: entry of the list, on line 18",
        "gone: entry of the list, “Cedar Union”",
        "(lines of elsewhere/first.txt)",
    ):
        assert part in said_new
    assert "Dogwood" not in said_new


def test_a_letter_that_leaves_the_site_is_a_warning_that_says_so_first(content):
    checked, _ = again(reviewed(content, "left out"), *NEW)
    assert message(checked, "M390").startswith("the site leaves 2021-05-03-protect-the-river out until it is reviewed")
    assert "“Cedar Union”" in message(checked, "M390")
    assert "M353" not in said(checked)
    assert {one.severity for one in checked.diagnostics if one.code == "M390"} == {"warning"}
    checked, _ = again(reviewed(content, "published"), *NEW)
    assert message(checked, "M353").startswith("the page says from now on that nobody has reviewed it")
    checked, _ = again(reviewed(content, "error"), *NEW)
    assert message(checked, "M390").startswith("no build passes until it is reviewed again")


def test_a_build_warns_of_a_letter_that_was_reviewed_and_waits(content):
    held = reviewed(content, "left out")
    data = FIRST.replace(b"Fir Alliance", b"Fir Circle")
    taken = accession(held, "content", [("first.txt", data)], "2024-05-02")
    after = {**held, **taken.value}
    assert b"reviewed:\n  until: 2024-05-02\n" in after[NAME]
    (ended,) = ended_in(after)
    assert ended.span.path == f"content/{NAME}"
    assert "it was reviewed, and an import changed it on 2024-05-02" in ended.message
    again_reviewed = edit(after, ("status: unreviewed", "status: reviewed"))
    assert ended_in(again_reviewed) == []
    written = write_manuscript(read_manuscript(again_reviewed[NAME].decode(), NAME).value)
    assert "reviewed:" not in written.replace("status: reviewed", "")
    assert ended_in({**content, "archive.toml": held["archive.toml"]}) == []  # nobody has ever reviewed it


def ended_in(files):
    admitted = admit(read_content(files, "content").value)
    return [one for one in admitted.diagnostics if one.code == "M390"]


def test_without_the_old_source_nothing_is_guessed(content):
    del content["sources/first.txt"]
    checked, after = again(content, (b"Fir Alliance", b"Fir Circle"))
    assert said(checked) == ["M355"]
    assert after == content


def test_a_sibling_that_arrives_helps_an_edited_letter_without_touching_the_edits():
    name = "letters/2021-06-04-protect-the-lake.md"
    content = dict(accession({}, "content", [("second.txt", SECOND)]).value)
    content[name] = content[name].replace(b"Gorse Forum", b"Gorse Forum (Example)")
    checked = accession(content, "content", [("first.txt", FIRST)])
    letter = read_manuscript(checked.value[name].decode(), "x").value.letter
    assert [len(one.members) for one in letter.signatories] == [0, 3, 0, 0, 0]
    assert letter.signatories[-1].name == "Gorse Forum (Example)"
    assert "M353" in said(checked)
