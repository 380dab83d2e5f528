"""What the rules find in letters' texts, looked up by letter: what is asked, again and again, cited, named, shared."""

from __future__ import annotations

from array import array
from collections import defaultdict, deque
from collections.abc import Container, Mapping, Sequence

from sitegen.analysis.demands import Demand
from sitegen.analysis.demands.recurring import AskedBefore, asked_before
from sitegen.analysis.findings import Findings
from sitegen.analysis.passages import Passage, Use
from sitegen.analysis.references import Kind, Mention
from sitegen.archive.grouping import under_keys
from sitegen.core.digests import digest_of
from sitegen.core.frozen import Frozen
from sitegen.core.loading import Deferred, InPassing, Loaded, OnDemand, digest_in, digest_of_all, digest_of_row, seal_of
from sitegen.core.memo import Memo, Spread, each, no_memo
from sitegen.core.model import Archive
from sitegen.identity.contacts import mask_addresses
from sitegen.publishing.views.frame import Link
from sitegen.publishing.views.held import HELD, Held, basis_of, held_of
from sitegen.publishing.views.quotations import Quotations
from sitegen.publishing.views.reads import Tables
from sitegen.publishing.works_cited import Kept, Work, keep, reference_pages_of

SHOWN: tuple[Kind, ...] = ("resolution", "document", "treaty", "law", "report", "letter")

_AT_A_TIME = 64  # pages of passages


class PassageUse(Frozen):
    """A letter's use of a shared passage: the entry of the passage below the site's root, which use (0 the first)."""

    entry: str
    number: int
    use: Use


class DemandView(Frozen):
    """A sentence that asks, where it stands, and in how many earlier letters it was asked `before`.

    `asked` is whom it asks, in the letter's words; it stands on source lines `lines`. `first` and `last` lead to the
    first and the last of the earlier letters (date, address); they are one if there is but one.
    """

    text: str
    asked: str | None
    href: str
    lines: tuple[int, int]
    before: int
    first: Link | None
    last: Link | None


class CitedView(Frozen):
    """Something that a letter cites, its address and its entry, and the places in the letter that cite it."""

    kind: Kind
    label: str
    url: str | None
    entry: str
    places: tuple[str, ...]


class FindingsLookup:
    """What all letters ask, cite, name and share.

    By letter id: `demands` with what earlier letters ask the same, `mentions`, `named` organizations, `uses` of
    shared passages, and the later letters that cite it (`citing`). `kept` are the passages by the page they stand on,
    `held` their uses in pieces; to `hold` makes those of some pages, side by side, so that they are remembered.
    `quoted` has the sentences that cite works. `recurring` are by addressee. `entries` lead from the
    kind and key of a work that is no mere link to its entry, below the site's root.
    """

    def __init__(
        self,
        archive: Archive,
        findings: Findings,
        works: tuple[Work, ...],
        tables: Tables,
        memo: Memo = no_memo,
    ) -> None:
        """Take what was found in the letters of the archive, in tables that note what they read.

        `works` are those that the letters cite. `memo` may remember passages in the words of each letter.
        """
        letters = {one.letter_id: one.letter for one in archive.manuscripts}
        table = tables.table
        reference_pages = reference_pages_of(works)
        entries: dict[tuple[Kind, str], str] = {
            (work.kind, work.key): f"{reference_page.permalink}#{work.anchor}"
            for reference_page in reference_pages
            for work in reference_page.works
            if work.kind != "web"  # nothing leads to the entry of a link, and nearly all works are links
        }
        citing = _citing(works, findings.references)
        # All of these follow from what letters cite, which is digested once.
        referring = Loaded(
            lambda: digest_of(
                (
                    digest_of_all(findings.references),
                    list(findings.works.items()),
                    [one.permalink for one in reference_pages],
                )
            )
        )
        before = asked_before(findings.recurring, findings.demands)

        def asked(own: str) -> tuple[tuple[Demand, AskedBefore | None], ...]:
            return tuple(zip(findings.demands[own], before[own], strict=True))

        gathered = {one.addressee for one in findings.gathered}
        repeated = (*(one for one in findings.recurring if one.addressee not in gathered), *findings.gathered)

        # Passages are loaded where a text has changed, or a page shows them.
        sharing = Loaded(lambda: digest_of_row(findings.passages))
        by_page = Loaded(lambda: under_keys((one.permalink, one) for one in keep(findings.passages)))

        blocks = OnDemand(letters, lambda own: seal_of(letters[own]).blocks)

        def basis(page: str) -> bytes:
            return digest_of(basis_of(by_page()[page], lambda own, block: blocks[own][block]))

        def make(page: str) -> Held:
            return held_of(by_page()[page], lambda use: letters[use.letter_id].body[use.block].text)

        # Each page of passages asks for its own once, and they are many: none is kept.
        held = Loaded(lambda: InPassing(by_page(), lambda page: memo(HELD, basis(page).hex(), lambda: make(page))))

        def hold(pages: Container[str], spread: Spread) -> None:
            if memo is not no_memo:  # else nothing is remembered, and whoever draws a page makes its own
                tasks = [(basis(page).hex(), page) for page in by_page() if page in pages]
                for at in range(0, len(tasks), _AT_A_TIME):  # those that are known are held while others are made
                    deque(each(memo, spread, HELD, tasks[at : at + _AT_A_TIME], make), maxlen=0)

        texts = Loaded(lambda: digest_of((sharing(), list(blocks.values()))))
        self.demands = table(
            "demands",
            InPassing(findings.demands, asked),
            lambda own: digest_of((digest_in(findings.demands, own), before[own])),
        )
        self.mentions = table("mentions", findings.references)
        self.named = table("named", findings.named)
        self.uses = table("uses", Deferred(lambda: _uses(by_page()), sharing))
        self.citing = table("citing", Deferred(lambda: citing, referring))
        self.recurring = table("recurring", under_keys((one.addressee, one) for one in repeated))
        self.reference_pages = tables.whole("reference pages", reference_pages, referring)
        self.quoted = Quotations(findings.references, memo)
        self.kept = table("kept", Deferred(by_page, sharing))
        self.held = table("passages held", Deferred(held, texts), basis)
        self.hold = hold
        self.entries = table("reference entries", Deferred(lambda: entries, referring))
        self.dates = table("dates", {one.letter_id: one.letter.date for one in archive.letters})


def _uses(by_page: Mapping[str, Sequence[Kept]]) -> Mapping[str, Sequence[PassageUse]]:
    """Return the uses of passages by letter: until somebody asks, each is two numbers, for there may be millions."""
    passages: list[tuple[str, Passage]] = []
    places: dict[str, array[int]] = defaultdict(lambda: array("I"))  # of a passage, and of a use of it, in turn
    for page, some in by_page.items():
        for one in some:
            for number, letter_id in enumerate(one.passage.uses.column("letter_id")):
                places[letter_id].extend((len(passages), number))
            passages.append((f"{page}#{one.anchor}", one.passage))

    def made(letter_id: str) -> list[PassageUse]:
        row = iter(places[letter_id])
        return [
            PassageUse(entry, number, passage.uses[number])
            for (entry, passage), number in ((passages[at], number) for at, number in zip(row, row, strict=True))
        ]

    return InPassing(places, made)


def _citing(works: Sequence[Work], references: Mapping[str, Sequence[Mention]]) -> dict[str, list[tuple[str, Mention]]]:
    """Return of each letter that others cite those, each with the first place where it does."""
    return {
        work.key: [(letter_id, references[letter_id][next(places).mention]) for letter_id, places in work.by_letter]
        for work in works
        if work.kind == "letter"
    }


def anchor_of_demand(number: int) -> str:
    """Return the anchor of a letter's demand, by its number from 0."""
    return f"demand-{number + 1}"


def demands_of(letter_id: str, lookup: FindingsLookup, page: str, root: str) -> tuple[DemandView, ...]:
    """Return what a letter asks. `page` is the way to its page ("" on itself)."""
    return tuple(
        DemandView(
            text=mask_addresses(demand.text),
            asked=demand.asked,
            href=f"{page}#{anchor_of_demand(number)}",
            lines=(demand.first, demand.last),
            before=earlier.count if earlier else 0,
            first=_way_to(earlier.first, lookup, root) if earlier else None,
            last=_way_to(earlier.last, lookup, root) if earlier else None,
        )
        for number, (demand, earlier) in enumerate(lookup.demands[letter_id])
    )


def _way_to(letter_id: str, lookup: FindingsLookup, root: str) -> Link:
    return Link(lookup.dates.get(letter_id) or letter_id, f"{root}letters/{letter_id}.html")


def cited_in(letter_id: str, lookup: FindingsLookup, anchors: Mapping[int, str], root: str) -> tuple[CitedView, ...]:
    """Return the works that a letter cites, institutions and links aside, kind by kind in order of their labels."""
    found = under_keys(((one.kind, one.key), one) for one in lookup.mentions[letter_id] if one.kind in SHOWN)
    views = (
        CitedView(
            kind,
            mentions[0].label,
            mentions[0].url if kind != "letter" else f"{root}letters/{key}.html",
            root + lookup.entries[kind, key],
            tuple(dict.fromkeys(anchors[one.block] for one in mentions if one.block in anchors)),
        )
        for (kind, key), mentions in found.items()
    )
    return tuple(sorted(views, key=lambda one: (SHOWN.index(one.kind), one.label)))
