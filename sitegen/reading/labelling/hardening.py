"""Facts that stand above the model's weights: what printed numbers, bullets and shapes say of a whole list.

Three of them ask the rules' own functions (`parsing`): where one of these errs, the rules and the second reader err
alike, and their agreement says nothing (docs/reading.md).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import pairwise

from sitegen.reading.labelling.model import Label
from sitegen.reading.labelling.signs import Page
from sitegen.reading.labelling.units import Unit
from sitegen.reading.parsing.lists.unopened import holds_figures
from sitegen.reading.parsing.names.placeholders import is_placeholder, names_nobody

APART = 25  # units between entries that part one list from the next
OPENED = 8  # units over a table within which words may open it
FEW = 3  # entries of a list that may be nobody's: "Students and teachers of …"
LONGEST_ENTRY = 16  # words of a unit that its shape alone makes an entry


Changed = Mapping[int, Label]
"""The labels that a fact changes, by the place of their unit."""


def harden(page: Page, labels: Sequence[Label]) -> list[Label]:
    """Return the labels, list by list, as the list's own marks have them."""
    found = list(labels)
    for first, last in lists_in(found):
        span = range(first, last + 1)
        for fact in FACTS:
            for at, label in fact(page, found, span).items():
                found[at] = label
    return found


def lists_in(labels: Sequence[Label]) -> list[tuple[int, int]]:
    """Return the first and the last entry of every list that is labelled, by the places of their units."""
    spans: list[tuple[int, int]] = []
    for at, label in enumerate(labels):
        if label == "entry":
            if spans and at - spans[-1][1] <= APART:
                spans[-1] = (spans[-1][0], at)
            else:
                spans.append((at, at))
    return spans


def entries_have_letters(page: Page, labels: Sequence[Label], span: range) -> Changed:
    """Nothing with fewer than two letters is an entry."""
    return {
        at: "note" for at in span if labels[at] == "entry" and sum(map(str.isalpha, page.units[at].facts.rest[:80])) < 2
    }


def placeholders_name_nobody(page: Page, labels: Sequence[Label], span: range) -> Changed:
    """What shows where a name is to be written is no entry."""
    return {at: "note" for at in span if labels[at] == "entry" and is_placeholder(page.units[at].facts)}


def who_signs_as_a_whole_is_nobody(page: Page, labels: Sequence[Label], span: range) -> Changed:
    """Where hardly anybody is listed, what says what those are who sign, and names none, is no entry."""
    entries = [at for at in span if labels[at] == "entry"]
    few = entries if len(entries) <= FEW else ()
    return {at: "note" for at in few if names_nobody(page.units[at].facts)}


def tables_of_figures_are_no_lists(
    page: Page,
    labels: Sequence[Label],  # noqa: ARG001
    span: range,
) -> Changed:
    """Rows that say numbers of what stands first on them hold no entries, but where words open a list over them."""
    rows = [page.marks.facts[line] for line in sorted({page.units[at].first for at in span})]
    opened = any(page.cue[at] == "statement" for at in range(max(0, span.start - OPENED), span.start))
    return dict.fromkeys(span, "before") if not opened and holds_figures(rows) else {}


def columns_are_alike(page: Page, labels: Sequence[Label], span: range) -> Changed:
    """A column holds names or it does not: what nearly all of its cells are, the others are too."""
    columns: dict[int, list[int]] = {}
    changed: dict[int, Label] = {}
    for at in span:
        if page.units[at].cells > 1:
            columns.setdefault(page.units[at].cell, []).append(at)
    for cells in columns.values():
        share = _share(labels, cells)
        if len(cells) < 6 or 0.3 <= share <= 0.8:
            continue
        for at in cells:
            if share < 0.3 and labels[at] == "entry":
                changed[at] = "wrapped"
            elif share > 0.8 and labels[at] not in ("entry", "wrapped") and len(page.units[at].facts.words) <= 14:
                changed[at] = "entry"
    return changed


def bullets_begin_entries(page: Page, labels: Sequence[Label], span: range) -> Changed:
    """Where nearly all entries have a bullet, what has one is an entry, and what has none right below goes on."""
    entries = [at for at in span if labels[at] == "entry"]
    if len(entries) < 5 or sum(bool(page.units[at].facts.bullet) for at in entries) < 0.85 * len(entries):
        return {}
    changed: dict[int, Label] = {}
    for at in span:
        facts = page.units[at].facts
        if facts.bullet and facts.letters > 1 and len(facts.words) < 25:
            changed[at] = "entry"
        elif labels[at] == "entry" and not facts.bullet and page.units[at].kind == "line" and at > span.start:
            below = page.units[at].first - page.units[at - 1].last == 1
            if below and changed.get(at - 1, labels[at - 1]) in ("entry", "wrapped"):
                changed[at] = "wrapped"
    return changed


def numbers_count_entries(page: Page, labels: Sequence[Label], span: range) -> Changed:
    """Where printed numbers count on, each begins an entry, and between two that follow each other none begins."""
    numbers = [(at, number) for at in span if (number := _number(page.units[at])) is not None]
    rising = [(left, right) for left, right in pairwise(numbers) if right[1] == left[1] + 1]
    entries = sum(labels[at] == "entry" for at in span)
    if len(numbers) < 5 or len(rising) < 0.7 * (len(numbers) - 1) or len(numbers) < 0.5 * entries:
        return {}
    begin = {at for pair in rising for at, _ in pair}
    between = (at for (left, _), (right, _) in rising for at in range(left + 1, right) if labels[at] == "entry")
    changed: dict[int, Label] = dict.fromkeys(between, "wrapped")
    return changed | dict.fromkeys(begin, "entry")


def what_is_written_alike_is_alike(page: Page, labels: Sequence[Label], span: range) -> Changed:
    """Where nearly all that is written in one way are entries, the few others are too."""
    kinds: dict[int, list[int]] = {}
    changed: dict[int, Label] = {}
    for at in span:
        if page.units[at].cells == 1:
            kinds.setdefault(page.signature[at], []).append(at)
    for alike in kinds.values():
        if len(alike) < 8 or _share(labels, alike) < 0.8:
            continue
        for at in alike:
            facts = page.units[at].facts
            goes_on = labels[at] == "wrapped" and facts.rest[:1].islower()
            if len(facts.words) <= LONGEST_ENTRY and not goes_on:
                changed[at] = "entry"
    return changed


def _share(labels: Sequence[Label], places: Iterable[int]) -> float:
    those = [labels[at] == "entry" for at in places]
    return sum(those) / len(those)


def _number(unit: Unit) -> int | None:
    return unit.facts.number if unit.facts.number is not None else unit.facts.bare


FACTS: tuple[Callable[[Page, Sequence[Label], range], Changed], ...] = (
    entries_have_letters,
    placeholders_name_nobody,
    who_signs_as_a_whole_is_nobody,
    tables_of_figures_are_no_lists,
    columns_are_alike,
    bullets_begin_entries,
    numbers_count_entries,
    what_is_written_alike_is_alike,
)
