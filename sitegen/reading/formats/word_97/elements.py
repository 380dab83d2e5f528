"""Elements of WordprocessingML, in which what an old Word file says is said anew."""

from __future__ import annotations

import re
from html import escape

_NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def element(name: str, *content: str, **attributes: object) -> str:
    """Return an element of Word's namespace with its content and attributes."""
    said = "".join(f' w:{key}="{cleaned(str(value))}"' for key, value in attributes.items())
    inner = "".join(content)
    return f"<w:{name}{said}>{inner}</w:{name}>" if inner else f"<w:{name}{said}/>"


def cleaned(text: str) -> str:
    """Return text as XML has it, without the characters that it cannot have."""
    return escape(_NO_XML.sub("", text)).replace("\n", "&#10;")


def part(name: str, *content: str) -> str:
    """Return a whole part with the root of that name."""
    return f"<w:{name} {_NAMESPACES}>{''.join(content)}</w:{name}>"
