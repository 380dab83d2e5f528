"""What arrives gets a name once: the id of a letter, and the file name under which its source is kept."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from anyascii import anyascii

from sitegen.core.model import Letter
from sitegen.core.slugs import slugify
from sitegen.identity.contacts import mask_addresses, mask_name

_TITLE_WORDS = 32  # characters of the title's slug in an id: enough to know a letter by, short enough to type
_RESERVED = re.compile(r"(?i:con|prn|aux|nul|com\d|lpt\d)$")


def letter_id(letter: Letter, taken: Collection[str]) -> str:
    """Return an id that is not `taken`: the date, then the title's first words (or the text's, where it has no title).

    If that id is taken, a number tells the two letters apart.
    """
    words = letter.title or next((one.text for one in letter.body if one.kind == "paragraph"), "") or "letter"
    return _unique(f"{letter.date or 'undated'}-{slugify(mask_name(words), limit=_TITLE_WORDS)}", "", taken)


def source_name(path: str, taken: Collection[str]) -> str:
    """Return a file name that is safe anywhere, as near as can be to the one that the file came under.

    What leads to a person is left out of it. Names that differ only in case count as the same: on some disks they are;
    so those `taken` are in small letters.
    """
    name = path.replace("\\", "/").rpartition("/")[2]
    stem, dot, ending = name.rpartition(".")
    if not (stem and re.fullmatch(r"[A-Za-z0-9]{1,5}", ending)):
        stem, dot, ending = name, "", ""
    stem = re.sub(r"[^A-Za-z0-9._-]+", "-", anyascii(mask_addresses(stem))).strip("-.")[:80].rstrip("-.") or "letter"
    if _RESERVED.match(stem.split(".")[0]):
        stem = f"{stem}-x"
    return _unique(stem, dot + ending.lower(), taken)


def free_stem(stem: str, taken: Iterable[str]) -> str:
    """Return a name without an ending, `stem` or nearly so, that no file of those `taken` has with any ending."""
    return _unique(stem, "", {name.lower().rpartition(".")[0] or name.lower() for name in taken})


def _unique(stem: str, ending: str, taken: Collection[str]) -> str:
    """Return a name with a number that is free. No digest: a guess of what a file says could be held against it."""

    def numbered(number: int) -> str:
        return f"{stem}{ending}" if number == 1 else f"{stem}-{number}{ending}"

    high = 1
    while numbered(high).lower() in taken:
        high *= 2
    low = high // 2  # is taken; names with numbers between may be, and few are looked for where thousands are alike
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if numbered(middle).lower() in taken else (low, middle)
    return numbered(high)
