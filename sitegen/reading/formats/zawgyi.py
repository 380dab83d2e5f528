"""Zawgyi: Burmese typed for an older font that gave Myanmar code points other meanings. Told apart, and converted.

Most Burmese text from before 2019 is in it. Zawgyi writes a syllable in the order in which it looks (the vowel E and
the curl of medial RA before their consonant), has a code for every shape a sign can take, and uses U+1039 and U+103A
to U+103D one place lower than Unicode does.

**Telling apart.** Each encoding has places where the other's signs cannot stand: those are counted for both
(`_NOT_UNICODE`, `_NOT_ZAWGYI`, every alternative with its reason). A text is Zawgyi if it breaks Unicode's order
clearly more often than Zawgyi's, and in more than one of twenty syllables: text in Unicode with a slip in it stays.

**Converting.** A syllable is taken apart into its signs by the table of shapes, then written in the order of Unicode
Technical Note 11. The table states facts of the font's layout (its code chart); it is our own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_CONSONANT = "\u1000-\u102a\u103f\u1086\u106a\u106b\u106e\u106f\u108f-\u1092\u1097"
_RA = "\u103b\u107e-\u1084"
_MARK = (
    "\u102b-\u1030\u1032-\u103a\u103c\u103d\u105a\u1060-\u1069\u106c\u106d\u1070-\u107d\u1085\u1087-\u108e\u1093-\u1096"
)
_LETTER = re.compile("[\u1000-\u1021]")
# What no Unicode text in any language of Myanmar has. Letters of Mon, Karen and Shan may stand before marks too.
_BASES = (
    "\u1000-\u102a\u103f\u104e\u1050-\u1055\u105a-\u105d\u1061\u1065\u1066\u106e-\u1070\u1075-\u1081\u108e\u25cc\u00a0"
)
_NOT_UNICODE = re.compile(
    f"""(?<![{_BASES}\u103b-\u103e\u105e-\u1060\u1082\u103a\u1037])\u1031   # the vowel E before its consonant
    | \u1039(?![\u1000-\u1021\u1025])                         # the virama stacks a consonant below another, or nothing
    | (?<![{_BASES}\u103a\u105e-\u1060])\u103b(?=[\u1000-\u1021])   # medial YA without a consonant before it
    | \u103a(?=[\u102b-\u1030\u1032\u1033])                   # a vowel on a consonant that has none
    | (?<=[\u1000-\u1021])[\u1033\u1034](?![\u1037\u1038]?[\u1050-\u1060])   # Mon's vowels in no Mon word
    """,
    re.VERBOSE,
)
_NOT_ZAWGYI = re.compile(
    f"""\u1031(?![{_CONSONANT}{_RA}\u1029\u1031\u1040\u1044])    # the vowel E without a consonant after it
    | (?<=[\u102b-\u1032\u1036-\u1038\u1004])\u103a           # medial YA on a vowel, or on NGA, which never takes it
    | \u103e                                                  # no sign of Zawgyi's
    """,
    re.VERBOSE,
)

_SHAPES = {
    0x1033: "\u102f", 0x1034: "\u1030", 0x1039: "\u103a", 0x103A: "\u103b", 0x103B: "\u103c", 0x103C: "\u103d",
    0x103D: "\u103e", 0x105A: "\u102b\u103a", 0x1060: "\u1039\u1000", 0x1061: "\u1039\u1001", 0x1062: "\u1039\u1002",
    0x1063: "\u1039\u1003", 0x1064: "\u1004\u103a\u1039", 0x1065: "\u1039\u1005", 0x1066: "\u1039\u1006",
    0x1067: "\u1039\u1006", 0x1068: "\u1039\u1007", 0x1069: "\u1039\u1008", 0x106A: "\u1009", 0x106B: "\u100a",
    0x106C: "\u1039\u100b", 0x106D: "\u1039\u100c", 0x106E: "\u100d\u1039\u100d", 0x106F: "\u100d\u1039\u100e",
    0x1070: "\u1039\u100f", 0x1071: "\u1039\u1010", 0x1072: "\u1039\u1010", 0x1073: "\u1039\u1011",
    0x1074: "\u1039\u1011", 0x1075: "\u1039\u1012", 0x1076: "\u1039\u1013", 0x1077: "\u1039\u1014",
    0x1078: "\u1039\u1015", 0x1079: "\u1039\u1016", 0x107A: "\u1039\u1017", 0x107B: "\u1039\u1018",
    0x107C: "\u1039\u1019", 0x107D: "\u103b", 0x107E: "\u103c", 0x107F: "\u103c", 0x1080: "\u103c", 0x1081: "\u103c",
    0x1082: "\u103c", 0x1083: "\u103c", 0x1084: "\u103c", 0x1085: "\u1039\u101c", 0x1086: "\u103f", 0x1087: "\u103e",
    0x1088: "\u103e\u102f", 0x1089: "\u103e\u1030", 0x108A: "\u103d\u103e", 0x108B: "\u1004\u103a\u1039\u102d",
    0x108C: "\u1004\u103a\u1039\u102e", 0x108D: "\u1004\u103a\u1039\u1036", 0x108E: "\u102d\u1036", 0x108F: "\u1014",
    0x1090: "\u101b", 0x1091: "\u100f\u1039\u100d", 0x1092: "\u100b\u1039\u100c", 0x1093: "\u1039\u1018",
    0x1094: "\u1037", 0x1095: "\u1037", 0x1096: "\u1039\u1010\u103d", 0x1097: "\u100b\u1039\u100b",
}  # fmt: skip
_SYLLABLE = re.compile(
    f"""(?P<before>(?:\u1031|[{_RA}])*)
    (?P<base>[{_CONSONANT}]
      | (?<=[\u1031{_RA}])[\u1040\u1047] | [\u1040\u1047](?=[{_MARK.replace(chr(0x1038), "")}])
      | (?<![\u1040-\u1049])\u1040(?=[{_CONSONANT}]))
    (?P<marks>[{_MARK}]*)""",
    re.VERBOSE,
)
_LIKE_DIGITS = {"\u1040": "\u101d", "\u1047": "\u101b"}  # wa and ra look like zero and seven, and are typed so
# The order of a syllable's signs after its consonants: Unicode Technical Note 11, dot and killer in canonical order.
_ORDER = "\u103b\u103c\u103d\u103e\u1031\u102d\u102e\u1032\u102f\u1030\u102b\u102c\u1036\u1037\u103a\u1038"
_STACKED = re.compile("\u1039([\u1000-\u1021])")
_KINZI = "\u1004\u103a\u1039"
_WHOLE = (  # letters that Zawgyi's users put together from parts
    ("\u1025\u102e", "\u1026"), ("\u1025\u103a", "\u1009\u103a"), ("\u1025\u102c", "\u1009\u102c"),
    ("\u1005\u103b", "\u1008"), ("\u101e\u103c\u1031\u102c\u103a", "\u102a"), ("\u101e\u103c", "\u1029"),
)  # fmt: skip


def looks_like_zawgyi(text: str) -> bool:
    """Return whether the Burmese in `text` is in Zawgyi rather than in Unicode; False where nothing tells."""
    if text.isascii():
        return False
    against_unicode = _count(_NOT_UNICODE, text)
    return against_unicode > 2 * _count(_NOT_ZAWGYI, text) and against_unicode * 20 > _count(_LETTER, text)


def lines_in_unicode(lines: Sequence[str]) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """Return the lines of a text in Unicode, and the numbers (from 1) of those that were in Zawgyi.

    In a text that is in Zawgyi as a whole, a line that shows itself to be in Unicode stays; in any other text, a line
    counts as Zawgyi only if it breaks Unicode's order twice and Zawgyi's never.
    """
    burmese = [number for number, line in enumerate(lines, 1) if _LETTER.search(line)]
    whole = looks_like_zawgyi("\n".join(lines[number - 1] for number in burmese))
    converted = tuple(number for number in burmese if _is_zawgyi(lines[number - 1], whole=whole))
    kept = list(lines)
    for number in converted:
        kept[number - 1] = zawgyi_to_unicode(kept[number - 1])
    return tuple(kept), converted


def _is_zawgyi(line: str, *, whole: bool) -> bool:
    against_unicode, against_zawgyi = _count(_NOT_UNICODE, line), _count(_NOT_ZAWGYI, line)
    if whole:
        return against_unicode >= against_zawgyi
    return against_unicode >= 2 and not against_zawgyi


def _count(pattern: re.Pattern[str], text: str) -> int:
    return sum(1 for _ in pattern.finditer(text))


def zawgyi_to_unicode(text: str) -> str:
    """Return Zawgyi `text` in Unicode; everything that is not Burmese stays as it is."""
    converted = _SYLLABLE.sub(_convert, text)
    converted = re.sub("\u1044(?=\u1004\u103a\u1038)", "\u104e", converted)  # four for the sign that it looks like
    return re.sub("\u104e(?!\u1004\u103a\u1038)", "\u104e\u1004\u103a\u1038", converted)


def _convert(syllable: re.Match[str]) -> str:
    """Return one syllable: kinzi, consonant, what is stacked below it, then the other signs, each once, in order."""
    base = _LIKE_DIGITS.get(syllable["base"]) or syllable["base"].translate(_SHAPES)
    signs = (syllable["before"] + syllable["marks"]).translate(_SHAPES)
    kinzi = _KINZI if _KINZI in signs else ""
    signs = signs.replace(_KINZI, "")
    stacked = "".join(found[0] for found in _STACKED.finditer(signs))
    signs = _STACKED.sub("", signs)
    killed_first = "\u103a" if 0 <= signs.find("\u103a") < signs.find("\u103b") else ""
    rest = "".join(sorted(set(signs) - set(killed_first), key=_ORDER.find))
    written = f"{kinzi}{base}{stacked}{killed_first}{rest}"
    if stacked and written[0] == "\u1025":
        written = f"\u1009{written[1:]}"
    for parts, whole in _WHOLE:
        written = written.replace(parts, whole)
    return written
