"""Lines of lists that say what they are not by their own words, but by the lines around them or by how they are set."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from sitegen.core.source import Place
from sitegen.reading.parsing.lines.facts import LineFacts
from sitegen.reading.parsing.lines.landmarks import Landmarks, shown_lines
from sitegen.reading.parsing.lines.translated_lines import translated_lines
from sitegen.reading.parsing.lists.address_lines import address_lines
from sitegen.reading.parsing.lists.counted_heads import counted_heads
from sitegen.reading.parsing.lists.group_heads import find_heads, headed_rows
from sitegen.reading.parsing.lists.lost_marks import lost_bullets
from sitegen.reading.parsing.lists.offices_over import offices_over
from sitegen.reading.parsing.lists.regions import ListRegion
from sitegen.reading.parsing.lists.signers import below_signers, over_signers
from sitegen.reading.parsing.lists.typesetting import Setting, find_setting
from sitegen.reading.parsing.lists.wraps import run_over
from sitegen.reading.parsing.names.persons import is_place

FEWEST_PLACES = 2  # with bullets, over others that are set in
LONGEST_BRACKET = 6  # lines over which a bracket may stay open; one that never closes is a slip of the pen


@dataclass(frozen=True, slots=True)
class ListLines:
    """Such lines of all lists of a letter, by what they are.

    `heads` and `counted_heads` stand over a part of a list, each with why, in words; `plain_over_bold` is a first line
    over bold ones. `headed_rows` have in a cell what stands over others. `bracketed` and `run_over` go on from the line
    above. `translated`, `below_signers` and `addresses` say more of an entry above them, `offices_over` of the one
    below. `places_over` are countries with bullets, over those that are set in below them (`below_places`).
    `lost_bullets` are entries without the bullet that the others have.
    """

    heads: Mapping[int, str]
    counted_heads: Mapping[int, str]
    plain_over_bold: frozenset[int]
    headed_rows: frozenset[int]
    bracketed: frozenset[int]
    run_over: frozenset[int]
    translated: frozenset[int]
    below_signers: frozenset[int]
    addresses: frozenset[int]
    offices_over: frozenset[int]
    places_over: frozenset[int]
    below_places: frozenset[int]
    lost_bullets: frozenset[int]
    setting: Setting


def find_list_lines(
    marks: Landmarks, lists: Sequence[ListRegion], width: int, places: Sequence[Place | None]
) -> ListLines:
    """Return such lines of all lists; `width` is that of the text, `places` are as in `Source`."""
    plain = [one for one in lists if one.style == "plain"]
    several = [one for one in lists if one.style != "paragraph"]

    def all_of(find: Callable[[Landmarks, ListRegion], Iterable[int]]) -> frozenset[int]:
        return frozenset(line for one in lists for line in find(marks, one))

    setting = find_setting(marks, lists, places)
    heads = {line: why for one in lists for line, why in find_heads(marks, one).items()}
    return ListLines(
        heads=heads | dict.fromkeys(all_of(over_signers), "it says for whom those sign who stand below"),
        counted_heads={line: why for one in several for line, why in counted_heads(marks, one.first, one.last).items()},
        plain_over_bold=all_of(plain_over_bold),
        headed_rows=all_of(headed_rows),
        bracketed=all_of(lines_in_brackets),
        run_over=all_of(lambda marks, one: run_over(marks, one, width)),
        translated=frozenset(line for one in plain for line in translated_lines(marks, one.first, one.last)),
        below_signers=all_of(below_signers),
        addresses=all_of(address_lines),
        offices_over=all_of(offices_over),
        places_over=all_of(places_over_bullets),
        below_places=all_of(bullets_below_places),
        lost_bullets=all_of(lost_bullets) - setting.deeper,
        setting=setting,
    )


def plain_over_bold(marks: Landmarks, region: ListRegion) -> Iterator[int]:
    """Yield the first line of a list, where it is not bold and every other line begins bold: a heading."""
    lines = shown_lines(marks, region.first, region.last)
    bold = [line.rest.startswith(("**", "__")) or line.strong for line in lines]
    if len(lines) > 3 and not bold[0] and sum(bold) >= 0.9 * (len(lines) - 1):
        yield lines[0].index


def lines_in_brackets(marks: Landmarks, region: ListRegion) -> Iterator[int]:
    """Yield the lines of a list before which a bracket was opened that closes on this line or a later one."""
    opened: int | None = None
    for line in shown_lines(marks, region.first, region.last):
        if opened is None or line.marked or line.index - opened > 2 * LONGEST_BRACKET:
            opened = None
        elif _closes(marks, opened, region.last):
            yield line.index
        depth = line.rest.count("(") - line.rest.count(")")
        if depth > 0 and opened is None:
            opened = line.index
        elif depth < 0:
            opened = None


def _closes(marks: Landmarks, opened: int, last: int) -> bool:
    """Return whether the bracket that line `opened` leaves open is closed soon, and no other is opened before."""
    lines = [line for line in marks.facts[opened + 1 : min(last + 1, opened + 2 * LONGEST_BRACKET)] if not line.blank]
    for line in lines[:LONGEST_BRACKET]:
        if line.rest.count(")") > line.rest.count("("):
            return True
        if "(" in line.rest or line.marked:
            return False
    return False


def places_over_bullets(marks: Landmarks, region: ListRegion) -> list[int]:
    """Return the lines with bullets over others that are set in deeper, if each of them is a country."""
    lines = [line for line in shown_lines(marks, region.first, region.last) if line.bullet]
    if region.style != "bulleted" or not lines:
        return []
    edge = lines[0].indent + 1
    heads = [line for line, below in pairwise(lines) if line.indent <= edge < below.indent]
    return [line.index for line in heads] if len(heads) >= FEWEST_PLACES and all(map(_is_place, heads)) else []


def bullets_below_places(marks: Landmarks, region: ListRegion) -> list[int]:
    """Return the lines with bullets that are set in below countries."""
    heads = places_over_bullets(marks, region)
    edge = marks.facts[heads[0]].indent + 1 if heads else 0
    lines = shown_lines(marks, heads[0], region.last) if heads else ()
    return [line.index for line in lines if line.bullet and line.indent > edge]


def _is_place(line: LineFacts) -> bool:
    return is_place(line.rest.strip(" *_:"))
