"""The archive that this repository publishes, as its readers have it."""

import csv
import hashlib
import json

import pytest

from tests.command import sitegen

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def built(root, tmp_path_factory):
    folder = tmp_path_factory.mktemp("archive") / "site"
    ended = sitegen("build", "--no-cache", "--content", root / "content", "--output", folder, cwd=root)
    assert ended.status == 0, ended.err
    return folder


@pytest.fixture
def reader(chromium):
    """A page with JavaScript off that may open nothing but files."""
    context = chromium.new_context(java_script_enabled=False)
    context.route("**/*", lambda route: route.continue_() if route.request.url.startswith("file:") else route.abort())
    yield context.new_page()
    context.close()


def rows(built, name):
    with (built / f"data/{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_nothing_is_wrong_with_it(root, built):
    ended = sitegen("check", "--content", root / "content", "--output", built, cwd=root)
    assert (ended.status, "nothing found" in ended.err) == (0, True), ended.err


@pytest.mark.parametrize(
    ("date", "entries", "members", "missing"), [("2024-02-01", 361, 41, 17), ("2024-03-01", 303, 41, 0)]
)
def test_every_signatory_is_on_the_page_and_in_the_data(built, reader, date, entries, members, missing):
    (letter,) = (
        one for one in json.loads((built / "data/letters.json").read_text(encoding="utf-8")) if one["date"] == date
    )
    signatures = [one for one in rows(built, "signatures") if one["letter_id"] == letter["id"]]
    assert [bool(one["parent_ordinal"]) for one in signatures].count(False) == entries
    assert [bool(one["parent_ordinal"]) for one in signatures].count(True) == members
    reader.goto((built / letter["permalink"]).as_uri())
    assert reader.locator("[data-ordinal]").count() == entries
    assert reader.locator("[data-member]").count() == members
    assert letter["stated_total"] - letter["stated_undisclosed"] - letter["listed"] == missing


def test_each_name_can_be_followed_to_its_line(root, built):
    sources = {one["id"]: one["source_sha256"] for one in rows(built, "letters")}
    lines = {}
    for file in (root / "content/sources").iterdir():
        data = file.read_bytes()
        lines[hashlib.sha256(data).hexdigest()] = data.decode().split("\n")
    for one in rows(built, "signatures"):
        assert one["name_as_written"] in lines[sources[one["letter_id"]]][int(one["source_line"]) - 1]


def test_a_journalist_finds_a_name_without_javascript(built, reader):
    """Home, organizations, one of them, the letter it signed: four pages, by links alone, from a disk."""
    reader.goto((built / "index.html").as_uri())
    reader.get_by_role("navigation").get_by_role("link", name="Organizations").first.click()
    reader.get_by_role("link", name="Free Burma Rangers").click()
    assert reader.get_by_role("heading", level=1).inner_text() == "Free Burma Rangers"
    reader.get_by_role("link", name="Security Council must act now").first.click()
    assert reader.locator("[data-ordinal]", has_text="Free Burma Rangers").count() == 1
