"""Zawgyi: Burmese typed for an older font, which gave Myanmar code points other meanings.

Zawgyi writes signs in the order in which a typewriter strikes them, and has a code point for every shape that
a stacked or narrow sign takes. Conversion maps shapes to what they stand for, then puts the signs of every
syllable in the order that Unicode asks for. It is made for names: short texts, for the sake of comparing and
showing them.
"""

from __future__ import annotations

import re

_VIRAMA, _ASAT, _E, _RA = "\u1039", "\u103a", "\u1031", "\u103c"
_KINZI, _KINZI_HERE = "\u1004\u103a\u1039", "\ue000"

# What no Unicode text has: a virama with nothing stacked below it, and a vowel e or a medial ra before its
# consonant.
_ONLY_ZAWGYI = re.compile("\u1039(?![\u1000-\u1021])|(?:^|[^\u1000-\u109f])[\u1031\u103b\u107e-\u1084]")

_STACKED = dict(
    zip(
        "\u1060\u1061\u1062\u1063\u1065\u1066\u1067\u1068\u1069\u106c\u106d\u1070\u1071\u1072\u1073\u1074"
        "\u1075\u1076\u1077\u1078\u1079\u107a\u107b\u107c\u1085\u1093",
        "ကခဂဃစဆဆဇဈဋဌဏတတထထဒဓနပဖဗဘမလဘ",
        strict=True,
    )
)
_SHAPES = (
    {sign: _VIRAMA + consonant for sign, consonant in _STACKED.items()}
    | dict.fromkeys("\u103b\u107e\u107f\u1080\u1081\u1082\u1083\u1084", _RA)
    | dict.fromkeys("\u103a\u107d", "\u103b")
    | {
        "\u1033": "\u102f",
        "\u1034": "\u1030",
        "\u1039": _ASAT,
        "\u103c": "\u103d",
        "\u103d": "\u103e",
        "\u1087": "\u103e",
    }
    | {
        "\u105a": "\u102b\u103a",
        "\u1086": "ဿ",
        "\u1088": "\u103e\u102f",
        "\u1089": "\u103e\u1030",
        "\u108a": "\u103d\u103e",
    }
    | {
        "\u106a": "ဉ",
        "\u106b": "ည",
        "\u108f": "န",
        "\u1090": "ရ",
        "\u1094": "\u1037",
        "\u1095": "\u1037",
        "\u108e": "\u102d\u1036",
    }
    | {"\u106e": "ဍ္ဍ", "\u106f": "ဍ္ဎ", "\u1091": "ဏ္ဍ", "\u1092": "ဋ္ဌ", "\u1096": "္တွ", "\u1097": "ဋ္ဋ"}
)
_TABLE = str.maketrans(_SHAPES)
_KINZI_BEHIND = {"\u1064": "", "\u108b": "\u102d", "\u108c": "\u102e", "\u108d": "\u1036"}
_WITH_KINZI = re.compile("([\u1031\u103b\u107e-\u1084]*)([\u1000-\u1021])([\u1064\u108b-\u108d])")
_STRUCK_FIRST = re.compile(f"([\u1031\u103c]+)({_KINZI_HERE}?[\u1000-\u1021](?:\u1039[\u1000-\u1021])?)")

# The order of the signs behind a consonant: medials, vowels, asat behind aa, anusvara, tones.
_IN_ORDER = "\u103b\u103c\u103d\u103e\u1031\u102d\u102e\u1032\u102f\u1030\u102b\u102c\u103a\u1036\u1037\u1038"
_ORDER = {sign: rank for rank, sign in enumerate(_IN_ORDER)}
_SIGNS = re.compile(f"[{''.join(_ORDER)}]{{2,}}")


def looks_like_zawgyi(text: str) -> bool:
    """Tell whether `text` holds Burmese that is encoded for Zawgyi rather than in Unicode."""
    return not text.isascii() and _ONLY_ZAWGYI.search(text) is not None


def zawgyi_to_unicode(text: str) -> str:
    """Return Zawgyi `text` in Unicode."""
    text = _WITH_KINZI.sub(lambda found: f"{found[1]}{_KINZI_HERE}{found[2]}{_KINZI_BEHIND[found[3]]}", text)
    text = _STRUCK_FIRST.sub(r"\2\1", text.translate(_TABLE))
    return order_signs(text.replace(_KINZI_HERE, _KINZI))


def order_signs(text: str) -> str:
    """Return Burmese `text` with the signs of every syllable in one order; many orders look alike on paper."""
    return _SIGNS.sub(lambda found: "".join(sorted(found[0], key=_ORDER.__getitem__)), text)
