"""Lists that are one paragraph: names between commas or semicolons, on the line that opens them or on their own."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sitegen.reading.parsing.lines.facts import LineFacts, latin_marks
from sitegen.reading.parsing.lines.landmarks import Landmarks
from sitegen.reading.parsing.lines.likeness import LIKE_A_NAME, is_prose, name_likeness
from sitegen.reading.parsing.lists.below_signatures import is_below_signatures
from sitegen.reading.parsing.lists.remarks import total_behind
from sitegen.reading.parsing.names.inner_marks import counts_within
from sitegen.reading.parsing.names.last_names import without_clause
from sitegen.reading.parsing.names.parted import (
    BRACKETS,
    SEPARATORS,
    begins_with_office,
    bodies_in_turn,
    is_parted,
    is_slashed,
    one_a_line,
    parting,
    semicolons_part,
)
from sitegen.reading.parsing.names.persons import before_end, is_place, looks_like_name, looks_like_person
from sitegen.reading.parsing.vocabulary import load_vocabulary

_COLON = re.compile(r"[:：](?!//)")
_FULL_STOP = re.compile("[。！？]")  # ends a sentence in scripts that write no capitals; no name holds one
LONGEST_PLACED = 16  # words between commas, of a name behind a place
_STOP_WITHIN = re.compile(r"\w{3}[.!?] +[^\W\d_a-z]")
LONGEST_LABEL = 4  # words before the colon of a list in a language that nobody knows ("Signen: …")
_HEAD_OF = re.compile(r"(?:\*\*|__)(?P<bold>[^*_]{2,200})(?:\*\*|__)|(?P<plain>[^,(*]{2,200})")
_LIST_COMMA = "、"  # Chinese and Japanese have a comma that stands in lists only
FEW_NAMES = 2  # persons on the line that says that they sign
BLOCKS_SEEN, MOSTLY_TOLD = 6, 0.6  # blocks that say whether each is an entry, and share of them that begin so
MOST_LINES, FEWEST_PARTS, MOSTLY_PERSONS = 60, 2, 0.8  # of a paragraph; parts of it, and share that are persons
FEWEST_IN_TURN = 4  # persons between such commas


def inline_label(line: LineFacts, marks: Landmarks) -> str | None:
    """Return what opens a list that begins on the same line: "Signed by" of "Signed by: Foo; Bar; Baz", or None.

    Without a colon only the words of a statement can open it, and the names must all be capitalised.
    """
    head, colon, tail = _at_colon(line)
    if is_of_place(line) and _has_neighbour(marks, line.index):
        return head
    if not colon or SEPARATORS.search(head) or len(head.split()) > 12:
        found = load_vocabulary().cues["statement"].match(line.plain) if "statement" in marks.cues[line.index] else None
        head, tail = (line.rest[: found.end()], line.rest[found.end() :]) if found else ("", "")
        colon = ""
    tail, _ = total_behind(tail[:6000])
    if line.marked and begins_with_office(tail.strip()):  # "- Foo: Jane Roe, director, Westhaven"
        return None
    parts = [part.strip(" *_") for part in parting(tail).split(BRACKETS.sub("", tail)) if part.strip(" *_")]
    if _FULL_STOP.search(tail.rstrip("。")):
        return None
    pair = len(parts) == FEW_NAMES and bodies_in_turn(tail)
    if (len(parts) < 3 and not pair) or sum(len(part.split()) for part in parts) > 9 * len(parts):
        return None
    parts = without_clause(parts)
    small = [part for part in parts if part[:1].islower()]
    if 2 * len(small) > len(parts):  # "From: developers, researchers and users": nobody by name
        return None
    names = [part for part in parts if part[:1].isupper() or (colon and len(part.split()) <= 6)]
    return head if len(names) >= 0.8 * len(parts) else None


def is_of_place(line: LineFacts) -> bool:
    """Return whether a line begins with a place and a colon, behind which a name may stand ("Kenya: Foo, Bar")."""
    head, colon, tail = _at_colon(line)
    return bool(colon) and tail.strip()[:1].isalpha() and not tail.strip()[:1].islower() and is_place(head.strip(" *_"))


def _has_neighbour(marks: Landmarks, index: int) -> bool:
    """Return whether the paragraph or line above or below begins with a place, too, and what stands here is short."""
    block = marks.block_at(index)
    beside = (marks.above(block.first), marks.below(block.last), *marks.facts[max(block.first, index - 1) : index + 2])
    firsts = [marks.facts[marks.block_at(one.index).first] for one in beside[:2] if one is not None]
    others = [one for one in (*firsts, *beside[2:]) if one is not None and one.index != index]
    if not any(map(is_of_place, others)):
        return False
    text = " ".join(one.rest for one in marks.following(index, 6))
    return not _STOP_WITHIN.search(text) and all(len(part.split()) <= LONGEST_PLACED for part in SEPARATORS.split(text))


def _at_colon(line: LineFacts) -> tuple[str, str, str]:
    """Return what stands before the first colon of a line, the colon, and the rest; the colon of an address is none."""
    found = _COLON.search(line.rest)
    return (line.rest[: found.start()], ":", line.rest[found.end() :]) if found else (line.rest, "", "")


def sole_name(line: LineFacts) -> str | None:
    """Return what stands before the colon of a line that names one or two who sign ("Signed: Jane Roe"), or None."""
    head, colon, tail = _at_colon(line)
    names = [name.strip(" .*_") for name in re.split(r",|、|&", tail)]
    if not colon or len(head.split()) > LONGEST_LABEL or len(names) > FEW_NAMES:
        return None
    return head if all(looks_like_person(before_end(name)) for name in names) else None


def is_bare_list(block: Sequence[LineFacts]) -> bool:
    """Return whether a paragraph is a list by its look alone: many parts, nearly all of which name somebody.

    Names in bold or before commas, between semicolons, or a row of names between commas.
    """
    text = " ".join(line.rest for line in block)[:20_000]
    if any(line.marked or line.level for line in block) or _FULL_STOP.search(text[:-1]):
        return False
    if one_a_line(block):
        return False
    if _LIST_COMMA in text:
        names = re.split(_LIST_COMMA, text.rpartition("：")[2].rstrip("。 "))
        return len(names) >= FEWEST_IN_TURN and all(looks_like_person(name) for name in names)
    text = latin_marks(text)
    label, colon, tail = text.partition(":")
    labelled = bool(colon) and len(label.split()) <= LONGEST_LABEL and not label.endswith(("http", "https"))
    text = tail if labelled else text
    for mark, fewest in ((";", 4 if labelled else 5), (",", 5 if labelled else 8)):
        parts = [part.strip() for part in BRACKETS.sub("", text).split(mark) if part.strip()]
        if len(parts) < fewest or sum(len(part.split()) for part in parts) > (14 if mark == ";" else 5) * len(parts):
            continue
        heads = [_HEAD_OF.match(part.strip("* ") if mark == "," else part) for part in parts]
        names = [(head["bold"] or head["plain"]).strip() for head in heads if head is not None]
        bold = sum(part.startswith(("**", "__")) for part in parts)
        persons = sum(looks_like_name(name) for name in names)
        if bold >= 0.8 * len(parts) or persons >= (0.5 if labelled else 0.75) * len(parts):
            return True
    return False


def is_paragraph(marks: Landmarks, first: int) -> bool:
    """Return whether line `first` opens one paragraph of names, parted by commas, semicolons, slashes or numbers."""
    line = marks.facts[first]
    if counts_within(marks, first):
        return True
    if line.marked or "\t" in line.rest or line.text.startswith("|"):
        return False
    if goes_on_in_blocks(marks, first):
        return True
    block = marks.following(first, 60)
    parted = is_parted(block) or parted_by_semicolons(marks, first) or is_row_of_bodies(marks, first)
    return is_slashed(block) or (parted and not _is_a_block_each(marks, first))


def is_row_of_bodies(marks: Landmarks, first: int) -> bool:
    """Return whether line `first` is all of a paragraph that names bodies in turn, over no other name."""
    line, below = marks.facts[first], marks.below(first)
    if line.level or not marks.stands_alone(first) or not bodies_in_turn(line.rest):
        return False
    if below is None or marks.cues[below.index] or below.level or below.text.endswith("."):
        return True
    return is_below_signatures(marks, below.index) or name_likeness(below) < LIKE_A_NAME


def goes_on_in_blocks(marks: Landmarks, first: int) -> bool:
    """Return whether line `first` begins a paragraph of persons between semicolons that goes on in the next block.

    Its last one is parted from the next by a semicolon, too: "Jane Roe, baker; John Doe, priest; ¶ Ann Poe, baker;".
    """
    text = " ".join(line.rest for line in marks.following(first, MOST_LINES))
    below = marks.below(marks.block_at(first).last)
    parts = [part.strip() for part in text.split(";") if part.strip()]
    if not text.endswith(";") or len(parts) < FEWEST_PARTS or below is None or marks.facts[first].marked:
        return False
    persons = sum(looks_like_person(part.split(",")[0].strip()) for part in parts)
    return persons >= MOSTLY_PERSONS * len(parts) and ";" in below.rest


def parted_by_semicolons(marks: Landmarks, first: int) -> bool:
    """Return whether line `first` is all of a paragraph whose names semicolons part.

    Where the next paragraph has some too, each is an entry, and they part what is said of one.
    """
    line, below = marks.facts[first], marks.below(first)
    alike = below is not None and ";" in latin_marks(below.rest) and not is_prose((below,))
    return marks.stands_alone(first) and not alike and not line.marked and semicolons_part(line.rest)


def _is_a_block_each(marks: Landmarks, first: int) -> bool:
    """Return whether the blocks from line `first` on each begin with a person and a degree or an office.

    Then a block is an entry, and commas part what is said of one person.
    """
    number = marks.block_of[first]
    heads = [marks.facts[block.first] for block in marks.blocks[number : number + BLOCKS_SEEN]] if number >= 0 else []
    told = [begins_with_office(line.rest) for line in heads]
    return len(told) > 2 and told[0] and sum(told) >= MOSTLY_TOLD * len(told)
