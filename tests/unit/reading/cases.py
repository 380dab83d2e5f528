"""Reading the case files of this district: an invented letter, and what a careful reader sees in it."""

import re

from tests.conftest import ROOT

_CASE = re.compile(
    r"^## (?P<title>[^\n]+)\n.*?^~~~~letter\n(?P<letter>.*?)^~~~~\n+^~~~~expected\n(?P<expected>.*?)^~~~~",
    re.MULTILINE | re.DOTALL,
)


def read_cases(folder):
    """Yield (name, letter, what is expected, as YAML) for every case in the files of a folder of tests/cases."""
    for path in sorted((ROOT / "tests/cases" / folder).glob("*.md")):
        text = path.read_text(encoding="utf-8")
        every = list(_CASE.finditer(text))
        assert len(every) == text.count("~letter\n"), f"a case of {path.name} would never be run"
        for found in every:
            yield f"{path.stem}: {found['title']}", found["letter"], found["expected"]
