from pathlib import Path

import pytest

from sitegen.archive import assemble
from sitegen.archive.doubts import doubts
from sitegen.identity.clues import KINDS
from sitegen.identity.features import features
from sitegen.identity.folds import key
from sitegen.identity.guards import conflicts
from tests.unit.identity.cases import read_pairs
from tests.unit.identity.letters import letter

CASES = Path(__file__).parents[2] / "cases" / "names"
GUARDED, ASKED = read_pairs(CASES / "guarded.md"), read_pairs(CASES / "asked.md")
# An archive in which the words of the cases are as rare as they would be.
OTHERS = [
    f"{one} {other}"
    for one in ("Amber", "Birch", "Cedar", "Dune", "Elm", "Fern", "Glen", "Holm")
    for other in ("Loft", "Mill", "Kiln", "Barn", "Yard")
]


def asked(first, second):
    letters = [letter("x", first, *OTHERS), letter("y", second, *OTHERS, date="2024-02-01")]
    archive = assemble(letters, (), ()).value
    return doubts(archive)


@pytest.mark.parametrize(("_guard", "first", "_relation", "second"), GUARDED)
def test_a_guard_forbids_even_to_ask(_guard, first, _relation, second):
    assert key(first) != key(second)
    assert conflicts(features(first), features(second))
    assert conflicts(features(second), features(first))
    assert asked(first, second) == ()


@pytest.mark.parametrize(("kind", "first", "_relation", "second"), ASKED)
def test_a_human_is_asked_and_told_why(kind, first, _relation, second):
    assert key(first) != key(second)
    [doubt] = asked(first, second)
    assert kind in [clue.kind for clue in doubt.clues]
    assert all(clue.reason for clue in doubt.clues)
    assert 0 < doubt.value < 1


def test_every_kind_of_evidence_has_a_case():
    assert len(KINDS) == len({section for section, *_ in ASKED})
