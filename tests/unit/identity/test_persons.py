"""Persons among organizations: who gets no page, and in which order persons stand."""

import pytest

from sitegen.identity import family_first, resolve
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
