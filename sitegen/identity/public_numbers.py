"""Figures that are no person's number: parts of an address of the web, numbers of laws, cases, books, public registers.

Whatever else they look like, they stay. Words and forms are data (`vocabulary/public_numbers.toml`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sitegen.identity.vocabulary import DOCUMENTS, PUBLIC_NUMBERS

Span = tuple[int, int]

# An address of the web ends where a sign stands that parts it from what follows: "www.lake.org, +95 …".
_WEB = re.compile(
    r"(?:https?://|(?<![\w@.])www\.)[^\s,;|()<>\"'“”‘’\]，；、。]+"
    r"|(?<![\w@.-])(?:[\w-]{1,63}\.){1,6}[a-z]{2,24}/[^\s,;|()<>\"'“”‘’\]，；、。]*",
    re.IGNORECASE,
)
_WORDED = re.compile(
    rf"(?<!\w)(?:{'|'.join(PUBLIC_NUMBERS['words'])})"
    rf"(?:[\s.]{{0,2}}(?:{'|'.join(map(re.escape, DOCUMENTS['between']))}))?(?<!\d)[\s.:#º°–-]{{0,3}}"
    r"(?P<number>(?-i:[A-Z]{0,3})-?\d[\d./–-]*)",
    re.IGNORECASE,
)
_FORMS = re.compile("|".join(PUBLIC_NUMBERS["forms"]), re.IGNORECASE)


def without_public(spans: Sequence[Span], text: str, *, worded: bool = True) -> list[Span]:
    """Return those of some places of figures in a text that are not public numbers.

    Where something says whose they are, what a word before them says counts for nothing: then they are not `worded`.
    """
    if not spans:
        return []
    public = list(_certain(text))
    if worded:
        public += (found.span("number") for found in _WORDED.finditer(text))
    return [one for one in spans if not any(first <= one[0] and one[1] <= last for first, last in public)]


def _certain(text: str) -> Iterator[Span]:
    if "." in text:
        yield from (found.span() for found in _WEB.finditer(text))
    yield from (found.span() for found in _FORMS.finditer(text))
