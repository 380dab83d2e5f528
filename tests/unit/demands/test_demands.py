import pytest

from sitegen.demands import find_demands, recurring
from sitegen.demands.addressing import addressee_in
from sitegen.demands.cues import CUES
from tests.unit.letters import letter_of

COUNCIL = "Members of the River Protection Council"


def found(text, language="en", addressees=(COUNCIL,), **more):
    letter = letter_of(text, language=language, addressees=addressees, **more)
    return [(one.rule, one.asked, one.addressee) for one in find_demands(letter)]


@pytest.mark.parametrize(
    ("language", "text", "rule", "asked"),
    [
        ("en", "We call on the RPC to open the gates.", "asks", "the RPC"),
        ("en", "We, 12 groups of the valley, urgently call on you to act.", "asks", "you"),
        ("en", "We once again demand that the gates be opened.", "asks", None),
        ("en", "In addition, the RPC must open the gates.", "must", "the RPC"),
        ("en", "Such a resolution must require gates.", "must", "Such a resolution"),
        ("fr", "Nous vous demandons de ne pas ouvrir.", "asks", None),
        ("fr", "Nous appelons le gouvernement à agir.", "asks", "le gouvernement"),
        ("fr", "L'État doit agir.", "must", "L'État"),
        ("es", "Exhortamos a los gobiernos a actuar.", "asks", "los gobiernos"),
        ("es", "Exigimos agua.", "asks", None),
        ("de", "Wir fordern Sie deshalb auf, zu handeln.", "asks", "Sie"),
        ("de", "Hierfür muss sich die Politik öffnen.", "must", "die Politik"),
        ("pt", "Exigimos que o governo aja.", "asks", None),
        ("pt", "O governo deve agir.", "must", "O governo"),
        ("my", "ရေတံခါးများ ဖွင့်ပေးရန် တောင်းဆိုပါသည်။", "asks", None),
    ],
)
def test_each_language_asks(language, text, rule, asked):
    ((found_rule, found_asked, _),) = found(text, language)
    assert (found_rule, found_asked) == (rule, asked)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "They call on us every day."),
        ("en", "The river must have been clean once."),
        ("en", "People who live there must walk for hours."),
        ("de", "Man muss es gesehen haben."),
        ("xx", "We call on you to act."),
        (None, "We call on you to act."),
    ],
)
def test_other_sentences_do_not(language, text):
    assert found(text, language) == []


def test_whom_a_demand_asks_is_one_of_the_addressees_where_that_is_certain():
    assert found("We call on the River Protection Council to act.") == [
        ("asks", "the River Protection Council", COUNCIL)
    ]
    assert found("The RPC must act.") == [("must", "The RPC", COUNCIL)]
    assert found("We call on the Mayor to act.") == [("asks", "the Mayor", None)]


def test_the_items_that_a_demand_opens_are_demands():
    texts = ("We call on you to:", "Open the gates", "Close the mill", "Thank you.")
    letter = letter_of(*texts, addressees=(COUNCIL,), kinds=("paragraph", "list", "list"))
    demands = find_demands(letter)
    assert [(one.rule, one.text, one.addressee) for one in demands] == [
        ("asks", "We call on you to:", COUNCIL),
        ("item", "Open the gates", COUNCIL),
        ("item", "Close the mill", COUNCIL),
    ]


def test_a_demand_stands_where_it_says():
    letter = letter_of("The river is low. We **urge** you to [act](#) now. Thank you.")
    (demand,) = find_demands(letter)
    assert letter.body[0].text[demand.start : demand.end] == "We **urge** you to [act](#) now."
    assert (demand.first, demand.last) == (1, 4)


def test_you_is_the_only_addressee_and_nobody_where_there_are_two():
    assert addressee_in("you", ["The Mayor"]) == "The Mayor"
    assert addressee_in("you", ["The Mayor", "The Miller"]) is None


def test_a_demand_that_returns_names_the_letters_that_made_it_before():
    letters = {
        "a": letter_of("We call on you to open the western flood gates."),
        "b": letter_of("We want bread."),
        "c": letter_of("We urge you to open the western flood gates at once."),
    }
    rows = recurring({key: find_demands(letter) for key, letter in letters.items()})
    assert [earlier for _, earlier in rows["a"]] == [()]
    assert [earlier for _, earlier in rows["c"]] == [("a",)]


def test_six_languages_have_cues():
    assert set(CUES) == {"en", "fr", "es", "de", "pt", "my"}
