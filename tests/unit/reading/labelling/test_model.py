"""The model: exact sums, the likeliest row, reasons in words; and its weights fit its signs."""

import json
from importlib import resources
from itertools import pairwise, product

from hypothesis import given
from hypothesis import strategies as st

from sitegen.core.source import Source, split_lines
from sitegen.reading.labelling.model import (
    LABELS,
    Weights,
    likeliest,
    load_weights,
    questions,
    reasons,
    score,
    values_of,
    weights_from,
)
from sitegen.reading.labelling.signs import ASKED, NOTHING, look_at
from sitegen.reading.labelling.units import make_units
from sitegen.reading.parsing.context import look_over
from tests.benchmarks.train import written

LETTER = """Dear Ministers,

We ask you to keep the ferry, on which we all depend, and we will not tire of asking until it runs again.

Sincerely,

Ash League
Birch Society
Cedar Union
Dogwood Trust
Elm Forum
Fir Council
Gorse Network
"""


def page_of(text):
    marks = look_over(Source("ferry.txt", "", split_lines(text))).marks
    return look_at(make_units(marks), marks)


def label(page, weights=None):
    weights = weights or load_weights()
    return likeliest(score(values_of(page), len(page.units), weights), weights)


def test_a_plain_list_is_found():
    assert label(page_of(LETTER)) == ["before"] * 3 + ["entry"] * 7


def test_every_sign_speaks_of_every_unit_in_its_words():
    page = page_of(LETTER + "\n1. Heron Trust | Norway\n2. Oak Society | Sweden\n- **Jane Roe**, director\n(cc: all)\n")
    for one, _ in ASKED:
        values = one.read(page)
        assert len(values) == len(page.units), one.name
        for value in set(values) - {NOTHING}:
            assert "{}" not in one.say(value), one.name
            assert not one.words or value < len(one.words), (one.name, value)


def test_signs_of_a_single_unit():
    page = page_of("Heron Trust\n")
    assert all(len(one.read(page)) == 1 for one, _ in ASKED)


numbers = st.integers(-3000, 3000)


@given(st.lists(st.lists(numbers, min_size=6, max_size=6), min_size=1, max_size=4),
       st.lists(st.lists(numbers, min_size=6, max_size=6), min_size=6, max_size=6))  # fmt: skip
def test_the_likeliest_row_weighs_most_of_all_rows(scores, steps):
    weights = Weights((), tuple(map(tuple, steps)))

    def weigh(row):
        places = [LABELS.index(one) for one in row]
        along = sum(steps[left][right] for left, right in pairwise(places))
        return along + sum(scores[at][place] for at, place in enumerate(places))

    best = max(weigh(row) for row in product(LABELS, repeat=len(scores)))
    assert weigh(likeliest(scores, weights)) == best


@given(st.lists(st.lists(numbers, min_size=6, max_size=6), min_size=1, max_size=8))
def test_weights_of_all_labels_are_added_at_once_and_exactly(rows):
    one, offset = questions()[0]
    page = page_of("Heron Trust\n" * len(rows))
    values = [((0,) * len(page.units), 0) for _ in rows]
    signs = [weights_from({"signs": {f"{offset} {one.name} 0": row}, "steps": dict.fromkeys(LABELS, [0] * 6)}).signs[0]
             for row in rows]  # fmt: skip
    sums = score(values, len(page.units), Weights(tuple(signs), ()))
    assert sums == [[sum(column) for column in zip(*rows, strict=True)]] * len(page.units)


def test_a_unit_has_only_labels_that_it_may_have():
    page = page_of(LETTER)
    weights = load_weights()
    scores = score(values_of(page), len(page.units), weights)
    found = likeliest(scores, weights, {5: frozenset({"note"}), 0: frozenset({"heading"})})
    assert (found[0], found[5]) == ("heading", "note")


def test_reasons_say_in_words_why_a_unit_is_an_entry():
    page = page_of(LETTER)
    rival, told = reasons(page, 5, "entry", load_weights(), values_of(page))
    assert rival != "entry"
    assert told[0].weight >= told[-1].weight > 0
    assert any("looks" in one.words or "written" in one.words for one in told[:8])


def test_the_weights_are_what_training_wrote_for_the_signs_that_are_asked():
    file = resources.files("sitegen.reading.labelling").joinpath("weights.json").read_text(encoding="utf-8")
    assert file == written(json.loads(file)), "weights, signs, or how they are learned, have changed: run `make train`"
