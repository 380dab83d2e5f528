"""Lists in columns: entries side by side, each column read from top to bottom."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median

from sitegen.reading.parsing.lines.facts import LineFacts, clean, read_facts
from sitegen.reading.parsing.lines.mail_addresses import has_email
from sitegen.reading.parsing.names.name_habits import behind_mark
from sitegen.reading.parsing.names.persons import (
    NAME_END,
    is_place,
    looks_like_person,
    names_a_person,
    starts_with_role,
)

MOST_LOOKED_AT = 2000  # rows that say whether a list stands in columns
LED = 0.8  # share of rows in whose cells a person and what is said of that one stand
LONGEST_SIGNATURE = 4  # lines
FEWEST_DIGITS = 6  # of a telephone below a name
PAIR = 2  # lines of a name and what somebody is
LONGEST_SMALL = 4  # words of a name in small letters; more are said of the name beside them
_CELL = re.compile(r"\S+(?: {1,2}\S+)*")
_DASHES = "-–—~ "  # before a signature
_COUNTED = re.compile(r"[(\[]?\d{1,5}[.)\]]")

Joint = Callable[[LineFacts, LineFacts], str | None]


@dataclass(frozen=True, slots=True)
class Strip:
    """One entry of a column: its lines without the other columns, and the lines (from 0) on which they stand.

    `whole` is set where the lines below the first give a role or an affiliation, and are no rest of a wrapped name.
    """

    cells: tuple[LineFacts, ...]
    first: int
    last: int
    whole: bool = False


def side_by_side(lines: Sequence[LineFacts]) -> bool:
    """Return whether most lines hold two entries beside each other, and not a name and what is said of it.

    What stands beside a name and is no second one is a place, a role, a sentence, or the same word on many rows.
    """
    rows = [cells for line in lines[:MOST_LOOKED_AT] if len(cells := _texts(line)) > 1]
    if rows and len(rows) == len(lines) and _are_signatures(rows):
        return True
    if len(rows) < 2 or len(rows) < 0.5 * len(lines):
        return False
    paired = any(is_place(cells[0]) and is_place(cells[1]) for cells in rows)
    if paired and len(rows) >= 3 and _said(rows) <= 0.4 * len(rows):
        return True
    if sum(bool(_COUNTED.match(cells[1])) for cells in rows) >= 0.7 * len(rows):
        return True
    firsts, seconds = [cells[0] for cells in rows], [cells[1] for cells in rows]
    led = sum(_names_a_person(cells[0]) and _names_a_person(cells[1]) for cells in rows)
    if led >= LED * len(rows):
        return True
    said = _said(rows)
    persons = [sum(looks_like_person(cell) for cell in cells) for cells in (firsts, seconds)]
    lengths = [sum(len(cell.split()) for cell in cells) / len(rows) for cells in (firsts, seconds)]
    wide = sum(len(cells) > 2 for cells in rows) >= 0.7 * len(rows)  # three cells a row: what is said fills two at most
    return (
        said <= (0.3 if wide else 0.2) * len(rows)
        and (max(persons) < (0.8 if wide else 0.6) * len(rows) or abs(persons[0] - persons[1]) < 0.4 * len(rows))
        and len(set(seconds)) >= 0.8 * len(rows)
        and max(lengths) <= 8
        and lengths[1] >= 0.5 * lengths[0]
    )


def read_columns(lines: Sequence[LineFacts], joint: Joint) -> list[Strip]:
    """Return the entries of lines in columns, block by block, and in a block column by column.

    Where most columns of a block hold a person over a role, each is one entry; else each line is, unless its words
    go on from the line above it. A list that counts its entries keeps that order.
    """
    strips = [column for block in _signature_blocks(line_blocks(lines)) for column in _columns(block)]
    if all(line.text.startswith("|") for line in lines):
        strips = [[cell] for block in line_blocks(lines) for row in zip(*_columns(block), strict=False) for cell in row]
    cards = sum(_is_card(strip) for strip in strips) >= 0.5 * len(strips)
    found = [entry for strip in strips for entry in _entries(strip, joint, whole=cards)]
    if sum(entry.cells[0].number is not None for entry in found) >= 0.8 * len(found):
        return sorted(found, key=lambda entry: entry.cells[0].number or 0)
    return found


def _are_signatures(rows: Sequence[Sequence[str]]) -> bool:
    """Return whether rows are one signature beside another: names, and below them what those are who sign.

    Where no capitals tell persons, offices right below tell them.
    """
    if len(rows) > LONGEST_SIGNATURE or any(len(row) != len(rows[0]) for row in rows):
        return False
    if len(rows) > 1 and all(map(starts_with_role, rows[1])) and not any(map(starts_with_role, rows[0])):
        return True
    named = all(names_a_person(behind_mark(cell) or cell.lstrip(_DASHES)) for cell in rows[0])
    return named and not any(names_a_person(cell) for row in rows[1:] for cell in row)


def _names_a_person(text: str) -> bool:
    """Return whether a cell begins with a person, and something is said of that one."""
    head = NAME_END.split(text, maxsplit=1)
    return len(head) > 1 and looks_like_person(head[0]) and not starts_with_role(head[0])


def _texts(line: LineFacts) -> list[str]:
    return [cell for cell in line.rest.split("\t") if cell]


def _said(rows: Sequence[Sequence[str]]) -> int:
    """Return on how many rows the second cell says something of the first, and is no name of its own."""
    return sum(_is_said(cells[0], cells[1]) for cells in rows)


def _is_said(name: str, beside: str) -> bool:
    if starts_with_role(beside):
        return not starts_with_role(name)
    if is_place(beside):
        return not is_place(name)
    small = not (beside[:1].isupper() or beside[:1].isdecimal() or not beside[:1].isalpha())
    return small and (looks_like_person(name) or len(beside.split()) > LONGEST_SMALL)


def line_blocks(lines: Sequence[LineFacts]) -> list[list[LineFacts]]:
    """Return lines in blocks: each follows the one before it."""
    blocks: list[list[LineFacts]] = []
    for line in lines:
        if not blocks or line.index != blocks[-1][-1].index + 1:
            blocks.append([])
        blocks[-1].append(line)
    return blocks


def _signature_blocks(blocks: Sequence[list[LineFacts]]) -> list[list[LineFacts]]:
    """Return blocks, in which rows of offices go with the names above them though a blank line parts both.

    So does the row of what they stand for, if it is none of names itself.
    """
    found: list[list[LineFacts]] = []
    for at, block in enumerate(blocks):
        following = blocks[at + 1] if at + 1 < len(blocks) else []
        if found and _goes_under(found[-1], block, following):
            found[-1] = [*found[-1], *block]
        else:
            found.append(block)
    return found


def _goes_under(above: Sequence[LineFacts], block: Sequence[LineFacts], following: Sequence[LineFacts]) -> bool:
    """Return whether a block of one row says what those are who stand side by side above it, or for whom they sign."""
    if len(block) > 1 or block[0].index != above[-1].index + 2 or "\t" not in block[0].raw:
        return False
    rows = [_texts(line) for line in (*above, *block)]
    one_by_one = len(above) < LONGEST_SIGNATURE and all(
        line.index == above[0].index + 2 * at for at, line in enumerate(above)
    )
    if (
        not one_by_one
        or len(rows[0]) < PAIR
        or len(rows[-1]) > len(rows[0])
        or not all(map(looks_like_person, rows[0]))
    ):
        return False
    offices = [any(map(starts_with_role, row)) for row in rows]
    of_names = bool(following) and any(
        map(starts_with_role, _texts(following[0]))
    )  # which stand above their own offices
    return not offices[0] and (offices[-1] or (len(rows) > PAIR and not of_names))


def _columns(block: Sequence[LineFacts]) -> list[list[tuple[LineFacts, int]]]:
    """Return the columns of a block as (facts, line) pairs; where a cell begins says which column it is in.

    Offices that ran together in one cell are parted; those of which it cannot be told under whom they stand are none's.
    """
    uneven = set(uneven_offices(block))
    rows = [(line, _placed(line)) for line in block if line.index not in uneven]
    most = max((len(cells) for _, cells in rows), default=1)
    starts = [
        median([cells[place][0] for _, cells in rows if len(cells) > max(place, 1) or (place == 0 and cells)] or [0])
        for place in range(most)
    ]
    columns: list[list[tuple[LineFacts, int]]] = [[] for _ in range(most)]
    for line, cells in rows:
        for place, (start, text) in enumerate(cells):
            spaced = "\t" not in line.raw and not line.text.startswith("|")
            column = min(range(most), key=lambda one: abs(starts[one] - start)) if spaced else place
            columns[max(column, place)].append((read_facts((text,))[0], line.index))
    return columns


def uneven_offices(block: Sequence[LineFacts]) -> list[int]:
    """Return the lines of a block on which offices stand below names side by side, and are fewer than these."""
    width = max((len(_texts(line)) for line in block), default=0)
    return [
        line.index
        for line in block[1:]
        if "\t" in line.raw and 1 < len(cells := _texts(line)) < width and all(starts_with_role(cell) for cell in cells)
    ]


def _placed(line: LineFacts) -> list[tuple[int, str]]:
    """Return the cells of a line, each with where it begins; between pipes, and where cells were joined, its number."""
    printed = [(found.start(), found[0]) for found in _CELL.finditer(clean(line.raw))]
    joined = "\t" in line.raw and [cell for cell in line.cells if cell] != [text for _, text in printed]
    return list(enumerate(line.cells)) if joined or line.text.startswith("|") else printed


def _is_card(column: Sequence[tuple[LineFacts, int]]) -> bool:
    texts = [facts.rest for facts, _ in column]
    if not 2 <= len(texts) <= 6 or not looks_like_person(texts[0]):
        return False
    reached = any(has_email(text) or sum(map(str.isdecimal, text)) >= FEWEST_DIGITS for text in texts[1:])
    said = reached or len(texts) == PAIR
    return starts_with_role(texts[1]) or (said and not any(map(looks_like_person, texts[1:])))


def _entries(column: Sequence[tuple[LineFacts, int]], joint: Joint, *, whole: bool) -> list[Strip]:
    entries: list[list[tuple[LineFacts, int]]] = []
    for facts, line in column:
        goes_on = entries and not facts.marked
        counted = entries and entries[-1][0][0].number is not None
        if goes_on and (whole or counted or joint(entries[-1][-1][0], facts)):
            entries[-1].append((facts, line))
        elif facts.rest:
            entries.append([(facts, line)])
    return [Strip(tuple(facts for facts, _ in one), one[0][1], one[-1][1], whole) for one in entries]
