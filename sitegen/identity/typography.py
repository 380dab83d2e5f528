"""What typesetting does to a name: quotation marks, dashes, spaces, capitals. Each fold looks through one of them."""

from __future__ import annotations

import re
import unicodedata

_QUOTES = str.maketrans(dict.fromkeys("‘’‚‛`´ʼʹʻ′＇ˈꞌ‹›", "'") | dict.fromkeys("“”„‟«»″〝〞＂", '"'))
_DASH = re.compile(r" ?[-‐‑‒–—―−⁃﹘﹣－]+ ?")
_INSIDE_BRACKET = re.compile(r"(?<=[(\[]) | (?=[,.;:)\]])")


def fold_case(text: str) -> str:
    """Return `text` in lower case by Unicode's case folding, composed again because folding can undo that."""
    return text.lower() if text.isascii() else unicodedata.normalize("NFKC", text.casefold())


def fold_quotes(text: str) -> str:
    """Return `text` with one kind of apostrophe and one kind of quotation mark."""
    if not text.isascii() or "`" in text:
        text = text.translate(_QUOTES)
    return text.replace("''", '"')


def fold_spacing(text: str) -> str:
    """Return `text` with single spaces, and none at its ends, inside brackets' edges or before a comma."""
    return _INSIDE_BRACKET.sub("", " ".join(text.split()))


def fold_dashes(text: str) -> str:
    """Return `text` with one kind of dash, without spaces around it."""
    return _DASH.sub("-", text) if "-" in text or not text.isascii() else text
