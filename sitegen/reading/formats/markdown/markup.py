"""HTML within Markdown: where it begins and ends, and its text as lines."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from sitegen.reading.formats.signs import unescape
from sitegen.reading.formats.web.page import LaidPage, lay_out_page
from sitegen.reading.formats.web.parse import parse_page
from sitegen.reading.formats.web.vocabulary import BLOCKS

_OTHERS = (
    "br", "h[1-6]", "ul", "ol", "li", "table", "tr", "td", "th", "tbody", "thead", "del", "iframe", "script", "style",
)  # fmt: skip
BLOCK_TAG = re.compile(
    rf"</?(?:{'|'.join(sorted((*BLOCKS, *_OTHERS), reverse=True))})(?:\s[^<>]*|/)?>"
    r"|<\w+\s[^<>]*\b(?:hidden|display:\s*none)\b[^<>]*>",
    re.IGNORECASE,
)
_HELD = re.compile(r"<(/?)(ul|ol|table|dl|blockquote|pre|figure|details)\b[^<>]*>", re.IGNORECASE)
_ADDRESS = re.compile(r"<((?:https?:|mailto:|ftp:|www\.)[^<>\s]*|[\w.+-]+@[\w-]+(?:\.[\w-]+)+)>")
_TAG = re.compile(r"<[^<>]*>")
_LAID = re.compile(r"^\s*(?:[-*#>]+|\d{1,4}[.)])\s+|\]\([^()\s]*\)")  # what laying out adds: marks, addresses of links
_SIGNS = re.compile(r"[\W_]+")
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


def at_their_lines(laid: list[str], written: Sequence[str]) -> list[str]:
    """Return the lines that a piece of markup became, below as many blank ones as put each on the line of its words.

    There are none where no number of them does so: where items run over several lines, above all.
    """
    words = [_letters(_LAID.sub("", line)) for line in laid]
    places = [(_letters(_TAG.sub("", line)), _letters(line)) for line in written]
    for above in range(len(written) - len(laid) + 1):
        if all(own in seen or own in whole for own, (seen, whole) in zip(words, places[above:], strict=False)):
            return [""] * above + laid
    return laid


def _letters(text: str) -> str:
    return _SIGNS.sub("", unescape(text))
