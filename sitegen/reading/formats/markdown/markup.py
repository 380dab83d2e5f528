"""HTML within Markdown: where it begins and ends, and its text as lines."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from sitegen.reading.formats.web.page import LaidPage, lay_out_page
from sitegen.reading.formats.web.parse import parse_page
from sitegen.reading.formats.web.vocabulary import BLOCKS

_OTHERS = (
    "br",
    "h[1-6]",
    "ul",
    "ol",
    "li",
    "table",
    "tr",
    "td",
    "th",
    "tbody",
    "thead",
    "del",
    "iframe",
    "script",
    "style",
)
BLOCK_TAG = re.compile(
    rf"</?(?:{'|'.join(sorted((*BLOCKS, *_OTHERS), reverse=True))})(?:\s[^<>]*|/)?>"
    r"|<\w+\s[^<>]*\b(?:hidden|display:\s*none)\b[^<>]*>",
    re.IGNORECASE,
)
_HELD = re.compile(r"<(/?)(ul|ol|table|dl|blockquote|pre|figure|details)\b[^<>]*>", re.IGNORECASE)
_ADDRESS = re.compile(r"<((?:https?:|mailto:|ftp:|www\.)[^<>\s]*|[\w.+-]+@[\w-]+(?:\.[\w-]+)+)>")
_MOST_LINES = 3000  # of one piece of markup


def markup_end(lines: Sequence[str], at: int, *, held: bool = True) -> tuple[int, bool]:
    """Return the line behind the markup that begins on line `at`, and whether all that it holds was closed.

    A blank line ends it, but not within a list or a table, if these are to be `held` together.
    """
    depth: Counter[str] = Counter()
    for end in range(at, min(len(lines), at + _MOST_LINES) if held else at):
        if not lines[end].strip() and not +depth:
            return end, True
        for closing, name in _HELD.findall(lines[end]):
            depth[name.lower()] += -1 if closing else 1
    blank = next((end for end in range(at, len(lines)) if not lines[end].strip()), len(lines))
    return (len(lines), True) if held and not +depth and blank == len(lines) else (blank, False)


def lay_out_markup(text: str) -> LaidPage:
    """Return the lines of a piece of markup; where it breaks a line by hand, the line ends."""
    return lay_out_page(parse_page(_ADDRESS.sub(r"\1", text)), keep_lines=True)
