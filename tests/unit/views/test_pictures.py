import re

import pytest

from sitegen.model import Ledger
from sitegen.views.pictures import MARK, strip, tally, timeline

RECTANGLE = re.compile(r"M(\d+) (\d+)h(\d+)v(\d+)")


def marks(area):
    """Count the marks that an area uncovers: its rectangles hold whole marks, five and a gap to a group."""
    count = 0
    for x, _, width, _ in (map(int, one) for one in RECTANGLE.findall(area)):
        count += sum(x <= place and place + MARK <= x + width for place in PLACES)
    return count


PLACES = [group * 29 + mark * MARK for group in range(10) for mark in range(5)]


@pytest.mark.parametrize("counts", [(361, 17, 84), (303, 0, 94), (1, 0, 0), (50, 0, 0), (51, 49, 1), (3, 2, 1)])
def test_a_tally_has_one_mark_for_every_signatory(counts):
    listed, missing, undisclosed = counts
    picture = tally(Ledger(sum(counts), undisclosed, listed, 0, missing))
    assert tuple(map(marks, (picture.listed, picture.missing, picture.undisclosed))) == counts
    assert picture.height == -(-sum(counts) // 50) * 17


def test_more_listed_than_stated_leaves_nothing_missing():
    assert tally(Ledger(5, None, 7, 0, -2)).missing == ""


def test_a_letter_without_signatories_has_no_tally():
    assert tally(Ledger(None, None, 0, 0, None)) is None


def test_a_strip_fills_the_cells_of_the_letters_signed():
    picture = strip([str(one) for one in range(61)], ["1", "60"])
    assert (picture.width, picture.height) == (480, 40)
    assert picture.signed == "M8 0h8v20h-8zM0 20h8v20h-8z"


def test_bars_stand_at_their_dates_and_years_do_not_crowd():
    picture = timeline([("2000", 5, 5), ("2024-07-01", 10, 0)])
    assert [(bar.listed, bar.undisclosed) for bar in picture.bars] == [(75.0, 75.0), (150.0, 0.0)]
    assert 0 == picture.bars[0].x < picture.bars[1].x < picture.width
    assert len(picture.years) <= 12
    assert timeline([]) is None
