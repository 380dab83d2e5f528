from dataclasses import replace

import pytest

from sitegen.content.accession import accession
from sitegen.content.alike import like_copies
from sitegen.core.model import Settlement
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
