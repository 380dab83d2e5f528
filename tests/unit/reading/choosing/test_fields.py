"""Lists in fields of front matter: their names tell who signs, a person may say it, and else somebody should look."""

import pytest

from sitegen.core.model import ReadingFact
from sitegen.reading.choosing import compare, read_letter
from sitegen.reading.choosing.readers import read_second
from sitegen.reading.formats import read_source
from sitegen.reading.formats.fields import held_by

TEXT = """
We ask the Commission to admit observers to all polling stations on 5 October, as the law has it.

Last year observers were turned away in eleven districts.
"""
NAMES = ["Alvanian Center for Law and Water", "Vote Watch Ostra", "Citizens' Tally"]
BLOCK = "".join(f"  - {name}\n" for name in NAMES)
BRACKETS = '[Alvanian Center for Law and Water, Vote Watch Ostra, "Citizens\' Tally"]'


def source(fields, fence="---"):
    text = f"{fence}\n{fields}{fence}\n{TEXT}"
    return read_source("observers.md", text.encode()).value


def read(fields, facts=(), fence="---"):
    return read_letter(source(fields, fence), (), facts).value


def names(reading):
    return [entry.name for entry in reading.letter.signatories]


@pytest.mark.parametrize(
    "key", ["organizations", "signed_by", "Signatarios firmantes", "endorsers", "coalition", "signedBy"]
)
@pytest.mark.parametrize("items", [f"\n{BLOCK}", f" {BRACKETS}\n", f"\n  {BRACKETS}\n"], ids=["block", "line", "below"])
def test_a_field_that_holds_who_signs(key, items):
    reading = read(f"title: Let the observers in\nto: The Commission\n{key}:{items}")
    assert (names(reading), reading.verdict.grade) == (NAMES, "well read")
    assert (reading.letter.title, reading.letter.addressees) == ("Let the observers in", ("The Commission",))


def test_fields_of_toml_and_json():
    inner = "".join(f'  "{name}",\n' for name in NAMES)
    assert names(read(f'title = "Let them in"\norganizations = [\n{inner}]\n', fence="+++")) == NAMES
    first, second, third = NAMES
    items = f'    {{ "name": "{first}" }},\n    {{\n      "name": "{second}"\n    }},\n    "{third}"\n'
    whole = f'{{\n  "title": "Let them in",\n  "signedBy": [\n{items}  ]\n}}\n{TEXT}'
    laid = read_source("observers.md", whole.encode()).value
    found = read_letter(laid).value
    assert [(one.name, one.line) for one in found.letter.signatories] == list(zip(NAMES, (4, 6, 8), strict=True))


def test_an_item_of_several_fields_among_plain_ones():
    reading = read(f"title: Let them in\norganizations:\n{BLOCK}  - name: League of Voters\n    country: Alvania\n")
    assert names(reading)[:3] == NAMES
    assert [(one.entry, one.line) for one in reading.letter.signatories][3] == ("League of Voters, Alvania", 7)


@pytest.mark.parametrize(("key", "grade"), [("behind_this", "look here"), ("tags", "well read")])
def test_names_in_a_field_that_does_not_tell(key, grade):
    reading = read(f"title: Let the observers in\ndate: 2025-09-12\nto: The Commission\n{key}:\n{BLOCK}")
    assert (names(reading), reading.verdict.grade) == ([], grade)


def test_authors_may_be_who_signs_and_somebody_looks():
    reading = read(f"title: Let the observers in\ndate: 2025-09-12\nto: The Commission\nauthors:\n{BLOCK}")
    assert reading.verdict.grade != "well read"


@pytest.mark.parametrize(
    ("field", "parties"),
    [
        ("to: Electoral Commission of Alvania", ("Electoral Commission of Alvania",)),
        ("addressees: [The Commission, The Ministry]", ("The Commission", "The Ministry")),
        ("recipients:\n  - The Commission\n  - The Ministry", ("The Commission", "The Ministry")),
        ("to: /letters/observers", ("Commission",)),  # no party: whom the text asks is taken
        ("to: press@ferry.example", ("Commission",)),
    ],
)
def test_to_whom_a_field_says(field, parties):
    assert read(f"title: Let the observers in\n{field}\n").letter.addressees == parties


@pytest.mark.parametrize("name", ["signup", "signals", "significance", "authors", "design", "title"])
def test_names_of_fields_that_hold_nobody_who_signs(name):
    assert held_by(name) in ("others", "unknown")


@pytest.mark.parametrize("reader", ["rules", "second", "chosen"])
def test_a_person_says_what_lines_of_front_matter_are(reader):
    item = "  - name: League of Voters\n    country: Alvania\n"
    fields = f"title: Let the observers in\nforwarded: The Commission\nbehind_this:\n{BLOCK}{item}"
    found = compare(source(fields), (), [ReadingFact(5, 9, "signatories"), ReadingFact(3, 3, "addressee")])
    second = read_second(found.task, found.second)
    reading = {"rules": found.rules, "second": second, "chosen": found.reading}[reader].value
    entries = [(one.entry, one.line) for one in reading.letter.signatories]
    assert entries == list(zip([*NAMES, "League of Voters, Alvania"], range(5, 9), strict=True))
    assert (reading.letter.title, reading.letter.addressees) == ("Let the observers in", ("The Commission",))


def test_a_person_says_that_a_field_names_to_whom_the_letter_goes_beside_its_list():
    fields = f"title: Let the observers in\nto: The Commission\nsignatories:\n{BLOCK}"
    reading = read(fields, [ReadingFact(3, 3, "addressee")])
    assert (names(reading), reading.letter.addressees) == (NAMES, ("The Commission",))
