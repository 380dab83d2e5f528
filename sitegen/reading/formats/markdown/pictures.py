"""Names that a Markdown text shows as pictures only: three lines or more, each of pictures with names of their own."""

from __future__ import annotations

import re
from collections.abc import Sequence

_ONLY = re.compile(r"[\s|*•-]*(?:\[?!\[[^\[\]]*\]\([^()]*\)(?:\]\([^()]*\))?[\s|]*)+$")
_ALT = re.compile(r"!\[([^\[\]]*)\]\(")
_FEWEST = 3
_NO_NAMES = re.compile(
    r"(?i)(?:image|picture|photo|logo|img|bild|foto|imagen)?[\s\d_-]*(?:\.\w{3,4})?$|.*\.(?:png|jpe?g|gif|svg|webp)$"
)


def named_pictures(lines: Sequence[str]) -> dict[int, list[str]]:
    """Return the names on lines (from 0) that hold pictures and nothing else, where there are enough to be a list."""
    found = {}
    for at, line in enumerate(lines):
        if "![" in line and len(line) < 20_000 and _ONLY.match(line):
            found[at] = [name.strip() for name in _ALT.findall(line) if not _NO_NAMES.match(name.strip())]
    names = [name for one in found.values() for name in one]
    return {at: one for at, one in found.items() if one} if len(set(names)) >= _FEWEST else {}
