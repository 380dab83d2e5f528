import re
from itertools import pairwise

import pytest

from sitegen.core.model import Ledger
from sitegen.publishing.views.pictures import MARK, grid, strip, tally, timeline

RECTANGLE = re.compile(r"M(\d+) (\d+)h(\d+)v(\d+)")


def marks(area):
    """Count the marks that an area uncovers: its rectangles hold whole marks, five and a gap to a group."""
    count = 0
    for x, _, width, _ in (map(int, one) for one in RECTANGLE.findall(area)):
        count += sum(x <= place and place + MARK <= x + width for place in PLACES)
    return count


PLACES = [group * 29 + mark * MARK for group in range(10) for mark in range(5)]


@pytest.mark.parametrize("counts", [(361, 17, 84), (303, 0, 94), (0, 0, 1), (50, 0, 0), (51, 49, 1), (3, 2, 1)])
def test_a_tally_has_one_mark_for_every_signatory(counts):
    listed, missing, undisclosed = counts
    picture = tally(Ledger(sum(counts), undisclosed, listed, 0, missing))
    assert tuple(map(marks, (picture.listed, picture.missing, picture.undisclosed))) == counts
    assert picture.height == -(-sum(counts) // 50) * 17


def test_more_listed_than_stated_leaves_nothing_missing():
    assert tally(Ledger(5, None, 7, 0, -2)).missing == ""


def test_a_letter_without_signatories_has_no_tally():
    assert tally(Ledger(None, None, 0, 0, None)) is None
    hidden = tally(Ledger(None, None, 6, 0, None, withheld=1))
    assert tuple(map(marks, (hidden.listed, hidden.missing, hidden.undisclosed))) == (6, 0, 1)
    assert tally(Ledger(None, None, 1, 0, None)) is None, "one who is named needs no figure"


def test_many_marks_that_are_all_alike_are_not_drawn():
    assert tally(Ledger(900, None, 900, 0, 0)) is None
    assert tally(Ledger(901, 1, 900, 0, 0)) is not None


def cells(path):
    return [(float(x), int(y), float(width)) for x, y, width in re.findall(r"M(-?[\d.]+) (\d+)h([\d.]+)v", path)]


def letters_of(*counts):
    """Return so many letters in each year from 2001."""
    return [(f"{year}-{at}", f"{year}-05-01") for year, count in enumerate(counts, 2001) for at in range(count)]


@pytest.mark.parametrize("counts", [(2,), (1, 1), (20, 20), (33, 30, 41), (300, 1, 200), (5000, 5000)])
def test_a_strip_has_a_cell_for_every_letter_and_none_stands_on_another(counts):
    letters = letters_of(*counts)
    laid = grid(letters)
    every = cells(strip(laid, [one for one, _ in letters]).signed)
    assert len(every) == len(letters)
    assert cells(strip(laid, [letters[-1][0], letters[0][0]]).signed) == [every[0], every[-1]]
    for (x, y, width), (after, below, _) in pairwise(every):
        assert below > y or after >= x + width
    assert all(x + width <= laid.width and y < laid.height for x, y, width in every)


@pytest.mark.parametrize("counts", [(2,), (20, 20), (33, 30, 41), (300, 1, 200)])
def test_the_tiled_rows_are_as_wide_as_their_cells(counts):
    letters = letters_of(*counts)
    laid = grid(letters)
    every = cells(strip(laid, [one for one, _ in letters]).signed)
    rows = cells(laid.rows)
    assert [round(width / laid.cell) for _, _, width in rows] == [
        sum(top == y + 2 for _, top, _ in every) for _, y, _ in rows
    ]
    assert len(laid.rows) < 40 * len(counts)


def test_a_few_letters_stand_in_one_row_and_many_in_a_row_for_each_year():
    few, many = (strip(grid(letters_of(*counts)), ()) for counts in ((20, 20), (30, 30)))
    assert [text for *_, text in few.grid.labels] == ["2001", "2002"]
    assert len(cells(few.grid.rows)) == 1
    assert [(y, text) for _, y, _, text in many.grid.labels] == [(14, "2001"), (34, "2002")]
    assert len(cells(many.grid.rows)) == 2


def test_a_strip_of_letters_without_dates_has_no_years():
    assert grid([("a", None), ("b", None)]).labels == ()
    assert grid([]).rows == ""


def test_bars_are_finer_the_more_letters_there_are():
    one, many = (timeline([(f"20{at % 20:02}", 1, 0) for at in range(count)]).bar for count in (2, 500))
    assert 6 == one > many >= 0.5


def test_bars_stand_at_their_dates_and_years_do_not_crowd():
    picture = timeline([("2000", 5, 5), ("2024-07-01", 10, 0)])
    assert [(bar.listed, bar.undisclosed) for bar in picture.bars] == [(75.0, 75.0), (150.0, 0.0)]
    assert 0 == picture.bars[0].x < picture.bars[1].x < picture.width
    assert len(picture.years) <= 12
    assert timeline([]) is None


def test_the_word_for_undated_has_room_before_the_cells():
    dated, with_undated = grid(letters_of(30, 30)), grid([*letters_of(30, 30), ("none", None)])
    assert with_undated.left > dated.left + 10
    assert [text for *_, text in with_undated.labels] == ["2001", "2002", ""]
