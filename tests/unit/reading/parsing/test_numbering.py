from sitegen.core.model import Signatory, Stated
from sitegen.reading.parsing import number_ranges, number_signatories
from sitegen.reading.parsing.entries.numbering import count_signatories


def entries(*numbers):
    return tuple(
        Signatory(at, number, "printed" if number else "none", f"Name {at}", "", at, at)
        for at, number in enumerate(numbers, 1)
    )


def ranges(stated, *numbers):
    return number_ranges(number_signatories(entries(*numbers)), stated)


def test_names_that_a_letter_counts_after_its_last_number_may_stand_before_any_entry():
    assert ranges(Stated(9, 1), 1, 2, None, None, None) == ((1, 1), (2, 2), (3, 6), (4, 7), (5, 8))


def test_a_list_that_agrees_with_its_count_has_no_doubt():
    assert ranges(Stated(5, None), 1, 2, None, None, None) == ((1, 1), (2, 2), (3, 3), (4, 4), (5, 5))


def test_a_bound_says_nothing_of_single_names():
    assert ranges(Stated(9, None, "at least"), 1, None) == ((1, 1), (2, 2))


def test_two_readings_between_printed_numbers_stay():
    assert ranges(Stated(), 1, None, 4) == ((1, 1), (2, 3), (4, 4))


def test_without_numbers_there_are_no_ranges():
    assert ranges(Stated(9, None), None, None) == (None, None)


def gaps(stated, *numbers):
    return [(one.after, one.expected, one.found) for one in count_signatories(entries(*numbers), stated).gaps]


def test_numbers_that_are_left_out_are_those_of_the_unnamed_where_the_counts_agree():
    assert gaps(Stated(5, 1), 1, 2, 4, 5) == []
    assert gaps(Stated(6, 2), 1, 2, 4, 5) == []  # one has a number, one stands at the end
    assert gaps(Stated(5, 1), 1, 3, 4, None) == []
    assert gaps(Stated(5), 1, 2, 4, 5) == [(2, 1, 0)]
    assert gaps(Stated(6, 1), 1, 2, 4, 5) == [(2, 1, 0)]  # one more is missing, and it may be that one
    assert (2, 2, 0) in gaps(Stated(5, 1), 1, 2, 5, 6)
