"""Facts by a person are obeyed by every reader; the rest is read anew around them."""

import pytest

from sitegen.core.model import ReadingFact
from sitegen.core.source import Source, split_lines
from sitegen.reading.choosing import compare, read_letter
from sitegen.reading.choosing.readers import read_second

LETTER = """Open letter on the ferry

We ask you to keep the ferry, on which we all depend, and we will not tire of asking until it runs again.
The Ferry Commission
The Harbour Office
The Ministry of Boats
The Council of Piers
are deaf to us, and we have written to each of them more than once, as is well known.

Signed by:

Ash League
Birch Society
Cedar Union
Dogwood Trust
Elm Forum
Fir Council
Gorse Network
Hazel Society

News
Ferry sinks
"""
ODD = "the fir council of the north and of the south, which also wishes to be heard on this matter."
READERS = ("rules", "places", "second", "chosen")


def read(facts, text=LETTER):
    found = compare(Source("ferry.txt", "", split_lines(text)), (), facts)
    return {
        "rules": found.rules.value,
        "places": found.places.value,
        "second": read_second(found.task, found.second).value,
        "chosen": found.reading.value,
    }


def names(reading):
    return [entry.name for one in reading.letter.signatories for entry in (one, *one.members)]


def role(reading, line):
    return reading.lines[line - 1].winner.role


@pytest.mark.parametrize("reader", READERS)
def test_signatories_where_a_person_says(reader):
    reading = read([ReadingFact(4, 7, "signatories")])[reader]
    assert names(reading)[:4] == LETTER.split("\n")[3:7]
    assert "Ash League" in names(reading)


@pytest.mark.parametrize("reader", READERS)
def test_text_where_a_person_says(reader):
    reading = read([ReadingFact(12, 13, "text")])[reader]
    assert not {"Ash League", "Birch Society"} & set(names(reading))
    assert {"Cedar Union", "Dogwood Trust"} <= set(names(reading))
    assert [role(reading, line) for line in (12, 13)] == ["body", "body"]


@pytest.mark.parametrize("reader", READERS)
def test_members_group_and_none_of_the_letter(reader):
    facts = [ReadingFact(13, 14, "members"), ReadingFact(15, 15, "group"), ReadingFact(22, 22, "none")]
    reading = read(facts)[reader]
    entries = {one.name: one for one in reading.letter.signatories}
    assert [member.name for member in entries["Ash League"].members] == ["Birch Society", "Cedar Union"]
    assert entries["Elm Forum"].group == "Dogwood Trust"
    assert role(reading, 22) == "furniture"


@pytest.mark.parametrize("reader", READERS)
def test_an_odd_entry_that_no_reader_would_take(reader):
    text = LETTER.replace("Fir Council", ODD)
    assert any("fir council" in name for name in names(read([ReadingFact(12, 19, "signatories")], text)[reader]))


def test_facts_beyond_the_source_say_nothing():
    source = Source("ferry.txt", "", split_lines(LETTER))
    assert read_letter(source, (), [ReadingFact(900, 10**9, "text")]).value == read_letter(source).value


def test_the_later_of_two_facts_on_a_line_holds():
    reading = read([ReadingFact(12, 13, "text"), ReadingFact(13, 13, "signatories")])["chosen"]
    assert "Birch Society" in names(reading)
    assert "Ash League" not in names(reading)


HANGING = """We ask you to keep the ferry, on which we all depend, and we will not tire of asking until it runs again.

Signed by:

Ash League, Committee for the
   Protection of Piers
Birch Society; Cedar Union; Dogwood
   Trust
Elm Forum
"""


@pytest.mark.parametrize("reader", ["rules", "places", "chosen"])
def test_words_that_open_a_paragraph_of_names_still_do_where_a_person_says_who_signs(reader):
    reading = read([ReadingFact(5, 9, "signatories")], HANGING)[reader]
    expected = ["Ash League", "Committee for the Protection of Piers", "Birch Society", "Cedar Union", "Dogwood Trust"]
    assert names(reading) == [*expected, "Elm Forum"]
    assert role(reading, 3) == "statement"


SENTENCE = """Open letter on the ferry

The ferry has not run since June, and nobody has told us why it does not, nor when it will run again.

The organizations Ash League, Friends of Piers and Birch Society turn to you, for they worry about the ferry.

We ask you to keep it, and we will not tire of asking until it runs again, as it did for thirty years and more.

Sincerely.
"""


@pytest.mark.parametrize("reader", READERS)
def test_the_names_of_a_sentence_of_which_a_person_says_that_it_names_who_signs(reader):
    reading = read([ReadingFact(5, 5, "signatories")], SENTENCE)[reader]
    assert names(reading) == ["Ash League", "Friends of Piers", "Birch Society"]
    assert [role(reading, line) for line in (3, 5, 7)] == ["body"] * 3
    assert any("turn to you" in block.text for block in reading.letter.body)


@pytest.mark.parametrize("reader", READERS)
def test_a_sentence_and_a_list_that_a_person_names(reader):
    text = SENTENCE.replace("Sincerely.", "Cedar Union\nDogwood Trust\nElm Forum\nFir Council")
    reading = read([ReadingFact(5, 5, "signatories"), ReadingFact(9, 12, "signatories")], text)[reader]
    named = [
        "Ash League",
        "Friends of Piers",
        "Birch Society",
        "Cedar Union",
        "Dogwood Trust",
        "Elm Forum",
        "Fir Council",
    ]
    assert names(reading) == named


FRONTED = """# The wells of Zell

*Open letter of 47 organizations to the council, 22 March 2024*

Dear Council,

We ask for a pump, and for somebody who can mend it before the summer comes.

Signed by:

* Heron Watch
* Reed Network
* Salmon Society
"""


@pytest.mark.parametrize("reader", READERS)
def test_what_a_person_calls_the_title_is_the_title(reader):
    reading = read([ReadingFact(1, 1, "title"), ReadingFact(3, 3, "text")], FRONTED)[reader]
    assert (reading.letter.title, reading.letter.date) == ("The wells of Zell", "2024-03-22")
    assert "Open letter of 47" in reading.letter.body[0].text
    other = read([ReadingFact(3, 3, "title")], FRONTED)[reader].letter
    assert other.title == "Open letter of 47 organizations to the council, 22 March 2024"
    assert other.body[0].text == "The wells of Zell"


def test_who_reads_twice_reads_the_same():
    """What a reader is given stays as it is: members that a person names are not added once more."""
    found = compare(Source("ferry.txt", "", split_lines(LETTER)), (), [ReadingFact(15, 16, "members")])
    first, again = (read_second(found.task, found.second).value for _ in range(2))
    assert [len(one.members) for one in first.letter.signatories if one.name == "Cedar Union"] == [2]
    assert first == again


def test_what_ends_a_list_is_taken_away_once():
    listed = ",\n".join(LETTER.partition("\nNews")[0].partition("by:\n\n")[2].split("\n")[:-1])
    text = f"{LETTER.partition('Ash League')[0]}{listed}..\n"
    found = compare(Source("ferry.txt", "", split_lines(text)))
    first, again = (read_second(found.task, found.second).value for _ in range(2))
    assert first.letter.signatories[-1].name == "Hazel Society."
    assert first == again


def test_a_drawn_line_that_is_said_to_sign_names_nobody():
    lines = split_lines("Dear Ministers,\n\nWe ask you to keep the ferry.\n\n* * *\n\nMira Lind\n")
    found = read_letter(Source("ferry.txt", "", lines), (), [ReadingFact(5, 5, "signatories")])
    assert [one.line for one in found.value.lines] == list(range(1, len(lines) + 1))
    assert all(one.line != 5 for one in found.value.letter.signatories)


SHORT = "Open letter on the ferry\n\nDear Ministers,\n\nWe ask you to keep the ferry, on which we depend.\n\n{}\n"


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("line", ["# Mira Lind", "(Mira Lind)", "cc: Mira Lind", "Contact: Mira Lind", "mira lind"])
def test_the_only_line_that_a_person_names_signs_however_it_is_printed(reader, line):
    (name,) = names(read([ReadingFact(7, 7, "signatories")], SHORT.format(line))[reader])
    assert "mira lind" in name.lower()


@pytest.mark.parametrize("mark", ["; ", " / ", " · ", ", ", " | "])
def test_the_only_line_that_a_person_names_holds_several(mark):
    text = SHORT.format(mark.join(("Mira Lind", "Tom Reed", "Bo Oak")))
    assert names(read([ReadingFact(7, 7, "signatories")], text)["chosen"]) == ["Mira Lind", "Tom Reed", "Bo Oak"]


def test_a_person_names_who_signs_before_a_farewell_and_in_an_annex():
    text = SHORT.format("Mira Lind\n\nYours faithfully,\n\nTom Reed\n\nAnnex\n\nBo Oak")
    for line, name in ((7, "Mira Lind"), (15, "Bo Oak")):
        assert name in names(read([ReadingFact(line, line, "signatories")], text)["rules"])
