"""Two organizations of one name: every list, page and file that names one says which of the two it is."""

import csv
import io
import json
from dataclasses import replace

import pytest

from sitegen.analysis.findings import find
from sitegen.archive import assemble
from sitegen.core.model import Manuscript
from sitegen.publishing.site import plan_site
from sitegen.publishing.views import Views
from tests.exported import export
from tests.invented import CONFIG, FIRST, SECOND, entry, first_letter, second_letter

NAME, PLACES = "Wide Looms", ("Norway", "Japan")
LABELS = {f"{NAME} ({place})" for place in PLACES}


def letters():
    found = []
    for own, letter in ((FIRST, first_letter()), (SECOND, second_letter())):
        listed = (
            *(entry(at, NAME, 90 + at, place=place, kind="organization") for at, place in enumerate(PLACES, 1)),
            entry(3, "Hill", 93, kind="organization"),
        )
        found.append(Manuscript(own, f"content/letters/{own}.md", replace(letter, signatories=listed), None))
    return found


@pytest.fixture(scope="module")
def site():
    archive = assemble(letters(), (), ()).value
    planned = plan_site(archive, CONFIG).value
    views = Views(archive, planned, CONFIG, findings=find(archive))
    pages = {page.permalink: views.of(page) for page in planned.pages}
    return pages, export(archive, CONFIG, planned, find(archive))


def test_pages_and_their_titles_say_which(site):
    pages, _ = site
    found = [page for at, page in pages.items() if at.startswith("organizations/wide")]
    assert {page.name for page in found} == {page.frame.title for page in found} == LABELS
    assert {content for page in found for name, content in page.described.names if name == "DC.title"} == LABELS


@pytest.mark.parametrize("index", ["index", "by-letters", "by-place"])
def test_indexes_say_which(site, index):
    text = repr(site[0][f"organizations/{index}.html"])
    assert all(label in text for label in LABELS)


def test_pages_that_hold_lists_against_each_other_say_which(site):
    text = repr(next(view for at, view in site[0].items() if at.startswith("letters/compare/2")))
    assert all(label in text for label in LABELS)


def test_data_say_which(site):
    files = site[1]
    rows = list(csv.DictReader(io.StringIO(files["data/organizations.csv"].decode(), newline="")))
    assert {row["label"] for row in rows if row["name"] == NAME} == LABELS
    entities = [json.loads(line) for line in files["data/followthemoney.jsonl"].decode().splitlines()]
    notes = [one["properties"].get("notes") for one in entities if one["properties"].get("name") == [NAME]]
    assert sorted(notes) == [["Japan"], ["Norway"]]


def test_feeds_and_the_lists_to_compare_say_which(site):
    feeds = [data.decode() for at, data in site[1].items() if at.startswith("organizations/wide")]
    assert len(feeds) == len(LABELS)
    assert all(any(f"<title>{label}" in feed for feed in feeds) for label in LABELS)
    lists = next(data.decode() for at, data in site[1].items() if at.endswith(f"{FIRST}.js"))
    assert all(label in lists for label in LABELS)
