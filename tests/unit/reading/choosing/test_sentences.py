"""Letters that name their signatories in a sentence and have no list: the second reader sees them, the text stays."""

from dataclasses import replace

import pytest

from sitegen.core.source import Source, split_lines
from sitegen.reading.choosing import compare
from sitegen.reading.choosing.explaining import opinions
from sitegen.reading.choosing.readers import HANDFUL, look_in_text
from sitegen.reading.parsing.names.drafts import Draft

LETTER = """# Open letter on the ferry

{}

We have waited for an answer for a year, and we will not tire of asking for one, because the ferry is all we have.
"""
NAMES = ["Heron Trust", "Ash League", "Council of Birch and Pine", "Union of Ferry Workers"]
ROW = "Heron Trust, Ash League, Council of Birch and Pine, and Union of Ferry Workers"
SIGNED = f"The statement, signed by groups including the {ROW}, also urged the ministry to keep it."


def read(sentence):
    return compare(Source("ferry.md", "", split_lines(LETTER.format(sentence))))


@pytest.mark.parametrize(
    "sentence",
    [
        SIGNED,
        f"We, the undersigned organizations ({ROW}), turn to the ministry with this letter.",
        "Gemeinsame Pressemitteilung von Reiher e. V., Bund der Ulmen, Verein am Steg und Forum der Fähren",
    ],
)
def test_who_signs_is_named_in_a_sentence(sentence):
    found = read(sentence)
    assert found.rules.value.letter.signatories == ()
    assert found.chosen == "second"
    assert len(found.reading.value.letter.signatories) == 4
    assert {one.line for one in found.reading.value.letter.signatories} == {3}


def test_the_sentence_stays_text():
    letter = read(SIGNED).reading.value.letter
    assert [one.name for one in letter.signatories] == NAMES
    assert letter.body[0].text.startswith("The statement, signed by")


@pytest.mark.parametrize(
    "sentence",
    [
        f"Reports by {ROW} have shown what happens at the pier.",
        f"We call on the {ROW} to give the ferry back to us.",
        "Boats have been seen in Norway, Sweden, Finland and Iceland, as everybody knows.",
    ],
)
def test_who_is_spoken_of_does_not_sign(sentence):
    assert read(sentence).second.rows == ()


def test_a_list_is_read_rather_than_a_sentence():
    found = compare(
        Source("ferry.md", "", split_lines(LETTER.format(SIGNED) + "\nSigned by:\n\n- Elm Union\n- Fir Hall\n"))
    )
    assert [one.name for one in found.reading.value.letter.signatories] == ["Elm Union", "Fir Hall"]


def test_it_is_explained_by_its_signs():
    found = read(SIGNED)
    seen = [one for said in opinions(found) for one in said.second if one.label == "names in running text that sign"]
    assert [one.text for one in seen] == [", ".join(NAMES)]
    assert any("words of signing" in one.words for one in seen[0].reasons)  # weights say which of them weighs most


def test_a_sentence_is_read_rather_than_a_handful_that_only_the_second_reader_sees():
    found = read(SIGNED)
    few = replace(found.second, rows=(), drafts=(Draft(("Jane Roe",), 4, 4),))
    assert [one.entry for one in look_in_text(found.task, few, found.weights).drafts] == NAMES
    many = replace(few, drafts=few.drafts * (HANDFUL + 1))
    assert look_in_text(found.task, many, found.weights) is many
