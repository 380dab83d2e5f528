from pathlib import Path

import pytest

from sitegen.identity.folds import FOLDS, fold, is_generic, key, looked_through, words
from tests.unit.identity.cases import read_pairs

CASES = Path(__file__).parents[2] / "cases" / "names" / "folds.md"
PAIRS = read_pairs(CASES)
FIRST = {one.name for one in FOLDS if one.first}


@pytest.mark.parametrize(("section", "first", "relation", "second"), PAIRS, ids=lambda part: part[:24])
def test_case(section, first, relation, second):
    assert (key(first) == key(second)) is (relation == "="), (key(first), key(second))


@pytest.mark.parametrize("one", FOLDS, ids=lambda one: one.name)
def test_every_fold_has_cases_and_is_needed_by_one(one):
    mine = [(first, second) for section, first, relation, second in PAIRS if section == one.name and relation == "="]
    assert mine
    assert any(one in looked_through(first, second) for first, second in mine)


@pytest.mark.parametrize("pair", [pair for pair in PAIRS if pair[0] in FIRST and pair[2] == "="])
def test_typesetting_is_looked_through_by_the_first_folds_alone(pair):
    assert fold(pair[1]) == fold(pair[3])


@pytest.mark.parametrize("pair", [pair for pair in PAIRS if pair[0] not in FIRST and pair[2] == "="])
def test_wording_is_not_looked_through_by_the_first_folds(pair):
    assert fold(pair[1]) != fold(pair[3])


def test_folds_have_distinct_names_and_say_what_they_look_through():
    assert len({one.name for one in FOLDS}) == len({one.about for one in FOLDS}) == len(FOLDS)
    assert all(one.apply.__doc__ for one in FOLDS)


def test_a_name_of_common_words_alone_is_told_by_the_careful_folds():
    assert is_generic(words("The Students’ Union (SU)"))
    assert key("STUDENTS’ UNION") == key("The Students Union")
    assert key("Women for Peace & Justice") == key("Women for Peace and Justice")
    assert key("Students Union (SU)") != key("Students Union")
    assert key("Students 4 Students") != key("Students for Students")


@pytest.mark.parametrize("name", ["…", "()", "&", "The", "။", "4"])
def test_a_name_of_which_nothing_is_left_is_equal_to_itself_alone(name):
    assert key(name) == fold(name)


def test_what_is_looked_through_is_told_in_the_order_of_the_table():
    told = looked_through("The Riverside Weavers’ Guild (RWG)", "Riverside Weavers' Guild")
    assert [one.name for one in told] == ["quotes", "acronyms", "joiners"]
    assert looked_through("Looms", "Looms") == ()
