"""Persons among organizations: who gets no page, and in which order persons stand."""

from dataclasses import replace

import pytest

from sitegen.core.model import Organization, Settlement
from sitegen.identity.persons import family_first
from sitegen.identity.resolution import resolve
from sitegen.publishing.site import has_page
from tests.unit.identity.letters import letter, signatory


def test_a_person_on_a_list_that_was_not_recognised_gets_no_page():
    listed = letter("x", signatory(1, "Maria Webster", kind="unknown"), signatory(2, "Weavers of Dale", kind="unknown"))
    found = resolve([listed], (), ())
    kinds = {one.name: one.kind for one in found.value.organizations.values()}
    assert kinds == {"Maria Webster": "unknown", "Weavers of Dale": None}
    assert {one.name: has_page(one, people=False) for one in found.value.organizations.values()} == {
        "Maria Webster": False,
        "Weavers of Dale": True,
    }
    [one] = [one for one in found.diagnostics if one.name == "possible-person"]
    assert "Maria Webster" in one.message


def test_whom_another_list_knows_to_be_an_organization_has_a_page():
    listed = letter("x", signatory(1, "Lake Monitor", kind="unknown"))
    known = letter("y", signatory(1, "LAKE MONITOR", kind="organization"))
    [one] = resolve([listed, known], (), ()).value.organizations.values()
    assert one.kind is None


MIXED = [signatory(1, "Maria Webster", kind="person"), signatory(2, "Ada Heddle"), signatory(3, "Weavers of Dale")]


def kinds(*letters, records=(), **more):
    return {one.name: one.kind for one in resolve(letters, records, (), **more).value.organizations.values()}


def test_on_a_list_of_persons_and_organizations_who_has_a_persons_name_gets_no_page():
    assert kinds(letter("x", *MIXED)) == {"Ada Heddle": "unknown", "Weavers of Dale": None}
    told = resolve([letter("x", *MIXED)], (), ()).diagnostics
    assert ["Ada Heddle" in one.message for one in told if one.name == "possible-person"] == [True]


def test_a_list_that_was_misread_gives_nobody_a_page_who_may_be_a_person():
    bodies = letter("x", *MIXED[1:])
    assert kinds(bodies) == {"Ada Heddle": None, "Weavers of Dale": None}
    assert kinds(bodies, misread={"x"}) == {"Ada Heddle": "unknown", "Weavers of Dale": None}


@pytest.mark.parametrize(
    "settled", [{"status": "reviewed"}, {"settled": (Settlement("reading", "looked through"),)}], ids=str
)
def test_a_list_that_somebody_has_looked_at_is_believed(settled):
    assert kinds(replace(letter("x", *MIXED), **settled), misread={"x"})["Ada Heddle"] is None


@pytest.mark.parametrize(("written", "kind"), [(None, "unknown"), ("unknown", "unknown"), ("organization",) * 2])
def test_a_record_says_what_it_is_where_somebody_wrote_that(written, kind):
    record = Organization("ada-heddle", "Ada Heddle", kind=written, line=1)
    assert kinds(letter("x", *MIXED), records=[record])["Ada Heddle"] == kind


def test_the_doubt_is_not_recorded_so_that_it_can_end():
    new = resolve([letter("x", *MIXED)], (), ()).value.unrecorded
    assert {one.kind for one in new} == {None}


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Dr. Anna Webster", "Webster Anna"),
        ("Anna Maria van der Berg", "van der Berg Anna Maria"),
        ("WEBSTER Anna", "WEBSTER Anna"),
        ("Anna WEBSTER", "WEBSTER Anna"),
        ("Webster, Anna", "Webster, Anna"),
        ("U Thant Zin", "U Thant Zin"),
        ("Anna", "Anna"),
    ],
)
def test_persons_stand_by_their_family_names_titles_set_aside(name, shown):
    assert family_first(name) == shown


def test_who_has_a_page_is_not_said_to_have_none():
    listed = letter("x", signatory(1, "Lake Monitor", kind="unknown"), signatory(2, "Ada Heddle", kind="unknown"))
    record = Organization("lake-monitor", "Lake Monitor", line=1)
    others = [letter(f"y{at}", signatory(1, "Lake Monitor", kind="organization")) for at in range(3)]
    told = [
        [one.message for one in resolve(letters, [record], ()).diagnostics if one.name == "possible-person"]
        for letters in ([listed], [listed, *others])
    ]
    assert [[one.partition(" may be ")[0] for one in some] for some in told] == [
        ["“Lake Monitor”, “Ada Heddle”"],
        ["“Ada Heddle”"],
    ]
