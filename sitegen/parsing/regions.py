"""Regions: where the lists of signatories stand, from the line that opens one to the last line that belongs to it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal

from sitegen.parsing.chain import rising_chain
from sitegen.parsing.facts import LineFacts
from sitegen.parsing.landmarks import Landmarks
from sitegen.parsing.likeness import is_prose, name_likeness
from sitegen.parsing.openers import end_of_opener, is_group_heading, opening_cue, stops_list
from sitegen.parsing.persons import looks_like_person
from sitegen.parsing.tables import Layout, find_layout

Style = Literal["numbered", "bulleted", "plain", "paragraph"]
MOST_LISTS = 40  # a letter has a handful; the bound keeps hostile texts from costing more than linear time
FEWEST_LINES = 3  # a list of fewer lines may be one person, or a sentence mistaken for a list
_SEPARATORS = re.compile(r"[,;•·|၊]")


@dataclass(frozen=True, slots=True)
class ListRegion:
    """A list on lines `first` to `last` (from 0), opened by lines `opener` to `first` - 1 where something opens it.

    `anchors` are the lines whose printed numbers count the entries. `cue` is what opened the list: "statement",
    "closing", "group", or "shape" where nothing but its look says what it is. `label` is what stands before the colon
    where the names of a paragraph begin on the line that opens it ("Signed by: Foo, Bar, Baz", "France: Foo, Bar").
    """

    opener: int
    first: int
    last: int
    cue: str
    style: Style
    anchors: Mapping[int, int]
    layout: Layout = field(default_factory=Layout)
    label: str | None = None


def find_lists(marks: Landmarks) -> tuple[ListRegion, ...]:
    """Return the letter's lists of signatories, in order. Where no words open one, the look of a list must do."""
    found: list[ListRegion] = []
    index = marks.front
    while index < len(marks.facts) and len(found) < MOST_LISTS:
        region = _list_at(marks, index)
        while region is not None:
            found.append(region)
            index = region.last + 1
            region = _next_paragraph(marks, region) if region.style == "paragraph" and len(found) < MOST_LISTS else None
        index += 1
    return _with_shape(marks, found)


def _with_shape(marks: Landmarks, found: list[ListRegion]) -> tuple[ListRegion, ...]:
    """Add the list that only its look gives away where words opened none, or one too short to be the letter's."""
    lines = sum(not line.blank for region in found for line in marks.facts[region.first : region.last + 1])
    if lines > FEWEST_LINES:
        return tuple(found)
    shaped = _by_shape(marks)
    if not found:
        return shaped
    apart = all(one.first > region.last or one.last < region.opener for one in shaped for region in found)
    longer = sum(one.last - one.first for one in shaped) >= 8
    return tuple(sorted((*found, *shaped), key=lambda one: one.first)) if apart and longer else tuple(found)


def _list_at(marks: Landmarks, index: int) -> ListRegion | None:
    """Return the list that line `index` opens, if it opens one."""
    cue = opening_cue(marks, index)
    if cue is None:
        return None
    if cue == "statement" and _inline_label(marks.facts[index], marks) is not None:
        return _paragraph(marks, index, index, cue)
    first = index if cue == "group" else marks.next_line(end_of_opener(marks, index, cue) + 1)
    if first >= len(marks.facts) or (cue != "group" and _opens_nearer(marks, first, cue)):
        return None
    return _grow(marks, index, first, cue) if _looks_like_list(marks, first, cue) else None


def _opens_nearer(marks: Landmarks, first: int, cue: str) -> bool:
    """Return whether the line after a line that opens a list opens it better: "Sincerely," and then "Signed by:"."""
    nearer = opening_cue(marks, first)
    return nearer == "closing" or (
        nearer == "statement" and (cue == "closing" or marks.facts[first].text.startswith("("))
    )


def _next_paragraph(marks: Landmarks, region: ListRegion) -> ListRegion | None:
    """Return the paragraph of names behind one, if there is another: lists by country come as a paragraph for each."""
    first = marks.next_line(region.last + 1)
    if first >= len(marks.facts) or stops_list(marks, first) or opening_cue(marks, first) in ("statement", "closing"):
        return None
    if _inline_label(marks.facts[first], marks) is not None or _is_paragraph(marks, first):
        return _paragraph(marks, first, first, region.cue)
    return None


def _paragraph(marks: Landmarks, opener: int, first: int, cue: str) -> ListRegion:
    line = marks.facts[first]
    label = _inline_label(line, marks)
    return ListRegion(opener, first, marks.blocks[marks.block_of[first]].last, cue, "paragraph", {}, label=label)


def _inline_label(line: LineFacts, marks: Landmarks) -> str | None:
    """Return what opens a list that begins on the same line: "Signed by" of "Signed by: Foo; Bar; Baz", or None.

    Without a colon only the words of a statement can open it, and the names must all be capitalised.
    """
    head, colon, tail = line.rest.partition(":")
    if not colon or _SEPARATORS.search(head) or len(head.split()) > 12:
        found = marks.vocabulary.cues["statement"].match(line.plain) if "statement" in marks.cues[line.index] else None
        head, tail = (line.rest[: found.end()], line.rest[found.end() :]) if found else ("", "")
        colon = ""
    parts = [part.strip() for part in _SEPARATORS.split(tail[:6000]) if part.strip()]
    if len(parts) < 3 or sum(len(part.split()) for part in parts) > 9 * len(parts):
        return None
    names = [part for part in parts if part[:1].isupper() or (colon and len(part.split()) <= 6)]
    return head if len(names) >= 0.8 * len(parts) else None


def _looks_like_list(marks: Landmarks, first: int, cue: str) -> bool:
    """Return whether the lines from `first` on look like entries.

    Most of the next ten are numbered, bulleted or names.
    """
    if _inline_label(marks.facts[first], marks) is not None or _is_paragraph(marks, first):
        return (
            cue != "closing"
            or sum(len(_SEPARATORS.findall(line.rest[:2000])) for line in marks.following(first, 9)) >= 4
        )
    seen = good = 0
    for line in marks.facts[first : first + 60]:
        if line.blank or line.hollow or (line.number is not None and not line.rest):
            continue
        if seen and (
            seen >= 10 or stops_list(marks, line.index) or opening_cue(marks, line.index) in ("statement", "closing")
        ):
            break
        seen += 1
        if is_group_heading(line, marks) and line.index == first:
            seen -= 1
            continue
        likeness = name_likeness(line, marks.vocabulary)
        good += likeness >= (0.4 if line.number is not None or line.bullet else 0.55) or line.rest.isdecimal()
    least = {"statement": 1, "closing": 1, "group": 2}[cue]
    return good >= least and good / seen >= (0.6 if cue == "statement" else 0.7)


def _is_paragraph(marks: Landmarks, first: int) -> bool:
    """Return whether line `first` opens one paragraph of names between commas or semicolons."""
    line = marks.facts[first]
    if line.number is not None or line.bullet or "\t" in line.rest or line.text.startswith("|"):
        return False
    block = marks.following(first, 60)
    parts = [part for part in _SEPARATORS.split(" ".join(one.rest for one in block)[:8000]) if part.strip()]
    if len(parts) < 4 or len(parts) < 2.2 * len(block):
        return False
    if sum(len(part.split()) for part in parts) / len(parts) > 9 or is_prose(block[:3], marks.vocabulary):
        return False
    small = sum(part.strip()[:1].islower() for part in parts)
    if small > 0.25 * len(parts) or _one_a_line(block, marks):
        return False
    if len(block) == 1:
        return True
    ends = sum(one.rest.endswith((",", ";")) for one in block[:-1])
    return ends < 0.95 * (len(block) - 1) or len(parts) >= 3 * len(block)


def _one_a_line(block: Sequence[LineFacts], marks: Landmarks) -> bool:
    """Return whether each line of a block is an entry of its own: it begins with a person, or its lines are ragged.

    Lines that wrap are all nearly as long as the paper is wide, but for the last.
    """
    if len(block) < 2:
        return False
    heads = [line.rest.split(",")[0] for line in block if "," in line.rest]
    persons = sum(looks_like_person(head, marks.vocabulary) for head in heads)
    if len(heads) >= 0.8 * len(block) and persons >= 0.8 * len(heads):
        return True
    lengths = [len(line.text) for line in block[:-1]]
    return len(lengths) >= 2 and min(lengths) < 0.6 * max(lengths) and max(lengths) < 130


def _grow(marks: Landmarks, opener: int, first: int, cue: str) -> ListRegion:
    """Return the list from `first` to the last line that still belongs to it."""
    if _inline_label(marks.facts[first], marks) is not None or _is_paragraph(marks, first):
        return _paragraph(marks, opener, first, cue)
    numbers = entry_numbers(marks.facts[first:])
    anchors = rising_chain(numbers)
    last = _last_entry(marks, first, anchors)
    inside = {line: number for line, number in anchors.items() if line <= last}
    style = _style(marks, first, last, inside)
    if style != "numbered":
        inside = {}
    return ListRegion(opener, first, last, cue, style, inside, find_layout(marks, first, last, inside))


def entry_numbers(lines: Sequence[LineFacts]) -> list[tuple[int, int]]:
    """Return the (line, number) pairs that may count entries.

    A number without a mark ("12 Foo", or "12" alone on its line) counts only where such numbers rise one by one
    from the list's start, for names begin with numbers too.
    """
    marked = [(line.index, line.number) for line in lines if line.number is not None]
    if len(marked) >= 2:
        return marked
    bare: list[tuple[int, int]] = []
    for line in lines:
        if line.bare is not None and (line.bare == bare[-1][1] + 1 if bare else line.bare <= 1):
            bare.append((line.index, line.bare))
    return bare if len(bare) >= 3 else marked


def _last_entry(marks: Landmarks, first: int, anchors: Mapping[int, int]) -> int:
    """Return the last line of the list that starts on line `first`.

    A sentence or a cue ends it, unless the numbering goes on behind: then what stands between is a footnote or debris.
    """
    resumes = _resumption(len(marks.facts), anchors)
    bulleted = _is_bulleted(marks, first)
    last = first
    for index in range(first, len(marks.facts)):
        line = marks.facts[index]
        if line.blank or line.hollow:
            continue
        if index == first or index in anchors or _belongs(marks, index, last, bulleted=bulleted):
            last = index
        elif not resumes[index]:
            break
    return _without_tail(marks, last, anchors)


def _without_tail(marks: Landmarks, last: int, anchors: Mapping[int, int]) -> int:
    """Return the end of a list whose every entry has a number.

    Nothing after a blank line behind the last one is of it.
    """
    lines = list(anchors)
    if len(lines) < 3 or any(
        anchors[after] - anchors[line] > 1 and after - line > 1 for line, after in pairwise(lines)
    ):
        return last
    end = lines[-1]
    while end < last and not marks.facts[end + 1].blank:
        end += 1
    following = marks.next_line(end + 1)
    nested = following <= last and marks.facts[following].bullet != ""
    return last if nested else min(end, last)


def _resumption(count: int, anchors: Mapping[int, int]) -> bytearray:
    """Return for every line whether the next number behind it goes straight on from the last number before it."""
    found = bytearray(count)
    lines = list(anchors)
    for before, after in pairwise(lines):
        if anchors[after] == anchors[before] + 1 and after - before <= 80:
            found[before:after] = b"\x01" * (after - before)
    return found


def _belongs(marks: Landmarks, index: int, last: int, *, bulleted: bool) -> bool:
    """Return whether line `index` can stand in a list whose last line so far is `last`."""
    line = marks.facts[index]
    if is_group_heading(line, marks) or opening_cue(marks, index) == "statement":
        return True
    if stops_list(marks, index):
        return False
    if line.number is not None or line.bullet:
        following = marks.next_line(index + 1)
        goes_on = following < len(marks.facts) and marks.facts[following].bullet != ""
        listed = bulleted and line.bullet and (goes_on or not is_prose((line,), marks.vocabulary))
        return bool(listed) or name_likeness(line, marks.vocabulary) >= 0.3
    if is_prose(marks.following(index, 3), marks.vocabulary):
        return False
    if bulleted and index != last + 1:
        following = marks.next_line(index + 1)
        return following < len(marks.facts) and marks.facts[following].bullet != "" and len(line.words) <= 14
    return name_likeness(line, marks.vocabulary) >= 0.45 or index == last + 1 or line.rest.isdecimal()


def _is_bulleted(marks: Landmarks, first: int) -> bool:
    head = [line for line in marks.facts[first : first + 30] if not line.blank and not line.hollow][:8]
    return sum(line.bullet != "" for line in head) >= 0.5 * len(head)


def _style(marks: Landmarks, first: int, last: int, anchors: Mapping[int, int]) -> Style:
    """Return how the list marks its entries, by what most of its lines do."""
    lines = [line for line in marks.facts[first : last + 1] if not line.blank and not line.hollow]
    if len(anchors) >= 2 and len(anchors) >= 0.15 * len(lines):
        return "numbered"
    bulleted = sum(1 for line in lines if line.bullet)
    return "bulleted" if bulleted >= 2 and bulleted >= 0.5 * len(lines) else "plain"


def _by_shape(marks: Landmarks) -> tuple[ListRegion, ...]:
    """Return the one list that nothing but its look gives away: the longest run of names behind the text.

    Five bare names are needed, or three with numbers or bullets.
    """
    best, most = -1, 0
    index, prose = marks.front, False
    while index < len(marks.facts):
        if marks.facts[index].blank or not _namely(marks, index):
            prose = prose or (not marks.facts[index].blank and is_prose(marks.block(index, 6), marks.vocabulary))
            index += 1
            continue
        end, count, marked = _run_of_names(marks, index)
        if prose and count > most and count >= (3 if marked == count else 5):
            best, most = index, count
        index = end + 1
    return (_grow(marks, best, best, "shape"),) if best >= 0 else ()


def _run_of_names(marks: Landmarks, index: int) -> tuple[int, int, int]:
    """Return where a run of names that starts on line `index` ends, how many they are, how many have a mark."""
    end, count, marked = index, 0, 0
    while index < len(marks.facts) and (marks.facts[index].blank or _namely(marks, index)):
        line = marks.facts[index]
        if not line.blank and not line.text.isdecimal():
            end, count = index, count + 1
            marked += line.number is not None or line.bullet != ""
        index += 1
    return end, count, marked


def _namely(marks: Landmarks, index: int) -> bool:
    line = marks.facts[index]
    if is_group_heading(line, marks):
        return True
    if line.text.isdecimal() and len(line.text) < 6:  # the number of a row, a cell of its own
        return True
    if stops_list(marks, index) or line.level or line.text.endswith((":", "?", "!")):
        return False
    return len(line.words) >= 2 and name_likeness(line, marks.vocabulary) >= 0.75
