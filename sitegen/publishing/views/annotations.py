"""What the archive marks in a letter's text: demands, shared passages, and words that lead to what they speak of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from sitegen.analysis.references import Mention
from sitegen.core.frozen import Frozen
from sitegen.publishing.views.lookup import FindingsLookup, anchor_of_demand


class Mark(Frozen):
    """A mark on characters `start` to `end` of a block's text; `anchor` is an id.

    A "link" leads its words to `href`. A "demand" and a "passage" are ruled, and a sign behind them leads there.
    `about` is "asks" for a demand, "first" or "again" for a shared passage, and for a link "work", "organization" or
    "letter".
    """

    kind: Literal["demand", "passage", "link"]
    start: int
    end: int
    anchor: str | None
    href: str
    about: str


def marks_of(
    letter_id: str, lookup: FindingsLookup, root: str, organizations: Mapping[str, str]
) -> dict[int, tuple[Mark, ...]]:
    """Return the marks of a letter by the number of the block, from 0; footnotes count -1, -2 and on.

    `organizations` are the addresses of those that have a page.
    """
    found: dict[int, list[Mark]] = defaultdict(list)
    for number, (demand, _) in enumerate(lookup.demands[letter_id]):
        anchor = anchor_of_demand(number)
        found[demand.block].append(Mark("demand", demand.start, demand.end, anchor, f"#{anchor}", "asks"))
    uses = sorted(lookup.uses.get(letter_id, ()), key=lambda one: (one.use.block, one.use.start))
    for at, one in enumerate(uses, 1):
        use, about = one.use, "again" if one.number else "first"
        found[use.block].append(Mark("passage", use.start, use.end, f"use-{at}", root + one.entry, about))
    links: dict[int, list[Mark]] = defaultdict(list)
    for block, mark in (*_letters_and_works(lookup.mentions[letter_id], lookup, root),
                        *_organizations(letter_id, lookup, organizations)):  # fmt: skip
        links[block].append(mark)
    for block, marks in links.items():
        found[block] += _longest(marks)
    return {block: tuple(marks) for block, marks in found.items()}


def _letters_and_works(mentions: Sequence[Mention], lookup: FindingsLookup, root: str) -> Iterator[tuple[int, Mark]]:
    """Yield links to what a letter cites: institutions where they are first named, everything else at every place."""
    met: set[str] = set()
    for one in mentions:
        if one.kind == "web" or (one.kind == "institution" and one.key in met):
            continue
        met.add(one.key)
        if one.kind == "letter":
            yield one.block, Mark("link", one.start, one.end, None, f"{root}letters/{one.key}.html", "letter")
        else:
            entry = root + lookup.entries[one.kind, one.key]
            href = one.url if one.url and one.kind != "institution" else entry
            yield one.block, Mark("link", one.start, one.end, None, href, "work")


def _organizations(
    letter_id: str, lookup: FindingsLookup, organizations: Mapping[str, str]
) -> Iterator[tuple[int, Mark]]:
    """Yield links to organizations, once in every block."""
    met: set[tuple[int, str]] = set()
    for one in lookup.named.get(letter_id, ()):
        href = organizations.get(one.organization_id)
        if href and (one.block, one.organization_id) not in met:
            met.add((one.block, one.organization_id))
            yield one.block, Mark("link", one.start, one.end, None, href, "organization")


def _longest(marks: Sequence[Mark]) -> Iterator[Mark]:
    """Yield the marks that lie over no longer one; of two of one length the letter, then the organization."""
    order = ("letter", "organization", "work")
    taken: list[Mark] = []
    for mark in sorted(marks, key=lambda one: (one.start - one.end, order.index(one.about), one.start)):
        if not any(mark.start < one.end and one.start < mark.end for one in taken):
            taken.append(mark)
            yield mark
