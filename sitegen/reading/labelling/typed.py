"""What the type of cards says above the model's weights: a line below a name in bold is no other name.

The rules are told the same (`parsing.typed_cards`): how a line is set is no claim of theirs.
"""

from __future__ import annotations

from collections.abc import Sequence

from sitegen.core.source import Place
from sitegen.reading.labelling.hardening import lists_in
from sitegen.reading.labelling.model import Label
from sitegen.reading.labelling.signs import Page
from sitegen.reading.parsing.lists.typed_cards import typed_cards

_ABOVE = 8  # lines over the first entry that are looked at: the first cards may not have been seen


def as_typed(page: Page, labels: Sequence[Label], places: Sequence[Place | None]) -> tuple[Label, ...]:
    """Return the labels with those of cards whose lines their type tells; as they are where no place is known."""
    found = list(labels)
    for start, end in lists_in(labels) if places else ():
        first, last = max(page.units[start].first - _ABOVE, 0), page.units[end].last
        lines = [
            (line, place)
            for line in page.marks.facts[first : last + 1]
            if not line.blank and (place := places[line.index]) and place.size and not place.estimated
        ]
        cards = typed_cards(lines)
        for at, unit in enumerate(page.units) if cards.below else ():
            if unit.first in cards.heads and found[at] in ("entry", "wrapped"):
                found[at] = "heading"
            elif unit.first in cards.below and found[at] == "entry":
                found[at] = "note"
            elif unit.first in cards.names:
                found[at] = "entry"
    return tuple(found)
