"""No spelling of a withheld name passes in silence, and no longer name or ordinary word is taken for it."""

import re
from dataclasses import dataclass

import pytest

from sitegen.identity.recognition import Recognizer
from tests.conftest import ROOT


@dataclass(frozen=True)
class Case:
    name: str
    open_names: tuple[str, ...]
    told: str
    text: str


def cases():
    for block in (ROOT / "tests/cases/withheld/spellings.txt").read_text("utf-8").split("\n\n")[1:]:
        rows = [row.split(": ", 1) for row in block.strip().split("\n")]
        name = spelt(rows[0][1])
        first = next(at for at, (kind, _) in enumerate(rows) if kind in ("certain", "near"))
        for kind, written in rows[first:]:
            yield Case(name, tuple(one for _, one in rows[1:first]), kind, spelt(written))


def spelt(written):
    """Return a text of the file with the characters that it writes out, and its line ends."""
    return re.sub(r"\\u([0-9a-f]{4})", lambda found: chr(int(found[1], 16)), written.replace(r"\n", "\n"))


@pytest.mark.parametrize("case", tuple(cases()), ids=lambda case: f"{case.told}: {case.text}")
def test_spellings(case):
    found = Recognizer(frozenset({case.name}), frozenset(case.open_names)).all(case.text)
    assert {one.certain for one in found} == {"certain": {True}, "near": {False}, "open": set()}[case.told]
