from dataclasses import replace

from sitegen.archive import cosigning_of
from sitegen.archive.coalition import always_together, distribution, growth, most_letters, most_together
from sitegen.archive.cosigning import cosigning_of_lists
from tests.followed import EARLY, LATE, MIDDLE, archive
from tests.invented import archive as two_letters


def cosigning(*lists):
    return cosigning_of_lists([list(one) for one in lists])


def test_a_step_counts_who_was_on_an_earlier_list_and_who_was_not():
    joined = archive()
    found = growth(joined, cosigning_of(joined))
    assert [(one.when, one.letters, one.again, one.fresh, one.known) for one in found] == [
        ("2020-01-05", (EARLY,), 0, 10, 10),
        ("2021-06-01", (MIDDLE,), 0, 2, 12),
        ("2022-03-09", (LATE,), 8, 1, 13),
    ]


def test_a_step_of_years_counts_an_organization_once():
    joined = two_letters()
    letters = tuple(
        replace(joined.letters[0], letter_id=str(n), letter=replace(joined.letters[0].letter, date=date))
        for n, date in enumerate(("2020-01-01", "2020-05-01", "2021", "2021-03-01"))
    )
    found = growth(replace(joined, letters=letters), cosigning("ab", "bc", "c", "d"), 4)
    assert [(one.when, len(one.letters), one.again, one.fresh) for one in found] == [
        ("2020", 2, 0, 3),
        ("2021", 2, 1, 1),
    ]


def test_ties_are_told_and_none_of_them_is_picked():
    found = most_letters(cosigning("abcd", "abcd", "ae"), 2)
    assert (found.found, found.tied, found.at) == ((("a", 3),), 3, 2)
    found = most_letters(cosigning("abcd", "abcd"), 3)
    assert (found.found, found.tied, found.at) == ((), 4, 2)
    found = most_letters(cosigning("ab", "a"), 5)
    assert (found.found, found.tied) == ((("a", 2), ("b", 1)), 0)


def test_pairs_that_stand_together_on_most_lists():
    found = most_together(cosigning("abx", "abx", "ab", "cx"), 2)
    assert (found.found, found.tied, found.at) == (((("a", "b"), 3),), 2, 2)
    assert most_together(cosigning("abc"), 2).found == ()
    everyone = most_together(cosigning("abcdef", "abcdef"), 10)
    assert (everyone.found, everyone.tied, everyone.at) == ((), 15, 2)


def test_groups_stand_on_exactly_the_same_three_lists_or_more():
    assert always_together(cosigning("abcz", "abcz", "abcz", "cz", "y")) == ((("c", "z"), 4), (("a", "b"), 3))
    assert always_together(cosigning("ab", "ab")) == ()


def test_how_many_signed_how_many():
    assert distribution(cosigning("abc", "ab", "a")) == ((1, 1), (2, 1), (3, 1))
    assert distribution(cosigning()) == ()
