"""Rich text files: what a person sees is what is read."""

# ruff: noqa: E501 - markup reads best in one piece

import pytest

from sitegen.reading.formats import read_source


def read(text):
    checked = read_source("x.rtf", rf"{{\rtf1\ansi\ansicpg1252 {text}}}".encode())
    assert checked.value is not None, checked.diagnostics
    return list(checked.value.lines), [one.message for one in checked.diagnostics]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (r"Dear all,\par We ask\line you.\par", ["Dear all,", "", "We ask", "you."]),
        (r"Z\'fcrich \u8211?\uc2\u8217??s{\uc0\u233}\emdash ok\~x", ["Zürich –’sé—ok\u00a0x"]),
        (r"{\fonttbl{\f0\fcharset204 A;}{\f1 B;}}\f0\'cf\'f0\f1\'e9", ["Прé"]),
        (r"{\fonttbl{\f0\fcharset128 A;}}\f0\'93\'fa", ["日"]),
        (r"{\listtext 1.\tab}Alder\par{\listtext\'b7\tab}Birch\par Done\par", ["1. Alder", "- Birch", "", "Done"]),
        (r"\outlinelevel1 Title\par\pard Text", ["## Title", "", "Text"]),
        (r"One\chftn{\footnote\chftn A note} two{\super\chftn}{\*\footnote{\super\chftn}Another}",
         ["One[^1] two[^2]", "", "[^1]: A note", "", "[^2]: Another"]),
        (r"\trowd\intbl A\cell B\par C\cell\row\trowd D\cell\cell\row\pard End", ["A\tB C", "D", "", "End"]),
        (r"{\*\shpinst{\sp{\sn x}{\sv 9}}{\shptxt Box\par}}{\shprslt Box}Text", ["Box", "", "Text"]),
        (r"{\*\unknown Not}{\pict 0a0b}{\field{\*\fldinst HYPERLINK x}{\fldrslt link}}", ["link"]),
        (r"{\pict\bin5 }}}{{}Text", ["Text"]),
        (r"{\upr{older}{\*\ud newer}}", ["newer"]),
        ("One\\page Two", ["One", "", "Two"]),
        (r"One\column Two\par", ["One", "Two"]),
        (r"{\stylesheet{\s1 heading 2;}{\s2 Body;}}\pard\s1 Demands\par\pard\s2 We ask\par", ["## Demands", "", "We ask"]),
        (r"{\object\objemb{\*\objclass X}{\*\objdata 0102}{\result shown}}\par", ["shown"]),
        (r"{\shp{\*\shpinst{\sp{\sn gtextUNICODE}{\sv Lake Council}}}}\par Dear all\par", ["Lake Council", "", "Dear all"]),
        (r"{\fonttbl{\f0 A;}{\f3\fcharset2{\*\panose 05}Wingdings;}}{\f3\'fc} \u-3913? agreed\par", ["✓ • agreed"]),
        (r"{\fonttbl{\f3\fcharset2 Symbol;}}{\f3\u-3913?} agreed\par", ["• agreed"]),
        (r"{\mmath{\*\moMath{\mr{2+2}}}}\par", ["2+2"]),
        (r"{\b Signed by}\par Dear {\b all}\par", ["**Signed by**", "", "Dear all"]),
    ],
)  # fmt: skip
def test_text(text, lines):
    assert read(text)[0] == lines


def test_what_is_hidden_struck_or_deleted_is_left_aside():
    assert read(r"We{\v  secretly} ask{\strike  not}\deleted  gone\deleted0  you") == (
        ["We ask you"],
        [
            "1 word left aside: hidden text (“secretly”)",
            "1 word left aside: struck out",
            "1 word left aside: deleted in tracked changes",
        ],
    )


COLORS = r"{\colortbl;\red0\green0\blue0;\red255\green255\blue255;\red9\green9\blue9;}"
SEEN = ["We ask you"]


@pytest.mark.parametrize(
    "text",
    [
        r"We{\cf1\highlight3  secret} ask you",
        r"We{\highlight1  secret} ask you",
        r"We{\cf1\chcbpat1  secret} ask you",
        r"We{\cf3\cb1  secret} ask you",
        r"We{\cf1\chshdng10000\chcfpat0\chcbpat2  secret} ask you",
        r"\pard\cbpat1\cf1 secret\par\pard\plain We ask you",
        r"\pard\shading10000\cfpat1\cf1 secret\par\pard\plain We ask you",
    ],
)
def test_type_in_the_colour_of_what_is_behind_it_is_left_aside_and_never_quoted(text):
    assert read(COLORS + text) == (SEEN, ["1 word stands in the colour of what is behind it, and was not read"])


def test_what_is_white_on_white_or_too_small_is_left_aside():
    said = ["2 words in 2 places left aside: in white on white, or too small to be read (“pale”, “tiny”)"]
    assert read(COLORS + r"We{\cf2  pale}{\fs2  tiny} ask you") == (SEEN, said)


@pytest.mark.parametrize(
    "text",
    [
        r"{\cf2\highlight1 We ask you}",
        r"\pard\cbpat1\cf2 We ask you\par",
        r"{\cf0\chcbpat1 We ask you}",
        r"{\cf9 We ask you}",
    ],
)
def test_type_that_stands_out_from_its_ground_is_read(text):
    assert read(COLORS + text) == (SEEN, [])


def test_comments_in_the_margin_are_told():
    comment = r"{\*\atnid JR}{\*\atnauthor Jane Roe}\chatn{\*\annotation{\*\atnref 1}\pard\plain Ask them?}"
    told = ["2 words left aside: comments in the margin (“Ask them?”)"]
    assert read(rf"We ask{comment} you") == (["We ask you"], told)


def test_headers_footers_and_the_title():
    source = read_source("x.rtf", rb"{\rtf1{\info{\title Keep}}{\header Lake\par 3 May}{\footer Shore}Dear all,}").value
    assert source.lines == ("Lake", "3 May", "", "Dear all,", "", "Shore")
    assert [(one.kind, one.value, one.origin) for one in source.evidence] == [("title", "Keep", "properties")]


@pytest.mark.parametrize(
    "piece",
    ["{", "}", "\\", "\\'", "\\u", "\\b ", "{\\*", "\\trowd\\cell\\row", "\\bin99999", "{\\footnote ", "\\u55357 "],
)
def test_of_broken_files_the_text_is_read(piece):
    (line,) = read_source("x.rtf", b"{\\rtf1 text" + piece.encode() * 50_000).value.lines
    assert line.rstrip("\\\ufffd") == "text"
