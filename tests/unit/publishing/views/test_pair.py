import json
import re
from dataclasses import replace

import pytest

from sitegen.archive import assemble
from sitegen.archive.days import Days
from sitegen.publishing.exports import given_of, parts
from sitegen.publishing.exports.lists import FOLDER, usual_id
from sitegen.publishing.site import pair_permalink, plan_site
from tests.followed import AUTHORITY, CONFIG, EARLY, LATE, LONE, MIDDLE, SILENT, archive, manuscripts
from tests.invented import RIVER, build_views

PERMALINK = pair_permalink(EARLY, LATE)


def lists(joined, config, site):
    plain = given_of(joined, config, site, None, Days())
    return {path: data for part in parts.lists(plain, plain) for path, data in part.make().files.items()}


def made(config=CONFIG, transcribed=()):
    joined = archive()
    site = plan_site(joined, config, transcribed=transcribed).value
    wanted = [page for page in site.pages if page.template != "source.html"]
    found = {page.permalink: view for page, view in build_views(joined, type(site)(tuple(wanted)), config)}
    return found, lists(joined, config, site)


@pytest.fixture(scope="module")
def pages():
    return made()[0]


def names(rows):
    return [row.organization.text for row in rows]


def test_every_organization_of_both_lists_is_shown_once(pages):
    view = pages[PERMALINK]
    assert (view.shared, view.first_count, view.second_count) == (7, 3, 2)
    assert len(view.otherwise) + len(view.both) == view.shared
    assert not {"Zinc & Tin", "Hill Farmers"} & set(names((*view.otherwise, *view.both)))


def test_names_that_differ_are_shown_with_both_forms(pages):
    found = {
        row.organization.text: (row.written, row.first[0].name, row.second[0].name)
        for row in pages[PERMALINK].otherwise
    }
    assert found["Moorland Trust"] == ("another name", "Moorland Trust", "Friends of the Moor")
    assert found["Birch Network (BN)"] == ("otherwise", "Birch Network (BN)", "Birch Network")
    assert set(found) == {"Moorland Trust", "Birch Network (BN)"}


def test_what_typesetting_does_is_no_other_name(pages):
    (row,) = (one for one in pages[PERMALINK].both if one.organization.text.startswith("Alder"))
    assert [place.form for place in (*row.first, *row.second)] == [None, None]
    assert [place.line for place in (*row.first, *row.second)] == [100, 100]


def test_who_is_not_named_is_told(pages):
    view = pages[PERMALINK]
    assert (view.first.letter.undisclosed, view.first.letter.lacking, view.first.unidentified) == (2, 3, 1)
    assert (view.second.letter.undisclosed, view.second.letter.lacking, view.second.unidentified) == (None, 0, 0)
    assert view.unnamed


def test_pairs_that_share_little_are_shown_too_but_not_named_on_the_letter(pages):
    apart = pages[pair_permalink(EARLY, MIDDLE)]
    assert (apart.shared, apart.first_count, apart.second_count, apart.both) == (0, 10, 2, ())
    named = [(one.other.letter_id, one.earlier, one.addressee and one.addressee.text, one.shared)
             for one in pages[f"letters/{MIDDLE}.html"].comparisons.found]  # fmt: skip
    assert named == [(LATE, False, "The Bank", 1)]
    assert [one.other.letter_id for one in pages[f"letters/{MIDDLE}.html"].comparisons.others] == [EARLY]


def test_a_list_that_was_not_found_is_not_held_to_share_nobody():
    early, middle, *others = manuscripts()
    unread = replace(middle, letter=replace(middle.letter, signatories=()))
    joined = assemble((early, unread, *others), AUTHORITY, ()).value
    pages = {page.permalink: view for page, view in build_views(joined, plan_site(joined, CONFIG).value, CONFIG)}
    for letter in (LATE, MIDDLE):
        assert MIDDLE not in {one.other.letter_id for one in pages[f"letters/{letter}.html"].comparisons.found}
    assert pages[f"letters/{MIDDLE}.html"].comparisons.found == ()


def test_new_is_against_the_letter_before_to_a_common_addressee_that_shares_a_part(pages):
    comparisons = pages[f"letters/{LATE}.html"].comparisons
    assert comparisons.base.other.letter_id == EARLY
    marked = [
        one
        for group in pages[f"letters/{LATE}.html"].groups
        for entry in group.entries
        for one in (entry, *entry.members)
        if one.new
    ]
    assert comparisons.new == len(marked) == 2
    for letter_id in (EARLY, MIDDLE, LONE):
        view = pages[f"letters/{letter_id}.html"]
        assert view.comparisons.base is None
        assert not any(entry.new for group in view.groups for entry in group.entries)


def test_where_most_are_new_the_others_are_marked(pages, monkeypatch):
    assert not pages[f"letters/{LATE}.html"].comparisons.mostly
    monkeypatch.setattr("sitegen.archive.pairs.FEW", 0)
    monkeypatch.setattr("sitegen.archive.pairs.PART", 10**6)
    letter = made()[0][f"letters/{LATE}.html"]  # now held against MIDDLE, with which it shares one of nine
    assert (letter.comparisons.new, letter.comparisons.mostly) == (8, True)
    marked = [entry.printed.name.text for group in letter.groups for entry in group.entries if entry.new is False]
    assert marked == ["Hill Farmers"]


def test_the_policy_keeps_who_is_on_one_list_only_off_every_page():
    pages, _ = made(SILENT)
    view = pages[PERMALINK]
    assert (view.shared, view.first_count, view.second_count) == (7, 0, 0)
    assert view.picture is None
    letter = pages[f"letters/{LATE}.html"]
    assert letter.comparisons.base is None
    assert not any(entry.new for group in letter.groups for entry in group.entries)
    assert not pages["letters/compare/index.html"].said


def test_an_archive_of_one_letter_compares_nothing():
    joined = archive()
    one = replace(joined, letters=joined.letters[:1])
    found = [page.permalink for page in plan_site(one, CONFIG).value.pages]
    assert not [permalink for permalink in found if "compare" in permalink or "coalition" in permalink]
    assert lists(one, CONFIG, plan_site(one, CONFIG).value) == {}


def test_the_index_has_every_letter_to_pick_and_the_pair_that_shares_most_first(pages):
    view = pages["letters/compare/index.html"]
    assert [one.letter_id for one in view.letters] == [LONE, LATE, MIDDLE, EARLY]
    assert [(one.first.letter_id, one.second.letter_id, one.shared) for one in view.pairs] == [
        (EARLY, LATE, 7), (MIDDLE, LATE, 1),
    ]  # fmt: skip
    (apart,) = view.apart
    assert apart.href.endswith(pair_permalink(EARLY, MIDDLE)), "every page is led to"


def test_the_script_of_a_letter_holds_its_rows_in_short():
    _, files = made(transcribed=(EARLY,))
    text = files[f"{FOLDER}/{EARLY}.js"].decode()
    said = json.loads(re.fullmatch(r"archiveLists\.take\((.*)\);\n", text)[1])
    assert (said["unnamed"], said["missing"], said["persons"], said["source"], said["to"]) == (
        2,
        3,
        1,
        True,
        ["The Water Board"],
    )
    rows = [row.split("\t") for row in said["rows"].split("\n")]
    assert len(rows) == 10
    by_name = {row[2]: row for row in rows}
    assert by_name["Zinc & Tin"][1:] == ["", "Zinc & Tin", "", "", "170"]
    assert by_name["Lake Monitor"][1] == "!lake-monitor-1"  # a person's name on a list with persons: no page
    assert by_name["Fishers of East Bay"][5:] == ["151", "", "Fishers’ Federation"]
    assert [int(row[0]) for row in sorted(rows, key=lambda row: row[2])]


@pytest.mark.parametrize(
    ("name", "organization_id"),
    [("Alder Women’s Union", "alder-womens-union"), ("A — B (C)", "a-b-c"), ("Café", ""), (RIVER, ""), ("!", "")],
)
def test_the_id_that_a_name_says(name, organization_id):
    assert usual_id(name) == organization_id
