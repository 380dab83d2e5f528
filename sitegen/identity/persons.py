"""Persons: who may be one where a list does not say, and the order in which they stand, by family name."""

from __future__ import annotations

from collections.abc import Container
from functools import lru_cache

from sitegen.core.model import Manuscript, Signatory
from sitegen.identity.folds import fold
from sitegen.identity.scripts import fold_diacritics
from sitegen.identity.vocabulary import NO_FAMILY_NAME
from sitegen.reading.parsing.names.kinds import is_personal
from sitegen.reading.parsing.names.persons import without_honorific
from sitegen.reading.parsing.vocabulary import load_forms

MIXED = 0.15  # of a list are persons: the others are organizations, or were taken for such


def is_doubtful(one: Manuscript, misread: Container[str]) -> bool:
    """Tell whether a list has persons among organizations, or was badly read, and nobody has looked at it yet.

    `misread` are the ids of letters of which the program says so itself.
    """
    if one.is_settled("reading"):
        return False
    listed = one.letter.signatories
    persons = sum(entry.kind == "person" for entry in listed)
    return one.letter_id in misread or MIXED * len(listed) <= persons > 0


def may_be_person(entry: Signatory, *, doubtful: bool) -> bool:
    """Tell whether an entry has a person's name, and nothing but a `doubtful` list says that it is none."""
    unsure = entry.kind == "unknown" or (doubtful and entry.kind == "organization")
    return unsure and is_personal(entry.corrected or entry.name)


def person_key(name: str) -> str:
    """Return what two writings of a person's name share: all but titles, capitals and accents."""
    return fold_diacritics(fold(without_honorific(name)))


@lru_cache(maxsize=65536)
def family_first(name: str) -> str:
    """Return a person's name as an index has it: the family name first, titles set aside.

    A family name is the one in capitals, else the last word with the particles before it. A name in a script or with a
    form of address that knows no family names stays as it is, and so does one that has a comma already.
    """
    bare = without_honorific(name).strip() or name
    words = bare.split()
    if (
        len(words) < 2
        or "," in bare
        or not words[-1][:1].isascii()
        or name.split(maxsplit=1)[0].strip(".").lower() in NO_FAMILY_NAME
    ):
        return bare
    capitals = [at for at, word in enumerate(words) if word.isupper() and len(word) > 2]
    if len(capitals) == 1:
        start, end = capitals[0], capitals[0] + 1
    else:
        start, end = len(words) - 1, len(words)
    while start > 1 and words[start - 1] in load_forms("particles"):
        start -= 1
    return " ".join((*words[start:end], *words[:start], *words[end:]))
