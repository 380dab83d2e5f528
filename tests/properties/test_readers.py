"""No bytes, of whatever format they claim to be, raise; and what is read keeps its promises."""

from hypothesis import given, settings
from hypothesis import strategies as st

from sitegen.core.source import digest
from sitegen.reading.formats import read_source
from sitegen.reading.formats.web.parse import parse_page
from sitegen.reading.formats.web.tree import text_of
from sitegen.reading.formats.zawgyi import zawgyi_to_unicode
from tests.unit.reading.formats.documents import NUMBERING, docx, item, paragraph, pdf
from tests.unit.reading.formats.old_word import LISTED, cell, doc, p, row_end
from tests.unit.reading.formats.open_documents import odt

ENDINGS = ["txt", "md", "html", "pdf", "docx", "rtf", "odt", "eml", "mbox", "b.c"]
names = st.sampled_from([*(f"a.{ending}" for ending in ENDINGS), "a", "ä\u202e.txt"])
MAIL = b"""From: a@b.example
Subject: =?utf-8?q?a=3D?=
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary=x

--x
Content-Type: text/html; charset=utf-8
Content-Transfer-Encoding: base64

PHA+RGVhcg==
--x--
"""
sound = [
    pdf([(700, "Dear all"), (650, "1. Alder")], [(700, "2. Birch")]),
    docx(
        paragraph("Dear all") + item("Alder") + f"<w:tbl><w:tr><w:tc>{paragraph('x')}</w:tc></w:tr></w:tbl>",
        numbering=NUMBERING,
    ),
    b"<!DOCTYPE html><table><tr><td><p>Dear <a href='https://x.org'>all</a><ul><li>one</ul></table><pre>x\ny</pre>",
    rb"{\rtf1\ansi{\fonttbl{\f0 A;}}{\footnote x}\trowd A\cell\row\pard{\listtext 1.\tab}B\'e9\u8217?\par}",
    odt(
        "<text:list><text:list-item><text:p>A</text:p></text:list-item></text:list><table:table><table:table-row>"
        "<table:table-cell><text:p>x</text:p></table:table-cell></table:table-row></table:table>"
    ),
    doc(p("Dear all"), cell("x"), row_end(), *LISTED["text"], parts=LISTED["parts"], behind_lists=LISTED["behind"]),
    MAIL,
    b"From: a@b.example\nDate: 3 May 2019 10:00\n\n> Dear\n> all\n-- \nJane\n" + b"_" * 30 + b"\nhttp://x\n",
    "Dear all\n\fSecond page ျမန္မာ\r\n".encode(),
    "Dear älles\n".encode("utf-16"),
]
MARKS = [
    "<", ">", "</", "<!--", "-->", "<p>", "<table>", "<tr>", "<td>", "</td>", "</table>", "<ul>", "<ol start=9>",
    "<li>", "</ul>", "<a href='https://x.org'>", "</a>", "<main>", "</main>", "<pre>", "</pre>", "<p hidden>",
    "<script>", "</script>", "&#99999999999;", "&amp", "text", "\n", " ", "\n\n", "| a | b |\n|---|---|\n",
    "+---+---+\n", "> ", "![a](b)", "[x]: y\n", "{{<", ">}}", "<br>", "<td rowspan=2 colspan=9>", "<!--", "-->", "\\",
]  # fmt: skip
markup = st.lists(
    st.sampled_from(MARKS) | st.text(max_size=5),
    max_size=40,
).map("".join)


@st.composite
def damaged(draw):
    data = bytearray(draw(st.sampled_from(sound)))
    for _ in range(draw(st.integers(0, 4))):
        at = draw(st.integers(0, len(data)))
        data[at : at + draw(st.integers(0, 6))] = draw(st.binary(max_size=6))
    return bytes(data[: draw(st.integers(0, len(data)))] if draw(st.booleans()) else data)


def check(name, data):
    checked = read_source(name, data)
    source = checked.value
    assert (source is None) == checked.failed
    if source is None:
        assert all(one.hint and one.span.path == name for one in checked.diagnostics)
        return
    assert source.sha256 == digest(data)
    assert any(line.strip() for line in source.lines)
    assert not any("\n" in line or "\r" in line for line in source.lines)
    starts = source.page_starts
    assert list(starts) == sorted(starts)
    assert not starts or (starts[0] == 1 and starts[-1] <= len(source.lines))
    assert read_source(name, data) == checked


@settings(max_examples=200)
@given(names, st.binary(max_size=200))
def test_no_bytes_break_a_reader(name, data):
    check(name, data)


@settings(max_examples=200)
@given(names, damaged())
def test_no_damage_breaks_a_reader(name, data):
    check(name, data)


@settings(max_examples=200)
@given(markup, st.sampled_from(["a.html", "a.md"]))
def test_no_markup_breaks_a_reader(text, name):
    check(name, text.encode())


@given(st.text(st.characters(exclude_characters="<&\0", exclude_categories=["Cs"])))
def test_text_without_tags_is_itself(text):
    assert text_of(parse_page(text)).split() == text.split()


@given(st.text(st.characters(min_codepoint=0x1000, max_codepoint=0x109F), max_size=30), st.text("abc 123,", max_size=5))
def test_converting_zawgyi_leaves_other_writing_alone(burmese, other):
    assert zawgyi_to_unicode(other) == other
    assert other in zawgyi_to_unicode(f"{burmese} {other} {burmese}")
