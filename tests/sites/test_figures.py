"""Every figure and sentence on the pages follows from the data: counted anew here, from the files for researchers.

Four invented letters of one coalition. What the pages say is taken from their text as a reader sees it, and what is
true from `data/*.csv` by counting rows, so that the two do not come from the same lines of the program.
"""

import csv
import io
import re
from collections import Counter

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.command import sitegen

ALL = [f"{tree} {kind}" for tree in ("Alder", "Birch", "Cedar", "Elm") for kind in ("Union", "League", "Watch")]
LETTERS = {
    "first": ("3 May 2021", "Stop the dam", ALL[:7], 9, 2, "We call on the Commission to stop the work at once."),
    "second": ("14 September 2022", "A year on", ALL[:5] + ALL[8:10], 8, 0,
               "Recalling Resolution 1325 (2000), we urge the Commission to publish what it finds."),
    "third": ("1 March 2023", "Open the gates", ALL[3:12], 9, 0, "We ask the Commission to open the gates."),
    "fourth": ("2 April 2024", "Still no answer", ALL[:3], 3, 0,
               "We recall Resolution 1325 (2000), and we urge the Commission to answer the forty villages."),
}  # fmt: skip
SETTINGS = """
title = "Letters on Upper Lake"
description = "Four invented letters."
base_url = "https://letters.example"
corrections = "editor@letters.example"
"""


def text_of(date, title, names, total, hidden, asked):
    hiding = f", including {hidden} organizations that have chosen not to disclose their names" if hidden else ""
    entries = "\n".join(f"{at}. {name}" for at, name in enumerate(names, 1))
    entries = entries.replace("2. Alder League", "2. Alder League\n - Alder Youth\n - Alder Elders", 1)
    return f"""To the Members of the River Commission
{date}

Re: {title}

Your Excellencies,

We, {total} civil society organizations, write about the dam at Upper Lake. {asked}

Forty villages below the dam have been told to leave and none of them has been asked.

Signed by {total} civil society organizations{hiding}.

{entries}
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    folder = tmp_path_factory.mktemp("figures")
    (folder / "content").mkdir()
    (folder / "content/archive.toml").write_text(SETTINGS)
    for name, letter in LETTERS.items():
        (folder / f"{name}.txt").write_text(text_of(*letter))
    for args in (("import", *(f"{name}.txt" for name in LETTERS)), ("build", "--no-cache")):
        done = sitegen(*args, cwd=folder)
        assert done.status == 0, done.err
    return folder / "site"


def rows(site, table):
    return list(csv.DictReader(io.StringIO((site / f"data/{table}.csv").read_text("utf-8"), newline="")))


def said(site, path, css="main"):
    """Return the text of a part of a page as it is read, in one line."""
    page = LexborHTMLParser((site / path).read_text("utf-8"))
    return re.sub(r"\s+([,.;:])", r"\1", " ".join(" ".join(one.text(separator=" ") for one in page.css(css)).split()))


def signed(site):
    """Return the organizations on each letter's list, members too, under the letter's id, in order of date."""
    found = {}
    for row in rows(site, "signatures"):
        found.setdefault(row["letter_id"], set()).add(row["organization_id"])
    return dict(sorted(found.items()))


def missing(row):
    return int(row["stated_total"]) - int(row["stated_undisclosed"] or 0) - int(row["listed"])


def test_the_data_are_what_was_written(site):
    found = [(int(one["stated_total"]), int(one["stated_undisclosed"] or 0), int(one["listed"]))
             for one in sorted(rows(site, "letters"), key=lambda one: one["date"])]  # fmt: skip
    assert found == [(total, hidden, len(names)) for _, _, names, total, hidden, _ in LETTERS.values()]


def test_the_home_page_counts(site):
    signatures, letters = rows(site, "signatures"), rows(site, "letters")
    entries = [one for one in signatures if not one["parent_ordinal"]]
    unnamed = sum(int(one["stated_undisclosed"] or 0) for one in letters)
    figures = said(site, "index.html", ".figures")
    years = sorted(one["date"][:4] for one in letters)
    assert f"letters {years[0]}–{years[-1]} {len(letters)} " in figures
    assert f"organizations named {len({one['organization_id'] for one in signatures})} " in figures
    members = len(signatures) - len(entries)
    lost = f"{sum(map(missing, letters))} more is missing in our copies of the lists"
    assert f"signatures {members} more organizations are named as members {lost} {len(entries)} " in figures
    assert figures.endswith(f"may be the same organization, or be named on another list {unnamed}")


@pytest.mark.parametrize("name", LETTERS)
def test_a_letter_says_what_it_counts_and_what_its_list_names(site, name):
    title = LETTERS[name][1]
    row = next(one for one in rows(site, "letters") if one["title"] == title)
    stated, listed, fewer = int(row["stated_total"]), int(row["listed"]), missing(row)
    hidden = int(row["stated_undisclosed"] or 0)
    path = row["permalink"]
    assert f"The letter says {stated}; {listed} are named here" in said(site, path, ".particulars")
    expected = f"The letter counts {stated} signatories"
    expected += f", {hidden} of them without their names" if hidden else ""
    expected += f"; its list names {listed}"
    expected += f", {fewer} fewer than it counts; we do not know why." if fewer else "; the counts agree."
    assert expected in said(site, path, ".ledger")
    members = sum(one["letter_id"] == row["id"] and one["parent_ordinal"] != "" for one in rows(site, "signatures"))
    under = f"{members} more organizations stand under other entries as their members."
    assert (under in said(site, path, ".ledger")) == bool(members)
    asked = sum(one["letter_id"] == row["id"] for one in rows(site, "demands"))
    assert f"What this letter asks ({asked} sentence{'s' * (asked != 1)})" in said(site, path, ".found")
    unnamed = said(site, path, ".undisclosed")
    assert unnamed == (f"{hidden} counted without a name" if hidden else "")


def test_a_letter_is_held_against_the_one_before_it(site):
    lists, letters = signed(site), {one["id"]: one for one in rows(site, "letters")}
    for before, now in zip(lists, list(lists)[1:], strict=False):
        shared, new = len(lists[before] & lists[now]), len(lists[now] - lists[before])
        page = said(site, letters[now]["permalink"], ".comparisons")
        if shared:
            verb = "also stands" if shared == 1 else "also stand"
            assert f"{shared} of the organizations here {verb} on the list of the previous letter" in page
        marks = said(site, letters[now]["permalink"], ".entries .new")
        assert (marks.count("not on the list of"), marks.count("also on the list of")) in ((new, 0), (0, shared))


def test_organizations_say_on_which_lists_they_stand_and_on_which_not(site):
    signatures, letters = rows(site, "signatures"), rows(site, "letters")
    for one in rows(site, "organizations"):
        own = {row["letter_id"] for row in signatures if row["organization_id"] == one["id"]}
        page = said(site, one["permalink"])
        lists = f"On the list{'s' * (len(own) != 1)} of {len(own)} of the {len(letters)} letters in this archive."
        assert lists in page
        assert int(one["letters"]) == len(own)
        assert page.count("not on this list") == len(letters) - len(own)
        for row in letters:
            hidden = f"not on this list ({row['stated_undisclosed']} signed without their names)"
            assert (hidden in page) == (row["id"] not in own and int(row["stated_undisclosed"] or 0) > 0) or not (
                row["stated_undisclosed"]
            )
        absent = [row for row in letters if row["id"] not in own]
        lost = sum(missing(row) == 1 for row in absent)
        assert page.count("(1 name of it is missing in our copy)") == lost
        assert page.count("may also be among those missing in our copy.") == (lost > 0)
        for row in signatures:
            if row["organization_id"] == one["id"]:
                assert f"source, line {row['source_line']}" in page
                assert f"ritten “{row['name_as_written']}”" in page or row["name_as_written"] == one["name"]


def test_indexes_count_what_they_list(site):
    organizations, letters = rows(site, "organizations"), rows(site, "letters")
    assert f"{len(organizations)} organizations." in said(site, "organizations/index.html", ".lede")
    listed = said(site, "organizations/index.html", ".names li")
    assert all(f"{one['label']} {one['letters']}" in listed for one in organizations)
    assert said(site, "letters/index.html", ".lede") == f"{len(letters)} letters, latest first."
    register = said(site, "letters/index.html", ".register tbody")
    assert [f"{one['stated_total']} {one['listed']}" in register for one in letters] == [True] * len(letters)
    addressee = rows(site, "addressees")[0]
    assert f"{addressee['letters']} letters in this archive" in said(site, addressee["permalink"], ".lede")


def test_who_signs_together_is_counted_from_the_lists(site):
    lists = signed(site)
    known, rest = set(), []
    for own in lists.values():
        rest.append(f"{len(own)} {len(own & known)} {len(own - known)} {len(known | own)}")
        known |= own
    table = said(site, "coalition.html", "[aria-labelledby=growth] tbody")
    assert [one in table for one in rest] == [True] * len(lists)
    counts = [sum(one in own for own in lists.values()) for one in known]
    shares = said(site, "coalition.html", "[aria-labelledby=shares] tbody")
    assert shares == " ".join(f"{n} {counts.count(n)}" for n in sorted(set(counts)))
    most = max(counts)
    best = said(site, "coalition.html", "[aria-labelledby=most]")
    leading = [one["label"] for one in rows(site, "organizations") if int(one["letters"]) == most]
    assert all(f"{one} {most} letters" in best for one in leading) or f"{len(leading)} tie at {most} letters" in best


def test_two_lists_are_held_against_each_other(site):
    lists = signed(site)
    pages = list((site / "letters/compare").glob("*--*.html"))
    assert len(pages) >= len(lists) - 1
    for one in pages:
        first, second = (lists[own] for own in one.stem.split("--"))
        figures = said(site, one.relative_to(site).as_posix(), ".pair-figures")
        assert figures == (
            f"on the first list only {len(first - second)} on both lists {len(first & second)} "
            f"on the second list only {len(second - first)}"
        )


def test_references_and_passages_are_counted_as_the_data_have_them(site):
    references, passages = rows(site, "references"), rows(site, "passages")
    works = {(one["kind"], one["key"]) for one in references}
    citing = {one["letter_id"] for one in references}
    assert (len(works), len(citing)) == (1, 2)
    assert "What the letters cite: 1 work or body in 2 letters" in said(site, "references/index.html", ".lede")
    count = len({one["passage"] for one in passages})
    lede = said(site, "passages/index.html", ".lede")
    assert lede.startswith("One passage that several letters share" if count == 1 else f"{count} passages that several")
    numbers = {one["passage"] for one in passages}
    shared = Counter(frozenset(one["letter_id"] for one in passages if one["passage"] == each) for each in numbers)
    for letters, count in shared.items():
        told = f"{count} passages in {len(letters)} letters" if count > 1 else f"{len(letters)} letters · "
        assert told in said(site, "passages/index.html")


def test_the_data_page_tells_what_the_tables_cannot(site):
    letters, signatures = rows(site, "letters"), rows(site, "signatures")
    limits = said(site, "data/index.html", "[aria-labelledby=limits]")
    unreviewed = sum(one["status"] == "unreviewed" for one in letters)
    assert f"Of {len(letters)} letters, {unreviewed} have not been compared with their sources" in limits
    unnamed = sum(int(one["stated_undisclosed"] or 0) for one in letters)
    assert f"The letters count {unnamed} signatories whom they do not name." in limits
    assert sum(map(missing, letters)) == 1
    assert "The letters count 1 signatory more than their lists name; we do not know why." in limits
    inferred = sum(one["number"] != "" and one["number_printed"] == "" for one in signatures)
    several = sum(one["number_low"] != "" for one in signatures)
    assert f"Of {len(signatures)} signatures, {inferred} have a number that is not printed" in limits
    assert f"and {several} can have one of several, from number_low" in limits
    for table in ("letters", "organizations", "signatures", "demands", "references", "passages"):
        count = len(rows(site, table))
        assert f"{count} row{'s' * (count != 1)}. {table}.csv" in said(
            site, "data/index.html", f"#{table}, #{table} ~ p"
        )


def test_the_search_page_says_how_many_signed_without_a_name(site):
    unnamed = sum(int(one["stated_undisclosed"] or 0) for one in rows(site, "letters"))
    assert f"{unnamed}" in said(site, "search.html", "body")


LOST = "1 name is missing in our copies of the lists."


def test_where_somebody_is_not_on_a_list_the_page_says_what_our_copy_of_it_lacks(site):
    lost = next(one for one in rows(site, "letters") if missing(one) == 1)
    after = sorted(rows(site, "letters"), key=lambda one: one["date"])[2]  # held against the one before it
    assert "That list does not name all who signed. 1 name of it is missing in our copy." in said(
        site, after["permalink"], ".comparisons"
    )
    assert "7 are named here, 1 missing in our copy" in said(site, lost["permalink"], ".particulars")
    words = LexborHTMLParser((site / "search.html").read_text("utf-8")).css_first("[data-word=nobody]")
    assert LOST in (words.text() if words else (site / "search.html").read_text("utf-8"))
    assert "1 more is missing in our copies of the lists 26" in said(site, "index.html", ".figures")
    assert LOST in said(site, "coalition.html")
