import pytest

from sitegen.core.myanmar import syllables
from sitegen.publishing.search.words import to_unicode


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
        ("ပဥ္စမ", "ပဥ္စ မ"),  # typed for ပဉ္စမ
        ("ဦးဩဇာ", "ဦး ဩ ဇာ"),
        ("ၸၢႆးၶမ်းမိူင်း", "ၸၢႆး ၶမ်း မိူင်း"),  # Shan
        ("ကညီၡါဖးလါ", "က ညီ ၡါ ဖး လါ"),  # Karen
        ("ၜါဍုၚ်မန်", "ၜါ ဍုၚ် မန်"),  # Mon
        ("ရန်ကုန်၌", "ရန် ကုန် ၌"),
        ("", ""),
    ],
)
def test_orthographic_syllables(run, parts):
    assert syllables(run) == parts.split()


def test_the_order_of_marks_does_not_matter():
    assert to_unicode("တင့်") == to_unicode("တင\u103a\u1037")


def test_zawgyi_is_read_as_what_it_means():
    assert to_unicode("ကြန္ရက္") == to_unicode("ကွန်ရက်")
