"""What is new in a letter is said by the parts that are new, and what is gone by those that are gone."""

from dataclasses import replace

from sitegen.content.accession.differing import replaced_list, what_changed
from tests.unit.identity.letters import letter, signatory


def listed(*names):
    return letter("x", *(signatory(number, name) for number, name in enumerate(names, 1))).letter


def test_entries_whose_numbers_change_with_those_that_go_are_not_gone():
    before = listed("Act at once", "Open the weir", "Alder Society", "Birch Forum", "Cedar Union")
    told = what_changed(before, listed("Alder Society", "Birch Forum", "Cedar Union"))
    assert told.endswith("gone: 2 entries of the list, “Act at once”, “Open the weir”")


def test_an_entry_that_is_named_otherwise_is_changed_and_not_gone():
    told = what_changed(listed("Alder Society", "Birch Forum"), listed("Alder League"))
    assert told == "new or changed: entry of the list, on line 10; gone: entry of the list, “Birch Forum”"


def test_entries_in_whose_place_others_stand_are_gone_though_as_many_are_new():
    before, after = (
        listed("Alder Society", "Birch Forum", "Cedar Union"),
        listed("Elm Group", "Fir Circle", "Oak Trust"),
    )
    told = what_changed(before, after)
    assert told.endswith("gone: 3 entries of the list, “Alder Society”, “Birch Forum”, “Cedar Union”")
    said = "3 of the 3 who stood on the list stand there no more: “Alder Society”, “Birch Forum”, “Cedar Union”"
    assert replaced_list(before, after) == said


def test_a_list_of_which_most_are_left_is_not_replaced():
    before = listed("Alder Society", "Birch Forum", "Cedar Union")
    assert replaced_list(before, listed("Birch Forum", "Cedar Union", "Oak Trust")) == ""
    assert replaced_list(before, listed("ALDER SOCIETY", "Birch Forum", "Elm Group")) == ""


def test_a_heading_put_over_entries_changes_none_of_them():
    before = letter("x", *(signatory(at, name) for at, name in enumerate(("Alder Society", "Birch Forum"), 1))).letter
    headed = tuple(replace(one, group="Who signs") for one in before.signatories)
    after = replace(before, signatories=headed)
    assert what_changed(before, after) == "under “Who signs”: 2 entries of the list, on line 10, line 20"
    assert what_changed(after, before) == "under no heading: 2 entries of the list, on line 10, line 20"
