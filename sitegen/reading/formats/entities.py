"""Character references of HTML ("&eacute;", "&#233;") as the characters that they stand for."""

from __future__ import annotations

import html
import re

_HUGE = re.compile(r"&#(?:[0-9]{8,}+|[xX][0-9a-fA-F]{7,}+);?")


def unescape(text: str) -> str:
    """Return text with its character references resolved, absurdly long ones as replacement characters."""
    return html.unescape(_HUGE.sub("\ufffd", text)) if "&" in text else text
