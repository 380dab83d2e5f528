"""Word documents: what Word shows is what is read. Every document is made here, of invented text."""

# ruff: noqa: E501 - markup reads best in one piece

import io
import zipfile

import pytest

from sitegen.reading.choosing import read_letter
from sitegen.reading.formats import read_source
from tests.unit.reading.formats.documents import R, W, docx, item, paragraph

BOX = "<w:txbxContent>{}</w:txbxContent>"
TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

CHUNKS = ((1, "more.html"), (2, "more.rtf"), (3, "more.mht"))
MHT = "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b\nContent-Type: text/html\n\n<p>Cedar\n--b--\n"

FIELD = "<w:r><w:fldChar w:fldCharType='{}'/></w:r>"
BEGIN, SEPARATE, END = (FIELD.format(kind) for kind in ("begin", "separate", "end"))
INSTRUCTION = "<w:r><w:instrText>{}</w:instrText></w:r>"


def run(text, properties=""):
    properties = properties.replace("`", "'")
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t xml:space='preserve'>{text}</w:t></w:r>"


def read(data):
    checked = read_source("x.docx", data)
    assert checked.value is not None, checked.diagnostics
    return list(checked.value.lines), [one.message for one in checked.diagnostics]


def with_parts(data, **parts):
    """Add parts by their names in the folder word."""
    packed = io.BytesIO(data)
    with zipfile.ZipFile(packed, "a") as archive:
        for name, content in parts.items():
            archive.writestr(f"word/{name}.xml", content)
    return packed.getvalue()


def test_text_boxes_are_read_once_behind_their_paragraph():
    drawn = BOX.format(paragraph("Lake Council") + paragraph("3 May 2019"))
    doubled = (
        "<mc:AlternateContent xmlns:mc='m'><mc:Choice><w:drawing>" + drawn + "</w:drawing></mc:Choice>"
        "<mc:Fallback><w:pict>" + drawn + "</w:pict></mc:Fallback></mc:AlternateContent>"
    )
    old = f"<w:pict><v:textbox xmlns:v='v'>{BOX.format(paragraph('Alder Society'))}</v:textbox></w:pict>"
    body = f"<w:p><w:r>{doubled}</w:r></w:p>{paragraph('Dear all,')}"
    body += f"<w:p>{run('We ask')}<w:r>{old}</w:r>{run(' you.')}</w:p>"
    assert read(docx(body))[0] == [
        "Lake Council", "3 May 2019", "", "Dear all,", "", "We ask you.", "", "Alder Society",
    ]  # fmt: skip


def test_what_only_older_programs_show_is_told():
    drawn = "<w:drawing>" + BOX.format(paragraph("Lake Council")) + "</w:drawing>"
    older = f"<w:pict>{BOX.format(paragraph('Lake Council') + paragraph('Alder Society'))}</w:pict>"
    body = (
        "<w:p><w:r><mc:AlternateContent xmlns:mc='m'>"
        f"<mc:Choice>{drawn}</mc:Choice><mc:Fallback>{older}</mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    lines, said = read(docx(body))
    assert lines == ["Lake Council"]
    assert said == ["2 words left aside: only in a form for older programs (“Alder Society”)"]


def test_a_file_set_into_the_document_is_read_in_its_place_or_told():
    links = "".join(f"<Relationship Id='c{n}' Type='{TYPE}/aFChunk' Target='{name}'/>" for n, name in CHUNKS)
    body = paragraph("Dear all,") + "".join(f"<w:altChunk r:id='c{n}'/>" for n, _ in CHUNKS) + paragraph("Goodbye")
    data = io.BytesIO(docx(body, links=links))
    with zipfile.ZipFile(data, "a") as archive:
        archive.writestr("word/more.html", "<p>Signed by: <b>Alder</b></p>")
        archive.writestr("word/more.rtf", "{\\rtf1 Birch}")
        archive.writestr("word/more.mht", MHT)
    lines, said = read(data.getvalue())
    assert lines == ["Dear all,", "", "Signed by: Alder", "", "Cedar", "", "Goodbye"]
    assert said == ["1 word left aside: a file set into the document (“more.rtf”)"]


def test_what_was_deleted_hidden_or_struck_is_left_aside():
    body = (
        f"<w:p>{run('We ')}<w:del><w:r><w:delText>beg</w:delText></w:r></w:del><w:ins>{run('ask')}</w:ins>"
        f"{run(' secretly', '<w:vanish/>')}{run(' you', '<w:vanish w:val=`0`/>')}{run(' all', '<w:strike/>')}"
        f"{run(' now', '<w:rStyle w:val=`Gone`/>')}.</w:p>"
        "<w:moveFrom><w:p><w:r><w:t>Moved away</w:t></w:r></w:p></w:moveFrom>"
        f"<w:p><w:pPr><w:pStyle w:val='Gone'/></w:pPr>{run('Unseen')}</w:p>"
    )
    styles = (
        "<w:style w:styleId='Base'><w:rPr><w:vanish/></w:rPr></w:style>"
        "<w:style w:styleId='Gone'><w:basedOn w:val='Base'/></w:style>"
    )
    assert read(docx(body, styles=styles)) == (
        ["We ask you"],
        [
            "3 words in 2 places left aside: deleted in tracked changes (at the top, after line 1)",
            "3 words in 3 places left aside: hidden text (at the top: “secretly”, “now”; after line 1: “Unseen”)",
            "1 word left aside: struck out",
        ],
    )


def test_a_bold_line_is_bold():
    body = f"<w:p>{run('Signed ', '<w:b/>')}{run('by:', '<w:b/>')}</w:p><w:p>{run('We ')}{run('ask', '<w:b/>')}</w:p>"
    body += f"<w:p>{run('Plain', '<w:b w:val=`0`/>')}</w:p>"
    assert read(docx(body))[0] == ["**Signed by:**", "", "We ask", "", "Plain"]


def test_italic_words_that_part_entries_are_marked_in_paragraphs_too():
    names = ("Jane Roe", "Ann Poe", "Elm Circle")
    body = "".join(f"<w:p>{run(f'{name} ')}{run('Valmont', '<w:i/>')}</w:p>" for name in names)
    assert read(docx(body))[0][::2] == [f"{name} *Valmont*" for name in names]


def test_a_deleted_paragraph_mark_joins_and_a_deleted_row_goes():
    cut = "<w:p><w:pPr><w:rPr><w:del w:id='1'/></w:rPr></w:pPr>{}</w:p>"
    row = "<w:tr>{}<w:tc>{}</w:tc></w:tr>"
    table = row.format("", paragraph("Alder")) + row.format("<w:trPr><w:del/></w:trPr>", paragraph("Birch"))
    body = f"{cut.format(run('We ask '))}{paragraph('you.')}<w:tbl>{table}</w:tbl>"
    assert read(docx(body))[0] == ["We ask you.", "", "Alder"]


def test_old_properties_of_a_tracked_change_are_not_in_force():
    changed = (
        "<w:pPrChange><w:pPr><w:pStyle w:val='Heading1'/><w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr>"
        "</w:pPr></w:pPrChange>"
    )
    assert read(docx(paragraph("Dear all,", changed), styles="<w:style w:styleId='Heading1'/>"))[0] == ["Dear all,"]


def test_notes_count_as_word_counts_them():
    body = (
        f"<w:p>{run('One')}<w:r><w:footnoteReference w:id='7'/></w:r>{run(' two')}"
        f"<w:r><w:endnoteReference w:id='3'/></w:r>{run(' three')}<w:r><w:footnoteReference w:id='2'/></w:r></w:p>"
    )
    notes = (
        f"<w:footnote w:id='2'>{paragraph('Third')}</w:footnote><w:footnote w:id='7'>{paragraph('First')}</w:footnote>"
    )
    end = f"<w:endnote w:id='3'>{paragraph('Second')}{paragraph('in two')}</w:endnote>"
    assert read(docx(body, footnotes=notes, endnotes=end))[0] == [
        "One[^1] two[^i] three[^2]", "", "[^1]: First", "", "[^i]: Second in two", "", "[^2]: Third",
    ]  # fmt: skip


def test_the_first_header_is_a_letterhead_and_running_ones_are_furniture():
    page = (
        "<w:r><w:fldChar w:fldCharType='begin'/><w:instrText> PAGE </w:instrText><w:fldChar w:fldCharType='separate'/>"
        "<w:t>2</w:t><w:fldChar w:fldCharType='end'/></w:r>"
    )
    section = (
        "<w:sectPr><w:headerReference w:type='first' r:id='a'/><w:headerReference w:type='default' r:id='b'/>"
        "<w:footerReference w:type='default' r:id='c'/><w:titlePg/></w:sectPr>"
    )
    links = "".join(f"<Relationship Id='{key}' Type='{TYPE}/x' Target='edge-{key}.xml'/>" for key in "abc")
    data = with_parts(
        docx(paragraph("Dear all,") + section, links=links),
        **{
            "edge-a": f"<w:hdr {W} {R}>{paragraph('Lake Council')}{paragraph('3 May 2019')}</w:hdr>",
            "edge-b": f"<w:hdr {W} {R}><w:p>{run('Open letter, page ')}{page}</w:p></w:hdr>",
            "edge-c": f"<w:ftr {W} {R}>{paragraph('Shore Road 1')}</w:ftr>",
        },
    )
    source = read_source("x.docx", data).value
    assert source.lines == (
        "Lake Council", "", "3 May 2019", "", "Dear all,", "", "Open letter, page", "", "Shore Road 1",
    )  # fmt: skip
    assert [place and place.zone for place in source.places] == [*[None] * 6, "header", None, "footer"]


@pytest.mark.parametrize(("head", "zones"), [("Lake Council|3 May", set()), ("Our open letter", {"header"})])
def test_a_header_of_one_line_on_every_page_is_a_running_title(head, zones):
    link = f"<Relationship Id='a' Type='{TYPE}/header' Target='h.xml'/>"
    body = paragraph("Dear all,") + "<w:sectPr><w:headerReference w:type='default' r:id='a'/></w:sectPr>"
    part = f"<w:hdr {W} {R}>{''.join(map(paragraph, head.split('|')))}</w:hdr>"
    source = read_source("x.docx", with_parts(docx(body, links=link), h=part)).value
    assert {place.zone for place in source.places if place} == zones
    assert set(head.split("|")) <= set(source.lines)


def test_lists_are_numbered_as_word_shows_them():
    numbering = """
    <w:abstractNum w:abstractNumId="1">
      <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="Point %1:"/></w:lvl>
      <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="(%1.%2)"/></w:lvl>
      <w:lvl w:ilvl="2"><w:numFmt w:val="bullet"/><w:lvlText w:val="&#xF0B7;"/></w:lvl>
    </w:abstractNum>
    <w:abstractNum w:abstractNumId="2"><w:numStyleLink w:val="Listed"/></w:abstractNum>
    <w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>
    <w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
    <w:num w:numId="3"><w:abstractNumId w:val="2"/></w:num>
    <w:num w:numId="4"><w:abstractNumId w:val="1"/>
      <w:lvlOverride w:ilvl="0"><w:startOverride w:val="9"/></w:lvlOverride></w:num>
    """
    styles = (
        "<w:style w:styleId='Listed'><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr></w:style>"
        "<w:style w:styleId='Mine'><w:basedOn w:val='Listed'/></w:style>"
    )
    body = (
        item("Alder", 0, "1") + item("Ash", 1, "1") + item("Aspen", 1, "1") + item("Leaf", 2, "1")
        + item("Birch", 0, "2") + paragraph("Cedar", "<w:pStyle w:val='Mine'/>") + item("Dogwood", 0, "3")
        + item("Elm", 0, "4") + item("Fir", 0, "4")
        + paragraph("Plain", "<w:pStyle w:val='Mine'/><w:numPr><w:numId w:val='0'/></w:numPr>")
    )  # fmt: skip
    assert read(docx(body, numbering=numbering, styles=styles))[0] == [
        "Point 1: Alder", "  (1.a) Ash", "  (1.b) Aspen", "    - Leaf", "Point 2: Birch", "Point 3: Cedar",
        "Point 4: Dogwood", "Point 9: Elm", "Point 10: Fir", "", "Plain",
    ]  # fmt: skip


def test_merged_cells_keep_their_column():
    def cell(text, properties=""):
        return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(text) if text else '<w:p/>'}</w:tc>"

    rows = (
        cell("Norland", "<w:vMerge w:val='restart'/>") + cell("Alder") + cell("2001"),
        cell("", "<w:vMerge/>") + cell("Birch, Cedar", "<w:gridSpan w:val='2'/>"),
        cell("Sudland, Dogwood", "<w:gridSpan w:val='2'/>") + cell("2004"),
    )
    table = "".join(f"<w:tr>{row}</w:tr>" for row in rows)
    assert read(docx(f"<w:tbl>{table}</w:tbl>"))[0] == [
        "Norland\tAlder\t2001", "\tBirch, Cedar", "Sudland, Dogwood\t\t2004",
    ]  # fmt: skip


def test_cells_of_several_lines_are_cards():
    def cell(*texts):
        return f"<w:tc>{''.join(map(paragraph, texts))}</w:tc>"

    rows = (
        cell("Jane Roe", "Chair") + cell("John Doe", "Clerk"),
        cell("Ann Poe", "Member") + cell(""),
    )
    table = "".join(f"<w:tr>{row}</w:tr>" for row in rows)
    assert read(docx(f"<w:tbl>{table}</w:tbl>"))[0] == [
        "Jane Roe", "Chair", "", "John Doe", "Clerk", "", "Ann Poe", "Member",
    ]  # fmt: skip


def test_the_main_part_may_have_any_name():
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr(
            "_rels/.rels", f"<R><Relationship Id='a' Type='{TYPE}/officeDocument' Target='/a/main2.xml'/></R>"
        )
        archive.writestr("a/main2.xml", f"<w:document {W}><w:body>{paragraph('Dear all,')}</w:body></w:document>")
    assert read(packed.getvalue())[0] == ["Dear all,"]


def test_what_the_file_says_of_itself_is_evidence():
    packed = io.BytesIO(docx(paragraph("Dear all,")))
    with zipfile.ZipFile(packed, "a") as archive:
        archive.writestr(
            "docProps/core.xml",
            "<c xmlns:dc='d'><dc:title>Keep the lake</dc:title><dc:language/>"
            "<dc:created>2019-05-03T10:00:00Z</dc:created></c>",
        )
    source = read_source("x.docx", packed.getvalue()).value
    assert [(one.kind, one.value, one.origin) for one in source.evidence] == [
        ("title", "Keep the lake", "properties"),
        ("date", "2019-05-03T10:00:00Z", "properties"),
    ]


def nested(name):
    return read_source("x.docx", docx(f"<w:{name}>" * 3000 + run("deep") + f"</w:{name}>" * 3000))


@pytest.mark.parametrize("name", ["tbl", "tc", "tr", "p", "r", "hyperlink", "sdt"])
def test_nesting_without_end_is_read(name):
    assert nested(name).value.lines == ("deep",)


def test_boxes_in_no_paragraph_are_no_text():
    assert [one.code for one in nested("txbxContent").diagnostics] == ["S107"]


SEEN = {
    "content controls": (
        (f"<w:sdt><w:sdtPr><w:alias w:val='Date'/></w:sdtPr><w:sdtContent>{paragraph('3 May')}</w:sdtContent></w:sdt>"
        f"<w:p>{run('In ')}<w:smartTag><w:sdt><w:sdtContent>{run('Westhaven')}</w:sdtContent></w:sdt></w:smartTag></w:p>"),
        ["3 May", "", "In Westhaven"],
    ),
    "the field within an instruction is none": (
        (f"<w:p>{BEGIN}{INSTRUCTION.format('IF ')}{BEGIN}{INSTRUCTION.format('MERGEFIELD kind')}{SEPARATE}{run('f')}{END}"
        f"{INSTRUCTION.format(' = f')}{SEPARATE}{run('Dear madam')}{END}{run(',')}</w:p>"),
        ["Dear madam,"],
    ),
    "a field that never ends": (f"<w:p>{BEGIN}{run('One')}</w:p>{paragraph('Two')}", ["One", "", "Two"]),
    "signs of a font": (
        ("<w:p><w:r><w:sym w:font='Wingdings' w:char='F0FC'/><w:t xml:space='preserve'> agreed \uf0b7 all</w:t>"
        "<w:sym w:font='Arial' w:char='2014'/></w:r></w:p>"),
        ["✓ agreed • all—"],
    ),
    "a reading over a word": (
        f"<w:p><w:r><w:ruby><w:rt>{run('とう')}</w:rt><w:rubyBase>{run('東')}</w:rubyBase></w:ruby></w:r>{run('海')}</w:p>",
        ["東(とう)海"],
    ),
    "words drawn as art": (
        "<w:p><w:r><w:pict><v:shape xmlns:v='v'><v:textpath string='Lake Council'/></v:shape></w:pict></w:r></w:p>"
        + paragraph("Dear all,"),
        ["Lake Council", "", "Dear all,"],
    ),
    "a large initial": (
        f"<w:p><w:pPr><w:framePr w:dropCap='drop'/></w:pPr>{run('D')}</w:p>{paragraph('ear all,')}",
        ["Dear all,"],
    ),
    "a heading that runs on": (
        f"<w:p><w:pPr><w:rPr><w:vanish/><w:specVanish/></w:rPr></w:pPr>{run('Demands. ')}</w:p>{paragraph('We ask')}",
        ["Demands. We ask"],
    ),
    "soft hyphens": (paragraph("popu\xadlation") + "<w:p><w:r><w:t>a</w:t><w:softHyphen/><w:t>b</w:t></w:r></w:p>", [
        "population", "", "ab",
    ]),
    "white type on a ground": (
        f"<w:p><w:pPr><w:shd w:val='clear' w:fill='004488'/></w:pPr>{run('Open letter', '<w:color w:val=`FFFFFF`/>')}</w:p>",
        ["Open letter"],
    ),
    "formulas": ("<w:p><m:oMath xmlns:m='m'><m:r><m:t>2+2</m:t></m:r></m:oMath></w:p>", ["2+2"]),
}  # fmt: skip


@pytest.mark.parametrize("name", SEEN)
def test_what_word_shows_is_read_once(name):
    body, lines = SEEN[name]
    assert read(docx(body)) == (lines, [])


def test_what_is_white_on_white_or_too_small_is_left_aside():
    body = f"<w:p>{run('Dear ')}{run('secret ', '<w:color w:val=`FFFFFF`/>')}{run('tiny ', '<w:sz w:val=`2`/>')}{run('all')}</w:p>"
    styles = "<w:style w:styleId='Pale'><w:rPr><w:color w:val='ffffff'/></w:rPr></w:style>"
    body += paragraph("pale", "<w:pStyle w:val='Pale'/>")
    lines, said = read(docx(body, styles=styles))
    assert lines == ["Dear all"]
    assert said == [
        "3 words in 3 places left aside: in white on white, or too small to be read (at the top: “secret”, “tiny”; after line 1: “pale”)"
    ]


BLACK = "<w:color w:val=`000000`/>"
STYLES = (
    "<w:style w:styleId='Dark'><w:rPr><w:color w:val='010101'/></w:rPr></w:style>"
    "<w:style w:styleId='Bar'><w:rPr><w:highlight w:val='black'/></w:rPr></w:style>"
)
BARS = {
    "highlight": f"<w:p>{run('Dear ')}{run('secret ', BLACK + '<w:highlight w:val=`black`/>')}{run('all')}</w:p>",
    "marker": f"<w:p>{run('Dear ')}{run('secret ', '<w:highlight w:val=`black`/>')}{run('all')}</w:p>",
    "shading": f"<w:p>{run('Dear ')}{run('secret ', BLACK + '<w:shd w:val=`clear` w:fill=`0A0A0A`/>')}{run('all')}</w:p>",
    "pattern": f"<w:p>{run('Dear ')}{run('secret ', BLACK + '<w:shd w:val=`solid` w:color=`auto` w:fill=`auto`/>')}{run('all')}</w:p>",
    "styles": f"<w:p><w:pPr><w:pStyle w:val='Dark'/></w:pPr>{run('Dear ')}{run('secret ', '<w:rStyle w:val=`Bar`/>')}{run('all')}</w:p>",
    "paragraph": f"{paragraph('Dear all')}<w:p><w:pPr><w:shd w:val='clear' w:fill='000000'/></w:pPr>{run('secret', BLACK)}</w:p>",
    "cell": f"{paragraph('Dear all')}<w:tbl><w:tr><w:tc><w:tcPr><w:shd w:val='clear' w:fill='000000'/></w:tcPr><w:p>{run('secret', BLACK)}</w:p></w:tc></w:tr></w:tbl>",
}  # fmt: skip


@pytest.mark.parametrize("name", BARS)
def test_type_in_the_colour_of_what_is_behind_it_is_left_aside_and_never_quoted(name):
    lines, said = read(docx(BARS[name], styles=STYLES))
    assert [line for line in lines if line] == ["Dear all"]
    assert said == ["1 word stands in the colour of what is behind it, and was not read"]


@pytest.mark.parametrize(
    "seen",
    [
        run("Dear all", "<w:color w:val=`auto`/><w:shd w:val=`clear` w:fill=`000000`/>"),  # programs set it in white
        run("Dear all", "<w:highlight w:val=`none`/>"),
        run("Dear all", "<w:color w:val=`FF0000`/><w:highlight w:val=`black`/>"),
        run("Dear all", "<w:color w:val=`FFFFFF`/><w:highlight w:val=`black`/>"),
    ],
)
def test_type_that_stands_out_from_its_ground_is_read(seen):
    assert read(docx(f"<w:p>{seen}</w:p>")) == (["Dear all"], [])


def test_drawings_and_charts_are_told():
    links = f"<Relationship Id='d' Type='{TYPE}/diagramData' Target='d.xml'/>"
    links += f"<Relationship Id='c' Type='{TYPE}/chart' Target='c.xml'/>"
    body = "<w:p><w:r><d:relIds xmlns:d='d' r:dm='d'/></w:r></w:p><w:p><w:r><c:chart xmlns:c='c' r:id='c'/></w:r></w:p>"
    lines, said = read(with_parts(docx(body + paragraph("End"), links=links), d="<x/>", c="<x/>"))
    assert lines == ["End"]
    assert said == [
        "1 word left aside: a drawing set into the document (“d.xml”)",
        "1 word left aside: a chart set into the document (“c.xml”)",
    ]


def test_a_sign_of_an_unknown_font_is_told():
    body = "<w:p><w:r><w:t>Dear all</w:t><w:sym w:font='Webdings' w:char='F0AA'/></w:r></w:p>"
    lines, said = read(docx(body))
    assert lines == ["Dear all"]
    assert "a sign whose font does not say what it is" in said[0]


def test_three_names_a_row_are_three_names():
    row = "<w:tr>{}</w:tr>"
    names = [("Jane Roe", "John Doe", "Ann Poe"), ("Max Moe", "Eve Fir", "Sam Elm"), ("Kim Yew", "Pat Ash", "Lee Oak")]
    rows = "".join(row.format("".join(f"<w:tc>{paragraph(name)}</w:tc>" for name in one)) for one in names)
    body = paragraph("We ask you to act.") + paragraph("Signed by:") + f"<w:tbl>{rows}</w:tbl>"
    letter = read_letter(read_source("x.docx", docx(body)).value).value.letter
    assert sorted(one.name for one in letter.signatories) == sorted(name for one in names for name in one)
