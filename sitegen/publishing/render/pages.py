"""Which pages are drawn, and which are kept as an earlier build drew them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from itertools import chain
from typing import SupportsBytes

from sitegen.core.diagnostics import Checked, Diagnostic
from sitegen.core.digests import digest_of
from sitegen.core.frozen import Frozen
from sitegen.core.memo import Spread
from sitegen.publishing.records import Facts, PageRecord, Put, Records, in_memory
from sitegen.publishing.render import Renderer
from sitegen.publishing.render.faults import TEMPLATE_FAULTS, broken_template
from sitegen.publishing.render.parts import Laid, cut
from sitegen.publishing.site import Page, Site
from sitegen.publishing.views import Views
from sitegen.publishing.views.registers import Noted

PART = 64  # pages that are drawn at a time by one process


class Pages(Frozen):
    """The pages that were drawn, those that are kept, and what all were made from, under their permalinks."""

    files: Mapping[str, SupportsBytes]
    kept: frozenset[str]
    records: Mapping[str, PageRecord]

    @property
    def new(self) -> Iterator[PageRecord]:
        """What the pages that were drawn were made from."""
        return (one for path, one in self.records.items() if path not in self.kept)


class _Task(Frozen):
    """A page to be drawn, the digest of what is around it, and how it was drawn if only its template has changed."""

    page: Page
    frame: bytes
    earlier: PageRecord | None


class _Drawn(Frozen):
    """A page that was drawn, or why its template cannot be, with what was read for it and what can be cut from it."""

    file: SupportsBytes | Diagnostic
    noted: Noted
    facts: Facts | None = None
    cuts: bytes = b""


def render_pages(
    renderer: Renderer, views: Views, site: Site, earlier: Records, around: object, spread: Spread, put: Put = in_memory
) -> Checked[Pages]:
    """Return the pages: those are drawn of which `earlier` knows nothing, or that read a row that has changed.

    Where only its template has changed, the parts of a page that this does not touch are cut from the page that stands.

    `around` is what all of them are made from: one that names somebody who is withheld since must not be kept, so the
    names that are looked for are in it. `put` keeps what is drawn. A template that is broken is reported once, with the
    line at which it broke.
    """
    pages: dict[str, SupportsBytes] = {}
    records: dict[str, PageRecord] = {}
    broken: dict[str, Diagnostic] = {}
    new: list[_Task] = []
    changed = views.tables.changed()
    for page in site.pages:
        frame = digest_of((page, around))
        record = earlier.pages.get(page.permalink)
        stands = record is not None and record.stands(frame, changed)
        if record and stands and record.template == renderer.digest(page.template):
            records[page.permalink] = record
        else:
            new.append(_Task(page, frame, record if stands else None))

    def draw(some: Sequence[_Task]) -> list[_Drawn]:
        return [_drawn(task, views, renderer, earlier, put) for task in some]

    kept = frozenset(records)
    views.prepare([task.page for task in new if not (task.earlier and task.earlier.facts)], spread)
    if len(new) > PART:
        for template in dict.fromkeys(task.page.template for task in new):
            with suppress(*TEMPLATE_FAULTS):  # told where a page is drawn with it
                renderer.prepare(template)
    first = _first(new)
    done = dict(zip((task.page for task in first), draw(first), strict=True))
    left = [task for task in new if task.page not in done]
    parts = [left[at : at + PART] for at in range(0, len(left), PART)]
    rest = chain.from_iterable(spread(draw, parts))
    for task in new:
        drawn = done.get(task.page) or next(rest)
        page, made = task.page, views.tables.record(task.frame, drawn.noted)
        if task.earlier and task.earlier.facts:  # what stands of the page read what the whole of it read then
            made = made.joined(task.earlier)
        digest = renderer.digest(page.template)
        records[page.permalink] = PageRecord(made.frame, made.rows, digest, drawn.facts, drawn.cuts)
        if isinstance(drawn.file, Diagnostic):
            broken.setdefault(page.template, drawn.file)
        else:
            pages[page.permalink] = drawn.file
    return Checked(Pages(pages, kept, records), tuple(broken.values()))


def _first(tasks: Sequence[_Task]) -> list[_Task]:
    """Return a page of each template that draws many.

    They are drawn by the first process: what they look up, every copy of it then has.
    """
    many = Counter(task.page.template for task in tasks)
    found = {task.page.template: task for task in reversed(tasks) if many[task.page.template] > PART}
    return list(found.values())


def _drawn(task: _Task, views: Views, renderer: Renderer, earlier: Records, put: Put) -> _Drawn:
    """Return a page, or why its template cannot be drawn, and what was read for it."""
    page, before = task.page, task.earlier
    known = dict(cut(earlier.standing(page.permalink, before.facts), before.cuts)) if before and before.facts else {}

    def draw() -> Laid | Diagnostic:
        view = views.of(page)
        try:
            return renderer.draw(page.template, view, known)
        except TEMPLATE_FAULTS as fault:
            return broken_template(page.template, fault, renderer.templates)

    made, noted = views.noted(draw)
    if isinstance(made, Diagnostic):
        return _Drawn(made, noted)
    facts = Facts.of(made.page) if made.cuts else None
    return _Drawn(put(page.permalink, made.page), noted, facts, made.cuts)
