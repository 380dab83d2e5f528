"""Pages drawn with the project's own templates."""

from functools import cache

from sitegen.publishing.render import Renderer
from tests.unit.built import TEMPLATES


@cache
def renderer(language="en"):
    """Return what draws pages in a language; it makes none differently for having made another before."""
    return Renderer([TEMPLATES], language)


def html_of(template, view, language="en"):
    """Return the page that a template makes of a view, as text."""
    return renderer(language).render(template, view).decode()
