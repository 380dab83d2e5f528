"""Regions: the lines of one list of signatories, with how its entries are marked and laid out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from sitegen.reading.parsing.lines.chain import rising_chain
from sitegen.reading.parsing.lines.facts import LineFacts
from sitegen.reading.parsing.lines.landmarks import Landmarks
from sitegen.reading.parsing.lines.likeness import is_prose
from sitegen.reading.parsing.lists.extent import find_extent
from sitegen.reading.parsing.lists.list_endings import stops_list
from sitegen.reading.parsing.lists.list_marks import Style, entry_numbers, notes_below, style_of
from sitegen.reading.parsing.lists.over_pages import behind_page, lines_of_names
from sitegen.reading.parsing.lists.paragraphs import goes_on_in_blocks, inline_label, is_of_place, is_paragraph
from sitegen.reading.parsing.lists.tables import Layout, find_layout
from sitegen.reading.parsing.names.cards import LONGEST_SIGNATURE, signs_alone
from sitegen.reading.parsing.names.naming import begins_with_person
from sitegen.reading.parsing.names.parted import SEPARATORS, persons_in_turn
from sitegen.reading.parsing.names.persons import is_appendage, looks_like_person
from sitegen.reading.parsing.names.pieces import Piece, last_number, names_of, texts_of

_OTHER_FIELDS = frozenset(("addressee", "subject", "cc", "contact"))


@dataclass(frozen=True, slots=True)
class ListRegion:
    """A list on lines `first` to `last` (from 0), opened by lines `opener` to `first` - 1 where something opens it.

    `anchors` are the lines whose printed numbers count the entries. `cue` is what opened the list: "statement",
    "closing", "group", "person" where a person said so, or "shape" where nothing but its look says what it is.
    `label` is what stands before the colon where the names of a paragraph begin on the line that opens it ("Signed by:
    Foo, Bar, Baz", "France: Foo, Bar").
    `names` are those that a sentence holds, which is text for the rest, where a person says that they sign.
    `goes_on`: so it is with a paragraph of names whose sentence goes on behind them ("… and sent to the Mayor").
    """

    opener: int
    first: int
    last: int
    cue: str
    style: Style
    anchors: Mapping[int, int]
    layout: Layout = field(default_factory=Layout)
    label: str | None = None
    names: tuple[Piece, ...] = ()
    goes_on: bool = False

    @property
    def is_text(self) -> bool:
        """Whether the names stand in a sentence of the letter."""
        return self.goes_on or bool(self.names)


def grow(marks: Landmarks, opener: int, first: int, cue: str) -> ListRegion:
    """Return the list from `first` to the last line that still belongs to it."""
    labelled = inline_label(marks.facts[first], marks) is not None
    if (labelled and not _is_label_of_one(marks, first)) or is_paragraph(marks, first):
        return paragraph_region(marks, opener, first, cue)
    numbers = entry_numbers(marks.facts[first:])
    noted = notes_below(marks, first, numbers)
    anchors = rising_chain([one for one in numbers if noted is None or one[0] < noted])
    last = find_extent(marks, first, anchors, noted)
    inside = {line: number for line, number in anchors.items() if line <= last}
    style = style_of(marks, first, last, inside)
    if style != "numbered":
        inside = {}
    return ListRegion(opener, first, last, cue, style, inside, layout_of(marks, first, last, style, inside))


def layout_of(marks: Landmarks, first: int, last: int, style: Style, anchors: Mapping[int, int]) -> Layout:
    """Return how a list is laid out on the page: one signature of several lines is a card."""
    layout = find_layout(marks, first, last, anchors)
    alone = style == "plain" and layout.shape == "lines" and signs_alone(marks, first, last)
    return Layout("cards") if alone else layout


def _is_label_of_one(marks: Landmarks, first: int) -> bool:
    """Return whether a label on line `first` is that of one person, and others stand on the lines below.

    "Speaker: Jane Roe, Harbour Road 3 / John Doe, Lake Road 5".
    """
    lines = marks.following(first, LONGEST_SIGNATURE)
    heads = [line.rest.split(",")[0].rpartition(":")[2].strip() for line in lines]
    labels = sum(":" in line.rest.split(",")[0] for line in lines)
    return len(lines) > 1 and labels == 1 and all(looks_like_person(head) for head in heads)


def paragraph_region(
    marks: Landmarks, opener: int, first: int, cue: str, *, labelled: bool = False, head: str | None = None
) -> ListRegion:
    """Return the list that is the paragraph beginning on line `first`, or a part of it with a label of its own.

    `labelled`: what stands before its first colon is a label, because other paragraphs have one. `head` is a label that
    is known, of a list on one line.
    """
    line = marks.facts[first]
    label = head if head is not None else line.rest.split(":")[0] if labelled else inline_label(line, marks)
    end = first if head is not None else _end_of_names(marks, first, label)
    lines, texts = texts_of(lines_of_names(marks, first, end), label)
    goes_on = names_of(lines, texts).goes_on
    return ListRegion(opener, first, end, cue, "paragraph", {}, label=label, goes_on=goes_on)


def _is_other_field(marks: Landmarks, index: int) -> bool:
    """Return whether a line is a field of another kind, of one word: "To: …", "Date: …", "Subject: …"."""
    label, colon, _ = marks.facts[index].rest.partition(":")
    return bool(colon) and " " not in label and bool(_OTHER_FIELDS & marks.cues[index].keys() or index in marks.dates)


def _end_of_names(marks: Landmarks, first: int, label: str | None) -> int:
    """Return the last line of a paragraph of names, which may go on over pages, or behind a semicolon."""
    last = _end_in_block(marks, first, label)
    if label is None and goes_on_in_blocks(marks, first):
        while marks.facts[last].rest.endswith(";") and (below := marks.below(last)) and begins_with_person(below):
            last = marks.block_at(below.index).last
        return last
    while last == marks.block_at(last).last and (behind := behind_page(marks, last)) is not None:
        last = _end_in_block(marks, behind, None)
    return last


def _end_in_block(marks: Landmarks, first: int, label: str | None) -> int:
    """Return the last line of a paragraph in its block: the last of all, that above a heading, or with a stop.

    A line that is a row of persons and has its end is all of it, unless another follows.
    """
    line, last = marks.facts[first], marks.block_at(first).last
    last = next((index - 1 for index in range(first + 1, last + 1) if marks.facts[index].level), last)
    if is_of_place(line):  # "Kenya: Foo, Bar": so do others below
        last = next((index - 1 for index in range(first + 1, last + 1) if is_of_place(marks.facts[index])), last)
    if label is None and not line.rest.endswith(",") and persons_in_turn(line.rest):
        below = marks.facts[first + 1] if first < last else None
        if (
            below is None
            or not (SEPARATORS.search(below.rest) or below.rest[:1].islower())
            or stops_list(marks, below.index)
        ):
            return first
    fields = (index for index in range(first + 1, last + 1) if _is_other_field(marks, index))
    last = next(fields, last + 1) - 1
    for index in range(first, last if label else first):
        ends = marks.facts[index].text.endswith(".") and not is_appendage(marks.facts[index].last_word)
        if ends and is_prose((marks.facts[index + 1],)):
            return index
    return last


@dataclass(frozen=True, slots=True)
class Stretch:
    """Lines of a numbered list between two printed numbers (or before the first, or after the last).

    `room` is how many entries the numbers leave room for, None where one end is open.
    """

    after: int | None
    first: int
    last: int
    room: int | None


def stretches_of(region: ListRegion, facts: Sequence[LineFacts]) -> list[Stretch]:
    """Return the stretches of a list, in order: none, where it has no numbers."""
    lines = list(region.anchors)
    if not lines:
        return []
    found = []
    if region.first < lines[0]:
        found.append(Stretch(None, region.first, lines[0] - 1, region.anchors[lines[0]] - 1))
    for line, following in pairwise(lines):
        number, last = last_number(facts[line].rest, region.anchors[line]), following - 1
        room = region.anchors[following] - number - 1
        if last > line:
            found.append(Stretch(number, line + 1, last, room if room >= 0 else None))
    if lines[-1] < region.last:
        found.append(Stretch(region.anchors[lines[-1]], lines[-1] + 1, region.last, None))
    return found
