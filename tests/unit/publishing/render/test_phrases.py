"""Phrases that no template spells out: reasons that the names' own rooms give. Each is in the catalogue."""

import re

from sitegen.identity.folds import FOLDS
from sitegen.publishing.render.catalogues import catalogue

CLUE = re.compile(r'Clue\(\s*"[^"]*",\s*f?"([^":{]*)')
AGAINST = re.compile(r'against\.append\(f?"([^":]*)')


def test_differences_that_are_looked_through_are_in_burmese():
    assert {one.about for one in FOLDS} | {"typesetting"} <= catalogue("my").keys()


def test_what_speaks_for_and_against_a_pair_is_in_burmese(root):
    names, doubts = (root / f"sitegen/{one}.py" for one in ("identity/clues", "archive/doubts"))
    text = names.read_text(encoding="utf-8") + doubts.read_text(encoding="utf-8")
    said = {*CLUE.findall(text), *AGAINST.findall(text), "nested under different organizations", "one is a member"}
    assert len(said) > 12
    assert sorted(said - catalogue("my").keys()) == []
