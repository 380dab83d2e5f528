"""Regions: where the lists of signatories stand, from the line that opens one to the last line that belongs to it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from sitegen.parsing.chain import rising_chain
from sitegen.parsing.landmarks import Landmarks, has_email
from sitegen.parsing.likeness import is_prose, name_likeness

Style = Literal["numbered", "bulleted", "plain", "paragraph"]
MOST_LISTS = 40  # a letter has a handful; the bound keeps hostile texts from costing more than linear time
_STOPS = ("contact", "cc", "appeal", "disclaimer", "attachment", "notes", "salutation")
_SEPARATORS = re.compile(r"[,;•·|]")


@dataclass(frozen=True, slots=True)
class ListRegion:
    """A list on lines `first` to `last` (from 0), opened by lines `opener` to `first` - 1 where something opens it.

    `anchors` are the lines whose printed numbers count the entries. `cue` is what opened the list: "statement",
    "closing" or "shape", where nothing but its look says what it is.
    """

    opener: int
    first: int
    last: int
    cue: str
    style: Style
    anchors: Mapping[int, int]


def find_lists(marks: Landmarks) -> tuple[ListRegion, ...]:
    """Return the letter's lists of signatories, in order."""
    found: list[ListRegion] = []
    index = marks.front
    while index < len(marks.facts) and len(found) < MOST_LISTS:
        region = _list_at(marks, index)
        if region is not None:
            found.append(region)
            index = region.last + 1
        else:
            index += 1
    return tuple(found)


def _list_at(marks: Landmarks, index: int) -> ListRegion | None:
    """Return the list that line `index` opens, if it opens one."""
    cue = opening_cue(marks, index)
    if cue is None:
        return None
    first = marks.next_line(_end_of_opener(marks, index, cue) + 1)
    if first >= len(marks.facts):
        return None
    if cue == "closing" and opening_cue(marks, first) == "statement":
        return None
    return _grow(marks, index, first, cue) if _looks_like_list(marks, first, cue) else None


def opening_cue(marks: Landmarks, index: int) -> str | None:
    """Return "statement" or "closing" where line `index` is worded and placed as one that opens a list."""
    cues, line = marks.cues[index], marks.facts[index]
    if not fresh(marks, index) or line.number is not None or (line.bullet and line.bullet != "*"):
        return None
    if "statement" in cues and len(line.words) <= 60 and "salutation" not in cues:
        return "statement"
    if line.text.endswith(":") and marks.vocabulary.pattern("cues", "statement_within").search(line.plain):
        return "statement"
    if "closing" in cues and len(line.words) <= 8:
        return "closing"
    return None


def fresh(marks: Landmarks, index: int) -> bool:
    """Return whether line `index` starts something: a block, or after a line that closed one."""
    if index == 0 or marks.facts[index - 1].blank:
        return True
    before = marks.facts[index - 1]
    return (
        before.text.endswith((".", ":", "!", "?", ",", ";", "။", ")"))
        or len(before.words) <= 6
        or before.level > 0
    )


def _end_of_opener(marks: Landmarks, index: int, cue: str) -> int:
    """Return the last line of the sentence that opens a list: a sentence that wraps ends at a colon, a stop or its block."""
    line = marks.facts[index]
    if cue == "closing" or len(line.words) < 6 or line.text.endswith((":", ".")):
        return index
    last = marks.blocks[marks.block_of[index]].last
    while index < last and not marks.facts[index].text.endswith((":", ".")):
        following = marks.facts[index + 1]
        if following.number is not None or following.bullet:
            break
        index += 1
    return index


def _looks_like_list(marks: Landmarks, first: int, cue: str) -> bool:
    """Return whether the lines from `first` on look like entries: most of the next ten are numbered, bulleted or names."""
    if _is_paragraph(marks, first):
        return True
    seen = good = 0
    index = first
    while index < len(marks.facts) and seen < 10 and index < first + 60:
        line = marks.facts[index]
        index += 1
        if line.blank or line.link:
            continue
        if seen and _stops(marks, line.index):
            break
        likeness = name_likeness(line, marks.vocabulary)
        seen += 1
        good += likeness >= (0.4 if line.number is not None or line.bullet else 0.55)
    return seen > 0 and good / seen >= (0.6 if cue == "statement" else 0.7)


def _is_paragraph(marks: Landmarks, first: int) -> bool:
    """Return whether line `first` opens one paragraph of names between commas or semicolons."""
    line = marks.facts[first]
    if line.number is not None or line.bullet:
        return False
    text = " ".join(one.rest for one in marks.block(first)[:40])
    parts = [part for part in _SEPARATORS.split(text[:6000]) if part.strip()]
    lines = len(marks.block(first))
    if len(parts) < 4 or len(parts) < 2.2 * lines:
        return False
    return sum(len(part.split()) for part in parts) / len(parts) <= 9 and not is_prose(
        marks.block(first)[:3], marks.vocabulary
    )


def _grow(marks: Landmarks, opener: int, first: int, cue: str) -> ListRegion:
    """Return the list from `first` to the last line that still belongs to it."""
    if _is_paragraph(marks, first):
        return ListRegion(opener, first, marks.blocks[marks.block_of[first]].last, cue, "paragraph", {})
    anchors = rising_chain(
        [(line.index, line.number) for line in marks.facts[first:] if line.number is not None]
    )
    last = _last_entry(marks, first, anchors)
    inside = {line: number for line, number in anchors.items() if line <= last}
    return ListRegion(opener, first, last, cue, _style(marks, first, last, inside), inside)


def _last_entry(marks: Landmarks, first: int, anchors: Mapping[int, int]) -> int:
    """Return the last line of the list that starts on line `first`.

    A sentence or a cue ends it, unless the numbering goes on behind: then what stands between is a footnote or debris.
    """
    resumes = _resumption(len(marks.facts), anchors)
    last = first
    index = first
    while index < len(marks.facts):
        line = marks.facts[index]
        if not line.blank and not line.link:
            if index in anchors or _belongs(marks, index, last):
                last = index
            elif resumes[index] is None:
                break
        index += 1
    return last


def _resumption(count: int, anchors: Mapping[int, int]) -> list[int | None]:
    """Return for every line the next line whose number goes straight on from the last number before it, or None."""
    found: list[int | None] = [None] * count
    lines = list(anchors)
    for before, after in zip(lines, lines[1:], strict=False):
        if anchors[after] == anchors[before] + 1 and after - before <= 80:
            found[before:after] = [after] * (after - before)
    return found


def _belongs(marks: Landmarks, index: int, last: int) -> bool:
    """Return whether line `index` can stand in a list whose last line so far is `last`."""
    line = marks.facts[index]
    if _stops(marks, index):
        return False
    if line.number is not None or line.bullet:
        return name_likeness(line, marks.vocabulary) >= 0.3
    if is_prose(
        marks.block(index)[index - marks.blocks[marks.block_of[index]].first :][:3], marks.vocabulary
    ):
        return False
    return name_likeness(line, marks.vocabulary) >= 0.45 or index == last + 1


def _stops(marks: Landmarks, index: int) -> bool:
    """Return whether line `index` opens what follows a list: contacts, copies, notes, appeals."""
    line, cues = marks.facts[index], marks.cues[index]
    if line.number is not None or line.bullet:
        return False
    for name in _STOPS:
        rest = cues.get(name)
        if rest is not None and (
            not rest or line.text.endswith(":") or rest.startswith(":") or has_email(line.text)
        ):
            return True
        if rest is not None and name_likeness(line, marks.vocabulary) < 0.5:
            return True
    return False


def _style(marks: Landmarks, first: int, last: int, anchors: Mapping[int, int]) -> Style:
    """Return how the list marks its entries, by what most of its lines do."""
    lines = [line for line in marks.facts[first : last + 1] if not line.blank and not line.link]
    if len(anchors) >= 2 and len(anchors) >= 0.15 * len(lines):
        return "numbered"
    bulleted = sum(1 for line in lines if line.bullet)
    return "bulleted" if bulleted >= 2 and bulleted >= 0.5 * len(lines) else "plain"
