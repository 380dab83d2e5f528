"""What a template is made of: a page is drawn again when anything changes that its template draws in."""

import pytest

from sitegen.publishing.render.layers import Layers

DRAWING = {
    "{% include 'c.html' %}": {"c.html"},
    "{%include'c.html'%}": {"c.html"},
    '{%- include "c.html" ignore missing with context -%}': {"c.html"},
    '{% include("c.html") %}': {"c.html"},
    "{% from('c.html') import x %}": {"c.html"},
    "{% from 'c.html' import x as y with context %}": {"c.html"},
    "{% import 'c.html' as c %}": {"c.html"},
    "{% extends ('c' '.html') %}": {"c.html"},
    "{% include 'c\\x2ehtml' %}": {"c.html"},
    "{% include ['c.html', 'd.html'] %}": {"c.html", "d.html"},
    "{% include 'c.html' if view.found else 'd.html' %}": {"c.html", "d.html", "default/c.html", "default/d.html"},
    "{% include 'c' ~ '.html' %}": {"c.html", "d.html", "default/c.html", "default/d.html"},
    "{% include view.name %}": {"c.html", "d.html", "default/c.html", "default/d.html"},
    "{% include 'c.html' %}{% include view.name %}": {"c.html", "d.html", "default/c.html", "default/d.html"},
    "{{ 'c.html' }} include 'd.html'": set(),
}


@pytest.mark.parametrize("text", DRAWING)
def test_what_a_template_draws_in_is_part_of_it(text):
    layers = Layers([{"a.html": text}, {"c.html": "c", "d.html": "d"}])
    assert set(layers.closure("a.html")) == {"a.html", *DRAWING[text]}


@pytest.mark.parametrize("text", ["{% include('c.html') %}", "{% include 'c.html' if view.found else 'd.html' %}"])
def test_a_change_of_what_is_drawn_in_changes_the_template(text):
    digests = {Layers([{"a.html": text, "c.html": c, "d.html": "d"}]).digest("a.html") for c in ("1", "2", "3")}
    assert len(digests) == 3


@pytest.mark.parametrize("text", ["{% include('c.html') %}{% if %}", "{% include %}", "{% include 'c.html' + %}"])
def test_a_template_that_cannot_be_read_is_made_of_what_can_be_seen(text):
    assert "a.html" in Layers([{"a.html": text, "c.html": "c"}]).closure("a.html")
