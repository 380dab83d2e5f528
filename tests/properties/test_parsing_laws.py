"""Laws of the parser that hold for any text whatever."""

# ruff: noqa: E501 - a table reads best with a line a row

import re
from dataclasses import replace
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from sitegen.core.model import Signatory, Stated
from sitegen.core.source import Place, Source, split_lines
from sitegen.reading.choosing import read_letter
from sitegen.reading.parsing import count, number_signatories, parse_letter, reading_as_json
from sitegen.reading.parsing.entries.from_lines import INSTEAD_OF_NAMES, INTERRUPTIONS
from sitegen.reading.parsing.lines.chain import rising_chain
from sitegen.reading.parsing.lines.facts import clean
from tests.properties.lines import LINES

EMPTY = read_letter(Source("none.txt", "", ())).value.letter


def source(lines):
    return Source("any.txt", "0" * 64, tuple(lines))


@settings(max_examples=150)
@given(LINES)
def test_every_line_has_exactly_one_role_and_nothing_raises(lines):
    checked = read_letter(source(lines))
    reading = checked.value
    assert [one.line for one in reading.lines] == list(range(1, len(lines) + 1))
    blank = [one.line for one in reading.lines if one.winner.role == "blank"]
    assert all(not re.sub(r"\W", "", lines[line - 1]) for line in blank)
    for one in reading.lines:
        weights = [claim.weight for claim in (one.winner, *one.rivals)]
        assert weights == sorted(weights, reverse=True)
        assert one.winner.reason
    for found in checked.diagnostics:
        assert found.span is None or 1 <= found.span.first <= found.span.last <= max(1, len(lines))


@settings(max_examples=80)
@given(LINES, st.sets(st.integers(0, 60)), st.sampled_from(["header", "footer", "note"]))
def test_lines_that_a_page_sets_apart_have_one_role_too(lines, apart, zone):
    places = tuple(Place(1, zone=zone) if at in apart else None for at in range(len(lines)))
    checked = read_letter(replace(source(lines), places=places if any(places) else ()))
    assert [one.line for one in checked.value.lines] == list(range(1, len(lines) + 1))


@settings(max_examples=80)
@given(LINES)
def test_parsing_is_deterministic_and_its_record_is_plain(lines):
    first, second = read_letter(source(lines)), read_letter(source(lines))
    assert first == second
    record = reading_as_json(source(lines), first, "any.txt")
    assert len(record["lines"]) == len(lines)
    for entry in record["signatories"]:
        assert 1 <= entry["line"] <= entry["last"] <= len(lines)
        assert entry["name"]


@settings(max_examples=80)
@given(LINES)
def test_a_name_stands_in_its_entry(lines):
    for entry in read_letter(source(lines)).value.letter.signatories:
        words = set(re.findall(r"[^\W_]+", entry.entry))
        assert set(re.findall(r"[^\W_]+", entry.name)) <= words


BELOW = st.lists(
    st.sampled_from(
        ["Heron Watch", "Alder Workers' Union", "The Mill Trust", "Lake Forum of the North", "Supported by", "With the support of", "Endorsed by",
         "of the valley", "and 12 others", "Kenya", "12 Mill Lane", "Port Ivory 10452", "Ada Moss", "Director", "(member)", "Individuals:", "",
         "Translated by Ada Moss", "Sent from my telephone", "1. Reed Union", "2. Fishers and", "- Bar Union", "Page 2 of 3", "Dear Minister,"]
    ),
    min_size=3,
    max_size=14,
)  # fmt: skip


@settings(max_examples=150)
@given(BELOW)
def test_an_entry_goes_on_over_no_line_of_another_kind(below):
    lines = ["We ask that the weir is opened again, because the children cannot swim.", "", "Signed by:", "", *below]
    checked = parse_letter(source(lines))
    roles = {one.line: one.winner.role for one in checked.value.lines}
    for entry in checked.value.letter.signatories:
        within = [one.line for one in checked.value.lines if entry.line < one.line < entry.last]
        assert {roles[line] for line in within} <= {"signatory", "member"} | INTERRUPTIONS
        assert not {checked.value.lines[line - 1].winner.rule for line in within} & INSTEAD_OF_NAMES


@given(st.text(max_size=200))
def test_cleaning_twice_is_cleaning_once(text):
    assert clean(clean(text)) == clean(text)


@given(st.lists(st.integers(min_value=0, max_value=50), max_size=60))
def test_a_chain_only_rises_between_restarts(numbers):
    chain = rising_chain(list(enumerate(numbers)))
    kept = list(chain.values())
    assert all(numbers[line] == number for line, number in chain.items())
    assert all(after > before or after == 1 for before, after in pairwise(kept))


ENTRIES = st.lists(st.one_of(st.none(), st.integers(min_value=1, max_value=40)), max_size=40)


def entries(numbers):
    return tuple(
        Signatory(place, number, "none" if number is None else "printed", f"N{place}", f"N{place}", place, place)
        for place, number in enumerate(numbers, 1)
    )


@given(ENTRIES, st.one_of(st.none(), st.integers(min_value=0, max_value=80)))
def test_numbering_keeps_what_is_printed_and_is_stable(numbers, total):
    stated = Stated(total=total)
    once = number_signatories(entries(numbers))
    assert number_signatories(once) == once
    for one, printed in zip(once, numbers, strict=True):
        assert (one.number_status == "printed") == (printed is not None)
        if printed is not None:
            assert one.number == printed
        if one.number_range:
            assert one.number_range[0] <= one.number <= one.number_range[1]
    ledger = count(replace(EMPTY, signatories=once, stated=stated))
    assert ledger.listed == len(numbers)
    assert all(gap.expected != gap.found for gap in ledger.gaps)


@given(st.integers(min_value=1, max_value=60), st.sets(st.integers(min_value=1, max_value=60)))
def test_lost_numbers_are_inferred_where_the_room_fits(length, lost):
    numbers = [None if place in lost and place not in (1, length) else place for place in range(1, length + 1)]
    once = number_signatories(entries(numbers))
    assert [one.number for one in once] == list(range(1, length + 1))
    assert {one.number_status for one in once} <= {"printed", "inferred"}


def test_mixed_newlines_and_huge_numbers():
    text = "Signed by:\r\n1. Foo Union\r2. Bar Union\n999999999999999999999. Baz Union\x85"
    assert read_letter(Source("x", "", split_lines(text))).value.letter.signatories
