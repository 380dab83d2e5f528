"""Letters that a few sign: where the second reader sees a signature, and whom the rules read there."""

from dataclasses import replace

import pytest
import yaml

from sitegen.core.diagnostics.codes import (
    DISBELIEVED_LIST,
    GUESSED_LIST,
    MAYBE_SENDER,
    SECOND_LETTER,
    SENDER_ABOVE,
    UNSURE_SENDER,
)
from sitegen.core.model import ReadingFact
from sitegen.core.source import Source, split_lines
from sitegen.reading.choosing import compare
from sitegen.reading.choosing.explaining import MAY_SEND, SENDER, opinions
from sitegen.reading.formats import read_source
from sitegen.reading.labelling.model import load_weights
from sitegen.reading.senders.asking import CERTAIN, CERTAIN_ABOVE, DOUBTED, POSSIBLE, SURE
from tests.unit.reading.cases import read_cases


def cases():
    for name, letter, expected in read_cases("signing"):
        yield pytest.param(letter, yaml.safe_load(expected), id=name)


def read(text):
    return compare(Source("case.txt", "", split_lines(text)))


def seen(one, wanted):
    if isinstance(wanted, str):
        return one.name
    found = {"lines": [one.line, one.last]}
    return {key: found[key] if key in found else getattr(one, key) for key in wanted}


@pytest.mark.parametrize(("text", "expected"), list(cases()))
def test_case(text, expected):
    found = read(text).reading.value.letter.signatories
    wanted = expected["names"]
    assert [seen(one, want) for one, want in zip(found, wanted, strict=False)] == wanted
    assert len(found) == len(wanted)


LETTER = """Dear Minister,

We have waited for eleven years for the bridge that was promised to us, and we will not wait for another eleven. The
ferry is old, and the road around the lake is closed in winter.

Please build it now. We will help wherever we can.

Until we meet on the bridge

Upper Lake Society
"""
NAME = "Upper Lake Society"


def test_why_lines_are_a_signature_is_said_in_words():
    found = read(LETTER)
    assert [one.name for one in found.reading.value.letter.signatories] == ["Upper Lake Society"]
    (said,) = [one for line in opinions(found) for one in line.second if one.label == SENDER]
    assert said.text == "Upper Lake Society"
    assert all(one.weight > 0 and "{}" not in one.words for one in said.reasons)
    assert said.reasons


@pytest.mark.parametrize(
    ("weight", "names", "doubted", "said"),
    [
        pytest.param(SURE, [NAME], False, SENDER, id="sure"),
        pytest.param(CERTAIN, [NAME], True, SENDER, id="believed, with a doubt"),
        pytest.param(POSSIBLE, [], False, MAY_SEND, id="not believed, and told"),
        pytest.param(POSSIBLE - 1, [], False, None, id="not told"),
    ],
)
def test_how_sure_a_signature_is_is_said_and_reaches_the_verdict(weight, names, doubted, said):
    weights = replace(load_weights(), senders={"bias 0": -900, "below 0": 900 + weight})  # of the last line
    found = compare(Source("case.txt", "", split_lines(LETTER)), weights=weights)
    assert [one.name for one in found.reading.value.letter.signatories] == names
    assert any(one.code == GUESSED_LIST.code for one in found.reading.diagnostics) == doubted
    labels = {one.label for line in opinions(found) for one in line.second}
    assert labels & {SENDER, MAY_SEND} == ({said} if said else set())
    told = [one for one in found.reading.value.verdict.reasons if one.reason.startswith("somebody may sign here")]
    verdict = found.reading.value.verdict
    unsure = [one.first for one in verdict.reasons if one.reason == "who is listed may not be the sender"]
    assert unsure == [one.span.first for one in found.reading.diagnostics if one.code == UNSURE_SENDER.code]
    assert unsure == ([10] if names and weight < DOUBTED else [])
    doubts = [one.span.first for one in found.reading.diagnostics if one.code == MAYBE_SENDER.code]
    assert doubts == ([10] if said == MAY_SEND else [])
    assert [one.first for one in told] == ([10] if said == MAY_SEND else [])


def test_a_signature_is_not_looked_for_where_somebody_is_found():
    found = read(f"{LETTER}\nSigned by:\n- Harbour Club\n- Ferrymen's Union\n- Lake School\n")
    assert not found.second.signed
    assert len(found.reading.value.letter.signatories) == 3


UNSIGNED = LETTER.split("Until we meet", maxsplit=1)[0]
ABOVE = f"---\ntitle: The bridge\nauthor: Jane Roe\n---\n{UNSIGNED}"


@pytest.mark.parametrize(("weight", "names"), [(CERTAIN_ABOVE, ["Jane Roe"]), (CERTAIN_ABOVE - 1, [])])
def test_who_is_named_above_the_text_alone_is_told_with_the_line(weight, names):
    weights = replace(load_weights(), senders={"bias 0": -900, "place 3": 900 + weight})  # of a field
    found = compare(read_source("bridge.md", ABOVE.encode()).value, weights=weights).reading
    assert [(one.name, one.line) for one in found.value.letter.signatories] == [(name, 3) for name in names]
    assert [one.span.first for one in found.diagnostics if one.code == SENDER_ABOVE.code] == [3] * len(names)
    assert (found.value.lines[2].winner.rule == "sender") == bool(names)


def test_offices_under_those_who_sign_are_none_of_them():
    persons = "Jane Roe\nKeeper of boats\n\nJohn Doe\nBaker"
    found = read(LETTER.replace("Until we meet on the bridge", "Sincerely,").replace(NAME, persons))
    assert [one.name for one in found.reading.value.letter.signatories] == ["Jane Roe", "John Doe"]


def test_a_list_that_is_not_believed_is_told_with_its_lines_and_flagged_and_a_person_may_say_that_it_signs():
    text = next(letter for name, letter, _ in read_cases("signing") if "Bullets under a heading" in name)
    found = read(text).reading
    told = [one for one in found.diagnostics if one.code == DISBELIEVED_LIST.code]
    first = text.splitlines().index("* Climate Justice") + 1
    assert [(one.span.first, one.span.last) for one in told] == [(first, first + 4)]
    assert found.value.verdict.grade != "well read"
    said = [ReadingFact(first, first + 4, "signatories")]
    listed = compare(Source("case.txt", "", split_lines(text)), facts=said).reading.value.letter.signatories
    assert [one.name for one in listed][:2] == ["Climate Justice", "Gender Equality"]


def test_a_long_line_over_the_day_at_the_end_that_is_not_believed_to_sign_is_looked_at():
    body = (
        "The weir on the Alder has been shut for three years, and we ask you to open it before the floods return.\n\n"
    )
    end = "Undergraduate student Jane Roe, Class of 2018 at the School of Rivers of the University of the Alder\n\n"
    verdict = read(f"# Open letter\n\nDear Minister,\n\n{body}{body}{end}23 April 2018\n").reading.value.verdict
    assert verdict.grade != "well read"
    assert "the line over the day at the end may name who signs, and none is listed" in [
        one.reason for one in verdict.reasons
    ]


REST = LETTER.partition("Until we meet")[0]


@pytest.mark.parametrize(
    ("head", "code"),
    [
        pytest.param("# Open letter by Jane Roe and John Doe\n\n", MAYBE_SENDER, id="a title"),
        pytest.param("---\ntitle: The bridge\nauthor: Jane Roe\n---\n\n", MAYBE_SENDER, id="a field"),
        pytest.param("# The bridge\n\nBy Jane Roe\n\nThis was sent on Monday. We print it in full.\n\n", SENDER_ABOVE,
                     id="a byline over an introduction"),
        pytest.param("# The bridge\n\nBy Jane Roe\n\n", None, id="a byline over a letter"),
        pytest.param("---\ntitle: The bridge\nauthor: admin\n---\n\n", None, id="who keeps the site"),
    ],
)  # fmt: skip
def test_who_may_write_a_letter_above_its_text_is_told(head, code):
    found = compare(read_source("case.md", (head + REST).encode()).value).reading
    told = {one.code for one in found.diagnostics} & {MAYBE_SENDER.code, SENDER_ABOVE.code, SECOND_LETTER.code}
    assert told == ({code.code} if code else set())
