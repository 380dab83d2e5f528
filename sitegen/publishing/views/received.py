"""A letter's source beside its text: the lines as they may be shown, and the links that no text holds.

A row of a list shows its number and its name. Where its line of the source says just that behind a number or a bullet,
its lead, the line need not stand beside the row once more: theme/beside.js writes it out of the row. The lead is said
once for a list.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache

from sitegen.core.frozen import Frozen
from sitegen.core.model import Letter

_ADDRESS = re.compile(r"(?:[-*•–]\s+)?<?((?:https?://|www\.)[^\s<>\"']+?)>?[.,;]?", re.IGNORECASE)
_NUMBER = re.compile(r"\d+")
_OTHER = frozenset("{}<>\t")  # signs that a lead does not have: "{0}" stands for the number

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


def lead_of(lines: Lines, shown: str, number: int | None) -> str | None:
    """Return what stands before `shown` in the one line of an entry, "" for nothing; None where that is not all.

    A `number` that stands there is written "{0}", with the nought of its digits: "12. " is "{0}. ", "၁၂။ " is "{၀}။ ".
    """
    if len(lines) != 1 or not shown or (text := lines[0][1]) is None or not text.endswith(shown):
        return None
    return _written(text[: len(text) - len(shown)], number)


@lru_cache(maxsize=4096)  # the same on all lists that count alike
def _written(lead: str, number: int | None) -> str | None:
    if not _OTHER.isdisjoint(lead):
        return None
    found = _NUMBER.findall(lead)
    if not found:
        return lead
    digits = found[0]
    nought = ord(digits[-1]) - unicodedata.digit(digits[-1])
    if len(found) > 1 or number is None or digits != "".join(chr(nought + int(one)) for one in str(number)):
        return None
    return lead.replace(digits, f"{{{chr(nought)}}}")


def commonest(leads: Iterable[str | None]) -> str | None:
    """Return the lead that most entries of a list have, the first of several; None where none has any."""
    found = Counter(lead for lead in leads if lead is not None)
    return found.most_common(1)[0][0] if found else None
