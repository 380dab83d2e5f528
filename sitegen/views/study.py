"""What the rules find in letters' texts, made fit for pages: what is asked, again and again, and what is cited."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sitegen.demands import Demand, recurring
from sitegen.findings import Findings
from sitegen.model import Archive
from sitegen.references import Kind, Mention
from sitegen.views.frame import Link
from sitegen.views.privacy import mask_addresses

SHOWN: tuple[Kind, ...] = ("resolution", "document", "treaty", "law")


@dataclass(frozen=True, slots=True)
class Studies:
    """What all letters ask and cite, by letter id; a demand stands with the earlier letters that ask the same."""

    demands: Mapping[str, tuple[tuple[Demand, tuple[str, ...]], ...]]
    mentions: Mapping[str, Sequence[Mention]]
    dates: Mapping[str, str | None]


@dataclass(frozen=True, slots=True)
class DemandView:
    """A sentence that asks, where it stands, and in how many earlier letters it was asked `before`.

    `first` and `last` lead to the first and the last of them (date, address); they are one if there is but one.
    """

    text: str
    href: str
    before: int
    first: Link | None
    last: Link | None


@dataclass(frozen=True, slots=True)
class CitedView:
    """Something that a letter cites, its address if it has one, and the places in the letter that cite it."""

    kind: Kind
    label: str
    url: str | None
    places: tuple[str, ...]


def study(archive: Archive, findings: Findings) -> Studies:
    """Return what was found in the letters of the archive as pages look it up."""
    return Studies(
        _asked(archive, findings),
        findings.references,
        {one.letter_id: one.letter.date for one in archive.manuscripts},
    )


def _asked(archive: Archive, findings: Findings) -> dict[str, tuple[tuple[Demand, tuple[str, ...]], ...]]:
    """Return the demands with the earlier letters that ask the same; what a version asks, its letter asked."""
    works = archive.works
    counted = {own: found for own, found in findings.demands.items() if works[own] == own}
    versions = {own: tuple((one, ()) for one in found) for own, found in findings.demands.items() if works[own] != own}
    return {**recurring(counted), **versions}


def demands_of(
    letter_id: str, studies: Studies, anchors: Mapping[int, str], page: str, root: str
) -> tuple[DemandView, ...]:
    """Return what a letter asks. `page` is the way to its page ("" on itself); `anchors` are those of its blocks."""
    return tuple(
        DemandView(
            text=mask_addresses(demand.text),
            href=f"{page}#{anchors[demand.block]}",
            before=len(earlier),
            first=_way_to(earlier[0], studies, root) if earlier else None,
            last=_way_to(earlier[-1], studies, root) if earlier else None,
        )
        for demand, earlier in studies.demands[letter_id]
    )


def _way_to(letter_id: str, studies: Studies, root: str) -> Link:
    return Link(studies.dates.get(letter_id) or letter_id, f"{root}letters/{letter_id}.html")


def cited_in(letter_id: str, studies: Studies, anchors: Mapping[int, str]) -> tuple[CitedView, ...]:
    """Return the documents that a letter cites, resolutions first, in order of their labels."""
    works: dict[tuple[Kind, str], list[Mention]] = {}
    for one in studies.mentions[letter_id]:
        if one.kind in SHOWN:
            works.setdefault((one.kind, one.key), []).append(one)
    views = (
        CitedView(
            kind,
            found[0].label,
            found[0].url,
            tuple(dict.fromkeys(anchors[one.block] for one in found if one.block in anchors)),
        )
        for (kind, _), found in works.items()
    )
    return tuple(sorted(views, key=lambda one: (SHOWN.index(one.kind), one.label)))
