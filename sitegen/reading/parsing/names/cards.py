"""Cards: a block of lines for each entry, a person over what they are or an organization over who signs for it."""

from __future__ import annotations

from collections.abc import Sequence

from sitegen.reading.parsing.lines.facts import LineFacts
from sitegen.reading.parsing.lines.landmarks import Landmarks
from sitegen.reading.parsing.names.kinds import is_given_name
from sitegen.reading.parsing.names.name_habits import behind_mark
from sitegen.reading.parsing.names.persons import (
    before_end,
    is_office,
    is_organ,
    is_organization_like,
    looks_like_person,
    names_a_person,
    starts_with_role,
)
from sitegen.reading.parsing.names.said_of_persons import says_role
from sitegen.reading.parsing.names.unnamed import counts_others

LONGEST_SIGNATURE = 8  # lines of one person's signature
PAIR = 2  # lines of a name and one below it
BLOCKS_SEEN = 12  # that say whether blocks begin with a bold line
FEW_PERSONS_BELOW = 0.3  # share of them with a person on the second line
FEWEST_HEADED, MOSTLY_HEADED = 4, 0.8  # blocks of several lines that do, and share of all blocks


def has_bold_heads(marks: Landmarks, first: int) -> bool:
    """Return whether the blocks from line `first` on each begin with a bold name over lines that are not bold.

    Then what stands below is said of the name, whatever its words: a place of work, a comment. Bold headings stand over
    persons, or over several names, and are mostly no names themselves.
    """
    number = marks.block_of[first]
    if number < 0 or not marks.facts[first].strong or marks.blocks[number].first != first:
        return False
    blocks = [marks.following(block.first, LONGEST_SIGNATURE) for block in marks.blocks[number : number + BLOCKS_SEEN]]
    headed = sum(_is_headed(block) for block in blocks)
    tall = [block for block in blocks if len(block) > 1]
    if headed < MOSTLY_HEADED * len(blocks) or len(tall) < FEWEST_HEADED:
        return False
    persons = sum(_begins_with_person(block[0].rest) for block in blocks)
    bodies = sum(is_organization_like(block[0].rest) for block in blocks)
    below = sum(not _is_said(block[1].rest) for block in tall)
    pairs = 2 * sum(len(block) == PAIR for block in tall) >= len(tall)
    named = persons + bodies if pairs else persons
    return 2 * named >= len(blocks) and below <= FEW_PERSONS_BELOW * len(tall)


def _is_headed(block: Sequence[LineFacts]) -> bool:
    return block[0].bold and not any(line.bold for line in block[1:])


def are_cards(marks: Landmarks, first: int, last: int) -> bool:
    """Return whether each block of lines is one entry.

    A person's name with lines below that are none, or an organization with a person below who signs for it.
    """
    if has_bold_heads(marks, first):
        return True
    blocks: list[tuple[LineFacts, ...]] = []
    number = marks.block_of[first]
    while number < len(marks.blocks) and marks.blocks[number].first <= last and len(blocks) < 500:
        block = marks.following(max(first, marks.blocks[number].first), 7)
        blocks.append(tuple(line for line in block if line.index <= last and not line.level))
        number += 1
    blocks = [block for block in blocks if block]
    tall = [block for block in blocks if 2 <= len(block) <= 6]
    if len(blocks) < 2 or len(tall) < 0.7 * len(blocks):
        return False
    persons = sum(_begins_with_person(block[0].rest) for block in tall)
    below = sum(_is_said(block[1].rest) for block in tall)
    if persons >= 0.6 * len(tall) and below >= 0.6 * len(tall):
        return True
    called = sum(is_organization_like(block[0].rest) for block in tall)
    signers = sum(_signs_for(block[1].rest) for block in tall)
    return called >= 0.6 * len(tall) and signers >= 0.7 * len(tall)


def is_card(lines: Sequence[LineFacts]) -> bool:
    """Return whether lines are a person and what they are, or an organization and who signs for it.

    In a list of such cards an office on the second line is enough, and so is a first line that alone is bold.
    """
    if _begins_with_person(lines[0].rest) or _is_headed(lines) or _is_body_with_organ(lines):
        return True
    if _says_office(lines[1].rest) and not starts_with_role(lines[0].rest):
        return True
    return is_organization_like(lines[0].rest) and _signs_for(lines[1].rest)


def signs_alone(marks: Landmarks, first: int, last: int) -> bool:
    """Return whether lines under a closing formula are one person, with what they are below the name.

    That is an office, an address, or the one organization for which they sign; it may stand over name and office. Where
    the name alone is bold, what stands below is said of it.
    """
    lines = [line for line in marks.facts[first : last + 1] if not line.blank]
    if not 2 <= len(lines) <= LONGEST_SIGNATURE or len(lines) != last - first + 1:
        return False
    if any("\t" in line.rest for line in lines):  # side by side
        return False
    offices = [_says_office(line.rest) for line in lines]
    if (is_given_name(lines[0].rest) and offices[1]) or _is_body_with_organ(lines):
        return True
    persons = [
        looks_like_person(behind_mark(line.rest) or line.rest) and not (at and held)
        for at, (line, held) in enumerate(zip(lines, offices, strict=True))
    ]
    if len(lines) > 2 and persons[1] and is_organization_like(lines[0].rest) and not names_a_person(lines[0].rest):
        return sum(persons) == 1 and is_office(lines[2].rest)
    others = [line for line in lines[1:] if not counts_others(line.plain)]
    if persons[0] and lines[0].strong and not any(line.strong for line in others) and not all(persons[1:]):
        return True
    address = any(character.isdecimal() for line in others for character in line.text)
    body = len(lines) == 2 and is_organization_like(lines[1].rest) and not names_a_person(lines[1].rest)
    return persons[0] and sum(persons) == 1 and (offices[1] or address or body)


def _is_body_with_organ(lines: Sequence[LineFacts]) -> bool:
    """Return whether lines are a body and the organ by which it speaks, above or below: "The Board" and a name."""
    organs = [is_organ(line.rest) for line in lines[:PAIR]]
    return len(lines) == PAIR and sum(organs) == 1


def _begins_with_person(text: str) -> bool:
    """Return whether a line names a person, perhaps with what is said of them behind a comma or in brackets."""
    return looks_like_person(before_end(text))


def _is_said(text: str) -> bool:
    """Return whether a line can say what the person above it is: an office in capitals looks like a name."""
    return not looks_like_person(text) or is_organization_like(text) or _says_office(text)


def _says_office(text: str) -> bool:
    """Return whether a line begins with a role, or what stands before its first mark ends in one."""
    return starts_with_role(text) or says_role(before_end(text))


def _signs_for(text: str) -> bool:
    """Return whether a line names a person who signs for the organization above.

    A person's name, perhaps with a role.
    """
    name, comma, role = text.partition(",")
    return looks_like_person(name) and (not comma or starts_with_role(role.strip()))
