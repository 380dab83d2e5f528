from sitegen.analysis.demands import find_demands
from sitegen.analysis.demands.recurring import AskedBefore, asked_before, recurring_demands
from tests.unit.letters import letter_of

COUNCIL = "Members of the River Protection Council"


def recurring(*texts, addressees=((COUNCIL,),), language="en"):
    letters = [
        (name, letter_of(*one, addressees=addressees[at % len(addressees)], language=language))
        for at, (name, one) in enumerate(zip("abcdef", texts, strict=False))
    ]
    demands = {name: find_demands(letter) for name, letter in letters}
    found = recurring_demands(letters, demands, {name: letter.addressees for name, letter in letters})
    return [(one.text, "".join(one.letters)) for one in found], asked_before(found, demands)


def test_words_that_return_in_what_is_asked_are_one_wish():
    found, before = recurring(
        ["We call on you to open the western flood gates."],
        ["We want bread."],
        ["We urge you to open the western flood gates at once."],
    )
    assert found == [("open the western flood gates", "ac")]
    assert before == {"a": (None,), "b": (None,), "c": (AskedBefore(1, "a", "a"),)}


def test_earlier_letters_are_counted_once_however_many_demands_of_theirs_return():
    ask = "We call on you to open the western flood gates and to pay the mill workers."
    _, before = recurring([ask], ["We call on you to pay the mill workers."], [ask])
    assert before["c"] == (AskedBefore(2, "a", "b"),)


def test_the_words_that_most_letters_share_are_the_wish():
    found, _ = recurring(
        ["We demand an embargo on mill wheels; we demand a full survey."],
        ["We demand a broad embargo on mill wheels, and soon."],
        ["We demand a broad embargo on mill wheels."],
    )
    assert found == [("embargo on mill wheels", "abc")]


def test_what_the_letters_are_about_joins_nothing():
    text = "The people of the lower valley are tired. People of the lower valley wait."
    found, _ = recurring(
        [text, "We call on you to feed the people of the lower valley."],
        [text, "We call on you to hear the people of the lower valley."],
    )
    assert found == []


def test_names_and_the_addressees_own_words_join_nothing():
    found, _ = recurring(
        ["We call on you to send the Blue Lantern Society and the river protection council home."],
        ["We call on you to ask the Blue Lantern Society and the river protection council back."],
    )
    assert found == []


def test_letters_to_others_and_in_other_languages_are_not_joined():
    asks = ["We call on you to open the western flood gates."]
    assert recurring(asks, asks, addressees=((COUNCIL,), ("The Mayor",)))[0] == []


def test_a_wish_does_not_run_over_punctuation():
    found, _ = recurring(["We demand open gates, clean water."], ["We demand locked gates, clean water."])
    assert found == [("clean water", "ab")]


def test_a_roman_numeral_that_a_scan_has_spoilt_is_the_same_one():
    found, _ = recurring(
        ["We demand action under Chapter VIl of the charter."], ["We demand action under Chapter VII."]
    )
    assert found == [("action under Chapter VIl", "ab")]


def test_another_number_is_another_wish():
    asks = ["We call on you to obey Resolution 1325."], ["We call on you to obey Resolution 2669."]
    assert recurring(*asks)[0] == []
    assert recurring(asks[0], asks[0])[0] == [("obey Resolution 1325", "ab")]
