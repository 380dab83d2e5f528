"""What two lists share and what each has alone is all that is on them; exchanged lists give the same, exchanged."""

from hypothesis import given
from hypothesis import strategies as st

from sitegen.archive.coalition import always_together, distribution, most_letters, most_together
from sitegen.archive.cosigning import cosigning_of_lists
from sitegen.archive.pairs import overlap
from sitegen.archive.tallies import add_up, at_least, by_sum, mask_of, places_of
from sitegen.publishing.site import pair_permalink
from sitegen.publishing.views.charts import growth, overlap_chart

ids = st.frozensets(st.sampled_from("abcdefghij"))
ranks = st.permutations("abcdefghij").map(lambda some: {one: at for at, one in enumerate(some)})
letters = st.from_regex(r"[a-z0-9][a-z0-9.-]{0,145}", fullmatch=True)
lists = st.lists(st.lists(st.sampled_from("abcdefgh"), max_size=8), max_size=9)


@given(ids, ids, ranks)
def test_nobody_is_lost_and_nobody_is_twice(first, second, order):
    found = overlap(first, second, order)
    assert len(found.both) + found.first_only == len(first)
    assert len(found.both) + found.second_only == len(second)
    assert list(found.both) == sorted(first & second, key=order.__getitem__)


@given(ids, ids, ranks)
def test_exchanged_lists_mirror(first, second, order):
    one, other = overlap(first, second, order), overlap(second, first, order)
    assert (one.both, one.first_only, one.second_only) == (other.both, other.second_only, other.first_only)


@given(letters, letters, letters, letters)
def test_permalinks_of_pairs_are_short_and_their_own(a, b, c, d):
    one, other = pair_permalink(a, b), pair_permalink(c, d)
    assert len(one) <= 180
    assert (one == other) == ((a, b) == (c, d))


def test_permalinks_tell_apart_ids_that_spell_alike():
    assert pair_permalink("a--b", "c") != pair_permalink("a", "b--c")


counts = st.integers(0, 900)


@given(counts, counts, counts, counts, counts)
def test_the_picture_mirrors_too_and_stays_within_its_frame(both, first, second, unnamed, other_unnamed):
    drawn = overlap_chart(both, first, second, unnamed, other_unnamed)
    assert (drawn is None) == (not any((both, first, second, unnamed, other_unnamed)))
    if drawn:
        assert bool(drawn.both) <= bool(both)
        assert bool(drawn.first) <= bool(first)
        assert bool(drawn.second) <= bool(second)
        assert bool(drawn.undisclosed) <= bool(unnamed or other_unnamed)


@given(st.lists(st.tuples(st.just("2024-01"), counts, counts), max_size=70))
def test_bars_stand_apart_and_within_their_frame(steps):
    drawn = growth(steps)
    if drawn:
        assert all(one.wide > 0 and 0 <= one.x <= one.x + one.wide <= drawn.width for one in drawn.columns)
        assert all(one.again + one.fresh <= drawn.height for one in drawn.columns)


@given(st.lists(st.integers(0, 2**40 - 1), max_size=40), st.integers(0, 45))
def test_masks_add_up(masks, least):
    every = 2**40 - 1
    sums = [sum(one >> at & 1 for one in masks) for at in range(40)]
    planes = add_up(masks)
    assert dict.fromkeys(places_of(at_least(planes, least, every))) == {
        at: None for at, one in enumerate(sums) if one >= least
    }
    found = list(by_sum(planes, every))
    assert [value for value, _ in found] == sorted(set(sums), reverse=True)
    assert {at: value for value, mask in found for at in places_of(mask)} == dict(enumerate(sums))
    assert mask_of(places_of(masks[0]), 40) == masks[0] if masks else planes == ()


def each_pair(some):
    sets = [set(one) for one in some]
    names = sorted(set().union(*sets)) if sets else []
    for at, one in enumerate(names):
        for other in names[at + 1 :]:
            shared = sum(one in each and other in each for each in sets)
            if shared > 1:
                yield frozenset((one, other)), shared


@given(lists, st.integers(1, 12))
def test_pairs_together_are_those_of_looking_at_every_pair(some, limit):
    found = most_together(cosigning_of_lists(some), limit)
    every = sorted(each_pair(some), key=lambda one: -one[1])
    numbers = [shared for _, shared in every]
    cut = next((n for n in sorted(set(numbers), reverse=True) if sum(one >= n for one in numbers) > limit), 0)
    assert {frozenset(pair): n for pair, n in found.found} == {pair: n for pair, n in every if n > cut}
    assert (found.tied, found.at) == (numbers.count(cut), cut)
    assert [n for _, n in found.found] == sorted((n for _, n in found.found), reverse=True)


@given(lists, st.integers(1, 12))
def test_every_organization_is_in_one_row_of_the_distribution(some, limit):
    cosigning = cosigning_of_lists(some)
    shares = distribution(cosigning)
    assert sum(count for _, count in shares) == len(cosigning.ranked)
    found = most_letters(cosigning, limit)
    assert len(found.found) <= limit
    assert (found.tied == 0) == (len(found.found) == len(cosigning.ranked))
    for group, n in always_together(cosigning):
        assert len({cosigning.places[one] for one in group}) == 1
        assert n == cosigning.signed(group[0]) > 2
