"""What is taken back after a withholding comes back whole: contacts, words of the text; and what is said on the way."""

import pytest

from sitegen.content.accession import accession
from sitegen.content.folder import read_content
from sitegen.content.manuscript import read_manuscript
from sitegen.content.redaction.giving_back import give_back
from sitegen.content.redaction.withhold import withhold_from_letter
from tests.unit.content.withheld import ID, PATH, SETTINGS, given_back, withheld, withhold
from tests.unit.content.withheld_contacts import CONTACT, LETTER, NAME, TEXT, archive


@pytest.mark.parametrize("lines", [(CONTACT,), (CONTACT, CONTACT + 1), (TEXT,), (TEXT, TEXT + 1), (CONTACT, NAME)])
def test_undoing_brings_back_contacts_and_text(lines):
    files = archive()
    assert "email: mira@elm.example" in files[PATH].decode()
    gone, _ = withhold(files, *lines)
    assert gone[PATH] != files[PATH]
    back = given_back(gone, *lines)
    assert back[PATH].decode() == files[PATH].decode()


def test_the_person_of_a_withheld_contact_is_guarded_unless_the_letter_names_them_elsewhere():
    gone, edit = withhold(archive(), CONTACT + 1)
    steps = edit.steps
    assert "Jo Lund" in gone[".private/withheld.yaml"].decode()
    assert not [step for step in steps if "guarded" in step]
    gone["pages/about.md"] = b"# About\n\nAsk Jo Lund.\n"
    assert [one.code for one in read_content(gone, "content").diagnostics if one.severity == "error"] == ["M362"]
    gone, edit = withhold(archive(), CONTACT)
    steps = edit.steps
    assert "Mira" not in "".join(steps)
    (said,) = [step for step in steps if "guarded" in step]
    assert said.startswith("the person of line 13 also stands on line 9, so the name is not guarded")
    assert not [one for one in read_content(gone, "content").diagnostics if one.severity == "error"]


def test_a_text_that_names_nobody_who_is_known_says_that_nothing_is_guarded():
    steps = withhold(archive(), TEXT)[1].steps
    said = "no name on line 9 is known to be guarded: if a person stands there, give --name"
    assert [step for step in steps if step.startswith(said)]
    steps = withhold(archive(), TEXT, names=["Mira Holm"])[1].steps
    assert not [step for step in steps if "guarded" in step]


def test_a_contact_that_an_editor_wrote_comes_back_as_it_was_written():
    files = archive(("person: Mira Holm\n", "person: Ms M. Holm, who answers letters\n"))
    gone, _ = withhold(files, CONTACT)
    assert b"M. Holm" not in gone[PATH]
    assert given_back(gone, CONTACT)[PATH] == files[PATH]


def test_one_of_two_lines_of_a_paragraph_comes_back_and_the_other_stays():
    gone, _ = withhold(archive(), TEXT, TEXT + 1)
    back = given_back(gone, TEXT + 1)
    assert r"river. \[withheld] swam in it." in back[PATH].decode()


@pytest.mark.parametrize("apart", [False, True], ids=["at once", "one after the other"])
def test_every_withheld_line_of_a_paragraph_is_taken_out(apart):
    files = archive()
    for lines in ((TEXT,), (TEXT + 1,)) if apart else ((TEXT, TEXT + 1),):
        files, _ = withhold(files, *lines)
    text = files[PATH].decode()
    assert r"river. \[withheld] \[withheld]" in text
    assert "swam" not in text
    assert read_content(files, "content").value is not None


def test_a_record_of_two_lines_takes_both_out_of_what_is_read():
    files = archive(("status: unreviewed", "status: unreviewed\nwithheld:\n  - {line: 9, last: 10, of: text}"))
    read = read_content(files, "content").value
    assert "swam" not in repr(read.manuscripts)


def test_the_lines_on_which_the_name_stands_still_are_said_at_once():
    steps = withhold(archive(), NAME)[1].steps
    assert [step for step in steps if "also stands" in step] == [
        f"the name also stands on line {line}: sitegen withhold {ID} {line}" for line in (TEXT, CONTACT)
    ]
    steps = withhold(archive(), NAME, TEXT, CONTACT)[1].steps
    assert not [step for step in steps if "also stands" in step]


def test_the_id_and_the_file_whose_names_tell_it_are_said_at_once():
    given = {"archive.toml": SETTINGS}
    letter = LETTER.replace(b"Protect the river", b"Birch Network for the river")
    files = given | accession(given, "content", [("Birch Network, 3 May.txt", letter)]).value
    own = "2021-05-03-birch-network-for-the-river"
    steps = withhold_from_letter(files, "content", own, [NAME - 1], "2024-05-02").value.steps
    assert [step.partition(": ")[2] for step in steps if "also stands" in step] == [
        f"sitegen withhold {own} 4",
        (
            "rename sources/Birch-Network-3-May.txt, what is called so in .private/sources/, too, and write the new "
            "name into the front matter (source: file)"
        ),
        f"sitegen rename {own} NEW-ID",
    ]


def test_nothing_is_taken_back_where_the_file_as_received_is_missing():
    files = archive()
    hidden = withheld(files, NAME)
    clone = {name: data for name, data in hidden.items() if not name.startswith(".private/")}
    back = give_back(clone, "content", ID, [NAME])
    assert [one.code for one in back.diagnostics] == ["M367"]
    assert back.value.files == {}


def test_undoing_puts_records_where_they_stood():
    files = archive()
    records = files["organizations.yaml"].decode()
    entries = [one.line for one in read_manuscript(files[PATH].decode(), PATH).value.letter.signatories]
    assert records.count("- id: ") == len(entries) > 2
    for lines in (entries[:1], entries[1:2], entries[-1:], entries[:2]):
        gone, _ = withhold(files, *lines)
        assert gone["organizations.yaml"].decode().count("- id: ") == len(entries) - len(lines)
        back = given_back(gone, *lines)
        assert back["organizations.yaml"].decode() == records
