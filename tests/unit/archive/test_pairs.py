import pytest

from sitegen.archive.pairs import collated, following, is_meaningful, overlap, places, unidentified, written
from sitegen.publishing.site import addressee_slugs
from tests.followed import EARLY, LATE, LONE, MIDDLE, archive
from tests.invented import RIVER


@pytest.fixture(scope="module")
def joined():
    return archive()


def named(joined, letter_id):
    return places(letter_id, joined, {one.letter_id: one.letter.signatories for one in joined.letters})


def test_letters_follow_in_time_and_to_one_addressee_and_undated_ones_follow_none(joined):
    found = following(joined, addressee_slugs(joined))
    assert [(one.first, one.second, one.in_time, one.addressee) for one in found] == [
        (EARLY, MIDDLE, True, None),
        (MIDDLE, LATE, True, "The Bank"),
        (EARLY, LATE, False, "The Water Board"),
    ]
    assert not any(LONE in (one.first, one.second) for one in found)


def test_lists_are_held_against_each_other_by_organization_in_the_order_of_names(joined):
    early, late = (frozenset(named(joined, one)) for one in (EARLY, LATE))
    found = overlap(early, late, {own: at for at, own in enumerate(collated(joined))})
    assert [joined.organizations[one].name for one in found.both] == [
        "Alder Women's Union", "Birch Network (BN)", "Fishers’ Federation", "Fishers of East Bay", "Lake Monitor",
        "Moorland Trust", RIVER,
    ]  # fmt: skip
    assert (found.first_only, found.second_only) == (3, 2)


def test_places_can_be_asked_of_some_organizations_alone(joined):
    lists = {one.letter_id: one.letter.signatories for one in joined.manuscripts}
    some = {"moorland-trust", "birch-network"}
    whole = named(joined, LATE)
    assert places(LATE, joined, lists, some) == {own: whole[own] for own in whole if own in some}
    assert some < whole.keys()


def test_a_place_has_the_name_the_line_and_the_entry_above(joined):
    (place,) = named(joined, EARLY)["fishers-of-west-bay"]
    assert (place.name, place.line, place.parent, place.letter_id) == (
        "Fishers of West Bay",
        152,
        "Fishers’ Federation",
        EARLY,
    )


@pytest.mark.parametrize(
    ("organization", "how"),
    [
        ("alder-womens-union", "same"),  # capitals and the kind of apostrophe
        ("lake-monitor-1", "same"),
        ("birch-network", "otherwise"),  # an acronym that the name explains
        ("moorland-trust", "another name"),  # that the authority file lists
    ],
)
def test_how_an_organization_is_written_on_both(joined, organization, how):
    early, late = named(joined, EARLY), named(joined, LATE)
    assert written(early[organization], late[organization]) == how
    assert written(late[organization], early[organization]) == how


def test_persons_without_a_record_are_counted_apart(joined):
    assert [unidentified(one, joined) for one in (EARLY, LATE)] == [1, 0]


@pytest.mark.parametrize(
    ("shared", "first", "second", "meaningful"),
    [(2, 3, 3, False), (3, 30, 900, True), (3, 31, 900, False), (236, 402, 344, True), (0, 0, 0, False)],
)
def test_what_is_a_meaningful_part(shared, first, second, meaningful):
    assert is_meaningful(shared, first, second) is meaningful
    assert is_meaningful(shared, second, first) is meaningful
