"""What stands behind a person's name: what they do, and what only says how they are called."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sitegen.reading.parsing.names.persons import is_office, is_organization_like, starts_with_role
from sitegen.reading.parsing.vocabulary import fold, load_forms, load_vocabulary, load_words

LONGEST_COMPOUND = 6  # words of "Full Stack Software Engineer"
_HANDLE = re.compile(r"@[\w.-]+")


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
