"""Signs of what a unit has in common with those around it: shape, writing, order, length; and what its column holds."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate, pairwise
from operator import or_
from statistics import median

from sitegen.reading.labelling.signs.page import Page
from sitegen.reading.labelling.signs.sign import NOTHING, Sign, Values, shares, sign, steps

_AROUND, _WIDE = 6, 8  # units to either side
_SHARES = ("hardly any", "few", "some", "most", "nearly all")


@lru_cache(maxsize=2)  # several signs ask it of the same letter
def _window_share(values: tuple[int, ...], reach: int) -> tuple[float, ...]:
    """Return for every unit the share of others within `reach` that have its value."""
    counts: Counter[int] = Counter(values[:reach])
    found, size = [], len(values)
    for at, value in enumerate(values):
        if at + reach < size:
            counts[values[at + reach]] += 1
        if at > reach:
            counts[values[at - reach - 1]] -= 1
        others = min(size, at + reach + 1) - max(0, at - reach) - 1
        found.append((counts[value] - 1) / max(1, others))
    return tuple(found)


@sign("its shape is that of {} of the units around it", *_SHARES)
def shape_around(page: Page) -> Values:
    """How many of the units around are marked and placed as it is."""
    return steps(_window_share(page.shape, _AROUND), (0.15, 0.4, 0.7, 0.95))


@sign("{} of the units around are written like it", *_SHARES)
def written_around(page: Page) -> Values:
    """How many of the units around have its emphasis, its first separator, its first and last marks."""
    return steps(_window_share(page.signature, _WIDE), (0.1, 0.3, 0.6, 0.9))


@sign("of the whole letter, {} is written like it", *_SHARES)
def written_everywhere(page: Page) -> Values:
    """How many of all units are written as it is."""
    counts, size = Counter(page.signature), len(page.units)
    return steps((counts[value] / size for value in page.signature), (0.03, 0.1, 0.3, 0.6))


@sign("of all that is written like it, {} looks like names", *_SHARES)
def written_like_names(page: Page) -> Values:
    """How many of those written as it is look like names."""
    return steps(_likeness_by_signature(page), (0.2, 0.5, 0.8, 0.95))


def _likeness_by_signature(page: Page) -> list[float]:
    counts = Counter(page.signature)
    names = Counter(value for value, like in zip(page.signature, page.namely, strict=True) if like)
    return [names[value] / counts[value] for value in page.signature]


@sign("of the longest run of names, {} is written like it", *_SHARES[:4])
def written_in_run(page: Page) -> Values:
    """How many units of the longest run of names are written as it is; nothing where there is no such run."""
    run = page.run
    if run.count < 8:
        return [NOTHING] * len(page.units)
    counts = Counter(page.signature[run.first : run.last + 1])
    return steps((counts[value] / (run.last + 1 - run.first) for value in page.signature), (0.05, 0.25, 0.6))


@sign("{}", *(
    f"{around} around and {many} in all are written like it, and {like} of these look like names"
    for around in ("few", "some", "most")
    for like in ("few", "some", "most")
    for many in ("few", "some", "many")
))  # fmt: skip
def written_together(page: Page) -> Values:
    """The three last together: how many around, how many at all, how much like names."""
    around = steps(_window_share(page.signature, _WIDE), (0.3, 0.6))
    like = steps(_likeness_by_signature(page), (0.5, 0.8))
    counts = Counter(page.signature)
    many = steps((counts[value] for value in page.signature), (4, 12))
    return [9 * a + 3 * b + c for a, b, c in zip(around, like, many, strict=True)]


@sign("the unit {} is written like it", "before it", "behind it", "on either side")
def written_next(page: Page) -> Values:
    """Whether its neighbours are written as it is."""
    values = page.signature
    before = [False, *(left == right for left, right in pairwise(values))]
    after = [*before[1:], False]
    return [2 if a and b else 0 if a else 1 if b else NOTHING for a, b in zip(before, after, strict=True)]


@sign("{} the shape of the longest run of names", "it has not", "it has")
def shape_of_run(page: Page) -> Values:
    """Whether it has the shape that most units of the longest run of names have; nothing where they have none."""
    run = page.run
    if run.count < 5:
        return [NOTHING] * len(page.units)
    shape, count = Counter(page.shape[run.first : run.last + 1]).most_common(1)[0]
    if count < 0.6 * (run.last + 1 - run.first):
        return [NOTHING] * len(page.units)
    return [int(value == shape) for value in page.shape]


@sign("the units of its shape around it are {} order of the alphabet", "in no", "in loose", "in fair", "in strict")
def alphabet_around(page: Page) -> Values:
    """How many of the neighbours of its shape follow each other in order of the alphabet."""
    shares = _order_shares(page)
    return [NOTHING if share is None else bisect_right((0.6, 0.75, 0.9), share) for share in shares]


def _order_shares(page: Page) -> list[float | None]:
    """Return the share of rising pairs among units of the same shape around each unit, None where there are few."""
    lines: dict[int, list[int]] = {}
    for at, (shape, key) in enumerate(zip(page.shape, page.key, strict=True)):
        if key:
            lines.setdefault(shape, []).append(at)
    found: list[float | None] = [None] * len(page.units)
    for places in lines.values():
        rises = [0]
        for left, right in pairwise(places):
            rises.append(rises[-1] + (page.key[left] <= page.key[right]))
        low = high = 0
        for at in places:
            while places[low] < at - _WIDE:
                low += 1
            while high + 1 < len(places) and places[high + 1] <= at + _WIDE:
                high += 1
            if high - low >= 4:
                found[at] = (rises[high] - rises[low]) / (high - low)
    return found


@sign("in the alphabet it {} its neighbours of its shape", "breaks the order of", "is out between", "stands between")
def alphabet_here(page: Page) -> Values:
    """Whether it stands in order between the nearest units of its shape."""
    found = [NOTHING] * len(page.units)
    lines: dict[int, list[int]] = {}
    for at, (shape, key) in enumerate(zip(page.shape, page.key, strict=True)):
        if key:
            lines.setdefault(shape, []).append(at)
    for places in lines.values():
        for before, at, after in zip(places, places[1:], places[2:], strict=False):
            if at - before <= 3 and after - at <= 3:
                ordered = page.key[before] <= page.key[after]
                between = page.key[before] <= page.key[at] <= page.key[after]
                found[at] = 2 if between else 1 if ordered else 0
    return found


@sign("it has {} those around it", "far fewer words than", "fewer words than", "as many words as", "more words than",
      "far more words than")  # fmt: skip
def words_among(page: Page) -> Values:
    """How many words it has, held against the middle of those around it."""
    counts = [len(one.words) for one in page.facts]
    return [bisect_right((0.4, 0.7, 1.5, 2.5), count / max(1, _middle(counts, at))) for at, count in enumerate(counts)]


@sign("it has {} many commas as those around it", "not as", "as")
def commas_among(page: Page) -> Values:
    """Whether it has as many commas as the middle of those around it."""
    counts = [one.rest.count(",") for one in page.facts]
    return [int(abs(count - _middle(counts, at)) < 1) for at, count in enumerate(counts)]


def _middle(counts: Sequence[int], at: int) -> float:
    around = counts[max(0, at - _AROUND) : at + _AROUND + 1]
    return sorted(around)[len(around) // 2]


@sign("{} of the units around begin with a person's name", *_SHARES[:4])
def persons_around(page: Page) -> Values:
    """How many of the units around begin with a person's name."""
    return steps(_shares_around(page.person), (0.2, 0.5, 0.8))


@sign("{} of the units around hold a word that organizations are called by", *_SHARES[:3])
def organizations_around(page: Page) -> Values:
    """How many of the units around hold a word of organizations' names."""
    return steps(_shares_around(page.organization), (0.2, 0.5))


def _shares_around(flags: Sequence[bool]) -> list[float]:
    return shares([*accumulate(flags, initial=0)], _AROUND, _AROUND)


@sign("every {} line around is of its form, and the ones between are not", "second", "third")
def alternates(page: Page) -> Values:
    """Whether lines of its form (as it is written, person, role, capitals) come back every second or third line."""
    capitals = (one.rest.isupper() for one in page.facts)
    forms = list(zip(page.signature, page.person, page.role, capitals, strict=True))
    like = [left == right for left, right in pairwise(forms)]  # next to one of its form, nothing comes back
    beside = map(or_, [False, *like], [*like, False])
    return [NOTHING if near else _period(forms, at) for at, near in enumerate(beside)]


def _period(forms: Sequence[object], at: int) -> int:
    count = len(forms)
    for value, step in enumerate((2, 3)):
        apart = [one for one in (at - step, at + step) if 0 <= one < count]
        between = [one for one in range(at - step + 1, at + step) if one != at and 0 <= one < count]
        if apart and all(forms[one] == forms[at] for one in apart) and all(forms[one] != forms[at] for one in between):
            return value
    return NOTHING


# --- columns of tables ------------------------------------------------------------------------------------------


def _columns(page: Page) -> dict[int, list[int]]:
    """Return the places of the cells of every column."""
    columns: dict[int, list[int]] = {}
    for at, unit in enumerate(page.units):
        if unit.cells > 1:
            columns.setdefault(unit.cell, []).append(at)
    return columns


@sign("the cells of its column {} alike", "are mostly", "are often", "are seldom", "are never")
def column_distinct(page: Page) -> Values:
    """How many different texts its column holds; nothing for what is no cell."""
    found = [NOTHING] * len(page.units)
    for cells in _columns(page).values():
        share = len({page.units[at].facts.plain for at in cells}) / len(cells)
        for at in cells:
            found[at] = bisect_right((0.4, 0.7, 0.9), share)
    return found


@sign("it stands in {} of the table", "the first column", "a later column like the first", "a later column")
def column_place(page: Page) -> Values:
    """Whether its column is the table's first, or holds the same kind of thing as the first."""
    columns = _columns(page)
    found = [NOTHING] * len(page.units)
    first = min((column for column, cells in columns.items() if len(cells) >= 3), default=None)
    for column, cells in columns.items():
        alike = first is not None and column != first and _alike(page, columns[first], cells)
        for at in cells:
            found[at] = 0 if column == first else 1 if alike else 2
    return found


def _alike(page: Page, one: Sequence[int], other: Sequence[int]) -> bool:
    """Return whether two columns hold the same kind of thing: as name-like, as many persons, organizations, words."""

    def gap(flags: Sequence[float]) -> float:
        means = (sum(flags[at] for at in cells) / len(cells) for cells in (one, other))
        return abs(next(means) - next(means))

    wide = [median(len(page.units[at].facts.words) for at in cells) for cells in (one, other)]
    distinct = len({page.units[at].facts.plain for at in other}) > 0.85 * len(other)
    near = gap(page.likeness) < 0.12 and gap(page.person) < 0.2 and gap(page.organization) < 0.25
    return near and abs(wide[0] - wide[1]) < 0.35 * max(wide) and distinct


KINSHIP: tuple[Sign, ...] = (
    shape_around, written_around, written_everywhere, written_like_names, written_in_run, written_together,
    written_next, shape_of_run, alphabet_around, alphabet_here, words_among, commas_among, persons_around,
    organizations_around, alternates, column_distinct, column_place,
)  # fmt: skip
