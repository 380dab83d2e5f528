"""Laws of drawing: the short ways that pages go give what the long ones give."""

import re

from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup, escape

from sitegen.publishing.render import encoded, nearer
from sitegen.publishing.render.sandbox import written

text = st.text(st.characters(exclude_categories=["Cs"]))
signs = st.text("<>&\"'a\x00\x0b\x1f\x7f\x80\x9f\xa0\xb7·\n\t ")


@given(st.one_of(text, signs, st.integers(), st.booleans(), st.none(), text.map(Markup), text.map(escape), st.floats()))
def test_what_a_page_prints_is_escaped_as_markupsafe_does(value):
    assert written(value) == str(escape(value))


@given(st.one_of(text, signs))
def test_no_page_holds_a_character_that_html_forbids(page):
    assert encoded(page) == re.sub("[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f]", "�", page).encode()


segments = st.lists(st.sampled_from(["a", "b"]), max_size=3)


@given(segments, segments)
def test_a_link_written_the_short_way_leads_where_the_long_one_did(here, there):
    root, target = "../" * len(here), "/".join([*there, "page.html"])
    found = nearer(f'<a href="{root}{target}">', "/".join([*here, "x.html"]))
    address = re.fullmatch('<a href="(.*)">', found)[1]
    ups, name = re.match(r"((?:\.\./)*)(.*)", address).groups()
    steps = ups.count("../")
    assert "/".join([*here[: len(here) - steps], name]) == target
    assert len(address) <= len(root) + len(target)
