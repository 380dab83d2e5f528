import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.core.slugs import slugify


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Women’s Peace Union", "womens-peace-union"),
        ("Women's Peace Union", "womens-peace-union"),
        ("5/ of East — Strike", "5-of-east-strike"),
        ("Öko-Institut e. V.", "oko-institut-e-v"),
        ("မြစ်", "mrc"),
        ("…", "x"),
        ("CON", "con-x"),
        ("index", "index-x"),
    ],
)
def test_slugs_are_plain(text, slug):
    assert slugify(text) == slug


def test_a_long_name_is_cut_between_words():
    assert slugify("one two three four", limit=9) == "one-two"
    assert slugify("abcdefghij", limit=4) == "abcd"


@given(st.text(), st.integers(8, 80))
def test_any_text_gives_a_safe_file_name(text, limit):
    slug = slugify(text, limit=limit)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug)
    assert len(slug) <= limit + 2
