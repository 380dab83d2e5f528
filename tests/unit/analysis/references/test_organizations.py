import pytest

from sitegen.analysis.references.organizations import name_book, organizations_in
from sitegen.core.model import Organization
from tests.unit.letters import letter_of

KNOWN = (
    Organization("awu", "Alder Women’s Union (AWU)", ("Alder Women Union",)),
    Organization("lake", "Lake Monitor"),
    Organization("lake-east", "Lake Monitor East"),
    Organization("fish", "FishAid"),
    Organization("ash", "Ashbourne"),
    Organization("union", "Student Union"),
    Organization("hill-1", "Hill Watchers"),
    Organization("hill-2", "Hill Watchers (North)", ("Hill Watchers",)),
    Organization("nested", "Fishers of the Bay", nested=True),
    Organization("jurists", "Inland Jurists Circle (IJC)"),
    Organization("jugglers", "Island Jugglers Club (IJC)"),
    Organization("court", "Island Children Choir (ICC)"),
    Organization("my", "မြစ်ချောင်းကွန်ရက်"),
)
BOOK = name_book(KNOWN)


def named(*texts, **more):
    letter = letter_of(*texts, **more)
    return [(letter.body[one.block].text[one.start : one.end], one.organization_id)
            for one in organizations_in(letter, BOOK)]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("As Alder Women's Union (AWU) says, AWU knows.", [("Alder Women's Union (AWU)", "awu"), ("AWU", "awu")]),
        ("The Alder Women Union was there.", [("Alder Women Union", "awu")]),
        ("Ask Lake Monitor’s crew.", [("Lake Monitor", "lake")]),
        ("Ask Lake Monitor East.", [("Lake Monitor East", "lake-east")]),
        ("With **FishAid** we went.", [("FishAid", "fish")]),
        ("We saw, as Ashbourne did, nothing.", [("Ashbourne", "ash")]),
        ("ယနေ့ မြစ်ချောင်းကွန်ရက် က ပြောသည်။", [("မြစ်ချောင်းကွန်ရက်", "my")]),
    ],
)
def test_exact_names_and_safe_acronyms_are_found(text, found):
    assert named(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "The Student Union met.",  # of which there are many
        "We met Hill Watchers.",  # two bear the name
        "We met Fishers of the Bay.",  # known as a member only
        "The IJC met the ICC.",  # letters of two, and of a court
        "Ashbourne is a town.",  # opens a sentence
        "We met Ashbourne Castle.",  # beside a capital: another name
        "Anti-Lake Monitor-like lake monitor.",  # within words, or not a name
        "Mail a@FishAid.example",
        "မြစ်ချောင်းကွန်ရက်များ",
    ],
)
def test_what_may_be_somebody_else_is_not(text):
    assert named(text) == []


def test_an_acronym_that_the_letter_gives_to_somebody_else_is_theirs():
    assert named("The Average Water Use (AWU) fell. AWU is low.") == []


def test_headings_and_salutations_name_nobody():
    assert named("Dear Lake Monitor,", "Lake Monitor", kinds=("salutation", "heading")) == []
