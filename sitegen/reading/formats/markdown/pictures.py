"""Names that a Markdown text shows as pictures only: three or more, on lines of pictures or beside each other."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sitegen.reading.formats.markdown.inline import PICTURE
from sitegen.reading.formats.web.pictures import named_on_logo

_LINKED = re.compile(r"\[\s*\0\s*\](?:\([^()]*\)|\[[^\[\]]*\])")
_ONLY = re.compile(r"(?::[ \t])?\s*(?:\d{1,4}[.)])?[\s|*_•+,;\0\\-]*$")  # also behind the mark of a definition
_FEWEST = 3
_NO_NAMES = re.compile(
    r"(?i)(?:image|picture|photo|logo|img|bild|foto|imagen)?[\s\d_-]*(?:\.\w{3,4})?$|.*\.(?:png|jpe?g|gif|svg|webp)$"
)


def named_pictures(lines: Sequence[str]) -> dict[int, list[str]]:
    """Return the names on lines (from 0) that hold pictures and nothing else, where there are enough to be a list.

    Three beside each other within a line of text are such a list too.
    """
    found = {}
    for at, line in enumerate(lines):
        if "![" not in line or len(line) >= 20_000:
            continue
        shown = _shown(line)
        if len(shown) >= _FEWEST or _ONLY.match(_LINKED.sub("\0", PICTURE.sub("\0", line))):
            found[at] = names_in(line)
    names = [name for one in found.values() for name in one]
    return {at: one for at, one in found.items() if one} if len(set(names)) >= _FEWEST else {}


def names_in(text: str) -> list[str]:
    """Return the names that the pictures of a text show; the name of a file is none."""
    return [named_on_logo(name) for name in _shown(text) if not _NO_NAMES.match(name)]


def _shown(text: str) -> list[str]:
    return [alt.strip() or title.strip() for alt, title in PICTURE.findall(text)]
