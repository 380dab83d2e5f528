import pytest

from sitegen.publishing.search.words import readings_of, words_of


def terms(text):
    """Return the terms of a text, with a space between words, a slash between terms of one word, "|" for a gap."""
    return " ".join("/".join(term or "|" for term in one) for _, _, one in words_of(text))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("The civil-society GROUP, 3rd", "the civil society group 3rd"),
        ("Café Ångström ﬁne ＡＢＣ", "cafe angstrom fine abc"),
        ("Øresund Fluß Łódź Đặng ışık Þór", "oresund fluss lodz dang isik thor"),
        ("Women’s Womens' men's", "women/+womens womens men/+mens"),
        ("l'organisation d’eau", "l organisation d eau"),
        ("4,450 4.450 1’000 12,34 1.2.2024", "4450 4450 1000 12 34 1 2 2024"),
        ("၂၀၂၄ ٢٠٢٤ ๒๐๒๔", "2024 2024 2024"),
        ("snake_case S/RES/2669", "snake case s res 2669"),
        ("so\u00adft co\u200bop", "soft coop"),
        ("क़ानून हिन्दी", "क़ानून हिन्दी"),
        ("مُحَمَّد إلى", "محمد الي"),
        ("ကွန်ရက်ABC", "|/ကွန်/ရက်/|/abc"),
        ("河流居民，自决", "|/河/流/居/民/| |/自/决/|"),
        ("ฤดูหนาว", "|/ฤ/ดู/ห/น/า/ว/|"),
        ("ភាសាខ្មែរ", "|/ភា/សា/ខ្មែ/រ/|"),
        ("운항 が", "|/운/항/| |/が/|"),
        ("", ""),
        ("— … ❤ 、", ""),
    ],
)
def test_what_a_word_is(text, said):
    assert terms(text) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("the air-strikes of May", {"airstrikes": "air-strikes"}),
        ("under Chapter VIl of the Charter", {"vii": "VIl"}),
        ("will fill all", {}),
        (
            "to the International Criminal Court and the United Nations Security Council.",
            {"icc": "International Criminal Court", "unsc": "United Nations Security Council"},
        ),
        ("the Court of Justice for the Lakes", {"cjl": "Court of Justice for the Lakes"}),
        ("Upper Lake", {}),  # two words have no acronym that anybody would type
        ("Criminal, Court, Lakes", {}),
    ],
)
def test_what_words_may_be_meant_by_too(text, said):
    words = words_of(text)
    assert {term: text[words[at][0] : words[last][1]] for term, at, last in readings_of(text, words)} == said


def test_a_word_without_end_has_no_other_reading():
    assert list(readings_of("I" * 200_000, words_of("I" * 200_000))) == []
