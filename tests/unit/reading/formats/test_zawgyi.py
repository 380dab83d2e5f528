import pytest

from sitegen.reading.formats import read_source
from sitegen.reading.formats.zawgyi import lines_in_unicode, looks_like_zawgyi, zawgyi_to_unicode

# The same words in both encodings; every pair shows another trait of Zawgyi.
PAIRS = {
    "ျမန္မာ": "မြန်မာ",  # medial RA before its consonant, a killer that is no stack
    "ျပည္သူ": "ပြည်သူ",
    "ေက်ာင္းသား": "ကျောင်းသား",  # the vowel E before its consonant, medial YA one code lower
    "ဆႏၵျပ": "ဆန္ဒပြ",  # a stacked consonant with a code of its own, a shape of NA
    "အဂၤလန္": "အင်္ဂလန်",  # kinzi after its consonant
    "၀န္ထမ္း": "ဝန်ထမ်း",  # zero for the letter WA
    "ေႏြဦး": "နွေဦး",
    "လႊတ္ေတာ္": "လွှတ်တော်",  # two medials in one code
    "ႏိုင္ငံ": "နိုင်ငံ",
    "အဖြဲ႕": "အဖွဲ့",  # dot below with a code for each place
    "လူ႔အခြင့္အေရး": "လူ့အခွင့်အရေး",
    "သမၼတ": "သမ္မတ",
    "ပညာေရး": "ပညာရေး",
    "ၾကည့္": "ကြည့်",  # a wide medial RA; killer and dot in canonical order
    "ဥပေဒ": "ဥပဒေ",
    "၁၀ ရက္": "၁၀ ရက်",  # a real zero
}


@pytest.mark.parametrize(("zawgyi", "unicode"), PAIRS.items())
def test_words_are_converted(zawgyi, unicode):
    assert zawgyi_to_unicode(zawgyi) == unicode


def test_the_two_are_told_apart():
    assert looks_like_zawgyi(" ".join(PAIRS))
    assert not looks_like_zawgyi(" ".join(PAIRS.values()))
    assert not looks_like_zawgyi("No Burmese at all")


def test_other_languages_of_myanmar_are_not_taken_for_zawgyi():
    assert not looks_like_zawgyi("ၵႂၢမ်းတႆး ႁူမ်ႈတုမ်")  # Shan
    assert not looks_like_zawgyi("ကညီကျိာ်")  # Sgaw Karen


def test_text_in_unicode_with_a_slip_in_it_stays():
    text = " ".join(PAIRS.values()) * 3 + " ေကျာင်း"
    assert lines_in_unicode([text]) == ((text,), ())


def test_a_letter_in_zawgyi_becomes_unicode_and_says_so():
    data = f"Open letter\n\n1. {' '.join(PAIRS)}\n2. ျမန္မာ\n3. ကျောင်းသားများ\n".encode()
    checked = read_source("x.txt", data)
    assert checked.value.lines[2:] == (f"1. {' '.join(PAIRS.values())}", "2. မြန်မာ", "3. ကျောင်းသားများ")
    assert checked.value.encoding == "zawgyi"
    assert [(one.code, one.span.first) for one in checked.diagnostics] == [("S106", 3)]


def test_converting_leaves_everything_else_alone():
    text = "Kachin State, 2024 — “Example” (၃) ၊ ။"
    assert zawgyi_to_unicode(text) == text
