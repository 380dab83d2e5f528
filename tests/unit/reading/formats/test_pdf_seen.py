"""What a person sees on the page of a PDF is read once; what is white, covered, off or struck out is left aside."""

import pytest

from sitegen.reading.formats import read_source
from tests.unit.reading.formats.documents import drawn

TEXT = "0 g BT /F1 12 Tf 72 700 Td (Dear all,) Tj 0 -14 Td (we ask this) Tj ET\n"
FONTS = "/Font << /F1 3 0 R >>"
SHAPE = f"<< /Type /XObject /Subtype /Form /BBox [0 0 300 40] /Resources << {FONTS} >>"
NAME = "BT /F1 12 Tf 72 600 Td (Signed: Rose Alder, chair) Tj ET\n"


def line(text, matrix="1 0 0 1 72 600"):
    return f"BT {matrix} Tm /F1 12 Tf ({text}) Tj ET\n"


def read(*pages, **made):
    checked = read_source("x.pdf", drawn(*pages, **made))
    assert checked.value is not None, checked.diagnostics
    return [one for one in checked.value.lines if one], [one.message for one in checked.diagnostics]


def form(words):
    shown = f"BT /F1 12 Tf 2 20 Td ({words}) Tj ET"
    return f"{SHAPE} /Length {len(shown)} >>\nstream\n{shown}\nendstream"


LAYER = {
    "page": f"/Resources << {FONTS} /Properties << /oc1 5 0 R >> >>",
    "catalog": "/OCProperties << /OCGs [5 0 R] /D << /{} [5 0 R] >> >>",
    "objects": ["<< /Type /OCG /Name (L) >>"],
}
CLEAR = {"page": f"/Resources << {FONTS} /ExtGState << /G << /ca 0 >> >> >>"}


@pytest.mark.parametrize(
    ("shown", "made"),
    [
        ("1 1 1 rg " + line("two words"), {}),  # white on white
        ("/G gs " + line("two words"), CLEAR),
        ("BT /F1 0.1 Tf 72 600 Td (two words) Tj ET", {}),
        ("/OC /oc1 BDC " + line("two words") + " EMC", LAYER | {"catalog": LAYER["catalog"].format("OFF")}),
        (line("two words", "1 0 0 1 72 20"), {"page": "/CropBox [0 100 595 842]"}),
    ],
)
def test_what_nobody_sees_is_left_aside(shown, made):
    lines, said = read(TEXT + shown, **made)
    assert lines == ["Dear all,", "we ask this"]
    assert said == ["2 words left aside: drawn so that nobody sees it (“two words”)"]


@pytest.mark.parametrize(
    ("shown", "made"),
    [
        ("0 0 0.4 rg 60 590 200 30 re f 1 1 1 rg " + line("two words"), {}),  # white on dark
        ("/OC /oc1 BDC " + line("two words") + " EMC", LAYER | {"catalog": LAYER["catalog"].format("ON")}),
        (line("two words") + "0.9 1 0 rg 60 560 200 30 re f", {}),  # a row shaded after the one above it
        (line("two words") + "0 g 60 590 m 260 590 l S", {}),  # a rule below
        (line("two words") + "60 598.5 200 0.6 re f", {}),  # underlined
        (line("two words") + "40 603 400 0.6 re f", {}),  # a rule that is longer than the words
    ],
)
def test_what_is_seen_is_read(shown, made):
    assert read(TEXT + shown, **made) == (["Dear all,", "we ask this", "two words"], [])


@pytest.mark.parametrize(("left", "right"), [(112, 179), (110, 185), (117, 184), (105, 179)])
def test_a_bar_whose_edge_cuts_a_letter_beside_hides_what_it_covers(left, right):
    lines, _ = read(TEXT + NAME + f"0 g {left} 596 {right - left} 14 re f\n")
    assert "Rose" not in lines[2]
    assert "Alder" not in lines[2]
    assert "hair" in lines[2]


@pytest.mark.parametrize("color", ["0 g", "1 g"])
def test_words_under_a_bar_are_not_read_and_never_quoted(color):
    bar = f"{color} 117 596 62 14 re f\n"
    lines, said = read(TEXT + NAME + bar)
    assert lines[2].split() == ["Signed:", "chair"]
    assert said == ["page 1: 2 words lie under something that covers them, and were not read"]


def test_a_page_that_is_painted_over_is_read_as_it_was_written_anew():
    lines, said = read(NAME + "1 g 0 0 595 842 re f\n" + TEXT)
    assert lines == ["Dear all,", "we ask this"]
    assert said == ["page 1: 4 words lie under something that covers them, and were not read"]


BAR = "117 596 62 14 re f\n"
NAMES = "{} BT /F1 12 Tf 72 600 Td (Signed:) Tj 48 0 Td {} (Rose Alder) Tj 0 g 70 0 Td (chair) Tj ET\n"


@pytest.mark.parametrize(
    ("ground", "type_"), [("0 g", "0 g"), ("0.05 0 0 rg", "0 g"), ("0.2 0.2 0.6 rg", "0.2 0.2 0.6 rg")]
)
def test_words_in_the_colour_of_a_bar_below_them_are_not_read_and_never_quoted(ground, type_):
    lines, said = read(TEXT + NAMES.format(f"{ground} {BAR} 0 g", type_))
    assert lines[2].split() == ["Signed:", "chair"]
    assert said == ["page 1: 2 words lie under something that covers them, and were not read"]


@pytest.mark.parametrize("ground", ["0.9 g", "0.6 0.8 1 rg"])
def test_words_on_a_ground_from_which_they_stand_out_are_read(ground):
    lines, said = read(TEXT + NAMES.format(f"{ground} {BAR} 0 g", "0 g"))
    assert lines[2].split() == ["Signed:", "Rose", "Alder", "chair"]
    assert said == []


@pytest.mark.parametrize("shown", [NAMES.format(f"0 g {BAR}", ""), NAME + f"0 g {BAR}"])
def test_bars_within_a_form_that_holds_the_whole_page(shown):
    whole = f"{SHAPE.replace('300 40', '595 842')} /Length {len(shown)} >>\nstream\n{shown}\nendstream"
    lines, said = read(TEXT + "q 1 0 0 1 0 -40 cm /Fm Do Q\n", pictures="/Fm 5 0 R", objects=[whole])
    assert lines[2].split() == ["Signed:", "chair"]
    assert "2 words lie under" in said[0]


def test_words_under_an_annotation_that_covers_them_are_not_read():
    square = "<< /Type /Annot /Subtype /Square /F 4 /Rect [60 590 300 615] /AP << /N 6 0 R >> >>"
    black = "0 g 0 0 300 40 re f"
    drawing = f"{SHAPE} /Length {len(black)} >>\nstream\n{black}\nendstream"
    lines, said = read(TEXT + NAME, page="/Annots [5 0 R]", objects=[square, drawing])
    assert lines == ["Dear all,", "we ask this"]
    assert "4 words lie under" in said[0]


@pytest.mark.parametrize("where", ["/QuadPoints [117 612 179 612 117 596 179 596]", ""])
def test_words_marked_to_be_blackened_are_not_read_and_told_without_quoting_them(where):
    redact = f"<< /Type /Annot /Subtype /Redact /F 4 /Rect [117 596 179 612] {where} /IC [0 0 0] /OverlayText (gone) >>"
    checked = read_source("x.pdf", drawn(TEXT + NAME, page="/Annots [5 0 R]", objects=[redact]))
    assert checked.value.lines[-1].split() == ["Signed:", "chair"]
    assert [(one.code, one.severity, one.message) for one in checked.diagnostics] == [
        ("S190", "warning", "page 1: 2 words are marked to be blackened, still in the file, and were not read"),
    ]


@pytest.mark.parametrize("rule", ["72 603 40 0.8 re f", "0.8 w 72 603 m 112 603 l S"])
def test_words_that_a_rule_strikes_out_are_left_aside(rule):
    lines, said = read(TEXT + line("not this") + f"0 g {rule}\n" + line("but that", "1 0 0 1 72 580"))
    assert lines == ["Dear all,", "we ask this", "but that"]
    assert said == ["2 words left aside: struck out"]


def test_words_that_an_annotation_strikes_out_are_left_aside():
    struck = (
        "<< /Type /Annot /Subtype /StrikeOut /F 4 /Rect [70 598 120 612] /QuadPoints [70 612 120 612 70 598 120 598] >>"
    )
    lines, said = read(TEXT + line("not this"), page="/Annots [5 0 R]", objects=[struck])
    assert lines == ["Dear all,", "we ask this"]
    assert said == ["2 words left aside: struck out"]


def test_notes_that_the_file_does_not_draw_and_remarks_are_told_hidden_ones_are_not():
    note = "<< /Type /Annot /Subtype /FreeText /F 4 /Rect [72 640 320 660] /Contents (For the union) >>"
    remark = "<< /Type /Annot /Subtype /Highlight /F 4 /Rect [72 698 200 712] /Contents (Is this right?) >>"
    hidden = "<< /Type /Annot /Subtype /FreeText /F 2 /Rect [72 400 320 420] /Contents (Never shown) >>"
    shown = TEXT + line("Rose Alder")
    assert read(shown, page="/Annots [5 0 R 6 0 R 7 0 R]", objects=[note, remark, hidden]) == (
        ["Dear all,", "we ask this", "Rose Alder"],
        ["6 words in 2 places left aside: a comment pinned to the page (“For the union”, “Is this right?”)"],
    )


def test_the_text_of_a_signature_field_is_read():
    field = "<< /Type /Annot /Subtype /Widget /FT /Sig /T (S) /F 4 /Rect [72 500 372 540] /AP << /N 6 0 R >> >>"
    objects = [field, form("Digitally signed by Rose Alder")]
    catalog = "/AcroForm << /Fields [5 0 R] /SigFlags 3 >>"
    lines, _ = read(TEXT, page="/Annots [5 0 R]", catalog=catalog, objects=objects)
    assert lines == ["Dear all,", "we ask this", "Digitally signed by Rose Alder"]


def test_what_was_chosen_in_a_form_is_read():
    field = "<< /Type /Annot /Subtype /Widget /FT /Ch /Ff 131072 /T (c) /Opt [(Yes) (No)] /V (Yes) /F 4"
    field += " /Rect [72 500 320 520] /DA (/F1 12 Tf 0 g) >>"
    catalog = f"/AcroForm << /Fields [5 0 R] /DR << {FONTS} >> /NeedAppearances true >>"
    assert read(TEXT, page="/Annots [5 0 R]", catalog=catalog, objects=[field])[0][-1] == "Yes"


class TestTurned:
    def test_a_page_that_is_turned(self):
        assert read(TEXT, page="/Rotate 90")[0] == ["Dear all,", "we ask this"]
        text = line("Dear all,", "0 1 -1 0 500 72") + line("we ask", "0 1 -1 0 514 72")
        assert read(text, page="/Rotate 90")[0] == ["Dear all,", "we ask"]

    @pytest.mark.parametrize("matrix", ["0 1 -1 0 {} 72", "0 -1 1 0 {} 700"])
    def test_text_across_an_upright_page(self, matrix):
        step = 14 if matrix.startswith("0 1") else -14
        shown = [line(text, matrix.format(300 + at * step)) for at, text in enumerate(("Dear all,", "we ask", "you."))]
        source = read_source("x.pdf", drawn("".join(shown))).value
        assert source.lines == ("Dear all,", "we ask", "you.")
        assert source.places[0].size == 12
        assert source.places[1].top - source.places[0].top == pytest.approx(14, abs=0.2)

    def test_text_in_the_margin_stands_behind_that_of_the_page(self):
        assert read(line("Archive 12", "0 1 -1 0 30 300") + TEXT)[0] == ["Dear all,", "we ask this", "Archive 12"]
        assert read(line("Upside down", "-1 0 0 -1 400 705") + TEXT)[0] == ["Dear all,", "we ask this", "Upside down"]


def test_files_set_into_a_pdf_are_told():
    names = "/Names << /EmbeddedFiles << /Names [(a) 5 0 R] >> >>"
    objects = ["<< /Type /Filespec /F (names.txt) /EF << /F 6 0 R >> >>", "<< /Length 4 >>\nstream\nJane\nendstream"]
    assert read(TEXT, catalog=names, objects=objects)[1] == ["1 word left aside: a file set into the PDF (“names.txt”)"]


def test_a_form_that_only_adobe_shows_is_refused(capfd):
    catalog = "/AcroForm << /Fields [] /XFA [(template) 5 0 R] >> /NeedsRendering true"
    checked = read_source("x.pdf", drawn(TEXT, catalog=catalog, objects=["<< /Length 4 >>\nstream\n<a/>\nendstream"]))
    assert (checked.value, [one.code for one in checked.diagnostics]) == (None, ["S111"])
    assert "Adobe Reader" in checked.diagnostics[0].hint
    assert capfd.readouterr() == ("", "")
