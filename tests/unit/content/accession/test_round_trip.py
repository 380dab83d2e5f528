"""An editor's work and a source that changes: nothing that a person wrote is overwritten silently."""

import pytest

from sitegen.content.accession import accession
from sitegen.content.manuscript import read_manuscript
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


def test_both_may_change_the_same(content):
    edited = edit(content, ("Fir Alliance", "Fir Circle"))
    checked, after = again(edited, (b"Fir Alliance", b"Fir Circle"))
    assert after[NAME].count(b"Fir Circle") == 1
    assert said(checked) == []


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
