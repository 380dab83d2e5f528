"""Sheets: what columns hold, who may be named, rows on lines of their own numbers. Cases: tests/cases/sheets."""

import datetime as dt
import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sitegen.reading.formats import read_source
from sitegen.reading.formats.tabular import write_rows
from sitegen.reading.formats.tabular.columns import kind_of, kinds_of
from sitegen.reading.formats.tabular.consent import questions
from sitegen.reading.formats.tabular.private import without_private
from sitegen.reading.formats.tabular.sheet import Row

CASES = Path(__file__).resolve().parents[3] / "cases" / "sheets"


def rows_of(name):
    lines = (CASES / name).read_text(encoding="utf-8").splitlines()
    table = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if line.startswith("|")]
    assert len(table) > 20
    return [pytest.param(*cells, id=" · ".join(cells)[:60]) for cells in table[2:]]


@pytest.mark.parametrize(("head", "holds"), rows_of("columns.md"))
def test_what_a_column_holds(head, holds):
    assert (kind_of(head) or "-") == holds


@pytest.mark.parametrize(
    ("heads", "hold"),
    [
        (["Prénom", "Nom"], ["given", "family"]),
        (["Vorname", "Name", "Verband"], ["given", "family", "organization"]),
        (["Имя", "Организация"], ["name", "organization"]),
        (["Имя", "Фамилия"], ["given", "family"]),
    ],
)
def test_a_name_beside_a_first_name_is_the_familys(heads, hold):
    assert kinds_of(heads) == hold


@pytest.mark.parametrize(("head", "answers", "permits"), rows_of("answers.md"))
def test_who_may_be_named(head, answers, permits):
    given = [one.strip() for one in answers.split("/")]
    found = list(questions([head], [Row(at, (one,)) for at, one in enumerate(given, 1)]))
    said = " / ".join("yes" if found[0].permits(one) else "no" for one in given) if found else "-"
    assert said == permits


@pytest.mark.parametrize(
    ("cell", "kept"),
    [
        ("jane@oak.example", ""),
        ("Jane Oak <jane@oak.example>", "Jane Oak […]"),
        ("Union (Tel 09-1234567)", "Union (Tel […])"),
        ("+95 9 123 456 789", ""),
        ("2024/05/03 3:12:01 PM GMT+2", ""),
        ("3.5.2024", ""),
        ("192.168.0.1", ""),
        ("https://oak.example", ""),
        ("Jane Oak jane＠oak.example", "Jane Oak […]"),
        ("Jane Oak jane AT oak DOT example", "Jane Oak […]"),
        ("Jane Oak t.me/jane", "Jane Oak […]"),
        ("Jane Oak @janeoak", "Jane Oak […]"),
        ("Jane Oak 12/AaBb(N)123456", "Jane Oak […]"),
        ("Jane Oak passport AB1234567", "Jane Oak […]"),
        ("Solidarity/Unity Union (North)", "Solidarity/Unity Union (North)"),
        ("11.11.11 Initiative", "11.11.11 Initiative"),
        ("Committee of 5 May 1998", "Committee of 5 May 1998"),
        ("1992-1993 Group", "1992-1993 Group"),
        ("Local 1199", "Local 1199"),
        ("Mill League, 12 Elm Street", "Mill League, […]"),
        ("Jane Oak, Lindenstraße 5", "Jane Oak, […]"),
        ("Ana Roble, Calle del Río 7", "Ana Roble, […]"),
        ("Calle 13 Collective", "Calle 13 Collective"),
        ("Street Workers Union 12", "Street Workers Union 12"),
        ("44927.5833", ""),
        ("44927", ""),
    ],
)
def test_what_leads_to_a_person_stands_in_no_cell(cell, kept):
    assert without_private(cell) == kept


@pytest.mark.parametrize(
    ("cell", "kept"),
    [
        ("12 Elm Street, Springfield", "Springfield"),
        ("Elm Grove 12", "[…]"),
        ("Hauptstr. 5", "[…]"),
        ("New York 10001", "New York"),
        ("Praha 5", "Praha"),
        ("Oslo", "Oslo"),
        ("Oslo / Bergen", "Oslo / Bergen"),
        ("jane@oak.example", "[…]"),
        ("", ""),
    ],
)
def test_a_place_tells_no_house(cell, kept):
    assert without_private(cell, "place") == kept


def workbook(*sheets):
    """A workbook of sheets, each a function that fills one."""
    openpyxl = pytest.importorskip("openpyxl", reason="set the environment up anew from requirements.lock")
    book = openpyxl.Workbook()
    book.remove(book.active)
    for fill in sheets:
        fill(book.create_sheet(fill.__name__))
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def organizations(sheet):
    for row in (
        ["Joint letter to the River Council"],
        [],
        ["No.", "Signatory", "", "Contact"],
        ["", "Organization", "Country", "E-mail"],
        [1, "Alder Union", "Kenya", "a@alder.example"],
        [2.0, "Beech Network", None, "b@beech.example"],
    ):
        sheet.append(row)
    sheet.merge_cells("A1:D1")
    sheet.merge_cells("B3:C3")
    sheet.merge_cells("C5:C6")


def individuals(sheet):
    sheet.append(["Name", "Affiliation", "Signed at", "OK to publish?"])
    sheet.append(["Jane Oak", "Oak College", dt.datetime(2024, 5, 1, 12, 3), True])  # noqa: DTZ001 - as Excel
    sheet.append(["Tom Reed", "Reed College", dt.datetime(2024, 5, 1, 12, 4), False])  # noqa: DTZ001 - as Excel
    sheet.append(["Ina Rill", "Rill College", None, True])
    sheet.row_dimensions[4].hidden = True


def secret(sheet):
    sheet.append(["Name", "Organization"])
    sheet.append(["Uma Vale", "Vale Union"])
    sheet.sheet_state = "hidden"


def test_a_workbook_is_read_sheet_by_sheet_as_it_is_seen():
    read = read_source("list.xlsx", workbook(organizations, individuals, secret))
    assert read.value.lines == (
        "Joint letter to the River Council",
        "",
        "No.\tSignatory\t\t[withheld: Contact]",
        "\tOrganization\tCountry\t[withheld: E-mail]",
        "1\tAlder Union\tKenya",
        "2\tBeech Network\tKenya",
        "",
        "Name\tAffiliation\t[withheld: Signed at]\t[withheld: OK to publish?]",
        "Jane Oak\tOak College",
        "[withheld]",
    )
    assert [(one.line, one.kind, one.name, one.place or one.affiliation) for one in read.value.rows] == [
        (1, "above", "", None),
        (3, "head", "", None),
        (4, "head", "", None),
        (5, "entry", "Alder Union", "Kenya"),
        (6, "entry", "Beech Network", "Kenya"),
        (8, "head", "", None),
        (9, "entry", "Jane Oak", "Oak College"),
        (10, "withheld", "", None),
    ]
    assert read.value.page_starts == (1, 8)
    told = " ".join(one.message for one in read.diagnostics)
    assert {one.code for one in read.diagnostics} == {"S112", "S113", "S115", "S116"}
    assert not any(name in told for name in ("Tom", "Ina", "Uma"))


def with_hidden_column(sheet):
    sheet.append(["Name", "Organization", "Publish my name?"])
    sheet.append(["Jane Oak", "Oak College", "yes"])
    sheet.append(["Tom Reed", "Reed College", "no"])
    sheet.column_dimensions["C"].hidden = True
    sheet.column_dimensions["B"].hidden = True


def test_who_may_be_named_is_asked_of_hidden_columns_too_and_nothing_of_them_is_printed():
    read = read_source("list.xlsx", workbook(with_hidden_column)).value
    assert read.lines[1:] == ("Jane Oak", "[withheld]")


def test_a_sheet_whose_columns_are_not_known_is_an_error_where_it_holds_more_than_names():
    plain = read_source("list.csv", b"Alder Union,Kenya\nBeech Network,Norway\n")
    assert [one.code for one in plain.diagnostics] == ["S114"]
    more = read_source("list.csv", b"Jina,Shirika,Maoni\nJane Oak,Oak Union,siri\nTom Reed,Reed Union,hapana\n")
    assert [one.code for one in more.diagnostics] == ["S117"]
    against = read_source("list.csv", b"Jane Oak,Kenya\nTom Reed,please stay anonymous\n")
    assert [one.code for one in against.diagnostics] == ["S117"]
    mail = read_source("list.csv", b"Jane Oak,jane@oak.example\nTom Reed,tom@reed.example\n")
    assert [one.code for one in mail.diagnostics if one.severity == "error"] == ["S117"]
    assert "@" not in "".join(mail.value.lines)


@pytest.mark.parametrize("content", [b"<workbook", b"<!DOCTYPE x><workbook/>", b""])
def test_a_damaged_workbook_is_said_to_be_one(content):
    pytest.importorskip("openpyxl", reason="set the environment up anew from requirements.lock")
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("xl/workbook.xml", content)
    (said,) = read_source("list.xlsx", data.getvalue()).diagnostics
    assert said.code == "S110"
    assert "save it again" in said.hint


def test_a_quotation_mark_that_is_not_closed_swallows_no_rows():
    lines = ["Organization,Country", *(f"Union {at},Kenya" for at in range(60))]
    lines[5] = '"Union of the 4,Kenya'
    read = read_source("list.csv", "\n".join(lines).encode())
    assert len([one for one in read.value.rows if one.kind == "entry"]) == 60
    assert [one.code for one in read.diagnostics] == ["S117"]


def errors_of(text, name="list.csv"):
    return [one.code for one in read_source(name, text.encode()).diagnostics if one.severity == "error"]


@pytest.mark.parametrize(
    "head", ["Name,Publish my name?", "Full name,Can we list you?", "姓名,公開", "Name,May we say so publicly?"]
)
def test_a_form_of_two_columns_is_one(head):
    lines = read_source("list.csv", f"{head}\nJane Oak,no\nTom Reed,perhaps\n".encode()).value.lines
    assert "Jane" not in "".join(lines)
    assert "Tom" not in "".join(lines)


def test_a_question_of_leave_in_a_sheet_whose_columns_are_not_named_is_an_error():
    assert errors_of("Who are you,Publish my name?\nJane Oak,sure thing\nTom Reed,better not\n") == ["S117"]
    assert not errors_of("Public Health Fund,Kenya\nShow Farmers,Norway\n")


@pytest.mark.parametrize("name", ["do-not-publish.csv", "anonymous_signatories.csv", "confidential.csv"])
def test_a_file_whose_name_is_against_names_is_an_error(name):
    rows = "Name,Country\nJane Oak,Kenya\nTom Reed,Norway\n"
    assert errors_of(rows, name) == ["S117"]
    assert not errors_of(rows, "private-prisons-letter.csv")


def not_to_be_named(sheet):
    sheet.append(["Name", "Country"])
    sheet.append(["Jane Oak", "Kenya"])


def test_the_one_sheet_of_a_workbook_whose_name_is_against_names_is_an_error():
    found = read_source("list.xlsx", workbook(not_to_be_named)).diagnostics
    assert [one.code for one in found if one.severity == "error"] == ["S117"]


@pytest.mark.parametrize(
    "note", ["NOT FOR PUBLICATION", "These people did not agree to be named", "Anonymous signatories"]
)
def test_words_against_names_above_the_columns_are_an_error(note):
    assert errors_of(f"{note}\nName,Country\nJane Oak,Kenya\nTom Reed,Norway\n") == ["S117"]


def test_words_against_names_above_rows_of_one_column_are_an_error():
    assert errors_of("Name\nJane Oak\nPlease do not name the following\nTom Reed\n") == ["S117"]
    assert not errors_of("Name\nJane Oak\nAnonymous\nTom Reed\n")


@pytest.mark.parametrize(("first", "second"), [("no", "yes"), ("✓", "")])
def test_answers_among_remarks_are_not_understood(first, second):
    assert errors_of(f"Name,Country,Notes\nJane Oak,Kenya,{first}\nTom Reed,Norway,{second}\n") == ["S117"]
    assert not errors_of("Name,Country,Notes\nJane Oak,Kenya,no\nTom Reed,Norway,Great\n")


@pytest.mark.parametrize(
    ("head", "answers"),
    [
        ("Do not list me", ("x", "")),
        ("Don't publish my name", ("TRUE", "FALSE")),
        ("Remove from public list", ("Yes", "No")),
        ("Publish my name (only in print)", ("Yes", "")),
        ("Publish the name of my organization", ("Yes", "No")),
        ("Omit", ("x", "")),
        ("OK to print?", ("Yes", "No")),
        ("Namensnennung", ("ja", "nein")),
        ("Status", ("signed", "withdrawn")),
        ("Sign as", ("Full name", "J.")),
        ("အမည်ဖော်ပြနိုင်", ("နိုင်", "မနိုင်")),
    ],
)
def test_a_sheet_in_which_it_is_not_clear_who_agreed_is_an_error(head, answers):
    rows = (f"Jane Oak,Kenya,{answers[0]}", f"Tom Reed,Kenya,{answers[1]}")
    assert "S117" in errors_of("\n".join((f"Name,Country,{head}", *rows)))


@pytest.mark.parametrize(
    "text",
    [
        "Name,Email,Publish my name?\nReed, Tom,tom@reed.example,No\n",
        'Name,Country\nJane Oak,Kenya\n"Tom Reed,Kenya\nIna Rill,Kenya\n',
        "Name,Country\nJane Oak,Kenya\nAnonymous\nTom Reed,Kenya\n",
    ],
)
def test_a_sheet_whose_rows_are_not_certain_is_an_error(text):
    assert "S117" in errors_of(text)


@pytest.mark.parametrize(
    ("head", "answers"),
    [("Newsletter", "Yes/No"), ("Country", "NO/SI"), ("Publish my name and organization?", "Yes/No")],
)
def test_a_column_that_is_known_refuses_no_sheet(head, answers):
    one, other = answers.split("/")
    assert not errors_of(f"Name,{head}\nJane Oak,{one}\nTom Reed,{other}\n")


@pytest.mark.parametrize(
    "cell",
    ["anonymous", "I don't want to be named", "leave my name off the list", "initials only", "Bitte Namen nicht nennen",
     "ne pas citer mon nom", "не указывать имя", "အမည်မဖော်လိုပါ", "匿名", "withdraw my signature"],
)  # fmt: skip
def test_whoever_asks_in_any_cell_not_to_be_named_is_not(cell):
    read = read_source("list.csv", f"Name,Country,Comments\nJane Oak,Kenya,{cell}\nTom Reed,Kenya,Great\n".encode())
    assert read.value.lines[1:] == ("[withheld]", "Tom Reed\tKenya")


@pytest.mark.parametrize("name", ["Jane Oak (private)", "Jane Oak - anonymous", "Jane Oak (name not for publication)"])
def test_a_name_that_says_so_is_not_printed(name):
    read = read_source("list.csv", f"Name,Country\n{name},Kenya\nPrivate Schools Union,Kenya\n".encode())
    assert read.value.lines[1:] == ("[withheld]", "Private Schools Union\tKenya")


def test_a_column_of_numbers_that_count_nothing_is_not_printed():
    read = read_source("list.csv", b"No,Name,Country\nAB1234567,Jane Oak,Kenya\n2,Tom Reed,Kenya\n")
    assert "AB1234567" not in "".join(read.value.lines)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("list.txt", "Name,Country,Publish my name?\nJane Oak,Kenya,Yes\nTom Reed,Kenya,No\n"),
        ("list.txt", "Name\tComment\tPublish my name?\nJane Oak\t\tYes\n"),
        ("list.md", "| Name | Publish my name? |\n|---|---|\n| Jane Oak | Yes |\n"),
        ("list.html", "<html><table><tr><th>Name<th>Publish my name?<tr><td>Jane Oak<td>No</table></html>"),
        ("list.txt", "Name\tCountry\tMay we publish your name on the website?\nJane Oak\tKenya\tNo\n"),
        ("list.txt", "Name: Jane Oak\nPublish my name? No\n\nName: Tom Reed\nPublish my name? Yes\n"),
        ("list.txt", "Name\nJane Oak\nMay we publish your name?\n\nno\n"),
        ("list.txt", "Name             Country     Publish?\nJane Oak         Kenya       no\n"),
        ("list.txt", "Name | Country | Consent (Y/N)\nJane Oak | Kenya | N\n"),
    ],
)
def test_a_form_that_is_no_sheet_is_an_error(name, text):
    read = read_source(name, text.encode())
    assert read.value is None
    assert [one.code for one in read.diagnostics if one.severity == "error"] == ["S117"]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("list.txt", "To all\n\nName\tE-mail\tOrganization\nJane Oak\tj@oak.example\tOak Union\n"),
        ("list.md", "| Name | Date of birth |\n|---|---|\n| Jane Oak | 1 May 1980 |\n"),
        ("list.html", "<html><table><tr><th>Name<th>Phone<tr><td>Jane Oak<td>020 7946 0958</table></html>"),
    ],
)
def test_a_table_of_details_that_is_no_sheet_is_read_with_a_warning(name, text):
    read = read_source(name, text.encode())
    assert read.value is not None
    assert [one.code for one in read.diagnostics if one.severity == "warning"] == ["S119"]


def test_a_table_of_names_and_signatures_is_read_without_a_word():
    assert not read_source("list.txt", b"Name\tDate\tSignature\nJane Oak\t1 May\t(signed)\n").diagnostics


def test_rows_in_the_order_of_the_alphabet_are_said_to_tell_how_a_name_begins():
    names = ["Ada Moss", "Bo Lind", "Cy Fern", "Di Oak", "Ed Reed", "Flo Elm"]
    for order, told in ((names, True), (names[3:] + names[:3], False)):
        rows = "".join(f"{name},Kenya,{'no' if name == 'Cy Fern' else 'yes'}\n" for name in order)
        found = read_source("list.csv", f"Name,Country,Publish my name?\n{rows}".encode()).diagnostics
        (said,) = [one.message for one in found if one.code == "S113"]
        assert ("order of the alphabet" in said) is told


def test_one_name_in_another_order_is_one_who_says_no():
    text = b'Name,Country,Publish my name?\nJane Oak,Kenya,yes\n"Oak, Jane",Kenya,no\nTom Reed,Kenya,yes\n'
    assert read_source("list.csv", text).value.lines[1:] == ("[withheld]", "[withheld]", "Tom Reed\tKenya")


def test_a_letter_that_asks_for_publication_is_read():
    text = b"We ask the council to publish the names, the members.\n\nName, Organization\nJane Oak, Oak Union\n"
    assert read_source("letter.txt", text).value is not None
    asked = b"When will you publish the names?\n\nNobody knows. Will you publish the list? No, said the council.\n"
    assert read_source("letter.txt", asked).value is not None
    table = b"| Name | Country | Link to publication |\n|---|---|---|\n| Jane Oak | Kenya | oak.example |\n"
    assert read_source("letter.md", table).value is not None


HEADS = ("Timestamp", "Name", "Organization", "Country", "Email", "Comments", "Unheard of", "Publish my name?")
CELL = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), max_size=12)
REMARK = st.text("QZ 0123456789.,;@", max_size=12)  # without words, or chance makes a refusal: "none"
LINES = st.lists(st.tuples(CELL, CELL, REMARK, st.sampled_from(("yes", "no", "", "perhaps"))), max_size=8)


@settings(max_examples=40)
@given(LINES, st.permutations(HEADS))
def test_no_cell_that_is_nobodys_to_read_is_in_the_lines_or_in_what_is_said(rows, heads):
    table = []
    for at, (name, body, comment, answer) in enumerate(rows):
        closed = dict.fromkeys(("Timestamp", "Email", "Comments", "Unheard of"), f"QZ{at}closed {comment}")
        mark = "QZopen" if answer == "yes" else "QZsilent"
        own = {"Name": f"{mark}{at} {name}", "Organization": f"{mark}{at} {body}", "Country": mark}
        table.append({**closed, **own, "Publish my name?": answer})
    text = write_rows(["\t".join(heads), *("\t".join(row[one].replace("\t", " ") for one in heads) for row in table)])
    read = read_source("list.csv", text.encode())
    told = "\n".join([*read.value.lines, *(one.message for one in read.diagnostics), *map(str, read.value.rows)])
    assert "closed" not in told
    assert "QZsilent" not in told
    assert told.count("[withheld]") == sum(answer != "yes" for *_, answer in rows)


@settings(max_examples=40)
@given(LINES, st.permutations(HEADS))
def test_a_sheet_written_from_its_lines_reads_as_these_lines(rows, heads):
    cells = [
        {"Name": f"QZ{name}", "Organization": f"QZ{body}", "Country": f"QZ{place}", "Publish my name?": answer}
        for name, body, place, answer in rows
    ]
    text = write_rows(
        ["\t".join(heads), *("\t".join(row.get(one, "x").replace("\t", " ") for one in heads) for row in cells)]
    )
    first = read_source("list.csv", text.encode()).value
    again = read_source("list.csv", write_rows(first.lines).encode()).value
    assert again.lines == first.lines
    assert again.rows == first.rows


def test_a_place_that_a_column_says_as_well_is_not_of_the_name():
    told = b"""Organization,City,Country
"Press of the South, Mexico",,Mexico
Cedar Foundation (M\xc3\xa9xico),,Mexico
"Alder Union, Bergen, Norway",Bergen,Norway
"Birch Network, Ghana",,Kenya
Elm Circle Kenya,,Kenya
"""
    rows = read_source("list.csv", told, b"").value.rows
    assert [(one.name, one.place, one.entry) for one in rows if one.kind == "entry"] == [
        ("Press of the South", "Mexico", "Press of the South, Mexico"),
        ("Cedar Foundation", "Mexico", "Cedar Foundation (México)"),
        ("Alder Union", "Bergen, Norway", "Alder Union, Bergen, Norway"),
        ("Birch Network, Ghana", "Kenya", "Birch Network, Ghana, Kenya"),
        ("Elm Circle Kenya", "Kenya", "Elm Circle Kenya, Kenya"),
    ]


def test_yes_and_no_among_words_of_remarks_are_not_understood():
    rows = "Jane Oak,Yes\nBob Elm,No\nCarla Fir,What a letter\nDan Ash,Great letter\nEve Yew,Thanks to all\n"
    assert errors_of(f"Name,Comments\n{rows}") == ["S117"]


@pytest.mark.parametrize("label", ["Publish", "May be published", "Show my name", "Anonymous"])
def test_a_form_in_lines_that_asks_for_leave_is_an_error(label):
    one = f"Name: Jane Oak\nOrganisation: Oak Trust\n{label}: yes\n\n"
    text = f"Open letter on the river\n\nSigned,\n\n{one}{one.replace('Jane', 'Bob').replace('yes', 'no')}"
    assert errors_of(text, "letter.txt") == ["S117"]
    assert not errors_of(text.replace(f"{label}:", "Member:"), "letter.txt")
    assert not errors_of(f"---\npublished: true\n---\n\n{text.replace(f'{label}:', 'Member:')}", "letter.md")
