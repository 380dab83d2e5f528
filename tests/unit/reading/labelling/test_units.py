"""A letter as units: lines, cells, pieces; what is one paragraph of names and what is not."""

import pytest

from sitegen.core.source import Source, split_lines
from sitegen.reading.labelling.units import make_units
from sitegen.reading.parsing.context import look_over


def units(text):
    return make_units(look_over(Source("ferry.txt", "", split_lines(text))).marks)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Heron Trust\nOak Society\n", [("line", "Heron Trust"), ("line", "Oak Society")], id="lines"),
        pytest.param(
            "Signed by: Heron Trust, Oak Society, Elm Union, Ash League, Yew Forum.\n",
            [("label", "Signed by:"), *(("piece", name) for name in
             ("Heron Trust", "Oak Society", "Elm Union", "Ash League", "Yew Forum"))],
            id="a paragraph of names under its label",
        ),
        pytest.param(
            "We ask, as we did in May, for a ferry, a pier, a bell, and for a lamp at night.\n",
            [("line", "We ask, as we did in May, for a ferry, a pier, a bell, and for a lamp at night.")],
            id="commas of a sentence part nothing",
        ),
        pytest.param(
            "Jane Roe, professor, Heron College\nJohn Doe, lecturer, Oak College\nAnn Poe, director, Elm College\n",
            [("line", "Jane Roe, professor, Heron College"), ("line", "John Doe, lecturer, Oak College"),
             ("line", "Ann Poe, director, Elm College")],
            id="one person a line",
        ),
        pytest.param(
            "Jane Roe, farmer ; John Doe, miller ; Ann Poe, baker ;\n",
            [("piece", "Jane Roe, farmer"), ("piece", "John Doe, miller"), ("piece", "Ann Poe, baker")],
            id="several entries between semicolons",
        ),
        pytest.param(
            "Heron Trust of the North / Oak Society of the river / Elm\nUnion / Ash League / Yew Forum of the North /\n"
            "Fir Council / Ivy Alliance\n",
            [("piece", name) for name in ("Heron Trust of the North", "Oak Society of the river", "Elm Union",
             "Ash League", "Yew Forum of the North", "Fir Council", "Ivy Alliance")],
            id="a paragraph of names between slashes",
        ),
        pytest.param(
            "12\tHeron Trust\tNorway\n",
            [("cell", "Heron Trust"), ("cell", "Norway")],
            id="a number alone in its cell is the next cell's number",
        ),
        pytest.param("12. Heron Trust 13. Oak Society\n", [("line", "Heron Trust"), ("line", "Oak Society")],
                     id="two numbered entries on a line"),
        pytest.param("Sincerely, Jane Roe\n", [("label", "Sincerely:"), ("piece", "Jane Roe")], id="a farewell"),
        pytest.param("Signed by: Elm Union\n", [("label", "Signed by:"), ("piece", "Elm Union")], id="one who signs"),
        pytest.param("Sincerely, and in haste\n", [("line", "Sincerely, and in haste")], id="a farewell and no name"),
        pytest.param(
            "Sincerely,\n\nJane Roe, John Doe and Ann Poe\n",
            [("line", "Sincerely,"), *(("piece", name) for name in ("Jane Roe", "John Doe", "Ann Poe"))],
            id="persons in turn below a farewell",
        ),
        pytest.param("Jane Roe, John Doe and Ann Poe\n", [("line", "Jane Roe, John Doe and Ann Poe")],
                     id="persons in turn below nothing"),
        pytest.param("- [Heron Trust](https://heron.example/a)\n", [("line", "Heron Trust")], id="a link by its words"),
        pytest.param("| | |\n\n***\n", [], id="nothing that can be read"),
    ],
)  # fmt: skip
def test_units(text, expected):
    assert [(one.kind, one.facts.rest) for one in units(text)] == expected


def test_cells_keep_number_and_column():
    first, second = units("12\tHeron Trust\tNorway\n")
    assert (first.facts.number, first.cell, first.cells) == (12, 1, 3)
    assert (second.facts.number, second.cell) == (None, 2)


def test_units_of_a_paragraph_know_their_lines():
    found = units("Ash League, Birch Society, Cedar Union, Dogwood Trust, Elm\nForum, Fir Council, Gorse Network\n")
    assert [(one.first, one.last) for one in found][3:6] == [(0, 0), (0, 1), (1, 1)]


def test_long_hostile_lines_cost_no_more_than_linear_time():
    assert len(units("a;" * 50_000)) == 50_000
    assert len(units(",".join(["Heron Trust"] * 5_000))) == 5_000
