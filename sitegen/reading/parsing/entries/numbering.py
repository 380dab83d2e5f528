"""Numbers of entries: printed, inferred from printed ones, or ambiguous; and the count ledger.

Both functions are pure, and need nothing but the list and what the letter states of it, so the archive computes them
again from a manuscript that an editor has changed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from sitegen.core.model import Gap, Ledger, Letter, NumberStatus, Signatory, Stated
from sitegen.reading.parsing.lines.chain import rising_chain

NumberReading = tuple[int | None, NumberStatus, tuple[int, int] | None]  # number, status, lowest and highest


def number_signatories(signatories: Sequence[Signatory]) -> tuple[Signatory, ...]:
    """Return the list with a number for every entry that can have one.

    Only printed numbers are taken from the list; all others are worked out anew. Between two printed numbers that
    leave exactly as much room as entries stand there, the numbers are inferred. Where the room and the entries
    differ, each is ambiguous: counted from the number before or back from the number behind, and `number` is the
    reading from the nearer. After the last printed number the count goes on. A list without printed numbers has
    none.
    """
    anchors = _anchors(signatories)
    readings = [_printed(entry) for entry in signatories]
    for before, after in _stretches(anchors, len(signatories)):
        _fill(readings, anchors, before, after)
    return tuple(_numbered(entry, *reading) for entry, reading in zip(signatories, readings, strict=True))


def number_ranges(signatories: Sequence[Signatory], stated: Stated) -> tuple[tuple[int, int] | None, ...]:
    """Return the lowest and the highest number that each entry can have, None for one without a number.

    Where the letter counts more names than its list has after the last printed number, nobody knows before which
    entries the others stood: every number from there on may be higher by as many as are not there.
    """
    anchors = _anchors(signatories)
    lost = 0
    if anchors and stated.total is not None and stated.bound == "exact" and len(anchors) == len(set(anchors.values())):
        behind = len(signatories) - max(anchors) - 1
        lost = max(stated.total - (stated.undisclosed or 0) - anchors[max(anchors)] - behind, 0)
    last = max(anchors, default=len(signatories))
    return tuple(_widened(one, lost if at > last else 0) for at, one in enumerate(signatories))


def _widened(one: Signatory, lost: int) -> tuple[int, int] | None:
    if one.number is None:
        return None
    reach = one.number_range or (one.number, one.number)
    return reach if one.number_status == "printed" or not lost else (reach[0], reach[1] + lost)


def count(letter: Letter) -> Ledger:
    """Return the letter's count ledger. See `count_signatories`."""
    return count_signatories(letter.signatories, letter.stated)


def count_signatories(signatories: Sequence[Signatory], stated: Stated) -> Ledger:
    """Return stated, undisclosed, listed and missing, and every stretch in which numbers and entries disagree.

    After the last printed number, and in a list without numbers, the stated total says how much room there is. Where
    the letter leaves as many unnamed as it counts more than it lists, numbers that are left out are theirs.
    """
    listed = len(signatories)
    disclosed = None if stated.total is None else stated.total - (stated.undisclosed or 0)
    anchors = _anchors(signatories)
    missing = None if disclosed is None else disclosed - listed
    stretches = _stretches(anchors, listed)

    def gaps_with(room: int | None) -> list[Gap]:
        return [gap for before, after in stretches if (gap := _gap(signatories, anchors, before, after, room))]

    gaps = gaps_with(disclosed if stated.bound == "exact" else None)
    if missing == 0 and stated.undisclosed and _are_left_out(gaps_with(None), stated.undisclosed):
        gaps = []
    return Ledger(
        stated=stated.total,
        undisclosed=stated.undisclosed,
        listed=listed,
        members=sum(len(entry.members) for entry in signatories),
        missing=missing,
        gaps=tuple(gaps),
    )


def _are_left_out(gaps: Sequence[Gap], undisclosed: int) -> bool:
    """Return whether the numbers between printed ones that no entry has can be those of so many who are unnamed."""
    short = [gap.expected - gap.found for gap in gaps]
    return bool(short) and min(short) > 0 and sum(short) <= undisclosed


def _anchors(signatories: Sequence[Signatory]) -> dict[int, int]:
    """Return the positions whose printed numbers count entries; a misprinted number counts nothing."""
    printed = [
        (position, entry.number)
        for position, entry in enumerate(signatories)
        if entry.number_status == "printed" and entry.number is not None
    ]
    return rising_chain(printed)


def _stretches(anchors: dict[int, int], length: int) -> list[tuple[int, int]]:
    """Return pairs of neighbouring anchors' positions, with -1 before the first and `length` after the last."""
    if not anchors:
        return [(-1, length)] if length else []
    positions = [-1, *anchors, length]
    return list(pairwise(positions))


def _printed(entry: Signatory) -> NumberReading:
    if entry.number_status == "printed" and entry.number is not None:
        return entry.number, "printed", (entry.number, entry.number)
    return None, "none", None


def _numbered(entry: Signatory, number: int | None, status: NumberStatus, reach: tuple[int, int] | None) -> Signatory:
    if (entry.number, entry.number_status, entry.number_range) == (number, status, reach):
        return entry
    return replace(entry, number=number, number_status=status, number_range=reach)


def _fill(readings: list[NumberReading], anchors: dict[int, int], before: int, after: int) -> None:
    """Number the entries between the anchors at positions `before` and `after`."""
    if not anchors:
        return
    low, high = anchors.get(before, 0), anchors.get(after)
    if high is not None and high < low:  # the count starts again at `after`
        high = None
    found = after - before - 1
    if high is not None and high - low - 1 <= 0 < found:
        return
    status: NumberStatus = "inferred" if high is None or high - low - 1 == found else "ambiguous"
    for step, position in enumerate(range(before + 1, after), 1):
        if readings[position][1] == "printed":
            continue
        forward = low + step
        backward = forward if high is None else high - (found - step) - 1
        top = forward if high is None else high - 1
        first, last = sorted(min(max(reading, low + 1), top) for reading in (forward, backward))
        nearer = forward if step <= found - step + 1 else backward
        readings[position] = min(max(nearer, first), last), status, (first, last)


def _gap(
    signatories: Sequence[Signatory], anchors: dict[int, int], before: int, after: int, disclosed: int | None
) -> Gap | None:
    low = anchors.get(before, 0)
    high = anchors.get(after)
    found = after - before - 1
    if high is not None and high > low:
        expected = high - low - 1
    elif high is not None or disclosed is None or len(anchors) != len(set(anchors.values())):
        return None
    else:
        expected = disclosed - low
    if expected == found or (expected < 0 and found == 0):
        return None
    if found:
        first, last = signatories[before + 1].line, signatories[after - 1].last
    else:
        near = signatories[min(max(after, 0), len(signatories) - 1)]
        first, last = near.line, near.last
    return Gap(low, expected, found, first, last)
