"""What stands where on a page tells cells, rows and items: each fault once met, as a page drawn here in code."""

from sitegen.reading.formats import read_source
from sitegen.reading.formats.pdf.glyphs import Glyph
from sitegen.reading.formats.pdf.writing import logical
from sitegen.reading.parsing import parse_letter
from tests.unit.reading.formats.documents import drawn, pdf


def lines(*page):
    return [line for line in read_source("x.pdf", pdf(list(page))).value.lines if line]


TEXT = [(800 - 14 * n, f"The text of the letter goes on and on, line {n} of it") for n in range(4)]


class TestGutters:
    # Columns that begin at 72 and 178 points; only between the words of the first row is room that is no column's.
    GRID = ((700, "Rose Alder Group"), (700, "Birch Forum", 178), (686, "Cedar", 90), (686, "Dogwood", 185),
            (672, "Elm"), (672, "Fir Forum", 180))  # fmt: skip

    def test_room_that_lines_above_and_below_leave_free_parts_cells(self):
        assert lines(*TEXT, *self.GRID)[4] == "Rose Alder Group\tBirch Forum"

    def test_room_that_the_next_line_has_a_word_in_does_not(self):
        crossed = (*self.GRID[:2], (686, "Cedar and Dogwood of the lakes"), *self.GRID[4:])
        assert lines(*TEXT, *crossed)[4] == "Rose Alder Group Birch Forum"

    def test_room_behind_a_number_is_none(self):
        page = [(700 - 14 * n, text, left) for n in range(4) for text, left in ((f"{n + 1}.", 72), ("Alder", 93))]
        assert lines(*page) == [f"{n + 1}. Alder" for n in range(4)]


class TestColumns:
    def test_the_last_line_of_a_paragraph_over_two_columns_does_not_make_them_one(self):
        names = [(600 - 14 * n, f"Alder {n}", left) for left in (72, 232, 392) for n in range(3)]
        text = (
            (700, "It goes on from the left edge of the page to its right edge, and on again in a line"),
            (686, "that ends above the second column"),
        )
        places = read_source("x.pdf", pdf([*text, *names])).value.places
        assert [place.column for place in places if place][2:] == [1, 1, 1, 2, 2, 2, 3, 3, 3]

    def test_other_columns_above_a_line_over_all_of_them_do_not_make_two_one(self):
        names = [(600 - 14 * n, f"Alder {n}", left) for left in (72, 232, 392) for n in range(3)]
        head = [(735, "Mill Street 4", 452), (740, "A short line of a text that goes on", 72)]
        text = (700, "It goes on from the left edge of the page to its right edge, and on again in a line")
        places = read_source("x.pdf", pdf([*head, text, *names])).value.places
        assert [place.column for place in places if place][-9:] == [1, 1, 1, 2, 2, 2, 3, 3, 3]

    def test_what_is_drawn_later_to_the_left_is_a_line_of_its_own(self):
        page = [(735, "Mill Street 4", 452), (740, "A short line of a text", 72), (700, "It goes on", 72)]
        lines = [line for line in read_source("x.pdf", pdf(page)).value.lines if line]
        assert sorted(lines[:2]) == ["A short line of a text", "Mill Street 4"]

    def test_an_accent_that_is_drawn_once_its_line_stands_is_no_line_of_its_own(self):
        page = [(740, "Maurine Ealdor, Institut de l'Environnement", 72), (742, "´", 130), (700, "It goes on", 72)]
        lines = [line for line in read_source("x.pdf", pdf(page)).value.lines if line]
        assert [line for line in lines if "´" in line] == lines[:1]

    # The second column begins with hardly more room before it than a space needs; the text has its own spaces.
    ROWS = (("Alder Valley Group", "Kenya"), ("Birch Valley Group", "Peru"), ("Cedar Valley Forum", "Chad"))

    def test_one_parts_cells_that_stand_near_where_the_text_has_no_space_though_it_has_others(self):
        page = [(600 - 14 * n, row[at], (72, 181)[at]) for n, row in enumerate(self.ROWS) for at in (0, 1)]
        assert lines(*TEXT, *page)[4:] == ["\t".join(row) for row in self.ROWS]

    def test_no_words_of_a_line_do(self):
        page = [(600 - 14 * n, " ".join(row)) for n, row in enumerate(self.ROWS)]
        assert lines(*TEXT, *page)[4:] == [" ".join(row) for row in self.ROWS]


class TestMargins:
    def test_a_title_stands_before_the_column_in_the_margin_that_is_drawn_first(self):
        margin = [(700 - 14 * n, f"Alder {n}", 72, 9) for n in range(8)]
        text = [(710 - 16 * n, f"The text goes on and on, line {n} of it", 200) for n in range(8)]
        page = [*margin, (740, "A letter on the lake and its shores", 72, 18), *text]
        assert lines(*page)[:2] == ["A letter on the lake and its shores", "Alder 0"]


class TestCharacters:
    def test_a_shape_whose_character_no_font_names_is_no_space(self):
        source = read_source("x.pdf", pdf([(700, "a scientixc letter, to be read")], letters={"x": "\0"}))
        assert source.value.lines == ("a scienti\ufffdc letter, to be read",)
        assert [one.name for one in source.diagnostics] == ["unnamed-characters"]

    def test_a_space_without_width_is_of_no_letter(self):
        # From the left: a letter, the space, which stands where the letter behind it begins, and two letters.
        drawn = [("ג", 0, 8), (" ", 10, 10), ("ב", 10, 20), ("א", 20, 30)]
        glyphs = [Glyph(text, left, 0, right, 12, 10, 12, 400, origin=left, item=1) for text, left, right in drawn]
        assert "".join(glyph.text for glyph in logical(glyphs, leftward=True)) == "אב ג"

    def test_a_space_that_kerning_makes_narrow_is_one(self):
        # Browsers write none where the letters at both of its sides are drawn nearer to each other.
        shown = "BT /F1 12 Tf 72 700 Td (ROSA) Tj 35.7 0 Td (ALDER) Tj 0 -14 Td (AL) Tj 15 0 Td (DER) Tj ET\n"
        assert [line for line in read_source("x.pdf", drawn(shown)).value.lines if line] == ["ROSA ALDER", "ALDER"]


class TestBlocks:
    def test_entries_of_a_line_or_two_stand_apart_though_most_lines_do_on_each_page_and_in_each_column(self):
        heights = (700, 688, 666, 644, 632, 610)
        page = [
            (height, f"{name} {height}", left) for left, name in ((72, "Alder"), (300, "Birch")) for height in heights
        ]
        found = read_source("x.pdf", pdf([*page])).value.lines
        assert [line and line[:9] for line in found] == [
            "Alder 700", "Alder 688", "", "Alder 666", "", "Alder 644", "Alder 632", "", "Alder 610", "",
            "Birch 700", "Birch 688", "", "Birch 666", "", "Birch 644", "Birch 632", "", "Birch 610",
        ]  # fmt: skip

    def test_entries_of_a_line_stand_apart_though_nearly_all_lines_do(self):
        text = [(780 - 40 * n - 14 * row, f"Paragraph {n} goes on in line {row}") for n in range(3) for row in (0, 1)]
        page = [*text, *((640 - 22 * n, f"Alder {n}") for n in range(24))]
        found = read_source("x.pdf", pdf(page)).value.lines
        assert [line[:5] for line in found[9:14]] == ["Alder", "", "Alder", "", "Alder"]
        assert [*found[:3]] == ["Paragraph 0 goes on in line 0", "Paragraph 0 goes on in line 1", ""]

    def test_paragraphs_with_little_room_between_them_stand_apart(self):
        rows = ((n, row) for n in range(4) for row in (0, 1))
        text = [(780 - 32.5 * n - 13.5 * row, f"Paragraph {n} goes on in line {row}") for n, row in rows]
        found = read_source("x.pdf", pdf(text)).value.lines
        assert found[:4] == (
            "Paragraph 0 goes on in line 0",
            "Paragraph 0 goes on in line 1",
            "",
            "Paragraph 1 goes on in line 0",
        )


class TestBullets:
    def test_a_dot_that_is_drawn_right_before_a_line_is_its_bullet_and_no_other(self):
        dots = ((62, 703, 3), (62, 675, 3), (20, 687, 3), (62, 636, 3), (60, 658, 9))
        shapes = "".join(f"{left} {foot} {size} {size} re f\n" for left, foot, size in dots)
        texts = ("Rose Alder,", "the ferry office", "Birch Forum", "Cedar", "Dogwood")
        words = "".join(f"BT /F1 12 Tf 72 {700 - 14 * at} Td ({text}) Tj ET\n" for at, text in enumerate(texts))
        found = [line for line in read_source("x.pdf", drawn(shapes + words)).value.lines if line]
        assert found == ["• Rose Alder,", "the ferry office", "• Birch Forum", "Cedar", "Dogwood"]

    def test_what_stands_deeper_than_bullets_has_lost_none(self):
        heads = [
            (640 - 24 * at, f"{name} of Lake", 83)
            for at, name in enumerate(("Union", "Forum", "Club", "Guild", "Choir"))
        ]
        page = [
            (760, "We ask you to keep the ferry, on which all of us depend, until it runs again, and to tell us when."),
            (730, "Signed by:"),
            *((700, "Friends of the", 83), (688, "Lake Association", 83), *heads),
            *((500, "Ferry Watch", 83), (488, "Mill Watch", 83)),
        ]
        shapes = "".join(f"74 {height + 3} 3 3 re f\n" for height, *_ in page[2:] if height != 688)
        words = "".join(f"BT /F1 12 Tf {[*how, 72][0]} {height} Td ({text}) Tj ET\n" for height, text, *how in page)
        letter = parse_letter(read_source("x.pdf", drawn(shapes + words)).value).value.letter
        assert letter.signatories[0].name == "Friends of the Lake Association"


class TestEmphasis:
    def test_it_stays_where_it_parts_entries_and_nowhere_else(self):
        rows = (
            ("F1", "We ask for ", "F2", "clean", "F1", " water, and for as much of it as every house needs."),
            ("F2", "Rose Alder", "F1", " Professor of Rivers"),
            ("F1", "2. ", "F2", "John Birch", "F1", " Harbour Master"),
            ("F2", "3. Ann Cedar", "F1", " Judge"),
            ("F1", "Max Dogwood ", "F3", "Painter of the lake"),
            ("F1", "Eve Elm ", "F3", "Nurse"),
            ("F2", "The people of the lake"),
        )
        shown = "".join(
            f"BT 72 {700 - 14 * at} Td "
            + "".join(f"/{font} 12 Tf ({text}) Tj " for font, text in zip(row[::2], row[1::2], strict=True))
            + "ET\n"
            for at, row in enumerate(rows)
        )
        fonts = [
            f"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-{look} /Encoding /WinAnsiEncoding >>"
            for look in ("Bold", "Oblique")
        ]
        named = "/Resources << /Font << /F1 3 0 R /F2 5 0 R /F3 6 0 R >> >>"
        found = read_source("x.pdf", drawn(shown, page=named, objects=fonts)).value.lines
        assert [line for line in found if line] == [
            "We ask for clean water, and for as much of it as every house needs.",
            "**Rose Alder** Professor of Rivers",
            "2. **John Birch** Harbour Master",
            "3. **Ann Cedar** Judge",
            "Max Dogwood *Painter of the lake*",
            "Eve Elm *Nurse*",
            "The people of the lake",
        ]
