"""Which of three readings is taken."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Literal

from sitegen.reading.agreement import agreement

Reader = Literal["rules", "places", "second"]

AGREED = 0.9  # agreement of the rules with the second reader from which nobody else is asked
PART = 0.9  # share of the second reader's lines on which the rules see as many entries, and others on other lines
SAME_TWICE = 0.9  # agreement of the rules with themselves on other places: they see how the list is made
MOST_UNSEEN = 30  # entries that the rules guessed, of which the second reader may see none: it knows longer lists
SURE = 1000  # from how much against the rules the second reader is believed that there is no list
SURE_OF_FEW = 200  # from how much it is believed that a few sign of whom the rules see none
FAR_MORE = 2  # times as many entries as both others find
FEWEST, FEW, MANY = 5, 12, 20  # entries: the second reader has learned from long lists, and is no judge of few


def choose(
    rules: Sequence[int],
    second: Sequence[int],
    places: Callable[[], Sequence[int]],
    *,
    opened: bool,
    above: bool = False,
    against: Callable[[], int] = int,
) -> Reader:
    """Return whose reading is taken. Each is given by the lines on which its entries begin.

    `against` says how sure the second reader is that the rules are wrong, in hundredths of the logarithm of odds.

    The rules, where the second reader agrees with them: they read more finely. Where they find nobody, a few whom the
    second reader is sure of are read as it sees them: rules made for lists miss who signs alone. A list that words
    `opened` stands, too, if nobody sees a long one, or the second reader none at all; and where the rules see none, a
    handful on its places is none. What the rules guessed and the second reader sees nothing of stands if it is more
    than a handful, not long and not `above` all text, where sites print their menus, nor the second reader sure; the
    verdict says that it was guessed. Where the rules read the second reader's lines as it does and see entries on
    others too, it sees a part of the list: the rules, if words open the list, that part is long enough, or the whole is
    short. On its places nobody may find far more than both others do.
    Else two of three: the rules if they agree with themselves on the second reader's `places` at least as well as
    those places agree with the second reader; otherwise the rules on its places. But the second reader's own entries
    where it finds many, more than twice as many as both, and the rules do not find the same twice: then they do not
    see how the list is made.
    """
    if agreement(rules, second) >= AGREED:
        return "rules"
    if not rules and 0 < len(second) <= FEWEST:
        return "second" if against() >= SURE_OF_FEW else "rules"
    there = places()
    most = max(map(len, (rules, second, there)))
    if _stand(rules, second, most, opened=opened, above=above, against=against):
        return "rules"
    if rules and second and len(there) > FAR_MORE * max(len(rules), len(second)):
        return "rules"
    twice = agreement(rules, there) >= SAME_TWICE
    if not twice and len(second) >= MANY and len(second) > FAR_MORE * max(len(rules), len(there)):
        return "second"
    return "rules" if agreement(rules, there) >= agreement(there, second) else "places"


def _stand(
    rules: Sequence[int], second: Sequence[int], most: int, *, opened: bool, above: bool, against: Callable[[], int]
) -> bool:
    """Return whether what the rules found stands, or that they found nothing, whatever the second reader sees."""
    if (rules and opened and (not second or most <= FEW)) or (not rules and most <= FEWEST):
        return True
    unseen = not second and not above and FEWEST <= len(rules) <= MOST_UNSEEN and against() < SURE
    return unseen or ((opened or len(second) >= FEW or len(rules) <= FEW) and _read_alike(rules, second) >= PART)


def _read_alike(rules: Sequence[int], second: Sequence[int]) -> float:
    """Return on how many of the second reader's lines, as a share, the rules begin as many entries as it does."""
    ours, theirs = Counter(rules), Counter(second)
    return sum(ours[line] == count for line, count in theirs.items()) / max(1, len(theirs))
