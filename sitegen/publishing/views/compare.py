"""The page on which a reader picks any two letters, and the pairs that are ready."""

from __future__ import annotations

from sitegen.core.frozen import Frozen
from sitegen.publishing.site import Page
from sitegen.publishing.views.finding import FindingAid
from sitegen.publishing.views.frame import Frame, way_to_root
from sitegen.publishing.views.letter_cards import LetterCard

SHOWN = 200  # pairs listed, the latest; the rest are reached from the pages of their letters


class PairCard(Frozen):
    """A pair that has a page: its two letters, how many organizations both lists share, to whom both went."""

    href: str
    first: LetterCard
    second: LetterCard
    shared: int
    addressee: str | None


class CompareView(Frozen):
    """The letters to pick from, and of the latest pairs that are ready those that share most first.

    `apart` of these share nothing; `left_out` earlier pairs have a page, too. `said` is the archive's policy on naming
    who is on one list only.
    """

    frame: Frame
    letters: tuple[LetterCard, ...]
    pairs: tuple[PairCard, ...]
    apart: tuple[PairCard, ...]
    left_out: int
    said: bool


def compare_view(page: Page, aid: FindingAid) -> CompareView:
    """Return the page on which any two letters are held against each other."""
    root = way_to_root(page.permalink)
    pairs = aid.every_pair[::-1]
    ready = [(len(aid.lists[one.first] & aid.lists[one.second]), one) for one in pairs[:SHOWN]]
    cards = []
    for shared, one in sorted(ready, key=lambda pair: -pair[0]):
        if href := aid.pair(root, one.first, one.second):
            first, second = aid.card(root, one.first), aid.card(root, one.second)
            cards.append(PairCard(href, first, second, shared, one.addressee))
    return CompareView(
        frame=aid.frame(page, "Compare two letters"),
        letters=tuple(aid.card(root, one) for one in aid.letter_ids[::-1]),
        pairs=tuple(one for one in cards if one.shared),
        apart=tuple(one for one in cards if not one.shared),
        left_out=max(len(pairs) - SHOWN, 0),
        said=aid.config.policies.not_on_this_list,
    )
