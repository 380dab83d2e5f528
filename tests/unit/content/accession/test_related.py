"""Which letters can help to read each other."""

import pytest

from sitegen.content.accession.readings import related_letters
from sitegen.reading import choosing
from sitegen.reading.formats import read_source
from tests.unit.content.accession.letters import FIRST, SECOND


def read(data):
    return choosing.read_letter(read_source("letter.txt", data).value).value.letter


@pytest.mark.parametrize(
    ("second", "helps"),
    [
        pytest.param(SECOND, True, id="the same list without its bullets"),
        pytest.param(SECOND.replace(b"Birch Network", b"Birch Network (BN)"), True, id="a short name in brackets"),
        pytest.param(SECOND.replace(b"Ash Group", b"Oak Group"), True, id="one member is another"),
        pytest.param(SECOND.replace(b"Birch Network", b"Beech Network"), False, id="another parent"),
        pytest.param(
            SECOND.replace(b"Ash Group", b"Oak Group").replace(b"Elm Group", b"Olive Group"),
            False,
            id="the same parent, and most of its members do not sign",
        ),
    ],
)
def test_letters_that_name_the_parent_and_most_members_of_a_nested_list_are_related(second, helps):
    assert bool(related_letters(read(second), {"first": read(FIRST)})) is helps
