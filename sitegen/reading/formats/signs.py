"""Signs written otherwise: in a font of signs (Symbol, Wingdings), or as character references of HTML ("&eacute;").

The codes are those of the fonts; word processors put them into the range for private use (U+F000).
"""

from __future__ import annotations

import html
import re

_SYMBOL = dict(zip(range(0x61, 0x7B), "αβχδεφγηιϕκλμνοπθρστυϖωξψζ", strict=True)) | dict(
    zip(range(0x41, 0x5B), "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ", strict=True)
)
_SIGNS = {
    "symbol": _SYMBOL | {
        0xA3: "≤", 0xA5: "∞", 0xAB: "↔", 0xAC: "←", 0xAE: "→", 0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xB4: "×", 0xB7: "•",
        0xB9: "≠", 0xBB: "≈", 0xBC: "…", 0xD2: "®", 0xD3: "©", 0xD4: "™", 0xD7: "⋅", 0xDE: "⇒", 0xE2: "®", 0xE3: "©",
        0xE4: "™",
    },
    "wingdings": {
        0x28: "☎", 0x2A: "✉", 0x4A: "☺", 0x6C: "●", 0x6E: "■", 0x6F: "□", 0x71: "❑", 0x72: "❒", 0x75: "◆", 0x76: "❖",
        0x77: "◆", 0x9F: "•", 0xA7: "▪", 0xA8: "◻", 0xD8: "➢", 0xDF: "←", 0xE0: "→", 0xE8: "➔", 0xF0: "⇨", 0xFB: "✗",
        0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
    },
    "wingdings 2": {0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x96: "•", 0x97: "•", 0x98: "•", 0xA3: "□"},
}  # fmt: skip
UNKNOWN = "\ufffd"
_HUGE = re.compile(r"&#(?:[0-9]{8,}+|[xX][0-9a-fA-F]{7,}+);?")


def sign(font: str, code: int) -> str:
    """Return the character that a font shows for a code, `UNKNOWN` where the font is one of signs and has no such."""
    signs = _SIGNS.get(font.strip().lower())
    if signs is None:
        return UNKNOWN if 0xE000 <= code <= 0xF8FF or not 0x20 <= code < 0xD800 else chr(code)
    return signs.get(code & 0xFF, UNKNOWN)


def without_private(text: str, font: str) -> str:
    """Return text with what it writes in codes for private use as the characters that `font` shows for them."""
    if text.isascii() or not any("\uf020" <= one <= "\uf0ff" for one in text):
        return text
    return "".join(_known(font, one) if "\uf020" <= one <= "\uf0ff" else one for one in text)


def _known(font: str, character: str) -> str:
    found = sign(font or "Symbol", ord(character))
    return character if found == UNKNOWN else found


def unescape(text: str) -> str:
    """Return text with its character references resolved, absurdly long ones as replacement characters."""
    return html.unescape(_HUGE.sub("\ufffd", text)) if "&" in text else text
