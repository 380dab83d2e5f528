"""What a person sees on the pages of a PDF is what is read: each fault once met, as a page drawn here in code.

A page is a list of (height above the foot, text, left edge, size of type); its order is the one in which it is drawn.
"""

from sitegen.reading.formats import read_source
from sitegen.reading.parsing import parse_letter
from tests.unit.reading.formats.documents import drawn, pdf, tagged


def read(*pages):
    return read_source("x.pdf", pdf(*pages)).value


def zones(source):
    return [place.zone for place in source.places if place]


def in_rows(*columns):
    """Columns, 240 points apart, drawn row by row."""
    rows = enumerate(zip(*columns, strict=True))
    return [(700 - 14 * n, part, 72 + 240 * at) for n, row in rows for at, part in enumerate(row)]


TEXT = [(700 - 14 * n, f"The text of the letter goes on and on, line {n} of it") for n in range(8)]


class TestLines:
    def test_a_raised_mark_stands_in_its_line(self):
        page = [(700, "We ask this"), (705, "1", 135, 7), (700, "of you all.", 144), (686, "It is due.")]
        assert read(page).lines == ("We ask this¹ of you all.", "It is due.")

    def test_a_raised_mark_before_a_note_begins_it(self):
        source = read([*TEXT, (512, "See the report² here"), (300, "2", 72, 6), (296, "The report of June", 78, 9)])
        assert "² The report of June" in source.lines

    def test_small_type_on_its_own_line_is_no_mark(self):
        assert read([(700, "Dear all,"), (689, "12", 72, 7), (678, "we ask")]).lines == ("Dear all,", "12", "we ask")

    def test_a_cell_that_fills_its_column_ends_where_the_next_begins(self):
        rows = [("Jane Roe", "Alder", "Chair"), ("John Doe", "Birch", "Member"), ("Ann Poe", "Cedar", "Member")]
        rows.append(("Max Moe", "Elm circle of the lake", "FRS"))
        for left in (312.2, 316):  # without a space of PDFium's, and with one
            lefts = (72, 200, left)
            page = [(700 - 14 * n, *cell) for n, row in enumerate(rows) for cell in zip(row, lefts, strict=True)]
            assert read(page).lines[-1] == "Max Moe\tElm circle of the lake\tFRS"

    def test_every_line_says_where_it_stands(self):
        source = read([(714, "Dear all,"), (700, "we ask:"), (650, "An item", 100, 10)], [(700, "Next page")])
        first, _, blank, item, _, following = source.places
        assert (first.page, first.left, first.size, first.weight, first.zone) == (1, 72, 12, 400, "flow")
        assert blank is None
        assert abs(item.indent - 28) < 2
        assert item.size == 10
        assert following.page == 2
        assert [source.page(line) for line in (1, 2, 4, 6)] == [1, 1, 1, 2]


HEBREW = dict(zip("abcdefg", "אבגדהוז", strict=True))


class TestWriting:
    def lines(self, *page, **made):
        return read_source("x.pdf", pdf(list(page), **made)).value.lines

    def test_an_accent_over_a_letter_is_part_of_it(self):
        data = drawn("BT /F1 12 Tf 72 700 Td [(Mich) -100 (`) 430 (ele Levi said `so` then)] TJ ET")
        assert read_source("x.pdf", data).value.lines == ("Michèle Levi said `so` then",)

    def test_a_soft_hyphen_that_is_drawn_is_a_hyphen(self):
        assert self.lines((700, "peut\xadêtre")) == ("peut-être",)

    def test_hebrew_drawn_from_the_left_is_read_from_the_right(self):
        assert self.lines((700, "cba ,gfed"), letters=HEBREW) == ("דהוז, אבג",)

    def test_numbers_and_words_of_other_scripts_keep_their_direction(self):
        page = (700, ".12.5 cba COVID-19 gfed"), (686, "HRW Now .3"), (672, "fed gfed gfed gfed")
        assert self.lines(*page, letters=HEBREW) == ("דהוז COVID-19 אבג 12.5.", "3. HRW Now", "דהוז דהוז דהוז דהו")

    def test_on_a_page_of_both_directions_a_line_set_to_the_right_begins_there(self):
        latin = (714, "Our mission is to turn moist soil into wool")
        assert self.lines(latin, (700, ".cba ,gfed", 250), letters=HEBREW)[1] == "דהוז, אבג."
        assert self.lines(latin, (700, ".cba ,gfed", 72), letters=HEBREW)[1] == ".דהוז, אבג"

    def test_brackets_in_mirrored_shape_open_and_close(self):
        shapes = (700, "\\(cba\\) gfed")
        assert self.lines(shapes, letters=HEBREW) == ("דהוז (אבג)",)
        assert self.lines(shapes, letters=HEBREW | {"(": ")", ")": "("}) == ("דהוז (אבג)",)

    def test_a_ligature_of_lam_and_alef_is_in_its_order(self):
        arabic = {"a": "\u0645", "b": "\u0644\u0623", "c": "\u0646"}
        assert self.lines((700, "acb"), letters=arabic) == ("\u0644\u0623\u0646\u0645",)

    def test_shapes_that_stand_for_a_text_together_give_it_once(self):
        span = "/Span << /ActualText <FEFF101C102F1036> >> BDC (a) Tj (b) Tj EMC"
        data = drawn(f"BT /F1 12 Tf 72 700 Td (\\(1\\) ) Tj {span} (.) Tj ET")
        assert read_source("x.pdf", data).value.lines == ("(1) \u101c\u102f\u1036.",)

    def test_clusters_that_are_drawn_one_by_one_are_one_word(self):
        clusters = ("\u101b\u1031", "\u1001", "\u1014\u103a\u1038", "\u1019", "\u1000\u103a")
        drawing = "".join(
            f"/Span << /ActualText <FEFF{one.encode('utf-16-be').hex()}> >> BDC (m) Tj EMC\n" for one in clusters
        )
        assert read_source("x.pdf", drawn(f"BT /F1 12 Tf 72 700 Td {drawing} ET")).value.lines == ("".join(clusters),)

    def test_a_comma_right_behind_a_cluster_is_of_its_word(self):
        span = "/Span << /ActualText <FEFF101B1031> >> BDC (m) Tj EMC\n"
        drawing = f"BT /F1 12 Tf 72 700 Td {span} 12 0 Td (,) Tj 6.5 0 Td {span} ET"
        assert read_source("x.pdf", drawn(drawing)).value.lines == ("\u101b\u1031, \u101b\u1031",)


class TestOrder:
    def test_a_heading_drawn_last_stands_over_its_text(self):
        assert read([*TEXT, (760, "Open letter")]).lines[0] == "Open letter"

    def test_columns_are_read_down_as_they_are_drawn(self):
        left = [(700 - 14 * n, f"Left {n}") for n in range(3)]
        right = [(700 - 14 * n, f"Right {n}", 300) for n in range(3)]
        heading = "Two columns of names, with a heading over both"
        assert [line for line in read([*left, *right, (760, heading)]).lines if line] == [
            heading, *(f"Left {n}" for n in range(3)), *(f"Right {n}" for n in range(3)),
        ]  # fmt: skip

    def test_rows_of_a_table_stay_rows(self):
        rows = in_rows([f"Alder Society {n}" for n in range(6)], ["Norway"] * 6)
        assert read(rows).lines == tuple(f"Alder Society {n}\tNorway" for n in range(6))


def cells(*rows):
    """A table as a word processor draws it: cell by cell, each a list of lines, 14 points apart."""
    page, height = [], 700
    for row in rows:
        for left, *cell in row:
            page += [(height - 14 * n, text, left) for n, text in enumerate(cell)]
        height -= 14 * max(len(cell) for cell in row) + 4
    return page


class TestRows:
    def test_cards_of_a_name_and_a_role_stay_apart(self):
        page = cells(
            [(72, "Rose Alder", "Chair"), (300, "Ben Birch", "Director")],
            [(72, "Carl Cedar", "Teacher"), (300, "Dora Dogwood", "Nurse")],
        )
        assert [line for line in read(page).lines if line] == [text for _, text, _ in page]

    def test_a_heading_over_a_row_is_no_part_of_it(self):
        page = [
            *cells(
                [(72, "United Kingdom of Great Britain", "Rose Alder")], [(72, "Ben Birch"), (250, "Alder Society")]
            ),
            (686, "Chair of Law", 250),
        ]
        assert "United Kingdom of Great Britain" in read(page).lines


class TestStructure:
    def test_a_tagged_file_says_which_lines_are_one_paragraph_and_which_are_notes(self):
        source = read_source(
            "x.pdf", tagged(("P", "Dear all,"), ("P", "we ask", "of you"), ("Note", "See there."))
        ).value
        assert source.lines == ("Dear all,", "we ask", "of you", "", "See there.")
        numbers = [place.paragraph for place in source.places[:3]]
        assert numbers[0] != numbers[1] == numbers[2] is not None
        assert zones(source)[-1] == "note"

    def test_a_structure_that_holds_only_some_of_the_text_is_not_believed(self):
        data = tagged(("P", "Dear all,"), ("Note", "See there.")).replace(
            b"/Note << /MCID 1 >>", b"/Note << /MCID 9 >>"
        )
        source = read_source("x.pdf", data).value
        assert [place.paragraph for place in source.places if place] == [None, None]


class TestZones:
    def test_running_headers_and_page_numbers_leave_the_text(self):
        names = [[(700 - 14 * n, f"{10 * page + n}. Name {page}{n}") for n in range(10)] for page in range(3)]
        source = read(*([(800, "A letter on the lake"), *names[n], (40, f"{n + 1}", 290)] for n in range(3)))
        flow = [line for line, place in zip(source.lines, source.places, strict=True) if place and place.zone == "flow"]
        assert flow == ["A letter on the lake", *(f"{n}. Name {n // 10}{n % 10}" for n in range(30))]
        assert zones(source)[-5:] == ["header", "header", "footer", "footer", "footer"]
        assert [source.page(line) for line, text in enumerate(source.lines, 1) if text in "123"][-3:] == [1, 2, 3]

    def test_lines_of_a_list_that_come_twice_are_no_furniture(self):
        pages = [[(700, "Anonymous"), *((686 - 14 * n, f"Name {page}{n}") for n in range(20))] for page in range(3)]
        assert set(zones(read(*pages))) == {"flow"}

    def test_a_list_goes_on_over_notes_at_the_foot_of_its_pages(self):
        first = [*TEXT, (588, "We sign.\xb9"), (560, "Signed:"), (532, "Alder Society"), (518, "Birch Forum")]
        first += [(90, "1 The report of the council, page 14", 72, 9)]
        source = read(first, [(760, "Cedar Club"), (746, "Dogwood Group")])
        assert source.lines[-6:] == (
            "Alder Society", "Birch Forum", "Cedar Club", "Dogwood Group", "", "1 The report of the council, page 14",
        )  # fmt: skip
        reading = parse_letter(source).value
        assert [one.name for one in reading.letter.signatories][-3:] == ["Birch Forum", "Cedar Club", "Dogwood Group"]
        assert [one.text for one in reading.letter.footnotes] == ["The report of the council, page 14"]

    def test_a_list_in_small_type_is_no_note(self):
        names = [(560 - 12 * n, f"{n + 1} Name {n}", 72, 9) for n in range(10)]
        assert set(zones(read([*TEXT, (588, "Signed:"), *names]))) == {"flow"}


class TestPrinted:
    def test_what_a_browser_sets_at_the_edges_is_furniture_on_the_first_page_too_and_its_day_no_date(self):
        head, foot = (820, "11/28/26, 2:40 PM", 30, 8), (20, "https://example.org/letter", 30, 8)
        page = [head, (820, "Open letter", 300, 8), (780, "Open letter on the lake", 72, 20), *TEXT]
        source = read([*page, foot, (20, "1/1", 560, 8)])
        furniture = [
            line for line, place in zip(source.lines, source.places, strict=True) if place and place.zone != "flow"
        ]
        assert furniture == ["11/28/26, 2:40 PM\tOpen letter", "https://example.org/letter\t1/1"]
        assert parse_letter(source).value.letter.date is None

    def test_a_day_at_the_head_of_a_page_is_none_of_it(self):
        assert set(zones(read([(780, "28/11/2026", 400), *TEXT]))) == {"flow"}
