"""Cells that stand beside each other without rules, and are written one by one, are read cell by cell."""

from sitegen.reading.formats import read_source
from sitegen.reading.formats.pages.grids import with_grids
from sitegen.reading.formats.pages.line import Cell, TextLine
from tests.unit.reading.formats.documents import drawn

EDGES = (72, 172, 272)


def cells(*rows, top=700, edges=EDGES, gap=20, bold=()):
    """Return the drawing of rows of cells, each a text whose lines are 12 points apart, cell by cell."""
    found, height = [], top
    for row in rows:
        tall = 0
        for edge, cell in zip(edges, row, strict=False):
            lines = cell.split("/")
            tall = max(tall, len(lines))
            found += [(height - 12 * at, edge, text) for at, text in enumerate(lines)]
        height -= 12 * (tall - 1) + gap
    return "".join(f"BT /F1 10 Tf {left} {height} Td ({text}) Tj ET\n" for height, left, text in found)


def read(stream):
    return [*read_source("x.pdf", drawn(stream)).value.lines]


def shown(stream):
    return [line for line in read(stream) if line]


class TestWrappedNames:
    def test_names_that_are_wrapped_in_their_cells_are_rows(self):
        names = [
            ("Lake Forum", "Society for the/Old Harbour", "Union of Ferries"),
            ("Fishers of the/Lower Sandra", "Mill Street Club", "River Watch"),
            ("Bee Keepers", "Weir Friends", "Network for the/Rights of Eels"),
        ]
        assert shown(cells(*names)) == [
            "Lake Forum\tSociety for the Old Harbour\tUnion of Ferries",
            "Fishers of the Lower Sandra\tMill Street Club\tRiver Watch",
            "Bee Keepers\tWeir Friends\tNetwork for the Rights of Eels",
        ]

    def test_a_last_row_of_one_cell_is_of_the_grid(self):
        names = [
            ("Lake Forum", "Society for the/Old Harbour", "Weir Friends"),
            ("Fishers of the/Lower Sandra", "A", "B"),
        ]
        laid = shown(cells(*names, ("Network for the/Rights of Eels",)))
        assert laid[-1] == "Network for the Rights of Eels"

    def test_what_stands_right_above_a_grid_is_no_part_of_it(self):
        names = [
            ("Lake Forum", "Society for the/Old Harbour", "Weir Friends"),
            ("Fishers of the/Lower Sandra", "A", "B"),
        ]
        above = cells(("Signed by:",), top=712)
        assert shown(above + cells(*names))[:2] == [
            "Signed by:",
            "Lake Forum\tSociety for the Old Harbour\tWeir Friends",
        ]

    def test_short_ends_of_cells_do_not_let_those_beside_them_run_together(self):
        names = [("The Office for Peace/Now", "The Centre for Lake/Law", "Weirs"), ("Bees", "Eels", "Mills")]
        laid = shown(cells(*names, edges=(72, 172, 272)))
        assert laid[0] == "The Office for Peace Now\tThe Centre for Lake Law\tWeirs"

    def test_little_room_parts_cells_where_those_of_other_rows_begin(self):
        names = [
            ("Lake Forum of the/Old Town and Mills", "The Weir Club of/the Lower Mills"),
            ("Society of the Old Harbour", "Bee Keepers"),
            ("Union of the Ferries/of Heron", "The River Watch/of the Heron"),
        ]
        laid = shown(cells(*names, edges=(72, 192)))
        assert laid[4:6] == ["Society of the Old Harbour", "Bee Keepers"]


class TestCards:
    def test_cells_of_names_over_offices_stand_apart(self):
        cards = [("Rose Alder/Chair", "John Birch/Treasurer"), ("Ann Cedar/Editor", "Paul Elm/Warden")]
        assert read(cells(*cards, edges=(72, 272))) == [
            "Rose Alder", "Chair", "", "John Birch", "Treasurer", "",
            "Ann Cedar", "Editor", "", "Paul Elm", "Warden",
        ]  # fmt: skip

    def test_what_surely_goes_on_in_the_next_line_of_a_card_does(self):
        cards = [
            ("Rose Alder/Professor of/River Lore", "John Birch/Treasurer of/the Weirs", "Ann Cedar/Chair/Mill Club"),
            ("Paul Elm/Editor/The Lake Post", "Max Fir/Warden/Weir House", "Ida Gorse/Clerk/Town Hall"),
        ]
        laid = read(cells(*cards, edges=(72, 142, 212)))
        assert laid[:8] == [
            "Rose Alder",
            "Professor of River Lore",
            "",
            "John Birch",
            "Treasurer of the Weirs",
            "",
            "Ann Cedar",
            "Chair",
        ]

    def test_a_bold_name_goes_on_in_the_next_line_of_its_card(self):
        lines = [
            TextLine(
                (Cell(text, left, left + 5 * len(text)),),
                left,
                base - 8,
                left + 5 * len(text),
                base + 2,
                base,
                10,
                weight,
            )
            for left, name in ((72, "Alder"), (132, "Birch"), (192, "Cedar"))
            for base, text, weight in (
                (100, "Rosemary", 700),
                (112, name, 700),
                (124, "Chair", 400),
                (136, "Mill Club", 400),
            )
        ]
        assert [line.text for line in with_grids(lines)][:3] == ["Rosemary Alder", "Chair", "Mill Club"]

    def test_signatures_in_one_row_stand_apart(self):
        cards = ("Rose Alder/Chair/Mill Club", "John Birch/Treasurer/Weir House", "Ann Cedar/Editor/The Lake Post")
        assert read(cells(cards))[2:5] == ["Mill Club", "", "John Birch"]


class TestNoGrid:
    def test_columns_of_text_go_on_in_the_next_one(self):
        left = (
            "The lake has been there for longer than/all of the towns around it, and it feeds/"
            "them all. Whoever drains it takes fish/from those who have always lived by the"
        )
        right = (
            "water, and the water from those who live/by the fields. We ask you to hear them/"
            "first, before you decide what is to be/made of it."
        )
        laid = read(cells((left, right), edges=(72, 262)))
        assert "" not in laid
        assert laid[3:5] == ["from those who have always lived by the", "water, and the water from those who live"]

    def test_names_of_one_length_below_each_other_are_not_one(self):
        names = [("Rose Alder/John Birch", "Anna Cedar/Paula Dane"), ("Karl Gorse/Eve Willow", "Max Hazel/Ida Maple")]
        assert shown(cells(*names, edges=(72, 140)))[:3] == ["Rose Alder", "John Birch", "Anna Cedar"]

    def test_rows_that_are_written_line_by_line_stay(self):
        rows = [("Rose Alder", "John Birch"), ("Chair", "Treasurer"), ("Mill Club", "Weir House")]
        assert shown(cells(*rows, edges=(72, 272), gap=12)) == ["\t".join(row) for row in rows]


class TestJustifiedLines:
    def test_words_that_stand_far_apart_in_a_narrow_column_are_no_cells(self):
        words = [
            (700, 72, "The"), (700, 110.7, "old"), (700, 145.5, "weir"), (688, 72, "club"),
            (676, 72, "Union"), (676, 155.5, "of"), (664, 72, "bees"),
            (652, 72, "Friends"), (652, 155.5, "of"), (640, 72, "eels"),
        ]  # fmt: skip
        stream = "".join(f"BT /F1 10 Tf {left} {height} Td ({text}) Tj ET\n" for height, left, text in words)
        assert shown(stream) == ["The old weir", "club", "Union of", "bees", "Friends of", "eels"]

    def test_columns_of_single_words_stay_cells(self):
        rows = [("Alder", "Chair"), ("Birch", "Clerk"), ("Cedar", "Guard")]
        assert shown(cells(*rows, edges=(72, 140), gap=12)) == ["\t".join(row) for row in rows]
