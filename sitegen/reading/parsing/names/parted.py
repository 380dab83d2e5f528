"""Whether marks part the names of a paragraph: commas, semicolons or slashes between names, and not within entries."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from sitegen.reading.parsing.lines.facts import LineFacts, latin_marks, read_facts
from sitegen.reading.parsing.lines.likeness import LIKE_A_NAME, is_prose, name_likeness
from sitegen.reading.parsing.names.kinds import has_given_name
from sitegen.reading.parsing.names.last_names import are_two_bodies
from sitegen.reading.parsing.names.persons import (
    is_degree,
    is_organization_like,
    is_place,
    looks_like_name,
    looks_like_person,
    starts_with_role,
)
from sitegen.reading.parsing.names.pieces import parted_by_slashes
from sitegen.reading.parsing.names.said_of_persons import says_role
from sitegen.reading.parsing.vocabulary import load_words

SEPARATORS = re.compile(r"[;•·|၊،؛、，；]|(?<!\d),|,(?!\d{3}(?!\d))")  # no comma of a number ("4,000")
BRACKETS = re.compile(r"[(（][^()（）]{0,300}[)）]")
FEWEST = 3  # names that a paragraph holds, and marks that part entries with commas in them
ENDED = 0.6  # share of lines that end in a full stop or a country, as entries do and wraps do not
TOLD = 0.6  # share of lines with an office or a place behind a mark, which then parts no names
LED = 0.8  # share of lines with a person before it, and none behind it
HELD = 0.5  # share of parts that name somebody by their look, in a sentence of its own
WRAPS = 0.15  # share of the lines of a paragraph that begin in the middle of a name
LONGEST_SAID = 22  # words of an entry with all that is said of somebody
ROWS = 0.6  # share of lines that are a row of persons each, where a line is no entry
IN_TURN = 0.9  # share of a row that has a person's name: of nine or fewer, all
LONGEST_PERSON = 5  # lines of a person and all that is said of them
_LOOK = 8000  # characters of a paragraph that are looked at
_STRONG = {mark: re.compile(re.escape(mark)) for mark in "•·;|；؛၊"}
_OF_NAMES = (" | ", " • ", " · ")  # between names on one line
_OF_ENTRIES = (" | ", "; ", " / ")  # within one entry, or between several
LINK = re.compile(r"\[([^\[\]]{1,300})\]\([^()\s]{0,500}\)")  # its words, and its target
_COMMAS = re.compile("[,，、،]")
_STOPS = " .。"
_LIST_COMMA = "、"  # Chinese and Japanese have a comma that stands in lists only


def parting(text: str) -> re.Pattern[str]:
    """Return what parts the names of a text: marks that stand in no entry, where there are a few, else any."""
    found = max(_STRONG, key=text.count)
    return _STRONG[found] if text.count(found) >= FEWEST else SEPARATORS


def entries_on(lines: Sequence[LineFacts]) -> int:
    """Return about how many names a paragraph holds."""
    text = " ".join(line.rest for line in lines)
    return sum(bool(part.strip(" .")) for part in parting(text).split(text))


def is_parted(block: Sequence[LineFacts]) -> bool:
    """Return whether commas or semicolons part the names of a block."""
    text = latin_marks(" ".join(one.rest for one in block)[:_LOOK])
    if any(parts_what_is_said([one.rest.split(mark) for one in block if mark in one.rest]) for mark in _OF_ENTRIES):
        return False
    if _holds_heads(text) or is_row_of_persons(block):
        return True
    return not _is_one_person(block, text) and _commas_part(block, text)


def parts_what_is_said(rows: Sequence[Sequence[str]]) -> bool:
    """Return whether a mark parts a name from what is said of it: `rows` are the lines that have it, parted.

    Each has as many parts. The second is an office or a place; or the first is a person and never called as bodies are,
    and the second mostly is no person, or somewhere a body.
    """
    told = sum(is_place(row[1]) or says_role(row[1].strip()) for row in rows)
    persons = sum(looks_like_person(row[0]) and not is_organization_like(row[0]) for row in rows)
    others = sum(not looks_like_person(row[1]) for row in rows)
    bodies = any(is_organization_like(row[1]) for row in rows)
    led = len(rows) > 1 and persons >= LED * len(rows) and (bodies or others >= LED * len(rows))
    return (led or told >= TOLD * len(rows) > 0) and len({len(row) for row in rows}) == 1


def semicolons_part(text: str) -> bool:
    """Return whether semicolons part the names of a line, and not what is said of one ("; director")."""
    parts = [
        part.strip(" .*_") for part in BRACKETS.sub("", latin_marks(text[:_LOOK])).split(";") if part.strip(" .*_")
    ]
    if len(parts) < 2 or any(len(part.split()) > LONGEST_SAID or starts_with_role(part) for part in parts):
        return False
    heads = read_facts([part.split(",")[0] for part in parts])
    return all(not head.rest[:1].islower() and name_likeness(head) >= LIKE_A_NAME for head in heads)


def _commas_part(block: Sequence[LineFacts], text: str) -> bool:
    """Return whether what stands between the commas of a block is short, is no sentence, and wraps anywhere."""
    parts = [part for part in SEPARATORS.split(text) if part.strip()]
    listed = _LIST_COMMA in block[0].rest and len(block) == 1 and not is_prose(tuple(block))
    least = 1 if is_filled(block) else 2.2 if len(block) > 2 else 2  # parts on a line
    if listed or len(parts) < 4 or len(parts) < least * len(block):
        return listed
    if sum(len(part.split()) for part in parts) / len(parts) > 9 or is_prose(tuple(block[:3])):
        return False
    small = sum(part.strip()[:1].islower() for part in parts)
    rows = sum(persons_in_turn(one.rest) for one in block)
    if small > 0.25 * len(parts) or (rows < ROWS * len(block) and one_a_line(block)):
        return False
    if len(block) == 1:
        return True
    ends = sum(latin_marks(one.rest).endswith((",", ";")) for one in block[:-1])
    return ends < 0.95 * (len(block) - 1) or len(parts) >= 3 * len(block)


def _is_one_person(block: Sequence[LineFacts], text: str) -> bool:
    """Return whether a block is one entry that wraps: a person, a degree or an office, and no other person."""
    if len(block) > LONGEST_PERSON or not begins_with_office(text):
        return False
    said = [part.strip(" .") for part in text.split(",") if part.strip(" .")][1:]
    others = [part for part in said if looks_like_person(part) and not starts_with_role(part)]
    return all(is_place(part) for part in others)


def begins_with_office(text: str) -> bool:
    """Return whether a text begins with a person and, behind a comma, a degree or an office."""
    name, *said = [part.strip(" .") for part in latin_marks(text[:_LOOK]).split(",") if part.strip(" .")] or [""]
    if not said or not looks_like_person(name):
        return False
    return is_degree(said[0].split()[0]) or starts_with_role(said[0])


def is_row_of_persons(block: Sequence[LineFacts]) -> bool:
    """Return whether the first line of a block is a row of persons and has its end, or two lines are together."""
    first = block[0].rest
    if (len(block) == 1 or not first.endswith(",")) and persons_in_turn(first):
        return len(block) < 2 or not persons_in_turn(block[1].rest)
    return len(block) == 2 and persons_in_turn(" ".join(one.rest for one in block))


def persons_in_turn(text: str) -> bool:
    """Return whether commas part names of persons: "Jane Roe, John Doe and Ann Poe".

    For whom they all sign may stand behind the last ("on behalf of the boatmen"), and of each in brackets behind it.
    """
    names = [part.strip(_STOPS) for part in _COMMAS.split(BRACKETS.sub("", text)) if part.strip(_STOPS)]
    said = next((at for at, part in enumerate(names) if at and starts_with_role(part)), len(names))
    names = names[:said]
    joints = load_words("numbers", "and") | {"&", "+"}
    last = [" ".join(run) for run in _runs(names[-1].split(), joints)] if names else []
    names = [*names[:-1], *last]
    persons = sum(looks_like_person(one) and not is_place(one) for one in names)
    return len(names) >= FEWEST and persons >= IN_TURN * len(names)


def bodies_in_turn(text: str) -> bool:
    """Return whether a line is a row of bodies: "Foo Union, Bar League and Centre for Baz", or two with "and" between.

    Of three or more most are called as bodies are, and none is an office or a person who is known. Two are told by
    `are_two_bodies`.
    """
    names = [part.strip(_STOPS) for part in _COMMAS.split(BRACKETS.sub("", text)) if part.strip(_STOPS)]
    joints = load_words("numbers", "and") | {"&", "+"}
    last = names[-1].split() if names else []
    joined = [at for at in range(len(last) - 1, 0, -1) if last[at] in joints]  # "Rete e Istituto per i Diritti"
    at = next((at for at in joined if is_organization_like(" ".join(last[at + 1 :]))), joined[0] if joined else 0)
    left, right = " ".join(last[:at]), " ".join(last[at + 1 :])
    if at and (len(names) > 1 or are_two_bodies(left, right)):
        names = [*names[:-1], left, right] if left else [*names[:-1], right]
    if len(names) < 2 or any(len(one.split()) < 2 or not one[:1].isupper() or starts_with_role(one) for one in names):
        return False
    called = sum(map(is_organization_like, names))
    return not has_given_name(names[0]) and (called >= TOLD * len(names) if len(names) > 2 else bool(at and called))


def _runs(words: Sequence[str], joints: frozenset[str]) -> list[list[str]]:
    """Return words in runs, parted where one of `joints` stands."""
    runs: list[list[str]] = [[]]
    for word in words:
        if word in joints:
            runs.append([])
        else:
            runs[-1].append(word)
    return [run for run in runs if run]


def _holds_heads(text: str) -> bool:
    """Return whether marks part entries that each begin with somebody: "Jane Roe, lawyer; John Doe, nurse"."""
    bare = BRACKETS.sub("", text)
    mark = next((one for one in _OF_NAMES if bare.count(one) >= FEWEST - 1), ";")
    parts = [part.strip() for part in bare.split(mark) if part.strip(" .")]
    ended = mark == ";" and bare.endswith(".")  # as a sentence is
    if len(parts) < (2 if ended else FEWEST) or sum(len(part.split()) for part in parts) > LONGEST_SAID * len(parts):
        return False
    heads = [part.split(",")[0].strip("*_ .[]") for part in parts]
    named = sum(looks_like_name(head) for head in heads)
    return named >= (HELD if ended else 0.7) * len(parts)


def is_slashed(block: Sequence[LineFacts]) -> bool:
    """Return whether slashes part the names of a block that wraps anywhere.

    Here and there a slash stands at a line's end, or lines begin in the middle of a name. Where neither is so, each
    line is an entry of its own, or holds some.
    """
    texts = [one.rest.strip() for one in block]
    pairs = list(pairwise(texts))
    at_ends = any(above.endswith(" /") or below.startswith("/ ") for above, below in pairs)
    inside = sum(below[:1].islower() or below[:1] == "(" for _, below in pairs)
    return (at_ends or inside >= WRAPS * len(pairs)) and parted_by_slashes(" ".join(texts))


def is_filled(block: Sequence[LineFacts]) -> bool:
    """Return whether a block is filled as running text is: no line had room for the first word of the next one.

    Lines that are entries of their own end anywhere.
    """
    if len(block) < FEWEST or any(line.marked or line.level for line in block[1:]):
        return False
    width = max(len(line.text) for line in block)
    return all(had_no_room(above, line, width) for above, line in pairwise(block) if line.words)


def had_no_room(above: LineFacts, line: LineFacts, width: int) -> bool:
    """Return whether the line above had no room for the first word of a line, and a blank."""
    return len(above.text) + len(line.words[0] if line.words else "") >= width


def one_a_line(block: Sequence[LineFacts]) -> bool:
    """Return whether each line of a block is an entry of its own: it begins with a person, or its lines are ragged.

    Lines that wrap are all nearly as long as the paper is wide, but for the last.
    """
    if len(block) > 2 and block[-1].rest[:1].islower() and "," not in latin_marks(block[-1].rest):
        block = block[:-1]  # the last entry goes on there
    if len(block) < 2:
        return False
    whole = sum(line.rest.endswith(".") or is_place(latin_marks(line.rest).rpartition(",")[2]) for line in block[:-1])
    if len(block) > FEWEST and whole >= ENDED * (len(block) - 1):
        return True
    heads = [LINK.sub(r"\1", latin_marks(line.rest).split(",")[0]) for line in block if "," in latin_marks(line.rest)]
    heads = [head.rpartition(": ")[2].strip("*_ ") for head in heads]
    persons = sum(looks_like_person(head) for head in heads)
    if len(heads) >= 0.8 * len(block) and persons >= 0.8 * len(heads):
        return True
    lengths = [len(line.text) for line in block[:-1]]
    return len(lengths) >= 2 and min(lengths) < 0.6 * max(lengths) and max(lengths) < 130
