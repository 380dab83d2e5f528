import pytest

from sitegen.publishing.render.words import Words

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
