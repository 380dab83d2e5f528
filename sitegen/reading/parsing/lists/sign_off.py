"""Who signs a letter that has no list: one name or a few behind its text, over a date or under a farewell.

Or whom marks tell ("gez. Jane Roe", "/s/ Jane Roe").
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import dropwhile

from sitegen.reading.parsing.lines.facts import COLONS, LineFacts
from sitegen.reading.parsing.lines.landmarks import Landmarks
from sitegen.reading.parsing.lines.likeness import name_likeness
from sitegen.reading.parsing.lines.mail_addresses import has_email
from sitegen.reading.parsing.lists.body_start import first_appendix
from sitegen.reading.parsing.lists.doers import says_who_published
from sitegen.reading.parsing.lists.farewell_forms import is_surely_person
from sitegen.reading.parsing.lists.farewells import beside_farewell
from sitegen.reading.parsing.lists.list_endings import stops_list
from sitegen.reading.parsing.lists.list_openings import names_columns
from sitegen.reading.parsing.lists.regions import ListRegion, paragraph_region
from sitegen.reading.parsing.lists.shapes import is_text, note_like
from sitegen.reading.parsing.lists.tables import Layout
from sitegen.reading.parsing.names.cards import signs_alone
from sitegen.reading.parsing.names.columns import side_by_side
from sitegen.reading.parsing.names.kinds import is_known_person
from sitegen.reading.parsing.names.name_habits import is_by_hand
from sitegen.reading.parsing.names.naming import signer_on
from sitegen.reading.parsing.names.persons import (
    has_honorific,
    is_organization_like,
    is_place,
)
from sitegen.reading.parsing.names.placeholders import is_placeholder, names_nobody
from sitegen.reading.parsing.vocabulary import load_forms, load_given_names

LONGEST = 4  # lines of a signature: a name, an office, an organization, a place
MOST_SIGNING = 4  # persons, each with a block of lines
LONGEST_LINE = 10  # words of one of them
LONGEST_BODY = 7  # words of an organization that signs; what is longer says who they are, and names nobody
FAREWELL = 4  # words of a farewell that no vocabulary knows ("Stay safe,")
MOST_BEHIND = 20  # lines behind a signature: links, notes, what a page prints
LONGEST_STEP = 4  # lines from one signature by hand to the next
DASHES = ("-", "–", "—", "~")
NAMED = 0.75  # likeness of a line to a name, under a farewell


def find_signed_by_hand(marks: Landmarks) -> ListRegion | None:
    """Return the last lines signed by hand as a list, with what stands below each name; None where nobody signs so."""
    signed = [line.index for line in marks.facts[marks.front :] if line.text and _is_by_hand(line)]
    if not signed:
        return None
    first = signed[-1]
    for at in reversed(signed[:-1]):
        if first - at > LONGEST_STEP:
            break
        first = at
    last = marks.block_at(signed[-1]).last
    return ListRegion(first, first, min(last, signed[-1] + LONGEST_STEP - 1), "closing", "plain", {})


def _is_by_hand(line: LineFacts) -> bool:
    return is_by_hand(line.rest) or (line.signed and not line.cells and signer_on(line) is not None)


def find_signed_as_one(marks: Landmarks) -> ListRegion | None:
    """Return a short line at the letter's head or end on which a body says that all of it signs ("강 농민회 일동")."""
    for line in (*marks.facts[marks.front :][:MOST_BEHIND], *marks.facts[-MOST_BEHIND:]):
        text = line.text.strip("*_# 　")
        as_one = len(line.words) <= LONGEST_LINE and text.endswith(tuple(load_forms("as_one")))
        if as_one and text not in load_forms("as_one") and line.index >= marks.front and not line.marked:
            return ListRegion(line.index, line.index, line.index, "closing", "plain", {})
    return None


def find_sign_off(marks: Landmarks) -> ListRegion | None:
    """Return the signature of a letter as a list, or None where the end of its text names nobody for sure."""
    appended = first_appendix(marks)
    end = _end_of_text(marks, appended)
    if end is None:
        return None
    behind = (line for line in marks.facts[end + 1 : appended] if line.shown)
    tail = list(dropwhile(_is_last_sentence, behind))
    for at, line in enumerate(tail[:LONGEST]):
        beside = beside_farewell(marks, line)
        if beside is not None:
            return paragraph_region(marks, line.index, line.index, "closing", head=beside)
        if _can_sign(marks, line):
            lines = _together(marks, tail[at:])
            if _is_given_name_alone(marks, lines, tail, at):
                return replace(_as_list(marks, lines), cue="shape")
            signed = _is_signed(marks, lines, tail, at)
            if signed and at == 0 and len(lines) > 1 and _is_alone(lines):
                return replace(_as_list(marks, lines), layout=Layout("cards"))
            return _as_list(marks, lines) if signed else None
    return None


def _end_of_text(marks: Landmarks, appended: int) -> int | None:
    """Return the last line of the letter's running text, if not much stands between it and what is `appended`."""
    blocks = [block for block in marks.blocks if marks.front <= block.first < appended]
    ends = [block.last for block in blocks if _is_text(marks, block.first)]
    for end in reversed(ends):
        behind = sum(line.shown for line in marks.facts[end + 1 : appended])
        if behind:
            return end if behind <= MOST_BEHIND else None
    return None


def _is_last_sentence(line: LineFacts) -> bool:
    """Return whether a line is a short sentence of its own, as the last of a text are: "We await your answer."."""
    return line.text.endswith((".", "!", "။", "。")) and len(line.words) > FAREWELL and signer_on(line) is None


def _is_text(marks: Landmarks, first: int) -> bool:
    """Return whether a block is the letter's text, and no note, no contact, nothing that a page prints below."""
    aside = stops_list(marks, first) or note_like(marks, first)
    return not aside and is_text(marks.block(first, 12))


def _can_sign(marks: Landmarks, line: LineFacts) -> bool:
    if is_placeholder(line) or names_columns(line) or names_nobody(line):
        return False
    if line.bullet and not _is_dash_alone(marks, line):
        return False
    if line.level or line.number is not None or len(line.words) > LONGEST_LINE or line.quote:
        return False
    if line.text.endswith((*COLONS, ",", "?", "!", "。")) or has_email(line.text) or stops_signature(marks, line):
        return False
    return line.index not in marks.dates or bool(signer_on(line))


def _is_dash_alone(marks: Landmarks, line: LineFacts) -> bool:
    """Return whether a dash stands before a signature ("— Jane Roe"), and is no bullet of a list."""
    around = (marks.above(line.index), marks.below(line.index))
    return line.bullet in DASHES and not any(other is not None and other.bullet for other in around)


def stops_signature(marks: Landmarks, line: LineFacts) -> bool:
    """Return whether a line is no signature by its words: what ends a list does, a greeting and a farewell too."""
    cues = marks.cues[line.index]
    dated = line.index in marks.dates
    if says_who_published(line):
        return True
    if dated:
        return signer_on(line) is None
    return stops_list(marks, line.index) or "salutation" in cues or "closing" in cues or is_place(line.rest)


def _together(marks: Landmarks, lines: Sequence[LineFacts]) -> list[LineFacts]:
    """Return the lines of one signature, those of the first line's block that can be of it, and of others below it."""
    block = marks.block_of[lines[0].index]
    found: list[LineFacts] = []
    for line in lines:
        if marks.block_of[line.index] != block and (_signs_like(marks, line, found) or _signs_too(marks, line, found)):
            block = marks.block_of[line.index]
        dated = any(one.index in marks.dates for one in (*found, line)) and found
        if marks.block_of[line.index] != block or dated or not _can_sign(marks, line):
            break
        found.append(line)
    return found


def _signs_like(marks: Landmarks, line: LineFacts, above: Sequence[LineFacts]) -> bool:
    """Return whether a line that is its own block is one more person with an office on it, below such ones."""
    alike = (*above, line) if above and marks.stands_alone(line.index) else ()
    said = [one.rest.rpartition(",")[2] for one in alike if "," in one.rest]
    return bool(alike) and len(said) == len(alike) and all(signer_on(one) for one in alike)


def _signs_too(marks: Landmarks, line: LineFacts, above: Sequence[LineFacts]) -> bool:
    """Return whether a line begins a block as the first one does: with a person, known or over or before an office."""
    blocks = {marks.block_of[one.index] for one in above}
    return 0 < len(blocks) < MOST_SIGNING and all(_is_sure(marks, one) for one in (above[0], line))


def _is_sure(marks: Landmarks, line: LineFacts) -> bool:
    below = marks.facts[line.index + 1] if line.index < marks.block_at(line.index).last else None
    return is_surely_person(line, below)


def _is_signed(marks: Landmarks, lines: Sequence[LineFacts], tail: Sequence[LineFacts], at: int) -> bool:
    """Return whether lines are a signature: a person's name by itself, or any name under a farewell or over a date."""
    if not 0 < len(lines) <= LONGEST * len({marks.block_of[line.index] for line in lines}):
        return False
    above = tail[at - 1] if at else None
    said_farewell = above is not None and (
        "closing" in marks.cues[above.index] or (above.text.endswith(",") and len(above.words) <= FAREWELL)
    )
    below = tail[at + len(lines)] if at + len(lines) < len(tail) else None
    dated = below is not None and below.index in marks.dates
    signer = signer_on(lines[0])
    if lines[0].index in marks.dates:
        return signer is not None
    if above is not None and above.index in marks.dates and _is_sure(marks, lines[0]):
        return True
    if said_farewell or dated:
        return signer is not None or all(_names(line) for line in lines)
    return at == 0 and _is_sure(marks, lines[0])


def _is_alone(lines: Sequence[LineFacts]) -> bool:
    """Return whether the first line names a person with an honorific, and none below it names another."""
    head, *below = (signer_on(line) for line in lines)
    others = any(one and is_known_person(one) for one in below)
    return head is not None and has_honorific(head) and not others


def _is_given_name_alone(marks: Landmarks, lines: Sequence[LineFacts], tail: Sequence[LineFacts], at: int) -> bool:
    """Return whether the last line is a given name, below a wish with a comma: "Long live the river, / Anna"."""
    above = tail[at - 1] if at else None
    if above is None or at + 1 < len(tail) or not above.text.endswith(",") or len(above.words) > LONGEST_LINE:
        return False
    return "closing" not in marks.cues[above.index] and lines[0].rest.strip("*_ ").lower() in load_given_names()


def _names(line: LineFacts) -> bool:
    like = name_likeness(line)
    called = like >= NAMED or is_organization_like(line.rest)
    return line.rest.lstrip("[*_")[:1].isupper() and called and len(line.words) <= LONGEST_BODY


def _as_list(marks: Landmarks, lines: Sequence[LineFacts]) -> ListRegion:
    first, last = lines[0].index, lines[-1].index
    layout = Layout("columns") if side_by_side(lines) else Layout()
    layout = Layout("cards") if signs_alone(marks, first, last) else layout
    return ListRegion(first, first, last, "closing", "plain", {}, layout)
