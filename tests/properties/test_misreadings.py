"""Laws of words that a scan has misread: the quick looks leave out nothing that the pattern finds."""

from hypothesis import given, settings
from hypothesis import strategies as st

from sitegen.publishing.render.misreadings import _MISREAD, is_misread, with_marks
from sitegen.publishing.render.scripts import mark_scripts

PIECES = st.sampled_from(
    [
        *("on", "of", "in", "with", "that", "the", "The", "to", "from", "UNSC", "A", "AB", "I", "V", "X", "l", "ll"),
        *(" ", " ", ".", "/", "@", "-", ",", "_", "x", "7", "က", "’", "é", "\n", "VII", "VIl", "lV", "is", "or"),
    ]
)


@settings(max_examples=1500)
@given(st.lists(PIECES, max_size=10).map("".join))
def test_what_is_misread_is_what_the_pattern_finds(text):
    found = _MISREAD.search(text)
    assert is_misread(text) == bool(found)
    assert (with_marks(text) == str(mark_scripts(text))) == (found is None)
