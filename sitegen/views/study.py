"""What the rules find in letters' texts, made fit for pages: what is asked, again and again, and what is cited."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sitegen.content import Memo, no_memo
from sitegen.demands import Demand, find_demands, recurring
from sitegen.model import Archive, Letter
from sitegen.references import Kind, Mention, find_references
from sitegen.source import digest
from sitegen.views.frame import Link
from sitegen.views.privacy import mask_addresses

SHOWN: tuple[Kind, ...] = ("resolution", "document", "treaty", "law")


@dataclass(frozen=True, slots=True)
class Study:
    """What one letter asks and cites."""

    demands: tuple[Demand, ...]
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class Studies:
    """What all letters ask and cite, by letter id; a demand stands with the earlier letters that ask the same."""

    demands: Mapping[str, tuple[tuple[Demand, tuple[str, ...]], ...]]
    mentions: Mapping[str, tuple[Mention, ...]]
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


def study(archive: Archive, memo: Memo = no_memo) -> Studies:
    """Return what the letters of the archive ask and cite. `memo` may remember each letter's own part."""
    found = {one.letter_id: _study(one.letter, memo) for one in archive.letters}
    return Studies(
        recurring({letter_id: one.demands for letter_id, one in found.items()}),
        {letter_id: one.mentions for letter_id, one in found.items()},
        {one.letter_id: one.letter.date for one in archive.letters},
    )


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


def _study(letter: Letter, memo: Memo) -> Study:
    read = repr(
        (letter.title, letter.date, letter.language, letter.addressees, letter.cc, letter.body, letter.footnotes)
    )
    found: Study = memo("study", digest(read.encode()), lambda: Study(find_demands(letter), find_references(letter)))
    return found
