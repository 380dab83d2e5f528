"""A letter that was withdrawn says so wherever it is named: in lists, data, citations and feeds."""

import csv
import io
from dataclasses import replace

from sitegen.archive.days import Days
from sitegen.core.model import Withdrawal
from sitegen.publishing.views.withdrawn import marked_as_withdrawn
from tests.exported import export
from tests.unit.publishing.exports.archives import ARCHIVE, CONFIG, SITE

FIRST, *OTHERS = ARCHIVE.letters
GONE = replace(FIRST, withdrawn=Withdrawal("2026-02-02", "It was a draft."))
MARKED = marked_as_withdrawn(replace(ARCHIVE, letters=(GONE, *OTHERS)), lambda title: f"Withdrawn: {title}")
FILES = export(MARKED, CONFIG, SITE, days=Days({GONE.letter_id: "2026-01-01"}, {GONE.letter_id: "2026-02-02"}))


def test_data_citations_and_feeds_say_so():
    said = f"Withdrawn: {FIRST.letter.title}"
    for path in ("feed.xml", "organizations/friends-of-the-alm.xml", "data/citations.bib", "data/citations.ris",
                 "data/citations.json", "data/followthemoney.jsonl", f"letters/{GONE.letter_id}.xml"):  # fmt: skip
        assert said in FILES[path].decode(), path
    rows = list(csv.DictReader(io.StringIO(FILES["data/letters.csv"].decode(), newline="")))
    told = {row["id"]: (row["title"], row["withdrawn"], row["withdrawn_on"]) for row in rows}
    assert told[GONE.letter_id] == (said, "yes", "2026-02-02")
    assert {told[one.letter_id][1:] for one in OTHERS} == {("no", "")}
    assert b"<updated>2026-02-02T00:00:00Z</updated>" in FILES["feed.xml"]


def test_an_archive_in_which_nothing_was_withdrawn_stays_as_it_is():
    assert marked_as_withdrawn(ARCHIVE, lambda title: f"Withdrawn: {title}") is ARCHIVE
