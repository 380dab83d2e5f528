"""What a logo's description says of whose it is: "Heron Trust Logo", "Logo: Heron Trust", "logo of the Heron Trust"."""

from __future__ import annotations

import re

_BEFORE = re.compile(
    r"(?i)\s*logo(?:s?\s*[:–—-]\s*|\s+(?:(?:of|for|von|der|des|de|du|del|di|da|do)\s+)?(?:the\s+)?)(?=\S)"
)
_BEHIND = re.compile(r"(?i)(?<=\S)(?:[\s_–—-]+|['’]s\s+)logos?(?:\.\w{3,4})?\s*$")


def named_on_logo(text: str) -> str:
    """Return the name in a logo's description; any other text as it is."""
    return _BEHIND.sub("", _BEFORE.sub("", text, count=1)).strip() or text
