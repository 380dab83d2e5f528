from pathlib import Path

import pytest

from sitegen.identity.addressees import address_of
from sitegen.identity.addressees.bodies import is_vague
from sitegen.identity.addressees.lexicon import BODIES, MEMBERS, OFFICES
from sitegen.identity.folds import key

CASES = Path(__file__).parents[3] / "cases" / "names" / "addressees.md"
PAIRS = [
    (first, sign, second)
    for line in CASES.read_text("utf-8").splitlines()
    if line.startswith("- ")
    for sign in "=<≠"
    for first, found, second in [line.removeprefix("- ").partition(f" {sign} ")]
    if found
]


@pytest.mark.parametrize(("first", "sign", "second"), PAIRS, ids=lambda part: part[:30])
def test_case(first, sign, second):
    one, other = address_of(first), address_of(second)
    same = one.key is not None and one.key == other.key
    within = other.key is not None and other.key in [above.key for above in one.above]
    assert (same, within) == (sign == "=", sign == "<"), (one, other)


@pytest.mark.parametrize("name", ["", "…", "()", "–", ", ,", "ကော်မရှင်ဝင်များ", "致：世界", "X" * 500])
def test_words_that_say_nothing_known_make_no_address(name):
    assert address_of(name).key is None


@pytest.mark.parametrize("name", ["Heads of State", "Member of Congress", "Président de la République", "chefs d’État"])
def test_names_of_a_kind_are_vague(name):
    assert is_vague(name)


@pytest.mark.parametrize("name", ["Members of the UN Security Council", "Weavers’ Foundation", "President of India"])
def test_names_of_one_are_not(name):
    assert not is_vague(name)


def test_the_vocabulary_is_as_words_are_compared():
    for form in (*BODIES, *MEMBERS, *OFFICES):
        assert form == " ".join(form.split()), form
        assert form.isascii(), form
        assert form == form.lower(), form


def test_spaces_without_end_part_words_as_one_does():
    assert address_of(f"Council{' ' * 60_000}of Examples") == address_of("Council of Examples")
    assert key("Alder Society " + "(" * 60_000)
