import pytest

from sitegen.analysis.references.found import read_data
from sitegen.analysis.references.resolutions import find_resolutions


def found(sentence, letter=None):
    return [(one.label, one.url) for one in find_resolutions(sentence, sentence if letter is None else letter)]


@pytest.mark.parametrize(
    ("number", "year"),
    [(688, 1991), (1284, 1999), (1285, 2000), (2132, 2013), (2133, 2014), (2617, 2021), (2618, 2022), (2671, 2022),
     (2672, 2023), (2721, 2023), (2722, 2024), (2767, 2024), (2768, 2025)],
)  # fmt: skip
def test_the_last_resolution_of_a_year_and_the_first_of_the_next_are_told_apart(number, year):
    address = f"https://undocs.org/S/RES/{number}({year})"
    assert found(f"Security Council resolution {number}") == [(f"S/RES/{number} ({year})", address)]


def test_a_number_beside_another_body_is_not_the_security_councils():
    letter = "General Assembly resolution 2625 binds the members of the Security Council, who meet far from here today."
    sentence = "General Assembly resolution 2625 binds."
    assert found(sentence, letter) == [("Resolution 2625", None)]


def test_the_years_follow_each_other_and_the_numbers_rise():
    years = read_data("resolutions")["security-council-years"]
    assert [int(year) for year in years] == list(range(1946, 1946 + len(years)))
    assert list(years.values()) == sorted(set(years.values()))
