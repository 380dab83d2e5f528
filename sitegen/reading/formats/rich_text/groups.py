"""The control words of RTF 1.9 that a reader needs; groups, what holds within braces; and how type is set."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from sitegen.reading.formats.aside import DELETED, STRUCK_OUT
from sitegen.reading.formats.styles import BLACK, is_tiny, unseen_by_color

_TO_THE_POINT = 2  # sizes are in half points
_SOLID = 10_000  # hundredths of a per cent: a pattern that is all foreground
_PARTS = frozenset(("red", "green", "blue"))

# Control words that set a number of the colour table, for type and for paragraphs.
OF_TYPE: Mapping[str, str] = {
    "cf": "color", "highlight": "highlight", "cb": "behind", "chcbpat": "behind", "chcfpat": "pattern",
    "chshdng": "share", "fs": "size",
}  # fmt: skip
OF_PARAGRAPHS: Mapping[str, str] = {"cbpat": "behind", "cfpat": "pattern", "shading": "share"}
# Destinations whose text is no text of the page. Any other that a writer marks as optional (`\*`) is skipped too.
SKIPPED = frozenset(
    (
        "fonttbl", "colortbl", "stylesheet", "listtable", "listoverridetable", "pict", "objdata", "fldinst",
        "bkmkstart", "bkmkend", "themedata", "colorschememapping", "latentstyles", "datastore", "generator", "rsidtbl",
        "xmlnstbl", "mmathPr", "filetbl", "revtbl", "pgptbl", "nonshppict", "sp", "shprslt", "xe", "tc", "rxe",
        "private", "upr", "atnid", "atnauthor", "atnref", "atndate", "atntime", "template", "userprops", "ftnsep",
        "ftnsepc", "aftnsep", "aftnsepc", "pnseclvl", "info",
    )
)  # fmt: skip
OPTIONAL = frozenset(
    ("shpinst", "shptxt", "ud", "footnote", "listtext", "pntext", "annotation", "moMath", "moMathPara")
)  # read although marked as optional
EDGES = {
    "header": "header", "headerl": "header", "headerr": "header", "headerf": "header",
    "footer": "footer", "footerl": "footer", "footerr": "footer", "footerf": "footer",
}  # fmt: skip
SIGNS = {
    "emdash": "—", "endash": "–", "bullet": "•", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”",
    "tab": "\t", "emspace": " ", "enspace": " ", "qmspace": " ", "~": "\u00a0", "_": "-", "zwj": "\u200d",
    "zwnj": "\u200c",
}  # fmt: skip
SIGN_SET = 2  # the character set of fonts of signs
CODE_PAGES = {  # of a font's character set
    0: "cp1252", 128: "cp932", 129: "cp949", 134: "cp936", 136: "cp950", 161: "cp1253", 162: "cp1254", 163: "cp1258",
    177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874", 238: "cp1250",
}  # fmt: skip
SWITCHES = {"v": "hidden", "deleted": "deleted", "strike": "struck", "striked": "struck"}
_ASIDE = {"hidden": "hidden text", "deleted": DELETED, "struck": STRUCK_OUT}


@dataclass(frozen=True, slots=True)
class Look:
    """How type or a paragraph is set: numbers of the colour table, 0 for none; the `share` of a pattern, the `size`."""

    color: int = 0
    highlight: int = 0
    behind: int = 0
    pattern: int = 0
    share: int = 0
    size: int = 24

    def having(self, name: str, number: int | None) -> Look:
        """Return it with one of its numbers set."""
        return replace(self, **{name: max(number or 0, 0)})


PLAIN = Look()


@dataclass(slots=True)
class Colors:
    """The colour table of a file, taken word by word."""

    colors: list[str] = field(default_factory=list)
    _parts: dict[str, int] = field(default_factory=dict)

    def take(self, word: str, number: int | None) -> None:
        """Take a part of the colour that is being read."""
        if word in _PARTS:
            self._parts[word] = min(max(number or 0, 0), 255)

    def end(self, text: str) -> None:
        """Take the text between the words: each semicolon ends a colour."""
        for _ in range(text.count(";")):
            shades = (self._parts.get(part, 0) for part in ("red", "green", "blue"))
            self.colors.append("".join(f"{shade:02x}" for shade in shades) if self._parts else "")
            self._parts.clear()

    def unseen(self, type_: Look, paragraph: Look, paper: str) -> str:
        """Return why nobody reads type, "" where people do; `paper` is what its paragraph stands on, "" if unknown."""
        ground = self._ground(type_) or self._ground(paragraph) or paper
        tiny, marker = is_tiny(type_.size / _TO_THE_POINT), self._color(type_.highlight)
        return unseen_by_color(self._color(type_.color), ground, tiny=tiny, marker=marker)

    def _ground(self, look: Look) -> str:
        if look.share >= _SOLID:
            return self._color(look.pattern) or BLACK
        return self._color(look.behind)

    def _color(self, number: int) -> str:
        return self.colors[number] if number < len(self.colors) else ""


@dataclass(frozen=True, slots=True)
class Group:
    """What holds within braces."""

    skipped: bool = False
    unread: int = 1  # characters that stand for a Unicode one in older programs
    code_page: str = ""
    hidden: bool = False
    deleted: bool = False
    struck: bool = False
    ends: str = ""  # what ends with this group: "mark", "note", "box", "edge", "comment"
    optional: bool = False
    info: bool = False
    bold: bool = False
    italic: bool = False
    named: bool = False  # it names a property of a shape
    font: int = 0
    look: Look = PLAIN
    colors: bool = False  # it is the colour table

    @property
    def aside(self) -> str:
        """Why its text is left aside, "" where it is read."""
        return next((why for name, why in _ASIDE.items() if getattr(self, name)), "")

    def switched(self, word: str, *, on: bool) -> Group:
        """Return it as it is behind one of the `SWITCHES`."""
        return replace(self, **{SWITCHES[word]: on})  # type: ignore[arg-type]
