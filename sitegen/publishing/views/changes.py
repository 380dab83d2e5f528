"""The changelog of the archive: what was added, corrected, withdrawn and withheld, newest first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from sitegen.core.model import Change, ChangeKind
from sitegen.publishing.site import Page
from sitegen.publishing.views.finding import FindingAid, heading
from sitegen.publishing.views.frame import Frame, Link, way_to_root
from sitegen.publishing.views.privacy import mask_addresses


@dataclass(frozen=True, slots=True)
class ChangeView:
    """One change. `letter` has no href if it has no page (any more); `source` leads to the line that it is about."""

    date: str
    kind: ChangeKind
    letter: Link | None
    language: str | None
    what: str | None
    by: str | None
    source: Link | None


@dataclass(frozen=True, slots=True)
class ChangesView:
    """The page: changes by year, newest first, and the letters with corrections whose day nobody has recorded."""

    frame: Frame
    years: tuple[tuple[str, tuple[ChangeView, ...]], ...]
    undated: tuple[tuple[Link, str | None, int], ...]


def changes_view(page: Page, aid: FindingAid, changes: Iterable[Change]) -> ChangesView:
    """Return the page of all `changes`, whose texts are masked as the archive's letters are."""
    root = way_to_root(page.permalink)
    newest = sorted(changes, key=lambda one: one.date, reverse=True)
    views = [_view(one, aid, root) for one in newest]
    return ChangesView(
        frame=aid.frame(page, "Changes"),
        years=tuple((year, tuple(found)) for year, found in groupby(views, key=lambda one: one.date[:4])),
        undated=tuple(_undated(aid, root)),
    )


def _view(one: Change, aid: FindingAid, root: str) -> ChangeView:
    manuscript = aid.letters.get(one.letter or "")
    letter = language = None
    if manuscript:
        letter = Link(heading(manuscript.letter, manuscript.letter_id), f"{root}letters/{one.letter}.html")
        language = manuscript.letter.language
    elif one.letter:
        letter = Link(one.letter, None)
    source = aid.source(root, one.letter or "") if one.source_line and manuscript else None
    shown = aid.config.policies.contacts == "shown"
    return ChangeView(
        date=one.date,
        kind=one.kind,
        letter=letter,
        language=language,
        what=one.what if shown or not one.what else mask_addresses(one.what),
        by=one.by if shown or not one.by else mask_addresses(one.by),
        source=Link(str(one.source_line), f"{source}#L{one.source_line}") if source else None,
    )


def _undated(aid: FindingAid, root: str) -> Iterator[tuple[Link, str | None, int]]:
    for one in aid.letters.values():
        count = sum(fix.on is None for fix in one.corrections)
        if count:
            href = f"{root}letters/{one.letter_id}.html#corrections"
            yield Link(heading(one.letter, one.letter_id), href), one.letter.language, count
