"""What a rule finds in a sentence, and the data that the rules are made of."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, Literal

from sitegen.core.frozen import Frozen
from sitegen.core.tables import table

Kind = Literal["document", "resolution", "treaty", "law", "institution", "report", "letter", "web"]


class Found(Frozen):
    """What one rule found: where, and the key, label and address of the thing that is referred to."""

    start: int
    end: int
    rule: str
    kind: Kind
    key: str
    label: str
    url: str | None


def read_data(name: str) -> dict[str, Any]:
    """Return the data file `name` of this package."""
    return table(__package__, name)


def either(words: Iterable[str]) -> str:
    """Return a pattern for any of the words, longest first, with any white space between their parts."""
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return "|".join(r"\s+".join(map(re.escape, word.split())) for word in ordered)
