"""Whom to ask about a signatory: the person of a withheld entry who stands in another cell of its row, or behind it.

What a table or a sheet says of them is printed nowhere (`formats.tabular`), so no entry has it; but the file as it came
does, and whoever is withheld is told by the name of the person who answers for it. No message names anybody.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from sitegen.content.layout import ORIGINALS, SOURCES
from sitegen.content.manuscript import Entry, entries_of, withheld_lines
from sitegen.content.redaction.opened import OpenLetter
from sitegen.content.redaction.overwriting import is_as_received
from sitegen.core.model import Signatory
from sitegen.core.source import RECOGNISED
from sitegen.identity.bare import known_as
from sitegen.identity.contacts import MASK, mask_addresses
from sitegen.identity.entry_parts import BESIDE
from sitegen.identity.recognition import Recognizer
from sitegen.reading import formats
from sitegen.reading.formats.bundle import is_bundle, unpack
from sitegen.reading.formats.mail.taken_apart import take_apart
from sitegen.reading.formats.tabular import begins_with_contact, cells_not_printed, is_sheet
from sitegen.reading.formats.words_within import words_within
from sitegen.reading.parsing.names.kinds import has_given_name
from sitegen.reading.parsing.names.persons import is_organization_like, is_place, looks_like_person

_CELLS = re.compile(r"\t|\||\s{3,}")
_FEWEST_WORDS, _FEWEST_SIGNS = 2, 3  # of a name that is guarded: a word alone may be any word of a text


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands beside a withheld name: its line, where on it, in words for a message, and the text.

    `sure`: whoever is named there is one to ask, or a person by a given name.
    """

    line: int
    where: str
    text: str
    sure: bool = True

    @property
    def place(self) -> str:
        """Where it stands, for a message."""
        return f"{self.where} on line {self.line}"


def whom_to_ask(
    letter: OpenLetter, existing: Mapping[str, bytes], gone: frozenset[int], entries: Sequence[Entry]
) -> tuple[frozenset[str], tuple[str, ...], bool]:
    """Return the persons beside those who are withheld on lines, what is said of them, and whether somebody must look.

    `existing` are the archive's files, `entries` those on the lines. Who stands elsewhere in the letter, signs
    another one or stands in its file may be there with good reason: whether that is to go no program can say.
    """
    beside = [*_left_out(letter, existing, gone), *_behind(entries), *_cells(letter, gone, entries)]
    others = list(_other_texts(letter, existing)) if beside else []
    kept, said, doubtful = set[str](), list[str](), False
    give = f'sitegen withhold {letter.manuscript.letter_id} {min(gone)} --name "NAME"'
    for one in beside:
        persons = list(_persons(one.text))
        if not one.sure or (not persons and any(map(str.isalpha, mask_addresses(one.text).replace(MASK, "")))):
            said.append(f"look {one.place}: if it names somebody, give the name: {give}")
            doubtful = True
        for person in persons if one.sure else ():
            if where := _open_at(letter, others, gone, person):
                said.append(f"who stands {one.place} also {where}, so the name is not guarded: if it is to go: {give}")
                doubtful = True
            else:
                kept.add(person)
                said.append(f"who stands {one.place} is guarded, too")
    return frozenset(kept), tuple(dict.fromkeys(said)), doubtful


def _left_out(letter: OpenLetter, existing: Mapping[str, bytes], gone: frozenset[int]) -> Iterator[Beside]:
    """Yield the cells of withheld rows that are printed nowhere and may name a person."""
    for name, data, first, ocr in _files(letter, existing, gone):
        if not is_sheet(name, data):
            for one in formats.left_out_of(name, data, ocr):
                if one.line + first - 1 in gone:
                    yield Beside(one.line + first - 1, f"under “{one.head}”", one.text)
            continue
        for at in sorted(gone):
            for head, cell in _of_originals(existing, at - first + 1, letter.source.lines[at - 1]):
                yield Beside(at, f"under “{head}”", cell)


def _files(
    letter: OpenLetter, existing: Mapping[str, bytes], gone: frozenset[int]
) -> Iterator[tuple[str, bytes, int, bytes]]:
    """Yield the files of a letter's source on whose lines somebody is withheld, with their first lines.

    Where it was written over, they are those that were received, if these lines are still as they were.
    """
    file, data, source = letter.ref.file, letter.data, letter.source
    for name, received in existing.items():
        read = formats.read_source(name, received).value if is_as_received(name, letter.ref.file) else None
        same = read and len(read.lines) == len(letter.source.lines)
        if read and same and all(read.lines[at - 1] == letter.source.lines[at - 1] for at in gone):
            file, data, source = name, received, read
    if not is_bundle(data):
        yield file, data, 1, letter.holdings.recognised_in(letter.manuscript)
        return
    packed = dict(unpack(data))
    for part in source.parts:
        if not gone.isdisjoint(range(part.first, part.last + 1)):
            yield part.file, packed[part.file], part.first, packed.get(f"{part.file}{RECOGNISED}", b"")


def _of_originals(existing: Mapping[str, bytes], line: int, printed: str) -> Iterator[tuple[str, str]]:
    """Yield what the sheet as it came has on a row besides what is printed of it, each cell with its head."""
    for name, data in existing.items():
        if not name.startswith(ORIGINALS):
            continue
        apart = None if is_sheet(name, data) else take_apart(name, data, formats.read_source)
        for path, sheet in apart.sheets if apart else ((name, data),):
            if is_sheet(path, sheet):
                yield from cells_not_printed(path, sheet, line, printed)


def _behind(entries: Iterable[Entry]) -> Iterator[Beside]:
    """Yield what entries say behind a word for a person to ask: “Mill League; contact: Ada Moss”."""
    for one in entries:
        parts = [part.strip() for part in BESIDE.split(one.entry) if part.strip()]
        for part, behind in pairwise([*parts, ""]):
            rest = begins_with_contact(part)
            if rest is not None and (rest or behind):
                yield Beside(one.line, "beside the name", rest or behind)


def _cells(letter: OpenLetter, gone: frozenset[int], entries: Sequence[Entry]) -> Iterator[Beside]:
    """Yield the cells of withheld rows that name a person besides what the row's entries say of who signs."""
    told = {known for one in entries for text in _said_of(one) for known in known_as(text)}
    for line in sorted(gone):
        cells = [one.strip(" *_") for one in _CELLS.split(letter.source.lines[line - 1].strip("| "))]
        for at, cell in enumerate(cells, 1) if entries and len(cells) > 1 else ():
            if any(known_as(person).isdisjoint(told) for person in _persons(cell)):
                yield Beside(line, f"in cell {at}", cell, sure=has_given_name(cell))


def _said_of(one: Entry) -> Iterator[str]:
    beside = (one.role, one.affiliation, one.place) if isinstance(one, Signatory) else ()
    yield from (text for text in (one.name, one.corrected, *beside) if text)


def _persons(text: str) -> Iterator[str]:
    """Yield the names of persons in a cell: not a word alone, which may be any word of a text."""
    for part in (one.strip() for one in BESIDE.split(text)):
        spaced = any(sign.lower() != sign.upper() for sign in part)
        enough = len(part.split()) >= _FEWEST_WORDS if spaced else sum(map(str.isalpha, part)) >= _FEWEST_SIGNS
        person = enough and "@" not in part and looks_like_person(part)
        if person and not is_organization_like(part) and not is_place(part):
            yield part


def _other_texts(letter: OpenLetter, existing: Mapping[str, bytes]) -> Iterator[tuple[str, str]]:
    """Yield the texts of the other letters' sources, which git publishes with all that their pages leave out."""
    own = f"{SOURCES}{letter.ref.file}"
    for name, data in existing.items():
        if name.startswith(SOURCES) and not name.startswith(own):
            yield from ((name, text) for _, text in words_within(data))


def _open_at(letter: OpenLetter, others: Sequence[tuple[str, str]], gone: frozenset[int], person: str) -> str | None:
    """Return where else a person stands, in words: in the letter, in another, in its file; None if nowhere."""
    known, names = Recognizer(frozenset((person,))), known_as(person)
    hidden = gone | withheld_lines(letter.manuscript.withheld)
    lines = {at: one for at, one in enumerate(letter.source.lines, 1) if at not in hidden}
    for name, data, first, ocr in _files(letter, {}, frozenset(lines)):
        for cell in () if is_sheet(name, data) else formats.left_out_of(name, data, ocr):
            if (at := cell.line + first - 1) in lines:
                lines[at] += f"\t{cell.text}"
    text = "\n".join(lines.get(at, "") for at in range(1, len(letter.source.lines) + 1))
    if found := known.certain(text):
        return f"stands on line {text.count(chr(10), 0, found[0].start) + 1}"
    for one in letter.holdings.manuscripts.values():
        listed = entries_of(one.letter.signatories) if one is not letter.manuscript else ()
        if any(not names.isdisjoint(known_as(entry.name)) for entry in listed):
            return f"signs {one.letter_id} openly"
    return next((f"stands in {name}" for name, text in others if known.certain(text)), None)
