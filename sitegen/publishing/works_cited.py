"""Works that letters cite, gathered from all letters, and the pages on which they and shared passages stand.

All works stand on one page while it stays small; else every kind has a page, or several, and the first page is the way
to them. Which page a work stands on, and under which anchor, follows from what the letters cite alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, groupby, repeat
from typing import TypeVar

from sitegen.analysis.findings import Findings
from sitegen.analysis.passages import Passage, uses_of
from sitegen.analysis.references import Kind, Mention
from sitegen.core.digests import digest_of
from sitegen.core.frozen import Frozen
from sitegen.core.loading import digest_of_all
from sitegen.core.memo import Memo, Stage, no_memo
from sitegen.core.packed import PackedRows, Packing
from sitegen.core.slugs import slugify
from sitegen.publishing.site import Page

T = TypeVar("T")

KINDS: tuple[Kind, ...] = ("resolution", "document", "treaty", "law", "report", "letter", "institution", "web")
SMALL, PLACES_A_PAGE = 250, 600  # places at which all works stand on one page; places on one page, of passages too
PASSAGES_A_PAGE = 150
REFERENCES, PASSAGES = "references/index.html", "passages/index.html"


class Place(Frozen):
    """Where a work is cited: a letter, and which of its mentions does it, by its number from 0."""

    letter_id: str
    mention: int


PLACES = Packing(Place)


class Work(Frozen):
    """Something that letters cite, and all places where they do, letter by letter."""

    kind: Kind
    key: str
    label: str
    url: str | None
    anchor: str
    places: PackedRows[Place]

    @property
    def letters(self) -> tuple[str, ...]:
        """The ids of the letters that cite it, in their order."""
        return tuple(dict.fromkeys(self.places.column("letter_id")))

    @property
    def by_letter(self) -> Iterator[tuple[str, Iterator[Place]]]:
        """The letters that cite it, each with the places where it does."""
        return groupby(self.places, key=lambda one: one.letter_id)


class ReferencePage(Frozen):
    """One page of works. `kind` is None where all kinds stand together, and on the page that leads to the others."""

    permalink: str
    kind: Kind | None
    works: tuple[Work, ...]


class Kept(Frozen):
    """A shared passage under its anchor on the page where it stands."""

    permalink: str
    anchor: str
    passage: Passage


class _Gathered(Frozen):
    """All works, as they are remembered: each with its places as numbers, those of letters among `letters`."""

    letters: tuple[str, ...]
    works: tuple[tuple[Kind, str, str, str | None, str, bytes], ...]

    def each(self) -> tuple[Work, ...]:
        """Return the works."""
        return tuple(Work(*one[:-1], PackedRows(PLACES, self.letters, one[-1])) for one in self.works)


WORKS: Stage[_Gathered] = Stage("works", _Gathered)


def works_of(findings: Findings, memo: Memo = no_memo) -> tuple[Work, ...]:
    """Return the works that letters cite, kind by kind, in order of their labels.

    What a letter and its translations cite is cited once, in the first of them that does. `memo` spares the gathering
    where no letter cites otherwise.
    """
    read = digest_of((digest_of_all(findings.references), list(findings.works.items())))
    return memo(WORKS, read.hex(), lambda: _gathered(findings)).each()


def _gathered(findings: Findings) -> _Gathered:
    first: dict[tuple[Kind, str], Mention] = {}
    places: dict[tuple[Kind, str], bytearray] = defaultdict(bytearray)
    cited: dict[tuple[Kind, str, str], str] = {}
    in_several = set(findings.works.values())
    for at, (letter_id, mentions) in enumerate(findings.references.items()):
        own = findings.works.get(letter_id, letter_id)
        for number, one in enumerate(mentions):
            if own in in_several and cited.setdefault((one.kind, one.key, own), letter_id) != letter_id:
                continue
            first.setdefault((one.kind, one.key), one)
            places[one.kind, one.key] += PLACES.numbers.pack(at, number)
    named: dict[str, int] = {}
    return _Gathered(
        tuple(findings.references),
        tuple(
            (one.kind, one.key, one.label, one.url, _anchor(slugify(one.key), named), bytes(places[one.kind, one.key]))
            for one in sorted(first.values(), key=lambda one: (KINDS.index(one.kind), one.label.casefold(), one.key))
        ),
    )


def reference_pages_of(works: Sequence[Work]) -> tuple[ReferencePage, ...]:
    """Return the pages of works, the first one first."""
    if sum(len(work.places) for work in works) <= SMALL:
        return (ReferencePage(REFERENCES, None, tuple(works)),)
    reference_pages = [ReferencePage(REFERENCES, None, ())]
    for kind in KINDS:
        parts = _parts([(work, len(work.places)) for work in works if work.kind == kind])
        for number, part in enumerate(parts, 1):
            name = f"{kind}-{number}" if number > 1 else kind
            reference_pages.append(ReferencePage(f"references/{name}.html", kind, tuple(part)))
    return tuple(reference_pages)


def keep(passages: Iterable[Passage]) -> tuple[Kept, ...]:
    """Return the passages, each with its address: its anchor is made of its first words."""
    named: dict[str, int] = {}
    some = tuple(passages)
    places = chain.from_iterable(repeat(*page) for page in passage_pages(uses_of(some)))
    return tuple(
        Kept(place, _anchor(slugify(one.text, limit=40), named), one) for place, one in zip(places, some, strict=True)
    )


def passage_pages(uses: Sequence[int]) -> tuple[tuple[str, int], ...]:
    """Return the permalinks of the pages of passages, each with how many stand on it; `uses` has those of each passage.

    Where as many as stand on a page have too many uses for it, the rest of them follows on pages of its own. So one use
    more moves no other passage than those of that part.
    """
    pages: list[tuple[str, int]] = []
    for part, first in enumerate(range(0, len(uses), PASSAGES_A_PAGE), 1):
        name = f"passages/part-{part}" if part > 1 else PASSAGES.removesuffix(".html")
        for number, some in enumerate(_parts([(one, one) for one in uses[first : first + PASSAGES_A_PAGE]]), 1):
            pages.append((f"{name}-{number}.html" if number > 1 else f"{name}.html", len(some)))
    return tuple(pages) or ((PASSAGES, 0),)


def pages_of(works: Sequence[Work], uses: Sequence[int]) -> tuple[Page, ...]:
    """Return the pages that works, and passages with so many uses, need beside the first of each."""
    reference_pages = (
        Page(reference_page.permalink, "references.html") for reference_page in reference_pages_of(works)[1:]
    )
    return (*reference_pages, *(Page(one, "passages.html") for one, _ in passage_pages(uses)[1:]))


def _parts(sized: Iterable[tuple[T, int]]) -> Iterator[list[T]]:
    """Yield works or passages, given with the number of their places, in parts that each fill a page."""
    part: list[T] = []
    filled = 0
    for one, size in sized:
        if part and filled + size > PLACES_A_PAGE:
            yield part
            part, filled = [], 0
        part.append(one)
        filled += size
    if part:
        yield part


def _anchor(wanted: str, named: dict[str, int]) -> str:
    """Return an anchor that no other has; `named` counts those given."""
    named[wanted] = named.get(wanted, 0) + 1
    return wanted if named[wanted] == 1 else f"{wanted}--{named[wanted]}"
