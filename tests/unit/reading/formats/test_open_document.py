"""OpenDocument texts: what a person sees is what is read. Every document is made here, of invented text."""

# ruff: noqa: E501 - markup reads best in one piece

import pytest

from sitegen.reading.formats import read_source
from tests.unit.reading.formats.open_documents import odt


def read(data):
    checked = read_source("x.odt", data)
    assert checked.value is not None, checked.diagnostics
    return list(checked.value.lines), [one.message for one in checked.diagnostics]


def p(text, style=""):
    return f"<text:p text:style-name='{style}'>{text}</text:p>"


def test_paragraphs_headings_links_and_breaks():
    body = (
        "<text:h text:outline-level='2'>Open letter</text:h>"
        + p(
            "Dear<text:s text:c='2'/>all,<text:line-break/>we <text:a xlink:href='https://x.example'>ask</text:a><text:tab/>you"
        )
        + "<text:p/>"
        + p("Now")
    )
    assert read(odt(body))[0] == [
        "## Open letter", "", "Dear  all,", "we [ask](https://x.example)\tyou", "", "Now",
    ]  # fmt: skip


def test_lists_count_as_their_styles_say():
    styles = """<text:list-style style:name='L'>
      <text:list-level-style-number text:level='1' style:num-format='1' style:num-suffix=')' text:start-value='3'/>
      <text:list-level-style-number text:level='2' style:num-format='a' style:num-suffix='.' text:display-levels='2'/>
      <text:list-level-style-bullet text:level='3' text:bullet-char='•'/></text:list-style>"""
    item = "<text:list-item>{}</text:list-item>"
    deep = f"<text:list>{item.format(p('Leaf'))}</text:list>"
    inner = f"<text:list>{item.format(p('Ash'))}{item.format(p('Aspen') + deep)}</text:list>"
    body = (
        f"<text:list text:style-name='L'>{item.format(p('Alder') + inner)}{item.format(p('Birch') + p('of the lake'))}</text:list>"
        + p("Between")
        + f"<text:list text:style-name='L' text:continue-numbering='true'>{item.format(p('Cedar'))}</text:list>"
        f"<text:list text:style-name='L'>{item.format(p('Dogwood'))}</text:list>"
    )
    assert read(odt(body, automatic=styles))[0] == [
        "3) Alder", "  3.a. Ash", "  3.b. Aspen", "    - Leaf", "4) Birch", "of the lake", "", "Between", "",
        "5) Cedar", "", "3) Dogwood",
    ]  # fmt: skip


def test_what_is_hidden_struck_or_deleted_is_left_aside():
    styles = (
        "<style:style style:name='H'><style:text-properties text:display='none'/></style:style>"
        "<style:style style:name='S' style:parent-style-name='T'/>"
        "<style:style style:name='T'><style:text-properties style:text-line-through-style='solid'/></style:style>"
    )
    body = (
        "<text:tracked-changes><text:changed-region><text:deletion>"
        + p("gone away")
        + "</text:deletion></text:changed-region>"
        "</text:tracked-changes>"
        + p(
            "We <text:span text:style-name='H'>secretly </text:span><text:span text:style-name='S'>beg</text:span>ask you"
        )
        + p("Unseen", "H")
    )
    lines, said = read(odt(body, automatic=styles))
    assert lines == ["We ask you"]
    assert said == [
        "2 words left aside: deleted in tracked changes",
        "2 words in 2 places left aside: hidden text (at the top: “secretly”; after line 1: “Unseen”)",
        "1 word left aside: struck out",
    ]


def test_tables_notes_and_text_boxes():
    cell = "<table:table-cell{}>{}</table:table-cell>"
    rows = (
        cell.format(" table:number-rows-spanned='2'", p("Norland")) + cell.format("", p("Alder")),
        "<table:covered-table-cell/>" + cell.format("", p("Birch")),
        cell.format(" table:number-columns-repeated='2'", "") + cell.format("", p("Cedar")),
    )
    note = (
        "<text:note><text:note-citation>1</text:note-citation><text:note-body>"
        + p("A note")
        + "</text:note-body></text:note>"
    )
    box = f"<draw:frame><draw:text-box>{p('Lake Council')}</draw:text-box><svg:title>Picture</svg:title></draw:frame>"
    body = (
        p(f"{box}Dear all,{note}")
        + f"<table:table>{''.join(f'<table:table-row>{row}</table:table-row>' for row in rows)}</table:table>"
    )
    assert read(odt(body))[0] == [
        "Dear all,[^1]", "", "Lake Council", "", "Norland\tAlder", "\tBirch", "\t\tCedar", "", "[^1]: A note",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("head", "first"), [(("Lake Council", "3 May"), "Lake Council"), (("Open letter",), "Dear all,")]
)
def test_headers_are_letterheads_or_running_titles(head, first):
    styles = f"<style:header>{''.join(map(p, head))}</style:header><style:footer>{p('Shore Road')}</style:footer>"
    source = read_source(
        "x.odt", odt(p("Dear all,"), styles=f"<office:master-styles>{styles}</office:master-styles>")
    ).value
    assert source.lines[0] == first
    assert source.lines[-1] == "Shore Road"
    assert source.place(len(source.lines)).zone == "footer"


def test_properties_are_evidence_and_damage_is_refused():
    meta = "<office:meta><dc:title>Keep the lake</dc:title><meta:creation-date>2019-05-03</meta:creation-date></office:meta>"
    source = read_source("x.odt", odt(p("Dear all,"), meta=meta)).value
    assert [(one.kind, one.value) for one in source.evidence] == [("title", "Keep the lake"), ("date", "2019-05-03")]
    assert [one.code for one in read_source("x.odt", odt("<text:p>")).diagnostics] == ["S110"]
    assert [one.code for one in read_source("x.odt", odt("<text:p/>")).diagnostics] == ["S107"]


BOLD = "<style:style style:name='B'><style:text-properties fo:font-weight='bold'/></style:style>"
PALE = "<style:style style:name='W'><style:text-properties fo:color='#ffffff'/></style:style>"
BARS = (
    "<style:style style:name='K'><style:text-properties fo:color='#000000'/></style:style>"
    "<style:style style:name='B' style:parent-style-name='K'><style:text-properties fo:background-color='#050505'/>"
    "</style:style><style:style style:name='C'><style:table-cell-properties fo:background-color='#000000'/></style:style>"
    "<style:style style:name='D' style:parent-style-name='K'><style:paragraph-properties fo:background-color='#000000'/>"
    "</style:style><style:style style:name='L' style:parent-style-name='D'><style:text-properties fo:color='#ffffff'/>"
    "</style:style>"
)
TITLE = "<style:style style:name='Title'/><style:style style:name='P1' style:parent-style-name='Title'/>"
NUMBERED = (
    "<text:outline-style style:name='Outline'>"
    "<text:outline-level-style text:level='1' style:num-format='1' style:num-suffix='.'/>"
    "<text:outline-level-style text:level='2' style:num-format='a' style:num-suffix=')'/></text:outline-style>"
)
SECTION = "<text:section text:display='{}'>{}</text:section>"
ROW = "<table:table-row table:number-rows-repeated='2'><table:table-cell>{}</table:table-cell></table:table-row>"
SEEN = {
    "shapes hold text": (
        ("<text:p>be<draw:custom-shape><text:p>Alder</text:p></draw:custom-shape>fore</text:p>"
        "<draw:rect><text:p>Birch</text:p></draw:rect>"),
        "", "", ["before", "", "Alder", "", "Birch"], [],
    ),
    "hidden sections and fields": (
        SECTION.format("none", p("secret")) + SECTION.format("true", p("Dear all"))
        + "<text:p>we<text:hidden-text text:is-hidden='true' text:string-value=' not'/><text:hidden-text "
        "text:is-hidden='false'> ask</text:hidden-text></text:p>"
        + "<text:p><text:hidden-paragraph text:is-hidden='true'/>gone</text:p>",
        "", "", ["Dear all", "", "we ask"], ["3 words in 3 places left aside: hidden text (at the top: “secret”; after line 1: “not”; after line 3: “gone”)"],
    ),
    "white on white": (
        p("<text:span text:style-name='W'>pale</text:span>Seen"), PALE, "",
        ["Seen"], ["1 word left aside: in white on white, or too small to be read (“pale”)"],
    ),
    "black on black": (
        p("Seen <text:span text:style-name='B'>secret</text:span>") + p("secret", "D") + p("Open letter", "L")
        + "<table:table><table:table-row><table:table-cell table:style-name='C'>"
        + p("<text:span text:style-name='K'>secret</text:span>") + "</table:table-cell></table:table-row></table:table>",
        BARS, "", ["Seen", "", "Open letter"],
        ["3 words in 3 places stand in the colour of what is behind it, and were not read"],
    ),
    "a reading over a word": (
        "<text:p><text:ruby><text:ruby-base>東</text:ruby-base><text:ruby-text>とう</text:ruby-text></text:ruby></text:p>",
        "", "", ["東(とう)"], [],
    ),
    "rows that stand there twice": (f"<table:table>{ROW.format(p('Alder'))}</table:table>", "", "", ["Alder"] * 2, []),
    "bold lines and the title": (
        p("Open letter", "P1") + p("Signed by", "B") + p("<text:span text:style-name='B'>Alder</text:span> and Birch"),
        BOLD + TITLE, "", ["# Open letter", "", "**Signed by**", "", "Alder and Birch"], [],
    ),
    "numbers of headings": (
        "".join(f"<text:h text:outline-level='{n}'>{text}</text:h>" for n, text in ((1, "One"), (2, "Two"), (1, "Three"))),
        "", NUMBERED, ["# 1. One", "", "## a) Two", "", "# 2. Three"], [],
    ),
    "scripts and soft hyphens": (p("popu\xadlation<text:script>alert()</text:script>"), "", "", ["population"], []),
}  # fmt: skip


@pytest.mark.parametrize("name", SEEN)
def test_what_a_word_processor_shows_is_read_once(name):
    body, automatic, styles, lines, said = SEEN[name]
    assert read(odt(body, automatic, styles)) == (lines, said)
