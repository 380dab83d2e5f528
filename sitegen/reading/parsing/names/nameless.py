"""Lines of a list that count and name nobody: a number alone, somebody who signs without a name."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from sitegen.core.model import Gap, LineReading, Reading

_MOST = 6  # lines that a message names


def unnamed_lines(lines: Sequence[LineReading]) -> list[int]:
    """Return the lines that stand for somebody who signs without a name: "Anonymous", or one that is withheld."""
    return [one.line for one in lines if one.winner.rule == "unnamed-entry"]


def nameless_in_words(lines: Sequence[LineReading]) -> str:
    """Return what is said of such lines, as the end of a message; "" if there are none."""
    numbers = [
        one.line
        for one in lines
        if one.winner.role in ("noise", "furniture")
        and one.winner.rule != "unnamed-entry"
        and any(rival.rule == "printed-number" for rival in one.rivals)
    ]
    return "".join(
        _said(those, *words)
        for those, words in (
            (numbers, ("line has a number and no name", "lines have a number and no name")),
            (unnamed_lines(lines), ("line stands for somebody unnamed", "lines stand for somebody unnamed")),
        )
    )


def gaps_with_lines(reading: Reading) -> Iterator[tuple[Gap, Sequence[LineReading]]]:
    """Yield each gap of a list with its lines: from the entry before it to its last."""
    entries = sorted(one.line for one in reading.letter.signatories)
    for gap in reading.ledger.gaps:
        before = bisect_left(entries, gap.first)
        yield gap, reading.lines[entries[before - 1] if before else 0 : gap.last]


def _said(lines: Sequence[int], one: str, many: str) -> str:
    if not lines:
        return ""
    shown = ", ".join(map(str, lines[:_MOST])) + (" …" if len(lines) > _MOST else "")
    return f"; 1 {one} (line {shown})" if len(lines) == 1 else f"; {len(lines)} {many} (lines {shown})"
