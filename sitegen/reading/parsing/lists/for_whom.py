"""Words over the names of those who sign that name nobody: for whom they sign, or that those below are meant.

"For the rowing club", "The club's committee, namely". What such words say is told by the line below, which names
persons; an office of theirs may stand between. Lines under a farewell that are told by persons below alone stand in
`signers`.
"""

from __future__ import annotations

from sitegen.reading.parsing.lines.facts import LineFacts
from sitegen.reading.parsing.lines.landmarks import Landmarks
from sitegen.reading.parsing.lists.for_whom_beside import between_persons
from sitegen.reading.parsing.lists.list_endings import stops_list
from sitegen.reading.parsing.names.kinds import has_given_name
from sitegen.reading.parsing.names.naming import name_in
from sitegen.reading.parsing.names.persons import (
    before_end,
    is_office,
    is_organization_like,
    is_place,
    looks_like_person,
    starts_with_role,
)
from sitegen.reading.parsing.vocabulary import fold, load_phrases, load_words

LONGEST = 14  # words of such a line
FEWEST = 2  # persons on the line below an organization that is named with them
_MARKS = "*_ "


def stands_over_signers(marks: Landmarks, index: int) -> str | None:
    """Return in words why a line over names is no name itself, or None where it may be one."""
    line, below = marks.facts[index], marks.below(index)
    if below is not None and is_office(below.rest):
        below = marks.below(below.index)
    if not _may_be_label(line) or below is None or stops_list(marks, index):
        return None
    text, persons = line.rest.strip(_MARKS), persons_on(below.rest)
    if not persons or persons_on(text):
        who = persons and text.endswith(",") and _says_who(marks, line, below)
        return "it ends in a comma over the one who signs, and says who that is" if who else None
    plain = fold(text).rstrip(" :,")
    namely = any(plain.endswith(f" {words}") for words in load_words("letters", "namely"))
    known = persons >= FEWEST and has_given_name(name_in(below.rest))
    body = known and is_organization_like(text) and not starts_with_role(text)
    reasons = (
        (load_phrases("letters", "signing_for").match(plain), "it says for whom those below sign"),
        (namely, "it says that those below are meant"),
        (body, "it is an organization over the persons who sign for it"),
    )
    return next((reason for holds, reason in reasons if holds), None)


def _says_who(marks: Landmarks, line: LineFacts, below: LineFacts) -> bool:
    """Return whether a line under a farewell says who the one person is that signs below: "A worried neighbour,"."""
    above, after = marks.above(line.index), marks.below(below.index)
    alone = after is None or not persons_on(after.rest)
    parted = above is not None and "closing" in marks.cues[above.index] and not below.rest.endswith(",")
    return parted and alone and has_given_name(name_in(below.rest)) and not has_given_name(line.rest.rstrip(","))


def _may_be_label(line: LineFacts) -> bool:
    return not (line.marked or line.cells) and 0 < len(line.words) <= LONGEST


def persons_on(text: str) -> int:
    """Return how many persons a line names, up to what is said of the last: none, if it begins with none."""
    count = 0
    for part in between_persons().split(text.strip(_MARKS)):
        name = before_end(part).strip(" .*_")
        if not looks_like_person(name) or starts_with_role(name) or is_office(name) or is_place(name):
            break
        count += 1
    return count
