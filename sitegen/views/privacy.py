"""Keeping persons' addresses off the pages, wherever in a letter they stand."""

from __future__ import annotations

import re

MASK = "[…]"
_ADDRESS = re.compile(r"[\w.+-]+\s?@\s?[\w-]+(?:\.[\w-]+)+")


def mask_addresses(text: str) -> str:
    """Return `text` with every mail address in it replaced by "[…]"."""
    return _ADDRESS.sub(MASK, text) if "@" in text else text
