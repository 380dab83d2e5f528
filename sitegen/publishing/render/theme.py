"""The theme's files as they are sent: scripts and style sheets without the comments and indents that are for us."""

from __future__ import annotations

import re

_COMMENT = r"/\*(?:[^*]|\*(?!/))*\*/[ \t]*"  # it takes whole lines
_IDLE = {
    ".js": re.compile(rf"^[ \t]*(?:{_COMMENT}|//[^\n]*)?\n|^[ \t]+", re.MULTILINE),
    ".css": re.compile(rf"^[ \t]*(?:{_COMMENT})?\n|^[ \t]+", re.MULTILINE),
}


def lean(name: str, data: bytes) -> bytes:
    """Return the file `name` of a theme without lines that are comments, and without indents, where that is safe.

    It is not where a text goes on over the end of a line, as in a template literal of a script or behind a backslash:
    such a file is left as it is, like every file of another kind.
    """
    rule = _IDLE.get(name[name.rfind(".") :])
    try:
        text = data.decode()
    except UnicodeDecodeError:
        return data
    if rule is None or any(line.endswith("\\") or line.count("`") % 2 for line in text.split("\n")):
        return data
    return rule.sub("", text).encode()
