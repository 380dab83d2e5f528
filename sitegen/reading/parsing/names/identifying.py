"""What ends an entry and is no part of a name: an address, the number of a paper or a telephone, a note's mark."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from sitegen.reading.parsing.lines.facts import arabic_digits
from sitegen.reading.parsing.lines.mail_addresses import find_email
from sitegen.reading.parsing.vocabulary import REMEMBERED, load_forms
from sitegen.reading.parsing.vocabulary.phrases import any_of

FEWEST_FIGURES = 6  # of a number of a paper or a telephone; years, houses and postal codes have fewer
LEAST_NAME = 3  # letters before it
_FIGURES = (
    r"(?:(?:n[°ºo]|№)?\.? ?(?P<figures>(?:[a-z]{1,3}-?)?[+\d][\d .,/–-]{4,24}\d(?: ?- ?[\da-z]|[a-z])?)"
    r"(?(open)[)\]]))$"
)
_DAY_OR_YEARS = re.compile(
    r"\d{4}-\d\d?-\d\d?$|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}$|(?:1[5-9]|20)\d\d ?[–/-] ?(?:1[5-9]|20)?\d\d$"
)
_AROUND_MAIL = re.compile(r"[\s,;:/|(<\[–—-]*(?:[Ee]-?[Mm]ail:? *|mailto:)?$")
_NOTE_MARKS = re.compile(r"(?:(?<=[^\W\d_]{2})|(?<=[.)”»\"]))[¹²³⁴-⁹⁰]+$")


@lru_cache(maxsize=REMEMBERED)
def without_identity(text: str) -> str:
    """Return an entry without the address of mail, the number of a paper or a telephone, or the note's mark at its end.

    An entry that holds nothing else, or a year, stays as it is.
    """
    name = _NOTE_MARKS.sub("", text)
    mail = find_email(name) if "@" in name else None
    if mail and name.rstrip(" )]>").endswith(mail):
        name = _or_all(name, _AROUND_MAIL.sub("", name[: name.rindex(mail)]))
    found = _number().search(arabic_digits(name)) if any(map(str.isdecimal, name[-4:])) else None
    if (
        found
        and sum(map(str.isdecimal, found["figures"])) >= FEWEST_FIGURES
        and not _DAY_OR_YEARS.match(found["figures"])
    ):
        name = _or_all(name, name[: found.start()])
    return name


@cache
def _number() -> re.Pattern[str]:
    """Return what finds a number at the end of an entry, in brackets or not, with the word that says of what it is."""
    labels = any_of(load_forms("number_labels"))
    return re.compile(rf"(?:[\s,;:–—-]+|(?=[(\[]))(?P<open>[(\[])?(?:(?:{labels})[.: ]+)?{_FIGURES}", re.IGNORECASE)


def _or_all(text: str, name: str) -> str:
    """Return what stands before the end of a text, if that can be a name, else all of it."""
    name = name.rstrip(" ,;:–—-")
    bare = name.lower().rstrip(".")
    named = sum(map(str.isalpha, name)) >= LEAST_NAME and not {bare, f"{bare}."} & load_forms("number_labels")
    return name if named else text
