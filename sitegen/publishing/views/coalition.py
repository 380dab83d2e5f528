"""The page of the coalition: how lists grew through time, who signs most, who signs together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sitegen.archive.coalition import (
    Leading,
    Step,
    always_together,
    distribution,
    growth,
    most_letters,
    most_together,
)  # fmt: skip
from sitegen.archive.pairs import unidentified
from sitegen.core.frozen import Frozen
from sitegen.publishing.site import ORDERS, Page
from sitegen.publishing.views.charts import GrowthChart
from sitegen.publishing.views.charts import growth as drawn
from sitegen.publishing.views.finding import FindingAid
from sitegen.publishing.views.frame import Frame, Link, way_to_root

ENOUGH = 3  # letters: under so many nothing stands out
STEPS = 60  # bars and rows; an archive of more letters is shown by months, or else by years
LISTED = 25  # organizations and pairs that are listed
GROUPS, NAMED = 8, 12  # groups that are listed, and members of each that are named
LONG = 12  # numbers of letters that have a row of their own; the rest are taken together
BAR = 240


class StepView(Frozen):
    """A row of the growth: `letter` leads to the letter if it is one, else `letters` counts them."""

    when: str
    letter: Link | None
    letters: int
    again: int
    fresh: int
    known: int


class Ranked(Frozen):
    """One or two organizations, and how many lists they stand on (together)."""

    organizations: tuple[Link, ...]
    letters: int


class Ranking(Frozen):
    """Those that are listed; `tied` more have `at` letters each, of whom none is listed. 0 if all are."""

    found: tuple[Ranked, ...]
    tied: int
    at: int


class Group(Frozen):
    """Organizations that stand on exactly the same lists; `more` of them are not named."""

    organizations: tuple[Link, ...]
    more: int
    letters: int


class Share(Frozen):
    """How many organizations signed `first` to `last` letters (one number if these are equal); `wide` is its bar."""

    first: int
    last: int
    organizations: int
    wide: int


class Few(Frozen):
    """How many organizations stand on both of two lists, and on one of them: too few lists for figures."""

    both: int
    one: int


class CoalitionView(Frozen):
    """All that the page shows; of two letters it shows `few` alone.

    `by` says what a step is; `undated` letters are in no step, `persons` in no number; `unpaged` of the
    `organizations` may be persons and are in no index. `lacking` names our copies of the lists do not show.

    `left_out` more groups are not listed. `index` leads to the organizations by number of letters.
    """

    frame: Frame
    letters: int
    few: Few | None
    organizations: int
    unpaged: int
    undisclosed: int
    lacking: int
    persons: int
    undated: int
    by: str
    steps: tuple[StepView, ...]
    picture: GrowthChart | None
    most: Ranking
    pairs: Ranking
    groups: tuple[Group, ...]
    left_out: int
    shares: tuple[Share, ...]
    index: str
    compare: str | None


def coalition_view(page: Page, aid: FindingAid) -> CoalitionView:
    """Return the view of the page of the coalition."""
    archive, cosigning, root = aid.archive, aid.cosigning, way_to_root(page.permalink)
    by, steps = _steps(aid)
    groups = always_together(cosigning)
    most = most_letters(cosigning, LISTED)
    pairs = most_together(cosigning, LISTED)
    signed = dict(distribution(cosigning))
    compare, _ = aid.together(root)
    return CoalitionView(
        frame=aid.frame(page, "Who signs together"),
        letters=len(archive.letters),
        few=Few(signed.get(2, 0), signed.get(1, 0)) if len(archive.letters) < ENOUGH else None,
        organizations=len(cosigning.ranked),
        unpaged=aid.orders.unpaged,
        undisclosed=sum(archive.ledgers[one.letter_id].undisclosed or 0 for one in archive.letters),
        lacking=sum(aid.cards[one].lacking for one in aid.letter_ids),
        persons=sum(unidentified(one.letter_id, archive) for one in archive.letters),
        undated=sum(not one.letter.date for one in archive.letters),
        by=by,
        steps=tuple(_step(one, by, aid, root) for one in steps),
        picture=drawn([(one.when, one.again, one.fresh) for one in steps]),
        most=_ranking(most, (((one,), count) for one, count in most.found), aid, root),
        pairs=_ranking(pairs, pairs.found, aid, root),
        groups=tuple(_group(ids, lists, aid, root) for ids, lists in groups[:GROUPS]),
        left_out=max(len(groups) - GROUPS, 0),
        shares=_shares(tuple(signed.items())),
        index=root + ORDERS["letters" if aid.orders.bodies + aid.orders.persons > 1 else "name"],
        compare=compare,
    )


def _steps(aid: FindingAid) -> tuple[str, tuple[Step, ...]]:
    """Return the growth by letters, months or years: by the finest of them that a page can show."""
    if len(aid.archive.letters) <= STEPS:
        return "letter", growth(aid.archive, aid.cosigning)
    months = growth(aid.archive, aid.cosigning, 7)
    return ("month", months) if len(months) <= STEPS else ("year", growth(aid.archive, aid.cosigning, 4))


def _step(one: Step, by: str, aid: FindingAid, root: str) -> StepView:
    card = aid.card(root, one.letters[0])
    link = Link(card.title, card.href) if by == "letter" else None
    return StepView(one.when, link, len(one.letters), one.again, one.fresh, one.known)


def _ranking(
    leading: Leading[str] | Leading[tuple[str, str]],
    found: Iterable[tuple[tuple[str, ...], int]],
    aid: FindingAid,
    root: str,
) -> Ranking:
    # Who stands on one list is on most lists of nobody's.
    ranked = (Ranked(tuple(aid.organization(root, own) for own in ids), count) for ids, count in found if count > 1)
    return Ranking(tuple(ranked), leading.tied if leading.at > 1 else 0, leading.at)


def _group(ids: tuple[str, ...], lists: int, aid: FindingAid, root: str) -> Group:
    named = sorted(ids, key=lambda own: (aid.ranks[own], own))[:NAMED]
    return Group(tuple(aid.organization(root, one) for one in named), len(ids) - len(named), lists)


def _shares(found: tuple[tuple[int, int], ...]) -> tuple[Share, ...]:
    """Return the distribution with a row for each number of letters, or for stretches of numbers if these are many."""
    rows = list(_stretches(found)) if len(found) > LONG else [(count, count, some) for count, some in found]
    most = max((some for _, _, some in rows), default=1)
    return tuple(Share(first, last, some, max(1, some * BAR // most)) for first, last, some in rows)


def _stretches(found: tuple[tuple[int, int], ...]) -> Iterator[tuple[int, int, int]]:
    """Yield 1, 2, 3 to 5, 6 to 10, 11 to 20, 21 to 50 and so on, as far as anyone signed so many."""
    highest = found[-1][0]
    ends = [1, 2, 5, 10]
    while ends[-1] < highest:
        ends.append(ends[-3] * 10)
    first = 1
    for last in ends:
        some = sum(count for letters, count in found if first <= letters <= last)
        if some:
            yield first, last, some
        first = last + 1
