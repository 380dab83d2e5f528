"""Names that stand outside the list: a list that was lost, or a part of one."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from sitegen.reading.parsing.lines.facts import COLONS, LineFacts
from sitegen.reading.parsing.lists.shapes import is_text
from sitegen.reading.parsing.names.persons import is_east_asian_person
from sitegen.reading.parsing.names.placeholders import is_placeholder
from sitegen.reading.verdict.readings import Ground, Readings, densest

_PLACED = frozenset(("addressee", "cc", "date", "title", "salutation", "statement", "closing", "contact", "group"))


def names_outside(read: Readings) -> Iterator[Ground]:
    """Many units that look like names stand outside the list: in a run, in all, or below words that open a list."""
    places = outside(read)
    count = len(read.entries)
    lines = [read.page.units[at].first + 1 for at in places]
    if len(places) >= max(6, 0.5 * count):
        words = f"{len(places)} lines outside the list look like names; {count} are listed"
        yield Ground("names-outside" if count else "names-and-nobody", words, *densest(lines))
        return
    run = _longest_run(places)
    first, last = (read.page.units[at].first + 1 for at in (run[0], run[-1])) if run else (0, 0)
    if len(run) >= max(RUN, SHARE * count) and last - first >= RUN - 1:
        yield Ground("names-in-a-row", f"{len(run)} lines in a row outside the list look like names", first, last)
    else:
        yield from _opened_in_vain(read, frozenset(places))


RUN, SHARE = 8, 0.08  # units like names in a row, and as a share of those listed: a list, or a part of one


def outside(read: Readings) -> list[int]:
    """Return the places of units that look like names and are on no list, nor in the midst of running text."""
    marks, units = read.page.marks, read.page.units
    held = {line for one in read.entries for line in range(one.line, one.last + 1)} | read.sources
    roles = {one.line: one.winner.role for one in read.reading.lines}
    found = [
        at
        for at, unit in enumerate(units)
        if read.page.namely[at]
        and unit.first + 1 not in held
        and roles[unit.first + 1] not in _PLACED
        and not unit.facts.level
        and not unit.facts.text.endswith(COLONS)
        and _says_enough(unit.facts)
        and not is_placeholder(unit.facts)
    ]
    blocks = {marks.block_of[units[at].first] for at in found if roles[units[at].first + 1] == "body"} - {-1}
    texts = {one for one in blocks if is_text(marks.following(marks.blocks[one].first, 12))}
    return [at for at in found if roles[units[at].first + 1] != "body" or marks.block_of[units[at].first] not in texts]


def _says_enough(line: LineFacts) -> bool:
    """Return whether a line has more than one word, or is a person's name in a script that parts no words."""
    return is_east_asian_person(line.rest) or (len(line.words) > 1 and not _is_caseless(line))


def _is_caseless(line: LineFacts) -> bool:
    """Return whether a line is in Chinese, Japanese or Korean, where blanks part no words."""
    return any("\u3040" <= character <= "\u9fff" or "\uac00" <= character <= "\ud7a3" for character in line.rest[:60])


def _longest_run(places: Sequence[int]) -> list[int]:
    """Return the longest run of places that follow each other, of which one may be left out here and there."""
    runs: list[list[int]] = [[]]
    for at in places:
        if runs[-1] and at - runs[-1][-1] > 2:
            runs.append([])
        runs[-1].append(at)
    return max(runs, key=len)


def _opened_in_vain(read: Readings, places: Collection[int]) -> Iterator[Ground]:
    """Words that open a list stand over lines like names, and none of these is listed."""
    for at, cue in enumerate(read.page.cue):
        below = [one for one in range(at + 1, at + 1 + FEW_BELOW) if one in places]
        if cue == "statement" and len(below) >= FEW_BELOW - 2:
            line = read.page.units[at].first + 1
            words = "words that open a list of signatories, and what stands below is on none"
            yield Ground("opened-in-vain", words, line, read.page.units[below[-1]].first + 1)


FEW_BELOW = 5  # units below words that open a list
