"""What who passes a letter on by mail wrote above it: a note to those who get the mail, which is none of the letter."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from sitegen.core.source import Evidence, Zone
from sitegen.reading.parsing.lines.landmarks import Block, Landmarks
from sitegen.reading.parsing.lists.body_start import is_salutation, names_letter

MOST_BLOCKS = 5  # of a note
SHORTER = 0.5  # a note is shorter than this share of what it passes on
_STOP = re.compile(r"[.!?…](?=\s|$)|[။。！？]")


def subject_line(evidence: Sequence[Evidence]) -> int | None:
    """Return the line (from 0) of a mail's subject, None in what is no mail, or does not show it."""
    return next((one.line - 1 for one in evidence if one.kind == "title" and one.origin == "mail" and one.line), None)


def is_passed_on(evidence: Sequence[Evidence], zones: Mapping[int, Zone]) -> bool:
    """Return whether the subject of a mail says that somebody passes it on: it is set apart then."""
    return subject_line(evidence) in zones


def note_above(marks: Landmarks, evidence: Sequence[Evidence], zones: Mapping[int, Zone]) -> range:
    """Return the lines of the note that stands over a letter in a mail that passes it on; none where none is.

    It is sentences, and behind it the letter begins: with its title, its day, a greeting of its own. Where the subject
    does not say that the mail is passed on, only a title tells it; the subject is of the note then.
    """
    subject = subject_line(evidence)
    if subject is None:
        return range(0)
    passed_on = subject in zones
    blocks = [one for one in marks.blocks[: MOST_BLOCKS + 2] if one.first > subject]
    said = 0
    for block, below in pairwise(blocks[: MOST_BLOCKS + 1]):
        said += sum(len(line.words) for line in marks.block(block.first))
        if block is blocks[0] and not _is_sentence(marks, block):
            return range(0)
        if _begins_letter(marks, below) if passed_on else names_letter(marks.facts[below.first]):
            rest = sum(len(line.words) for line in marks.facts[below.first :])
            first = blocks[0].first if passed_on else subject
            return range(first, block.last + 1) if said < SHORTER * rest else range(0)
    return range(0)


def _is_sentence(marks: Landmarks, block: Block) -> bool:
    """Return whether a block is words to somebody, as a greeting or a sentence, and no title, day or letterhead."""
    lines = marks.block(block.first)
    if names_letter(lines[0]) or any(line.index in marks.dates or line.level for line in lines):
        return False
    if "addressee" in marks.cues[lines[0].index]:
        return False
    greets = len(lines) == 1 and is_salutation(marks, block.first)
    text = [word for line in lines for word in line.words]
    small = sum(not word[:1].isupper() for word in text) >= len(text) / 2
    return greets or (small and any(_STOP.search(line.text) for line in lines))


def _begins_letter(marks: Landmarks, block: Block) -> bool:
    """Return whether a letter begins with a block: its title, its day, whom it goes to, a greeting."""
    lines = marks.block(block.first)
    if names_letter(lines[0]) or is_salutation(marks, block.first) or lines[0].level:
        return True
    return any(line.index in marks.dates for line in lines[:3]) or "addressee" in marks.cues[block.first]
