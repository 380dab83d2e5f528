"""Burmese: the signs of a syllable in one order; the order of dictionaries, the Myanmar Language Commission's.

A syllable is sorted by initial consonant, medials, final consonant, vowel and tone; the first that differs
decides. So a final counts before the vowel that is written in front of it. What is written otherwise than it
counts is put right first: a stacked consonant is the final it stands for, kinzi is a final nga, an
independent vowel is the vowel it sounds, and the small circle above is a final after i and u, else a vowel.
Compared with ICU's collation for Burmese, which implements the same book.
"""

from __future__ import annotations

import re
from itertools import combinations

CONSONANTS = "ကခဂဃငစဆဇဈဉညဋဌဍဎဏတထဒဓနပဖဗဘမယရလဝသဟဠအ"
_VOWELS = ("", "ာ", "ိ", "ီ", "ု", "ူ", "ေ", "ဲ", "ော", "ော်", "ံ", "ို")
_TONES = ("", "့", "း", "့း")
_SPELT_OUT = str.maketrans(
    {"ဣ": "အိ", "ဤ": "အီ", "ဥ": "အု", "ဦ": "အူ", "ဧ": "အေ", "ဩ": "အော", "ဪ": "အော်", "ဿ": "သ်သ", "ါ": "ာ"}
)

_ALIKE = tuple(
    (re.compile(pattern), plain)
    for pattern, plain in (
        (r"(?<![၀-၉])၀(?![၀-၉])(?:(?<=[က-ဿ]၀)|(?=[က-ဿ]))", "ဝ"),
        (r"(?<![၀-၉])၇(?![၀-၉])(?:(?<=[က-ဿ]၇)|(?=[က-ဿ]))", "ရ"),
        ("\u102b", "\u102c"),
        ("ဉီ", "ဦ"),
        ("[ဥဉ]ိ", "ဦ"),
        (
            "(?<=[ငညနမဏ])\u103b\u103a([က-အ])",
            "\u103a\\1\u103c",
        ),  # typed in front of its consonant, as fonts before Unicode had it
        (r"(?<=[၁-၉])ဂ(?![က-ှ])|(?<![က-ှ၀-၉])ဂ(?=[၀-၉])", "၈"),
        ("ဥ(?=[\u102c\u103a\u1039])", "ဉ"),
        ("စျ", "ဈ"),
        ("ဿ", "သ္သ"),
        ("ဩ", "သြ"),
        ("ဪ", "သြော်"),
    )
)
# What is sorted: a consonant with its medials and vowel; then a final, killed by asat or by what is stacked below it,
# or the circle; then tones.
_SYLLABLE = re.compile("([က-အ])([ျ-ှ]*)(ော်(?!္)|ော|ို|ု(?=ံ)|ိ(?=ံ)|[ာ-ဲံ]*)([့း]*)(?:([က-အ])[့း]*်[့း]*္?|([က-အ])္|(ံ))?([့း]*)")
_TONE_MARKS = re.compile("[့း]")

# Ranks are characters of a private area: keys are strings that compare as the parts do, and stand behind
# every letter of Latin.
_BASE = 0xE000
_MEDIAL_SETS = ["".join(some) for length in range(5) for some in combinations("ျြွှ", length)]
_CONSONANT_RANK = {sign: chr(_BASE + 0x100 + number) for number, sign in enumerate(CONSONANTS)}
_MEDIAL_RANK = {
    some: chr(_BASE + number)
    for number, some in enumerate(sorted(_MEDIAL_SETS, key=lambda some: (len(some), some[::-1])))
}
_FINAL_RANK = {"": chr(_BASE)} | {sign: chr(_BASE + 1 + 2 * number) for number, sign in enumerate(CONSONANTS)}
_FINAL_RANK["ံ"] = chr(ord(_FINAL_RANK["မ"]) + 1)
_VOWEL_RANK = {sign: chr(_BASE + number) for number, sign in enumerate(_VOWELS)}
_TONE_RANK = {sign: chr(_BASE + number) for number, sign in enumerate(_TONES)}


# The order of the signs behind a consonant: medials, vowels, asat behind aa, anusvara, tones.
_IN_ORDER = "\u103b\u103c\u103d\u103e\u1031\u102d\u102e\u1032\u102f\u1030\u102b\u102c\u103a\u1036\u1037\u1038"
_ORDER = {sign: rank for rank, sign in enumerate(_IN_ORDER)}
_SIGNS = re.compile(f"[{_IN_ORDER}]{{2,}}")


def order_signs(text: str) -> str:
    """Return Burmese `text` with the signs of every syllable in one order; many orders look alike on paper."""
    return _SIGNS.sub(lambda found: "".join(sorted(found[0], key=_ORDER.__getitem__)), text)


def fold_lookalikes(text: str) -> str:
    """Return a text in Myanmar script with what looks alike in print, and is typed either way, written in one way.

    A nought for wa and a seven for ra, ga for an eight, letters put together from parts, a stack for the sign that
    stands for it, both
    shapes of the vowel aa.
    """
    for pattern, plain in _ALIKE:
        text = pattern.sub(plain, text)
    return text


def collate_burmese(text: str) -> str:
    """Return `text` with every Burmese syllable as the five characters that it is sorted by; all else stays."""
    return text if text.isascii() else _SYLLABLE.sub(_ranks, text.translate(_SPELT_OUT))


def initial_consonant(sign: str) -> str:
    """Return the consonant under which a dictionary has words that begin with `sign`: an independent vowel's is အ."""
    return sign.translate(_SPELT_OUT)[0]


def _ranks(found: re.Match[str]) -> str:
    initial, medials, vowel, _, killed, stacked, circle, _ = found.groups()
    tones = "".join(sorted(set(_TONE_MARKS.findall(found[0]))))
    return (
        _CONSONANT_RANK[initial]
        + _MEDIAL_RANK.get("".join(sorted(set(medials))), chr(_BASE + len(_MEDIAL_RANK)))
        + _FINAL_RANK[killed or stacked or circle or ""]
        + _VOWEL_RANK.get(vowel, chr(_BASE + len(_VOWELS)))
        + _TONE_RANK[tones]
    )
