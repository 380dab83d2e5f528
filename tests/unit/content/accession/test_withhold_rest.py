"""Who stands on many lines of a letter is withheld only when all are: until then the command says which are left."""

import pytest

from sitegen.content.folder import read_content
from sitegen.content.manuscript import read_manuscript
from sitegen.content.redaction.withhold import withhold_from_letter
from tests.unit.content.withheld import PATH, SETTINGS, given_back, with_letter, withhold

LETTER = b"""To the Council of Examples
3 May 2021

Re: Protect the river

Dear members,

We ask with Mira Holmgren to protect the river.

J. Hollister-Oak has counted the fish of the river for us.

Yours sincerely,

Signed by 8 organizations:

Alder Society
Birch Network of Readers
Mira Holmgren
Cedar Union of Weavers

Friends of Mira Holmgren:

Dogwood League
Fir Alliance
Jane Hollister-Oak
J. Hollister-Oak

P.S. J. Hollister-Oak wrote this, and Mira Holmgren read it.
"""
NAME, TEXT, HEADING, POSTSCRIPT = 18, 8, 21, 28


@pytest.fixture(scope="module")
def received():
    return with_letter({"archive.toml": SETTINGS}, LETTER)


def left_after(files, *lines):
    """Return the lines that the command still asks for, after each of the `lines`, and whether it says it is done."""
    for line in lines:
        files, edit = withhold(files, line)
        asked = [int(step.rpartition(" ")[2]) for step in edit.steps if "also stands on line" in step]
        yield asked, edit.left


def test_every_step_says_which_lines_are_left(received):
    assert [*left_after(received, NAME, TEXT, POSTSCRIPT, HEADING)] == [
        ([TEXT, HEADING, POSTSCRIPT], True),
        ([HEADING, POSTSCRIPT], True),
        ([HEADING], True),
        ([], False),
    ]


def test_words_that_are_allowed_are_not_left(received):
    files, _ = withhold(received, NAME)
    files[".private/withheld.yaml"] += b"  allowed: [Friends of Mira Holmgren]\n"
    assert [*left_after(files, TEXT, POSTSCRIPT)] == [([POSTSCRIPT], True), ([], False)]


def test_the_heading_of_a_group_is_withheld_with_its_line_and_comes_back(received):
    files = received
    for line in (NAME, TEXT, POSTSCRIPT, HEADING):
        files, _ = withhold(files, line)
    text = files[PATH].decode()
    assert "Mira Holmgren" not in text
    signed = read_manuscript(text, PATH).value.letter.signatories
    assert {one.name: one.group for one in signed}["Dogwood League"] == "[withheld]"
    read = read_content(files, "content")
    assert [one.severity for one in read.diagnostics if one.severity == "error"] == []
    back = given_back(files, HEADING)[PATH].decode()
    assert "### Friends of Mira Holmgren\n\n- Dogwood League" in back
    for line in (POSTSCRIPT, TEXT, NAME, HEADING):
        files = given_back(files, line)
    assert files[PATH] == received[PATH]


def test_initials_are_told_at_every_place(received):
    files, _ = withhold(received, 25)
    found = [one for one in read_content(files, "content").diagnostics if one.code == "M363"]
    told = sorted(one.span.first for one in found if one.span.path == f"content/{PATH}")
    lines = files[PATH].decode().split("\n")
    assert told == [at for at, line in enumerate(lines, 1) if "J. Hollister-Oak" in line]


def test_a_line_of_the_text_is_said_to_be_one_and_how_it_is_taken_back(received):
    _, edit = withhold(received, 12)
    assert any("it was read as the closing, so if you meant another line" in step for step in edit.steps)
    assert edit.doubtful


@pytest.mark.parametrize(
    ("names", "told"), [("Ash Beech Cedar Dogwood Elm Fir", True), ("Fir Ash Cedar Beech Elm Dogwood", False)]
)
def test_a_gap_in_the_order_of_the_alphabet_is_said_to_tell_how_the_name_begins(names, told):
    listed = "".join(f"{name} Union\n" for name in names.split())
    text = f"To the Council\n3 May 2021\n\nRe: Stop\n\nWe ask you to stop.\n\nSigned by 6 organizations:\n\n{listed}"
    files = with_letter({"archive.toml": SETTINGS}, text.encode())
    steps = withhold_from_letter(files, "content", "2021-05-03-stop", [12], "2024-05-02").value.steps
    assert any("order of the alphabet" in step for step in steps) is told
