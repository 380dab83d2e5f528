from types import SimpleNamespace

import pytest

from sitegen.publishing.render import Renderer
from sitegen.publishing.render.parts import cut

LONG = "<p>" + "Long. " * 1000 + "</p>\n"
PART = '<a href="../letters/b.html">{{ view.name }}</a>\n' + LONG


class Counting:
    """A view that counts who asks for its name."""

    def __init__(self):
        self.asked, self.frame = 0, SimpleNamespace(permalink="letters/a.html")

    @property
    def name(self):
        self.asked += 1
        return "Ä"


def drawn(page, part=PART, known=None, **others):
    """Return what is drawn of a page that includes a part, its parts, and how often the part's name was asked for."""
    renderer = Renderer([{"page.html": page, "part.html": part, **others}])
    view = Counting()
    made = renderer.draw("page.html", view, known or {})
    return made.page, dict(cut(made.page, made.cuts)), view.asked


INCLUDE = '{% include "part.html" %}'


def test_a_part_stands_in_the_page_under_the_digest_of_its_template():
    page, parts, _ = drawn(f"Ö<b>{INCLUDE}</b>")
    (text,) = parts.values()
    assert text == f'<a href="b.html">Ä</a>\n{LONG}'.encode()
    assert page == "Ö<b>".encode() + text + b"</b>"
    assert drawn(f"<i>{INCLUDE}")[1] == parts
    assert drawn(f"<i>{INCLUDE}", f"{PART}<br>\n")[1].keys() != parts.keys()


def test_a_part_that_is_known_is_neither_drawn_nor_looked_up():
    _, parts, asked = drawn(INCLUDE)
    assert asked == 1
    page, again, asked = drawn(f"<i>{INCLUDE}{INCLUDE}</i>", known=parts)
    assert (again, asked) == (parts, 0)
    assert page == drawn(f"<i>{INCLUDE}{INCLUDE}</i>")[0]


def test_that_a_part_draws_nothing_is_known_too():
    nothing = {"nothing.html": "{% if view.name == 'B' %}B{% endif %}"}
    page = INCLUDE + '<a href="../{% include "nothing.html" %}letters/c.html">'
    _, parts, asked = drawn(page, **nothing)
    assert (b"" in parts.values(), asked) == (True, 2)
    assert drawn(page, known=parts, **nothing) == (drawn(page, **nothing)[0], parts, 0)
    assert b'<a href="c.html">' in drawn(page, known=parts, **nothing)[0]


@pytest.mark.parametrize("page", [
    "{% set said = 1 %}" + INCLUDE,
    "{% for said in [1, 2] %}" + INCLUDE + "{% endfor %}",
    '{% extends "base.html" %}{% set said = 1 %}{% block main %}' + INCLUDE + "{% endblock %}",
])  # fmt: skip
def test_what_is_told_more_than_the_view_is_no_part(page):
    made, parts, _ = drawn(
        page, PART + "{{ said }}.\n", {b"x" * 16: b"?"}, **{"base.html": "{% block main %}{% endblock %}"}
    )
    assert b"1." in made
    assert not parts


def test_nor_what_a_template_makes_something_else_of():
    _, parts, _ = drawn(INCLUDE)
    for page in (
        "{% set all %}" + INCLUDE + "{% endset %}{{ all | upper }}",
        "{% block one %}" + INCLUDE + "{% endblock %}{{ self.one() }}",
        '{% extends "base.html" %}{% block one %}{{ super() }}{% endblock %}',
        '{% macro one() %}{% include "part.html" %}{% endmacro %}{{ one() }}',
    ):
        base = {"base.html": "{% block one %}" + INCLUDE + "{% endblock %}"}
        assert drawn(page, known=parts, **base)[0] == drawn(page, **base)[0]


def test_nor_what_stands_within_a_link():
    page = '<a href="../{% include "part.html" %}">'
    made, parts, _ = drawn(page, "letters/b.html#" + "x" * 5000)
    assert made.startswith(b'<a href="b.html#x')
    assert not parts


def test_of_small_pages_nothing_is_cut():
    assert drawn(INCLUDE, "<p>Small.</p>\n")[1] == {}
