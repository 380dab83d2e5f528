"""The control words of RTF 1.9 that a reader of its text needs."""

from __future__ import annotations

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
