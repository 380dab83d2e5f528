"""Lines as letters have them, for Hypothesis."""

# ruff: noqa: E501 - a table reads best with a line a row

import string

from hypothesis import strategies as st

WORDS = st.sampled_from(
    ["Signed by:", "Yours sincerely,", "Dear Minister,", "To: the Mayor", "CC: all", "1 May 2019", "Firman,", "Signatories",
     "1. Heron Watch", "2. Reed Network", "12.Name", "131..Name", "(3) Foo", "- Bar Union", "o Baz", "\t7\tFoo\tKenya", "| a | b |",
     "Kenya", "Jane Roe, Director", "[1] See there.", "1The note", "https://x.example", "a@b.example", "Page 2 of 3", "---", "# Head",
     "**Bold**", "<li>Item</li>", "၁။ အဖွဲ့", "လက်မှတ်ရေးထိုးသူများ", "We, 462 organizations, ask.", "of the", "Name", "Country", "\x00\u202e",
     "\u200b", "999999999. Huge", "Foo, Bar; Baz, Qux; Quux", "We ask that you do this because it is what we have to have.", "", " "]
)  # fmt: skip
LINES = st.lists(st.one_of(WORDS, st.text(max_size=40), st.text(alphabet=string.printable, max_size=60)), max_size=60)
