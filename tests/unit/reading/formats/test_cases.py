"""Readable cases: an invented file, and the lines a person sees in it. See tests/cases/formats/*.md."""

import re
from pathlib import Path

import pytest
import yaml

from sitegen.reading.formats import read_source
from sitegen.reading.parsing import parse_letter

CASES = Path(__file__).resolve().parents[3] / "cases" / "formats"
CASE = re.compile(
    r"^## (?P<title>[^\n]+)\n.*?^~~~~(?P<ending>\w+)\n(?P<file>.*?)^~~~~\n+^~~~~lines\n(?P<lines>.*?)^~~~~\n"
    r"(?:\n*^~~~~evidence\n(?P<evidence>.*?)^~~~~\n)?(?:\n*^~~~~zones\n(?P<zones>.*?)^~~~~\n)?"
    r"(?:\n*^~~~~said\n(?P<said>.*?)^~~~~\n)?(?:\n*^~~~~letter\n(?P<letter>.*?)^~~~~\n)?",
    re.MULTILINE | re.DOTALL,
)


def cases():
    for path in sorted(CASES.glob("*.md")):
        for found in CASE.finditer(path.read_text(encoding="utf-8")):
            yield pytest.param(found, id=f"{path.stem}: {found['title']}")


@pytest.mark.parametrize("case", list(cases()))
def test_case(case):
    checked = read_source(f"case.{case['ending']}", case["file"].encode())
    assert "\n".join(checked.value.lines).rstrip("\n") == case["lines"].rstrip("\n")
    if case["evidence"] is not None:
        seen = [f"{one.kind} {one.origin} {one.name} {one.line or '-'}: {one.value}" for one in checked.value.evidence]
        assert seen == case["evidence"].splitlines()
    if case["zones"] is not None:
        zones = [f"{at} {place.zone}" for at, place in enumerate(checked.value.places, 1) if place]
        assert zones == case["zones"].splitlines()
    if case["said"] is not None:
        assert [f"{one.code} {one.span.first}: {one.message}" for one in checked.diagnostics] == (
            case["said"].splitlines()
        )
    if case["letter"] is not None:
        letter = parse_letter(checked.value).value.letter
        seen = {"title": letter.title, "date": letter.date, "names": [entry.name for entry in letter.signatories]}
        assert seen == yaml.load(case["letter"], yaml.BaseLoader)


def test_every_case_is_read():
    written = sum(path.read_text(encoding="utf-8").count("\n~~~~lines\n") for path in CASES.glob("*.md"))
    assert written == len(list(cases())) > 0
