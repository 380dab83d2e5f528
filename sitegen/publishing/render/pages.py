"""Which pages are drawn, and which are kept as an earlier build drew them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import chain
from typing import SupportsBytes

from sitegen.core.diagnostics import Checked, Diagnostic
from sitegen.core.digests import digest_of
from sitegen.core.memo import Spread
from sitegen.publishing.records import Put, Record, in_memory
from sitegen.publishing.render import Renderer
from sitegen.publishing.render.faults import TEMPLATE_FAULTS, broken_template
from sitegen.publishing.site import Page, Site
from sitegen.publishing.views import Views
from sitegen.publishing.views.registers import Noted

PART = 64  # pages that are drawn at a time by one process


@dataclass(frozen=True, slots=True)
class Pages:
    """The pages that were drawn, those that are kept, and what all were made from, under their permalinks."""

    files: Mapping[str, SupportsBytes]
    kept: frozenset[str]
    records: Mapping[str, Record]

    @property
    def new(self) -> Iterator[Record]:
        """What the pages that were drawn were made from."""
        return (one for path, one in self.records.items() if path not in self.kept)


def render_pages(
    renderer: Renderer,
    views: Views,
    site: Site,
    earlier: Mapping[str, Record],
    around: object,
    spread: Spread,
    put: Put = in_memory,
) -> Checked[Pages]:
    """Return the pages: those are drawn of which `earlier` knows nothing, or that read a row that has changed.

    `around` is what all of them are made from: one that names somebody who is withheld since must not be kept, so the
    names that are looked for are in it. `put` keeps what is drawn. A template that is broken is reported once, with the
    line at which it broke.
    """
    pages: dict[str, SupportsBytes] = {}
    records: dict[str, Record] = {}
    broken: dict[str, Diagnostic] = {}
    new: list[tuple[Page, bytes]] = []
    changed = views.tables.changed()
    for page in site.pages:
        frame = digest_of((page, renderer.digest(page.template), around))
        record = earlier.get(page.permalink)
        if record and record.stands(frame, changed):
            records[page.permalink] = record
        else:
            new.append((page, frame))

    def draw(some: Sequence[tuple[Page, bytes]]) -> list[tuple[SupportsBytes | Diagnostic, Noted]]:
        return [_drawn(page, views, renderer, put) for page, _ in some]

    kept = frozenset(records)
    views.prepare([page for page, _ in new], spread)
    parts = [new[at : at + PART] for at in range(0, len(new), PART)]
    for template in dict.fromkeys(page.template for page, _ in new) if len(parts) > 1 else ():
        with suppress(*TEMPLATE_FAULTS):  # told where a page is drawn with it
            renderer.prepare(template)
    for (page, frame), (drawn, noted) in zip(new, chain.from_iterable(spread(draw, parts)), strict=True):
        records[page.permalink] = views.tables.record(frame, noted)
        if isinstance(drawn, Diagnostic):
            broken.setdefault(page.template, drawn)
        else:
            pages[page.permalink] = drawn
    return Checked(Pages(pages, kept, records), tuple(broken.values()))


def _drawn(page: Page, views: Views, renderer: Renderer, put: Put) -> tuple[SupportsBytes | Diagnostic, Noted]:
    """Return a page, or why its template cannot be drawn, and what was read for it."""
    view, noted = views.of(page)
    try:
        drawn = renderer.render(page.template, view)
    except TEMPLATE_FAULTS as fault:
        return broken_template(page.template, fault, renderer.templates), noted
    return put(page.permalink, drawn), noted
