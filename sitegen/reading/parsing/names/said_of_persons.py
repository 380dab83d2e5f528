"""What stands behind a name: what persons do, how they are called, and addresses, numbers and marks of notes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache, lru_cache

from sitegen.core.model import Signatory
from sitegen.reading.parsing.lines.facts import arabic_digits
from sitegen.reading.parsing.lines.mail_addresses import find_email
from sitegen.reading.parsing.names.persons import is_office, is_organization_like, is_place, starts_with_role
from sitegen.reading.parsing.vocabulary import REMEMBERED, fold, load_forms, load_vocabulary, load_words
from sitegen.reading.parsing.vocabulary.phrases import any_of

LONGEST_COMPOUND = 6  # words of "Full Stack Software Engineer"
_HANDLE = re.compile(r"@[\w.-]+")
FEWEST_FIGURES = 6  # of a number of a paper or a telephone; years, houses and postal codes have fewer
FEWEST_TOLD, MOSTLY_TOLD = 2, 0.6  # persons with office and affiliation in turn, and share that makes it a habit
LEAST_NAME = 3  # letters before it
_FIGURES = (
    r"(?:(?:n[°ºo]|№)?\.? ?(?P<figures>(?:[a-z]{1,3}-?)?[+\d][\d .,/–-]{4,24}\d(?: ?- ?[\da-z]|[a-z])?)"
    r"(?(open)[)\]]))$"
)
_DAY_OR_YEARS = re.compile(
    r"\d{4}-\d\d?-\d\d?$|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}$|(?:1[5-9]|20)\d\d ?[–/-] ?(?:1[5-9]|20)?\d\d$"
)
_AROUND_MAIL = re.compile(r"[\s,;:/|(<\[–—-]*(?:[Ee]-?[Mm]ail:? *|mailto:|@)?$")  # "@name@host" is an address, too
_NOTE_MARKS = re.compile(r"(?:(?<=[^\W\d_]{2})|(?<=[.)”»\"]))[¹²³⁴-⁹⁰]+$")


def calls_somebody(part: str) -> bool:
    """Return whether a part is only a form of address ("Mr") or a name on a network ("@jane")."""
    return _HANDLE.fullmatch(part) is not None or fold(part).strip(" .") in load_forms("forms_of_address")


def says_role(part: str) -> bool:
    """Return whether a part begins with a role, or is a compound that ends in one ("Cloud Engineer")."""
    if starts_with_role(part) or is_office(part):
        return True
    *before, last = fold(part).replace("-", " ").split() or [""]
    if not before:
        return last.endswith(tuple(load_words("letters", "role_endings")))
    compound = len(before) < LONGEST_COMPOUND and load_vocabulary().connectors.isdisjoint(before)
    return compound and last in load_words("letters", "last_roles")


def with_series(parts: Sequence[str]) -> list[str]:
    """Return parts, those joined that name one thing up to an "and": "Professor of Law", "Politics", "and Mining"."""
    joints = load_words("numbers", "and") | {"&"}
    found: list[str] = []
    for part in parts:
        joint, _, behind = part.partition(" ")
        if not found or joint not in joints or not behind or starts_with_role(behind):
            found.append(part)
            continue
        begins = (at for at, one in enumerate(found) if says_role(one) or is_organization_like(one))
        first = max(begins, default=0)
        found[first:] = [", ".join([*found[first:], part])]
    return found


def with_offices(entries: Sequence[Signatory]) -> Sequence[Signatory]:
    """Return entries, persons with the office that stands before their affiliation, if those of most others do.

    Then the first of two parts is an office whatever its words ("Jane Roe, Fettler, Foo Works").
    """
    told = [one for one in entries if one.role and one.affiliation]
    first = sum((one.role or "") in one.entry.partition(one.affiliation or "")[0] for one in told)
    if len(told) < FEWEST_TOLD or first < MOSTLY_TOLD * (len(told) + sum(map(_may_hold_office, entries))):
        return entries
    return [_with_office(one) if _may_hold_office(one) else one for one in entries]


def _may_hold_office(entry: Signatory) -> bool:
    """Return whether a person has no office, but an affiliation of two parts."""
    return entry.kind == "person" and not entry.role and ", " in (entry.affiliation or "")


def _with_office(entry: Signatory) -> Signatory:
    """Return a person with the first part of the affiliation as the office, if it can be one."""
    office, _, body = (entry.affiliation or "").partition(", ")
    may_be = not is_organization_like(office) and not is_place(office) and not is_place(body)
    return replace(entry, role=office, affiliation=body) if may_be else entry


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
