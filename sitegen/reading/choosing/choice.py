"""Which of three readings is taken."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Literal

from sitegen.reading.verdict.readings import agreement

Reader = Literal["rules", "places", "second"]
READERS: tuple[Reader, ...] = ("second", "places", "rules")

AGREED = 0.9  # agreement of the rules with the second reader from which nobody else is asked
PART = 0.9  # share of the second reader's lines on which the rules see as many entries, and others on other lines
SAME_TWICE = 0.9  # agreement of the rules with themselves on other places: they see how the list is made
NAMED = 0.5  # share of the rules' entries that look like names, from which they may be a list that nobody else sees
MOST_UNSEEN = 30  # entries that the rules guessed, of which the second reader may see none: it knows longer lists
SURE = 1200  # from how much against the rules the second reader is believed that what they guessed is no list
SURE_OF_LIST = 80  # how sure the second reader must be that anybody is listed, if it is to be believed
FAR_MORE = 2  # times as many entries as both others find
LESS = 20  # doubt by which another reading must be less doubtful, if it is taken for one whose list looks misread
FEWEST, FEW, MANY = 5, 12, 20  # entries: the second reader has learned from long lists, and is no judge of few


def choose(
    rules: Sequence[int],
    second: Sequence[int],
    places: Callable[[], Sequence[int]],
    *,
    opened: bool,
    counted: bool,
    above: bool,
    named: Callable[[], float],
    against: Callable[[Sequence[int]], int],
) -> Reader:
    """Return whose reading is taken. Each is given by the lines on which its entries begin.

    `named` is the share of the rules' entries that look like names. `against` says how sure the second reader is that
    a reading with entries on these lines is wrong, in hundredths of the logarithm of odds; of a reading without
    entries that is how sure it is that somebody is listed.

    The rules, where the second reader agrees with them, or the letter's own number does (`counted`): they read finely.
    Where they find nobody, a few are read as the second reader sees them, if it is sure: rules made for lists miss who
    signs alone. What the rules find and it does not see stands if most of it looks like names and words `opened` it.
    What they guessed stands then, too, if it is not long and not `above` all text, where sites print their menus, nor
    the second reader sure that it is none; the verdict says that it was guessed. A list of a few that words open stands
    whatever others see, and where the rules see none, a handful on the second reader's places is none. Where the rules
    read the second reader's lines as it does and see entries on others too, it sees a part of the list: the rules, if
    words open the list, that part is long enough, or the whole is short. On its places nobody may find far more than
    both others do.
    Else two of three: the rules if they agree with themselves on the second reader's `places` at least as well as
    those places agree with the second reader; otherwise the rules on its places. But the second reader's own entries
    where it finds many, more than twice as many as both, and the rules do not find the same twice: then they do not
    see how the list is made.
    """
    if agreement(rules, second) >= AGREED or (counted and len(rules) > FEWEST):
        return "rules"
    seen = bool(second) and against(()) >= SURE_OF_LIST
    if not rules and 0 < len(second) <= FEWEST:
        return "second" if seen else "rules"
    if rules and not seen:
        guessed = not opened and (above or len(rules) > MOST_UNSEEN or against(rules) >= SURE)
        return "rules" if not guessed and named() >= NAMED else "places"
    there = places()
    if _stand(rules, second, there, opened=opened):
        return "rules"
    twice = agreement(rules, there) >= SAME_TWICE
    if not twice and len(second) >= MANY and len(second) > FAR_MORE * max(len(rules), len(there)):
        return "second"
    return "rules" if agreement(rules, there) >= agreement(there, second) else "places"


def least_doubted(first: Reader, doubts: Callable[[Reader], tuple[int, int]], least: int) -> Reader:
    """Return whose reading is taken once what was read is looked at: that of `first`, unless its list looks misread.

    If it is doubted by `least` or more, the reading is taken that is doubted least in all, if by clearly less.
    `doubts` says how grave they are in a reading: in its list, and in the number of it too. A list of offices, or
    beside names that are on none, is misread, however many readers agree on where it stands.
    """
    in_list, in_all = doubts(first)
    if in_list < least:
        return first
    others = {one: doubts(one)[1] for one in READERS if one != first}
    best = min(others, key=lambda one: others[one])
    return best if others[best] <= in_all - LESS else first


def _stand(rules: Sequence[int], second: Sequence[int], there: Sequence[int], *, opened: bool) -> bool:
    """Return whether what the rules found stands, or that they found nobody, whatever else is seen on some lines."""
    most = max(map(len, (rules, second, there)))
    if not rules:
        return most <= FEWEST
    part = opened or len(second) >= FEW or len(rules) <= FEW
    return (
        (opened and most <= FEW)
        or (part and _read_alike(rules, second) >= PART)
        or len(there) > FAR_MORE * max(len(rules), len(second))
    )


def _read_alike(rules: Sequence[int], second: Sequence[int]) -> float:
    """Return on how many of the second reader's lines, as a share, the rules begin as many entries as it does."""
    ours, theirs = Counter(rules), Counter(second)
    return sum(ours[line] == count for line, count in theirs.items()) / max(1, len(theirs))
