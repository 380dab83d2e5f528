"""A letter's source beside its text: the lines as they may be shown, and the links that no text holds."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping

from sitegen.core.frozen import Frozen
from sitegen.core.model import Letter

_ADDRESS = re.compile(r"(?:[-*•–]\s+)?<?((?:https?://|www\.)[^\s<>\"']+?)>?[.,;]?", re.IGNORECASE)

Lines = tuple[tuple[int, str | None], ...]
"""Lines of a source by number, as they may be shown; None for one that may not."""


class Received(Frozen):
    """The text of every line that is not blank, None for one that may not be shown.

    `links` are the numbers of the lines that hold a link and belong to no text.
    """

    lines: Mapping[int, str | None]
    links: tuple[int, ...]

    def between(self, first: int, last: int) -> Lines:
        """Return the lines from `first` to `last`."""
        if first == last:  # as nearly all entries have it
            return ((first, self.lines[first]),) if first in self.lines else ()
        return tuple((line, self.lines[line]) for line in range(first, last + 1) if line in self.lines)


NOT_KEPT = Received({}, ())


class PrintedLink(Frozen):
    """A line that holds a link and belongs to no text; `href` is None where it is not one whole address."""

    line: int
    text: str
    href: str | None


PrintedLinks = tuple[PrintedLink, ...]


def links_by_place(letter: Letter, source: Received) -> tuple[Mapping[int, PrintedLinks], PrintedLinks]:
    """Return the lines with links that belong to no text: those in the text, and those in the list or below it.

    Those in the text are given by the number of blocks that they stand behind; one within a block stands behind it.
    """
    starts = sorted(block.first for block in letter.body if block.first)
    below = min((one.line for one in letter.signatories if one.line), default=None)
    found: dict[int, PrintedLinks] = {}
    listed: PrintedLinks = ()
    for line in source.links:
        link = (_printed(line, source.lines[line] or ""),)
        behind = bisect_right(starts, line)
        if below is not None and line > below and behind == len(starts):
            listed += link
        else:
            found[behind] = found.get(behind, ()) + link
    return found, listed


def _printed(line: int, text: str) -> PrintedLink:
    """Return a line with a link; an address that names no protocol is taken for one of the web."""
    found = _ADDRESS.fullmatch(text.strip())
    href = None if found is None else found[1] if found[1].startswith("http") else f"https://{found[1]}"
    return PrintedLink(line, " ".join(text.split()), href)
