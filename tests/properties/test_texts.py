"""Laws of what is found in texts: everything stands where it says, whatever the text."""

from hypothesis import given, settings
from hypothesis import strategies as st

from sitegen.analysis.demands import find_demands
from sitegen.analysis.demands.recurring import recurring_demands
from sitegen.analysis.passages import RUN, shared_passages
from sitegen.analysis.passages.matching import first_uses
from sitegen.analysis.passages.words import LAST
from sitegen.analysis.references import find_references
from sitegen.analysis.sentences import readable, sentences
from sitegen.analysis.sentences.wording import is_small, words_of
from sitegen.identity import contacts
from sitegen.identity.plain_text import plain, plain_text
from tests.unit.letters import letter_of

PIECES = [
    "We call on you to act", ".", " ", ", ", "The UN Charter", "[Resolution](#) 2669", "**Security Council**", "[^1]",
    "A/HRC/46/56", "must", "the Council", "Wir fordern Sie auf", "\n", "တောင်းဆိုပါသည်။", "https://a.example/x",
    "[here](https://a.example/x)", ":", '"', "’", "(", "]",
]  # fmt: skip
texts = st.lists(st.sampled_from(PIECES) | st.text(max_size=6), max_size=12).map("".join)
letters = st.builds(
    lambda blocks, language: letter_of(*blocks, language=language, addressees=("Members of the River Council",)),
    st.lists(texts, max_size=4),
    st.sampled_from(["en", "de", "my", None]),
)


@given(texts)
def test_readable_text_has_every_sign_in_its_place(text):
    assert len(readable(text)) == len(text)


@given(letters)
def test_sentences_follow_each_other_and_leave_out_only_white_space(letter):
    for number, block in enumerate(letter.body):
        places = [(one.start, one.end) for one in sentences(letter) if one.block == number]
        assert places == sorted(places)
        left = list(readable(block.text))
        for start, end in places:
            assert 0 <= start < end <= len(block.text)
            left[start:end] = " " * (end - start)
        assert not "".join(left).strip()


@given(letters)
def test_references_and_demands_stand_inside_their_blocks(letter):
    for one in (*find_references(letter), *find_demands(letter)):
        block = letter.body[one.block]
        assert 0 <= one.start < one.end <= len(block.text)
        assert (one.first, one.last) == (block.first, block.last)


@given(st.lists(letters, max_size=4))
@settings(max_examples=60)
def test_every_use_of_a_passage_shares_a_run_of_words_with_it(found):
    named = [(f"l{at}", one) for at, one in enumerate(found)]
    bodies = dict(named)
    for passage in shared_passages(named):
        assert passage.words >= RUN
        assert len(passage.uses) > 1
        whole = [word.form for word in words_of(passage.text)]
        for use in passage.uses:
            used = [
                word.form
                for word in words_of(readable(bodies[use.letter_id].body[use.block].text)[use.start : use.end])
            ]
            assert any(used[at : at + RUN] == whole[to : to + RUN] for at in range(len(used) - RUN + 1)
                       for to in range(len(whole) - RUN + 1))  # fmt: skip
            assert len(used) >= RUN


digests = st.sampled_from([0, 1, LAST]) | st.integers(0, LAST)


@given(st.lists(st.lists(digests, max_size=6), max_size=6), st.integers(1, 8))
def test_first_uses_are_the_same_in_however_many_parts_they_are_looked_for(rows, part):
    every = [one for row in rows for one in row]
    assert first_uses(rows, len(every), part).tolist() == list(map(every.index, every))


@given(st.lists(letters, max_size=4))
def test_what_returns_stands_in_two_letters_that_ask(found):
    named = [(f"l{at}", one) for at, one in enumerate(found)]
    demands = {letter_id: find_demands(one) for letter_id, one in named}
    for repeated in recurring_demands(named, demands, {letter_id: one.addressees for letter_id, one in named}):
        assert len(repeated.letters) > 1
        first = repeated.places[0]
        assert demands[first.letter_id][first.demand].text[first.start : first.end] == repeated.text
        forms = [word.form for word in words_of(repeated.text) if not is_small(word.form)]
        for place in repeated.places:
            text = demands[place.letter_id][place.demand].text
            assert [w.form for w in words_of(text[place.start : place.end]) if not is_small(w.form)] == forms


SPELT = [
    "name", " at ", "AT", "(at)", "[ ät ]", "＠", "@", " Dot ", " POİNT ", " poınt ", "PUN\u212aT", " ", ":", "：",
    "{", "&#64;", "\\", "＋", "+95", "00", "TEL. ", "Vİber ", "what\u017fapp ", "Portable ", "celular ",
    "020 7946 0958", "(202) 555-0143", "1234 5678", "202-555-0143", "(0", "ဖုန်း ", "no. ",
]  # fmt: skip
spelt = st.lists(st.sampled_from(SPELT) | st.text(max_size=2), max_size=9).map("".join)


@given(spelt)
@settings(max_examples=600)
def test_the_quick_looks_at_a_text_overlook_no_address_and_no_number(text):
    small = text.lower()
    assert contacts._may_be_spelt(text, small) == bool(contacts._MAYBE_SPELT.search(text))
    assert contacts._may_be_told(text) or not contacts._TOLD.search(text)
    assert contacts._may_be_formed(text) or not contacts._FORMED.search(text)
    assert plain(text) == plain_text(text).text
