from itertools import permutations

import pytest

from sitegen.content.accession import accession
from sitegen.content.changes import read_changes
from sitegen.content.folder import read_content
from sitegen.content.manuscript import read_manuscript
from sitegen.core.source import digest
from tests.unit.content.accession.letters import FIRST, SECOND, THIRD

FIRST_ID = "2021-05-03-protect-the-river"
SECOND_ID = "2021-06-04-protect-the-lake"


def take_in(content, *incoming):
    return accession(content, "content", [(f"in/{name}", data) for name, data in incoming])


def codes(checked):
    return [one.code for one in checked.diagnostics if one.code[0] in "SM"]


def letter(content, letter_id):
    name = f"letters/{letter_id}.md"
    return read_manuscript(content[name].decode(), f"content/{name}").value


def test_a_letter_brings_its_source_its_manuscript_and_its_organizations():
    changes = take_in({}, ("first.txt", FIRST)).value
    assert set(changes) == {"sources/first.txt", f"letters/{FIRST_ID}.md", "organizations.yaml", "addressees.yaml"}
    assert changes["sources/first.txt"] == FIRST
    manuscript = letter(changes, FIRST_ID)
    assert (manuscript.source.file, manuscript.source.sha256) == ("first.txt", digest(FIRST))
    assert manuscript.status == "unreviewed"
    assert [len(one.members) for one in manuscript.letter.signatories] == [0, 3, 0, 0, 0, 0]
    assert b"Ash Group" in changes["organizations.yaml"]


def test_the_same_bytes_change_nothing_whatever_their_name():
    content = dict(take_in({}, ("first.txt", FIRST)).value)
    again = take_in(content, ("first.txt", FIRST), ("copy.txt", FIRST))
    assert again.value == {}
    assert codes(again) == ["M351", "M351"]
    twice = take_in({}, ("a.txt", FIRST), ("b.txt", FIRST))
    assert sum(name.startswith("letters/") for name in twice.value) == 1


def test_letters_come_out_the_same_in_any_order_and_all_at_once():
    letters = [("first.txt", FIRST), ("second.txt", SECOND), ("third.txt", THIRD)]
    together = dict(take_in({}, *letters).value)
    assert [one.name for one in letter(together, SECOND_ID).letter.signatories[1].members] == [
        "Ash Group",
        "Elm Group",
        "Yew Group",
    ]
    for order in permutations(letters):
        content = {}
        for one in order:
            content |= take_in(content, one).value
        assert without_records(content) == without_records(together)
        assert dict(take_in({}, *order).value) == together


def without_records(content):
    return {name: data for name, data in content.items() if name != "organizations.yaml"}


def test_organizations_are_only_ever_added():
    content = dict(take_in({}, ("first.txt", FIRST)).value)
    content["organizations.yaml"] = b"# Ours.\n" + content["organizations.yaml"]
    later = take_in(content, ("third.txt", THIRD)).value
    assert later["organizations.yaml"].startswith(content["organizations.yaml"])
    assert later["organizations.yaml"].count(b"Cedar Union") == 1
    assert b"Kelp Society" in later["organizations.yaml"]


def test_a_fault_in_one_file_keeps_all_of_them_out_and_every_fault_is_said():
    checked = take_in({}, ("first.txt", FIRST), ("empty.txt", b""), ("picture.txt", b"\x89PNG\r\n\0\0"))
    assert checked.value == {}
    assert [(one.code, one.span.path) for one in checked.diagnostics if one.severity == "error"] == [
        ("S107", "in/picture.txt"),
        ("S102", "in/empty.txt"),
    ]


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("../shared/first.txt", "first.txt"),
        ("C:\\Letters\\My letter (1).TXT", "My-letter-1.txt"),
        ("../../etc/passwd", "passwd"),
        (".htaccess", "htaccess"),
        ("con.txt", "con-x.txt"),
        ("Über die Flüsse.txt", "Uber-die-Flusse.txt"),
        ("..", "letter"),
        ("\u202etxt.exe.txt", "txt.exe.txt"),
        (f"{'x' * 300}.txt", f"{'x' * 80}.txt"),
    ],
)
def test_sources_are_kept_under_safe_names(path, name):
    changes = accession({}, "content", [(path, FIRST)]).value
    assert changes[f"sources/{name}"] == FIRST


def test_another_letter_under_a_known_name_gets_a_name_of_its_own():
    content = dict(take_in({}, ("letter.txt", FIRST)).value)
    changes = take_in(content, ("LETTER.txt", THIRD)).value
    assert changes["sources/LETTER-2.txt"] == THIRD
    assert "sources/letter.txt" not in changes


FORM = """Open letter to the {0}

{1}

To the {0}

Our wells are dry. We ask for a pump, and for somebody who can mend it before the summer comes.

Signed:

1. Alder Society
2. Birch Network
3. Cedar Union
"""
TO_MINISTER = FORM.format("Minister of Water", "12 March 2024").encode()
TO_MAYOR = FORM.format("Mayor of Zell", "3 May 2025").encode()


@pytest.mark.parametrize(
    "names", [("letter.txt", "letter.txt"), ("Fu\u00df.txt", "fuss.txt"), ("\u00e9.txt", "e\u0301.txt")]
)
def test_a_form_letter_to_somebody_else_is_another_letter_under_the_same_name(names):
    content = dict(take_in({}, (names[0], TO_MINISTER)).value)
    second = take_in(content, (names[1], TO_MAYOR))
    content.update(second.value)
    once = take_in({}, (names[0], TO_MINISTER), (f"b/{names[1]}", TO_MAYOR)).value
    ids = {
        f"letters/{one}.md"
        for one in ("2024-03-12-open-letter-to-the-minister-of", "2025-05-03-open-letter-to-the-mayor-of-zell")
    }
    assert ids <= content.keys()
    assert ids <= once.keys()
    assert sum(name.startswith("sources/") for name in content) == 2


def test_a_letter_whose_title_and_day_an_editor_changed_is_still_that_letter():
    content = dict(take_in({}, ("letter.txt", TO_MINISTER)).value)
    name = next(one for one in content if one.startswith("letters/"))
    edited = (
        content[name]
        .replace(b"title: Open letter to the Minister of Water", b"title: Wells")
        .replace(b"2024-03-12\n", b"2024-03-11\n")
    )
    assert edited != content[name]
    again = take_in(
        {**content, name: edited}, ("letter.txt", TO_MINISTER.replace(b"3. Cedar", b"3. Dogwood League\n4. Cedar"))
    )
    assert [one for one in again.value if one.startswith("letters/")] == [name]


def test_a_letter_like_another_one_is_taken_in_and_said():
    content = dict(take_in({}, ("first.txt", FIRST)).value)
    other = take_in(content, ("second-copy.txt", FIRST.replace(b"Fir Alliance", b"Fir Circle")))
    assert codes(other) == ["M354"]
    (found,) = (one for one in other.diagnostics if one.code == "M354")
    assert "take it back (sitegen remove " in found.hint
    assert f"letters/{FIRST_ID}-2.md" in other.value


def test_a_source_dropped_into_the_folder_is_found_and_catalogued_where_it_lies():
    content = {"archive.toml": b'title = "T"\ndescription = "D"\n', **take_in({}, ("first.txt", FIRST)).value}
    content |= {"sources/dropped in (by hand).txt": THIRD, "sources/.gitkeep": b""}
    waiting = read_content(content, "content").value.unread
    assert waiting == ("sources/dropped in (by hand).txt",)
    changes = accession(content, "content", [(f"content/{name}", content[name]) for name in waiting]).value
    assert set(changes) == {"letters/2021-07-05-protect-the-sea.md", "organizations.yaml"}
    assert read_content({**content, **changes}, "content").value.unread == ()


def test_the_changelog_tells_when_letters_came_if_somebody_knows_the_day():
    before = b"# kept by hand\n- {date: 2020-01-01, kind: note, what: begun}\n"
    first = accession({"changes.yaml": before}, "content", [("first.txt", FIRST)], "2024-05-02").value
    assert first["changes.yaml"] == before + f"- {{date: 2024-05-02, kind: added, letter: {FIRST_ID}}}\n".encode()
    assert accession(first, "content", [("first.txt", FIRST)], "2024-05-03").value == {}
    newer = accession(first, "content", [("first.txt", FIRST.replace(b"Fir A", b"Furze A"))], "2024-05-04").value
    added = newer["changes.yaml"].removeprefix(first["changes.yaml"]).decode()
    assert added.startswith(f"- {{date: 2024-05-04, kind: corrected, letter: {FIRST_ID}, what: ")
    assert read_changes(newer["changes.yaml"].decode(), "x").diagnostics == ()


def test_a_withheld_signatory_gets_no_record():
    content = {name: data for name, data in take_in({}, ("first.txt", FIRST)).value.items() if name[:4] != "orga"}
    path = f"letters/{FIRST_ID}.md"
    content[path] = content[path].replace(b"status: unreviewed", b"status: unreviewed\nwithheld:\n  - line: 12")
    assert "Alder" not in take_in(content, ("third.txt", THIRD)).value["organizations.yaml"].decode()
    content[path] = content[path].replace(b"line: 12", b"line: 13")
    assert "Alder" in take_in(content, ("third.txt", THIRD)).value["organizations.yaml"].decode()


def test_a_letter_of_signatories_alone_is_told():
    listed = (
        b"Signatures to the open letter on the river\n\nSigned by:\n\n- Alder Union\n- Beech Network\n- Cedar Society\n"
    )
    taken = take_in({}, ("list.txt", listed))
    assert any(name.startswith("letters/") for name in taken.value)
    assert "M375" in codes(taken)
    assert "M375" not in codes(take_in({}, ("first.txt", FIRST)))
    for short in ("We ask you to keep the ferry.", "請保留渡輪，這是島上居民唯一的交通工具。"):
        assert "M375" not in codes(
            take_in(
                {}, ("short.md", f"# Keep it\n\n{short}\n\nSigned by:\n\n- Ada Moss\n- Ben Poe\n- Cy Roe\n".encode())
            )
        )
