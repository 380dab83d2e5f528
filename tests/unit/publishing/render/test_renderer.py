import re
from dataclasses import dataclass, field, replace

import jinja2
import pytest

from sitegen.publishing.render import Renderer
from tests.drawn import html_of
from tests.invented import SECOND, archive, entry, views
from tests.unit.built import TEMPLATES


@dataclass
class Frame:
    permalink: str = "index.html"


@dataclass
class View:
    frame: Frame = field(default_factory=Frame)
    name: str = "<Lake> & River"


@pytest.mark.parametrize(
    ("permalink", "link", "written"),
    [
        ("letters/a.html", "../letters/b.html#s1", "b.html#s1"),
        ("letters/a.html", "../letters/compare/index.html", "compare/index.html"),
        ("letters/a.html", "../organizations/b.html", "../organizations/b.html"),
        ("letters/compare/a.html", "../../letters/compare/b.html", "b.html"),
        ("letters/compare/a.html", "../../letters/b.html", "../b.html"),
        ("letters/compare/a.html", "../../theme/site.css", "../../theme/site.css"),
        ("index.html", "letters/b.html", "letters/b.html"),
    ],
)
def test_a_link_within_a_folder_is_written_the_short_way(permalink, link, written):
    page = Renderer([{"a.html": '<a href="{{ view.name }}">{{ view.name }}</a>'}])
    drawn = page.render("a.html", View(Frame(permalink), link)).decode()
    assert drawn == f'<a href="{written}">{link}</a>'


def test_a_layer_above_wins_file_by_file_and_reaches_what_it_hides():
    default = {"a.html": "{% block x %}default{% endblock %} {% include 'b.html' %}", "b.html": "b"}
    own = {"a.html": "{% extends 'default/a.html' %}{% block x %}own, not {{ super() }}{% endblock %}"}
    assert Renderer([own, default]).render("a.html", View()) == b"own, not default b"
    assert Renderer([{"b.html": "B"}, default]).render("a.html", View()) == b"default B"


def test_content_is_escaped_and_never_a_template():
    assert Renderer([{"a.html": "{{ view.name }}"}]).render("a.html", View()) == b"&lt;Lake&gt; &amp; River"
    assert Renderer([{"a.html": "{{ view.name }}"}]).render("a.html", View(name="{{ 1 + 1 }}")) == b"{{ 1 + 1 }}"


def test_a_name_that_a_view_lacks_is_an_error():
    with pytest.raises(jinja2.UndefinedError):
        Renderer([{"a.html": "{{ view.nmae }}"}]).render("a.html", View())


def test_every_page_is_the_same_whatever_was_drawn_before():
    view = views()[f"letters/{SECOND}.html"]
    warm = Renderer([TEMPLATES])
    warm.render("letter.html", view)
    warm.render("home.html", views()["index.html"])
    assert warm.render("letter.html", view) == Renderer([TEMPLATES]).render("letter.html", view)
    assert b"A year on &lt;b&gt;the dam&lt;/b&gt;" in warm.render("letter.html", view)


def test_an_entry_that_begins_from_right_to_left_is_isolated_with_what_follows_its_name():
    joined = archive()
    first, second = joined.letters
    listed = (
        entry(1, "سلمى", 30, entry="سلمى، باحثة (CIHRS)"),
        entry(2, "نهر", 31, entry="نهر (CIHRS)", corrected="النهر"),
        entry(3, "Hill Farmers", 32, entry="Hill Farmers، باحثة"),
    )
    second = replace(second, letter=replace(second.letter, signatories=listed))
    page = html_of("letter.html", views(replace(joined, letters=(first, second)))[f"letters/{SECOND}.html"])
    rows = re.findall(r'<b>.*?</b>(.*?) <span class="line">', page)
    assert [re.sub("</?a[^>]*>", "", row) for row in rows] == [
        '<bdi dir="rtl">سلمى، باحثة (CIHRS)</bdi>',
        '<bdi dir="rtl">النهر (CIHRS)</bdi>',
        'Hill Farmers<bdi dir="rtl">، باحثة</bdi>',
    ]
