"""Lines of a list that have a number and no name: whoever counts them finds nobody missing there."""

from __future__ import annotations

from collections.abc import Sequence

from sitegen.core.model import LineReading

_MOST = 6  # lines that a message names


def nameless_lines(lines: Sequence[LineReading]) -> tuple[int, ...]:
    """Return the lines on which a number counts on in the list and nothing names anybody."""
    return tuple(
        one.line
        for one in lines
        if one.winner.role in ("noise", "furniture") and any(rival.rule == "printed-number" for rival in one.rivals)
    )


def nameless_in_words(lines: Sequence[int]) -> str:
    """Return what is said of such lines, as the end of a message; "" if there are none."""
    if not lines:
        return ""
    shown = ", ".join(map(str, lines[:_MOST])) + (" …" if len(lines) > _MOST else "")
    have = "line has" if len(lines) == 1 else "lines have"
    return f"; {len(lines)} {have} a number and no name (line{'s' * (len(lines) > 1)} {shown})"
