"""Keeping persons' addresses off the pages, wherever in a letter they stand."""

from __future__ import annotations

import re

MASK = "[…]"
_ADDRESS = re.compile(r"[\w.+%-]+\s?@\s?[\w-]+(?:\.[\w-]+)+")
_TARGET = re.compile(r"\(\s*mailto:[^)]*\)", re.IGNORECASE)
_PHONE = re.compile(r"(?<![\w/])\+?\(?\d(?:[\s().\-/]{0,2}\d){7,14}(?!\w)")  # eight digits or more


def mask_contact(text: str) -> str:
    """Return a line that names a contact with mail addresses and telephone numbers replaced by "[…]"."""
    return _PHONE.sub(MASK, mask_addresses(text))


def mask_addresses(text: str) -> str:
    """Return `text` with every mail address in it replaced by "[…]"; a Markdown link to one loses its target."""
    return _ADDRESS.sub(MASK, _TARGET.sub("(#)", text)) if "@" in text else text
