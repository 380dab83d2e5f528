"""Tables of a PDF that rules or tags prove are read as rows, in whatever order and however wrapped they are drawn."""

from itertools import pairwise

import pytest

from sitegen.reading.choosing import read_letter
from sitegen.reading.formats import read_source
from tests.unit.reading.formats.documents import drawn, tagged

# Where each line stands (height, left edge), column by column; the second cell of the first row is wrapped.
COLUMNS = (
    [(700, 74, "Rose Alder"), (670, 74, "John Birch"), (652, 74, "Ann Cedar")],
    [(700, 204, "Society for the Protec-"), (688, 204, "tion of Lakes"), (670, 204, "Forum"), (652, 204, "Union")],
    [(700, 334, "Norland"), (670, 334, "Sudland"), (652, 334, "Westland")],
)
BY_COLUMN = [one for column in COLUMNS for one in column]
BY_LINE = sorted(BY_COLUMN, key=lambda one: (-one[0], one[1]))
ROWS = [
    "Rose Alder\tSociety for the Protection of Lakes\tNorland",
    "John Birch\tForum\tSudland",
    "Ann Cedar\tUnion\tWestland",
]
HEIGHTS, EDGES = (715, 682, 664, 646), (70, 200, 330, 460)
BOXES = [(left, low, 130, high - low) for left in EDGES[:-1] for high, low in pairwise(HEIGHTS)]
RULES = {
    "rules": [f"70 {height} 390 0.5 re f" for height in HEIGHTS] + [f"{edge} 646 0.5 69 re f" for edge in EDGES],
    "strokes": [f"70 {height} m 460 {height} l S" for height in HEIGHTS]
    + [f"{edge} {low} m {edge} {high} l S" for edge in EDGES for high, low in pairwise(HEIGHTS)],
    "frames": [f"{left} {low} {wide} {high} re S" for left, low, wide, high in BOXES],
}


def shown(words):
    return "".join(f"BT /F1 10 Tf {left} {height} Td ({text}) Tj ET\n" for height, left, text in words)


def read(stream, **made):
    return [line for line in read_source("x.pdf", drawn(stream, **made)).value.lines if line]


class TestWithoutRules:
    def test_a_justified_line_is_no_row(self):
        words = [
            (700, 74, "Refusal"),
            (700, 154, "of"),
            (686, 74, "people who seek"),
            (672, 74, "shelter at the border"),
        ]
        assert read(shown(words)) == ["Refusal\tof", "people who seek", "shelter at the border"]


class TestRules:
    @pytest.mark.parametrize("rules", RULES)
    @pytest.mark.parametrize("words", [BY_COLUMN, BY_LINE], ids=["by column", "by line"])
    def test_rules_prove_a_table(self, rules, words):
        assert read(shown([(760, 72, "Signed by:"), *words]) + "\n".join(RULES[rules])) == ["Signed by:", *ROWS]

    def test_without_rules_columns_are_read_down(self):
        assert read(shown(BY_COLUMN))[:3] == ["Rose Alder", "John Birch", "Ann Cedar"]

    def test_cells_of_a_name_and_a_role_are_cards(self):
        words = [(700, 74, "Rose Alder"), (688, 74, "Chair"), (670, 74, "Ann Cedar"), (658, 74, "Treasurer")]
        words += [(height, 204, text) for (height, _, text) in words]
        grid = [f"70 {height} 260 0.5 re f" for height in (715, 682, 646)]
        grid += [f"{edge} 646 0.5 69 re f" for edge in (70, 200, 330)]
        assert read(shown(words) + "\n".join(grid)) == ["Rose Alder", "Chair"] * 2 + ["Ann Cedar", "Treasurer"] * 2

    def test_a_heading_over_all_columns_is_one_cell(self):
        rules = [rule for rule in RULES["rules"] if not rule.startswith(("200 ", "330 "))]
        rules += [f"{edge} 646 0.5 36 re f" for edge in (200, 330)] + ["70 735 390 0.5 re f", "70 715 0.5 20 re f"]
        rules += [f"{edge} 664 0.5 51 re f" for edge in (200, 330)] + ["460 715 0.5 20 re f"]
        words = [(722, 100, "Organizations of Norland and of its many neighbours"), *BY_COLUMN]
        assert read(shown(words) + "\n".join(rules)) == ["Organizations of Norland and of its many neighbours", *ROWS]

    def test_a_page_that_is_laid_out_with_rules_stays_as_it_is_drawn(self):
        left = [(700 - 12 * n, 74, f"The text, line {n}") for n in range(5)]
        right = [(700 - 12 * n, 204, f"Aside {n}") for n in range(5)] + [(630, 74, "Foot"), (630, 204, "Notes")]
        grid = [f"70 {height} 260 0.5 re f" for height in (715, 640, 620)]
        grid += [f"{edge} 620 0.5 95 re f" for edge in (70, 200, 330)]
        assert read(shown([*left, *right]) + "\n".join(grid))[:5] == [text for _, _, text in left]


def tagged_table(cells, words):
    """A page whose table has the given rows of cells, each the numbers of its words; these are drawn in their order."""
    stream = "".join(
        f"/P << /MCID {at} >> BDC BT /F1 10 Tf {left} {height} Td ({text}) Tj ET EMC\n"
        for at, (height, left, text) in enumerate(words)
    )
    elements = [("StructTreeRoot", 0, ["6 0 R"]), ("Table", 5, [])]  # its kind, its parent, what it holds
    parents = {}
    for row in cells:
        elements[1][2].append(f"{len(elements) + 5} 0 R")
        elements.append(("TR", 6, []))
        number, held = len(elements) + 4, elements[-1][2]
        for cell in row:
            held.append(f"{len(elements) + 5} 0 R")
            parents |= dict.fromkeys(cell, len(elements) + 5)
            elements.append(("TD", number, [str(one) for one in cell]))
    page = 5 + len(elements) + 1
    objects = [
        f"<< /Type /StructElem /S /{kind} /P {parent} 0 R /Pg {page} 0 R /K [{' '.join(held)}] >>"
        for kind, parent, held in elements
    ]
    numbers = " ".join(f"{parents[at]} 0 R" for at in sorted(parents))
    objects[0] = f"<< /Type /StructTreeRoot /K [6 0 R] /ParentTree << /Nums [0 [{numbers}]] >> >>"
    return read(
        stream, page="/StructParents 0", catalog="/MarkInfo << /Marked true >> /StructTreeRoot 5 0 R", objects=objects
    )


class TestTags:
    def test_rows_and_cells_are_what_the_tags_say(self):
        cells = [[[0], [3, 4], [7]], [[1], [5], [8]], [[2], [6], [9]]]
        assert tagged_table(cells, BY_COLUMN) == ROWS

    def test_one_column_is_no_table(self):
        assert tagged_table([[[0]], [[1]], [[2]]], BY_COLUMN[:3]) == ["Rose Alder", "John Birch", "Ann Cedar"]

    def test_the_one_heading_is_the_title_and_says_its_level(self):
        source = read_source("x.pdf", tagged(("H1", "Keep the lake", "clean"), ("P", "Dear all, we ask."))).value
        assert [place and place.heading for place in source.places] == [1, 1, None, 0]
        assert [(one.origin, one.value, one.line) for one in source.evidence] == [("heading", "Keep the lake clean", 1)]
        several = read_source("x.pdf", tagged(("H1", "One"), ("P", "Text of it"), ("H1", "Two"))).value
        assert several.evidence == ()

    def test_a_heading_in_the_text_is_one(self):
        parts = [
            ("H1", "Keep the lake clean"),
            ("P", "Dear all,"),
            ("P", "We ask you to act, and soon."),
            ("H2", "Why"),
        ]
        letter = read_letter(read_source("x.pdf", tagged(*parts, ("P", "It is dirty, and we drink it."))).value).value
        assert ("heading", "Why") in [(one.kind, one.text) for one in letter.letter.body]

    def test_a_bullet_that_is_drawn_is_shown(self):
        stream = "".join(
            f"/Lbl << /MCID {2 * at} >> BDC {label} EMC /P << /MCID {2 * at + 1} >> BDC BT /F1 10 Tf 72 {height} Td"
            f" ({text}) Tj ET EMC\n"
            for at, (label, height, text) in enumerate(
                [
                    ("60 702 4 4 re f", 700, "Rose Alder"),
                    ("BT /F1 10 Tf 60 688 Td (2.) Tj ET", 688, "John Birch"),
                ]
            )
        )
        objects = [
            "<< /Type /StructTreeRoot /K [6 0 R] /ParentTree << /Nums [0 [9 0 R 7 0 R 10 0 R 8 0 R]] >> >>",
            "<< /Type /StructElem /S /L /P 5 0 R /K [7 0 R 8 0 R] >>",
            *(
                f"<< /Type /StructElem /S /LI /P 6 0 R /Pg 12 0 R /K [{label} 0 R {at}] >>"
                for at, label in ((1, 9), (3, 10))
            ),
            *(f"<< /Type /StructElem /S /Lbl /P {item} 0 R /Pg 12 0 R /K [{at}] >>" for at, item in ((0, 7), (2, 8))),
        ]
        catalog = "/MarkInfo << /Marked true >> /StructTreeRoot 5 0 R"
        lines = read(stream, page="/StructParents 0", catalog=catalog, objects=objects)
        assert lines == ["• Rose Alder", "2. John Birch"]

    def test_what_goes_on_over_the_page_takes_no_text_of_another(self):
        streams = [
            "".join(
                f"/P << /MCID {at} >> BDC BT /F1 10 Tf 72 {700 - 12 * at} Td ({text}) Tj ET EMC\n"
                for at, text in enumerate(texts)
            )
            for texts in (("Rose Alder", "John Birch"), ("Ann Cedar", "of Norland"))
        ]
        objects = [
            "<< /Type /StructTreeRoot /K [6 0 R 7 0 R] /ParentTree << /Nums [0 [6 0 R 7 0 R]] >> >>",
            "<< /Type /StructElem /S /P /P 5 0 R /Pg 9 0 R /K [0 << /Type /MCR /Pg 11 0 R /MCID 1 >>] >>",
            "<< /Type /StructElem /S /P /P 5 0 R /Pg 9 0 R /K [1] >>",
        ]
        catalog = "/MarkInfo << /Marked true >> /StructTreeRoot 5 0 R"
        data = drawn(*streams, page="/StructParents 0", catalog=catalog, objects=objects)
        first, second = read_source("x.pdf", data).value.places[:2]
        assert first.paragraph != second.paragraph

    def test_headings_within_a_list_group_it(self):
        names = [
            f"{first} {last}" for first in ("Rose", "John", "Ann", "Max", "Eve") for last in ("Alder", "Birch", "Elm")
        ]
        parts = [
            ("P", "We ask you to act."),
            ("P", "Signed by:"),
            ("H2", "Norland"),
            *(("P", one) for one in names[:8]),
        ]
        parts += [("H2", "Sudland"), *(("P", one) for one in names[8:])]
        letter = read_letter(read_source("x.pdf", tagged(*parts)).value).value.letter
        assert [one.name for one in letter.signatories] == names


@pytest.mark.parametrize(
    ("title", "found"),
    [
        ("Keep the lake clean", ["Keep the lake clean"]),
        ("Microsoft Word - letter final.docx", []),
        ("letter_v3", []),
        ("Letter to council.pdf", []),
        ("Untitled document", []),
    ],
)
def test_what_a_file_says_of_itself_is_evidence(title, found):
    data = drawn(
        "BT /F1 12 Tf 72 700 Td (Dear all) Tj ET", catalog="/Lang (en-GB)", objects=[f"<< /Title ({title}) >>"]
    )
    evidence = read_source("x.pdf", data.replace(b"/Root 1 0 R", b"/Root 1 0 R /Info 5 0 R")).value.evidence
    assert [one.value for one in evidence if one.kind == "title"] == found
    assert [one.value for one in evidence if one.kind == "language"] == ["en-GB"]
    assert {one.origin for one in evidence} == {"properties"}
