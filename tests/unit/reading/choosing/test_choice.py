"""Which of three readings is taken."""

import pytest

from sitegen.core.source import Source
from sitegen.reading.agreement import agreement
from sitegen.reading.choosing import compare
from sitegen.reading.choosing.choice import choose
from sitegen.reading.choosing.readers import MOST_UNITS


def test_of_a_text_that_is_far_too_long_the_second_reader_says_nothing():
    text = "Signed by: " + "Foo Bar, " * (MOST_UNITS + 1)
    found = compare(Source("long.txt", "", (text,)))
    assert found.second.labels == ()
    assert found.chosen == "rules"


def lines(first, last):
    return list(range(first, last + 1))


def never():
    raise AssertionError("nobody else is asked where two agree")


def test_agreement():
    assert agreement([], []) == 1
    assert agreement([1, 2], [3]) == 0
    assert agreement([1, 1, 2], [1, 2, 3]) == pytest.approx(2 / 3)  # a paragraph has many entries on one line


def test_where_both_agree_the_rules_read_and_nobody_else_is_asked():
    assert choose(lines(1, 100), lines(3, 100), never, opened=True) == "rules"


@pytest.mark.parametrize(
    ("rules", "second", "places", "opened", "expected"),
    [
        pytest.param(lines(1, 14), lines(1, 90), lines(1, 88), True, "places", id="the rules stopped early"),
        pytest.param(lines(1, 4), [], [], False, "places", id="the rules saw a handful where none is"),
        pytest.param(
            lines(1, 9), [], [], False, "rules", id="the rules guessed more than a handful, and nobody else saw any"
        ),
        pytest.param(lines(40, 60), [], [], True, "rules", id="words open a list that the second reader does not see"),
        pytest.param(lines(1, 4), [], [], True, "rules", id="a short list that words open"),
        pytest.param(lines(1, 4), [], [], False, "places", id="a short list by its look alone"),
        pytest.param(lines(1, 16), lines(1, 43), lines(1, 12), True, "second", id="the rules cannot read this list"),
        pytest.param(lines(1, 50), lines(1, 68), lines(1, 50), True, "rules", id="the same twice by the rules"),
        pytest.param(
            lines(1, 27), lines(1, 55), lines(1, 27), True, "rules", id="the same twice, of cards of two lines"
        ),
        pytest.param(lines(1, 26), [24], [24], True, "rules", id="the second reader sees one row of a table"),
        pytest.param(lines(1, 80), lines(20, 60), lines(20, 60), False, "rules", id="it sees a long part"),
        pytest.param(lines(1, 80), lines(1, 8), lines(1, 8), False, "places", id="it sees a short part"),
        pytest.param(
            [1, 1, 1, 2, 2, 2] * 10, [1, 2] * 10, [1, 2] * 10, True, "places", id="the rules see more on the same lines"
        ),
        pytest.param(lines(1, 50), lines(30, 79), lines(1, 142), False, "rules", id="far too many on its places"),
        pytest.param([], lines(1, 2), lines(1, 9), True, "rules", id="a few of whom it is not sure"),
        pytest.param(lines(1, 10), lines(1, 7), lines(1, 7), False, "rules", id="it sees a part of a short list"),
        pytest.param(lines(1, 99), lines(1, 122), lines(1, 122), False, "places", id="nearly agreed is not agreed"),
        pytest.param([], lines(1, 10), lines(1, 10), True, "places", id="the rules saw none"),
        pytest.param([], lines(1, 4), lines(1, 4), True, "rules", id="the second reader alone sees a handful"),
    ],
)
def test_two_of_three(rules, second, places, opened, expected):
    assert choose(rules, second, lambda: places, opened=opened) == expected


def test_a_few_of_whom_the_second_reader_is_sure_are_read_as_it_sees_them():
    assert choose([], lines(1, 3), never, opened=True, against=lambda: 250) == "second"
    assert choose([], lines(1, 3), never, opened=True, against=lambda: 150) == "rules"


def test_what_is_guessed_above_all_text_is_a_menu_and_below_it_a_list():
    assert choose(lines(1, 6), [], list, opened=False) == "rules"
    assert choose(lines(1, 6), [], list, opened=False, above=True) == "places"


def test_what_is_guessed_is_no_list_where_the_second_reader_is_sure_of_that():
    assert choose(lines(1, 6), [], list, opened=False, against=lambda: 900) == "rules"
    assert choose(lines(1, 6), [], list, opened=False, against=lambda: 1100) == "places"
