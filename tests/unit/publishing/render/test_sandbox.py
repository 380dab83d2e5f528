"""Templates draw pages, and reach nothing else: each of these would run a command, read a file or fill the memory."""

import jinja2
import pytest

from sitegen.publishing.render import Renderer, pages
from tests.invented import SECOND, views
from tests.unit.test_build import MANUSCRIPT, made

COMMAND = "os.popen('touch harm').read()"
WAYS_OUT = [
    "{{ cycler.__init__.__globals__." + COMMAND + " }}",
    "{{ lipsum.__globals__." + COMMAND + " }}",
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{{ view.__class__.__init__.__globals__ }}",
    "{{ view['__class__'] }}",
    "{{ view | attr('__class__') }}",
    "{{ [view] | map(attribute='__class__') | join }}",
    "{{ '{0.__class__.__init__.__globals__}'.format(view) }}",
    "{{ '{x.__class__}'.format_map({'x': view}) }}",
    "{{ ('{0.__class__}' | safe).format(view) }}",
    "{% set f = '{0.__class__}'.format %}{{ f(view) }}",
    "{{ '{0.__class__.__init__.__globals__}'.\N{MATHEMATICAL BOLD SMALL F}ormat(view) }}",  # to Python it is "format"
    "{{ _.__self__ }}",
    "{{ _.__func__.__globals__ }}",
    "{{ self.__init__.__globals__ }}",
    "{{ self._TemplateReference__context }}",
    "{% macro m() %}{% endmacro %}{{ m.__init__.__globals__ }}",
    "{{ joiner.mro() }}",
    "{{ view.frame.__dict__ }}",
    "{{ range(10000000) }}",
    "{{ 'x' * 10000000000 }}",
    "{{ 10000000 * [1, 2] }}",
    "{{ 10 ** 10000000 }}",
    "{% set x = [1] %}{{ x.append(2) }}",
    "{% set x = {'a': 1} %}{{ x.update(b=2) }}",
]


@pytest.mark.parametrize("template", WAYS_OUT)
def test_a_way_out_of_a_template_is_closed(template, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises((jinja2.TemplateError, OverflowError)):
        Renderer([{"a.html": template}]).render("a.html", views()[f"letters/{SECOND}.html"])
    assert list(tmp_path.iterdir()) == []


def test_it_is_told_with_the_line_of_the_template():
    template = {"letter.html": "<p>\n{{ cycler.__init__.__globals__." + COMMAND + " }}"}
    built = made({"letters/2021-05-03-stop.md": MANUSCRIPT}, (template,))
    (found,) = [one for one in built.diagnostics if one.name == "broken-template"]
    assert str(found.span) == "templates/letter.html:2"
    assert "unsafe" in found.message


def test_what_templates_do_every_day_goes_on():
    text = "{{ 3 * 4 }} {{ 'ab' * 2 }} {{ 2 ** 3 }} {{ '{}-{}'.format(1, 2) }} {{ 'A'.lower() }} {{ {'a': 1}.items() }}"
    assert Renderer([{"a.html": text}]).render("a.html", views()["index.html"]).decode() == (
        "12 abab 8 1-2 a dict_items([(&#39;a&#39;, 1)])"
    )


NESTED = "".join(f"{{% for x{n} in [1] %}}" for n in range(30)) + "x" + "{% endfor %}" * 30


@pytest.mark.parametrize("nested", [NESTED, "{{ " + "(" * 3000 + "1" + ")" * 3000 + " }}"])
@pytest.mark.parametrize("part", [1, 64])  # pages that one process draws at a time
def test_a_template_that_python_cannot_take_is_told_too(nested, part, monkeypatch):
    monkeypatch.setattr(pages, "PART", part)
    built = made({"letters/2021-05-03-stop.md": MANUSCRIPT}, ({"letter.html": nested},))
    assert [one.name for one in built.diagnostics if one.severity == "error"] == ["broken-template"]
