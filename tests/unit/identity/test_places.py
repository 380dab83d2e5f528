"""Places as lists print them, in any language, and countries at the end of a name."""

import pytest

from sitegen.identity.places import fold_place, locate


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


def test_a_place_that_the_name_has_already_adds_nothing():
    assert fold_place("Norvège", "Weavers of Norway") == ""
    assert fold_place("Norvège", "Weavers of Japan") == "no"
    assert fold_place("Oslo, Norway", "Weavers of Norway") == "oslo"
