"""Days that are a field of who signs ("Jane Roe, 3 May 2021", "Committee of 5 May 1998"): they date no letter."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from sitegen.reading.parsing.lines.dates import FoundDate
from sitegen.reading.parsing.lines.facts import LineFacts
from sitegen.reading.parsing.lines.landmarks import Landmarks
from sitegen.reading.parsing.names.persons import is_organization_like, looks_like_person
from sitegen.reading.parsing.vocabulary import fold, load_phrases

FEWEST = 2  # lines of a block that each give a day behind other words, where words open a list
FEWEST_UNOPENED = 3  # where none do
_OPENERS = frozenset(("statement", "closing"))
_SEPARATORS = (*",;:(–—-|[،、",)


def without_entries(marks: Landmarks) -> Landmarks:
    """Return the landmarks without the days of those who sign among their dates.

    A line that says nothing but a day, or a page's own, stays a dateline, and so does a place with a day that stands
    over or below names.
    """
    named = {at: one for at, one in marks.dates.items() if any(_said_beside(marks.facts[at], one))}
    if not named:
        return marks
    opener = next((at for at, cues in enumerate(marks.cues) if _OPENERS & cues.keys()), len(marks.facts))
    alike = Counter(_kind(marks, at) for at in named)
    gone = {at for at in named if _is_entry(marks, at, alike[_kind(marks, at)], opened=at > opener)}
    return replace(marks, dates={at: one for at, one in marks.dates.items() if at not in gone}) if gone else marks


def _said_beside(line: LineFacts, found: FoundDate) -> tuple[str, str]:
    """Return what stands before a day and behind it, if it is not said of the day itself."""
    if any(load_phrases("dates", name).search(found.before) for name in ("updated", "posted")):
        return "", ""
    before, after = (
        line.rest[: len(found.before)],
        line.rest[len(line.rest) - len(found.after) :] if found.after else "",
    )
    return (before if _says(before) else "", after if _says(after) else "")


def _says(text: str) -> bool:
    """Return whether words stand in a text beside weekdays and what may stand around a day."""
    plain = load_phrases("dates", "weekdays").sub(" ", fold(text))
    return any(map(str.isalpha, load_phrases("dates", "fillers").sub(" ", plain)))


def _kind(marks: Landmarks, at: int) -> tuple[int, bool, bool]:
    """Return the block of a line, and whether it has a bullet or a number: lines of a list are alike in these."""
    return marks.block_of[at], bool(marks.facts[at].bullet), marks.facts[at].number is not None


def _is_entry(marks: Landmarks, at: int, alike: int, *, opened: bool) -> bool:
    """Return whether a line with a day, and as many `alike` in its block, names who signs."""
    line, block = marks.facts[at], marks.block_at(at)
    before, after = _said_beside(line, marks.dates[at])
    if alike >= (FEWEST if opened or "\t" in line.text else FEWEST_UNOPENED):
        return True
    if not opened:
        return False
    parts = [part.strip() for part in before.split(",") if part.strip()]
    if len(parts) > 1 and looks_like_person(parts[0]):
        return True
    first, last = at == block.first, at == block.last
    if before.rstrip()[-1:] in _SEPARATORS if before else after.lstrip()[:1] in _SEPARATORS:
        return not first and not last
    return not last or is_organization_like(before)
