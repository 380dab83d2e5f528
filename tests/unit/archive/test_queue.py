from dataclasses import replace

from sitegen.archive import assemble
from sitegen.archive.doubts import doubts
from sitegen.archive.queue import mark_differences, queue, queue_as_json
from sitegen.core.model import Judgement, Lead
from tests.unit.identity.letters import letter, signatory

FIRST = letter(
    "first", "Amber Yard", "Riverford Weavers Circle", ("Strike of Looms", ["Night Loom of Dale", "Kiln Loom of Dale"])
)
SECOND = letter(
    "second",
    "Riverfort Weavers Circle",
    "Zinc Yard",
    ("Strike of Looms", ["Night Loom of Dale", "Barn Hall of Dale"]),
    date="2024-02-01",
)


def judged(verdict):
    return Judgement("Riverford Weavers Circle", "riverfort weavers circle", verdict, None, None, None, 1)


def test_the_members_that_two_lists_of_a_parent_do_not_share_are_asked_about():
    found = {(one.first, one.second): one for one in doubts(assemble([FIRST, SECOND], (), ()).value)}
    assert [clue.kind for clue in found["barn-hall-of-dale", "kiln-loom-of-dale"].clues] == ["left over"]


def test_those_at_one_place_of_a_letter_and_its_translation_are_asked_about():
    original = letter("first", "Amber Yard", "Riverford Weavers", "Dale Loom")
    version = replace(letter("second", "ပယင်းခြံ", "Riverford Weavers", "တောင်ရက်ကန်း"), translation_of="first")
    found = {(one.first, one.second): one for one in doubts(assemble([original, version], (), ()).value)}
    assert [[clue.kind for clue in one.clues] for one in found.values()] == [["same place"]] * 2
    assert {one for pair in found for one in pair} >= {"amber-yard", "dale-loom"}
    shorter = replace(version, letter=replace(version.letter, signatories=version.letter.signatories[:2]))
    assert doubts(assemble([original, shorter], (), ()).value) == ()


def test_a_pair_that_is_judged_is_not_asked_again():
    letters = [FIRST, SECOND]
    assert len(doubts(assemble(letters, (), ()).value)) == 2
    for verdict in ("same", "different", "unsure"):
        assert len(doubts(assemble(letters, (), [judged(verdict)]).value)) == 1


def test_a_lead_to_a_record_that_no_letter_names_is_no_question():
    archive = assemble([FIRST, SECOND], (), ()).value
    lead = Lead("amber-yard", "amber-yard-of-dale", "spelling", "one letter", "")
    assert doubts(replace(archive, leads=(lead,))) == doubts(archive)


def test_one_letter_that_prints_both_speaks_against():
    both = letter("both", "Riverford Weavers Circle", "Riverfort Weavers Circle")
    assert doubts(assemble([both], (), ()).value) == ()
    generic = letter("generic", "Youth Network", "Youth Network (YN)")
    [doubt] = doubts(assemble([generic], (), ()).value)
    assert doubt.against == ("letters that print both: 1",)


def test_one_name_under_two_parents_is_asked_about():
    letters = [letter("x", ("Strike of Dale", ["Amber Kiln"])), letter("y", "Amber Kiln", date="2024-02-01")]
    [doubt] = doubts(assemble(letters, (), ()).value)
    assert doubt.clues[0].kind == "same name"
    assert doubt.against == ("one is a member",)
    [pair] = queue(assemble(letters, (), ()).value)
    assert {pair.first.reference, pair.second.reference} == {
        doubt.first,
        doubt.second,
    }  # names would not tell them apart


def test_the_queue_shows_where_each_name_stands():
    pair = queue(assemble([FIRST, SECOND], (), ()).value)[0]
    assert (pair.first.name, pair.second.name) == ("Riverford Weavers Circle", "Riverfort Weavers Circle")
    [standing] = pair.first.standings
    assert (standing.letter_id, standing.line, standing.number) == ("first", 20, 2)
    assert (standing.before, standing.after) == ("Amber Yard", "Strike of Looms")
    assert pair.second.standings[0].before is None
    assert pair.first.marked == (("Riverford ", False), ("Weavers Circle", True))


def test_the_queue_as_json_is_plain_values():
    told = queue_as_json(queue(assemble([FIRST, SECOND], (), ()).value))
    one = told["pairs"][0]
    assert one["first"]["reference"] == "Riverford Weavers Circle"
    assert one["second"]["letters"][0]["path"] == "content/letters/second.md"
    assert one["evidence"][0]["kind"] == "spelling"
    assert one["against"] == []


def test_differences_are_marked_word_by_word_and_typesetting_is_none():
    assert mark_differences("Loom’s Hall A", "LOOM'S Hall B") == (
        (("Loom’s Hall ", True), ("A", False)),
        (("LOOM'S Hall ", True), ("B", False)),
    )
    assert mark_differences("Looms", "Loons") == (
        (("Loo", True), ("m", False), ("s", True)),
        (("Loo", True), ("n", False), ("s", True)),
    )
    assert mark_differences("Hall", "Hall of Looms") == ((("Hall", True),), (("Hall ", True), ("of Looms", False)))


def test_the_order_of_letters_does_not_change_the_queue():
    assert queue(assemble([SECOND, FIRST], (), ()).value) == queue(assemble([FIRST, SECOND], (), ()).value)


def test_namesakes_in_two_places_are_asked_about_and_a_place_on_one_side_is_no_doubt():
    def at(place):
        return letter(f"at-{place}", signatory(1, "Amber Watch", place=place))

    [doubt] = doubts(assemble([at("Norway"), at("Japan")], (), ()).value)
    assert (doubt.clues[0].kind, doubt.against) == ("same name", ("different places: Japan / Norway",))
    assert doubts(assemble([at("Norway"), at(None)], (), ()).value) == ()
    asked = doubts(assemble([at("Norway"), at("Japan"), at(None)], (), ()).value)
    assert len(asked) == 3  # without a place it may be either
