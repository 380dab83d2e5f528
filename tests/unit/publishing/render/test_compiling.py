"""Templates are compiled with short ways; what comes out is what Jinja makes of them."""

import pytest
from jinja2 import UndefinedError

from sitegen.publishing.render import Renderer
from sitegen.publishing.render.sandbox import LongWay
from sitegen.publishing.site import plan_site
from tests.invented import CONFIG, SECOND, archive, build_views, views
from tests.unit.built import TEMPLATES


def drawn(text, view=None):
    return Renderer([{"a.html": text}]).render("a.html", view or views()["index.html"]).decode()


def test_every_page_is_drawn_the_short_way_and_the_same_the_long_way(monkeypatch):
    renderer = Renderer([TEMPLATES])
    joined = archive()
    every = list(build_views(joined, plan_site(joined, CONFIG, ("about.md",)).value, CONFIG))
    assert len(every) > 10
    monkeypatch.setattr(Renderer, "_environment_of", lambda *_: pytest.fail("a page of ours needs the long way"))
    pages = [renderer.render(page.template, view) for page, view in every]
    monkeypatch.undo()
    renderer._environment = renderer._environment_of(LongWay, renderer._words)
    assert [renderer.render(page.template, view) for page, view in every] == pages


@pytest.mark.parametrize(
    ("text", "page"),
    [
        ("{{ {'a': '<'}.a }}", "&lt;"),
        ("{{ view.nothing is defined }}", "False"),
        ("{{ view.frame.nothing | default('none') }}", "none"),
        ("{{ {'class': 1}.class }}", "1"),
        ("{{ (1).real }}{{ 'ab'.upper().lower() }}", "1ab"),
        ("{{ _('Letters') }} {{ _('Letters') | upper }} {{ [_('Letters')] | join }}", "Letters LETTERS Letters"),
        ("{% macro _(text) %}<{{ text }}>{% endmacro %}{{ _('Letters') }}", "<Letters>"),
        ("{% set _ = 'x' %}{{ _ }}", "x"),
        ("{% macro pair(a, b='<') %}{{ a }}{{ b }}{{ varargs | join }}{% endmacro %}{{ pair(1) }}{{ pair(*[1, 2, 3]) }}",  # noqa: E501
         "1&lt;123"),
        ("{% macro around() %}({{ caller('<') }}){% endmacro %}{% call(x) around() %}{{ x }}{% endcall %}", "(&lt;)"),
    ],
)  # fmt: skip
def test_what_a_template_can_do_it_can_do(text, page):
    assert drawn(text) == page


def test_a_name_that_is_not_there_is_an_error():
    with pytest.raises(UndefinedError, match="has no attribute 'nothing'"):
        drawn("{{ view.frame.nothing }}", views()[f"letters/{SECOND}.html"])
