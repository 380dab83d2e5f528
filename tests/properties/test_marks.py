"""Laws of marks in a letter's text: without its tags it says what it said, and its tags are always well formed."""

from html.parser import HTMLParser

from hypothesis import given, settings
from hypothesis import strategies as st

from sitegen.content.manuscript.inline import plain
from sitegen.publishing.render.inline import inline
from sitegen.publishing.views.annotations import Mark
from tests.properties.test_texts import texts

LABELS = {"asks": "A demand", "first": "First use", "again": "Used before"}
ABOUT = {"demand": ("asks",), "passage": ("first", "again"), "link": ("work", "organization", "letter")}


@st.composite
def marked(draw):
    text = draw(texts)
    places = st.integers(0, len(text) + 2)
    marks = []
    for number in range(draw(st.integers(0, 6))):
        kind = draw(st.sampled_from(sorted(ABOUT)))
        start, end = sorted((draw(places), draw(places)))
        href = draw(st.sampled_from(["#d1", "../x.html#y", "https://a.example/?a&b"]))
        marks.append(Mark(kind, start, end, f"m{number}", href, draw(st.sampled_from(ABOUT[kind]))))
    return text, tuple(marks)


class Reader(HTMLParser):
    """Reads HTML as strictly as it is written: every element closed in turn, no link in a link, no id twice."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.open, self.ids, self.text = [], [], ""

    def handle_starttag(self, tag, attrs):
        assert tag in ("a", "span", "strong", "em", "sup", "bdi"), tag
        assert not (tag == "a" and "a" in self.open)
        self.open.append(tag)
        self.ids += [value for name, value in attrs if name == "id"]

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.text += data


def read(html):
    reader = Reader()
    reader.feed(str(html))
    reader.close()
    assert reader.open == []
    assert len(reader.ids) == len(set(reader.ids))
    return reader.text


@given(marked())
@settings(max_examples=400)
def test_marks_add_and_take_nothing(case):
    text, marks = case
    assert read(inline(text, marks=marks, labels=LABELS)) == read(inline(text))


@given(texts.filter(lambda text: "[^" not in text))
def test_without_tags_a_text_is_what_a_reader_of_the_letter_sees(text):
    assert read(inline(text)) == plain(text)


@given(marked())
def test_a_ruled_mark_is_there_wherever_it_holds_something(case):
    text, marks = case
    html = str(inline(text, marks=marks, labels=LABELS))
    for number, one in enumerate(marks):
        if one.kind != "link" and plain(text[one.start : one.end]).strip() and "[" not in text and "*" not in text:
            assert f'id="m{number}"' in html
            assert html.count(f'class="sign {one.about}" href="{one.href}"'.replace("&", "&amp;")) >= 1
