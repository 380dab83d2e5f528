"""Lists that are one paragraph: names between commas or semicolons, on the line that opens them or on their own."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sitegen.reading.parsing.lines.facts import COLONS, LineFacts
from sitegen.reading.parsing.lines.landmarks import Landmarks
from sitegen.reading.parsing.lines.likeness import is_prose
from sitegen.reading.parsing.lines.mail_addresses import has_email
from sitegen.reading.parsing.lists.remarks import total_behind
from sitegen.reading.parsing.lists.verb_openers import opened_by_verb
from sitegen.reading.parsing.names.inner_marks import counts_within
from sitegen.reading.parsing.names.labelled import LABEL, NEAR, all_labelled, labels_over_persons
from sitegen.reading.parsing.names.last_names import without_clause
from sitegen.reading.parsing.names.parted import (
    BRACKETS,
    SEPARATORS,
    begins_with_office,
    is_parted,
    is_slashed,
    one_a_line,
    parting,
    semicolons_part,
)
from sitegen.reading.parsing.names.persons import looks_like_name, looks_like_person
from sitegen.reading.parsing.vocabulary import fold, load_vocabulary

_COLON = re.compile(r"[:：](?!//)")
_FULL_STOP = re.compile("[。！？]")  # ends a sentence in scripts that write no capitals; no name holds one
LONGEST_LABEL = 4  # words before the colon of a list in a language that nobody knows ("Signen: …")
_HEAD_OF = re.compile(r"(?:\*\*|__)(?P<bold>[^*_]{2,200})(?:\*\*|__)|(?P<plain>[^,(*]{2,200})")
_LIST_COMMA = "、"  # Chinese and Japanese have a comma that stands in lists only
LONGEST_SENDER = 6  # words of an organization from which a letter is
FEW_NAMES = 2  # persons on the line that says that they sign
BLOCKS_SEEN, MOSTLY_TOLD = 6, 0.6  # blocks that say whether each is an entry, and share of them that begin so
FEWEST_IN_TURN = 4  # persons between such commas
FEWEST_LOUD = 3  # labels in capitals on the lines of one block
_LOUD = re.compile(r"(?=[^:]{4,80}:\s)[^\W\d_a-zß-ÿ][^a-zß-ÿ\d:;]{3,80}: ?")


def labelled_part(marks: Landmarks, first: int) -> int | None:
    """Return the last line of the part of a list that a label on line `first` opens ("France: Foo, Bar"), or None.

    One such line proves nothing, for names hold colons too: the others of its block must have labels as well. Labels
    over persons may stand in blocks of one line.
    """
    start = max(marks.block_at(first).first, first - NEAR)
    block = marks.following(start, 2 * NEAR)
    loud = _loud_labels(block)
    if first in loud:
        return next((head for head in loud if head > first), block[-1].index + 1) - 1
    if first in labels_over_persons(marks, first):
        return first
    return first if all_labelled(block) else None


def _loud_labels(block: Sequence[LineFacts]) -> list[int]:
    """Return the lines of a block that begin with a label in capitals behind a full stop, where semicolons part names.

    "AFRICA: Foo; Bar. / ASIA AND PACIFIC: Baz; Qux."
    """
    ends = [True, *(line.rest.endswith((".", ")", *COLONS)) for line in block[:-1])]
    found = [line.index for line, after in zip(block, ends, strict=True) if after and _LOUD.match(line.rest)]
    marks = sum(line.rest.count(";") for line in block)
    return found if len(found) >= FEWEST_LOUD and marks >= len(found) else []


def inline_label(line: LineFacts, marks: Landmarks) -> str | None:
    """Return what opens a list that begins on the same line: "Signed by" of "Signed by: Foo; Bar; Baz", or None.

    Without a colon only the words of a statement can open it, or a verb behind them ("The signatories are Foo, …"), and
    the names must all be capitalised.
    """
    verb = opened_by_verb(line)
    if verb is not None:
        return verb
    head, colon, tail = _at_colon(line)
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
    if len(parts) < 3 or sum(len(part.split()) for part in parts) > 9 * len(parts):
        return None
    parts = without_clause(parts)
    small = [part for part in parts if part[:1].islower()]
    if 2 * len(small) > len(parts):  # "From: developers, researchers and users": nobody by name
        return None
    names = [part for part in parts if part[:1].isupper() or (colon and len(part.split()) <= 6)]
    return head if len(names) >= 0.8 * len(parts) else None


def _at_colon(line: LineFacts) -> tuple[str, str, str]:
    """Return what stands before the first colon of a line, the colon, and the rest; the colon of an address is none."""
    found = _COLON.search(line.rest)
    return (line.rest[: found.start()], ":", line.rest[found.end() :]) if found else (line.rest, "", "")


def sole_name(line: LineFacts, marks: Landmarks) -> str | None:
    """Return what stands before the colon of a line that names one or two who sign ("Signed: Jane Roe"), or None."""
    head, colon, tail = _at_colon(line)
    names = [name.strip(" .*_") for name in re.split(r",|、|&", tail)]
    if not colon or len(head.split()) > LONGEST_LABEL or len(names) > FEW_NAMES:
        return None
    if all(looks_like_person(name) for name in names):
        return head
    return head if _is_sender(line, tail, marks) else None


def _is_sender(line: LineFacts, tail: str, marks: Landmarks) -> bool:
    """Return whether a line says from whom a letter is, with an address on the next one: "From: Foo Society"."""
    below = marks.facts[line.index + 1] if line.index + 1 < len(marks.facts) else None
    words = tail.split()
    named = 0 < len(words) <= LONGEST_SENDER and words[0][:1].isupper() and not has_email(tail)
    said = marks.cues[line.index].get("statement", "").strip(" .*_:")
    posted = below is not None and any(map(str.isdecimal, below.text)) and below.number is None
    return named and posted and said == fold(tail).strip(" .*_:")


def labelled_like(line: LineFacts, above: str | None) -> bool:
    """Return whether a paragraph has a label as the one before it has ("Group of the Left: Foo and Bar")."""
    if above is None:
        return False
    found = LABEL.match(line.rest)
    if found is None or len(found[1].split()) > 6:
        return False
    names = [part for part in SEPARATORS.split(BRACKETS.sub("", line.rest[found.end() : 6000])) if part.strip()]
    named = sum(looks_like_person(part) or part.strip()[:1].isupper() for part in names)
    return named >= 0.7 * len(names) and sum(len(part.split()) for part in names) <= 8 * len(names)


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
    block = marks.following(first, 60)
    parted = is_parted(block) or parted_by_semicolons(marks, first)
    return is_slashed(block) or (parted and not _is_a_block_each(marks, first))


def parted_by_semicolons(marks: Landmarks, first: int) -> bool:
    """Return whether line `first` is all of a paragraph whose names semicolons part.

    Where the next paragraph has some too, each is an entry, and they part what is said of one.
    """
    line, below = marks.facts[first], marks.below(first)
    alike = below is not None and ";" in below.rest and not is_prose((below,))
    return marks.stands_alone(first) and not alike and not line.marked and semicolons_part(line.rest)


def _is_a_block_each(marks: Landmarks, first: int) -> bool:
    """Return whether the blocks from line `first` on each begin with a person and a degree or an office.

    Then a block is an entry, and commas part what is said of one person.
    """
    number = marks.block_of[first]
    heads = [marks.facts[block.first] for block in marks.blocks[number : number + BLOCKS_SEEN]] if number >= 0 else []
    told = [begins_with_office(line.rest) for line in heads]
    return len(told) > 2 and told[0] and sum(told) >= MOSTLY_TOLD * len(told)
