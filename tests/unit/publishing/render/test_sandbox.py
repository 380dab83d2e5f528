"""Templates draw pages, and reach nothing else: each of these would run a command, read a file or fill the memory."""

import jinja2
import pytest

from sitegen.publishing.render import Renderer, pages
from tests.invented import SECOND, views
from tests.unit.built import MANUSCRIPT, made

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
    "{{ [view] | map('attr', '__class__') | list }}",
    "{{ [view] | map(attribute='__class__') | list }}",
    "{{ [view] | selectattr('__class__') | list }}",
    "{{ [view] | rejectattr('__class__') | list }}",
    "{% for one in [view] | groupby('__class__') %}x{% endfor %}",
    "{% for one in [view] | sort(attribute='__class__') %}x{% endfor %}",
    "{% for one in [view] | unique(attribute='__class__') %}x{% endfor %}",
    "{{ [view] | max(attribute='__class__') | length }}",
    "{% if view.__class__ is defined %}x{% endif %}",
    "{% set x = [1] %}{{ x.append(2) }}",
    "{% set x = {'a': 1} %}{{ x.update(b=2) }}",
]


@pytest.mark.parametrize("template", WAYS_OUT)
def test_a_way_out_of_a_template_is_closed(template, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises((jinja2.TemplateError, OverflowError)):
        Renderer([{"a.html": template}]).render("a.html", views()[f"letters/{SECOND}.html"])
    assert list(tmp_path.iterdir()) == []


PYTHON = [
    "{{ view }}", "{{ view | pprint }}", "{{ '%s' % view }}", "{{ '%s' % (view,) }}", "{{ '%(a)s' % {'a': view} }}",
    "{{ view ~ '' }}", "{{ view | string }}", "{{ [view] }}", "{{ {'a': [view]} }}", "{{ view | upper }}",
    "{{ [view] | join }}", "{{ [view, 1] | map('string') | list }}", "{{ '{}'.format(view) }}",
    "{{ '{!r:>9}'.format(view) }}",
    "{{ ('<b>{}' | safe).format(view) }}", "{{ '{a}'.format_map({'a': view}) }}", "{{ '%s' | format(view) }}",
    "{{ _('In {n}', n=view) }}", "{{ view | safe }}", "{{ view | escape }}", "{{ view | replace('a', 'b') }}",
    "{% set x %}{{ view }}{% endset %}{{ x }}", "{{ ['a'] | map('upper') }}", "{{ _ }}", "{{ namespace(a=1) }}",
    "{% for one in [1] %}{{ loop }}{% endfor %}", "{{ self }}", "{{ view | xmlattr }}", "{{ {'a': view} | xmlattr }}",
    "{% macro m() %}{% endmacro %}{{ m }}", "{{ cycler(1) }}", "{{ joiner }}", "{{ view.frame | title }}",
    "{{ (',' | safe).join([view]) }}", "{{ ('a' | safe).replace('a', view) }}", "{{ ('a' | safe).escape(view) }}",
    "{{ ('a' | safe)['join']([view]) }}", "{{ ('a' | safe | attr('join'))([view]) }}", "{{ ('%s' | safe) % view }}",
    "{% set j = ('' | safe).join %}{{ j([view]) }}", "{{ ('' | safe) + view }}", "{{ [1] | reverse }}",
    "{{ 'a' ~ ([1] | reverse) }}", "{% set x = 'a' ~ ([1] | reverse) %}{{ x }}", "{{ 'x'.upper }}",
    "{{ 'a' ~ 'x'.upper }}",
    "{{ [1] | batch(1) }}", "{{ {'a': 1}.keys() }}", "{{ {'a': 1}.values() }}", "{{ {'a': 1}.items() }}",
    "{{ range(3) }}",
    "{{ {'a': 1} | items }}",
]  # fmt: skip


@pytest.mark.parametrize("template", PYTHON)
def test_what_python_says_of_a_value_is_on_no_page(template):
    """It would be another text in the next build, or tell what the template did not ask for."""
    with pytest.raises((jinja2.TemplateError, TypeError)) as fault:
        Renderer([{"a.html": template}]).render("a.html", views()[f"letters/{SECOND}.html"])
    assert "0x" not in str(fault.value)
    assert "Frame(" not in str(fault.value)


TOO_MUCH = [
    "'x'.zfill(2000000000)", "'x'.ljust(2000000000)", "'x'.rjust(2000000000)", "'x'.center(2000000000)",
    "'\\t'.expandtabs(2000000000)", "'\\t'.expandtabs(tabsize=2000000000)", "'x' | center(2000000000)",
    "'x\\ny' | indent(2000000000)", "[1] | tojson(indent=2000000000)", "[1] | batch(2000000000, 'x') | list",
    "[1] | slice(2000000000) | list", "'{:>2000000000}'.format('a')", "'{:>{n}}'.format('a', n=2000000000)",
    "('{:>2000000000}' | safe).format('a')", "'{:.2000000000f}'.format(1.5)", "'%2000000000d' % 1",
    "'%*d' % (2000000000, 1)",
    "'%.2000000000f' % 1.5", "'%(a)2000000000d' % {'a': 1}", "'%2000000000d' | format(1)",
    "'%*d' | format(2000000000, 1)",
    "('%2000000000d' | safe) % 1", "('a' * 100000).replace('a', 'b' * 100000)",
    "('a' * 100000) | replace('a', 'b' * 100000)",
    "('a' * 100000).join(range(50000) | map('string'))", "range(50000) | join('a' * 100000)",
    "('a' * 100000).translate({97: 'b' * 100000})",
]  # fmt: skip


@pytest.mark.parametrize("expression", TOO_MUCH)
def test_no_text_is_made_that_fills_the_memory(expression):
    with pytest.raises(jinja2.TemplateError, match="would make more than a page can hold"):
        Renderer([{"a.html": f"{{{{ ({expression}) | length }}}}"}]).render("a.html", views()["index.html"])


@pytest.mark.parametrize("template", ["{{ [1, 2] | random }}", "{{ lipsum(1) }}"])
def test_nothing_is_drawn_by_lot(template):
    with pytest.raises(jinja2.TemplateError, match=r"random|lipsum"):
        Renderer([{"a.html": template}]).render("a.html", views()["index.html"])


def test_no_view_gives_a_template_a_set():
    """Its order is another in each build."""
    for page in views().values():
        fields = [name for name in dir(type(page)) if not name.startswith("_")]
        sets = [name for name in fields if isinstance(getattr(page, name), frozenset | set)]
        assert sets == []


@pytest.mark.parametrize("template", ["{{ [view.nothing] }}", "{{ [view] | map(attribute='nothing') | list }}"])
def test_what_is_undefined_is_told_in_lists_too(template):
    with pytest.raises(jinja2.UndefinedError, match="nothing"):
        Renderer([{"a.html": template}]).render("a.html", views()[f"letters/{SECOND}.html"])


FAULTS = {
    "unsafe": ({"letter.html": "<p>\n{{ cycler.__init__.__globals__." + COMMAND + " }}"}, "letter.html:2",
               "unsafe", ""),
    "itself": ({"letter.html": "\n{% extends 'letter.html' %}"}, "letter.html:2",
               "letter.html draws in itself without end", '{% extends "default/letter.html" %}'),
    "each other": ({"letter.html": "{% include 'b.html' %}", "b.html": "\n\n{% include 'letter.html' %}"}, None,
                   "letter.html and b.html draw in each other without end", "default/letter.html"),
    "missing": ({"letter.html": "\n{% include 'parts/zzqqxx' %}"}, "letter.html:2",
                "it asks for the template parts/zzqqxx, and there is none of that name", "stand in templates/"),
    "misspelt": ({"letter.html": "\n\n{% extends 'default/lettter.html' %}"}, "letter.html:3",
                 "it asks for the template default/lettter.html", "did you mean default/letter.html?"),
    "within": ({"letter.html": "{% include 'b.html' %}", "b.html": "\n\n{{ view.nothing }}"}, "b.html:3", "nothing",
               "fields"),
    "syntax": ({"letter.html": "{% include 'b.html' %}", "b.html": "\n{% if %}"}, "b.html:2", "", ""),
    "previous": ({"letter.html": "{% for one in [1] %}\n{{ loop.previtem.title if loop.previtem }}{% endfor %}"},
                 "letter.html:2", "there is no previous item", "loop.previtem is defined"),
    "next": ({"letter.html": "{% for one in [1] %}\n{{ loop.nextitem.title }}{% endfor %}"}, "letter.html:2",
             "there is no next item", "not loop.last"),
    "shown": ({"letter.html": "<p>\n{{ view }}"}, "letter.html:2", "is no text that a page can show", "fields"),
}  # fmt: skip


@pytest.mark.parametrize("case", FAULTS)
def test_each_fault_is_one_message_at_its_place(case):
    templates, place, message, hint = FAULTS[case]
    built = made({"letters/2021-05-03-stop.md": MANUSCRIPT}, (templates,))
    (found,) = [one for one in built.diagnostics if one.severity == "error"]
    assert found.name == "broken-template"
    assert place is None or str(found.span) == f"templates/{place}"
    assert message in found.message
    assert hint in found.hint


def test_what_templates_do_every_day_goes_on():
    text = "{{ 3 * 4 }} {{ 'ab' * 2 }} {{ 2 ** 3 }} {{ '{}-{}'.format(1, 2) }} {{ 'A'.lower() }} "
    text += "{{ {'a': 1}.items() | list }}"
    assert Renderer([{"a.html": text}]).render("a.html", views()["index.html"]).decode() == (
        "12 abab 8 1-2 a [(&#39;a&#39;, 1)]"
    )
    more = {
        "{{ 7 % 4 }} {{ '%s of %d' % ('a', 2) }} "
        "{% set m = '<b>' | safe %}{{ 'a' ~ 1 ~ m }} {{ ('<i>{}' | safe).format('<') }}": ("3 a of 2 a1<b> <i>&lt;"),
        "{{ [{'a': 1}, {'a': 2}] | join('; ', attribute='a') }} {{ ['x', 'y'] | map('upper') | join }}": "1; 2 XY",
        "{{ '{0[a]} {x!r}'.format({'a': 1}, x='q') }} {{ none }} {{ 1.5 }} {{ true }} {{ [1, ('a', none)] }}": (
            "1 &#39;q&#39; None 1.5 True [1, (&#39;a&#39;, None)]"
        ),
        "{{ 'x'.zfill(3) }} {{ ', '.join(['a', 'b']) }} {{ ('<br>' | safe).join(['a', '<']) }} "
        "{{ 'a'.replace('a', 'b') }} "
        "{{ 'x' | center(3) }} {{ '%-3d|%5.1f' % (1, 2) }} {{ '{:>3}'.format('a') }} {{ [1, 2] | reverse | join }}": (
            "00x a, b a<br>&lt; b  x  1  |  2.0   a 21"
        ),
        "{{ missing | default('d') }} {{ missing is defined }} {{ 'a<b' | e }}": "d False a&lt;b",
    }
    for text, shown in more.items():
        assert Renderer([{"a.html": text}]).render("a.html", views()["index.html"]).decode() == shown


NESTED = "".join(f"{{% for x{n} in [1] %}}" for n in range(30)) + "x" + "{% endfor %}" * 30


@pytest.mark.parametrize("nested", [NESTED, "{{ " + "(" * 3000 + "1" + ")" * 3000 + " }}"])
@pytest.mark.parametrize("part", [1, 64])  # pages that one process draws at a time
def test_a_template_that_python_cannot_take_is_told_too(nested, part, monkeypatch):
    monkeypatch.setattr(pages, "PART", part)
    built = made({"letters/2021-05-03-stop.md": MANUSCRIPT}, ({"letter.html": nested},))
    assert [one.name for one in built.diagnostics if one.severity == "error"] == ["broken-template"]
