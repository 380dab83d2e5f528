"""Who stands beside a withheld name, in a cell that is printed nowhere, in another one, or behind it, is guarded."""

import pytest

from sitegen.content.redaction.withhold import withhold_from_letter
from tests.unit.content.accession.test_gathering import take_in
from tests.unit.content.withheld import LETTER, PRIVATE, SETTINGS, made, said, with_letter

TEXT = LETTER.split(b"Signed by")[0]
ID = "2021-05-03-protect-the-river"
HEADS = ("Organization", "Country", "Contact person", "E-mail")
ROWS = (
    ("Alder Society", "Peru", "Ina Rook", "ina@alder.example"),
    ("Birch Network", "Kenya", "Olaf Rowan, Chair", "olaf@birch.example"),
    ("Cedar Union", "India", "Peter Quince", ""),
)


def page(heads, rows):
    cells = ["".join(f"<td>{cell}</td>" for cell in row) for row in (heads, *rows)]
    text = "".join(f"<p>{line}</p>" for line in TEXT.decode().split("\n") if line)
    return f"<html><body>{text}<table><tr>{'</tr><tr>'.join(cells)}</tr></table></body></html>".encode()


def tabbed(heads, rows):
    return TEXT + "".join("\t".join(row) + "\n" for row in (heads, *rows)).encode()


def withheld(files, name, lines=()):
    """Return the private file once the line that names an organization is withheld, and the steps."""
    text = files[f"letters/{ID}.md"].decode()
    line = int(text.split(name)[1].split("<!-- ")[1].split(" ")[0].rstrip(";"))
    edit = withhold_from_letter(files, "content", ID, [line, *lines], "2024-05-02")
    assert not edit.diagnostics
    private = edit.value.on(files)[PRIVATE].decode()
    assert not [one for one in (*edit.value.steps,) for row in ROWS for cell in (row[0], row[2]) if cell in one]
    return private, edit.value


@pytest.mark.parametrize("made", [page, tabbed])
def test_whom_to_ask_in_a_row_of_a_table_is_guarded(made):
    files = with_letter({"archive.toml": SETTINGS}, made(HEADS, ROWS), f"letter.{'html' if made is page else 'txt'}")
    private, edit = withheld(files, "Alder Society")
    assert "Ina Rook" in private
    assert "Peter Quince" not in private
    assert any("under “Contact person” on line" in one and "guarded" in one for one in edit.steps)
    assert not edit.doubtful


def test_whom_to_ask_is_guarded_though_the_source_was_written_over_before():
    files = with_letter({"archive.toml": SETTINGS}, page(HEADS, ROWS), "letter.html")
    text = files[f"letters/{ID}.md"].decode()
    lines = [int(text.split(row[0])[1].split("<!-- ")[1].split(" ")[0].rstrip(";")) for row in ROWS]
    for line, person in zip(lines, ("Ina Rook", "Olaf Rowan", "Peter Quince"), strict=True):
        files = withhold_from_letter(files, "content", ID, [line], "2024-05-02").value.on(files)
        assert person in files[PRIVATE].decode()


def test_whom_to_ask_in_a_row_of_a_sheet_is_guarded():
    heads = ("Organization", "Name", *HEADS[1:])
    rows = [(one[0], f"{given} Elm", *one[1:]) for given, one in zip(("Jane", "John", "Mary"), ROWS, strict=True)]
    sheet = "".join(",".join(f'"{cell}"' for cell in row) + "\n" for row in (heads, *rows)).encode()
    files, _ = take_in({"archive.toml": SETTINGS}, ("letter.txt", TEXT), ("list.csv", sheet))
    private, edit = withheld(files, "Birch Network")
    assert "Olaf Rowan" in private
    assert "John Elm" in private
    assert "Ina Rook" not in private + "".join(edit.steps)


def test_a_person_in_another_cell_is_guarded_or_somebody_must_look():
    rows = [(one[0], person, one[1]) for one, person in zip(ROWS, ("Jane Oak", "Hela Quern", "Mary Elm"), strict=True)]
    files = with_letter({"archive.toml": SETTINGS}, tabbed(("Organization", "Representative", "Country"), rows))
    private, edit = withheld(files, "Alder Society")
    assert "Jane Oak" in private
    assert not edit.doubtful
    private, edit = withheld(files, "Birch Network")  # nothing says that these two words are a person
    assert "Hela Quern" not in private
    assert edit.doubtful
    assert any("look in cell 2 on line" in one and "--name" in one for one in edit.steps)


def test_whom_to_ask_behind_a_name_is_guarded():
    entries = (
        b"- Alder Society; contact person Ina Rook\n- Birch Network \xe2\x80\x93 contact: Olaf Rowan\n- Cedar Union\n"
    )
    files = with_letter({"archive.toml": SETTINGS}, TEXT + b"Signed by:\n\n" + entries)
    for name, person in (("Alder Society", "Ina Rook"), ("Birch Network", "Olaf Rowan")):
        private, edit = withheld(files, name)
        assert f"- {person}\n" in private
        assert any("beside the name on line" in one for one in edit.steps)


def test_whom_to_ask_who_stands_elsewhere_openly_is_told_and_not_guarded(layers):
    alone = with_letter({"archive.toml": SETTINGS}, tabbed(HEADS, ROWS))
    twice = with_letter({"archive.toml": SETTINGS}, tabbed(HEADS, [*ROWS, ("Dogwood League", "Chile", "Ina Rook", "")]))
    signed = LETTER.replace(b"river", b"lake").replace(b"Fir Alliance", b"Ina Rook")
    asked = tabbed(HEADS, [("Oak Union", *ROWS[0][1:]), *ROWS[1:]]).replace(b"river", b"lake")
    for files, where in (
        (twice, "stands on line 14"),
        (with_letter(alone, signed, "other.txt"), "signs 2021-05-03-protect-the-lake openly"),
        (with_letter(alone, asked, "other.txt"), "stands in sources/other.txt"),
    ):
        private, edit = withheld(files, "Alder Society")
        assert "Ina Rook" not in private
        assert edit.doubtful
        assert any(f"also {where}, so the name is not guarded" in one for one in edit.steps), edit.steps
        assert not [one for one in said(made(edit.on(files), layers)) if "M362" in one]


def test_the_head_of_a_table_stays_one_when_a_row_of_a_few_is_withheld(layers):
    files = with_letter({"archive.toml": SETTINGS}, tabbed(HEADS, ROWS))
    _, edit = withheld(files, "Cedar Union")
    assert not [one for one in said(made(edit.on(files), layers)) if "M33" in one]
