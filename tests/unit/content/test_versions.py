from dataclasses import replace

import pytest

from sitegen.content.accession import accession
from sitegen.content.alike import like_translations
from sitegen.core.model import Stated
from tests.unit.identity.letters import letter

NAMES = ("Hill Farmers", "Lake Monitor", "Night Loom", "Dale Weavers")
ENGLISH = letter("english", *NAMES)


def french(*names, **changes):
    one = letter("french", *names)
    manuscript = {name: changes.pop(name) for name in ("translation_of",) if name in changes}
    return replace(one, letter=replace(one.letter, **({"language": "fr"} | changes)), **manuscript)


def told(new, other=ENGLISH):
    ids = {one.letter_id: [(name.name, ()) for name in one.letter.signatories] for one in (new, other)}
    return list(like_translations({one.letter_id: one for one in (new, other)}, [new], ids))


def test_a_letter_of_the_day_in_another_language_with_the_same_list_is_told():
    (found,) = told(french(*NAMES[:3], "Pêcheurs"))
    assert (found.code, found.severity) == ("M356", "warning")
    assert found.hint.startswith("if it is a translation, add to its front matter: translation_of: english; if not")
    assert "shares 3 of its 4 organizations" in found.message


@pytest.mark.parametrize(
    "other",
    [
        french(*NAMES, date="2024-01-02"),
        french(*NAMES, language="en"),
        french(*NAMES, language=None),
        french(*NAMES, date=None),
        french("Hill Farmers", "Lake Monitor", "x", "y", "z"),
        french(*NAMES, translation_of="english"),
        french("a", "b", "c", "d"),
    ],
)
def test_what_is_less_alike_is_not_told(other):
    assert told(other) == []


def test_lists_in_two_languages_are_told_by_their_numbers():
    counted = replace(ENGLISH, letter=replace(ENGLISH.letter, stated=Stated(9, 5)))
    assert len(told(french("a", "b", "c", "d", stated=Stated(9, 5)), counted)) == 1
    assert told(french("a", "b", "c", "d", stated=Stated(9, 4)), counted) == []
    assert told(french("a", "b", "c", stated=Stated(9, 5)), counted) == []


def test_two_that_arrive_together_are_told_once():
    other = french(*NAMES)
    manuscripts = {one.letter_id: one for one in (ENGLISH, other)}
    ids = {one.letter_id: [(name, ()) for name in NAMES] for one in (ENGLISH, other)}
    assert len(list(like_translations(manuscripts, [ENGLISH, other], ids))) == 1


ARCHIVE = {"archive.toml": b'title = "Letters"\ndescription = "Letters."\n'}
FIRST = """3 May 2021

To the River Commission

Stop the dam

Your Excellencies,

We call on the Commission to stop the dam at the lake and to hear the people who live there.

Signed by:

1. Hill Farmers
2. Lake Monitor
3. Night Loom
4. Dale Weavers
"""
SECOND = """3 mai 2021

À la Commission du fleuve

Arrêtez le barrage

Excellences,

Nous demandons à la Commission d'arrêter le barrage sur le lac et d'entendre les gens qui y vivent.

Signataires :

1. Hill Farmers
2. Lake Monitor
3. Night Loom
4. Tisserands du Val
"""


def test_an_import_tells_and_joins_nothing():
    first = accession(ARCHIVE, "content", [("first.txt", FIRST.encode())])
    content = ARCHIVE | dict(first.value)
    second = accession(content, "content", [("second.txt", SECOND.encode())])
    assert [one.code for one in second.diagnostics if one.code == "M356"] == ["M356"]
    assert b"translation_of" not in b"".join(second.value.values())
