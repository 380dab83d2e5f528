from importlib import resources

import pytest

from sitegen.publishing.render.words import Words
from sitegen.reading.parsing import vocabulary

english, burmese = Words("en", {}), Words("my", {"{n} letters": "စာ {n} စောင်"})


@pytest.mark.parametrize(
    ("iso", "words"),
    [
        ("2024-02-01", "1 February 2024"),
        ("2024-02", "February 2024"),
        ("2024", "2024"),
        ("2024-13", "2024-13"),
        (None, ""),
    ],
)
def test_dates_say_as_much_as_is_known(iso, words):
    assert english.date(iso) == words


def test_a_language_writes_its_own_figures_and_months():
    assert burmese.date("2024-02-01") == "၂၀၂၄ ခုနှစ်၊ ဖေဖော်ဝါရီလ ၁ ရက်"
    assert burmese.count(1200, "{n} letter", "{n} letters") == "စာ ၁,၂၀၀ စောင်"


def test_a_phrase_without_translation_is_said_in_english():
    assert burmese.say("About") == "About"


def test_values_are_escaped_and_phrases_are_not_templates():
    assert english.say("To {names}", names="<b>{x}</b>") == "To &lt;b&gt;{x}&lt;/b&gt;"


@pytest.mark.parametrize("words", [english, burmese], ids=["en", "my"])
def test_every_language_that_letters_are_read_in_has_a_name(words):
    known = {one.name[:2] for one in resources.files(vocabulary).iterdir() if one.name[2:] == ".toml"}
    assert len(known) > 20
    assert not {code for code in known if code in (words.language_name(code), words.endonym(code))}


def test_a_language_that_nobody_named_is_shown_as_it_is():
    assert english.language_name("tlh-x") == english.endonym("tlh") + "-x" == "tlh-x"


def test_in_burmese_no_line_ends_between_a_negation_and_its_verb():
    catalogue = {"a": "လက်မှတ်မရေးထိုးပါ", "b": "ပထမစာ၊ အမည် အများ", "c": "ပါရှိသော စာ"}
    words = Words("my", catalogue, on_pages=True)
    assert [words.say(one) for one in "abc"] == ["လက်မှတ်မ\u2060ရေးထိုးပါ", "ပထမစာ၊ အမည် အများ", "ပါရှိ\u2060သော စာ"]
    assert Words("my", catalogue).say("a") == "လက်မှတ်မရေးထိုးပါ"
