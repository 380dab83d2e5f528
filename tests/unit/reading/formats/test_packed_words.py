"""What fields of pictures and fonts say, and that chance bytes in them say nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.reading.formats.packed_words import fields_within, is_packed
from tests.unit.reading.formats.packed import SAYING, jpeg, png, woff


@pytest.mark.parametrize("data", SAYING.values(), ids=SAYING)
def test_what_a_field_says_is_found(data):
    assert is_packed(data)
    assert "NLD" in " ".join(fields_within(data))


@pytest.mark.parametrize(
    "data", [png(), jpeg(b"\xdb", b"NLD"), woff("x") + b"NLD", b"wOF2 NLD ", b"GIF89a NLD ", b"RIFFxxxxWEBP NLD "]
)
def test_bytes_that_are_packed_say_nothing(data):
    assert is_packed(data)
    assert "NLD" not in " ".join(fields_within(data))


@given(st.sampled_from(sorted(SAYING)), st.integers(0), st.binary(max_size=4))
def test_damage_raises_nothing(name, at, other):
    data = SAYING[name]
    cut = at % len(data)
    list(fields_within(data[:cut] + other + data[cut + len(other) :]))
    list(fields_within(data[:cut]))
