"""The control words of RTF 1.9 that a reader of its text needs, and groups: what holds within its braces."""

from __future__ import annotations

from dataclasses import dataclass, replace

from sitegen.reading.formats.aside import DELETED, STRUCK_OUT
from sitegen.reading.formats.rich_text.colors import PLAIN, Look

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
        name = SWITCHES[word]
        return replace(
            self,
            hidden=on if name == "hidden" else self.hidden,
            deleted=on if name == "deleted" else self.deleted,
            struck=on if name == "struck" else self.struck,
        )
