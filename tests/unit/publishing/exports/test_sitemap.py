from xml.etree import ElementTree as ET

from sitegen.publishing.exports import sitemap
from sitegen.publishing.exports.sitemap import sitemaps
from tests.exported import export
from tests.unit.publishing.exports.archives import ARCHIVE, CONFIG, DAYS, OFFLINE, PERMALINKS, SITE

SPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def read(config=CONFIG):
    root = ET.fromstring(export(ARCHIVE, config, SITE, days=DAYS)["sitemap.xml"])
    return {one.findtext(f"{SPACE}loc"): one.findtext(f"{SPACE}lastmod") for one in root}


def test_it_lists_every_page_but_the_one_for_errors():
    assert set(read(OFFLINE)) == PERMALINKS - {"404.html"}


def test_a_page_is_as_new_as_the_last_change_of_a_letter_on_it():
    found = read()
    base = "https://river.example/archive/"
    assert found[f"{base}letters/2021-03-04-keep-the-river-free.html"] == "2026-02-02"
    assert found[f"{base}organizations/friends-of-the-alm.html"] == "2026-03-03"
    assert found[f"{base}index.html"] == "2026-03-03"
    assert found[f"{base}letters/no-date.html"] is None


def test_search_engines_are_told_of_it_only_where_its_addresses_are_absolute():
    assert b"Sitemap: https://river.example/archive/sitemap.xml" in export(ARCHIVE, CONFIG, SITE)["robots.txt"]
    assert b"Sitemap" not in export(ARCHIVE, OFFLINE, SITE)["robots.txt"]


def test_too_many_pages_for_one_file_give_an_index(monkeypatch):
    monkeypatch.setattr(sitemap, "LIMIT", 4)
    files = sitemaps(ARCHIVE, CONFIG, PERMALINKS, DAYS)
    parts = sorted(path for path in files if path.startswith("sitemap-"))
    root = ET.fromstring(files["sitemap.xml"])
    assert root.tag == f"{SPACE}sitemapindex"
    assert [one.text for one in root.iter(f"{SPACE}loc")] == [f"https://river.example/archive/{one}" for one in parts]
    assert sum(files[one].count(b"<url>") for one in parts) == len(PERMALINKS) - 1
