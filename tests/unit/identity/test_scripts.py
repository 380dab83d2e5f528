import unicodedata

import pytest

from sitegen.identity.burmese import collate_burmese
from sitegen.identity.folds import fold
from sitegen.reading.formats.zawgyi import looks_like_zawgyi, zawgyi_to_unicode

ZAWGYI = [
    ("ျမန္မာ", "မြန်မာ"), ("ေက်ာင္းသား", "ကျောင်းသား"), ("ရန္ကုန္ၿမိဳ႕", "ရန်ကုန်မြို့"), ("အဂၤလိပ္", "အင်္ဂလိပ်"),
    ("ကြန္ရက္", "ကွန်ရက်"), ("ျပည္သူ႔", "ပြည်သူ့"), ("တကၠသိုလ္", "တက္ကသိုလ်"), ("ေကာ္မတီ", "ကော်မတီ"), ("မ်ိဳးဆက္", "မျိုးဆက်"),
]  # fmt: skip


@pytest.mark.parametrize(("zawgyi", "unicode"), ZAWGYI)
def test_zawgyi_is_told_and_converted(zawgyi, unicode):
    assert looks_like_zawgyi(zawgyi)
    assert not looks_like_zawgyi(unicode)
    assert unicodedata.normalize("NFC", zawgyi_to_unicode(zawgyi)) == unicodedata.normalize("NFC", unicode)
    assert fold(zawgyi) == fold(unicode)


def test_signs_struck_in_another_order_are_one_name():
    assert fold("က\u102f\u102d") == fold("က\u102d\u102f")
    assert fold("ကို့") == fold("က\u1037\u102d\u102f")


def test_digits_of_any_script_are_digits():
    assert fold("၁၂ ကွန်ရက်") == fold("12 ကွန်ရက်")


# As ICU's collation for Burmese has it: final before vowel, tone last, circle as a final after i and u.
IN_ORDER = [
    "က ကာ ကား ကော ကော့ ကော် ကံ ကို ကို့ ကိုး ကက် ကောက် ကိုက် ကင် ကန် ကမ် ကယ် ကျ ကြ ကွ ကျွ ကြွ ခ မှ သန္တ သန်းတ",
    "က ကန် ကျန် ကြန် ကွန် ကှန် ကျွန် ကြွန် ကျှန် ကြှန် ကွှန် ကျွှန် ကြွှန်",
    "အ အာ အိ အိ့ အိး အီ အု အူ အေ အဲ အဲ့ အော အော် အံ အံ့ အို အန် အန့် အန်း အိန် အုန် အိမ် အုမ်",
]


@pytest.mark.parametrize("line", IN_ORDER)
def test_burmese_syllables_are_in_the_order_of_the_dictionary(line):
    expected = line.split()
    backwards = expected[::-1]
    assert sorted(backwards, key=collate_burmese) == expected
    assert len({collate_burmese(one) for one in expected}) == len(expected)


SOUNDS = [("ဣ", "အိ"), ("ဦ", "အူ"), ("ပြဿနာ", "ပြသ်သနာ"), ("သန္တ", "သန်တ"), ("အင်္ဂ", "အင်ဂ"), ("ဒါ", "ဒာ")]


@pytest.mark.parametrize(("one", "other"), SOUNDS)
def test_what_is_written_otherwise_counts_as_it_sounds(one, other):
    assert collate_burmese(one) == collate_burmese(other)
