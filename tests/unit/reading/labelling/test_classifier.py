"""Classifiers: what values of signs, and of pairs of them, weigh together, and why."""

from sitegen.reading.labelling.classifier import Classifier, Sign, reached
from sitegen.reading.senders.signs import SENDER_SIGNS

LENGTH = Sign(
    "length", "it has {}", ("no letter", "a few letters", "many letters"), lambda one: reached(len(one), 1, 9)
)
CASE = Sign("case", "it is in {} letters", ("small", "large"), lambda one: int(one.isupper()))
WORDS = Classifier((LENGTH, CASE), (("length", "case"),))
WEIGHTS = {"bias 0": -50, "length 1": 20, "length 2": 300, "case 1": 40, "length+case 3": 1000}


def test_a_pair_has_a_value_for_every_two_values():
    found = [WORDS.values(one)["length+case"] for one in ("a", "A", "a long word", "A LONG WORD")]
    assert found == [2, 3, 4, 5]


def test_all_weights_are_added_and_what_has_none_weighs_nothing():
    assert WORDS.weigh("A", WEIGHTS) == -50 + 20 + 40 + 1000
    assert WORDS.weigh("", WEIGHTS) == -50


def test_signs_that_speak_for_it_are_told_the_strongest_first():
    assert [(one.words, one.weight) for one in WORDS.reasons("A LONG WORD", WEIGHTS)] == [
        ("it has many letters", 3.0),
        ("it is in large letters", 0.4),
    ]
    assert WORDS.reasons("", WEIGHTS) == ()


def test_every_value_of_a_sign_has_its_words():
    signs = {one.name for one in SENDER_SIGNS.signs}
    assert len(signs) == len(SENDER_SIGNS.signs)
    assert all(one in signs for pair in SENDER_SIGNS.pairs for one in pair)
    assert all("{}" in one.phrase and len(set(one.words)) == len(one.words) for one in SENDER_SIGNS.signs)
