"""The lists of an old Word file ([MS-DOC] 2.9.150, 2.9.131), as the part that numbers those of a new one."""

from __future__ import annotations

import struct
from collections.abc import Mapping

from sitegen.reading.formats.word_97.binary import Binary, Places
from sitegen.reading.formats.word_97.elements import element, part

_FORMS: Mapping[int, str] = {
    0: "decimal", 1: "upperRoman", 2: "lowerRoman", 3: "upperLetter", 4: "lowerLetter", 22: "decimalZero", 23: "bullet",
    255: "none",
}  # fmt: skip
_LEGAL, _NO_RESTART = 4, 8
_SIMPLE = 1
_LEVELS = 9
_STARTS, _FORMATTED = 0x10, 0x20


def numbering(binary: Binary) -> str:
    """Return the part that numbers the lists: what they are, then which the paragraphs name."""
    return part("numbering", *_lists(binary), *_in_use(binary))


def _lists(binary: Binary) -> list[str]:
    """Return the lists; their levels stand behind them all, in their order."""
    held = binary.part(Places.LISTS)
    if len(held) < 2:
        return []
    (count,) = struct.unpack_from("<H", held)
    found: list[str] = []
    at = binary.place(Places.LISTS)[0] + 2 + 28 * count
    for number in range(count):
        (name,) = struct.unpack_from("<i", held, 2 + 28 * number)
        levels: list[str] = []
        for level in range(1 if held[2 + 28 * number + 26] & _SIMPLE else _LEVELS):
            said, at = _level(binary.table, at, level)
            levels.append(said)
        found.append(element("abstractNum", *levels, abstractNumId=name))
    return found


def _in_use(binary: Binary) -> list[str]:
    held = binary.part(Places.LISTS_IN_USE)
    if len(held) < 4:
        return []
    (count,) = struct.unpack_from("<I", held)
    found: list[str] = []
    at = 4 + 16 * count
    for number in range(count):
        (name,) = struct.unpack_from("<i", held, 4 + 16 * number)
        overridden: list[str] = []
        at += 4
        for _ in range(held[4 + 16 * number + 12]):
            start, flags = struct.unpack_from("<iI", held, at)
            at += 8
            inner = element("startOverride", val=start) if flags & _STARTS and not flags & _FORMATTED else ""
            if flags & _FORMATTED:
                inner, at = _level(held, at, flags & 15)
            overridden.append(element("lvlOverride", inner, ilvl=flags & 15))
        found.append(element("num", element("abstractNumId", val=name), *overridden, numId=number + 1))
    return found


def _level(held: bytes, at: int, number: int) -> tuple[str, int]:
    """Return a level, and where the next one begins."""
    start, form, flags = struct.unpack_from("<iBB", held, at)
    places, of_run, of_paragraph, limit = set(held[at + 6 : at + 15]), held[at + 24], held[at + 25], held[at + 26]
    at += 28 + of_run + of_paragraph
    (length,) = struct.unpack_from("<H", held, at)
    characters = held[at + 2 : at + 2 + 2 * length].decode("utf-16-le", "replace")
    written = "".join(
        f"%{ord(one) + 1}" if place in places and ord(one) < _LEVELS else one for place, one in enumerate(characters, 1)
    )
    said = element(
        "lvl",
        element("start", val=start),
        element("numFmt", val=_FORMS.get(form, "decimal")),
        element("lvlText", val=written),
        element("lvlRestart", val=limit) if flags & _NO_RESTART else "",
        element("isLgl") if flags & _LEGAL else "",
        ilvl=number,
    )
    return said, at + 2 + 2 * length
