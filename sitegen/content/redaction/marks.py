"""What stands before a name on its line and is none of it: a bullet, and the number by which the list counts it.

A digit more tells the name: “88 [withheld]” is known to whoever knows who signs letters.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from sitegen.core.model import Signatory

_BULLETS = re.compile(r"\s*(?:[-*+•·▪◦]\s*)*")
_NUMBER = re.compile(r"[(\[]?(\d{1,6})(?:[.:)\]။၊।、．，º°]{1,3}\s*|\s+)")


def mark_on(line: int, lines: Sequence[str], *lists: Sequence[Signatory]) -> str:
    """Return the mark before the name on a line of a source whose entries are in the first of the `lists` that has it.

    A number is one if the entries before or behind count up to it or on from it.
    """
    text = lines[line - 1]
    bullets = _BULLETS.match(text)
    start = bullets.end() if bullets else 0
    number = _NUMBER.match(text, start)
    return text[: number.end() if number and _counts(line, lines, _siblings(line, lists)) else start]


def _siblings(line: int, lists: Sequence[Sequence[Signatory]]) -> list[int]:
    """Return the lines of the entries, or of the members of one entry, among which one begins on a line."""
    for signatories in lists:
        groups = [[one.line for one in signatories], *([each.line for each in one.members] for one in signatories)]
        found = next((sorted({*each}) for each in groups if line in each), None)
        if found:
            return [each for each in found if each > 0]
    return []


def _counts(line: int, lines: Sequence[str], siblings: Sequence[int]) -> bool:
    """Tell whether the number on a line is its place in a list, as the nearest numbers before and behind tell."""
    if line not in siblings:
        return False
    numbers = [_number_on(lines[one - 1]) if one <= len(lines) else None for one in siblings]
    at = siblings.index(line)
    own = numbers[at]
    before = next((where for where in reversed(range(at)) if numbers[where] is not None), None)
    behind = next((where for where in range(at + 1, len(numbers)) if numbers[where] is not None), None)
    near = [(where, numbers[where] or 0) for where in (before, behind) if where is not None]
    return any((own or 0) - other == at - where for where, other in near) if near else own == at + 1 == len(siblings)


def _number_on(text: str) -> int | None:
    bullets = _BULLETS.match(text)
    found = _NUMBER.match(text, bullets.end() if bullets else 0)
    return int(found[1]) if found else None
