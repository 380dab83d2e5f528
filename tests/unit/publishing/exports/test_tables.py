import csv
import io
import json
from dataclasses import replace
from pathlib import Path

from sitegen.core.model import Review, Signatory, Signature, Withdrawal, Withheld
from sitegen.publishing.exports.encoding import cell
from sitegen.publishing.exports.inventory import handbook
from sitegen.publishing.exports.records import SIGNATURES, signature_row
from tests.cells import plain_text, split_list
from tests.exported import export
from tests.unit.publishing.exports.archives import (
    ARCHIVE,
    CONFIG,
    DAYS,
    ORGANIZATIONS,
    PERMALINKS,
    SITE,
    a_manuscript,
    archive_of,
    data,
)

CONTRACT = {
    "letters": "id, date, title, language, addressees, cc, stated_total, stated_undisclosed, listed, "
    "permalink, source_sha256",
    "organizations": "id, name, variant_names, parent_id, first_signed, last_signed, letters, permalink",
    "addressees": "id, name, variant_names, kind, parent_id, first_addressed, last_addressed, letters, "
    "letters_gathered, permalink",
    "signatures": "letter_id, ordinal, parent_ordinal, number, name_as_written, organization_id, source_line",
}
FILES = data(ARCHIVE, CONFIG, PERMALINKS, days=DAYS)


def rows(name):
    return list(csv.DictReader(io.StringIO(FILES[f"data/{name}.csv"].decode(), newline="")))


def records(name):
    return json.loads(FILES[f"data/{name}.json"])


def test_the_files_are_those_of_the_contract():
    names = {f"data/{name}.{ending}" for name in CONTRACT for ending in ("csv", "json")}
    assert set(FILES) == names | {"data/judgements.csv", "data/datapackage.json"}


def test_columns_begin_as_the_contract_says_in_both_formats():
    for name, columns in CONTRACT.items():
        expected = columns.split(", ")
        assert list(rows(name)[0])[: len(expected)] == expected
        assert list(records(name)[0])[: len(expected)] == expected


def test_a_letter_row():
    assert records("letters")[0] == {
        "id": "2021-03-04-keep-the-river-free",
        "date": "2021-03-04",
        "title": "Keep the river free",
        "language": "en",
        "addressees": ["The Minister of Water", "Council of the Valley"],
        "cc": [],
        "stated_total": 5,
        "stated_undisclosed": 2,
        "listed": 3,
        "permalink": "letters/2021-03-04-keep-the-river-free.html",
        "source_sha256": "ab" * 32,
        "source_file": "river.txt",
        "status": "unreviewed",
        "translation_of": None,
        "added": "2026-02-02",
        "reviewed_by": None,
        "reviewed_on": None,
        "withdrawn": "no",
        "withdrawn_on": None,
        "source_url": None,
        "received": None,
        "given_by": None,
        "source_page": None,
        "addressee_ids": ["the-minister-of-water", "council-of-the-valley"],
        "doubt": None,
        "withheld": 0,
        "left_out": 0,
    }


def test_a_letter_row_says_where_it_comes_from_who_reviewed_it_and_that_it_was_withdrawn():
    letter = a_manuscript()
    source = replace(letter.source, url="https://alm.example/a", received="2025-05-05", given_by="The Alm Library")
    told = {"source_url": "https://alm.example/a", "received": "2025-05-05", "given_by": "The Alm Library"}
    told |= {"reviewed_by": "Ada", "reviewed_on": "2025-06-06", "withdrawn": "yes", "withdrawn_on": "2025-07-07"}
    full = replace(
        letter,
        source=source,
        review=Review("Ada", "2025-06-06"),
        status="reviewed",
        withdrawn=Withdrawal("2025-07-07", None),
    )
    (row,) = json.loads(data(archive_of(full), CONFIG, PERMALINKS)["data/letters.json"])
    assert {key: row[key] for key in told} == told
    hiding = replace(full, withheld=(Withheld(12, 12),))
    (row,) = json.loads(data(archive_of(hiding), CONFIG, PERMALINKS)["data/letters.json"])
    assert {key: row[key] for key in told} == {**told, "source_url": None}  # there all names stand


def test_none_is_null_in_json_and_empty_in_csv():
    undated = records("letters")[2]
    assert [undated[key] for key in ("date", "title", "language")] == [None, None, None]
    assert [rows("letters")[2][key] for key in ("date", "title", "language")] == ["", "", ""]


def test_an_organization_row_counts_letters_and_dates():
    by_id = {one["id"]: one for one in records("organizations")}
    friends = by_id["friends-of-the-alm"]
    assert (friends["first_signed"], friends["last_signed"], friends["letters"]) == ("2021-03-04", "2022-01-09", 2)
    assert friends["variant_names"] == ["Alm | Friends", "Freunde der Alm"]
    assert by_id["youth-of-the-alm"]["parent_id"] == "friends-of-the-alm"


def test_an_organization_without_a_page_has_no_permalink():
    by_id = {one["id"]: one["permalink"] for one in records("organizations")}
    assert by_id["mrac"] is None
    assert by_id["youth-of-the-alm"] == "organizations/youth-of-the-alm.html"


def test_signatures_hold_entries_and_members_in_order_of_print():
    first = [(one["ordinal"], one["parent_ordinal"], one["source_line"]) for one in records("signatures")][:4]
    assert first == [(1, None, 10), (1, 1, 11), (2, None, 12), (3, None, 13)]


def test_a_person_has_a_kind_an_office_and_an_affiliation():
    person = Signatory(1, 1, "printed", "Ada Holm", "1. Ada Holm, Chair, Alm Union", 10, 10, kind="person",
                       role="Chair", affiliation="Alm Union")  # fmt: skip
    union = Signatory(2, 2, "printed", "Alm Union", "2. Alm Union", 11, 11, kind="organization")
    joined = archive_of(a_manuscript(signatories=(person, union)), organizations=ORGANIZATIONS, resolve={})
    rows = json.loads(export(joined, CONFIG, SITE)["data/signatures.json"])
    assert [[one.get(name) for name in ("kind", "role", "affiliation", "affiliation_id")] for one in rows] == [
        ["person", "Chair", "Alm Union", None],
        ["organization", None, None, None],
    ]


def test_a_number_that_can_be_several_is_none_of_them():
    known = Signature("lake", 1, None, 7, "inferred", "Alm", None, 10)
    found = [dict(zip((one.name for one in SIGNATURES), signature_row(one), strict=True))
             for one in (known, replace(known, number_range=(7, 9)))]  # fmt: skip
    assert [(one["number"], one["number_low"], one["number_high"]) for one in found] == [(7, None, None), (None, 7, 9)]


def test_both_formats_hold_the_same_rows():
    for name in CONTRACT:
        for row, record in zip(rows(name), records(name), strict=True):
            for key, value in record.items():
                if isinstance(value, list):
                    assert list(split_list(row[key])) == value
                else:
                    assert plain_text(row[key]) == ("" if value is None else str(value))


def test_no_cell_is_a_formula():
    for path, content in FILES.items():
        if path.endswith(".csv"):
            cells = [one for row in csv.reader(io.StringIO(content.decode(), newline="")) for one in row]
            assert not [one for one in cells if one.startswith(("=", "+", "-", "@", "\t", "\r"))]


def test_a_name_that_looks_like_a_formula_is_whole_in_json_and_guarded_in_csv():
    assert records("signatures")[2]["name_as_written"] == '=HYPERLINK("x")'
    assert rows("signatures")[2]["name_as_written"] == '\'=HYPERLINK("x")'


def test_csv_has_crlf_utf8_and_no_byte_order_mark():
    content = FILES["data/signatures.csv"]
    assert not content.startswith(b"\xef\xbb\xbf")
    assert content.count(b"\r\n") == content.count(b"\n") == len(ARCHIVE.signatures) + 1
    assert "မြစ်".encode() in content


def test_an_apostrophe_of_the_letter_is_not_taken_for_a_guard():
    for text in ("'t Vuur", "'=x", "''=x", "=x", "'"):
        assert plain_text(cell(text)) == text


def test_a_list_item_may_hold_the_separator():
    assert cell(("a|b", "c\\", "=d")) == "a\\|b|c\\\\|=d"
    assert split_list(cell(("a|b", "c\\", "=d"))) == ("a|b", "c\\", "=d")
    assert cell(()) == ""
    assert split_list("") == ()


def test_each_signature_leads_to_the_line_of_a_file_or_to_the_letters_page():
    shown = frozenset({*PERMALINKS, "letters/2021-03-04-keep-the-river-free-source.html"})
    for permalinks, page in ((shown, "letters/2021-03-04-keep-the-river-free-source.html"), (PERMALINKS, None)):
        letters = json.loads(data(ARCHIVE, CONFIG, permalinks)["data/letters.json"])
        [letter] = [one for one in letters if one["id"] == "2021-03-04-keep-the-river-free"]
        assert letter["source_page"] == page
        assert (letter["source_file"], letter["source_sha256"]) == ("river.txt", "ab" * 32)


def test_no_row_of_the_signatures_repeats_what_its_letter_says():
    letter = records("letters")[0]
    common = {letter[key] for key in ("source_file", "source_sha256", "permalink")}
    assert not [one for one in records("signatures") if common & {str(value) for value in one.values()}]


def test_the_documentation_is_the_handbook():
    page = Path(__file__).parents[4].joinpath("docs/data.md").read_text("utf-8")
    script = "from sitegen.publishing.exports.inventory import handbook; print(handbook(), end='')"
    again = f'python -c "{script}" > docs/data.md'
    assert page == handbook(), f"write it anew: {again}"
