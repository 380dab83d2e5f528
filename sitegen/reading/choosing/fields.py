"""What the names of fields in front matter say of lines, and what a person says of such lines, which are no letter's.

Both are read as lines of the letter: a field's key and the marks of a list are none of what stands there.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from sitegen.core.model import Evidence, FactKind
from sitegen.core.source import Source
from sitegen.reading.formats.fields import find_fields, unquoted
from sitegen.reading.parsing.context import look_over

_KEY = re.compile(r"\s*(?:-\s+)?(?:[\"']?[^\W\d][\w -]{0,40}?[\"']? ?(?::(?=\s|$)| = ?))?\s*")


MOST = 1000  # lines that front matter takes at most


def said_by_fields(source: Source) -> dict[int, FactKind]:
    """Return the lines (from 0) that hold signatories by the names of their fields."""
    return {one.line - 1: "signatories" for one in source.evidence if one.kind == "signatories" and one.line}


def headings_of_fields(source: Source) -> dict[int, Evidence]:
    """Return the lines (from 0) that are the names of such fields: they open lists, in whatever words."""
    found: dict[int, Evidence] = {}
    for one in source.evidence:
        at = one.line - 2 if one.kind == "signatories" and one.line else -1
        while at >= 0 and not source.lines[at].strip():
            at -= 1
        if at >= 0 and _plain(source.lines[at]) == _plain(one.name):
            found[at] = Evidence("list-opener", "statement", "a field of this name holds who signs", 0.99)
    return found


def _plain(name: str) -> str:
    return re.sub(r"[\W_]+", " ", name.lower()).strip()


def with_fields_told(source: Source, kinds: Mapping[int, FactKind]) -> Source:
    """Return a source of whose front matter a person says what lines are: those as a letter's, the others blank."""
    if not kinds or min(kinds) > MOST:
        return source
    front = look_over(source).marks.front
    told = {at for at in kinds if at < front and kinds[at] != "none"}
    if not told:
        return source
    return replace(source, lines=(*_laid_out(source.lines[:front], told), *source.lines[front:]))


def _laid_out(lines: tuple[str, ...], told: set[int]) -> list[str]:
    laid = [""] * len(lines)
    for one in find_fields(lines):
        items: dict[int, list[str]] = {}
        for item in one.items:
            items.setdefault(item.line, []).append(item.whole)
        current = -1
        for at in (one.line, *one.below):
            current = at if at in items else current
            if at not in told or (current != at and current in told):
                continue  # what else is said of an item stands behind its name
            key = _KEY.match(lines[at])
            plain = lines[at] if key is None or (one.is_block and at != one.line) else lines[at][key.end() :]
            laid[at] = "; ".join(items.get(at, ())) or unquoted(plain)
    return laid
