"""Printed: what a browser sets at the edges of each page that it prints: day and time, title, address, page number.

It comes back on every page, but the first is the one that matters: the day there is that of the printing, and no
letter's.
"""

from __future__ import annotations

import re

from sitegen.reading.formats.pages.line import TextLine

_DAY = r"\d{1,4}\.? ?[./-] ?\d{1,2} ?[./-] ?\d{1,4}\.?"
_WHEN = re.compile(rf"{_DAY},?\s+\d{{1,2}}[:.h]\d{{2}}(?:[:.]\d{{2}})?(?:\s*[AaPp]\.?\s?[Mm]\.?)?")
_ADDRESS = re.compile(r"(?:https?|file)://\S+|about:\S+")
_COUNT = re.compile(r"\d{1,4}\s?/\s?\d{1,4}|(?:[^\W\d_]{1,9}\.?\s)?\d{1,4}\s[^\W\d_]{1,5}\s\d{1,4}")


def is_printed_by_browser(line: TextLine) -> bool:
    """Return whether a line at a page's edge is a browser's: day and time at one of its ends, or address and count."""
    texts = [cell.text for cell in line.cells]
    ends = (texts[0], texts[-1])
    if len(texts) <= 2 and any(_WHEN.fullmatch(end) for end in ends):
        return True
    return len(texts) == 2 and any(map(_ADDRESS.fullmatch, ends)) and any(map(_COUNT.fullmatch, ends))
