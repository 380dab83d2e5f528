"""Whom no other letter named signs none until a person lets it; who signs one openly is told where others name them."""

import pytest

from sitegen.content.accession import accession
from sitegen.content.folder import read_content
from sitegen.content.redaction.withhold import withhold_from_letter
from tests.unit.content.withheld import HIDDEN, ID, LAKE, LETTER, PATH, PRIVATE, before, said, unnamed, withheld

LAKE_PATH = "letters/2021-06-04-protect-the-lake.md"
OTHER = LAKE.replace(b"Elm Group", b"Rowan Group").replace(b"Ash Group", b"Aspen Group")
THIRD = OTHER.replace(b"4 June", b"9 July").replace(b"lake", b"wood").replace(b"Cedar Union of Weavers", b"Hazel Choir")
CEDAR = b"Cedar Union of Weavers"


def with_letter(files, name, data):
    result = accession(files, "content", [(name, data)])
    return files | result.value, result


def named(result, *codes):
    return {(one.code, one.span.path, one.severity) for one in result.diagnostics if one.code in codes}


@pytest.mark.parametrize("name", [CEDAR, CEDAR.upper(), CEDAR + b" Ltd"])
def test_a_first_open_signature_is_told_on_import_and_stops_the_build_until_a_person_lets_it(name):
    files, came = with_letter(withheld(before(), 16), "other.txt", OTHER.replace(CEDAR, name))
    assert named(came, "M344") == {("M344", f"content/{LAKE_PATH}", "warning")}
    result = read_content(files, "content")
    assert result.value is None
    assert named(result, "M344") == {("M344", f"content/{LAKE_PATH}", "error")}
    assert unnamed(result, *HIDDEN)
    let = files[PRIVATE].replace(b"  records:", b"  open_in: [2021-06-04-protect-the-lake]\n  records:")
    assert let != files[PRIVATE]
    assert read_content(files | {PRIVATE: let}, "content").value is not None


def test_who_was_open_elsewhere_when_they_were_withheld_stops_nothing():
    files, _ = with_letter(before(), "other.txt", OTHER)
    files = withheld(files, 16)
    result = read_content(files, "content")
    assert result.value is not None
    assert named(result, "M344", "M364") == {("M364", f"content/{LAKE_PATH}", "warning")}


@pytest.mark.parametrize("place", ["pages/about.md", LAKE_PATH, "another letter", "changes.yaml"])
def test_who_is_open_on_one_letter_is_told_where_another_text_names_them(place):
    files, _ = with_letter(before(), "other.txt", OTHER)
    files, _ = with_letter(files, "third.txt", THIRD)
    files = withheld(files, 16)
    third = next(path for path in files if path.startswith("letters/2021-07-09"))
    place = third if place == "another letter" else place
    clean = read_content(files, "content")
    assert named(clean, "M363") == set()
    text = {
        "pages/about.md": b"# About\n\nThe Cedar Union of Weavers asked us.\n",
        "changes.yaml": b"- date: 2024-05-02\n  kind: note\n  what: Cedar Union of Weavers asked us\n",
    }.get(place) or files[place].replace(b"We ask you", b"With the Cedar Union of Weavers, we ask you")
    result = read_content(files | {place: text}, "content")
    expected = set() if place == LAKE_PATH else {("M363", f"content/{place}", "warning")}
    assert named(result, "M363") == expected
    allowed = files[PRIVATE].replace(b"  names:", b"  allowed: [Cedar Union of Weavers]\n  names:", 1)
    assert named(read_content(files | {place: text, PRIVATE: allowed}, "content"), "M363") == set()


@pytest.mark.parametrize("more", [b" and family", b" - North", b" on behalf of the Birch Circle", b" Oaktown"])
def test_an_entry_that_holds_a_withheld_name_beside_other_words_is_told(more):
    files, came = with_letter(withheld(before(), 16), "other.txt", OTHER.replace(CEDAR, CEDAR + more))
    assert named(came, "M363") == {("M363", f"content/{LAKE_PATH}", "warning")}
    result = read_content(files, "content")
    assert named(result, "M363") == {("M363", f"content/{LAKE_PATH}", "warning")}
    words = (CEDAR + more).decode()
    allowed = files[PRIVATE].decode().replace("  names:", f'  allowed: ["{words}"]\n  names:', 1).encode()
    assert named(read_content(files | {PRIVATE: allowed}, "content"), "M363") == set()


@pytest.mark.parametrize(
    ("text", "step"),
    [
        (b"with the Weavers' Cedar Union.", "line 8 may give the name away, too"),
        (b"with the Cedars Union of Weavers.", "the name also stands on line 8"),
    ],
)
def test_withhold_ends_with_the_lines_that_tell_or_may_tell(text, step):
    letter = LETTER.replace(b"protect the river.", b"protect the river " + text)
    files, _ = with_letter({"archive.toml": before()["archive.toml"]}, "letter.txt", letter)
    edit = withhold_from_letter(files, "content", ID, [16], "2024-05-02").value
    assert [one for one in edit.steps if step in one]
    assert edit.left == ("may" not in step)
    assert edit.doubtful or edit.left


def test_withhold_ends_with_what_only_the_manuscript_may_tell():
    files = before()
    files[PATH] = files[PATH].replace(b"protect the river. <", b"protect the river with the Weavers' Cedar Union. <")
    edit = withhold_from_letter(files, "content", ID, [16], "2024-05-02").value
    assert [one for one in edit.steps if "the manuscript may still give it away" in one]


def test_withhold_looks_at_the_words_of_the_file_and_the_id():
    files = before()
    files["sources/weavers.txt"] = files.pop("sources/letter.txt")
    files[PATH] = files[PATH].replace(b"letter.txt", b"weavers.txt")
    edit = withhold_from_letter(files, "content", ID, [16], "2024-05-02").value
    assert [one for one in edit.steps if "sources/weavers.txt. Check" in one]
    assert edit.doubtful
    assert not edit.left
    assert not [one for one in said(read_content(files, "content")) if "error" in one]
