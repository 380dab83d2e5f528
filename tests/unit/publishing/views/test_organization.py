from tests.invented import FIRST, SECOND, views


def organization(name):
    return views()[f"organizations/{name}.html"]


def test_the_history_gives_letter_number_name_and_place_in_the_list():
    history = organization("alder").history
    assert [(one.letter.letter_id, one.lowest, one.name_as_written, one.line) for one in history] == [
        (FIRST, 1, "Alder Women's Union", 20),
        (SECOND, 1, "Alder Women’s Union", 30),
    ]
    assert history[0].entry_href == f"../letters/{FIRST}.html#s1"


def test_a_number_with_two_readings_keeps_both():
    (signing,) = organization("lake-monitor").history
    assert (signing.status, signing.lowest, signing.highest) == ("ambiguous", 3, 4)


def test_names_that_letters_print_stand_among_the_variants():
    assert organization("alder").variant_names == ("AWU", "Alder Women's Union")


def test_a_member_names_its_parent_and_the_parent_its_member():
    (signing,) = organization("east-bay").history
    assert signing.parent.href == "../organizations/fishers.html"
    assert signing.entry_href.endswith("#s2.1")
    assert [link.text for link in organization("fishers").members] == ["Fishers of East Bay"]
