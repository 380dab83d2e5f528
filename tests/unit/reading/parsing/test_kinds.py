"""Who has an organization or an office behind the name is a person, where the list does not say that all are bodies."""

import pytest

from sitegen.reading.parsing.names.kinds import ListKind, kind_of_entry, kind_of_list, kind_told


@pytest.mark.parametrize(
    ("name", "listed", "kind"),
    [
        ("Hasiar Dinerin, University of Westhaven", ListKind("person"), "person"),
        ("Hasiar Dinerin - President, Union of Fishers", ListKind("unknown", mixed=True), "person"),
        ("Hasiar Dinerin, University of Westhaven", ListKind("organization"), "organization"),
        ("Fishers Union, Westhaven", ListKind("person", mixed=True), "organization"),
        ("hasiar dinerin, University of Westhaven", ListKind("person"), "person"),
        ("Hasiar Dinerin ’93, Former member, Union of Fishers", ListKind("person", mixed=True), "person"),
        ("Hasiar Dinerin @hasiar (Nets)", ListKind("person", mixed=True), "person"),
        ("Hasiar, Software Engineer, Westhaven", ListKind("person", mixed=True), "person"),
        ("Fishnets, Westhaven", ListKind("person", mixed=True), "organization"),
    ],
)
def test_what_stands_behind_a_name(name, listed, kind):
    assert kind_of_entry(name, listed) == kind


def test_first_names_alone_are_persons_where_hardly_any_name_is_a_bodys():
    names = [*(f"Jane {surname}" for surname in ("Dinerin", "Moss", "Reed", "Fern", "Rill", "Wick", "Ash"))]
    few, bodies = ["Orimal", "Teshul"], ["Hill Union", "Lake Society"]
    assert kind_of_list([*names, *few], persons_said=False, bodies_said=False) == ListKind("person")
    mixed = kind_of_list([*names, *few, *bodies], persons_said=False, bodies_said=False)
    assert mixed == ListKind("person", mixed=True)


@pytest.mark.parametrize(("cell", "kind"), [("Company", "organization"), ("individual", "person"), ("Westhaven", None)])
def test_a_cell_says_what_its_row_is(cell, kind):
    assert kind_told(cell) == kind
