"""What is new in a letter is said by the parts that are new, and what is gone by those that are gone."""

from sitegen.content.accession.differing import what_changed
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
