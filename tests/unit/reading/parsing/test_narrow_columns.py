"""Entries that run over the line in the columns of a page are told by the room of the column, and by something else."""

from sitegen.reading.formats import read_source
from sitegen.reading.parsing import parse_letter
from tests.unit.reading.formats.documents import pdf

TOP = [(780, "Dear all, we ask you to act for the lake, its shores and all who live by it, now and ever"),
       (750, "Signed by:")]  # fmt: skip
LEFT = ["Alder Society", "Birch Forum", "Cedar League of Friends", "Dogwood Circle", "Elm Association of the",
        "Northern Harbours", "Fir Union"]  # fmt: skip
RIGHT = ["Gorse Watch", "Hazel Alliance", "Ivy Federation of Working", "Teachers", "Juniper Group",
         "Koa Federation of Working", "Teachers"]  # fmt: skip


def names(left, right, steps=(14,)):
    """The names read from two columns of lines that begin 160 points apart, each `steps` below the one above."""
    page, (first, *others) = list(TOP), steps
    for column, edge in ((left, 72), (right, 232)):
        height = 720
        for at, text in enumerate(column):
            page.append((height, text, edge))
            height -= others[0] if others and at % 2 else first
    return [one.name for one in parse_letter(read_source("x.pdf", pdf(page)).value).value.letter.signatories]


def test_a_line_out_of_the_order_of_the_alphabet_under_a_full_one_goes_on_from_it():
    found = names(LEFT, RIGHT)
    assert "Elm Association of the Northern Harbours" in found
    assert "Koa Federation of Working Teachers" in found
    assert len(found) == len(LEFT) + len(RIGHT) - 3


def test_a_line_under_one_that_had_room_is_an_entry():
    right = ["Gorse Watch", "Hazel Alliance", "Ivy Forum", "Teachers Now", "Juniper Group", "Koa Association of Rivers"]
    assert "Teachers Now" in names(LEFT[:4], right)


def test_a_line_in_its_place_in_the_alphabet_is_an_entry_though_the_one_above_is_full():
    right = [
        "Gorse Watch",
        "Hazel Alliance of Working",
        "Ivypower",
        "Juniper Group",
        "Koa Federation of Working",
        "Lime",
    ]
    assert {"Ivypower", "Hazel Alliance of Working"} <= set(names(LEFT, right))


def test_lines_that_stand_closer_together_than_entries_are_one():
    # No alphabet tells: entries of two lines each, 12 points within and 18 between them.
    left = [
        "Union of the Free Harbour",
        "Pilots",
        "Forum for Peace in Every",
        "Village",
        "Circle of Friends of Open",
        "Skies",
    ]
    right = [
        "League of Mothers of Old",
        "Westhaven",
        "Group of Teachers and of",
        "Readers",
        "Alliance for Rivers and",
        "Lakes",
    ]
    assert names(left, right, steps=(12, 18)) == [
        "Union of the Free Harbour Pilots", "Forum for Peace in Every Village", "Circle of Friends of Open Skies",
        "League of Mothers of Old Westhaven", "Group of Teachers and of Readers", "Alliance for Rivers and Lakes",
    ]  # fmt: skip


def test_lines_under_full_ones_go_on_where_all_entries_then_have_as_many_commas():
    left = [
        "All the Rivers Without Any",
        "Borders, Kenya",
        "Fisher League, Peru",
        "Institute for the Open",
        "Lands, Nepal",
    ]
    right = [
        "Public Law Office of all",
        "the Delta, Ghana",
        "Delta Youth, Chile",
        "Bank of Free and Green",
        "Watch, India",
    ]
    assert names(left, right) == [
        "All the Rivers Without Any Borders", "Fisher League", "Institute for the Open Lands",
        "Public Law Office of all the Delta", "Delta Youth", "Bank of Free and Green Watch",
    ]  # fmt: skip


def test_a_single_word_under_a_full_line_goes_on_where_no_entry_is_one():
    left = ["Willow Union of the North", "Harbour", "Birch Forum", "Rose Garden Club", "Alder Mill Society"]
    right = ["Heron Watch", "Guild of Boatmen and Crew", "Afloat", "Cedar Circle", "Network of Clean Streams"]
    found = names(left, right)
    assert "Willow Union of the North Harbour" in found
    assert "Guild of Boatmen and Crew Afloat" in found
    assert len(found) == len(left) + len(right) - 2


def test_the_order_of_a_few_lines_is_no_alphabet():
    left = ["Rosemary Alderton-Heath", "Anna Maria Beech", "Agnes Meadow", "Theodora Linden-Hazel"]
    right = ["Anna Maria Thornfield", "Olivia Meadowbrook", "Will Oak", "Zoe Reed", "Zora Pine"]
    assert set(right) <= set(names(left, right))
