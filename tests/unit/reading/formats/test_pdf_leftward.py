"""Arabic and Persian as PDFium gives them: words in pieces, marks of letters by themselves, spaces of its own."""

from sitegen.reading.formats import read_source
from sitegen.reading.formats.pdf.gathering import gather
from sitegen.reading.formats.pdf.glyphs import END, Glyph
from sitegen.reading.formats.pdf.lines import lines_of
from sitegen.reading.formats.pdf.writing import logical
from tests.unit.reading.formats.documents import drawn


def glyph(text, left, right, base=10.0, *, item=1):
    return Glyph(text, left, base - 10, right, base + 3, base, 12.0, 400, origin=left, item=item)


def spelt(glyphs):
    return "".join(one.text for one in logical(glyphs, leftward=True))


def test_a_piece_that_stands_to_the_left_goes_on_in_the_line():
    word, other = [glyph("ב", 90, 100), glyph("א", 100, 110)], [glyph("ד", 60, 70), glyph("ג", 70, 80)]
    assert [spelt(line) for line in gather([*word, END, *other])] == ["אב גד"]


def test_a_piece_far_to_the_left_is_another_column():
    assert len(gather([glyph("ב", 290, 300), glyph("א", 300, 310), END, glyph("ד", 60, 70), glyph("ג", 70, 80)])) == 2


def test_a_mark_that_is_drawn_by_itself_stands_on_its_letter():
    words = [glyph(letter, 40 + 10 * at, 50 + 10 * at) for at, letter in enumerate("بجمن")] + [glyph("ا", 80, 85)]
    lines = gather([glyph("\u0650", 73, 75, 13.0), END, *words])
    assert [spelt(line) for line in lines] == ["ان\u0650مجب"]


def test_a_space_of_pdfium_in_a_word_is_none_and_between_two_it_is_one():
    # It gives a space to the first letter of what it takes for the next word; no text object draws it.
    closed = [glyph(" ", 70, 70, item=0), glyph("ن", 70, 80), glyph("ا", 80.2, 85)]
    parted = [glyph(" ", 70, 70, item=0), glyph("ن", 70, 80), glyph("ا", 82, 87)]
    assert (spelt(closed), spelt(parted)) == ("ان", "ا ن")


def test_a_space_of_pdfium_within_a_letter_is_none():
    assert spelt([glyph("ن", 70, 80), glyph(" ", 79, 79, item=0), glyph("ا", 82, 87)]) == "ان"


def test_letters_of_many_widths_that_are_drawn_one_by_one_are_one_word():
    edges = ((100, 103), (86, 100), (72, 86), (69, 72), (66, 69))  # from the right, as they are read
    word = [glyph(letter, *edge, item=at) for at, (letter, edge) in enumerate(zip("ابجدن", edges, strict=True), 1)]
    assert [line.text for line in lines_of(word)] == ["ابجدن"]


def test_cells_beside_each_other_are_read_from_the_right():
    arabic = dict(zip("abdeghnop", "ابجدنمسرل", strict=True))  # shapes of one width
    cells = ((300, ("abd", "deno", "gh")), (200, ("dep", "ghab", "ba")), (100, ("ghn", "abde", "en")))
    words = [(700 - 12 * at, right - 5.56 * len(text), text) for right, cell in cells for at, text in enumerate(cell)]
    stream = "".join(f"BT /F1 10 Tf {left} {height} Td ({text[::-1]}) Tj ET\n" for height, left, text in words)
    lines = read_source("x.pdf", drawn(stream, letters=arabic)).value.lines
    assert list(lines).count("") == 2
