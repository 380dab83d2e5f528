"""Which of three readings is taken."""

from dataclasses import replace

import pytest

from sitegen.core.source import Source
from sitegen.reading.choosing import compare
from sitegen.reading.choosing.choice import choose, least_doubted
from sitegen.reading.choosing.readers import MOST_UNITS, read_second, share_named
from sitegen.reading.labelling.entries import draft_labelled
from sitegen.reading.verdict.readings import agreement


def test_of_a_text_that_is_far_too_long_the_second_reader_says_nothing():
    text = "Signed by: " + "Foo Bar, " * (MOST_UNITS + 1)
    found = compare(Source("long.txt", "", (text,)))
    assert found.second.labels == ()
    assert found.chosen == "rules"


def lines(first, last):
    return list(range(first, last + 1))


def never():
    raise AssertionError("nobody else is asked where two agree")


def taken(rules, second, places, *, opened=True, counted=False, above=False, named=1.0, against=500, nobody=500):
    """Whose reading is taken where the second reader is so sure `against` the rules, and against a list of `nobody`."""
    return choose(
        rules,
        second,
        places,
        opened=opened,
        counted=counted,
        above=above,
        named=lambda: named,
        against=lambda some: against if some else nobody,
    )


def test_agreement():
    assert agreement([], []) == 1
    assert agreement([1, 2], [3]) == 0
    assert agreement([1, 1, 2], [1, 2, 3]) == pytest.approx(2 / 3)  # a paragraph has many entries on one line


def test_where_both_agree_the_rules_read_and_nobody_else_is_asked():
    assert taken(lines(1, 100), lines(3, 100), never) == "rules"


def test_where_as_many_are_listed_as_the_letter_says_nobody_else_is_asked():
    assert taken(lines(1, 50), lines(1, 90), never, counted=True) == "rules"
    assert taken([1], lines(1, 90), lambda: lines(1, 90), counted=True) == "places"  # one is as many by chance


@pytest.mark.parametrize(
    ("rules", "second", "places", "opened", "expected"),
    [
        pytest.param(lines(1, 14), lines(1, 90), lines(1, 88), True, "places", id="the rules stopped early"),
        pytest.param(lines(1, 9), [], [], False, "rules", id="the rules guessed some, and nobody else saw any"),
        pytest.param(lines(1, 99), [], [], False, "places", id="the rules guessed many, and nobody else saw any"),
        pytest.param(lines(40, 60), [], [], True, "rules", id="words open a list that the second reader does not see"),
        pytest.param(lines(1, 4), [], [], True, "rules", id="a short list that words open"),
        pytest.param(lines(1, 2), [], [], False, "rules", id="a short list by its look alone"),
        pytest.param(lines(1, 16), lines(1, 43), lines(1, 12), True, "second", id="the rules cannot read this list"),
        pytest.param(lines(1, 50), lines(1, 68), lines(1, 50), True, "rules", id="the same twice by the rules"),
        pytest.param(
            lines(1, 27), lines(1, 55), lines(1, 27), True, "rules", id="the same twice, of cards of two lines"
        ),
        pytest.param(lines(1, 26), [24], [24], True, "rules", id="the second reader sees one row of a table"),
        pytest.param(lines(1, 80), lines(20, 60), lines(20, 60), False, "rules", id="it sees a long part"),
        pytest.param(lines(1, 80), lines(1, 8), lines(1, 8), False, "places", id="it sees a short part"),
        pytest.param(
            [1, 1, 1, 2, 2, 2] * 10, [1, 2] * 10, [1, 2] * 10, True, "places", id="the rules see more on the same lines"
        ),
        pytest.param(lines(1, 50), lines(30, 79), lines(1, 142), False, "rules", id="far too many on its places"),
        pytest.param(lines(1, 10), lines(1, 7), lines(1, 7), False, "rules", id="it sees a part of a short list"),
        pytest.param(lines(1, 99), lines(1, 122), lines(1, 122), False, "places", id="nearly agreed is not agreed"),
        pytest.param([], lines(1, 10), lines(1, 10), True, "places", id="the rules saw none"),
        pytest.param([], lines(1, 4), lines(1, 4), True, "second", id="the second reader alone sees a handful"),
    ],
)
def test_two_of_three(rules, second, places, opened, expected):
    assert taken(rules, second, lambda: places, opened=opened) == expected


def test_a_few_of_whom_the_second_reader_is_sure_are_read_as_it_sees_them():
    assert taken([], lines(1, 3), never, nobody=90) == "second"
    assert taken([], lines(1, 3), never, nobody=60) == "rules"


def test_of_a_list_of_which_it_is_not_sure_the_second_reader_sees_nothing():
    assert taken(lines(1, 41), lines(60, 66), lambda: lines(60, 66), nobody=60) == "rules"
    assert taken(lines(1, 41), lines(60, 66), lambda: lines(60, 66), nobody=90) == "places"


def test_what_is_guessed_above_all_text_is_a_menu_and_below_it_a_list():
    assert taken(lines(1, 6), [], list, opened=False) == "rules"
    assert taken(lines(1, 6), [], list, opened=False, above=True) == "places"


def test_what_is_guessed_is_no_list_where_the_second_reader_is_sure_of_that():
    assert taken(lines(1, 6), [], list, opened=False, against=1100) == "rules"
    assert taken(lines(1, 6), [], list, opened=False, against=1300) == "places"


@pytest.mark.parametrize("opened", [True, False])
def test_what_the_second_reader_does_not_see_is_a_list_if_most_of_it_looks_like_names(opened):
    assert taken(lines(1, 4), [], list, opened=opened, named=0.5) == "rules"
    assert taken(lines(1, 4), [], list, opened=opened, named=0.25) == "places"


def test_what_shows_where_a_name_is_to_be_written_is_no_name_and_a_sentence_is_none():
    names = [
        "Mira Foo",
        "Your name here",
        "Students and teachers of the harbour school",
        "to be sent to the office by the end of the month.",
    ]
    assert share_named(names) == 0.25


@pytest.mark.parametrize(
    ("rules", "second", "places", "expected"),
    [
        pytest.param((60, 80), (0, 60), (0, 70), "second", id="the rules' list looks misread"),
        pytest.param((60, 80), (70, 70), (0, 60), "places", id="another one even less"),
        pytest.param((40, 80), (0, 0), (0, 0), "rules", id="their list looks well, if not its number"),
        pytest.param((60, 80), (0, 61), (61, 61), "rules", id="the others are hardly better"),
    ],
)
def test_a_list_that_looks_misread_gives_way_to_one_that_is_doubted_less(rules, second, places, expected):
    doubts = {"rules": rules, "second": second, "places": places}
    assert least_doubted("rules", doubts.__getitem__, 50) == expected


def test_offices_among_those_who_sign_give_way_to_the_names_alone():
    text = ("Dear Ministers,", "", "We ask you to keep the ferry, on which we all depend, until it runs again.", "")
    signed = ("Signed by:", "", "Mira Lind", "", "Chair of the board", "", "Peter Varga", "", "Treasurer")
    found = compare(Source("ferry.txt", "", (*text, *signed)))
    labels = tuple("entry" if unit.first > 5 else "before" for unit in found.second.page.units)
    drafts = tuple(draft_labelled(found.second.page.units, labels))
    offices = replace(found, rules=read_second(found.task, replace(found.second, labels=labels, drafts=drafts)))
    assert len(offices.rules.value.letter.signatories) == 4
    assert offices.chosen == "places"
    assert [one.name for one in offices.taken.value.letter.signatories] == ["Mira Lind", "Peter Varga"]


def test_where_a_guess_of_another_reader_is_not_believed_that_of_the_rules_stands_if_it_is_not_bad():
    text = (
        *SENTENCES,
        "",
        *(f"{first} {last}, baker" for first in ("Rose", "Max", "Ida") for last in ("Alder", "Birch")),
    )
    found = compare(Source("ferry.txt", "", text))
    labels = tuple("entry" if unit.facts.text in SENTENCES[2:] else "behind" for unit in found.second.page.units)
    second = replace(found.second, labels=labels, drafts=tuple(draft_labelled(found.second.page.units, labels)))
    misled = replace(found, second=second)
    vars(misled)["chosen"] = "places"
    assert misled.places.value.letter.signatories[0].name == SENTENCES[2]
    assert [one.name for one in misled.taken.value.letter.signatories][:2] == ["Rose Alder", "Rose Birch"]


def test_nobody_signs_in_what_stands_under_how_to_sign():
    steps = ("## So können Sie unterzeichnen", "", "1. Öffnen Sie die Liste", "2. Tragen Sie Namen ein", "3. Speichern")
    names = [f"- {name} *Rat, Haus {at}*\n" for at, name in enumerate(("Ada Moos", "Ben Reet", "Leo Esch", "Eva Hahn"))]
    text = "\n".join(("# Offener Brief zur Fähre", "", SENTENCE, "", "## Unterzeichnende", "", *names, *steps))
    seen = compare(Source("fähre.md", "", tuple(text.split("\n")), markup="markdown")).second
    assert [text.split("\n")[line - 1][2:5] for line in seen.lines] == ["Ada", "Ben", "Leo", "Eva"]


SENTENCES = (
    "Dear Ministers,",
    "",
    "We ask you to keep the ferry, on which we all depend, until it runs again.",
    "It has run for as long as anybody remembers, and nobody asked us.",
    "We shall be there on the day of the vote.",
)
SENTENCE = "Wir bitten Sie, die Fähre zu erhalten, auf die wir alle angewiesen sind, und nicht müde zu werden."
