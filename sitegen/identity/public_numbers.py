"""Figures that are no person's number: parts of an address of the web, numbers of books and of bodies on a register.

Only what is unambiguous is public: the path of an address, unless it says that a number in it is a telephone's or a
person's, and numbers in exactly the form of their kind, behind a word for it, whose figures of proof are right
(`vocabulary/public_numbers.toml`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sitegen.identity.check_figures import is_proved
from sitegen.identity.vocabulary import DOCUMENTS, PUBLIC_NUMBERS, TELEPHONES

Span = tuple[int, int]

# Path and query, of signs that stand in them: what another glues to an address ("www.lake.org•+95 …") is none of it.
_WEB = re.compile(
    r"(?:https?://(?:[\w-]{1,63}\.){1,6}\w{2,24}(?::\d{1,5})?"
    r"|(?<![\w@.-])(?:[\w-]{1,63}\.){1,6}\w{2,24})"
    r"(?P<path>[/?][\w.~:/?#@!$&*+=%-]*)",
    re.IGNORECASE,
)
# What says in an address that a number behind it leads to a person; "+" does so, too.
_WORDS = "|".join((*TELEPHONES["words"], *TELEPHONES["in_addresses"], *DOCUMENTS["words"]))
_TELLING = re.compile(
    rf"(?<![^\W\d_])(?:{_WORDS})(?![^\W\d_])|{'|'.join(TELEPHONES['within_addresses'])}"
    r"|(?:\+|%2B)\W*$",
    re.IGNORECASE,
)
_JOINED = re.compile(r"(?:[/?]|[^\W_][=._-]?)$")  # before a number that is part of a path
_BETWEEN = "|".join(map(re.escape, DOCUMENTS["between"]))
_KINDS = tuple(
    (
        re.compile(
            rf"(?<!\w)(?:{'|'.join(kind['words'])})(?:[\s.]{{0,2}}(?:{_BETWEEN}))?"
            rf"[\s.:#º°]{{0,3}}(?<!\d)(?P<number>{kind['number']})(?![\w-])",
            re.IGNORECASE,
        ),
        kind.get("check"),
    )
    for kind in PUBLIC_NUMBERS["kinds"]
)


def without_public(spans: Sequence[Span], text: str, *, contact: bool = False) -> list[Span]:
    """Return those of some places of figures in a text that are not public numbers.

    In a line that names a contact nothing is public but an address of the web that begins as such.
    """
    if not spans:
        return []
    kinds = [] if contact else list(_of_kinds(text))
    webs = _WEB.finditer(text) if "." in text else ()
    paths = [web.span("path") for web in webs if not contact or web[0].lower().startswith(("http", "www."))]
    return [
        one
        for one in spans
        if not any(first <= one[0] and one[1] <= last for first, last in kinds)
        and not any(first < one[0] and one[1] <= last and _is_part(text, first, one) for first, last in paths)
    ]


def _of_kinds(text: str) -> Iterator[Span]:
    for form, check in _KINDS:
        for found in form.finditer(text):
            if check is None or is_proved(check, found["number"]):
                yield found.span("number")


def _is_part(text: str, path: int, number: Span) -> bool:
    """Tell whether a number within the path of an address is only a part of it: nothing says whose it is."""
    begun = max(text.rfind(" ", 0, path), text.rfind("\n", 0, path)) + 1
    before = text[begun : number[0]]
    return text[number[0]].isalnum() and _JOINED.search(before) is not None and not _TELLING.search(before)
