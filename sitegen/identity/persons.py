"""Persons: who may be one where a list does not say, and the order in which they stand, by family name."""

from __future__ import annotations

from functools import lru_cache

from sitegen.core.model import Signatory
from sitegen.identity.vocabulary import NO_FAMILY_NAME
from sitegen.reading.parsing.kinds import is_personal
from sitegen.reading.parsing.persons import without_honorific
from sitegen.reading.parsing.vocabulary import load_forms, load_vocabulary


def may_be_person(entry: Signatory) -> bool:
    """Tell whether nothing but the form of its name says that an entry is a person."""
    return entry.kind == "unknown" and _is_personal(entry.corrected or entry.name)


@lru_cache(maxsize=4096)
def _is_personal(name: str) -> bool:
    return is_personal(name, load_vocabulary())


@lru_cache(maxsize=65536)
def family_first(name: str) -> str:
    """Return a person's name as an index has it: the family name first, titles set aside.

    A family name is the one in capitals, else the last word with the particles before it. A name in a script or with a
    form of address that knows no family names stays as it is, and so does one that has a comma already.
    """
    bare = without_honorific(name, load_vocabulary()).strip() or name
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
