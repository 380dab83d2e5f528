"""Labels become entries: rows, wraps, roles, numbers; and what marks of a list say above the model."""

import pytest

from sitegen.core.source import Source, split_lines
from sitegen.reading.labelling.entries import draft_labelled
from sitegen.reading.labelling.hardening import harden
from sitegen.reading.labelling.signs import look_at
from sitegen.reading.labelling.units import make_units
from sitegen.reading.parsing.context import look_over

SHORT = {"e": "entry", "w": "wrapped", "h": "heading", "n": "note", ".": "before", "|": "behind"}


def page_of(text):
    marks = look_over(Source("ferry.txt", "", split_lines(text))).marks
    return look_at(make_units(marks), marks)


def drafts(text, labels):
    page = page_of(text)
    return draft_labelled(page.units, [SHORT[one] for one in labels])


def test_wraps_roles_and_groups():
    found = drafts("Norway\nHeron Trust of the\nNorth\nJane Roe\nDirector of Oak Society\n", "hewew")
    assert [(one.entry, one.group, list(one.extras)) for one in found] == [
        ("Heron Trust of the North", "Norway", []),
        ("Jane Roe Director of Oak Society", "Norway", ["Director of Oak Society"]),
    ]


def test_cells_of_a_row_are_one_entry_that_its_name_column_begins():
    found = drafts("Heron Trust\tNorway\nOak Society\tSweden\n", "ewew")
    assert [one.cells for one in found] == [("Heron Trust", "Norway"), ("Oak Society", "Sweden")]


def test_a_cell_below_goes_on_from_its_column():
    found = drafts("Heron\tOak Society\nTrust\t\n", "eew")
    assert [one.entry for one in found] == ["Heron Trust", "Oak Society"]


def test_bare_numbers_that_count_are_no_part_of_names():
    assert [(one.number, one.entry) for one in drafts("1 Heron Trust\n2 Oak Society\n3 Elm Union\n", "eee")] == [
        (1, "Heron Trust"), (2, "Oak Society"), (3, "Elm Union"),
    ]  # fmt: skip
    assert next(one.entry for one in drafts("88 Heron Trust\nOak Society\nElm Union\n", "eee")) == "88 Heron Trust"


@pytest.mark.parametrize(
    ("text", "before", "after"),
    [
        pytest.param("Heron Trust\n***\nElm Union\n", "e.e", "e.e", id="what has no letters is no unit at all"),
        pytest.param("Heron Trust\n7\nElm Union\n", "eee", "ene", id="no entry without letters"),
        pytest.param("- Heron Trust\n" * 6 + "of the North\n- Elm Union\n", "eee.eeee", "eeeeeewe",
                     id="bullets begin entries"),
        pytest.param("".join(f"{n}. Heron {n}\n" for n in range(1, 6)) + "Trust\n6. Elm Union\n", "e.eeeee", "eeeeewe",
                     id="numbers count entries"),
        pytest.param("".join(f"Heron {n}, Norway\n" for n in "abcdefghij") , "eeeeehneee", "e" * 10,
                     id="what is written alike is alike"),
        pytest.param("".join(f"Heron {n}\tOak {n}\n" for n in "abcdefgh"), "ew" * 7 + "ee", "ew" * 8,
                     id="columns are alike"),
    ],
)  # fmt: skip
def test_facts_that_stand_above_the_model(text, before, after):
    page = page_of(text)
    before, after = before[: len(page.units)], after[: len(page.units)]
    assert harden(page, [SHORT[one] for one in before]) == [SHORT[one] for one in after]
