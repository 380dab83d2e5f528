"""Numbers of a list beside which no name stands are no signatories, and said where numbers do not work out."""

from sitegen.core.source import Source, split_lines
from sitegen.reading.parsing import parse_letter

LETTER = """Open letter on the ferry

3 May 2021

Dear Ministers,

We ask you to keep the ferry, on which we all depend, and we will not tire of asking until it runs again.

Signed by 7 organizations:

1. Ash League
2.
3. Cedar Union
4. ________
5. Elm Forum
7. Fir Council
"""


def told(text, code):
    read = parse_letter(Source("a.txt", "0", tuple(split_lines(text))))
    return [one.message for one in read.diagnostics if one.code == code]


def test_what_counts_as_missing_and_is_a_number_without_a_name_is_said():
    assert told(LETTER, "P208") == [
        "the letter states 7, the list holds 4: 3 are missing; 2 lines have a number and no name (lines 12, 14)"
    ]
    assert told(LETTER, "P209") == [
        (
            "after number 1 the numbers leave room for 1 entry, and none stands there; "
            "1 line has a number and no name (line 12)"
        ),
        (
            "after number 3 the numbers leave room for 1 entry, and none stands there; "
            "1 line has a number and no name (line 14)"
        ),
        "after number 5 the numbers leave room for 1 entry, and none stands there",
    ]


def test_who_signs_without_a_name_is_told_apart():
    read = LETTER.replace("2.\n", "2. Anonymous\n").replace("________", "[withheld]")
    assert told(read, "P208") == [
        "the letter states 7, the list holds 4: 3 are missing; 2 lines stand for somebody unnamed (lines 12, 14)"
    ]


def test_where_every_number_has_a_name_nothing_is_said_of_that():
    whole = LETTER.replace("2.", "2. Birch Society").replace("________", "Dogwood Trust")
    assert told(whole, "P208") == ["the letter states 7, the list holds 6: 1 is missing"]
