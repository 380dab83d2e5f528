"""Lists of words hold each once: what stands twice was added by somebody who did not see that it was there."""

import tomllib
from collections import Counter

import pytest

from tests.conftest import ROOT

FILES = [
    path for room in ("reading", "identity", "analysis") for path in sorted((ROOT / "sitegen" / room).rglob("*.toml"))
]
IN_PLACES = ("numbers",)  # tables of lists whose entries count by their place


def lists(table, path=()):
    for key, value in table.items():
        if isinstance(value, dict):
            yield from lists(value, (*path, key))
        elif isinstance(value, list) and all(isinstance(one, str) for one in value):
            yield ".".join((*path, key)), value


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ROOT / "sitegen").as_posix())
def test_no_list_holds_an_entry_twice(path):
    found = {
        name: twice
        for name, words in lists(tomllib.loads(path.read_text("utf-8")))
        if not name.startswith(IN_PLACES) and (twice := [one for one, count in Counter(words).items() if count > 1])
    }
    assert found == {}
