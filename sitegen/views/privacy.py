"""Keeping persons' addresses off the pages, wherever in a letter they stand."""

from __future__ import annotations

import re

MASK = "[…]"
_ADDRESS = re.compile(r"[\w.+%-]+\s?@\s?[\w-]+(?:\.[\w-]+)+")
_TARGET = re.compile(r"\(\s*mailto:[^)]*\)", re.IGNORECASE)


def mask_addresses(text: str) -> str:
    """Return `text` with every mail address in it replaced by "[…]"; a Markdown link to one loses its target."""
    return _ADDRESS.sub(MASK, _TARGET.sub("(#)", text)) if "@" in text else text
