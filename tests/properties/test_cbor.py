from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.adapters.search.cbor import decode, encode

VALUES = st.recursive(
    st.integers(-(2**63), 2**63) | st.text(), lambda inner: st.lists(inner, max_size=30), max_leaves=40
)


@given(VALUES)
def test_what_is_encoded_can_be_decoded(value):
    assert decode(encode(value)) == value


@given(VALUES, st.data())
def test_nothing_cut_short_is_taken_for_whole(value, data):
    whole = encode(value)
    with pytest.raises(ValueError, match=r"cut short|utf-8"):
        decode(whole[: data.draw(st.integers(0, len(whole) - 1))])


@given(st.binary(max_size=60))
def test_no_bytes_break_the_decoder(data):
    with suppress(ValueError):
        decode(data)
