import re
from dataclasses import dataclass

import pytest

from sitegen.publishing.render.inline import inline
from sitegen.publishing.render.markdown import make_prose
from sitegen.publishing.render.scripts import language_of, mark_scripts
from sitegen.publishing.views.annotations import Mark

prose = make_prose()


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("a *b* **c**", "a <em>b</em> <strong>c</strong>"),
        ("see [x](https://a.example/?b&c)", 'see <a href="https://a.example/?b&amp;c" rel="external nofollow">x</a>'),
        ("see [x](#) and [y](/en/y)", 'see <span class="lost">x</span> and <span class="lost">y</span>'),
        ("see [the *survey*]()", 'see <span class="lost">the <em>survey</em></span>'),
        ("<script>1</script> & more", "&lt;script&gt;1&lt;/script&gt; &amp; more"),
        ("![p](https://a.example/p.png)", '!<a href="https://a.example/p.png" rel="external nofollow">p</a>'),
        ("{{ view }} {% raw %}", "{{ view }} {% raw %}"),
        ("to ဒို့ မြေ all", 'to <span lang="my">ဒို့ မြေ</span> all'),
    ],
)
def test_inline(text, html):
    assert inline(text) == html


@pytest.mark.parametrize(
    "scheme", ["javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,x", "vbscript:x", "file:///etc/passwd"]
)
def test_no_link_runs_anything(scheme):
    for page in (inline(f"[x]({scheme}) <{scheme}>"), prose(f"[x]({scheme})\n\n[y]: {scheme}\n\n[y]")):
        assert "href" not in page


@dataclass
class Note:
    marker: str
    anchor: str


def test_a_reference_leads_to_its_note_and_only_the_first_where_it_stands_is_led_back_to():
    star, one = Note("*", "x"), Note("1", "1")
    html = inline("a[^1] b[^1] c[^*] d[^2]", [star, one], [one])
    assert html.count('href="#note-1"') == 2
    assert html.count('id="ref-1"') == 1
    assert '<a href="#note-x" role="doc-noteref">*</a>' in html
    assert "[^2]" in html


def test_marks_that_end_together_and_lead_to_one_place_have_one_sign():
    marks = [
        Mark("passage", start, 9, f"use-{start}", href, "again") for start, href in ((0, "#a"), (2, "#a"), (4, "#b"))
    ]
    html = str(inline("We ask it.", marks=marks))
    assert [html.count(f'class="sign again" href="{href}"') for href in ("#a", "#b")] == [1, 1]
    assert [html.count(f'id="use-{start}"') for start in (0, 2, 4)] == [1, 1, 1]


def test_prose_names_its_headings_and_keeps_relative_links():
    assert prose("## The method\n\n[data](data/letters.csv)") == (
        '<h2 id="the-method">The method</h2>\n<p><a href="data/letters.csv">data</a></p>\n'
    )


def test_scripts_are_marked_and_text_escaped():
    assert mark_scripts("a<b") == "a&lt;b"
    assert mark_scripts("ဒို့ (LIOH)") == '<span lang="my">ဒို့</span> (LIOH)'
    assert (language_of("ဒို့မြေ ကွန်ရက်"), language_of("ဒို့ (LIOH)"), language_of("LIOH")) == ("my", None, None)


def test_headings_alike_have_ids_of_their_own_and_none_of_the_frame():
    page = prose("## Main\n\n## Method\n\n## Method\n\n## METHOD!\n")
    assert re.findall(r'id="([^"]*)"', page) == ["main-2", "method", "method-2", "method-3"]
