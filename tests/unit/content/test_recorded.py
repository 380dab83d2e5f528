"""Records of how sources read: what is written is read again, what was touched is not believed, nothing is quoted."""

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.content.fidelity.unsettled import Doubt, Doubts
from sitegen.content.recorded import BLANK, Reader, Recorded, read_record, runs_of, write_record
from sitegen.content.transcriptions import Became
from sitegen.core.digests import digest_of
from sitegen.core.model import ReadingVerdict, VerdictReason
from sitegen.core.source import Source

BODY, ENTRY = Became("body", "running-text"), Became("signatory", "printed-number")
VERDICT = ReadingVerdict("look here", (VerdictReason("two readers agree on 80% of it only", 3, 9),))
FULL = Recorded(
    Reader("ab" * 32, "cd" * 32, "3-9=signatories", "e1"),
    9,
    ((1, 2, BODY), (3, 9, ENTRY)),
    Doubts(VERDICT, Doubt(4, "the numbers do not agree on line 4"), Doubt(2, "1 line looks like a name: line 2")),
    "ef" * 32,
    (4, 45),
)
BARE = Recorded(Reader("ab" * 32, "", "", "e1"), 0, (), Doubts())


@pytest.mark.parametrize("record", [FULL, BARE], ids=["full", "bare"])
def test_what_is_written_is_read_again_also_with_the_line_ends_of_windows(record):
    data = write_record(record).encode()
    assert read_record(data) == record
    assert read_record(data.replace(b"\n", b"\r\n")) == record


def test_a_record_has_a_line_for_each_run():
    lines = write_record(FULL).split("\n")
    assert lines[1].endswith('"lines":9,"runs":[[1,2,["body","running-text"]],')
    assert lines[2].startswith('[3,9,["signatory","printed-number"]]],"doubts":{"verdict":{"grade":"look here",')


@given(st.data())
def test_a_record_that_was_touched_anywhere_is_none(data):
    text = write_record(FULL)
    at = data.draw(st.integers(0, len(text) - 1))
    sign = data.draw(st.sampled_from("0a \nż"))
    touched = data.draw(st.sampled_from((text[:at] + text[at + 1 :], text[:at] + sign + text[at:])))
    assert touched == text or read_record(touched.encode()) is None


@pytest.mark.parametrize("data", [b"", b"\xff\xfe", b"sum ", write_record(FULL).encode() * 2])
def test_what_is_no_record_is_none(data):
    assert read_record(data) is None


def test_a_record_of_another_edition_that_knows_other_roles_is_none():
    text = write_record(replace(FULL, runs=((1, 2, Became("ornament", "vignette")),)))
    assert read_record(text.encode()) is None


@pytest.mark.parametrize(
    "runs",
    [
        ((1, 2, BODY), (3, 10, ENTRY)), ((0, 2, BODY),), ((5, 3, BODY),),
        ((3, 9, ENTRY), (1, 2, BODY)), ((1, 4, BODY), (4, 9, ENTRY)),
    ],
    ids=["past the end", "line 0", "backwards", "out of order", "twice one line"],
)  # fmt: skip
def test_a_record_of_runs_that_no_source_has_is_none(runs):
    assert read_record(write_record(replace(FULL, runs=runs)).encode()) is None


def test_a_record_with_a_field_that_is_not_ours_is_none():
    text = write_record(FULL).rpartition("sum ")[0]
    for old, new in (('"look here"', '"whatever"'), ('"lines":9,', '"lines":9,"lines":9,')):
        forged = text.replace(old, new)
        assert forged != text
        assert read_record(f"{forged}sum {digest_of(forged).hex()}\n".encode()) is None


LINES = st.lists(
    st.tuples(
        st.sampled_from(["Hill Farmers", "", "  ", "\u200b"]),
        st.sampled_from([BLANK, BODY, ENTRY, Became("blank", "odd")]),
    ),
    max_size=12,
)


@given(LINES)
def test_the_runs_tell_what_became_of_every_line(lines):
    source = Source("a.txt", "", tuple(text for text, _ in lines))
    became = tuple(one for _, one in lines)
    record = replace(BARE, lines=len(lines), runs=runs_of(source, became))
    shown = record.of(source)
    seen = [
        (one, BLANK if not text.strip() and other == BLANK else other)
        for (text, other), one in zip(lines, shown.lines, strict=True)
    ]
    assert [one for one, _ in seen] == [other for _, other in seen]


def test_blank_lines_part_no_run():
    source = Source("a.txt", "", ("One", "", "Two", "", "", "Three"))
    became = (BODY, BLANK, BODY, BLANK, BLANK, ENTRY)
    assert runs_of(source, became) == ((1, 3, BODY), (6, 6, ENTRY))


def test_a_source_of_other_lines_is_not_the_one_that_was_read():
    assert FULL.of(Source("a.txt", "", ("One",))) is None


def test_a_title_is_told_by_its_place_in_the_lines_of_titles():
    source = Source("a.txt", "", ("12 May", "Open letter: the", "", "  river   dam", "Dear all,"))
    record = replace(BARE, lines=5, runs=((1, 1, BODY), (2, 4, Became("title", "heading")), (5, 5, BODY)))
    assert record.titled(source) is None
    assert record.with_title("the river dam", source).titled(source) == "the river dam"
    assert record.with_title("12 May", source) == record


def test_no_word_of_the_letter_stands_in_a_record():
    assert not re.search("[“”]", write_record(FULL))
