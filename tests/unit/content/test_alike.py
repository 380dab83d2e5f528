"""Letters that may be one: told when they come, and never joined."""

from dataclasses import replace

import pytest

from sitegen.content.accession import accession
from sitegen.content.alike import like_copies, like_translations
from sitegen.core.model import Settlement, Stated
from tests.unit.identity.letters import letter

NAMES = ("Hill Farmers", "Lake Monitor", "Night Loom", "Dale Weavers")
SETTLED = (Settlement("copy", "sent to two papers"),)


def copy(*names, letter_id="second", **changes):
    one = letter(letter_id, *names)
    manuscript = {name: changes.pop(name) for name in ("translation_of", "settled") if name in changes}
    return replace(one, letter=replace(one.letter, **changes), **manuscript)


FIRST = copy(*NAMES, letter_id="first", title="Keep the lake", date="2021-05-03", addressees=("The Water Board",))
SAME = {"title": "Keep the Lake", "date": "2021-05-03", "addressees": ("The Water Board",)}


def told(new, other=FIRST):
    return list(like_copies({one.letter_id: one for one in (new, other)}, [new]))


@pytest.mark.parametrize(
    "changes", [{}, {"date": None}, {"title": "Keep the lake, corrected"}, {"addressees": ()}, {"language": None}]
)
def test_a_letter_that_came_twice_is_told(changes):
    (found,) = told(copy(*NAMES, **(SAME | changes)))
    assert (found.code, found.severity) == ("M369", "warning")
    assert "second may be first once more: 4 of its 4 names stand on both lists" in found.message


@pytest.mark.parametrize(
    "other",
    [
        copy(*NAMES, **(SAME | {"date": "2021-05-04"})),
        copy(*NAMES, **(SAME | {"language": "fr"})),
        copy(*NAMES, **(SAME | {"title": "Open the lake", "addressees": ("The Fish Board",)})),
        copy(*NAMES, **(SAME | {"title": "Open the lake", "date": None})),
        copy(*NAMES[:3], "Pine Path", **SAME),
        copy(*NAMES[:2], **SAME),
        copy(*NAMES, **SAME, translation_of="first"),
        copy(*NAMES, **SAME, settled=SETTLED),
    ],
)
def test_another_letter_is_not(other):
    assert told(other) == []


def test_two_files_of_one_import_are_told_once():
    text = "3 May 2021\n\nTo the Water Board\n\nDear members,\n\nWe call on you to keep the lake.\n\nSigned:\n\n"
    files = [(f"{at}.txt", (text + "\n".join(f"{n}. {name}" for n, name in enumerate(NAMES, 1)) + "\n" * at).encode())
             for at in (1, 2)]  # fmt: skip
    found = accession({"archive.toml": b'title = "T"\n'}, "content", files, "2024-01-01").diagnostics
    assert [one.code for one in found if one.code == "M369"] == ["M369"]


ENGLISH = letter("english", *NAMES)


def french(*names, **changes):
    one = letter("french", *names)
    manuscript = {name: changes.pop(name) for name in ("translation_of",) if name in changes}
    return replace(one, letter=replace(one.letter, **({"language": "fr"} | changes)), **manuscript)


def told_version(new, other=ENGLISH):
    ids = {one.letter_id: [(name.name, ()) for name in one.letter.signatories] for one in (new, other)}
    return list(like_translations({one.letter_id: one for one in (new, other)}, [new], ids))


def test_a_letter_of_the_day_in_another_language_with_the_same_list_is_told_version():
    (found,) = told_version(french(*NAMES[:3], "Pêcheurs"))
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
def test_what_is_less_alike_is_no_version(other):
    assert told_version(other) == []


def test_lists_in_two_languages_are_told_by_their_numbers():
    counted = replace(ENGLISH, letter=replace(ENGLISH.letter, stated=Stated(9, 5)))
    assert len(told_version(french("a", "b", "c", "d", stated=Stated(9, 5)), counted)) == 1
    assert told_version(french("a", "b", "c", "d", stated=Stated(9, 4)), counted) == []
    assert told_version(french("a", "b", "c", stated=Stated(9, 5)), counted) == []


def test_two_that_arrive_together_are_told_once():
    other = french(*NAMES)
    manuscripts = {one.letter_id: one for one in (ENGLISH, other)}
    ids = {one.letter_id: [(name, ()) for name in NAMES] for one in (ENGLISH, other)}
    assert len(list(like_translations(manuscripts, [ENGLISH, other], ids))) == 1


def test_a_translation_that_comes_is_told_and_not_joined():
    listed = "".join(f"{n}. {name}\n" for n, name in enumerate(NAMES, 1))
    here = {"archive.toml": b'title = "Letters"\n'}
    texts = (
        "3 May 2021\n\nTo the River Commission\n\nWe call on it to stop the dam at the lake.\n\nSigned:",
        "3 mai 2021\n\nÀ la Commission du fleuve\n\nNous demandons d'arrêter le barrage sur le lac.\n\nSignataires :",
    )
    for at, text in enumerate(texts):
        came = accession(here, "content", [(f"{at}.txt", f"{text}\n\n{listed}".encode())])
        here |= came.value
    assert [one.code for one in came.diagnostics if one.code == "M356"] == ["M356"]
    assert b"translation_of" not in b"".join(came.value.values())
