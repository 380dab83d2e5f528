"""For whom persons sign, on the line of their names: "For the board: Jane Roe, John Doe"."""

from __future__ import annotations

import re
from functools import cache

from sitegen.reading.parsing.lines.landmarks import Landmarks, gives_contact
from sitegen.reading.parsing.names.kinds import has_given_name
from sitegen.reading.parsing.names.persons import is_office, looks_like_person
from sitegen.reading.parsing.vocabulary import fold, load_phrases, load_words
from sitegen.reading.parsing.vocabulary.phrases import any_of

LONGEST = 120  # characters before the persons
FEWEST = 2  # persons who stand under no farewell
_MARKS = "*_ "
_PARTED_FROM = re.compile(r" ?:\s+|,\s+|\s[–—-]\s")


def for_whom_on(marks: Landmarks, index: int) -> str | None:
    """Return the words before persons on one line that say for whom they sign ("For the board: Jane Roe, John Doe").

    Somebody who stands there alone signs only under a farewell: others are whom one should ask or vote for.
    """
    line, above, below = marks.facts[index], marks.above(index), marks.below(index)
    if line.marked or line.cells or "contact" in marks.cues[index] or (below is not None and gives_contact(below)):
        return None
    text = line.rest.strip(_MARKS)
    if load_phrases("letters", "signing_for").match(fold(text)) is None:
        return None
    for found in _PARTED_FROM.finditer(text[:LONGEST]):
        persons = [part.strip(" .*_") for part in between_persons().split(text[found.end() :])]
        known = all(looks_like_person(name) and not is_office(name) for name in persons)
        signed_off = above is not None and "closing" in marks.cues[above.index]
        if known and (len(persons) >= FEWEST or signed_off) and any(map(has_given_name, persons)):
            return line.rest[: line.rest.index(text) + found.end()].rstrip()[:-1]
    return None


@cache
def between_persons() -> re.Pattern[str]:
    """Return the pattern of what stands between persons in a row: a comma, a dash, a slash, an "and"."""
    return re.compile(rf",|\s[-–—/]\s|\s(?:{any_of(load_words('numbers', 'and'))}|&)\s")
