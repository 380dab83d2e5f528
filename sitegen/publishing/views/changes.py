"""The changelog of the archive: what was added, corrected, withdrawn and withheld, newest first."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from sitegen.core.frozen import Frozen
from sitegen.core.model import Change, ChangeKind
from sitegen.identity.contacts import mask_addresses
from sitegen.publishing.site import Page
from sitegen.publishing.views.finding import FindingAid
from sitegen.publishing.views.frame import Frame, Link, way_to_root


class ChangeView(Frozen):
    """One change. `letter` has no href if it has no page (any more); `source` leads to the line that it is about.

    `private`: a private text is withheld, and no signatory. `counted`: the letter says how many signed it, so it counts
    one who is withheld.
    """

    date: str
    kind: ChangeKind
    letter: Link | None
    language: str | None
    what: str | None
    by: str | None
    source: Link | None
    private: bool
    counted: bool


class DayView(Frozen):
    """The changes of one kind on one day. They are `plain` if there is nothing to say of any but its letter."""

    date: str
    kind: ChangeKind
    changes: tuple[ChangeView, ...]
    plain: bool


class ChangesView(Frozen):
    """The page: changes by year and day, newest first; letters with corrections whose day nobody has recorded."""

    frame: Frame
    years: tuple[tuple[str, tuple[DayView, ...]], ...]
    undated: tuple[tuple[Link, str | None, int], ...]


def changes_view(page: Page, aid: FindingAid) -> ChangesView:
    """Return the page of all changes, whose texts are masked as the archive's letters are."""
    root, changes = way_to_root(page.permalink), aid.changes
    newest = sorted(changes, key=lambda one: one.date, reverse=True)
    days = [_day(tuple(some), aid, root) for _, some in groupby(newest, key=lambda one: (one.date, one.kind))]
    return ChangesView(
        frame=aid.frame(page, "Changes"),
        years=tuple((year, tuple(found)) for year, found in groupby(days, key=lambda one: one.date[:4])),
        undated=tuple(_undated(aid, root)),
    )


def _day(some: tuple[Change, ...], aid: FindingAid, root: str) -> DayView:
    kind = some[0].kind
    told = kind == "withheld" or any(one.what or one.by or one.private or not one.letter for one in some)
    return DayView(some[0].date, kind, tuple(_view(one, aid, root) for one in some), plain=not told)


def _view(one: Change, aid: FindingAid, root: str) -> ChangeView:
    card = aid.cards.get(one.letter or "")
    letter = language = None
    if card:
        letter = Link(card.title, root + card.href)
        language = card.language
    elif one.letter:
        letter = Link(one.letter, None)
    source = aid.source(root, one.letter or "") if one.source_line and card else None
    shown = aid.config.policies.contacts == "shown"
    return ChangeView(
        date=one.date,
        kind=one.kind,
        letter=letter,
        language=language,
        what=one.what if shown or not one.what else mask_addresses(one.what),
        by=one.by if shown or not one.by else mask_addresses(one.by),
        source=Link(str(one.source_line), f"{source}#L{one.source_line}") if source else None,
        private=one.private,
        counted=card is not None and card.stated is not None,
    )


def _undated(aid: FindingAid, root: str) -> Iterator[tuple[Link, str | None, int]]:
    for letter_id, corrections in aid.corrections.items():
        count = sum(fix.on is None for fix in corrections)
        if count:
            card = aid.card(root, letter_id)
            yield Link(card.title, f"{card.href}#corrections"), card.language, count
