"""What stands before each name of a list in its source: a number, a bullet. It is said once for a list.

A row of a list shows its number and its name. Where its line of the source says just that behind such a lead, the line
need not stand beside the row once more: theme/beside.js writes it out of the row.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from sitegen.publishing.views.received import Lines

_NUMBER = re.compile(r"\d+")
_OTHER = frozenset("{}<>\t")  # signs that a lead does not have: "{0}" stands for the number


def lead_of(lines: Lines, shown: str, number: int | None) -> str | None:
    """Return what stands before `shown` in the one line of an entry, "" for nothing; None where that is not all.

    A `number` that stands there is written "{0}", with the nought of its digits: "12. " is "{0}. ", "၁၂။ " is "{၀}။ ".
    """
    if len(lines) != 1 or not shown or (text := lines[0][1]) is None or not text.endswith(shown):
        return None
    return _written(text[: len(text) - len(shown)], number)


@lru_cache(maxsize=4096)  # the same on all lists that count alike
def _written(lead: str, number: int | None) -> str | None:
    if not _OTHER.isdisjoint(lead):
        return None
    found = _NUMBER.findall(lead)
    if not found:
        return lead
    digits = found[0]
    nought = ord(digits[-1]) - unicodedata.digit(digits[-1])
    if len(found) > 1 or number is None or digits != "".join(chr(nought + int(one)) for one in str(number)):
        return None
    return lead.replace(digits, f"{{{chr(nought)}}}")


def commonest(leads: Iterable[str | None]) -> str | None:
    """Return the lead that most entries of a list have, the first of several; None where none has any."""
    found = Counter(lead for lead in leads if lead is not None)
    return found.most_common(1)[0][0] if found else None
