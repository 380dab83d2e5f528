"""Letters without a list that one or a few send: who does is asked over all places, and read there."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace

from sitegen.core.diagnostics import Checked, Diagnostic, codes
from sitegen.core.model import Evidence, LineReading, Reading
from sitegen.core.source import Source
from sitegen.reading.choosing.belief import is_guess, is_opened
from sitegen.reading.choosing.choice import AGREED
from sitegen.reading.choosing.readers import Labelled, Task
from sitegen.reading.labelling.model import Weights
from sitegen.reading.parsing.context import survey_lists
from sitegen.reading.parsing.doubts.saying import said_so
from sitegen.reading.parsing.letter import interpret
from sitegen.reading.parsing.lines.landmarks import Landmarks, gives_contact
from sitegen.reading.parsing.lists.list_endings import stops_list
from sitegen.reading.parsing.lists.regions import ListRegion
from sitegen.reading.parsing.lists.shapes import shape_of
from sitegen.reading.parsing.lists.tables import Layout
from sitegen.reading.parsing.names.drafts import Draft
from sitegen.reading.parsing.names.kinds import is_known_person
from sitegen.reading.parsing.names.naming import name_in
from sitegen.reading.parsing.names.persons import (
    is_office,
    is_place,
    looks_like_person,
)
from sitegen.reading.parsing.names.placeholders import names_nobody
from sitegen.reading.senders.asking import DOUBTED, POSSIBLE, Answer, names_on, who_sends, who_writes
from sitegen.reading.senders.bylines import is_byline
from sitegen.reading.senders.candidates import Candidate
from sitegen.reading.senders.outline import outline_of
from sitegen.reading.senders.signs import stands_above
from sitegen.reading.verdict.readings import agreement

MOST = 7  # who signs, by another reading that may be less likely
LONGEST = 4  # lines below a name that say what somebody is
PERSON, LISTED = 400, 200  # weight of who is listed by another reading: a person by a known name, any other
UNLIKE = -100  # weight of a line under a farewell that names none of those who sign
FEWEST_ALIKE = 3  # lines that are set as the entries of a list are
BETTER = 100  # by how much those who send a letter must be likelier than who is listed


def may_be_others(marks: Landmarks, reading: Reading) -> bool:
    """Return whether others may send a letter than a reading lists: nobody, or a few without words over them.

    Or those in a byline, or on the lines below it: it is read as a whole.
    """
    some = reading.letter.signatories
    if not some or (len(some) <= MOST and _are_in_byline(marks, some[0].line - 1)):
        return True
    return not (len(some) > MOST or is_opened(reading) or any("statement" in marks.cues[one.line - 1] for one in some))


def _are_in_byline(marks: Landmarks, at: int) -> bool:
    """Return whether a line (from 0), or the one right above it, is a byline."""
    return any(is_byline(line) for line in marks.facts[max(0, at - 1) : at + 1])


def look_for_sender(task: Task, seen: Labelled, weights: Weights, listed: Checked[Reading] | None) -> Labelled:
    """Return what the second reader says of a letter in which no list is found, or a few: who may send it.

    Where a person has said who signs, or what those lines are, it has nothing to say; nor where it sees them and others
    in a list, unless they are surely alone, nor where those who are listed are about as likely to be the senders.
    """
    if not seen.labels or {"signatories", "members"} & set(task.kinds.values()):
        return seen
    outline = outline_of(task.source, task.marks)
    found, written = who_sends(outline, weights.senders), who_writes(outline)
    if written is not None and _is_by_them(written, found, listed):
        return replace(seen, signature=written)
    if (
        found is None
        or found.weight < POSSIBLE
        or found.may_be_title
        or any(one.index in task.kinds for one in found.senders)
        or all(names_nobody(one.line) for one in found.senders)
        or (not found.sure and _stand_together(task.marks, found.lines, seen.lines))
        or (listed is not None and (_are_seen_alike(listed, seen) or not _is_better(task.marks, found, listed)))
    ):
        return seen
    return replace(seen, signature=found)


def _is_by_them(written: Answer, found: Answer | None, listed: Checked[Reading] | None) -> bool:
    """Return whether a letter is by those in its byline: nobody is listed elsewhere, nor likely to send it."""
    if listed is not None and not {one.line for one in listed.value.letter.signatories} <= set(written.lines):
        return False
    if found is not None and found.weight > written.weight and not written.certain:
        return False
    return found is None or not found.certain or set(found.lines) <= set(written.lines)


def _stand_together(marks: Landmarks, some: list[int], seen: list[int]) -> bool:
    """Return whether some lines (from 1) are among others that are seen, all of them in one block."""
    return set(some) < set(seen) and len({marks.block_of[line - 1] for line in seen}) == 1


def _are_seen_alike(listed: Checked[Reading], seen: Labelled) -> bool:
    """Return whether the second reader sees the several entries of another reading as its own: then they are a list."""
    lines = [one.line for one in listed.value.letter.signatories]
    return len(lines) > 1 and agreement(lines, seen.lines) >= AGREED


def _is_better(marks: Landmarks, found: Answer, listed: Checked[Reading]) -> bool:
    """Return whether senders are likelier than those whom another reading lists, or it lists nobody.

    Those under a farewell stand, but for offices and houses among them where who sends it is sure. Of a list by its
    look counts where they differ.
    """
    lines = {one.line: one.name for one in listed.value.letter.signatories}
    if not lines or not found.certain:
        return not lines
    alone = lines.keys() - set(found.lines)
    if set(found.lines) < lines.keys() and len(lines) >= FEWEST_ALIKE and _are_alike(marks, lines):
        return False
    if not is_guess(listed):
        unlike = all(_is_unlike(found, line, lines[line]) for line in alone)
        persons = all(_is_known(lines.get(line, "")) for line in found.lines)
        return found.sure and persons and set(found.lines) < lines.keys() and unlike
    said = sum(PERSON if _is_known(lines[line]) else LISTED for line in alone)
    return found.weigh(set(found.lines) - lines.keys()) - found.weigh(alone) - said > BETTER


def _are_alike(marks: Landmarks, lines: Collection[int]) -> bool:
    """Return whether lines (from 1) are set alike, as entries of a list are: each stands alone, or all in one block."""
    shapes = {shape_of(marks.facts[line - 1]) for line in lines}
    apart = all(marks.stands_alone(line - 1) for line in lines)
    return len(shapes) == 1 and (apart or len({marks.block_of[line - 1] for line in lines}) == 1)


def _is_unlike(found: Answer, line: int, name: str) -> bool:
    """Return whether a line (from 1) is most unlike one that names a sender, and no person by its form."""
    return found.weigh([line]) < UNLIKE and not looks_like_person(name)


def _is_known(name: str) -> bool:
    """Return whether a name is a person's by more than two capitals."""
    return is_known_person(name) and looks_like_person(name)


def read_signed(task: Task, answer: Answer) -> Checked[Reading]:
    """Return the letter with those who send it as its signatories.

    Where it is not quite sure that they do, a doubt says so, as of every list that no words open.
    """
    cue = "closing" if answer.sure else "shape"
    drafts, regions, told = [], [], {}
    for one, below in _with_below(task.marks, answer.senders):
        last = below[-1] if below else one.index
        drafts += _drafts(task.marks, one, below)
        regions.append(ListRegion(one.index, one.index, last, cue, "plain", {}, Layout("cards")))
        told[one.index] = Evidence("sender", "signatory", "who sends the letter stands here", 0.99)
        told |= {at: Evidence("role-line", "signatory", "what the sender above is", 0.99) for at in below}

    def tell(one: LineReading) -> Evidence | None:
        return told.get(one.line - 1)

    context = survey_lists(task.overview, task.lists(tuple(regions)))
    found = interpret(task.source, context, task.siblings, task.tell(tell), drafts)
    return Checked(found.value, (*found.diagnostics, *_in_doubt(task.source, answer)))


def _in_doubt(source: Source, answer: Answer) -> Iterator[Diagnostic]:
    """Yield a doubt of who is not surely the sender, and of each who is named above the text alone."""
    if answer.weight < DOUBTED:
        first, last = min(answer.lines), max(answer.lines)
        hint = f"if nobody signs there: {said_so(source, 'none', first, last)}"
        yield codes.UNSURE_SENDER.at(source.span(first, last), "the name here may be the sender's, or may not", hint)
    for one in answer.senders:
        if stands_above(one) and not answer.plain:
            where = "a field" if one.place == "field" else "the lines above the text"
            message = f"{where} alone name who sends the letter: {one.rest}"
            yield codes.SENDER_ABOVE.at(
                source.span(one.index + 1), message, f"if nobody signs there: {said_so(source, 'none', one.index + 1)}"
            )


def doubts_of(source: Source, answer: Answer | None) -> Iterator[Diagnostic]:
    """Yield a doubt for each line that may name who sends a letter, where it is not believed."""
    if answer is not None and not answer.certain:
        for one in answer.senders:
            message = f"nobody was found who signed; {one.rest} may send the letter"
            yield codes.MAYBE_SENDER.at(
                source.span(one.index + 1), message, f"if so: {said_so(source, 'signatories', one.index + 1)}"
            )


def _drafts(marks: Landmarks, one: Candidate, below: list[int]) -> list[Draft]:
    names = names_on(one)
    said = tuple(marks.facts[at].rest for at in below)
    if len(names) > 1:
        return [Draft((name,), one.index, one.index, extras=said) for name in names]
    return [Draft(tuple(names), one.index, below[-1] if below else one.index, extras=said)]


def _with_below(marks: Landmarks, senders: tuple[Candidate, ...]) -> Iterator[tuple[Candidate, list[int]]]:
    """Yield senders, each with the lines below that say what a person is: an office, a house."""
    senders = tuple(one for one in senders if not _is_office_below(one, senders))
    named = {one.index for one in senders}
    for one in senders:
        person = len(names_on(one)) > 1 or looks_like_person(name_in(one.rest))
        found: list[int] = []
        at = one.index + 1
        while person and len(found) < LONGEST and at < len(marks.facts) and at not in named and _says(marks, at):
            found.append(at)
            at += 1
        yield one, found


def _is_office_below(one: Candidate, senders: tuple[Candidate, ...]) -> bool:
    """Return whether a line right below a sender begins with an office and names nobody."""
    return is_office(one.rest) and any(other.index == one.index - 1 for other in senders)


def _says(marks: Landmarks, at: int) -> bool:
    """Return whether a line may say what somebody above is: no date, no place, no contact, no other matter."""
    line = marks.facts[at]
    if (
        line.blank
        or line.hollow
        or line.level
        or line.bullet
        or at in marks.dates
        or gives_contact(line)
        or is_place(line.rest)
    ):
        return False
    return not stops_list(marks, at) and not ({"closing", "statement", "salutation"} & marks.cues[at].keys())
