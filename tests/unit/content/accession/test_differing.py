"""What is new in a letter is said by the parts that are new, and what is gone by those that are gone."""

from sitegen.content.accession.differing import replaced_list, what_changed
from tests.unit.identity.letters import letter, signatory


def listed(*names):
    return letter("x", *(signatory(number, name) for number, name in enumerate(names, 1))).letter


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
