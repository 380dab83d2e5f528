from dataclasses import replace

from sitegen.core.model import Block, Contact, Manuscript
from sitegen.publishing.search.letters import letter_document
from tests.invented import FIRST, first_letter

DATES = (lambda day: f"am {day[8:]}. Mai {day[:4]}", lambda day: f"{day[8:]} May {day[:4]}")


def searched(letter, *, contacts=True):
    slugs = {"Members of the River Commission": "river-commission"}
    return letter_document(Manuscript(FIRST, "x.md", letter, None), DATES, slugs, contacts=contacts)


def test_what_is_searched_of_a_letter():
    document = searched(first_letter())
    assert [(one.anchor, one.text) for one in document.fields if one.shown] == [
        ("", "Members of the River Commission"),
        ("", "The Council of Lakes"),
        ("p1", "Your Excellencies,"),
        ("p2", "Forty villages must go. See the survey."),
        ("p3", "What we ask"),
        ("p4", "Stop the work."),
        ("p4", "Ask the people; write to ada@lake.example."),
        ("note-1", "Counted in <April> 2021."),
        ("note-2", "A loose note."),
        ("signatories", "Signed by 7 organizations."),
        ("contacts", "Lake Monitor"),
    ]


def test_title_and_date_are_searched_in_every_form_and_not_repeated():
    document = searched(first_letter())
    hidden = [one.text for one in document.fields if not one.shown]
    assert hidden == [
        "Stop the dam at Upper Lake", "am 03. Mai 2021", "03 May 2021", "2021-05-03",
    ]  # fmt: skip
    assert document.card == (
        f"letters/{FIRST}.html",
        "Stop the dam at Upper Lake",
        "2021-05-03",
        "am 03. Mai 2021",
        "en",
    )
    assert document.tags == ("@to:river-commission", "@date:2021-05-03", "@year:2021")


def test_long_months_are_found_by_their_first_three_letters():
    letter = replace(first_letter(), date="2021-02-03")
    document = letter_document(
        Manuscript(FIRST, "x.md", letter, None),
        (lambda _: "3 February 2021",),
        {"Members of the River Commission": "river"},
        contacts=True,
    )
    assert "3 Feb 2021" in [one.text for one in document.fields]


def test_links_are_searched_where_they_stand():
    letter = replace(first_letter(), body=(Block("paragraph", "See [it](https://lake.example/a).", 1, 1),))
    assert ("p1", "https://lake.example/a") in [(one.anchor, one.text) for one in searched(letter).fields]


def test_of_contacts_the_organization_is_searched_never_the_person():
    letter = replace(first_letter(), contacts=(Contact("Ada Moss", "Lake Monitor", "ada@lake.example", 12),), body=())
    assert "Lake Monitor" in [one.text for one in searched(letter).fields]
    assert "Ada" not in str(searched(letter))
    assert "Lake Monitor" not in str(searched(letter, contacts=False))
