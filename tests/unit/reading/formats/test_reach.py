"""Tables within a letter: what leads to a person, by the heads of their columns, is no line of its text."""

import pytest

from sitegen.reading.formats import left_out_of, read_source
from sitegen.reading.formats.tabular import begins_with_contact
from tests.unit.reading.formats.documents import docx, paragraph

HEADS = ("Organization", "Country", "Contact person", "E-mail")
ROWS = (("Alder Society", "Peru", "Ina Rook", "ina@alder.example"), ("Birch Network", "", "Olaf Rowan", ""))
TABLE = (HEADS, *ROWS)
SECRET = ("Ina Rook", "ina@", "Olaf")


def text(sign):
    return "To all\n\n" + "".join(f"{sign.join(row)}\n" for row in TABLE)


def wide():
    return "To all\n\n" + "".join("".join(f"{cell:22}" for cell in row).rstrip() + "\n" for row in TABLE)


def pipes():
    rows = ["| " + " | ".join(row) + " |" for row in TABLE]
    return "\n".join(("To all", "", rows[0], "|---|---|---|---|", *rows[1:]))


def page():
    rows = ("".join(f"<td>{cell}" for cell in row) for row in TABLE)
    return f"<html><p>To all<table><tr>{'<tr>'.join(rows)}</table></html>"


def word():
    rows = ("".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in row) for row in TABLE)
    return docx(f"{paragraph('To all')}<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>")


FILES = {
    "tabs.txt": text("\t").encode(), "gaps.txt": wide().encode(), "pipes.txt": pipes().encode(),
    "list.md": pipes().encode(), "list.html": page().encode(), "list.docx": word(),
}  # fmt: skip


@pytest.mark.parametrize("name", FILES)
def test_cells_that_lead_to_a_person_are_left_out_and_told(name):
    read = read_source(name, FILES[name])
    whole = "\n".join(read.value.lines)
    assert not [one for one in SECRET if one in whole]
    assert all(one in whole for one in (*HEADS, "Alder Society", "Peru", "Birch Network", "[…]"))
    (said,) = [one for one in read.diagnostics if one.code == "S119"]
    assert "“Contact person”, “E-mail”" in said.message
    assert [one.text for one in left_out_of(name, FILES[name])] == ["Ina Rook", "ina@alder.example", "Olaf Rowan"]


def test_rows_go_on_below_a_country_and_end_with_running_text():
    rows = "Name\tContact\nOak Union\tIna Rook\nAsia\nElm Union\tOlaf Rowan\n"
    end = "We all ask you once more, with all that we are and have, to act.\nFir Union\tPeter Quince\n"
    lines = read_source("list.txt", f"{rows}{end}".encode()).value.lines
    assert lines[1:] == ("Oak Union\t[…]", "Asia", "Elm Union\t[…]", *end.split("\n")[:2])


@pytest.mark.parametrize(
    "lines",
    [
        "Name\tRole\tCountry\nJane Oak\tContact officer\tKenya\n",
        "Farmers Union\tContact\nJane Oak\tKenya\n",  # no line that names columns
        "Organization\tCountry\nContact Peace\tKenya\n",
    ],
)
def test_other_tables_stay_as_they_are(lines):
    read = read_source("list.txt", lines.encode())
    assert "\n".join(read.value.lines) + "\n" == lines
    assert not read.diagnostics


def test_words_for_whom_to_ask_are_known_in_other_languages():
    assert begins_with_contact("contact person: Ina Rook") == "Ina Rook"
    assert begins_with_contact("Persona de contacto Ina Rook") == "Ina Rook"
    assert begins_with_contact("Contact") == ""
    assert begins_with_contact("Contactless Union") is None


def test_cells_of_paper_that_stand_before_their_heads_are_told_by_the_address_beside_them():
    rows = "Organization\tCountry\tContact\tE-mail\tPhone\nAsh Union\tPeru\tIna Rook\tina@ash.example\n"
    short = "Birch Union\tOlaf Rowan\tolaf@birch.example\n"  # a PDF sets nothing for a cell that is empty
    lines = read_source("list.txt", f"{rows}{short}".encode()).value.lines
    assert lines[1:] == ("Ash Union\tPeru\t[…]\t[…]", "Birch Union\t[…]\t[…]")


def test_a_row_of_words_that_heads_have_too_ends_no_table():
    rows = "Organization\tCountry\tContact\nFarmers Union\tState of Oslo\nBirch Union\tPeru\tIna Rook\n"
    assert read_source("list.txt", rows.encode()).value.lines[2] == "Birch Union\tPeru\t[…]"
