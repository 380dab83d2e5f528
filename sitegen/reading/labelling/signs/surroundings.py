"""Signs of a unit among its neighbours: how it joins the one before, and what stands around it."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from itertools import pairwise

from sitegen.reading.labelling.signs.page import FAR, NEAR, Page
from sitegen.reading.labelling.signs.sign import NOTHING, Sign, Values, either, shares, sign, steps, there

_AROUND = 6  # units to either side that are compared with
_SHARES = ("none", "few", "some", "most", "nearly all", "all")


@sign("the unit before it {}", "stands on the same line", "ends openly", "opens a bracket that it closes")
def joins(page: Page) -> Values:
    """Whether it goes on from the unit before."""
    found = [NOTHING]
    for above, unit in pairwise(page.units):
        left, right = above.facts.rest, unit.facts.rest
        closes = left.count("(") > left.count(")") and right.count(")") > right.count("(")
        open_ended = left[-1:] in ",-–(/&"
        found.append(2 if closes else 0 if above.first == unit.first else 1 if open_ended else NOTHING)
    return found


@sign("it stands {} the unit before", "right below", "below a blank line below", "some lines below", "far below")
def distance(page: Page) -> Values:
    """How many lines lie between it and the unit before."""
    gaps = [NOTHING, *(unit.first - above.last for above, unit in pairwise(page.units))]
    return [bisect_right((2, 3, 5), gap) if gap > 0 else NOTHING for gap in gaps]


@sign("the next unit stands {} it", "right below", "below a blank line below", "some lines below", "far below")
def distance_below(page: Page) -> Values:
    """How many lines lie between it and the unit behind."""
    gaps = [*(below.first - unit.last for unit, below in pairwise(page.units)), NOTHING]
    return [bisect_right((2, 3, 5), gap) if gap > 0 else NOTHING for gap in gaps]


@sign("its bullet is that of the unit before")
def same_bullet(page: Page) -> Values:
    """Whether both have the same bullet."""
    pairs = pairwise(page.facts)
    return [NOTHING, *there(line.bullet and line.bullet == above.bullet for above, line in pairs)]


@sign("it begins {} the unit before", "far left of", "left of", "as", "a little right of", "far right of")
def indentation(page: Page) -> Values:
    """Where it begins, held against the unit before."""
    return [2, *steps((line.indent - above.indent for above, line in pairwise(page.facts)), (-1, 0, 1, 3))]


@sign("the line above it is {}", "short", "full")
def fullness_above(page: Page) -> Values:
    """Whether the line above runs to the letter's usual width, so that this one may be its wrap."""
    full = [int(len(one.text) > 0.85 * page.width) for one in page.facts]
    other_line = [above.first != unit.first for above, unit in pairwise(page.units)]
    return [NOTHING, *(full[at] if other else NOTHING for at, other in enumerate(other_line))]


@sign("its text stands in the letter {}", "once", "twice", "three times or more")
def repeated(page: Page) -> Values:
    """How often its text occurs, as running heads and footers do."""
    counts = Counter(one.plain for one in page.facts)
    return [min(counts[one.plain], 3) - 1 for one in page.facts]


@sign("it stands {} into the letter", *(f"{tenth}0 %" if tenth else "hardly" for tenth in range(10)))
def position(page: Page) -> Values:
    """In which tenth of the letter it stands."""
    return [10 * at // len(page.units) for at in range(len(page.units))]


@sign("{} units follow", "hardly any", "a few", "some", "many", "very many")
def left(page: Page) -> Values:
    """How many units follow."""
    return steps(range(len(page.units), 0, -1), (3, 8, 20, 60))


@sign("{} of the units next to it look like names", *_SHARES)
def names_near(page: Page) -> Values:
    """How many of the nearest units look like names."""
    return steps(shares(page.names, NEAR, NEAR), (0.2, 0.4, 0.6, 0.8, 0.95))


@sign("{} of the units around it look like names", *_SHARES)
def names_around(page: Page) -> Values:
    """How many of the units around look like names."""
    return steps(shares(page.names, FAR, FAR), (0.2, 0.4, 0.6, 0.8, 0.95))


@sign("{} of the units next to it are running text", "none", "few", "some", "most")
def text_near(page: Page) -> Values:
    """How many of the nearest units are running text."""
    return steps(shares(page.sentences, NEAR, NEAR), (0.01, 0.15, 0.4))


@sign("{} of the units around it are running text", "none", "few", "some", "most")
def text_around(page: Page) -> Values:
    """How many of the units around are running text."""
    return steps(shares(page.sentences, FAR, FAR), (0.01, 0.15, 0.4))


@sign("{} of the units just before it look like names", *_SHARES)
def names_before(page: Page) -> Values:
    """How many of the units before look like names."""
    return [0, *steps(shares(page.names, _AROUND - 1, 0)[:-1], (0.2, 0.5, 0.8, 0.99))]


@sign("{} of the units just behind it look like names", *_SHARES)
def names_behind(page: Page) -> Values:
    """How many of the units behind look like names."""
    return [*steps(shares(page.names, 0, _AROUND - 1)[1:], (0.2, 0.5, 0.8, 0.99)), 0]


@sign("{} of all that follows looks like names", *_SHARES)
def names_to_come(page: Page) -> Values:
    """How much of what follows looks like names."""
    total, count = page.names[-1], len(page.units)
    rest = ((total - page.names[at + 1]) / max(1, count - at - 1) for at in range(count))
    return steps(rest, (0.2, 0.4, 0.6, 0.8))


@sign("{} running text follows", "no", "little", "some", "much", "very much")
def text_to_come(page: Page) -> Values:
    """How many units of running text follow."""
    total = page.sentences[-1]
    return steps((total - page.sentences[at + 1] for at in range(len(page.units))), (1, 3, 8, 20))


@sign("{} running text stands before it", "no", "little", "some", "much")
def text_gone(page: Page) -> Values:
    """How many units of running text stand before it."""
    return steps(page.sentences[:-1], (1, 3, 8))


@sign("the last words that open something were {}", *(
    f"{what}, {where}"
    for what in ("a statement", "a farewell", "a group's heading")
    for where in ("this unit", "the unit before", "two units before", "shortly before", "before", "some way before",
                  "far before")
))  # fmt: skip
def opened(page: Page) -> Values:
    """What was opened last, and how long ago."""
    kinds = {"statement": 0, "closing": 1, "group": 2}
    found, kind, since = [], NOTHING, 0
    for cue in page.cue:
        kind, since = (kinds[cue], 0) if cue else (kind, since + 1)
        found.append(NOTHING if kind == NOTHING else 7 * kind + bisect_right((1, 2, 3, 6, 20, 60), since))
    return found


@sign("{}", *(
    f"{what} opened, and since then there was {since}, and it {like} like a name"
    for what in ("words of signing", "a farewell")
    for since in ("nothing", "a name or two", "some names and nothing else", "many names and nothing else",
                  "hardly anything but names", "other matter", "running text")
    for like in ("does not look", "looks")
))  # fmt: skip
def since_opened(page: Page) -> Values:
    """What was opened last by words of signing or by a farewell, what stands between, and whether it fits a list."""
    found, kind, start = [], NOTHING, 0
    for at, cue in enumerate(page.cue):
        known = kind != NOTHING
        found.append(14 * kind + 2 * _since(page, start, at) + page.namely[at] if known else NOTHING)
        if cue in ("statement", "closing"):
            kind, start = int(cue == "closing"), at + 1
    return found


def _since(page: Page, start: int, at: int) -> int:
    """Return what stands from `start` to before `at`: 0 nothing, 1 to 3 names only, 4 mostly, 5 other, 6 text."""
    count, names = at - start, page.names[at] - page.names[start]
    if page.sentences[at] > page.sentences[start]:
        return 6
    if names == count:
        return bisect_right((1, 3, 10), count)
    return 4 if names >= 0.6 * count else 5


@sign("{}", *(
    f"it is one of {size} that look like names, {text}"
    for text in ("before running text", "behind all running text", "where there is no running text")
    for size in ("none", "one", "two", "up to five", "up to twelve", "up to forty", "more")
))  # fmt: skip
def own_run(page: Page) -> Values:
    """How many units in a row, with it, look like names, and whether the text is over."""
    sizes = [0] * len(page.units)
    start = 0
    for at, like in enumerate((*page.namely, False)):
        if not like:
            sizes[start:at] = [at - start] * (at - start)
            start = at + 1
    total = page.sentences[-1]
    return [
        7 * (2 if not total else int(page.sentences[at + 1] == total)) + bisect_right((1, 2, 3, 6, 13, 41), size)
        for at, size in enumerate(sizes)
    ]


@sign("{} of the units of its block look like names", *_SHARES)
def block_names(page: Page) -> Values:
    """How many of the lines that no blank line parts from it look like names."""
    return steps(_blockshares(page, page.namely), (0.01, 0.3, 0.6, 0.85, 0.98))


@sign("{} of the units of its block are running text", "none", "some", "most")
def block_text(page: Page) -> Values:
    """How many of them are running text."""
    return steps(_blockshares(page, page.prose), (0.01, 0.3))


@sign("{} of the units of its block have a number or a bullet", "few", "some", "most")
def block_marks(page: Page) -> Values:
    """How many of them have a mark."""
    marked = tuple(bool(one.bullet) or one.number is not None for one in page.facts)
    return steps(_blockshares(page, marked), (0.2, 0.8))


@sign("its block has {}", "one unit", "two or three units", "some units", "many units", "very many units")
def block_size(page: Page) -> Values:
    """How many units its block has."""
    numbers = _blocks(page)
    sizes = Counter(numbers)
    return steps((sizes[number] for number in numbers), (2, 4, 8, 20))


@sign("it is {} of its block", "the only unit", "the first", "the last", "in the middle")
def block_place(page: Page) -> Values:
    """Where in its block it stands."""
    numbers = _blocks(page)
    before, after = [-1, *numbers[:-1]], [*numbers[1:], -1]
    return [
        (0 if number != behind else 1) if number != ahead else (2 if number != behind else 3)
        for number, ahead, behind in zip(numbers, before, after, strict=True)
    ]


def _blocks(page: Page) -> list[int]:
    return [page.marks.block_of[unit.first] for unit in page.units]


def _blockshares(page: Page, flags: tuple[bool, ...]) -> list[float]:
    numbers = _blocks(page)
    sizes = Counter(numbers)
    counts = Counter(number for number, flag in zip(numbers, flags, strict=True) if flag)
    return [counts[number] / sizes[number] for number in numbers]


@sign("it {}", *(
    f"{where} the longest run of names, which is {size}"
    for where in ("stands before", "stands in", "stands behind")
    for size in ("very short", "short", "long", "very long")
))  # fmt: skip
def longest_run(page: Page) -> Values:
    """Where it stands to the longest run of names, and how long that is."""
    size = bisect_right((5, 12, 40), page.run.count)
    return [
        4 * (1 if page.run.first <= at <= page.run.last else 0 if at < page.run.first else 2) + size
        for at in range(len(page.units))
    ]


@sign("it {}", "does not begin with a capital, as names do", "begins with a capital, as names do")
def capital_among(page: Page) -> Values:
    """Whether it begins with a capital where nearly all around it do."""
    capital = either(one.rest[:1].isupper() or not one.rest[:1].isalpha() for one in page.facts)
    counts = (0, *_running(capital))
    return [value if share > 0.7 else NOTHING for value, share in zip(capital, shares(counts, NEAR, NEAR), strict=True)]


def _running(values: list[int]) -> list[int]:
    total, found = 0, []
    for value in values:
        total += value
        found.append(total)
    return found


SURROUNDINGS: tuple[Sign, ...] = (
    joins, distance, distance_below, same_bullet, indentation, fullness_above, repeated, position, left, names_near,
    names_around, text_near, text_around, names_before, names_behind, names_to_come, text_to_come, text_gone, opened,
    since_opened, own_run, block_names, block_text, block_marks, block_size, block_place, longest_run, capital_among,
)  # fmt: skip
