"""Records and judgements tell no form of a name that only letters print which withhold it."""

from sitegen.core.model import Judgement, Organization
from sitegen.identity.withholding import disclose

CEDAR = Organization(
    "cedar-union-of-weavers",
    "Cedar Union of Weavers",
    ("Weavers of Cedar Town", "The Old Cedar Weavers"),
    websites=("https://cedarunionofweavers.example", "https://weavers.example"),
    note="called Cedar Union of Weavers until 2020",
    former_ids=("cedar-weavers-union", "cedarunionofweavers"),
)
CHILD = Organization("elm", "Elm Group", parent_id="cedar-union-of-weavers", nested=True)
JUDGEMENTS = (
    Judgement("Cedar Union of Weavers", "Weavers of Cedar Town", "same", None, None, None, 1),
    Judgement("Weavers of Cedar Town", "Elm Group", "different", None, None, None, 2),
    Judgement("cedar-union-of-weavers", "elm", "different", None, None, None, 3),
)


def told(disclosed):
    return repr((disclosed.organizations, disclosed.judgements)).casefold()


def test_a_record_shows_only_the_forms_that_open_letters_print():
    found = disclose((CEDAR, CHILD), JUDGEMENTS, ["Cedar Union of Weavers"], ["Weavers of Cedar Town", "Elm Group"])
    one, child = found.organizations
    assert (one.organization_id, one.name, one.variant_names) == ("weavers-of-cedar-town", "Weavers of Cedar Town", ())
    assert child.parent_id == "weavers-of-cedar-town"
    assert one.websites == ("https://weavers.example",)
    assert [(each.first, each.second) for each in found.judgements] == [
        ("Weavers of Cedar Town", "Elm Group"),
        ("weavers-of-cedar-town", "elm"),
    ]
    assert "cedar union" not in told(found)
    assert "cedar-union" not in told(found)
    assert "cedarunion" not in told(found)
    assert found.names == frozenset({"Cedar Union of Weavers"})


def test_a_record_that_nobody_signs_openly_is_gone_with_all_its_forms():
    found = disclose((CEDAR, CHILD), JUDGEMENTS, ["Cedar Union of Weavers"], ["Elm Group"])
    assert [one.name for one in found.organizations] == ["Elm Group"]
    assert found.organizations[0].parent_id is None
    assert found.judgements == ()
    assert found.names == frozenset({CEDAR.name, *CEDAR.variant_names})


def test_the_same_form_signed_openly_elsewhere_hides_nothing():
    names = ["Cedar Union of Weavers", "Weavers of Cedar Town", "Elm Group"]
    found = disclose((CEDAR, CHILD), JUDGEMENTS, ["Cedar Union of Weavers"], names)
    assert found.names == frozenset()
    assert found.organizations[0].organization_id == "cedar-union-of-weavers"
