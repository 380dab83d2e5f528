from dataclasses import replace

from sitegen.core.model import Naming, Organization
from tests.invented import FIRST, SECOND, archive, policies, views


def organization(name):
    return views()[f"organizations/{name}.html"]


def test_the_history_gives_letter_number_name_and_place_in_the_list():
    history = organization("alder").history
    assert [(one.letter.letter_id, one.lowest, one.name_as_written, one.line) for one in history] == [
        (FIRST, 1, "Alder Women's Union", 20),
        (SECOND, 1, "Alder Women’s Union", 30),
    ]
    assert history[0].entry_href == f"../letters/{FIRST}.html#s1"


def test_what_all_letters_have_alike_is_told_once():
    same = archive()
    assert not organization("alder").alike  # two kinds of apostrophe
    assert not organization("hill-farmers").alike  # one letter only
    rows = same.by_organization["alder"]
    alike = tuple(replace(one, name_as_written="Alder") for one in rows)
    found = views(replace(same, by_organization={**same.by_organization, "alder": alike}))
    assert found["organizations/alder.html"].alike


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


def test_letters_on_whose_lists_it_does_not_stand_are_named():
    view = organization("hill-farmers")
    assert [(one.letter_id, one.undisclosed) for one in view.absent] == [(FIRST, 2)]
    assert organization("alder").absent == ()


def test_a_letter_on_which_persons_name_it_is_none_that_it_is_not_on():
    joined = archive()
    named = {"hill-farmers": (Naming(FIRST, 3, 2),), "alder": (Naming(FIRST, 3, 1),)}
    found = views(replace(joined, named=named))
    view = found["organizations/hill-farmers.html"]
    assert [(one.letter.letter_id, one.entry_href, one.persons) for one in view.beside] == [
        (FIRST, f"../letters/{FIRST}.html#s3", 2)
    ]
    assert view.absent == ()
    assert found["organizations/alder.html"].beside == ()  # it signs that letter itself


def test_where_the_others_are_many_none_is_named(monkeypatch):
    monkeypatch.setattr("sitegen.publishing.views.organization.ABSENT", 1)
    found = views(archive((Organization("apart", "Apart"),)))
    assert found["organizations/apart.html"].absent == ()
    assert len(found["organizations/hill-farmers.html"].absent) == 1


def test_who_is_not_on_a_list_is_not_said_where_the_archive_does_not_say_it():
    found = views(config=policies(not_on_this_list=False))
    assert found["organizations/hill-farmers.html"].absent == ()


def test_entries_that_are_not_shown_are_counted_where_a_name_is_not_on_the_list():
    joined = archive()
    ledgers = {**joined.ledgers, FIRST: replace(joined.ledgers[FIRST], withheld=1)}
    (absence,) = views(replace(joined, ledgers=ledgers))["organizations/hill-farmers.html"].absent
    assert absence.withheld == 1
