import pytest

from sitegen.identity.collation import FIGURES, section, sort_key


def in_order(*names):
    backwards = names[::-1]
    return sorted(backwards, key=sort_key) == list(names)


def test_numbers_come_first_by_value():
    assert in_order("8 Looms", "12 Looms", "The 88 Looms", "Apple Loom")


def test_case_marks_and_punctuation_count_last():
    assert in_order("Alder Loom", "“Birch” Loom", "Élan Loom", "Elm-Loom", "Fir")
    assert in_order("Loom", "loom", "Loom A")


def test_a_leading_article_does_not_count_where_it_is_one():
    assert (
        in_order("The Alder Loom", "Birch Loom", "La Communauté de la Cerise", "Der Dachverband", "A-Z Loom") is False
    )
    assert section("The Alder Loom") == "A"
    assert section("La Communauté de la Cerise") == "C"
    assert section("La Crosse Weavers") == "L"
    assert section("A-Z Loom") == "A"
    assert section("The") == "T"


@pytest.mark.parametrize(
    ("name", "heading"),
    [("Øresund", "O"), ("Łódź", "L"), ("Ärzte", "A"),
     ("3 Looms", FIGURES), ("၃ ကွန်ရက်", FIGURES), ("ကွန်ရက်", "က"), ("ဥယျာဉ်", "အ"),
     ("Δίκτυο", "Greek"), ("Сеть", "Cyrillic"), ("…", FIGURES), ("", FIGURES), ("“Loom”", "L"), ("CDM ကွန်ရက်", "C")],
)  # fmt: skip
def test_sections(name, heading):
    assert section(name) == heading


def test_sections_are_in_the_order_of_an_index():
    assert in_order("9 Looms", "Apple", "Zebra", "Άλφα", "ကံ့ကော်", "ကွန်ရက်", "ခရိုင်", "အသင်း", "ဥယျာဉ်")


def test_every_name_has_its_own_key():
    assert sort_key("Loom") != sort_key("loom") != sort_key("LOOM")
