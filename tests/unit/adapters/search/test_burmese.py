import pytest

from sitegen.adapters.search.burmese import SEPARATOR, spelt, syllables


@pytest.mark.parametrize(
    ("run", "parts"),
    [
        ("ကွန်ရက်", "ကွန် ရက်"),
        ("ပွင့်ဖြူလယ်ယာမြေ", "ပွင့် ဖြူ လယ် ယာ မြေ"),
        ("ကော်မတီ", "ကော် မ တီ"),
        ("သမဂ္ဂများ", "သ မဂ္ဂ များ"),  # stacked: the lower consonant belongs to the syllable
        ("မန္တလေး", "မန္တ လေး"),
        ("ပခုက္ကူ", "ပ ခုက္ကူ"),
        ("ဥပဒေ", "ဥ ပ ဒေ"),  # an independent vowel is a syllable
        ("လူ့အခွင့်အရေး", "လူ့ အ ခွင့် အ ရေး"),
        ("", ""),
    ],
)
def test_orthographic_syllables(run, parts):
    assert syllables(run) == parts.split()


def test_every_stretch_is_spelt_once_with_separators_between():
    words = spelt("ကကို Latin ရက်၊ ကကို")
    assert words == f"my00z my002d2fz {SEPARATOR} my1b003az"
    assert spelt("Latin only") == ""


def test_what_cannot_be_seen_does_not_divide_a_word():
    assert spelt("ကွန်\u200bရက်") == spelt("ကွန်ရက်")


def test_the_order_of_marks_does_not_matter():
    assert spelt("တင့်") == spelt("တင\u103a\u1037")


def test_zawgyi_is_read_as_what_it_means():
    assert spelt("ကြန္ရက္") == spelt("ကွန်ရက်")


def test_extended_letters_have_words_of_their_own():
    assert spelt("\uaa60\u102c") == "mygaa602cz"
