"""Entries that name nobody and say so, wherever they stand: in a sentence, in a row, as members, behind a title."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sitegen.core.model import Evidence, LineReading
from sitegen.reading.parsing.names.drafts import Draft
from sitegen.reading.parsing.names.persons import is_appendage, is_office, without_honorific
from sitegen.reading.parsing.names.unnamed import UNNAMED, WITHIN, is_unnamed
from sitegen.reading.parsing.rules import PERSON_SAID, overrule
from sitegen.reading.parsing.vocabulary import fold

_SIGNS = Evidence(UNNAMED, "furniture", "somebody signs here without a name", 0.97)
_BESIDE = Evidence(WITHIN, "furniture", "somebody signs here without a name, beside others", 0.5)


def without_nameless(
    drafts: Sequence[Draft], readings: Sequence[LineReading]
) -> tuple[list[Draft], tuple[LineReading, ...]]:
    """Return the entries that name somebody, and the lines with what stands on them for somebody who is not named.

    What a card says below such a word is of nobody either. Where a person has said that a line signs, it does.
    """
    kept: list[Draft] = []
    gone: list[Draft] = []
    for draft in drafts:
        if readings[draft.first].winner.rule != PERSON_SAID and _names_nobody(draft, readings):
            gone.append(draft)
            continue
        members = tuple(one for one in draft.members if not _is_nameless(one))
        gone += (one for one in draft.members if _is_nameless(one))
        kept.append(draft if len(members) == len(draft.members) else replace(draft, members=members))
    if not gone:
        return list(drafts), tuple(readings)
    whole = (*kept, *(member for one in kept for member in one.members))
    taken = {line for one in whole for line in range(one.first, one.last + 1)}
    found = list(readings)
    for at in sorted({line for one in gone for line in range(one.first, one.last + 1)}):
        reading = found[at]
        if at in taken:
            found[at] = replace(reading, rivals=(*reading.rivals, _BESIDE))
        elif reading.winner.role in ("signatory", "member"):
            found[at] = overrule(reading, _SIGNS)
    return kept, tuple(found)


def _names_nobody(draft: Draft, readings: Sequence[LineReading]) -> bool:
    above = readings[draft.first - 1].winner if draft.first else None
    goes_on = above is not None and above.rule == UNNAMED and draft.number is None and is_office(draft.head)
    return goes_on or _is_nameless(draft)


def _is_nameless(draft: Draft) -> bool:
    """Tell whether an entry's name says that no name is given; "Anonymous, Inc." is one."""
    name = draft.head.partition("\t")[0].strip("*_ ")
    plain = fold(without_honorific(name))
    return is_unnamed(plain) and not is_appendage(plain.rpartition(",")[2])
