"""Names in a row within running text: where a row begins and ends, and what stands around it."""

import pytest

from sitegen.core.source import Source, split_lines
from sitegen.reading.labelling.enumerations import MOST_ROWS, find_rows
from sitegen.reading.parsing.context import look_over


def rows(text):
    return list(find_rows(look_over(Source("ferry.txt", "", split_lines(text))).marks))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "It is signed by groups such as the Heron Trust, Ash League, and Union of Elm Workers, in this order.",
            ["Heron Trust", "Ash League", "Union of Elm Workers"], id="articles and and, with the sentence around",
        ),
        pytest.param(
            "Die unterzeichnenden Vereine (Reiher e. V., Pier AG, fair boats, Ulme & Linde und Forum Fähre) bitten.",
            ["Reiher e. V", "Pier AG", "fair boats", "Ulme & Linde", "Forum Fähre"], id="in brackets",
        ),
        pytest.param(
            "Joint press release by Heron Trust, Elm Union (EU), Pier Club and the Forum of Ferries, 3 May 2019",
            ["Heron Trust", "Elm Union (EU)", "Pier Club", "Forum of Ferries"], id="before a date, acronyms kept",
        ),
        pytest.param(
            "Signed by Heron Watch, River Choir and Salmon Society, who represent 300 members of the valley.",
            ["Heron Watch", "River Choir", "Salmon Society"], id="before a clause",
        ),
        pytest.param(
            "Unterzeichnet von Reiherwacht, Flusschor und Lachsverein und am 3. Mai 2021 an den Rat übergeben.",
            ["Reiherwacht", "Flusschor", "Lachsverein"], id="before a clause behind and",
        ),
        pytest.param(
            "Signed by Heron Watch, River Choir, Salmon Society, among others.",
            ["Heron Watch", "River Choir", "Salmon Society"], id="before others",
        ),
        pytest.param(
            "Los ex rectores Juana Ruiz (1973-1981), Pedro Soto (1981-1985) y Ana Paz (1999-2007) se pronunciaron.",
            ["Juana Ruiz", "Pedro Soto", "Ana Paz"], id="years behind names",
        ),
        pytest.param(
            "We will meet in May. Jane Roe, John Doe, Ann Poe",
            ["Jane Roe", "John Doe", "Ann Poe"], id="as the last sentence",
        ),
        pytest.param(
            "We thank [Heron Trust](https://heron.example), [Ash League](https://ash.example) and [Elm Hall](https://elm.example).",
            ["Heron Trust", "Ash League", "Elm Hall"], id="links by their words",
        ),
    ],
)  # fmt: skip
def test_names_in_a_row(text, expected):
    (row,) = rows(text)
    assert [one.text for one in row.names] == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("We ask for a ferry, a pier, a bell and a lamp.", id="what is no name"),
        pytest.param("Heron Trust and Ash League ask for a pier.", id="two names"),
        pytest.param("Heron Trust, Oslo\nAsh League, Bergen\nElm Union, Stavanger\n", id="a list"),
        pytest.param("SIGN HERE, IF YOU ARE ONE OF US, OR BELOW, IF YOU ARE NOT", id="a shouted sentence"),
    ],
)  # fmt: skip
def test_no_row(text):
    assert rows(text) == []


def test_what_stands_around_a_row():
    (row,) = rows("Nobody answers. We, the Heron Trust, Ash League and Elm Union, will not tire of asking for it.")
    assert (row.lead, row.tail.strip(" ,.")) == ("We, the", "will not tire of asking for it")


def test_names_know_the_lines_on_which_they_stand():
    (row,) = rows(
        "It is asked for by us who sign it and by the Heron\nTrust, by which we mean Ash League, Elm\nUnion, Fir Hall"
    )
    assert [(one.text, one.first, one.last) for one in row.names] == [
        ("Ash League", 1, 1), ("Elm Union", 1, 2), ("Fir Hall", 2, 2),
    ]  # fmt: skip


def test_hostile_texts_cost_no_more_than_linear_time():
    assert len(rows("\n\n".join(["We ask the Heron Trust, Ash League and Elm Union for it."] * 500))) == MOST_ROWS
    assert rows("(" * 50_000 + ", A" * 50_000) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "It is signed by Heron Trust, Ash league of the north, friends of the old pier, Elm Union and Fir group.",
            ["Heron Trust", "Ash league of the north", "friends of the old pier", "Elm Union", "Fir group"],
            id="names written as other words are",
        ),
        pytest.param(
            "在这封公开信签名的还包括：苍鹭会(Heron Trust)、白蜡联盟、榆树工会和渡轮论坛。",
            ["苍鹭会(Heron Trust)", "白蜡联盟", "榆树工会", "渡轮论坛"],
            id="in a script without capitals",
        ),
    ],
)
def test_names_that_are_not_capitalised(text, expected):
    (row,) = rows(text)
    assert [one.text for one in row.names] == expected
