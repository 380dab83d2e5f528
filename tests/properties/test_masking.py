"""Laws of masking: a telephone's number is masked whatever word stands before it, whatever address it is glued to."""

import re

from hypothesis import given
from hypothesis import strategies as st

from sitegen.identity.beginnings import Beginnings
from sitegen.identity.contacts import mask_addresses, mask_contact
from sitegen.identity.vocabulary import DOCUMENTS, PUBLIC_NUMBERS, TELEPHONES

# The words as they are written, and others that stand before numbers of laws, cases and registers.
_KINDS = [re.sub(r"\?|\\|\(.*\)", "", word) for kind in PUBLIC_NUMBERS["kinds"] for word in kind["words"]]
_WORDS = st.sampled_from([
    *_KINDS, "Bill", "Art", "Law", "Ley", "Lei", "Wet", "Lag", "Order", "Box", "reference", "file", "act", "az", "ein",
    "case", "application", "P.O. Box", "C.P.", "HRB", "charity", "registration", "resolution", "KvK", "Vol", "VAT",
])  # fmt: skip
_MARKS = st.sampled_from([" ", ": ", " no. ", " nr ", " № ", " #", ". "])


def _digits(least, most):
    return st.text("0123456789", min_size=least, max_size=most)


_TELEPHONES = st.one_of(
    st.builds("+{}{}".format, st.sampled_from(("95", "44", "1", "49")), _digits(8, 10)),
    st.builds("00{}{}".format, st.sampled_from(("95", "44", "49")), _digits(8, 9)),
    st.builds("0{}{}".format, st.sampled_from("123456789"), _digits(7, 9)),
    st.builds("0{}-{}".format, st.sampled_from("123456789"), _digits(7, 9)),
    st.builds("0{}0 {} {}".format, st.sampled_from("123456789"), _digits(4, 4), _digits(4, 4)),
    st.builds("{}-555-{}".format, st.sampled_from(("202", "604", "917")), _digits(4, 4)),
)
# Ten figures behind "ISBN" may be right by chance: that is its form.
_NO_BOOK = _WORDS.filter(lambda word: not word.startswith("isbn"))
_GLUE = st.sampled_from(
    ["•", "·", "—", "\\", ":", ".", "-", "|", "Tel:", "/", "/?phone=", "/tel/", "/whatsapp/", "/:", "/—"]
)


@given(_NO_BOOK, _MARKS, _TELEPHONES)
def test_a_telephone_is_masked_behind_any_word(word, mark, telephone):
    text = f"write to {word}{mark}{telephone} today"
    assert mask_addresses(text) == mask_contact(text) == f"write to {word}{mark}[…] today"


@given(
    st.sampled_from(("https://lake.example", "www.lake.example", "https://lake.example/a-page")), _GLUE, _digits(8, 10)
)
def test_a_number_of_a_country_is_masked_behind_any_address(web, glue, digits):
    text = f"see {web}{glue}+95{digits}"
    assert digits not in mask_addresses(text)
    assert digits not in mask_contact(text)


_PATTERNS = st.sampled_from([*DOCUMENTS["words"], *TELEPHONES["words"], "n\\.i\\.f", "e-?mails?", "(?:no|nr) id"])
_ALIKE = st.sampled_from(
    [("i", "İ"), ("i", "ı"), ("i", "I"), ("s", "ſ"), ("k", "\u212a"), ("", "")]
)  # of one small letter


@given(st.data(), _PATTERNS, _ALIKE, st.sampled_from(["", "in ", "(", "e\u0307", "…"]))
def test_the_quick_look_for_words_overlooks_none_that_their_pattern_finds(data, pattern, alike, before):
    word = data.draw(st.from_regex(re.compile(pattern, re.IGNORECASE), fullmatch=True)).replace(*alike)
    text = f"{before}{word} 12345"
    if re.search(rf"(?<!\w){pattern}", text, re.IGNORECASE):
        assert Beginnings([pattern]).may_begin(text)


def test_the_quick_look_for_words_tells_that_a_text_has_none():
    assert not Beginnings(["id no", "passport"]).may_begin("it did not pass; rapassport")
