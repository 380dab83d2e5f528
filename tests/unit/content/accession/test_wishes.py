"""Entries that ask not to be named are said when a letter comes."""

import pytest

from sitegen.content.accession import accession

LETTER = """Open letter on the river

3 May 2021

To the council

We ask you to stop the dam on the river, and to hear the villages before anything is built.

Signed by:

1. {entry}
2. Tom Reed, Teacher
3. Bo Lind, Nurse
4. Una Elm, Driver
"""


def said(entry):
    taken = accession({}, "content", [("in/letter.txt", LETTER.format(entry=entry).encode())], "2021-05-04")
    assert taken.value
    return [(one.severity, str(one.span)) for one in taken.diagnostics if one.code == "M398"]


@pytest.mark.parametrize(
    "entry",
    ["Jane Oak (please do not publish my name)", "Jane Oak - name withheld", "Jane Oak (anonymous)",
     "Jane Oak, Teacher (name not for publication)", "Jane Oak, Teacher, public: no", "Jane Oak (consent: no)",
     "Anonymous (Jane Oak), Teacher", "A nurse (name known to the editors: Jane Oak)", "Jane Oak (anonym bitte)"],
)  # fmt: skip
def test_words_beside_a_name_that_ask_not_to_print_it_are_said(entry):
    assert said(entry) == [("warning", "in/letter.txt:11")]


@pytest.mark.parametrize(
    "entry",
    ["Jane Oak (in a private capacity)", "Not In My Name, Kenya", "Jane Oak, Union of Anonymous Workers",
     "Jane Oak, Confidential Adviser", "Jane Oak, Public Library of Kenya", "Jane Oak, Consent Counts",
     "Hidden Voices (Kenya)", "Anonymous (Kenya)", "Anonymous, Teacher"],
)  # fmt: skip
def test_a_name_that_only_sounds_so_is_not(entry):
    assert said(entry) == []


def lines_said(listed):
    text = LETTER.partition("Signed by:")[0] + listed
    taken = accession({}, "content", [("in/letter.txt", text.encode())], "2021-05-04")
    assert taken.value
    return [one.span.first for one in taken.diagnostics if one.code == "M398"]


SOME = "Signed,\n\nJane Oak, Leeds\nCarla Fir, York\nGail Bay, Hull\n"


@pytest.mark.parametrize(
    "over",
    ["Signatories who do not want to be named", "Not for publication", "Please do not publish these names:",
     "Internal list - do not publish", "ANONYMOUS", "Do not name these:"],
)  # fmt: skip
def test_words_over_further_names_are_said(over):
    assert lines_said(f"{SOME}\n{over}\n\nBob Elm, Leeds\nDan Ash, York\n") in ([15], [17, 18])  # under a heading, each


@pytest.mark.parametrize(
    "over",
    ["Signed (names not for publication)", "List of those who wish to stay anonymous", "Signed, not to be named:"],
)
def test_words_over_the_whole_list_are_said(over):
    assert lines_said(f"{over}\n\nBob Elm, Leeds\nDan Ash, York\nJane Oak, Leeds\n") == [9]


@pytest.mark.parametrize(
    "listed",
    [f"{SOME}Anonymous\nBob Elm, Leeds\nDan Ash, York\n",
     f"{SOME}Name withheld upon request\nBob Elm, Leeds\nDan Ash, York\n",
     "Signed,\n\nJane Oak, Leeds\n\nCarla Fir, York\n\nAnonymous\n\nName withheld\n\nBob Elm, Leeds\n\nDan Ash, York\n",
     "Signed,\n\nOak Trust\nAlcoholics Anonymous\nNot In My Name\nElm Trust\n",
     "Signed,\n\nOak Trust\n\nAlcoholics Anonymous\n\nNot In My Name\n\nElm Trust\n\nAsh Trust\n",
     f"{SOME}\nIf you ever want to remove yourself from this mailing list,\nwrite to the list and we will do so.\n"],
)  # fmt: skip
def test_who_signs_without_a_name_and_names_that_sound_so_are_not(listed):
    assert lines_said(listed) == []


@pytest.mark.parametrize(
    "head",
    ["**No.**\t**Name**\t**Country**", "No\tName\tCountry", "| **No.** | Name | Country |", "(No.) Name",
     "[No.] Name of union"],
)  # fmt: skip
def test_the_head_of_a_column_of_numbers_says_no_to_nothing(head):
    rows = ("1\tJane Oak\tKenya", "2\tCarla Fir\tPeru", "3\tGail Bay\tChile")
    rows = [f"| {row} |".replace("\t", " | ") for row in rows] if head.startswith("|") else rows
    assert lines_said("\n".join(("Signed,", "", head, *rows, ""))) == []


def test_a_number_in_a_name_says_no_to_nothing():
    assert said("Jane Oak (Union of Public Workers, Local No. 4)") == []
    assert said("Union of Public Employees - Public Branch No. 12") == []
    assert lines_said("Signed,\n\nNo. 4 is not public:\n\nJane Oak, Leeds\nCarla Fir, York\n") != []
