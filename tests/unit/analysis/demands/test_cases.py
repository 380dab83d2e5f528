"""The readable cases of tests/cases/demands."""

from pathlib import Path

import pytest

from sitegen.analysis.demands import find_demands
from tests.unit.letters import letter_of

TEXT = (Path(__file__).parents[3] / "cases/demands/letters.md").read_text(encoding="utf-8")


def cases():
    for case in TEXT.split("\n## ")[1:]:
        name, _, rest = case.partition("\n")
        letter, _, asks = rest.partition("\nasks:\n")
        (head, *lines) = [line.strip() for line in letter.splitlines() if line.strip()]
        found = [line[2:].split(" | ") for line in asks.splitlines() if line.startswith("- ")]
        yield pytest.param(head.split(" | "), lines, found, id=name)


@pytest.mark.parametrize(("head", "lines", "found"), list(cases()))
def test_a_letter_asks_what_the_case_says(head, lines, found):
    kinds = ["list" if line.startswith("- ") else "paragraph" for line in lines]
    texts = [line.removeprefix("- ") for line in lines]
    demands = find_demands(letter_of(*texts, language=head[0], addressees=(head[1],), kinds=kinds))
    assert [(one.rule, one.asked or "-") for one in demands] == [(rule, asked) for rule, asked, _ in found]
    for one, (_, _, start) in zip(demands, found, strict=True):
        assert one.text.startswith(start)
