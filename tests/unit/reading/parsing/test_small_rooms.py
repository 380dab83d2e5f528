"""The small rooms: dates, numbers, names of persons, paragraphs of names, repairs, chains."""

# ruff: noqa: E501 - a table reads best with a line a row

import pytest

from sitegen.core.model import Block, Letter, Stated
from sitegen.reading.parsing.entries.nesting import sort_key
from sitegen.reading.parsing.lines.chain import rising_chain
from sitegen.reading.parsing.lines.dates import find_date, is_dateline
from sitegen.reading.parsing.lines.facts import clean, read_facts
from sitegen.reading.parsing.lines.numerals import read_figures, replace_number_words
from sitegen.reading.parsing.names.persons import is_place, looks_like_person, starts_with_role
from sitegen.reading.parsing.names.pieces import split_numbered, split_paragraph
from sitegen.reading.parsing.names.repairs import SLIPS, Lexicon, propose_repairs
from sitegen.reading.parsing.vocabulary import load_places, load_vocabulary
from sitegen.reading.parsing.vocabulary.phrases import Phrases

VOCABULARY = load_vocabulary()


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("1 February 2024", "2024-02-01"), ("April 30, 2020", "2020-04-30"), ("Domingo, 22 de abril, 2012", "2012-04-22"),
        ("Paris, le 1er février 2024", "2024-02-01"), ("Mittwoch, 01. April 2020", "2020-04-01"), ("1 de mayo de 2020", "2020-05-01"),
        ("this 3rd day of May 2019", "2019-05-03"), ("the third day of May 2019", "2019-05-03"), ("2025-03-04", "2025-03-04"),
        ("၂၀၂၄ ခုနှစ်၊ ဖေဖော်ဝါရီလ ၁ ရက်", "2024-02-01"), ("04.03.2021", "2021-03-04"), ("25/4/2019", "2019-04-25"),
        ("4/25/2019", "2019-04-25"), ("3/5/2019", None), ("Brussels, 31st December 1999", "1999-12-31"), ("Sept. 5, 2001", "2001-09-05"),
        ("12 de outubro de 2019", "2019-10-12"), ("7 gennaio 2022", "2022-01-07"), ("18 november 2016", "2016-11-18"),
    ],
)  # fmt: skip
def test_dates(text, iso):
    found = is_dateline(text)
    assert found is not None
    assert found.iso == iso


@pytest.mark.parametrize(
    "text", ["30.13.2024", "32 May 2024", "May 4 is near", "2019", "we met on it", "Resolution 2669 of 21 of them", ""]
)
def test_what_is_no_date(text):
    assert find_date(text) is None


def test_a_sentence_with_a_date_is_no_dateline():
    assert is_dateline("On 10 February 2024, the junta announced the enforcement of the law") is None


@pytest.mark.parametrize(
    ("text", "value"),
    [("462", 462), ("1,000", 1000), ("1.000", 1000), ("၄၆၂", 462), ("12345678901", None), ("x", None)],
)
def test_figures(text, value):
    assert read_figures(text) == value


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("two hundred organizations", "200 organizations"), ("one hundred and twelve groups", "112 groups"),
        ("forty-two groups", "42 groups"), ("mehr als vierzig verbände", "mehr als 40 verbände"), ("one of them", "one of them"),
    ],
)  # fmt: skip
def test_number_words(text, figures):
    assert replace_number_words(text, load_vocabulary()) == figures


@pytest.mark.parametrize(
    "name",
    ["Jane Roe", "Prof. Dr. Hanna Weiss", "BEAUFILS Bruno", "Ana de la Cruz", "J. R. Smith", "Ben Moyo", "Dr. Li"],
)
def test_persons(name):
    assert looks_like_person(name)


@pytest.mark.parametrize(
    "name", ["Heron Watch", "Bar Network", "11.11.11", "ARTICLE 19", "Red de Mujeres", "campact", "Friends of the Sea"]
)
def test_what_is_no_person(name):
    assert not looks_like_person(name)


def test_roles_and_places():
    assert starts_with_role("Executive Director, Foo")
    assert starts_with_role("maître de conférences")
    assert not starts_with_role("Foo Network")
    assert is_place("the Netherlands")
    assert is_place("Trinidad and Tobago")
    assert is_place("Schweiz")
    assert not is_place("Foo")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Foo, Inc., Bar (A, B), Baz e. V., and Qux Union", ["Foo, Inc.", "Bar (A, B)", "Baz e. V.", "Qux Union"]),
        ("Foo, Kenya; Bar, Nepal; Baz.", ["Foo, Kenya", "Bar, Nepal", "Baz"]),
        ("Foo Union, Bar Union, Baz Union and Qux Union", ["Foo Union", "Bar Union", "Baz Union", "Qux Union"]),
    ],
)
def test_paragraphs_of_names(text, names):
    lines = read_facts([text])
    assert [piece.text for piece in split_paragraph(lines, [text]).pieces] == names


def test_entries_run_together_are_parted_only_where_the_count_goes_on():
    assert split_numbered("Foo 13. Bar 14. Baz", 12) == [(12, "Foo"), (13, "Bar"), (14, "Baz")]
    assert split_numbered("Class of 99. Group", 12) == [(12, "Class of 99. Group")]


def test_chains_leave_out_misread_numbers_and_restart():
    assert rising_chain(list(enumerate([1, 2, 41, 3, 4, 4, 5]))) == {0: 1, 1: 2, 3: 3, 4: 4, 6: 5}
    assert list(rising_chain(list(enumerate([1, 2, 3, 1, 2]))).values()) == [1, 2, 3, 1, 2]


@pytest.mark.parametrize(
    ("printed", "mended"),
    [
        ("Chapter VIl", "Chapter VII"), ("per I'Amicizia", "per l'Amicizia"), ("Italia.lnsieme", "Italia.Insieme"), ("Kontra$S", "KontraS"),
        ("Students’” Union", "Students’ Union"), ("( Town) Club", "(Town) Club"), ("Organization —JP", "Organization — JP"),
    ],
)  # fmt: skip
def test_slips(printed, mended):
    found = [made for slip in SLIPS if (made := slip(printed, Lexicon((), ())))]
    assert [one[0] for one in found] == [mended]
    assert all(reason for _, reason in found)


@pytest.mark.parametrize(
    "name",
    ["Villa del Sol", "AT&T", "XVI Circle", "Ta’ang Women’s Organization", "“Quoted” Union", "A-B — C", "I'm Here"],
)
def test_what_is_no_slip(name):
    assert not [made for slip in SLIPS if (made := slip(name, Lexicon((), ())))]


def test_a_word_of_the_language_is_no_roman_number():
    text = "Il est temps. Le chapitre XIl le dit."
    letter = Letter("x", None, "fr", (), (), Stated(), (), (Block("paragraph", text, 3, 3),), (), None, ())
    (found,) = propose_repairs(letter)
    assert (found.printed, found.corrected) == ("XIl", "XII")


def test_sort_keys_join_hyphens_and_drop_marks():
    assert sort_key("A-Yar-Taw People’s Strike (X)") == ("ayartaw", "peoples", "strike", "x")


def test_clean_drops_what_cannot_be_seen():
    assert clean("\ufeffa\u202eb\x00c") == "ab c"


@pytest.mark.parametrize(
    ("line", "number", "bullet", "rest"),
    [
        ("12. Foo", 12, "", "Foo"), ("131..Name", 131, "", "Name"), ("12.Name", 12, "", "Name"), ("01) Foo", 1, "", "Foo"),
        ("(3) Foo", 3, "", "Foo"), ("၁။ မြစ်", 1, "", "မြစ်"), ("50. 11.11.11", 50, "", "11.11.11"), ("11.11.11", None, "", "11.11.11"),
        ("o Foo", None, "o", "Foo"), ("o foo", None, "", "o foo"), ("• Foo", None, "•", "Foo"), ("18MillionRising.org", None, "", "18MillionRising.org"),
        ("1\tFoo\tKenya", 1, "", "Foo\tKenya"), ("1.5 million", None, "", "1.5 million"), ("- Foo", None, "-", "Foo"),
    ],
)  # fmt: skip
def test_marks_of_entries(line, number, bullet, rest):
    (facts,) = read_facts([line])
    assert (facts.number, facts.bullet, facts.rest) == (number, bullet, rest)


def test_every_language_file_has_every_table_and_its_cases():
    keys = {
        "language",
        "function_words",
        "connectors",
        "prose",
        "dates",
        "numbers",
        "cues",
        "letters",
        "counting",
        "lists",
    }
    for language in load_vocabulary().languages:
        assert keys <= set(language.data), language.code
        assert len(language.data["dates"]["months"]) == 12, language.code
    assert {one.code for one in load_vocabulary().languages} >= {"en", "fr", "es", "de", "pt", "my", "it", "nl"}
    assert len(load_places()) > 1000


def test_phrases_end_where_words_end():
    phrases = Phrases(["to", "signed * by"])
    assert phrases.match("to the")
    assert not phrases.match("total")
    assert phrases.match("signed last week by")
    assert not phrases.match("signed last week bypassed")


def test_the_longest_phrase_is_found_and_none_within_a_word():
    phrases = Phrases(["the list", "the", "of", "လက်မှတ်"])
    assert [(one.first, one.last) for one in phrases.finditer("the list of lathe of")] == [(0, 8), (9, 11), (18, 20)]
    assert phrases.search("a lathe") is None
    assert phrases.match("လက်မှတ်ရေးထိုး")
    assert phrases.sub("-", "soft of the") == "soft - -"
    assert Phrases([]).search("anything") is None


def test_an_absurdly_long_character_reference_is_no_character():
    (line,) = read_facts([f"We ask &#{'9' * 5000}; you &amp; them"])
    assert line.rest == "We ask \ufffd you & them"
