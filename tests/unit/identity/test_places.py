"""Places as lists print them, in any language, and countries at the end of a name."""

import pytest

from sitegen.identity.places import fold_place, locate, split_place


@pytest.mark.parametrize(
    ("forms", "place"),
    [
        (
            ["the Netherlands", "The Netherlands", "Pays-Bas", "les Pays-Bas", "Países Bajos", "Holanda", "Nederland"],
            "nl",
        ),
        (["US", "U.S.A.", "United States", "EE.UU.", "États-Unis", "Estados Unidos", "(USA)"], "us"),
        (["Côte d’Ivoire", "Cote d'Ivoire", "Costa de Marfil", "Ivory Coast"], "ci"),
        (["မြန်မာ", "Myanmar (Burma)", "Birmanie"], "mm"),
        (["Kenya/Uganda", "Uganda and Kenya", "Ouganda, Kenya"], "ke,ug"),
        (["Geneva, Switzerland", "Geneva (Suisse)", "Switzerland – Geneva"], "ch:geneva"),
        (["Global", "International", ""], ""),
        (["Hilltown"], "hilltown"),
        (["England"], "england"),
    ],
)
def test_forms_of_one_place_in_many_languages_are_one(forms, place):
    assert {str(locate(form)) for form in forms} == {place}


@pytest.mark.parametrize(
    ("name", "rest", "countries", "parted"),
    [
        ("Weavers, Norway", "Weavers", {"no"}, True),
        ("Weavers (Noruega)", "Weavers", {"no"}, True),
        ("Weavers – the Netherlands", "Weavers", {"nl"}, False),
        ("Weavers Norway", "Weavers", {"no"}, False),
        ("Weavers of the Hill US", "Weavers of the Hill", {"us"}, False),
        ("Bank of Norway", "Bank of Norway", set(), False),
        ("Weavers (Hilltown)", "Weavers (Hilltown)", set(), False),
        ("ASOCIACION DE", "ASOCIACION DE", set(), False),
        ("Norway", "Norway", set(), False),
        ("Loom Island", "Loom Island", set(), False),
    ],
)
def test_a_country_at_the_end_of_a_name_is_told_from_the_name(name, rest, countries, parted):
    found = split_place(name)
    assert (found[0], set(found[1].countries), found[2]) == (rest, countries, parted)


def test_a_place_that_the_name_has_already_adds_nothing():
    assert fold_place("Norvège", "Weavers of Norway") == ""
    assert fold_place("Norvège", "Weavers of Japan") == "no"
    assert fold_place("Oslo, Norway", "Weavers of Norway") == "oslo"
