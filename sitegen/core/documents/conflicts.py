"""What git leaves in a file where two people changed the same lines."""

from __future__ import annotations

import re

from sitegen.core.diagnostics import Diagnostic
from sitegen.core.diagnostics.codes import UNSETTLED_CONFLICT
from sitegen.core.source import Span, said_lines

_MARK = re.compile(r"^(?:<{7}|\|{7}|>{7})(?: (?P<side>.*))?\r?$", re.MULTILINE)


def conflict_in(text: str, path: str) -> Diagnostic | None:
    """Return that `text` holds the marks of a merge that nobody settled, with the line of the first and last of them.

    Seven equals signs alone are none: they may underline a heading.
    """
    # A look for the signs alone is quicker, and finds none in most texts.
    marks = list(_MARK.finditer(text)) if any(sign * 7 in text for sign in "<|>") else []
    if not marks:
        return None
    first, last = (text.count("\n", 0, one.start()) + 1 for one in (marks[0], marks[-1]))
    sides = " and ".join(dict.fromkeys(f"“{one['side'].strip()}”" for one in marks if one["side"]))
    message = "two people changed the same lines, and git could not join them"
    return UNSETTLED_CONFLICT.at(
        Span(path, first, last),
        f"{message}{f' ({sides})' if sides else ''}: {said_lines(first, last)}",
        "keep the lines that are right, remove those of <<<<<<<, =======, >>>>>>>, and build again",
    )
