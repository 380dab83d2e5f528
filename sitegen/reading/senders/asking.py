"""Who sends a letter that has no list: learned weights of all candidates, the surest place with those beside it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sitegen.reading.parsing.lines.landmarks import Landmarks
from sitegen.reading.parsing.names.naming import name_in
from sitegen.reading.parsing.names.persons import looks_like_name, looks_like_person
from sitegen.reading.parsing.names.several import joined_persons
from sitegen.reading.senders.bylines import bylines_of, perhaps_by
from sitegen.reading.senders.candidates import Candidate, find_candidates
from sitegen.reading.senders.letterheads import letterhead_of
from sitegen.reading.senders.outline import Outline
from sitegen.reading.senders.signs import SENDER_SIGNS, stands_above

# Weights, in hundredths of the logarithm of odds, from which a name may be a sender's, is one's, and surely is.
POSSIBLE, CERTAIN, SURE = 0, 30, 300
CERTAIN_ABOVE = 200  # of a name above the text: most who stand there are somebody else
DOUBTED = 150  # weight below which somebody should look whether they do
BESIDE = 50  # weight from which names near such ones are believed to be others
FEWEST_OWN = 2  # times that a text below a byline speaks of those who write; a report of a letter hardly does
NEAR = 12  # lines between two of them
NOT_ASKED = -150  # weight of a line that is none of the candidates


@dataclass(frozen=True, slots=True)
class Answer:
    """Who may send a letter, one or a few who stand together; `weight` says how sure the surest is one.

    `weights` are those of all candidates on lines, by line (from 0). `written`: a byline names them; `plain`: a letter
    that greets at once.
    """

    senders: tuple[Candidate, ...]
    weight: int
    weights: Mapping[int, int]
    written: bool = False
    plain: bool = False

    @property
    def certain(self) -> bool:
        """Whether they are believed to send it; above the text, a bare line that has no name's form is a title."""
        if not all(map(stands_above, self.senders)):
            return self.weight >= CERTAIN
        return self.weight >= CERTAIN_ABOVE and not self.may_be_title

    @property
    def may_be_title(self) -> bool:
        """Whether they stand above the text on bare lines that have no name's form, as titles do."""
        return all(stands_above(one) and _may_be_title(one) for one in self.senders)

    @property
    def sure(self) -> bool:
        """Whether nobody need look whether they do."""
        return self.weight >= SURE

    @property
    def lines(self) -> list[int]:
        """The lines (from 1) on which they stand."""
        return [one.index + 1 for one in self.senders]

    def weigh(self, lines: Iterable[int]) -> int:
        """Return how likely it is that those named on lines (from 1) are the senders."""
        return sum(self.weights.get(line - 1, NOT_ASKED) for line in lines)


def who_sends(outline: Outline, weights: Mapping[str, int]) -> Answer | None:
    """Return who is the likeliest to send a letter, in order, with others near; None where nobody stands."""
    if not weights:
        return None
    weighed = [(SENDER_SIGNS.weigh(one, weights), one) for one in find_candidates(outline)]
    best = max(weighed, key=lambda pair: pair[0], default=None)
    if best is None:
        return None
    at = next(place for place, pair in enumerate(weighed) if pair is best)
    some = [best[1]]
    for side in (weighed[at + 1 :], weighed[:at][::-1]):
        last = best[1]
        for weight, one in side:
            if not _is_near(one, last):
                break
            if (weight >= BESIDE and _is_labelled(one) == _is_labelled(best[1])) or _is_its_like(one, last):
                some.append(one)
                last = one
    some.sort(key=[one for _, one in weighed].index)
    return Answer(tuple(some), best[0], {one.index: weight for weight, one in weighed})


def who_writes(outline: Outline) -> Answer | None:
    """Return who wrote a letter by its byline, or its letterhead if the text begins with them; None without either.

    A title or a field may name them, too, which is told and not believed.

    They surely did if the text greets or speaks of those who write; a name in small letters may be none.
    """
    some = bylines_of(outline)
    if not some:
        heading = letterhead_of(outline)
        some, weight = (heading, SURE) if heading else (perhaps_by(outline), POSSIBLE)
        return Answer(some, weight, {}, written=True, plain=True) if some else None
    above = all(map(stands_above, some))
    own = outline.greeted >= 0 or outline.own >= (FEWEST_OWN if above else 1)
    small = not above and any(name.islower() for one in some for name in one.names)
    weight = POSSIBLE if not own else DOUBTED - 1 if small else SURE
    return Answer(some, weight, {}, written=True, plain=outline.greets_at_once)


def _is_its_like(one: Candidate, beside: Candidate) -> bool:
    """Return whether two candidates stand line by line: behind the same bullet, or as persons with what they are."""
    line, other, marks = one.line, beside.line, one.outline.marks
    if one.place != "line" or beside.place != "line" or abs(line.index - other.index) != 1:
        return False
    if line.bullet or other.bullet:
        return line.bullet == other.bullet
    return says_of_person(marks, line.index) and says_of_person(marks, other.index)


def says_of_person(marks: Landmarks, index: int) -> bool:
    """Return whether a line names a person and, behind a mark, says what or where that one is."""
    text = marks.facts[index].rest
    name = name_in(text)
    return name != text.strip("*_ ") and looks_like_person(name)


def _is_labelled(one: Candidate) -> bool:
    return bool(one.said) and not one.farewell


def _may_be_title(one: Candidate) -> bool:
    """Return whether a candidate is a line without a label that neither a person nor a body is called by."""
    return one.place == "line" and not _is_labelled(one) and not any(map(looks_like_name, names_on(one)))


def _is_near(one: Candidate, beside: Candidate) -> bool:
    """Return whether two candidates stand near each other, and no running text between."""
    outline = one.outline
    if one.place != "line" or beside.place != "line":
        return one.place == beside.place
    apart = abs(one.index - beside.index)
    between = range(min(one.block, beside.block), max(one.block, beside.block) + 1)
    return apart <= NEAR and not any(outline.text[number] for number in between)


def names_on(one: Candidate) -> list[str]:
    """Return the names that stand where a sender stands, with what is said of each; mostly one."""
    return list(one.names) or joined_persons(one.rest)[0] or [one.rest]
