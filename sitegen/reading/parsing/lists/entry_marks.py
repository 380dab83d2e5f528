"""Entries that more than their own line tells: a heading or a bullet over what is said of the one whom it names.

A shape that repeats is the entry's shape. So a heading with a name marks an entry as a bullet does, where several in a
row have at most a few lines below them, and what is nested below a bullet says something of it; unless names stand
there, which are members, or sign below the heading of a group.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from sitegen.reading.parsing.lines.facts import COLONS, LineFacts
from sitegen.reading.parsing.lines.landmarks import Landmarks
from sitegen.reading.parsing.lines.likeness import LIKE_A_NAME, is_prose, name_likeness
from sitegen.reading.parsing.lists.list_endings import stops_list
from sitegen.reading.parsing.lists.list_openings import is_group_heading, opening_cue
from sitegen.reading.parsing.names.naming import name_in, names_somebody
from sitegen.reading.parsing.names.persons import before_end, is_place, looks_like_person
from sitegen.reading.parsing.names.said_of_persons import says_role

FEWEST = 2  # entries that make a shape
MOST_SAID = 3  # lines below one
LONGEST_SAID = 20  # words of such a line
MOSTLY = 0.8  # share of headings that are like names, and of entries under which that stands which may be said of them
OFTEN = 0.33  # share of entries under which something is said, from which it is no chance
HEADING_MARK = "#"

Entry = tuple[LineFacts, Sequence[LineFacts]]  # its first line, and those below that may be said of it


def with_entry_marks(marks: Landmarks) -> Landmarks:
    """Return the landmarks with such headings as bullets, and with the lines below without one (`Landmarks.said`)."""
    changed: dict[int, LineFacts] = {}
    said: set[int] = set()
    text = _text(marks)
    for entries in (*_headed(marks, text), *_nested(marks), *_cards(marks, text)):
        for head, below in entries:
            if head.level:
                changed[head.index] = replace(head, level=0, bullet=HEADING_MARK)
            changed |= {line.index: replace(line, bullet="") for line in below}
            said.update(line.index for line in below)
    if not changed:
        return marks
    return replace(marks, facts=tuple(changed.get(line.index, line) for line in marks.facts), said=frozenset(said))


def _headed(marks: Landmarks, text: int) -> Iterator[Sequence[Entry]]:
    """Yield headings in a row that name who signs, behind line `text` or below words that open a list."""
    headings = [line for line in marks.facts[marks.front :] if line.level]
    run: list[Entry] = []
    for at, head in enumerate(headings):
        below = _below_heading(marks, head)
        entry = below is not None and _may_name(marks, head) and (not run or run[-1][0].level == head.level)
        follows = bool(run) and _next_shown(marks, run[-1]) == head.index
        if run and not (entry and follows):
            yield from _entries(marks, run)
            run = []
        if entry and (head.index > text or (at and opening_cue(marks, headings[at - 1].index) == "statement")):
            run.append((head, below or ()))
    yield from _entries(marks, run)


def _text(marks: Landmarks) -> int:
    """Return the first line of the letter's text, or the number of lines."""
    texts = (block.first for block in marks.blocks if block.first >= marks.front)
    return next((at for at in texts if is_prose(marks.block(at, 12))), len(marks.facts))


def _may_name(marks: Landmarks, head: LineFacts) -> bool:
    """Return whether a heading may name who signs: it is no sentence, and neither opens, ends nor parts a list."""
    if len(head.words) > LONGEST_SAID or is_prose((head,)):
        return False
    if opening_cue(marks, head.index) or stops_list(marks, head.index):
        return False
    return not (head.marked or is_group_heading(head) or is_place(head.rest))


def _below_heading(marks: Landmarks, head: LineFacts) -> Sequence[LineFacts] | None:
    """Return the few lines below a heading that may be said of whom it names, or None for anything else."""
    below = marks.following(head.index, MOST_SAID + 2)[1:] or marks.block_below(head.index, MOST_SAID + 1)
    if not below or below[0].level or stops_list(marks, below[0].index) or below[0].hollow:
        return ()
    short = all(len(line.words) <= LONGEST_SAID and not line.marked and not line.level for line in below)
    return below if short and len(below) <= MOST_SAID and not is_prose(below) else None


def _next_shown(marks: Landmarks, entry: Entry) -> int:
    head, below = entry
    return marks.next_line((below[-1] if below else head).index + 1)


def _entries(marks: Landmarks, run: list[Entry]) -> Iterator[Sequence[Entry]]:
    """Yield headings in a row if they are entries: several, or one right below words that open a list."""
    if len(run) > 1 and not any(below for _, below in run[:-1]):
        head, below = run[-1]
        run = [*run[:-1], (head, below if _says_of_somebody(below) else ())]
    named = sum(names_somebody(head) for head, _ in run)
    alike = sum(name_likeness(head) >= LIKE_A_NAME for head, _ in run)
    above = marks.above(run[0][0].index) if run else None
    opened = above is not None and opening_cue(marks, above.index) == "statement"
    fewest = 1 if opened and marks.stands_alone(run[0][0].index) else FEWEST
    if len(run) < fewest or 2 * named < len(run) or alike < MOSTLY * len(run):
        return
    if _are_said(run) or not any(below for _, below in run):
        yield run


def _nested(marks: Landmarks) -> Iterator[Sequence[Entry]]:
    """Yield the entries of a list with bullets or numbers, with the bullets below them that say something of them."""
    run: list[tuple[LineFacts, list[LineFacts]]] = []
    for line in marks.facts[marks.front :]:
        nested = bool(run) and line.bullet != "" and line.indent > run[0][0].indent + 1
        if nested:
            run[-1][1].append(line)
        elif line.marked and (not run or line.indent >= run[0][0].indent - 1):
            run.append((line, []))
        elif line.shown:
            yield from _with_said(run, fewest=1)
            run = []
    yield from _with_said(run, fewest=1)


def _with_said(run: Sequence[Entry], fewest: int = FEWEST) -> Iterator[Sequence[Entry]]:
    if len(run) >= fewest and all(len(below) <= MOST_SAID for _, below in run) and _are_said(run):
        yield run


def _cards(marks: Landmarks, text: int) -> Iterator[Sequence[Entry]]:
    """Yield the blocks behind line `text` that are a name each, with the lines below that say something of it."""
    run: list[Entry] = []
    for block in marks.blocks:
        head, *below = lines = marks.block(block.first, MOST_SAID + 2)
        small = len(lines) <= MOST_SAID + 1
        if block.first > text and small and all(_may_be_of_card(marks, line) for line in lines):
            run.append((head, below))
        elif head.shown:
            yield from _with_said(run)
            run = []
    yield from _with_said(run)


def _may_be_of_card(marks: Landmarks, line: LineFacts) -> bool:
    """Return whether a line may be a name or what is said below one; not cells, nor an address with figures."""
    at = line.index
    if len(line.cells) > 1 or any(map(str.isdecimal, line.text)):
        return False
    if line.marked or line.level or len(line.words) > LONGEST_SAID or line.text.endswith(COLONS) or is_prose((line,)):
        return False
    return not (line.hollow or stops_list(marks, at) or opening_cue(marks, at) or is_group_heading(line))


def _are_said(entries: Sequence[Entry]) -> bool:
    """Return whether what stands below entries says something of them: where they are, or what, if they are persons."""
    over = [(head, below) for head, below in entries if below]
    alike = len(over) > FEWEST and len({len(below) for _, below in over}) == 1
    often = len(over) >= OFTEN * len(entries) > 0
    return often and sum(_is_said(*one, alike=alike) for one in over) >= MOSTLY * len(over)


def _says_of_somebody(below: Sequence[LineFacts]) -> bool:
    """Return whether lines begin with a place or an office."""
    return bool(below) and (is_place(below[0].rest) or says_role(before_end(below[0].rest)))


def _is_said(head: LineFacts, below: Sequence[LineFacts], *, alike: bool) -> bool:
    if is_place(head.rest) or is_group_heading(head):
        return False
    if _says_of_somebody(below):
        return True
    first = below[0]
    person = looks_like_person(name_in(head.rest)) and not looks_like_person(name_in(first.rest))
    return person and (alike or len(below) == 1) and not first.plain.startswith(head.plain)
