"""Records of how sources read: what is written is read again, what was touched is not believed, nothing is quoted."""

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


@given(st.data())
def test_a_record_that_was_touched_anywhere_is_none(data):
    text = write_record(FULL)
    at = data.draw(st.integers(0, len(text) - 1))
    sign = data.draw(st.sampled_from("0a \nż"))
    touched = data.draw(st.sampled_from((text[:at] + text[at + 1 :], text[:at] + sign + text[at:])))
    assert touched == text or read_record(touched.encode()) is None


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
    others = (("signatory", "ornament"), ('"look here"', '"whatever"'), ('"lines":9,', '"lines":9,"lines":9,'))
    for old, new in others:
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
