"""What an old Word file says as elements of WordprocessingML: how type and paragraphs are set."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from html import escape

from sitegen.reading.formats.word_97.sprms import Properties, Sprm, number_of

_NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SWITCHES = {
    Sprm.BOLD: "b",
    Sprm.ITALIC: "i",
    Sprm.HIDDEN: "vanish",
    Sprm.STRUCK: "strike",
    Sprm.STRUCK_TWICE: "dstrike",
}
_COLORS = (
    "auto", "000000", "0000ff", "00ffff", "00ff00", "ff00ff", "ff0000", "ffff00", "ffffff", "000080", "008080",
    "008000", "800080", "800000", "808000", "808080", "c0c0c0",
)  # fmt: skip
_AS_STYLED, _NOT_AS_STYLED = 0x80, 0x81
_SOLID = 1


def element(name: str, *content: str, **attributes: object) -> str:
    """Return an element of Word's namespace with its content and attributes."""
    said = "".join(f' w:{key}="{cleaned(str(value))}"' for key, value in attributes.items())
    inner = "".join(content)
    return f"<w:{name}{said}>{inner}</w:{name}>" if inner else f"<w:{name}{said}/>"


def cleaned(text: str) -> str:
    """Return text as XML has it, without the characters that it cannot have."""
    return escape(_NO_XML.sub("", text)).replace("\n", "&#10;")


def part(name: str, *content: str) -> str:
    """Return a whole part with the root of that name."""
    return f"<w:{name} {_NAMESPACES}>{''.join(content)}</w:{name}>"


def _switched(value: bytes | None, styled: bool) -> bool | None:  # noqa: FBT001 - what a style says
    """Return whether a property is on, by its value and what the style beneath says; None where that alone counts."""
    if value is None or number_of(value) == _AS_STYLED:
        return None
    return not styled if number_of(value) == _NOT_AS_STYLED else bool(number_of(value))


def run_properties(held: Properties, styled: Callable[[int], bool], fonts: Sequence[str]) -> str:
    """Return how a run is set; `styled` tells whether its styles switch a property on."""
    found: list[str] = []
    for number, name in _SWITCHES.items():
        on = _switched(held.get(number), styled(number)) if number in held else None
        if on is not None:
            found.append(element(name, val=int(on)))
    if Sprm.COLOR in held:
        found.append(element("color", val=_color(held[Sprm.COLOR])))
    elif Sprm.OLD_COLOR in held:
        found.append(element("color", val=_numbered(number_of(held[Sprm.OLD_COLOR]))))
    if Sprm.MARKER in held:
        found.append(element("highlight", val=_numbered(number_of(held[Sprm.MARKER]))))
    if Sprm.SIZE in held:
        found.append(element("sz", val=number_of(held[Sprm.SIZE])))
    font = number_of(held.get(Sprm.FONT))
    if Sprm.FONT in held and font < len(fonts):
        found.append(element("rFonts", ascii=fonts[font]))
    found.append(_ground(held.get(Sprm.GROUND), held.get(Sprm.OLD_GROUND)))
    return "".join(found)


def paragraph_properties(held: Properties) -> str:
    """Return how a paragraph is set, without its style."""
    found: list[str] = []
    if Sprm.LIST in held:
        found.append(element("numId", val=number_of(held[Sprm.LIST])))
    if Sprm.LIST_LEVEL in held:
        found.append(element("ilvl", val=number_of(held[Sprm.LIST_LEVEL])))
    if number_of(held.get(Sprm.INITIAL)):
        found.append(element("framePr", dropCap="drop"))
    found.append(_ground(held.get(Sprm.PARAGRAPH_GROUND), held.get(Sprm.OLD_PARAGRAPH_GROUND)))
    return "".join(found)


def _ground(ground: bytes | None, old: bytes | None) -> str:
    if ground is not None and len(ground) >= 10:
        return _shade(_color(ground[:4]), _color(ground[4:8]), number_of(ground[8:10]))
    if old is None:
        return ""
    bits = number_of(old)
    return _shade(_numbered(bits & 31), _numbered(bits >> 5 & 31), bits >> 10)


def _shade(color: str, fill: str, pattern: int) -> str:
    return element("shd", val="solid" if pattern == _SOLID else "clear", color=color, fill=fill)


def _color(value: bytes) -> str:
    return "auto" if len(value) < 4 or value[3] == 0xFF else value[:3].hex()


def _numbered(number: int) -> str:
    return _COLORS[number] if number < len(_COLORS) else "auto"
