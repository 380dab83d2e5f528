"""The fonts of an old Word file ([MS-DOC] 2.9.87), and the code pages of text in one byte a character."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sitegen.reading.formats.rich_text.groups import CODE_PAGES, SIGN_SET
from sitegen.reading.formats.word_97.binary import Binary, Places

SIGNS = "signs"  # instead of a code page: each byte is a sign of the font's own
_PAGES = {  # of languages, by the ten lowest bits of their numbers
    0x01: "cp1256", 0x02: "cp1251", 0x05: "cp1250", 0x08: "cp1253", 0x0D: "cp1255", 0x0E: "cp1250", 0x11: "cp932",
    0x12: "cp949", 0x15: "cp1250", 0x18: "cp1250", 0x19: "cp1251", 0x1A: "cp1250", 0x1B: "cp1250", 0x1C: "cp1250",
    0x1E: "cp874", 0x1F: "cp1254", 0x22: "cp1251", 0x23: "cp1251", 0x24: "cp1250", 0x25: "cp1257", 0x26: "cp1257",
    0x27: "cp1257", 0x29: "cp1256", 0x2A: "cp1258", 0x2F: "cp1251",
}  # fmt: skip
_CHINESE, _SIMPLE = 0x04, (0x0804, 0x1004)


@dataclass(frozen=True, slots=True)
class Font:
    """A font: its name, the code page of what is written in it, "" where that is the document's."""

    name: str
    code_page: str


def fonts(binary: Binary) -> tuple[Font, ...]:
    """Return the fonts of a file, in their order."""
    return tuple(_fonts(binary.part(Places.FONTS), old=binary.old))


def _fonts(held: bytes, *, old: bool) -> Iterator[Font]:
    at = 2 if old else 4
    while at + 4 < len(held):
        size, charset = held[at], held[at + 4]
        name = held[at + (6 if old else 40) : at + 1 + size]
        named = name.partition(b"\0")[0].decode("cp1252", "replace") if old else name.decode("utf-16-le", "ignore")
        page = SIGNS if charset == SIGN_SET else CODE_PAGES.get(charset, "") if charset else ""
        yield Font(named.partition("\0")[0], page)
        at += 1 + size


def code_page(language: int) -> str:
    """Return the code page in which text was written whose font does not tell it."""
    if language & 0x3FF == _CHINESE:
        return "cp936" if language in _SIMPLE else "cp950"
    return _PAGES.get(language & 0x3FF, "cp1252")
