from xml.etree import ElementTree as ET

from sitegen.archive.days import Days
from sitegen.core.model import Block
from sitegen.publishing.exports.feed import summary
from tests.exported import export
from tests.unit.publishing.exports.archives import (
    ARCHIVE,
    CONFIG,
    DAYS,
    OFFLINE,
    SECOND,
    SITE,
    a_manuscript,
    archive_of,
)

ATOM = "{http://www.w3.org/2005/Atom}"


def read(archive=ARCHIVE, config=CONFIG, days=DAYS):
    return ET.fromstring(export(archive, config, SITE, days=days)["feed.xml"])


def test_the_feed_has_what_atom_demands():
    root = read()
    assert root.tag == f"{ATOM}feed"
    for name in ("id", "title", "updated", "author"):
        assert len(root.findall(ATOM + name)) == 1
    for entry in root.iter(f"{ATOM}entry"):
        assert all(len(entry.findall(ATOM + name)) == 1 for name in ("id", "title", "updated"))


def times(root):
    return [
        tuple(one.findtext(f"{ATOM}{name}") for name in ("title", "published", "updated"))
        for one in root.iter(f"{ATOM}entry")
    ]


def test_latest_arrivals_come_first_with_the_days_of_the_archive_and_not_those_that_letters_bear():
    assert times(read()) == [
        ("Keep the river free", "2026-02-02T00:00:00Z", "2026-02-02T00:00:00Z"),
        ("The river again", "2026-01-01T00:00:00Z", "2026-03-03T00:00:00Z"),
    ]
    assert read().findtext(f"{ATOM}updated") == "2026-03-03T00:00:00Z"


def test_an_undated_letter_is_in_the_feed_once_its_arrival_is_known():
    known = Days({"no-date": "2026-05-05"}, {"no-date": "2026-05-05"}, "2026-05-05")
    assert times(read(days=known))[0] == (
        "[We call on you to keep the river free.]",
        "2026-05-05T00:00:00Z",
        "2026-05-05T00:00:00Z",
    )


def test_a_letter_whose_arrival_nobody_recorded_claims_no_day_of_publication():
    assert times(read(days=Days())) == [
        ("The river again", None, "2022-01-09T00:00:00Z"),
        ("Keep the river free", None, "2021-03-04T00:00:00Z"),
    ]


def test_ids_outlive_another_domain_and_a_corrected_title():
    moved = CONFIG.model_copy(update={"base_url": "https://elsewhere.example"})
    renamed = archive_of(a_manuscript(title="Keep it free"), SECOND)
    roots = (read(), read(config=moved), read(renamed))
    ids = [[one.findtext(f"{ATOM}id") for one in root.iter(f"{ATOM}entry")] for root in roots]
    assert ids[0] == ids[1] == ids[2]
    assert all(one.startswith("urn:uuid:") for one in ids[0])
    assert len(set(ids[0])) == 2


def test_links_are_absolute_with_a_base_url_and_relative_without():
    entry = read().find(f"{ATOM}entry/{ATOM}link")
    assert entry.get("href") == "https://river.example/archive/letters/2021-03-04-keep-the-river-free.html"
    offline = read(config=OFFLINE)
    assert offline.find(f"{ATOM}entry/{ATOM}link").get("href") == "letters/2021-03-04-keep-the-river-free.html"
    assert [one.get("rel") for one in offline.findall(f"{ATOM}link")] == ["alternate"]


def test_a_feed_in_a_folder_leads_out_of_it():
    files = export(ARCHIVE, OFFLINE, SITE)
    root = ET.fromstring(files["organizations/friends-of-the-alm.xml"])
    assert root.find(f"{ATOM}entry/{ATOM}link").get("href") == "../letters/2022-01-09-the-river-again.html"
    assert root.find(f"{ATOM}link").get("href") == "../organizations/friends-of-the-alm.html"


def test_organizations_and_addressees_have_feeds_of_their_letters():
    files = export(ARCHIVE, CONFIG, SITE)
    counts = {path: content.count(b"<entry>") for path, content in files.items() if path.endswith(".xml")}
    assert counts["organizations/friends-of-the-alm.xml"] == 2
    assert counts["organizations/youth-of-the-alm.xml"] == 1
    assert counts["addressees/the-minister-of-water.xml"] == 2
    assert "organizations/mrac.xml" not in files  # it has no page that a feed could follow


def test_a_letter_has_one_id_in_every_feed():
    files = export(ARCHIVE, CONFIG, SITE)
    ids = [
        [one.findtext(f"{ATOM}id") for one in ET.fromstring(files[path]).iter(f"{ATOM}entry")]
        for path in ("feed.xml", "organizations/friends-of-the-alm.xml")
    ]
    assert ids[0] == ids[1]


def test_a_summary_has_no_markup_and_no_masked_address():
    letter = a_manuscript(
        body=(Block("paragraph", "Write **now** to [ada](mailto:ada@alm.example) or ada@alm.example.", 1, 1),)
    )
    assert summary(letter, CONFIG) == "Write now to ada or […]."
    assert summary(ARCHIVE.letters[0], CONFIG) == "We call on you to keep the river free."


def test_characters_that_xml_cannot_hold_do_not_break_the_feed():
    root = read(archive_of(a_manuscript(title="Free\x0b & <open>\ud800")))
    assert root.findtext(f"{ATOM}entry/{ATOM}title") == "Free\ufffd & <open>\ufffd"


def test_an_empty_archive_still_has_a_feed():
    assert read(archive_of()).findtext(f"{ATOM}updated") == "1970-01-01T00:00:00Z"


def test_a_browser_shows_every_feed_by_the_style_sheet_of_the_theme():
    found = export(ARCHIVE, CONFIG, SITE, days=DAYS)
    for path, up in (("feed.xml", ""), ("organizations/friends-of-the-alm.xml", "../")):
        assert f'<?xml-stylesheet type="text/css" href="{up}theme/feed.css"?>\n<feed ' in bytes(found[path]).decode()
