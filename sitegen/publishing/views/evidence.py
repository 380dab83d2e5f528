"""The index of what letters cite, with every passage, and the page of the passages that letters share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from sitegen.analysis.passages import Use
from sitegen.analysis.references import Kind
from sitegen.core.frozen import Frozen
from sitegen.publishing.site import Page
from sitegen.publishing.views.finding import FindingAid
from sitegen.publishing.views.frame import Frame, way_to_root
from sitegen.publishing.views.held import Pieces
from sitegen.publishing.views.letter_cards import LetterCard, is_before
from sitegen.publishing.views.quotations import Quotation
from sitegen.publishing.views.rows import RowView
from sitegen.publishing.works_cited import KINDS, Kept, ReferencePage, Work

NAMED = 12  # works of a kind that the page which leads to its own page names
FEW_PARTS, STEPS = 40, 5  # parts to all of which each leads; how many of each step before and after it

Quoting = Iterator[Sequence[Quotation]]
"""Gives the sentences in which a letter cites a work, one letter and one work after another."""


class Sentence(RowView, frozen=True):
    """A sentence that cites or asks, cut at the words that do: before, these, after; `href` is where it stands."""

    before: str
    words: str
    after: str
    href: str


class Citing(Frozen):
    """A letter that cites a work, with the sentences in which it does."""

    letter: LetterCard
    sentences: tuple[Sentence, ...]


class WorkView(Frozen):
    """A work that letters cite. `href` leads to the official document, or to the page of a letter of the archive."""

    anchor: str
    label: str
    href: str | None
    external: bool
    citing: tuple[Citing, ...]


class KindView(Frozen):
    """Works of one kind: all of them, or if they have a page of their own (`href`) the names of the most cited."""

    kind: Kind
    count: int
    works: tuple[WorkView, ...]
    pages: tuple[str, ...]
    most: tuple[tuple[str, str, int], ...]


class ReferencesView(Frozen):
    """The index of works that letters cite, or the part of it that holds one `kind`."""

    frame: Frame
    kind: Kind | None
    kinds: tuple[KindView, ...]
    works: int
    letters: int


class UseView(RowView, frozen=True):
    """A letter's use of a passage: its text in pieces that are the same as in the first use, or only in one of both.

    Of a later use what is the same is there only around what is not; "…" stands for the rest. `at` is the number of
    its letter among those that share the passage.
    """

    at: int
    letter: LetterCard
    href: str
    pieces: Pieces

    @property
    def exact(self) -> bool:
        """Whether it is the first use word for word."""
        return all(op == "same" for op, _ in self.pieces)


class PassageView(Frozen):
    """A passage that letters share: the use that stands first in the archive, and the others."""

    anchor: str
    words: int
    first: UseView
    later: tuple[UseView, ...]

    @property
    def ordered(self) -> bool:
        """Whether the first use is surely older than all others."""
        return all(is_before(self.first.letter.date, use.letter.date) for use in self.later)


class PassageGroup(Frozen):
    """All passages that the same letters share, longest first; the letters in the order of their first use."""

    letters: tuple[LetterCard, ...]
    passages: tuple[PassageView, ...]


class PassagesView(Frozen):
    """The passages that letters share, or a part of them; `pages` leads to other parts, by number, if there are any.

    Those letters that share most words come first.
    """

    frame: Frame
    groups: tuple[PassageGroup, ...]
    total: int
    pages: tuple[tuple[int, str], ...]


def references_view(page: Page, aid: FindingAid) -> ReferencesView:
    """Return the index of what letters cite, or the part of it that `page` holds."""
    root = way_to_root(page.permalink)
    reference_pages = aid.lookup.reference_pages
    reference_page = next(one for one in reference_pages if one.permalink == page.permalink)
    if reference_page.kind is None and len(reference_pages) > 1:
        kinds = tuple(_kept_elsewhere(kind, reference_pages, root) for kind in KINDS)
    else:
        by_kind = groupby(reference_page.works, key=lambda work: work.kind)
        quoted = iter(aid.lookup.quoted.of(reference_page.works))
        works = ((kind, tuple(_work(work, quoted, aid, root) for work in some)) for kind, some in by_kind)
        kinds = tuple(KindView(kind, len(some), some, (), ()) for kind, some in works)
    shown = tuple(one for one in kinds if one.count)
    return ReferencesView(aid.frame(page, "References"), reference_page.kind, shown, *aid.shared["cited"])


def _kept_elsewhere(kind: Kind, reference_pages: Sequence[ReferencePage], root: str) -> KindView:
    own = [one for one in reference_pages if one.kind == kind]
    works = [(work, f"{root}{one.permalink}#{work.anchor}") for one in own for work in one.works]
    most = sorted(((len(work.letters), work, href) for work, href in works), key=lambda one: -one[0])[:NAMED]
    return KindView(
        kind,
        len(works),
        (),
        tuple(root + one.permalink for one in own),
        tuple((work.label, href, letters) for letters, work, href in most),
    )


def _work(work: Work, quoted: Quoting, aid: FindingAid, root: str) -> WorkView:
    own = work.kind == "letter"
    return WorkView(
        anchor=work.anchor,
        label=work.label,
        href=f"{root}letters/{work.key}.html" if own else work.url,
        external=not own,
        citing=tuple(_citing(letter_id, next(quoted), aid, root) for letter_id, _ in work.by_letter),
    )


def _citing(letter_id: str, quotations: Sequence[Quotation], aid: FindingAid, root: str) -> Citing:
    card, anchors = aid.card(root, letter_id), aid.anchors[letter_id]
    sentences = (
        Sentence(before, words, after, f"{card.href}#{anchors[block]}") for block, before, words, after in quotations
    )
    return Citing(card, tuple(sentences))


def passages_view(page: Page, aid: FindingAid) -> PassagesView:
    """Return the passages that `page` holds."""
    root = way_to_root(page.permalink)
    kept = aid.lookup.kept
    pages = aid.shared["passage pages"]
    places = (page.permalink,) if len(pages) > 1 else tuple(kept)
    here = [pair for one in places if one in kept for pair in zip(kept[one], aid.lookup.held[one], strict=True)]
    return PassagesView(
        aid.frame(page, "Shared passages"),
        tuple(_grouped(here, aid, root)),
        aid.shared["passages"],
        tuple((part, root + pages[part - 1]) for part in parts_from(pages.index(page.permalink) + 1, len(pages)))
        if len(pages) > 1
        else (),
    )


def parts_from(here: int, count: int) -> tuple[int, ...]:
    """Return to which of `count` parts (from 1) part `here` leads: all if they are few.

    Else to the first and the last, to those beside it, and on in steps of ten, of a hundred and so on. So every part
    is a few steps away from every other, and the ways take no more room in an archive of any size.
    """
    if count <= FEW_PARTS:
        return tuple(range(1, count + 1))
    found = {1, count}
    step = 1
    while step < count:
        middle = here // step
        found.update(step * number for number in range(middle - STEPS, middle + STEPS + 1))
        step *= 10
    return tuple(sorted(one for one in found if 1 <= one <= count))


def _grouped(here: Iterable[tuple[Kept, Sequence[Pieces]]], aid: FindingAid, root: str) -> Iterator[PassageGroup]:
    by_letters: dict[frozenset[str], list[tuple[Kept, Sequence[Pieces]]]] = {}
    for kept, texts in here:
        by_letters.setdefault(frozenset(kept.passage.uses.column("letter_id")), []).append((kept, texts))
    for some in sorted(by_letters.values(), key=lambda one: -sum(kept.passage.words for kept, _ in one)):
        own = tuple(dict.fromkeys(some[0][0].passage.uses.column("letter_id")))
        longest = sorted(some, key=lambda one: -one[0].passage.words)
        yield PassageGroup(
            tuple(aid.card(root, one) for one in own),
            tuple(_passage(kept, texts, own, aid, root) for kept, texts in longest),
        )


def _passage(kept: Kept, texts: Sequence[Pieces], own: Sequence[str], aid: FindingAid, root: str) -> PassageView:
    uses = tuple(kept.passage.uses)
    first, *later = (
        UseView(own.index(use.letter_id) + 1, *_where(use, aid, root), pieces)
        for use, pieces in zip(uses, texts, strict=True)
    )
    return PassageView(kept.anchor, kept.passage.words, first, tuple(later))


def _where(use: Use, aid: FindingAid, root: str) -> tuple[LetterCard, str]:
    card = aid.card(root, use.letter_id)
    return card, f"{card.href}#{aid.anchors[use.letter_id][use.block]}"
