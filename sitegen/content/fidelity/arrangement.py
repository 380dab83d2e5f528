"""How the list is arranged, held against the source: who is a member of whom, which number is printed, which order.

Nothing is lost here and no word is changed, but the count ledger and the numbers follow from it, and they are what the
site says of the letter.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sitegen.content.fidelity.listed import counterparts
from sitegen.content.fidelity.printed import Against, if_meant, runs
from sitegen.content.manuscript import Entry, entries_of
from sitegen.core.diagnostics import Diagnostic
from sitegen.core.diagnostics.codes import CHANGED_NESTING, CHANGED_NUMBER, CHANGED_ORDER
from sitegen.core.model import Signatory
from sitegen.core.source import said_lines


@dataclass(frozen=True, slots=True)
class _Pair:
    """An entry of the manuscript and the one of the source that it is, each with the entry that it is a member of."""

    one: Entry
    home: Entry
    parent: Signatory | None
    home_parent: Signatory | None


def hold_arrangement(against: Against) -> Iterator[Diagnostic]:
    """Yield where a manuscript nests, numbers or orders the entries of its list otherwise than the source does."""
    pairs = _pairs(against)
    moved = list(_moved(against, pairs))
    yield from _nesting(against, pairs, moved)
    told = {id(pair) for pair in moved}
    open_pairs = [pair for pair in pairs if not against.excused(pair.one.line, pair.one.last)]
    yield from _numbers(against, [pair for pair in open_pairs if id(pair) not in told])
    yield from _order(against, [pair for pair in open_pairs if id(pair) not in told])


def _pairs(against: Against) -> list[_Pair]:
    """Return the entries that stand on both lists, in the order of the manuscript."""
    printed, listed = against.reading.letter.signatories, against.manuscript.letter.signatories
    over = {id(one): parent for side in (printed, listed) for parent in side for one in parent.members}
    everyone = tuple(entries_of(listed))
    homes = counterparts(against, tuple(entries_of(printed)), everyone)
    return [
        _Pair(one, homes[id(one)], over.get(id(one)), over.get(id(homes[id(one)])))
        for one in everyone
        if id(one) in homes
    ]


def _moved(against: Against, pairs: Sequence[_Pair]) -> Iterator[_Pair]:
    """Yield the entries that are members of something else than in the source, where nothing else told says so."""
    by_one, by_home = {id(pair.one): pair for pair in pairs}, {id(pair.home): pair for pair in pairs}
    for pair in pairs:
        mine, printed = pair.parent, pair.home_parent
        if (mine is None and printed is None) or against.excused(pair.one.line, pair.one.last):
            continue
        here, there = by_one.get(id(mine)), by_home.get(id(printed))
        if printed is None:
            yield pair
        elif there is None:  # what it belongs to is not on the list, which is said elsewhere, or accounted for
            if here is not None and against.excused(printed.line, printed.last):
                yield pair
        elif mine is None or here is None or (here is not there and not _is_drawn_along(against, here, there)):
            yield pair


def _is_drawn_along(against: Against, here: _Pair, there: _Pair) -> bool:
    """Return whether a member changed hands only because an entry above it was indented or brought to the margin."""
    risen = here.home_parent is not None and not against.excused(here.one.line, here.one.last)
    return risen or there.parent is not None


def _nesting(against: Against, pairs: Sequence[_Pair], moved: Sequence[_Pair]) -> Iterator[Diagnostic]:
    def same(above: _Pair, below: _Pair) -> bool:
        return above.parent is below.parent and above.home_parent is below.home_parent

    for run in runs(moved, pairs, same):
        pair, one = run[0], len(run) == 1
        first, last = _lines(run)
        members, entries = ("a member", "an entry of its own") if one else ("members", "entries of their own")
        who = against.quoted(pair.one.name) + ("" if one else f" and{_rest(run)}")
        here = f"{members} of {against.quoted(pair.parent.name)}" if pair.parent else entries
        there = f"{members} of {against.quoted(pair.home_parent.name)}" if pair.home_parent else entries
        way = f"indent {'it' if one else 'them'} below that entry"
        if not pair.home_parent:
            way = "begin it at the margin, as an entry" if one else "begin them at the margin, as entries"
        yield CHANGED_NESTING.at(
            against.span(pair.one.written),
            f"{who} {'is' if one else 'are'} {here} here; {said_lines(first, last)} of the source "
            f"{'reads' if one else 'read'} as {there}",
            f"{way}; {if_meant(first, last)}",
        )


def _numbers(against: Against, open_pairs: Sequence[_Pair]) -> Iterator[Diagnostic]:
    numbered = [pair for pair in open_pairs if isinstance(pair.one, Signatory) and isinstance(pair.home, Signatory)]
    changed = [pair for pair in numbered if _number(pair.one) != _number(pair.home)]
    for run in runs(changed, numbered):
        pair = run[0]
        mine, printed = _number(pair.one), _number(pair.home)
        here = "has no number" if mine is None else f"has the number {mine}"
        there = "prints none" if printed is None else f"prints {printed}"
        more = f";{_rest(run)} likewise" if len(run) > 1 else ""
        mark = "“- ”" if printed is None else f"“{printed}. ”"
        yield CHANGED_NUMBER.at(
            against.span(pair.one.written),
            f"{against.quoted(pair.one.name)} {here} here; line {pair.one.line} of the source {there}{more}",
            f"begin the entry with {mark}; {if_meant(*_lines(run))}",
        )


def _number(one: Entry) -> int | None:
    """Return the printed number of an entry; one that is worked out is nobody's change."""
    return one.number if isinstance(one, Signatory) and one.number_status == "printed" else None


def _order(against: Against, pairs: Sequence[_Pair]) -> Iterator[Diagnostic]:
    """Yield the entries, as few as can be, without which the others would stand in the order of the source."""
    place = {id(one): at for at, one in enumerate(entries_of(against.reading.letter.signatories))}
    places = [place[id(pair.home)] for pair in pairs]
    steady = _longest_rise(places)
    moved = [pair for at, pair in enumerate(pairs) if at not in steady]

    def follows(above: _Pair, below: _Pair) -> bool:
        return place[id(above.home)] < place[id(below.home)]

    for run in runs(moved, pairs, follows):
        pair = run[0]
        kept = [pairs[at] for at in sorted(steady) if places[at] < place[id(pair.home)]]
        order = f"after {against.quoted(kept[-1].one.name)}" if kept else "before all others"
        who = against.quoted(pair.one.name) + (f" and{_rest(run)}" if len(run) > 1 else "")
        stand = "stands" if len(run) == 1 else "stand"
        yield CHANGED_ORDER.at(
            against.span(pair.one.written),
            f"{who} {stand} elsewhere in the source: on {said_lines(*_lines(run))}, {order}",
            f"keep the order of the source; {if_meant(*_lines(run))}",
        )


def _longest_rise(places: Sequence[int]) -> set[int]:
    """Return the positions of a longest rising subsequence (patience sorting)."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for at, value in enumerate(places):
        pile = bisect_left(tails, value)
        before.append(ends[pile - 1] if pile else -1)
        tails[pile : pile + 1] = [value]
        ends[pile : pile + 1] = [at]
    found: set[int] = set()
    at = ends[-1] if ends else -1
    while at >= 0:
        found.add(at)
        at = before[at]
    return found


def _rest(run: Sequence[_Pair]) -> str:
    return " the next" + (f" {len(run) - 1}" if len(run) > 2 else "")


def _lines(run: Sequence[_Pair]) -> tuple[int, int]:
    return min(pair.one.line for pair in run), max(pair.one.last for pair in run)
