"""A letter's list held against those of the letters that it has to do with. Lists differ; why, no list says.

Named is the comparison with a letter before or after, in time or to one addressee, if both go to a common addressee
or share a meaningful part of their lists (`archive.pairs.is_meaningful`), and a list was found in both. The lists stand
on the page of the pair.
"""

from __future__ import annotations

from sitegen.archive.pairs import Pair, is_meaningful
from sitegen.core.frozen import Frozen
from sitegen.publishing.views.finding import FindingAid
from sitegen.publishing.views.frame import Link
from sitegen.publishing.views.letter_cards import LetterCard, is_before


class Comparison(Frozen):
    """How this letter's list stands to another's: `shared` of its organizations are on both.

    `addressee` is the one whom both address, if that is why they are compared; `href` leads to the pair's page.
    `in_time` says that their dates tell which of them is older.
    """

    other: LetterCard
    earlier: bool
    in_time: bool
    addressee: Link | None
    shared: int
    href: str | None


class Comparisons(Frozen):
    """What a letter's page says of other lists.

    `base` is the letter against which organizations are marked as new, `new` their number; without it nothing is
    marked. Where `mostly` new ones are on the list, the few others are marked instead. `others` are comparisons that
    are not worth a sentence; `any_href` leads to comparing with any letter.
    """

    found: tuple[Comparison, ...]
    others: tuple[Comparison, ...]
    base: Comparison | None
    new: int
    mostly: bool
    any_href: str | None


def comparisons_of(letter_id: str, aid: FindingAid, root: str) -> Comparisons:
    """Return what a letter's page says of the lists of other letters; a translation's is compared as the letter's."""
    work = aid.works[letter_id]
    pairs = aid.pairs.get(work, ())
    found = {one: _comparison(one, work, aid, root) for one in pairs if _is_named(one, aid)}
    base = base_of(letter_id, aid)
    here = aid.signed.get(letter_id, frozenset())
    new = len(here - aid.lists[base.first]) if base else 0
    compare, _ = aid.together(root)
    return Comparisons(
        tuple(found.values()),
        tuple(_comparison(one, work, aid, root) for one in pairs if one not in found),
        found.get(base) if base else None,
        new,
        new * 2 > len(here),
        f"{compare}?a={work}" if compare else None,
    )


def base_of(letter_id: str, aid: FindingAid) -> Pair | None:
    """Return the pair of a letter with the one before it against which its organizations are marked as new.

    That is the last letter before it to a common addressee, or else the last before it in time, in either case only
    if the two share a meaningful part of their lists. None if there is none, or the archive's policy is not to say
    who is not on a list.
    """
    if not aid.config.policies.not_on_this_list:
        return None
    work = aid.works[letter_id]
    pairs = aid.pairs.get(work, ())
    before = [one for one in pairs if one.second == work and _in_time(one, aid) and _is_near(one, aid)]
    return max(
        before, key=lambda one: (one.addressee is not None, aid.cards[one.first].date or "", one.first), default=None
    )


def _in_time(pair: Pair, aid: FindingAid) -> bool:
    return is_before(aid.cards[pair.first].date, aid.cards[pair.second].date)


def _is_named(pair: Pair, aid: FindingAid) -> bool:
    listed = all(aid.cards[one].listed for one in (pair.first, pair.second))
    return listed and (pair.addressee is not None or _is_near(pair, aid))


def _is_near(pair: Pair, aid: FindingAid) -> bool:
    first, second = aid.lists[pair.first], aid.lists[pair.second]
    return is_meaningful(len(first & second), len(first), len(second))


def _comparison(pair: Pair, letter_id: str, aid: FindingAid, root: str) -> Comparison:
    earlier = pair.second == letter_id
    other = pair.first if earlier else pair.second
    return Comparison(
        other=aid.card(root, other),
        earlier=earlier,
        in_time=_in_time(pair, aid),
        addressee=aid.addressee(root, pair.addressee) if pair.addressee is not None else None,
        shared=len(aid.lists[pair.first] & aid.lists[pair.second]),
        href=aid.pair(root, pair.first, pair.second),
    )
