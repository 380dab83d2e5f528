from hypothesis import given
from hypothesis import strategies as st

from sitegen.publishing.views.evidence import FEW_PARTS, parts_from

numbers = st.integers(0, 10**6)


def test_each_of_a_few_parts_leads_to_all():
    assert parts_from(3, FEW_PARTS) == tuple(range(1, FEW_PARTS + 1))


def test_one_of_many_parts_leads_to_its_neighbours_and_farther_in_steps():
    near, tens = range(1229, 1240), range(1180, 1281, 10)
    hundreds = range(700, 1701, 100)
    assert parts_from(1234, 2170) == tuple(sorted({1, *near, *tens, *hundreds, 1000, 2000, 2170}))


@given(numbers, numbers, numbers)
def test_every_part_is_a_few_steps_away_from_every_other(last, start, end):
    count = last + 1
    here, wanted = start % count + 1, end % count + 1
    for _ in range(2 * len(str(count))):
        ways = parts_from(here, count)
        assert here in ways
        assert ways[0] >= 1
        assert ways[-1] <= count
        assert len(ways) <= max(FEW_PARTS, 2 + 11 * len(str(count)))
        here = min(ways, key=lambda one: abs(one - wanted))
    assert here == wanted
