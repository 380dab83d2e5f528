"""Person or organization: what a list says of all its entries, and what an entry says of itself."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sitegen.core.model import SignatoryKind
from sitegen.reading.parsing.names.persons import (
    before_end,
    has_honorific,
    is_degree,
    is_east_asian_person,
    is_organization_like,
    looks_like_person,
    starts_with_role,
)
from sitegen.reading.parsing.names.unspaced_names import has_glued_address, may_have_address
from sitegen.reading.parsing.vocabulary import load_forms, load_given_names
from sitegen.reading.parsing.vocabulary.phrases import any_of

NEARLY_ALL, MANY, MOST, FEW, HARDLY_ANY = 0.8, 0.7, 0.5, 0.15, 0.05  # shares of a list's entries
FEWEST = 8  # names whose forms tell that they are persons
FEWEST_ALIKE, FEW_GIVEN = 3, 0.25  # names that all have a person's form, and how many must begin with a given name
FEWEST_WORDS = 2  # of a name before degrees
LONGEST_PERSON = 5  # words of a person's name
LONGEST_CASELESS_PERSON = 4  # characters of a person's name in Chinese, Japanese or Korean; names of bodies are longer
_INSIDE = re.compile(r"\d|&|@|\.(?:org|com|net|io)\b|\b(?!(?:I{1,3}|IV|Jr|Sr)\b)[A-Z]{2,}\d*\b")
_FOR_ONESELF = re.compile(rf"[\s(](?:{any_of(load_forms('for_oneself'))})(?=\s*(?:$|[^\w\s]))", re.IGNORECASE)
_INITIALS = re.compile(r"(?:[^\W\d_a-z]\.[ -]?){1,3}(?<= )[^\W\d_a-z][\w'’-]+$")  # "J. Roe", "J.-P. Roe"
_EAST_ASIAN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+$")


@dataclass(frozen=True, slots=True)
class ListKind:
    """What the entries of a list are by its words and their forms; `mixed`: each entry must say for itself."""

    kind: SignatoryKind
    mixed: bool = False


def kind_of_list(names: Sequence[str], *, persons_said: bool, bodies_said: bool) -> ListKind:
    """Return what the entries of a list are. `names` are what stands before the first comma, dash or bracket of each.

    The words over a list decide, where they name one kind. Else nearly all of the names must have one kind's form, and
    be many: "Hill Farmers" has the form of a person's name, and only among others does it show that it is none. Of a
    few, all must have it, and most be known by a given name or an initial; so must who signs alone. A name of one word
    is a first name or a handle where hardly any name of more words is a body's.
    """
    if persons_said != bodies_said:
        return ListKind("person" if persons_said else "organization", mixed=not bodies_said)
    count = max(1, len(names))
    persons = sum(is_personal(name) for name in names)
    bodies = sum(is_bodily(name) for name in names)
    given_alone = len(names) == 1 and names[0].strip(" .").lower() in load_given_names()
    nearly_all = persons >= NEARLY_ALL * count and bodies <= FEW * count
    words_of_bodies = sum(is_bodily(name) for name in names if " " in name)
    with_first_names = persons >= MANY * count and words_of_bodies <= HARDLY_ANY * count
    if given_alone or (len(names) >= FEWEST and (nearly_all or with_first_names)):
        return ListKind("person")
    if 0 < len(names) < FEWEST and persons == len(names) and not bodies:
        given = sum(map(is_known_person, names))
        least = FEW_GIVEN if len(names) >= FEWEST_ALIKE else MOST
        return ListKind("person" if given >= least * len(names) else "unknown", mixed=True)
    if len(names) >= FEWEST and persons >= MOST * count:
        nobody = bodies > FEW * count and not any(map(has_given_name, names))
        return ListKind("organization" if nobody else "person", mixed=True)
    begun = sum(has_given_name(" ".join(name.split()[:2])) for name in names)
    if len(names) >= FEWEST and begun >= MOST * count:
        return ListKind("person")  # "Jane Roe W3C chair": names with what they are behind them, and nothing between
    return ListKind("organization" if bodies >= MOST * count else "unknown", mixed=persons > FEW * count)


def kind_of_entry(name: str, listed: ListKind) -> SignatoryKind:
    """Return what one entry is: what it says itself, else what the list's entries are."""
    first = before_end(name)
    said_of_all = listed == ListKind("organization")
    apart = first != name and not said_of_all
    if apart and (_is_named(first) or _is_placed(first, name, listed)):
        return "person"  # "Jane Roe, University of Westhaven"
    if is_organization_like(name):
        return "organization"
    glued = has_glued_address(first)
    titled = glued or has_honorific(first) or _EAST_ASIAN.match(first) is not None
    if titled and looks_like_person(first):
        return "person"
    if listed.mixed and listed.kind == "person" and is_bodily(first):
        return "organization"
    return _as_the_list(first, listed.kind)


def for_oneself(text: str) -> re.Match[str] | None:
    """Return the words of an entry by which somebody signs for nobody else ("in an individual capacity"), or None."""
    return _FOR_ONESELF.search(text)


def kind_told(text: str) -> SignatoryKind | None:
    """Return what a cell says that its row is ("Company", "Individual"), None for one that says something else."""
    word = text.strip(" .").lower()
    return (
        "person"
        if word in load_forms("persons_told")
        else "organization"
        if word in load_forms("bodies_told")
        else None
    )


def _as_the_list(name: str, kind: SignatoryKind) -> SignatoryKind:
    """Return what the entries of a list are, unless the form of this one says more, or raises a doubt."""
    if kind == "organization" and may_have_address(name):
        return "unknown"
    if kind == "unknown" and is_known_person(name) and is_personal(name):
        return "person"
    return kind


def _is_placed(first: str, name: str, listed: ListKind) -> bool:
    """Return whether a name is a person's by what stands behind it: an office, or in a list of persons anything."""
    held = starts_with_role(name[len(first) :].lstrip(" ,-–—|/(（"))
    if listed.kind == "person" and (held or not listed.mixed) and _is_short(first):
        return True  # "jane, engineer", "jane roe, University of Westhaven"
    if not looks_like_person(first) or is_bodily(first):
        return False
    return held or listed.kind == "person"


def _is_short(name: str) -> bool:
    """Return whether a name has no more words than a person's, and none that organizations are called by."""
    return len(name.split()) <= LONGEST_PERSON and not is_organization_like(name)


def _is_named(name: str) -> bool:
    """Return whether a name is a person's by what stands in it: an honorific or a given name, and no word of bodies."""
    if is_organization_like(name) or not looks_like_person(name):
        return False
    return has_honorific(name) or (has_given_name(name) and is_personal(name))


def has_given_name(name: str) -> bool:
    """Return whether a name of a few words begins with a given name, or ends in one behind a surname."""
    words = [word.strip(".,").lower() for word in name.split()]
    if not 2 <= len(words) <= LONGEST_PERSON:
        return is_east_asian_person(name)
    given = load_given_names()
    return words[0].split("-")[0] in given or words[-1] in given or is_east_asian_person(name)


def is_given_name(name: str) -> bool:
    """Return whether a name is one word with a capital, that may be a given name and calls no body."""
    return name.isalpha() and name.istitle() and not is_organization_like(name) and not starts_with_role(name)


def is_known_person(name: str) -> bool:
    """Return whether a name is a person's by more than its form: a given name that is known, initials, an honorific."""
    initials = _INITIALS.match(name) is not None and looks_like_person(name)
    return initials or has_given_name(name) or has_honorific(name) or has_glued_address(name)


def is_personal(name: str) -> bool:
    """Return whether a name has a person's form and nothing in it that only names of bodies have."""
    if _EAST_ASIAN.match(name):
        return looks_like_person(name) or 2 <= len(name) <= LONGEST_CASELESS_PERSON
    if may_have_address(name):
        return True
    name = _without_degrees(name)
    return looks_like_person(name) and not (_INSIDE.search(name) and not _has_surname_in_capitals(name))


def is_bodily(name: str) -> bool:
    """Return whether a name has what persons' names have not: a word of bodies, one word or many, figures, acronyms."""
    name = _without_degrees(name)
    words = name.split()
    if _EAST_ASIAN.match(name):
        return len(name) > LONGEST_CASELESS_PERSON
    if is_organization_like(name) or len(words) > LONGEST_PERSON:
        return True
    if len(words) == 1:
        return not (has_glued_address(name) or may_have_address(name))
    small = [word for word in words if word[:1].islower() and word not in load_forms("particles")]
    return bool(small) or (_INSIDE.search(name) is not None and not _has_surname_in_capitals(name))


def _without_degrees(name: str) -> str:
    """Return a name without the degrees and honours behind it, as far as two words are left: "Jane Roe MP"."""
    words = name.split()
    while len(words) > FEWEST_WORDS and is_degree(words[-1]):
        words.pop()
    return " ".join(words)


def _has_surname_in_capitals(name: str) -> bool:
    """Return whether a name is all in capitals, or one of its words is and the others are not ("ROE Jane")."""
    words = [word for word in name.split() if word.isalpha()]
    capitals = [word for word in words if word.isupper() and len(word) > 2]
    return len(words) > 1 and (len(capitals) == len(words) or (len(capitals) == 1 and len(capitals[0]) > 3))
