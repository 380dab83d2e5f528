"""The fonts of an old Word file ([MS-DOC] 2.9.87): their names, and in Word 6 and 95 the code pages of their text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sitegen.reading.formats.rich_text.words import CODE_PAGES, SIGN_SET
from sitegen.reading.formats.word_97.binary import Binary, Places

SIGNS = "signs"  # instead of a code page: each byte is a sign of the font's own


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
