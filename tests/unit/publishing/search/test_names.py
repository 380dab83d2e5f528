from dataclasses import replace

import pytest

from sitegen.core.model import Organization
from sitegen.publishing.search.names import Named, acronyms
from tests.invented import RIVER, archive

PAGES = [
    *(f"organizations/{own}.html" for own in ("alder", "east-bay", "fishers", "lake-monitor", "river")),
    "addressees/members-of-the-river-commission.html",
]  # fmt: skip


def found(joined=None):
    named = Named(joined or archive(), PAGES)
    return {one.card[0]: one for one in map(named.document, named.pages)}


def test_who_has_a_page_is_found():
    assert set(found()) == {
        "Alder Women’s Union", "Fishers of East Bay", "Fishers’ Federation", "Lake Monitor", RIVER,
        "Members of the River Commission",
    }  # fmt: skip


def test_a_name_is_told_with_its_lists_the_latest_first():
    alder = found()["Alder Women’s Union"]
    assert alder.card == (
        "Alder Women’s Union", "organizations/alder.html", "organization", 2,
        (("2022-09-14", 1, 30), ("2021-05-03", 1, 20)), ("AWU",),
    )  # fmt: skip
    assert alder.merit == 2
    assert found()["Members of the River Commission"].card[2:4] == ("addressee", 2)


def test_an_undated_list_is_told_by_the_title_of_its_letter():
    joined = archive()
    first, *others = joined.letters
    first = replace(first, letter=replace(first.letter, date=None, title="Stop the dam " + "and its sisters " * 9))
    told = found(replace(joined, letters=(first, *others)))["Lake Monitor"].card[4]
    assert told == (("Stop the dam and its sisters and its sisters and its …", None, 23),)


def test_a_number_that_can_be_read_in_two_ways_is_not_told_as_one():
    assert found()["Lake Monitor"].card[4] == (("2021-05-03", None, 23),)


def test_names_variants_and_what_is_beside_them_are_searched():
    assert [one.text for one in found()["Alder Women’s Union"].fields] == [
        "Alder Women’s Union",
        "AWU",
        "awu",
        "Norway",
    ]


def test_a_record_without_a_page_is_not_found():
    joined = archive((Organization("hidden", "Hidden Friends"),))
    assert "Hidden Friends" not in str(found(joined))


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Global Shore Care Network (GSCN)", ["gscn", "gscn"]),
        ("Union of the Lakes", ["uotl", "ul"]),
        ("Lake", []),
        (RIVER, []),
    ],
)
def test_acronyms(name, said):
    assert list(acronyms(name)) == said


def test_a_body_is_asked_for_without_its_members():
    assert "unsc" in acronyms("Members of the United Nations Security Council", inner=True)
