"""Laws of how withheld names are found: whatever stands beside a name, or at the ends of its words."""

from hypothesis import example, given
from hypothesis import strategies as st

from sitegen.identity.recognition import Recognizer
from sitegen.identity.spans import Apart, Spans

_SYLLABLES = ("bar", "do", "kel", "mir", "nes", "rov", "tal", "vik", "zun", "gra", "pol", "hem")
_WORD = st.lists(st.sampled_from(_SYLLABLES), min_size=2, max_size=3).map("".join).map(str.capitalize)
_ADDRESS = st.sampled_from(("Ms", "Dr.", "Prof.", "Rev.", "Herr", "Frau", "Mme", "Sra.", "Mgr.", "U", "Daw", "Senator"))
_BEHIND = st.sampled_from((" PhD", ", MP", " jr.", ", Ph.D.", ""))
_ENDING = st.sampled_from(("a", "u", "em", "ou", "ovi", "ego", "in", "le"))


@given(st.tuples(_WORD, _WORD), st.lists(_ADDRESS, max_size=3), _BEHIND)
@example(("Barbar", "Bardo"), ["U"], " PhD")
@example(("Barbar", "Bardo"), ["Daw"], ", Ph.D.")
def test_name_is_certain_without_what_is_said_beside_it(words, address, behind):
    name = " ".join(words)
    guard = Recognizer(frozenset({" ".join((*address, name)) + behind}))
    found = guard.certain(f"The millers say that {name} was there.")
    assert [(one.start, one.end) for one in found] == [(21, 21 + len(name))]


@given(st.tuples(_WORD, _WORD), _ENDING, _ENDING)
def test_name_is_found_in_other_cases(words, first, second):
    told = f"Tam byli z {words[0]}{first} {words[1]}{second} wczoraj."
    assert Recognizer(frozenset({" ".join(words)})).all(told)


@given(st.lists(_WORD, min_size=3, max_size=4, unique=True))
def test_first_and_last_name_are_found_of_a_longer_one(words):
    assert Recognizer(frozenset({" ".join(words)})).all(f"Say that {words[0]} {words[-1]} was there.")


_SPANS = st.lists(
    st.tuples(st.integers(0, 12), st.integers(0, 5)).map(lambda one: (one[0], one[0] + one[1])), max_size=8
)


@given(_SPANS, st.integers(0, 12), st.integers(0, 5))
def test_spans_say_what_lies_over_a_place(spans, first, more):
    last = first + more
    over = [(low, high) for low, high in spans if low <= first and last <= high]
    assert Spans(spans).hold(first, last) == bool(over)
    assert Spans(spans).hold_more(first, last) == any(one != (first, last) for one in over)


@given(_SPANS)
def test_stretches_that_are_kept_overlap_none_kept_before(spans):
    apart, kept = Apart(), []
    for start, end in ((low, high + 1) for low, high in spans):
        fits = not any(start < other_end and other < end for other, other_end in kept)
        assert apart.add(start, end) == fits
        kept += [(start, end)] if fits else []
