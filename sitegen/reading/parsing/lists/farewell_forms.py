"""Farewells and words of signing that no vocabulary knows, told by their form and by who stands below them."""

from __future__ import annotations

from collections.abc import Sequence

from sitegen.reading.parsing.lines.facts import LineFacts
from sitegen.reading.parsing.lines.landmarks import Landmarks
from sitegen.reading.parsing.lines.likeness import is_prose, name_likeness
from sitegen.reading.parsing.lines.mail_addresses import has_email
from sitegen.reading.parsing.names.kinds import is_known_person
from sitegen.reading.parsing.names.name_habits import is_signed_mark
from sitegen.reading.parsing.names.naming import says_for_whom, signer_on
from sitegen.reading.parsing.names.persons import (
    behind_office,
    is_organ,
    is_organization_like,
    starts_with_role,
)

LONGEST = 12  # words of a farewell
MOST_BEHIND = 24  # lines behind it: signatures, an address, copies, what a page prints
MOST_LOOKED_AT = 5  # lines below it that say whether somebody signs
FEWEST_SMALL, SMALL = 4, 0.6  # words of one without a comma at its end, and share of them that are written small
LIKE = 0.75  # how like a name a body below it is


def parts_in_form(marks: Landmarks, index: int) -> bool:
    """Return whether a line alone behind the text leads to a signature: "With all our hope,", "On behalf of Foo".

    It is short and ends in a comma, or says for whom somebody signs; below it somebody does. Without a comma it is
    written as a sentence is, and who signs is known to be a person.
    """
    line = marks.facts[index]
    plain = not (line.marked or line.level or line.cells or line.strong)
    if not plain or not 1 < len(line.words) <= LONGEST or not marks.stands_alone(index) or marks.cues[index]:
        return False
    if line.text.endswith((".", "!", "?")) or index in marks.dates or has_email(line.text):
        return False
    for_whom = says_for_whom(line)
    above = marks.above(index)
    said = above is not None and "closing" in marks.cues[above.index]
    if not (for_whom or line.text.endswith(",") or (_is_small(line) and not said)) or not _ends_text(marks, index):
        return False
    below = _signing(marks, index)
    if not below or any(_bids(marks, one) for one in below[1:]):  # who signs stands under that
        return False
    if line.text.endswith(",") and not for_whom:
        called = is_organization_like(below[0].rest) and name_likeness(below[0]) >= LIKE
        return called or is_organ(below[0].rest) or signer_on(below[0]) is not None
    return is_surely_person(below[0], below[1] if len(below) > 1 else None)


def _is_small(line: LineFacts) -> bool:
    small = sum(word[:1].islower() for word in line.words)
    return len(line.words) >= FEWEST_SMALL and small >= SMALL * len(line.words) and line.rest[:1].isupper()


def _ends_text(marks: Landmarks, index: int) -> bool:
    """Return whether text stands above a line, or what ends it, and not much behind it."""
    behind = sum(line.shown for line in marks.facts[index + 1 : index + 4 * MOST_BEHIND])
    above = marks.above(index)
    return (
        behind <= MOST_BEHIND and above is not None and (is_prose(marks.block(above.index, 6)) or _ends(marks, above))
    )


def _ends(marks: Landmarks, line: LineFacts) -> bool:
    return "closing" in marks.cues[line.index] or line.index in marks.dates or line.text.endswith((".", "!", ","))


def is_bare_farewell(marks: Landmarks, index: int) -> bool:
    """Return whether a line is a known farewell and no more: "Yours faithfully,", no "Thanks to Foo"."""
    return not marks.cues[index].get("closing", "x").strip(" ,.!:*_")


def _bids(marks: Landmarks, line: LineFacts) -> bool:
    """Return whether a line is a known farewell and no more, over somebody."""
    below = marks.below(line.index)
    return is_bare_farewell(marks, line.index) and below is not None and signer_on(below) is not None


def _signing(marks: Landmarks, index: int) -> Sequence[LineFacts]:
    """Return the lines below a farewell from that on which somebody may sign: marks, days, for whom are none."""
    lines = [line for line in marks.facts[index + 1 : index + 3 * MOST_LOOKED_AT] if line.shown][:MOST_LOOKED_AT]
    for at, line in enumerate(lines):
        if not (is_signed_mark(line) or line.index in marks.dates or says_for_whom(line)):
            return lines[at:]
    return ()


def is_surely_person(line: LineFacts, below: LineFacts | None) -> bool:
    """Return whether a line names a person for sure: one who is known, or has an office before, behind or below."""
    name = signer_on(line)
    if name is None:
        return False
    said = line.rest.strip("*_ ")[len(name) :].strip(" ,–—-(*_")
    office = starts_with_role(said) or (below is not None and starts_with_role(below.rest.strip("*_ ")))
    return office or is_known_person(name) or behind_office(line.rest) is not None
