"""The styles of an old Word file ([MS-DOC] 2.9.271)."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

from sitegen.reading.formats.word_97.binary import Binary, Places
from sitegen.reading.formats.word_97.elements import element, paragraph_properties, part, run_properties
from sitegen.reading.formats.word_97.sprms import Properties, Sprm, number_of, properties

_DEEPEST = 20  # styles that are based on each other
_NONE = 0xFFF
_PARAGRAPH, _CHARACTER = 1, 2
_HEADINGS, _TITLE = range(1, 10), 0x3E  # the numbers of styles that Word itself has


@dataclass(frozen=True, slots=True)
class _Style:
    kind: int
    based_on: int
    built_in: int
    paragraph: Properties
    run: Properties


@dataclass(frozen=True, slots=True)
class Styles:
    """The styles by their numbers, and the fonts."""

    known: dict[int, _Style] = field(default_factory=dict)
    fonts: tuple[str, ...] = ()

    def name(self, style: int) -> str:
        """Return the name under which a style stands in the part that holds the styles."""
        built_in = self.known[style].built_in if style in self.known else 0
        if built_in in _HEADINGS:
            return f"Heading{built_in}"
        return "Title" if built_in == _TITLE else f"s{style}"

    def says(self, style: int, number: int) -> bool:
        """Return whether a style switches a property on."""
        turned = False
        for _ in range(_DEEPEST):
            one = self.known.get(style)
            if one is None:
                break
            value = one.run.get(number)
            if value is not None and number_of(value) < 0x80:
                return bool(number_of(value)) ^ turned
            turned ^= number_of(value) == 0x81
            style = one.based_on
        return turned

    def part(self) -> str:
        """Return the part that holds the styles."""
        return part("styles", *(self._element(number, one) for number, one in self.known.items()))

    def _element(self, number: int, one: _Style) -> str:
        def base(sprm: int) -> bool:
            return self.says(one.based_on, sprm)

        outline = number_of(one.paragraph[Sprm.OUTLINE]) if Sprm.OUTLINE in one.paragraph else None
        return element(
            "style",
            element("basedOn", val=self.name(one.based_on)) if one.based_on in self.known else "",
            element("outlineLvl", val=outline) if outline is not None else "",
            paragraph_properties(one.paragraph),
            run_properties(one.run, base, self.fonts),
            styleId=self.name(number),
        )


def styles(binary: Binary) -> Styles:
    """Return the styles of a file, and its fonts."""
    return Styles(dict(_styles(binary.part(Places.STYLES))), tuple(_fonts(binary.part(Places.FONTS))))


def _fonts(held: bytes) -> Iterator[str]:
    """Yield the names of fonts ([MS-DOC] 2.9.87), in their order."""
    at = 4
    while at + 4 < len(held):
        size = held[at]
        yield held[at + 40 : at + 1 + size].decode("utf-16-le", "ignore").partition("\0")[0]
        at += 1 + size


def _styles(sheet: bytes) -> Iterator[tuple[int, _Style]]:
    if len(sheet) < 6:
        return
    length, count, base = struct.unpack_from("<HHH", sheet)
    at = 2 + length
    for number in range(count):
        if at + 2 > len(sheet):
            return
        (size,) = struct.unpack_from("<H", sheet, at)
        if size:
            yield number, _style(sheet[at + 2 : at + 2 + size], base)
        at += 2 + size


def _style(held: bytes, base: int) -> _Style:
    numbers, kinds, following = struct.unpack_from("<HHH", held)
    kind, at = kinds & 15, base + 2 + 2 * (struct.unpack_from("<H", held, base)[0] + 1)
    sets: list[bytes] = []
    for _ in range(following & 15):
        at += at % 2
        size = number_of(held[at : at + 2])
        sets.append(held[at + 2 : at + 2 + size])
        at += 2 + size
    paragraph = sets[0][2:] if kind == _PARAGRAPH and sets else b""
    run = sets[1] if kind == _PARAGRAPH and len(sets) > 1 else sets[0] if kind == _CHARACTER and sets else b""
    return _Style(kind, kinds >> 4, numbers & _NONE, properties(paragraph), properties(run))
