"""Persons of one name on two letters are asked about."""

from sitegen.archive import assemble
from sitegen.archive.doubts import doubts
from sitegen.archive.queue import queue
from sitegen.core.model import Judgement
from tests.unit.identity.letters import letter, signatory


def anna(name="Anna Loom", at=1, **more):
    return signatory(at, name, kind="person", **more)


def asked(*letters, judgements=()):
    return doubts(assemble(letters, (), judgements, people=True).value)


def test_the_same_person_on_two_letters_is_asked_about_titles_aside():
    [doubt] = asked(letter("x", anna()), letter("y", anna("Dr. Anna LOOM")))
    assert [one.kind for one in doubt.clues] == ["person"]
    assert doubt.against == ("persons are never joined by the program",)


def test_what_they_do_not_share_is_told():
    [doubt] = asked(letter("x", anna(affiliation="Hill Mill")), letter("y", anna(affiliation="Dale Mill")))
    assert doubt.against[0] == "different affiliations: Dale Mill / Hill Mill"


def test_two_entries_of_one_letter_are_two_persons():
    assert asked(letter("x", anna(affiliation="Hill Mill"), anna(at=2, affiliation="Dale Mill"))) == ()


def test_the_answer_is_by_ids_and_ends_the_question():
    letters = [letter("x", anna()), letter("y", anna(), date="2024-02-01")]
    [pair] = queue(assemble(letters, (), (), people=True).value)
    names = pair.first.reference, pair.second.reference
    assert len({*names, "Anna Loom"}) == 3
    for verdict, left in (("same", 1), ("different", 2)):
        archive = assemble(letters, (), [Judgement(*names, verdict, None, None, None, 1)], people=True).value
        assert (len(archive.organizations), doubts(archive)) == (left, ())


def test_without_pages_for_persons_nobody_is_asked():
    assert doubts(assemble([letter("x", anna()), letter("y", anna())], (), ()).value) == ()
