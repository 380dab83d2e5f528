"""Lines that are each a label and persons: "Greens: Jane Roe, John Doe"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sitegen.reading.parsing.lines.facts import LineFacts
from sitegen.reading.parsing.lines.landmarks import Landmarks
from sitegen.reading.parsing.names.persons import looks_like_person, starts_with_role
from sitegen.reading.parsing.vocabulary import fold, load_words

NEAR = 60  # lines around a label in which another must stand
LONGEST_PART = 6  # words of the label of a part
FEWEST_OVER_PERSONS = 3  # lines with a label and persons
FEWEST_LABELLED, SHORT_LABEL = 3, 2  # lines of a block that are each a label and names, and words of such a label
LABEL = re.compile(r"([^\W\d_][^,;:()\t]{1,60}?)(?: ?\(\d{1,4}\))? ?:\s+(?=[^\W\d_])")


def all_labelled(block: Sequence[LineFacts]) -> bool:
    """Return whether each line of a block is a short label and names, several on one of them: a town over its groups.

    No label stands twice, and none is a person, an office or the name of a column, as in fields of one person.
    """
    found = [LABEL.match(line.rest) for line in block]
    if len(block) < FEWEST_LABELLED or any(line.marked for line in block):
        return False
    labels = [one[1] for one in found if one is not None and len(one[1].split()) <= SHORT_LABEL]
    if len(labels) < len(block) or len(set(labels)) < len(labels):
        return False
    columns = load_words("cues", "table") | load_words("cues", "affiliation")
    said = any(looks_like_person(one) or starts_with_role(one) or not one[:1].isupper() for one in labels)
    rests = [line.rest[one.end() :] for line, one in zip(block, found, strict=True) if one]
    capital = all(part.strip()[:1].isupper() for rest in rests for part in rest.split(","))
    return not said and capital and columns.isdisjoint(map(fold, labels)) and any("," in rest for rest in rests)


def labels_over_persons(marks: Landmarks, index: int) -> list[int]:
    """Return the lines around line `index` that are each a label and persons ("Greens: Jane Roe, John Doe").

    Blank lines may stand between. Three lines are needed, two of which name several; one of them may name one.
    """
    found: list[int] = []
    for step in (-1, 1):
        at = index if step < 0 else _beside(marks, index, 1)
        while abs(at - index) <= NEAR and 0 <= at < len(marks.facts) and _persons_behind_label(marks, at):
            found.append(at)
            at = _beside(marks, at, step)
    several = sum(_persons_behind_label(marks, at) > 1 for at in found)
    return sorted(found) if len(found) >= FEWEST_OVER_PERSONS and several > 1 else []


def _beside(marks: Landmarks, index: int, step: int) -> int:
    """Return the next line that is not blank, down (1) or up (-1)."""
    return marks.next_line(index + 1) if step > 0 else marks.previous_line(index - 1)


def _persons_behind_label(marks: Landmarks, index: int) -> int:
    """Return how many persons stand behind a label on a line; 0 where it has no label, or somebody else is there."""
    line = marks.facts[index]
    found = LABEL.match(line.rest)
    if found is None or line.marked or len(found[1].split()) > LONGEST_PART:
        return 0
    if looks_like_person(found[1]) and ":" in line.rest[found.end() :]:
        return 0
    names = [part.strip(" .") for part in line.rest[found.end() :].split(",") if part.strip(" .")]
    return len(names) if all(looks_like_person(name) for name in names) else 0
