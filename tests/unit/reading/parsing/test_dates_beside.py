"""Days of other calendars, and days that only a file's name or its page's address gives."""

from dataclasses import replace

import pytest

from sitegen.core.source import Evidence
from sitegen.reading.formats import read_source
from sitegen.reading.parsing import parse_letter
from sitegen.reading.parsing.lines.calendars import in_our_years

LETTER = """# For the mangrove

We ask that the mangrove be protected, and that the works stop until we have been heard by the council.

Signed,

Mangrove Society
Tide Network
"""


@pytest.mark.parametrize(
    ("printed", "ours"),
    [
        ("1 فروردین 1403", "2024-03-20"),
        ("30 اسفند 1403", "2025-03-20"),
        ("1375/1/1", "1996-03-20"),
        ("22 بهمن 1357", "1979-02-11"),
        ("31 مهر 1400", "31 مهر 1400"),  # no such day
        ("平成元年4月1日", "1989年4月1日"),
        ("二零二零年十月二十日", "2020年10月20日"),
    ],
)
def test_days_of_other_calendars(printed, ours):
    assert in_our_years(printed if "/" not in printed else f"در {printed}").endswith(ours)


def _read(name, text=LETTER):
    return parse_letter(read_source(name, text.encode()).value)


def test_a_file_named_by_its_day_dates_a_letter_that_prints_none():
    read = _read("letters/2021-09-07-mangrove.md")
    assert read.value.letter.date == "2021-09-07"
    assert "date-of-page" in {one.name for one in read.diagnostics}


@pytest.mark.parametrize(
    "name", ["Scan 2021-09-07.md", "2021-13-07-mangrove.md", "mangrove.md", "2021-09-07/mangrove.md"]
)
def test_other_names_date_nothing(name):
    assert _read(name).value.letter.date is None


def test_a_printed_day_goes_before_that_of_the_name():
    read = _read("2021-09-07-mangrove.md", LETTER.replace("\n\nSigned", "\n\n5 May 2020\n\nSigned"))
    assert read.value.letter.date == "2020-05-05"
    assert "date-of-page" not in {one.name for one in read.diagnostics}


@pytest.mark.parametrize("field", ["permalink", "path", "slug"])
def test_the_address_of_the_page_dates_a_letter_that_prints_none(field):
    read = _read("mangrove.md", f"---\ntitle: Mangrove\n{field}: /2021/09/07/mangrove/\n---\n\n" + LETTER)
    assert read.value.letter.date == "2021-09-07"
    assert "date-of-page" in {one.name for one in read.diagnostics}


def test_the_day_on_which_a_document_was_made_dates_no_letter():
    source = replace(
        read_source("mangrove.md", LETTER.encode()).value,
        evidence=(Evidence("date", "2019-05-03T10:00:00Z", "properties", "created"),),
    )
    read = parse_letter(source)
    assert read.value.letter.date is None
    (undated,) = (one for one in read.diagnostics if one.name == "undated-letter")
    assert "2019-05-03" in undated.message


def test_a_file_named_by_its_day_without_noughts():
    assert _read("letters/2021-9-7-mangrove.md").value.letter.date == "2021-09-07"
