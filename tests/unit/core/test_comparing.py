import pytest

from sitegen.core.comparing import letters_of


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Cedar Union, of Weavers!", "cedar UNION of weavers"),
        ("ﬁeld Straße", "Field STRASSE"),
        ("Cafe\u0301", "Café"),
        ("ကွန်\u200bရက်", "ကွန်ရက်။"),
    ],
)
def test_alike(one, other):
    assert letters_of(one) == letters_of(other)


@pytest.mark.parametrize(("one", "other"), [("လှ", "လှူ"), ("ကွန်ရက်", "ကနရက"), ("नमस्ते", "नमसत"), ("น้ำ", "นำ"), ("10", "1")])
def test_marks_make_the_word(one, other):
    assert letters_of(one) != letters_of(other)
