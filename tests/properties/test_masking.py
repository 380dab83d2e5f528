"""Laws of masking: a telephone's number is masked whatever word stands before it, whatever address it is glued to."""

import re

from hypothesis import given
from hypothesis import strategies as st

from sitegen.identity.contacts import mask_addresses, mask_contact
from sitegen.identity.vocabulary import PUBLIC_NUMBERS

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
