"""Co-signers are counted all at once; the count is that of looking at every pair."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from sitegen.archive import cosigning_of
from sitegen.core.model import Signature
from tests.invented import archive


def signed(lists):
    """Return an archive of letters "0", "1" … with these organizations on their lists."""
    joined = archive()
    letters = tuple(replace(joined.letters[0], letter_id=str(at)) for at in range(len(lists)))
    rows = {
        str(at): tuple(Signature(str(at), n, None, n, "printed", own, own, n) for n, own in enumerate(ids, 1))
        for at, ids in enumerate(lists)
    }
    return replace(joined, letters=letters, by_letter=rows)


def by_every_pair(lists, own, limit):
    sets = [set(ids) for ids in lists]
    shared = {one: sum(one in ids and own in ids for ids in sets) for ids in sets for one in ids if one != own}
    ordered = sorted(shared, key=lambda one: (-shared[one], one))
    return tuple((one, shared[one]) for one in ordered if shared[one])[:limit]


@given(
    st.lists(st.lists(st.sampled_from("abcdefgh"), max_size=8), max_size=9),
    st.sampled_from("abcdefgh"),
    st.integers(1, 4),
)
def test_counting_at_once_agrees_with_every_pair(lists, own, limit):
    cosigning = cosigning_of(signed(lists))
    assert cosigning.closest(own, limit) == by_every_pair(lists, own, limit)
    assert cosigning.closest(own, 0) == ()


@given(
    st.lists(st.lists(st.sampled_from("abcdefgh"), max_size=8), max_size=9),
    st.sampled_from("abcdefgh"),
    st.lists(st.sampled_from("abcdefgh"), max_size=8),
)
def test_a_list_that_one_is_not_on_changes_nothing_of_whom_it_signs_with(lists, own, other):
    # Its page is made again only where one of its own letters has changed.
    more = [*lists, [one for one in other if one != own]]
    assert cosigning_of(signed(more)).closest(own, 3) == cosigning_of(signed(lists)).closest(own, 3)
