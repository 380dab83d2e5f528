"""What the private file remembers of a line that is withheld."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from sitegen.content.fidelity.printed import entries_of
from sitegen.content.private import PrivateRecord
from sitegen.content.redaction.opened import OpenLetter
from sitegen.identity import known_as


def open_nowhere_else(letter: OpenLetter, names: frozenset[str]) -> Literal["nowhere"] | None:
    """Return whether no other letter has one of the names openly, as the private file says it."""
    known = frozenset().union(*map(known_as, names))
    others = (one for one in letter.holdings.manuscripts.values() if one.letter_id != letter.manuscript.letter_id)
    entries = (entry for one in others for entry in entries_of(one.letter.signatories))
    return None if not known or any(not known.isdisjoint(known_as(one.name)) for one in entries) else "nowhere"


def remembered(private: Sequence[PrivateRecord], new: PrivateRecord) -> list[PrivateRecord]:
    """Return the private records with a new one; what is known of the same line already stays."""
    again = next((one for one in private if (one.letter, one.line) == (new.letter, new.line)), None)
    if again is None:
        return [*private, new]
    both = again.model_copy(
        update={
            "names": tuple(sorted({*again.names, *new.names})),
            "records": f"{again.records or ''}{new.records or ''}" or None,
            "judgements": f"{again.judgements or ''}{new.judgements or ''}" or None,
            "contacts": tuple(dict.fromkeys((*again.contacts, *new.contacts))),
            "entries": again.entries or new.entries,
        }
    )
    return [both if one is again else one for one in private]
