"""Lines on which nobody signs, whatever they look like: copies, explanations, other matter, text over a farewell."""

from __future__ import annotations

import re

from sitegen.reading.parsing.lines.landmarks import Landmarks
from sitegen.reading.parsing.lists.below_signatures import is_below_signatures
from sitegen.reading.parsing.lists.doers import says_who_did, says_who_published
from sitegen.reading.parsing.lists.list_endings import is_menu, stops_list
from sitegen.reading.parsing.lists.list_openings import opening_cue
from sitegen.reading.parsing.lists.sections import other_matter
from sitegen.reading.parsing.lists.shapes import is_text
from sitegen.reading.parsing.names.naming import name_in
from sitegen.reading.parsing.names.persons import looks_like_person

FEWEST_LETTERS, LONGEST_GLOSSARY = 2, 40  # lines that say what capitals stand for
MOST_ABOVE = 400  # lines above them in which the capitals are looked for
_LETTERS = re.compile(r"([A-Z][A-Z\d]{1,9}(?: [A-Z][\w]{1,9})?): \S")


def copied_lines(marks: Landmarks) -> set[int]:
    """Return the lines that say who gets a copy, from the word for it on."""
    return _labelled_as(marks, "cc")


def _labelled_as(marks: Landmarks, cue: str) -> set[int]:
    """Return the lines of all that a word of one kind opens, where it is meant so."""
    found: set[int] = set()
    for index, cues in enumerate(marks.cues):
        if cue in cues and index not in found and stops_list(marks, index):
            found.update(_labelled(marks, index, cues[cue]))
    return found


def _labelled(marks: Landmarks, index: int, rest: str) -> range:
    """Return the lines from a label to the end of its block, or of the next one where the label stands alone."""
    last = marks.block_at(index).last
    if last == index and not rest.strip(" :.*_") and (below := marks.below(index)) is not None:
        last = marks.block_at(below.index).last
    return range(index, last + 1)


def explained_below(marks: Landmarks, index: int) -> range:
    """Return the lines below a drawn line that say what capitals above it stand for; an empty range if they do not.

    "NRB: Network Research Board" and others such, where an entry above it is a member of the NRB.
    """
    if not marks.facts[index].hollow or marks.facts[index].blank:
        return range(0)
    below = marks.block_below(index, LONGEST_GLOSSARY)
    heads = [found[1] for line in below if (found := _LETTERS.match(line.rest))]
    if len(heads) < max(FEWEST_LETTERS, len(below)):
        return range(0)
    used = {word.strip(".,;:()") for line in marks.facts[max(0, index - MOST_ABOVE) : index] for word in line.words}
    return range(below[0].index, below[-1].index + 1) if heads[0].split()[0] in used else range(0)


def nobodys_lines(marks: Landmarks) -> set[int]:
    """Return the lines of copies, what is attached, explanations of capitals, menus, offices, slogans, who posted."""
    explained = (line for index in range(marks.front, len(marks.facts)) for line in explained_below(marks, index))
    menus = (line.index for line in marks.facts[marks.front :] if is_menu(line))
    blocks = (block for block in marks.blocks if block.first >= marks.front)
    below = (
        at
        for one in blocks
        if is_below_signatures(marks, one.first)
        or says_who_did(marks, one.first)
        or all(map(says_who_published, marks.facts[one.first : one.last + 1]))
        for at in range(one.first, one.last + 1)
    )
    return copied_lines(marks) | _labelled_as(marks, "attachment") | set(explained) | set(menus) | set(below)


def lines_aside(marks: Landmarks) -> set[int]:
    """Return the lines on which nobody signs: `nobodys_lines`, addressees, other matter, text up to a signed farewell.

    Where words open a list before the farewell, the lines from there on are not among them.
    """
    farewell = signed_farewell(marks)
    opened = next((at for at in range(marks.front, farewell) if opening_cue(marks, at) == "statement"), farewell)
    texts = (block.first for block in marks.blocks if block.first >= marks.front)
    first = next((at for at in texts if is_text(marks.block(at, 12))), farewell)
    return nobodys_lines(marks) | _addressed_lines(marks) | other_matter(marks) | set(range(first, opened))


def _addressed_lines(marks: Landmarks) -> set[int]:
    """Return the lines of blocks that begin with nothing but a word for addressees ("To:")."""
    labels = [index for index, cues in enumerate(marks.cues) if not cues.get("addressee", "x").strip(" :.*_")]
    return {at for index in labels for at in _labelled(marks, index, "")}


def signed_farewell(marks: Landmarks) -> int:
    """Return the last line that is a farewell with a person's name under it, and with text over it; -1 if none is."""
    for index in range(len(marks.facts) - 1, marks.front - 1, -1):
        if "closing" in marks.cues[index] and opening_cue(marks, index) == "closing":
            above, below = marks.above(index), marks.below(index)
            over_text = above is not None and above.index >= marks.front
            if over_text and below is not None and looks_like_person(name_in(below.rest)):
                return index
    return -1
