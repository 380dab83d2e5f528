"""Readable cases: an invented letter, and what a careful reader sees in it. See tests/cases/parsing/*.md."""

import pytest
import yaml

from sitegen.core.source import Source, split_lines
from sitegen.reading.parsing import parse_letter
from tests.unit.reading.cases import read_cases

FIELDS = ("name", "kind", "role", "affiliation", "place", "group", "number", "entry", "line")


def cases():
    for name, letter, expected in read_cases("parsing"):
        yield pytest.param(letter, yaml.safe_load(expected), id=name)


def seen_names(letter, wanted):
    shown = []
    for entry, want in zip(letter.signatories, wanted, strict=False):
        if isinstance(want, str):
            shown.append(entry.name)
            continue
        one = {key: getattr(entry, key) for key in want if key in FIELDS}
        if "members" in want:
            one["members"] = [member.name for member in entry.members]
        shown.append(one)
    return shown + [entry.name for entry in letter.signatories[len(wanted) :]]


@pytest.mark.parametrize(("text", "expected"), list(cases()))
def test_case(text, expected):
    checked = parse_letter(Source("case.txt", "", split_lines(text)))
    reading, letter = checked.value, checked.value.letter
    seen = {
        "date": letter.date, "title": letter.title, "language": letter.language, "addressees": list(letter.addressees),
        "cc": list(letter.cc), "total": letter.stated.total, "bound": letter.stated.bound,
        "undisclosed": letter.stated.undisclosed, "statement": letter.statement, "missing": reading.ledger.missing,
        "codes": sorted({one.name for one in checked.diagnostics}),
        "contacts": [one.email for one in letter.contacts],
        "footnotes": [f"{one.marker} {one.reference}" for one in letter.footnotes],
    }  # fmt: skip
    if "names" in expected:
        seen["names"] = seen_names(letter, expected["names"])
    if "body" in expected:
        seen["body"] = [block.text[: len(want)] for block, want in zip(letter.body, expected["body"], strict=False)]
        seen["body"] += [block.text for block in letter.body[len(expected["body"]) :]]
    if "roles" in expected:
        seen["roles"] = {line: reading.lines[line - 1].winner.role for line in expected["roles"]}
    assert {key: seen[key] for key in expected} == expected
    assert [one.line for one in reading.lines] == list(range(1, len(reading.lines) + 1))
