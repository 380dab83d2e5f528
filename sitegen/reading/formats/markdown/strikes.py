"""Words that are struck out in Markdown: `~~so~~`, `~so~` (GitHub), `<s>so</s>`."""

from __future__ import annotations

import re
from collections.abc import Sequence

# One tilde strikes where no word goes on on either side: "H~2~O" and "~5 km" are none.
_STRUCK = re.compile(
    r"(?<!~)~~(?=[^\s~])([^~\n]{1,500}?)(?<=\S)~~(?!~)"
    r"|(?<![\w~/\\])~(?=[^\s~/])([^~\n]{1,500}?)(?<=[^\s\\])~(?![\w~/])"
)
_TAGGED = re.compile(r"<(s|del|strike)(?:\s[^<>]*)?>(.*?)</\1\s*>", re.IGNORECASE)
_MARK = re.compile(r"(?<![~\\])~~(?!~)")
_BEGINNING = re.compile(r"[\s>]*(?:[-*+•][ \t]+|\d{1,4}[.)][ \t]+)?")


def without_struck(line: str, struck: list[str]) -> str:
    """Return a line without what is struck out, which is added to `struck`."""
    if "~" in line:
        struck += (found[1] or found[2] for found in _STRUCK.finditer(line))
        line = _STRUCK.sub("", line)
    if "<" in line and _TAGGED.search(line):
        struck += (found[2] for found in _TAGGED.finditer(line))
        line = _TAGGED.sub("", line)
    return line


def struck_by_line(lines: Sequence[str]) -> Sequence[str]:
    """Return lines on which a strike that runs over several lines of a paragraph begins and ends on each of them."""
    marks = {at: len(_MARK.findall(line)) % 2 for at, line in enumerate(lines) if "~~" in line}
    if not any(marks.values()):
        return lines
    found = list(lines)
    opened = -1
    for at, line in enumerate(lines):
        if not line.strip():
            opened = -1
        elif marks.get(at):
            if opened < 0:
                opened = at
                continue
            for struck in range(opened, at + 1):
                found[struck] = _on_line(found[struck], first=struck == opened, last=struck == at)
            opened = -1
    return found


def _on_line(line: str, *, first: bool, last: bool) -> str:
    start = _BEGINNING.match(line)
    at = 0 if first or start is None else start.end()
    begun = line if first else f"{line[:at]}~~{line[at:]}"
    return begun if last else f"{begun.rstrip()}~~"
