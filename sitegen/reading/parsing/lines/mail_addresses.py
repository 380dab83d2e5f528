"""Addresses of mail in a text."""

from __future__ import annotations

import re

_EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}")


def has_email(text: str) -> bool:
    """Return whether a text holds an e-mail address."""
    return "@" in text and find_email(text) is not None


def find_email(text: str) -> str | None:
    """Return the first e-mail address of a text, or None."""
    at = text.find("@")
    found = _EMAIL.search(text, max(0, at - 64), at + 300) if at >= 0 else None
    return found[0].rstrip(".") if found else None
