"""Those who are named below a heading that says that they do not sign: text, whatever the lines look like."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from sitegen.core.model import Evidence, LineReading, LineRole
from sitegen.reading.parsing.lines.landmarks import Landmarks
from sitegen.reading.parsing.lines.likeness import is_prose
from sitegen.reading.parsing.lists.list_openings import opening_cue
from sitegen.reading.parsing.lists.not_signing import heads_others

RULE = "named-others"
_LISTED: frozenset[LineRole] = frozenset(("signatory", "member", "group", "statement", "noise"))


def lines_of_others(marks: Landmarks) -> dict[int, int]:
    """Return the lines (from 0) under headings over those who do not sign, each with its heading; that is one, too.

    Such a part ends where something else opens: a list, a farewell, a heading, running text.
    """
    found: dict[int, int] = {}
    heads = [line.index for line in marks.facts[marks.front :] if heads_others(marks, line.index)]
    for head in heads:
        if head not in found:
            found |= dict.fromkeys([head, *_below(marks, head)], head)
    return found


def _below(marks: Landmarks, head: int) -> Iterator[int]:
    for line in marks.facts[head + 1 :]:
        if line.blank:
            continue
        other = heads_others(marks, line.index)
        if other or line.level or opening_cue(marks, line.index) or _is_text(marks, line.index):
            return
        yield line.index


def _is_text(marks: Landmarks, index: int) -> bool:
    return not marks.facts[index].bullet and is_prose(marks.block(index, 12))


def claims_on_others(marks: Landmarks, first: int, readings: Sequence[LineReading]) -> Mapping[int, Evidence]:
    """Return a claim on every line (from 0) that would sign and stands under such a heading: it is text.

    `first` is the first line of the first list: what stands above it is the letter's body.
    """
    claims: dict[int, Evidence] = {}
    for line, head in lines_of_others(marks).items():
        if readings[line].winner.role in _LISTED:
            role: LineRole = "closing" if line > first else "body"
            words = f"line {head + 1}, “{marks.facts[head].rest[:60]}”, says of those below it that they do not sign"
            claims[line] = Evidence(RULE, role, words, 0.999)
    return claims
