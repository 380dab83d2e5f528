from dataclasses import replace
from itertools import pairwise

import pytest

from sitegen.publishing.views.collation import by_initial, under_headings
from sitegen.publishing.views.orders import span_of
from tests.invented import FIRST, RIVER, SECOND, archive, views


def test_letters_stand_under_their_years_latest_first():
    years = views()["letters/index.html"].sections
    assert [(year.heading, [one.letter.letter_id for one in year.entries]) for year in years] == [
        ("2022", [SECOND]),
        ("2021", [FIRST]),
    ]


def without_date(joined, letter_id):
    manuscripts = tuple(
        replace(one, letter=replace(one.letter, date=None)) if one.letter_id == letter_id else one
        for one in joined.letters
    )
    return replace(joined, letters=manuscripts)


def test_letters_without_a_date_stand_last_under_a_heading_of_their_own():
    years = views(without_date(archive(), SECOND))["letters/index.html"].sections
    assert [(year.heading, year.anchor) for year in years] == [("2021", "y2021"), ("", "ynone")]
    assert views(without_date(archive(), SECOND))["index.html"].latest[-1].letter_id == SECOND


def test_letters_are_also_listed_by_what_they_count():
    (every,) = views()["letters/by-signatories.html"].sections
    assert [(one.letter.letter_id, one.listed, one.unnamed) for one in every.entries] == [
        (FIRST, 57.1, 42.9), (SECOND, 28.6, 0.0),
    ]  # fmt: skip


def test_a_bar_that_is_many_times_the_longest_list_is_cut():
    joined = archive()
    ledgers = {FIRST: replace(joined.ledgers[FIRST], stated=930_000), SECOND: joined.ledgers[SECOND]}
    (every,) = views(replace(joined, ledgers=ledgers))["letters/by-signatories.html"].sections
    assert [(one.listed, one.unnamed, one.cut) for one in every.entries] == [(25.0, 75.0, True), (12.5, 0.0, False)]


def test_a_long_index_is_spread_over_pages_and_its_letters_lead_across_them(monkeypatch):
    monkeypatch.setattr("sitegen.publishing.site.ORGANIZATIONS_A_PAGE", 2)
    monkeypatch.setattr("sitegen.publishing.views.indexes.ORGANIZATIONS_A_PAGE", 2)
    shown = views()
    pages = [
        shown[path]
        for path in ("organizations/index.html", "organizations/by-name-2.html", "organizations/by-name-3.html")
    ]
    assert [[(one.heading, len(one.entries), one.continued) for one in page.sections] for page in pages] == [
        [("A", 1, False), ("F", 1, False)], [("F", 1, True), ("H", 1, False)], [("L", 1, False), ("မ", 1, False)],
    ]  # fmt: skip
    assert [one.href for one in pages[1].jumps] == [
        "index.html#a", "index.html#f", "#h", "by-name-3.html#l", "by-name-3.html#u1019",
    ]  # fmt: skip
    assert [(one.href, one.first, one.last, one.current) for one in pages[1].index_pages] == [
        ("index.html", "A", "F", False), ("by-name-2.html", "F", "H", True), ("by-name-3.html", "L", "မ", False),
    ]  # fmt: skip
    assert [(page.first, page.last, page.total) for page in pages] == [(1, 2, 6), (3, 4, 6), (5, 6, 6)]
    assert "organizations/by-letters-3.html" in shown


@pytest.mark.parametrize("total", [0, 1, 7, 500, 501, 12345])
@pytest.mark.parametrize("parts", [1, 2, 3, 25])
def test_the_pages_of_an_index_hold_everything_once(total, parts):
    spans = [span_of(total, part, parts) for part in range(1, parts + 1)]
    assert [spans[0][0], spans[-1][1]] == [0, total]
    assert all(before[1] == after[0] for before, after in pairwise(spans))
    assert max(stop - start for start, stop in spans) - min(stop - start for start, stop in spans) <= 1


def test_organizations_are_filed_by_script():
    sections = views()["organizations/index.html"].sections
    assert [(one.heading, one.script, len(one.entries)) for one in sections] == [
        ("A", "", 1), ("F", "", 2), ("H", "", 1), ("L", "", 1), ("မ", "my", 1),
    ]  # fmt: skip


def test_names_are_filed_without_accent_case_and_leading_marks():
    names = ["élan", "“Eden”", "8888 Days", "zebra", "Éclair", RIVER, "Ødegård", "5 Lakes"]
    assert [(one.heading, one.entries) for one in by_initial((name, name) for name in names)] == [
        ("0–9", ("5 Lakes", "8888 Days")), ("E", ("Éclair", "“Eden”", "élan")),
        ("O", ("Ødegård",)), ("Z", ("zebra",)), ("မ", (RIVER,)),
    ]  # fmt: skip


def test_a_dossier_holds_the_letters_of_one_addressee_in_order():
    dossier = views()["addressees/members-of-the-river-commission.html"]
    assert dossier.name == "Members of the River Commission"
    assert [one.letter.letter_id for one in dossier.received] == [FIRST, SECOND]


def test_home_counts_what_is_there():
    home = views()["index.html"]
    assert (home.letters, home.organizations, home.signatures, home.undisclosed) == (2, 6, 7, 2)
    assert home.members == 1
    assert [one.letter_id for one in home.latest] == [SECOND, FIRST]


def test_places_spelt_alike_in_ascii_have_anchors_of_their_own():
    sections = under_headings([("São Tomé", "B", 1), ("Sao Tome", "A", 2), ("São Tomé", "A", 3)])
    assert [(one.heading, one.entries) for one in sections] == [("São Tomé", (3, 1)), ("Sao Tome", (2,))]
    first, second = (one.anchor for one in sections)
    assert (first, second.startswith("g-sao-tome-")) == ("g-sao-tome", True)
