"""Laws of the exports: whatever an archive holds, its files can be read back, and say the same in every format."""

import csv
import io
import json
import string
from xml.etree import ElementTree as ET

from hypothesis import given, settings
from hypothesis import strategies as st

from sitegen.core.model import Organization, Signatory
from sitegen.publishing.check import check_site
from sitegen.publishing.exports.encoding import cell
from sitegen.publishing.exports.records import letters_table
from sitegen.publishing.exports.xml import document, element
from sitegen.publishing.linked_data import embed
from sitegen.publishing.site import Page, Site
from tests.cells import plain_text, split_list
from tests.exported import export
from tests.unit.publishing.exports.archives import CONFIG, a_manuscript, archive_of, tables

text = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
tricky = st.one_of(text, st.text("=+-@'\"|\\,;\r\n\t ＝＋", max_size=8))
ids = st.text(string.ascii_lowercase + "-", min_size=1, max_size=6)


@st.composite
def archives(draw):
    names = draw(st.lists(tricky.filter(str.strip), max_size=4, unique=True))
    signatories = tuple(Signatory(at, at, "printed", name, name, at, at) for at, name in enumerate(names, 1))
    organizations = tuple(Organization(f"o-{at}", name) for at, name in enumerate(names))
    date = draw(st.none() | st.dates().map(str))
    title = draw(st.none() | tricky.filter(str.strip))
    letter = a_manuscript("one", title=title, date=date, signatories=signatories, cc=tuple(names[:2]))
    return archive_of(letter, organizations=organizations, resolve={name: f"o-{at}" for at, name in enumerate(names)})


@given(tricky)
def test_a_cell_gives_its_text_back_and_runs_in_no_spreadsheet(value):
    assert plain_text(cell(value)) == value
    assert not cell(value).startswith(("=", "+", "-", "@", "\t", "\r", "\n"))


@given(st.lists(tricky.filter(bool), max_size=4).map(tuple))
def test_a_list_gives_its_items_back(values):
    assert split_list(cell(values)) == values


@given(archives())
def test_csv_and_json_say_the_same(archive):
    site = Site((Page("index.html", "home.html"), Page("letters/one.html", "letter.html")))
    files = export(archive, CONFIG, site)
    for table in tables(archive, {"letters/one.html"}):
        rows = list(csv.reader(io.StringIO(files[f"data/{table.name}.csv"].decode(), newline="")))
        assert rows == [
            [column.name for column in table.columns],
            *[[cell(value) for value in row] for row in table.rows],
        ]
        if "json" in table.formats:
            records = json.loads(files[f"data/{table.name}.json"])
            read = [tuple(_frozen(record.get(one.name)) for one in table.columns) for record in records]
            assert read == list(table.rows)
            always = {column.name for column in table.columns if not column.sparse}
            assert all(always <= record.keys() for record in records)


@given(archives())
@settings(max_examples=30)
def test_what_is_written_passes_its_own_check(archive):
    site = Site((Page("letters/one.html", "letter.html"),))
    files = export(archive, CONFIG, site)
    page = b'<!doctype html><html lang="en"><title>x</title><a href="letters/one.html">x</a></html>'
    found = check_site(
        files | {"index.html": page, "letters/one.html": page.replace(b"letters/", b"")}, base_url=CONFIG.base_url
    )
    assert found == ()


@given(archives())
@settings(max_examples=30)
def test_the_same_archive_gives_the_same_bytes(archive):
    site = Site((Page("letters/one.html", "letter.html"),))
    assert export(archive, CONFIG, site) == export(archive, CONFIG, site)
    assert letters_table(archive, set()) == letters_table(archive, set())


@given(st.text(max_size=30), st.text(max_size=30))
def test_xml_is_well_formed_whatever_it_holds(value, attribute):
    ET.fromstring(document(element("a", element("b", value), n=attribute)))


@given(tricky)
def test_linked_data_can_be_read_back_and_never_ends_its_element(value):
    written = embed({"name": value})
    assert json.loads(written) == {"name": value}
    assert "<" not in written


def _frozen(value):
    return tuple(value) if isinstance(value, list) else value
