"""The two letters that the archive starts with, where they are at hand: what is joined, what is asked."""

import json
from itertools import combinations

import pytest

from sitegen.archive import assemble
from sitegen.archive.doubts import doubts
from sitegen.identity.folds import fold
from tests.conftest import ROOT
from tests.unit.identity.letters import letter

GOLD = ROOT.parent / "shared" / "gold"
pytestmark = pytest.mark.skipif(not GOLD.exists(), reason="the letters are not at hand")


@pytest.fixture(scope="module")
def archive():
    letters = []
    for number in (1, 2):
        told = json.loads((GOLD / f"letter{number}.json").read_text("utf-8"))
        entries = [(one["name"], [member["name"] for member in one["members"]]) for one in told["signatories"]]
        letters.append(letter(f"letter-{number}", *entries, date=told["date"]))
    return assemble(letters, (), ()).value


def lists(archive):
    return [
        {one.organization_id: one.name_as_written for one in archive.by_letter[f"letter-{number}"]} for number in (1, 2)
    ]


def test_names_that_a_careful_reader_calls_the_same_are_joined(archive):
    first, second = lists(archive)
    shared = first.keys() & second.keys()
    assert len(shared) >= 236
    assert sum(fold(first[own]) != fold(second[own]) for own in shared) >= 25  # and not only the plain ones


def test_no_two_names_of_one_letter_are_joined(archive):
    for own, signatures in archive.by_organization.items():
        assert len({one.letter_id for one in signatures}) == len(signatures), own


def test_few_pairs_are_asked_and_none_that_a_guard_forbids(archive):
    asked = doubts(archive)
    assert 5 <= len(asked) <= 15
    assert [one.value for one in asked] == sorted((one.value for one in asked), reverse=True)


def test_every_join_but_for_typesetting_is_by_names_that_share_their_telling_words(archive):
    """What any two joined forms differ in is short: an acronym, an article, a spelling."""
    for own, signatures in archive.by_organization.items():
        for one, other in combinations({fold(signature.name_as_written) for signature in signatures}, 2):
            longer, shorter = sorted((one, other), key=len, reverse=True)
            assert len(longer) - len(shorter) <= 25, (own, one, other)
