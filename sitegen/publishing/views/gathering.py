"""What the finding aid gathers: each table with its rows, and with what tells that they are as they were.

Most tables hold what is at hand. Others are made when somebody looks into them, and are known by the digest of all that
they follow from. Whoever adds one says all that its maker reads; `tests/properties/test_tables.py` holds it to that.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields, replace
from functools import partial
from typing import Any

from sitegen.analysis.findings import Findings
from sitegen.analysis.passages import uses_of
from sitegen.archive import cosigning_of, lists_of
from sitegen.archive.addressing import letters_received
from sitegen.archive.cosigning import periods_of, signed_by
from sitegen.archive.doubts import Doubt, doubts_by_organization
from sitegen.archive.judged import judged, judged_by_organization
from sitegen.archive.pairs import by_letter
from sitegen.content.config import Config
from sitegen.content.transcriptions import Transcriptions
from sitegen.core.digests import digest_of
from sitegen.core.loading import Deferred, Loaded, OnDemand, digest_in, digest_of_all, head_of, seal_of, since_in, told
from sitegen.core.memo import Memo, Stage, each, in_turn
from sitegen.core.model import Archive, Manuscript
from sitegen.identity.collation import sort_key
from sitegen.publishing.site import Site, addressee_slugs, pairs_of
from sitegen.publishing.views.frame import Link, page_title
from sitegen.publishing.views.letter_cards import LetterCard, card_of_letter
from sitegen.publishing.views.lookup import FindingsLookup
from sitegen.publishing.views.orders import ordered_by, orders_of
from sitegen.publishing.views.pictures import grid
from sitegen.publishing.views.privacy import shown_of_entry
from sitegen.publishing.views.reads import Tables
from sitegen.publishing.views.relations import (
    Counts,
    below_of,
    children_of,
    counts_of,
    former_of,
    joins_of,
    listed_of,
    on_list,
    order_of,
    tongues_of,
)
from sitegen.publishing.views.text import anchors_of_places
from sitegen.publishing.works_cited import Work, passage_pages

COUNTS: Stage[Counts] = Stage("counts", Counts)


ANCHORS: Stage[dict[int, str]] = Stage("anchors", dict[int, str])
LINE: Stage[str | None] = Stage("a line of a source", str | None)


class Gathered:
    """The archive, its settings and its pages, with the look-ups that several kinds of page share.

    All that views read goes through its tables, which note what is read (`views.reads`); `archive`, too, is made of
    tables here, and its letters are without list and text. `cards`, `entries` (a letter's list as printed) and
    `corrections` hold of a letter what other pages show of it; `letters` hold all of it, and are for the pages that
    show its text. `known_cards` are those that were made once, by the way to the root that their links go: a
    few for each letter, as long as the build runs. `source_line` gives a line of a letter's source as pages show it.
    """

    def __init__(  # noqa: PLR0915 - a table a line
        self,
        archive: Archive,
        site: Site,
        config: Config,
        texts: Mapping[str, str],
        findings: Findings,
        doubts: Iterable[Doubt],
        addressees_asked: Iterable[Doubt],
        transcriptions: Transcriptions,
        given: Mapping[str, Any],
        offered: Mapping[str, int],
        works: tuple[Work, ...],
        memo: Memo,
    ) -> None:
        """Make the look-ups for all pages of `site`.

        `texts` are the archive's own pages; `findings` are what was found in the letters' texts; `doubts` are the pairs
        of organizations that nobody has decided on, `addressees_asked` those of addressees; `transcriptions` the
        letters' sources as they are read. `given` is what single pages show of what is none of the archive's; `offered`
        are the sizes of the letters' files that can be downloaded, `works` what the letters cite. `memo` may remember
        the anchors of each letter.
        """
        tables = Tables()
        table = tables.table
        addressees = addressee_slugs(archive)
        letters = {one.letter_id: one for one in archive.manuscripts}
        permalinks = {page.permalink for page in site.pages}
        pairs = pairs_of(archive)
        kept = tuple(one for one, _ in passage_pages(uses_of(findings.passages)))
        # What follows from the lists and from who stands behind their names: made when somebody asks for it.
        signing = Loaded(
            lambda: digest_of(
                (
                    digest_of_all(archive.by_letter),
                    list(archive.works.items()),
                    [one.letter_id for one in archive.letters],
                )
            )
        )
        organizing = Loaded(lambda: digest_of(list(archive.organizations.items())))
        dating = Loaded(
            lambda: digest_of([(own, one.letter.date, one.letter.language) for own, one in letters.items()])
        )
        cosigning = Loaded(lambda: cosigning_of(archive))
        periods = Loaded(lambda: periods_of(archive))
        anchors = OnDemand(letters, partial(_anchors, letters, memo))
        counted: dict[str, Callable[[], Any]] = {
            "cosigning": cosigning,
            "orders": Loaded(lambda: orders_of(archive, periods(), people=config.policies.people_pages)),
            "signatures": Loaded(lambda: _counts(archive, memo)),
        }
        counting = Loaded(lambda: digest_of((signing(), organizing(), dating(), list(archive.ledgers.items()))))
        # What is counted is told by what it is counted from: that is made sooner.
        counted_from: dict[str, Callable[[], object]] = {
            "cosigning": lambda: lists_of(archive),
            "orders": lambda: (ordered_by(archive), list(periods().items())),
            "signatures": counted["signatures"],
        }
        shared = {
            **given,
            "passages": len(findings.passages),
            "passage pages": kept if all(one in permalinks for one in kept) else kept[:1],
            "cited": (len(works), len({own for work in works for own in work.letters})),
            "grid": grid([(one.letter_id, one.letter.date) for one in archive.letters]),
        }
        of_works, signed = archive.works, Loaded(lambda: signed_by(archive))
        standing = Loaded(lambda: digest_of((signing(), list(archive.organizations))))
        since_organizations, since_lists = since_in(archive.by_organization), since_in(archive.by_letter)
        self.tables = tables
        signed_letters = OnDemand(
            archive.organizations, lambda own: tuple(signed().get(own, ())), whole=standing, since=since_organizations
        )
        self.archive = _in_tables(archive, tables, signed_letters)
        self.joined = cosigning
        self.config = config
        self.letters = table("letters", letters, lambda own: digest_of(told(letters[own])))
        self.cards = table("cards", OnDemand(letters, lambda own: card_of_letter(letters[own], archive)))
        self.entries = table(
            "entries",
            OnDemand(
                letters, lambda own: letters[own].letter.signatories, lambda own: seal_of(letters[own].letter).shown
            ),
        )
        self.corrections = table("corrections", OnDemand(letters, lambda own: letters[own].corrections))
        self.letter_ids = tables.whole("letter ids", tuple(one.letter_id for one in archive.letters))
        self.works = table("works", archive.works)
        self.permalinks = tables.names("permalinks", permalinks)
        self.addressees = table("addressees", addressees)
        self.signed = table(
            "signed",
            OnDemand(archive.by_letter, lambda own: frozenset(on_list(archive, own)), whole=signing, since=since_lists),
        )
        self.order = table("order", order_of(archive))
        self.children = table(
            "children", Deferred(lambda: children_of(archive), lambda: digest_of((signing(), organizing())))
        )
        self.dossiers = table("dossiers", letters_received(archive))
        self.addressees_below = table("addressees below", below_of(archive))
        self.addressees_asked = table("addressees asked", doubts_by_organization(addressees_asked))
        self.shared = table("shared", OnDemand(shared, shared.__getitem__))
        self.counted = table(
            "counted",
            OnDemand(counted, lambda name: counted[name](), whole=counting),
            lambda name: digest_of(counted_from[name]()),
        )
        self.signings = table(
            "signings",
            OnDemand(
                archive.organizations,
                lambda own: tuple(of_works[one] for one in signed().get(own, ())),
                whole=standing,
                since=since_organizations,
            ),
        )
        self.periods = table(
            "periods", Deferred(periods, lambda: digest_of((signing(), dating(), list(archive.organizations))))
        )
        self.lookup = FindingsLookup(archive, findings, works, tables, memo)
        self.own_pages = tuple(_own_pages(site, texts))
        self.judged = table("judged", judged_by_organization(judged(archive, memo)))
        self.doubts = table("doubts", doubts_by_organization(doubts))
        self.joins = table("joins", joins_of(archive))
        self.former = table("former", former_of(archive))
        self.tongues = table("tongues", Deferred(lambda: tongues_of(archive), lambda: digest_of((signing(), dating()))))
        self.pairs = table("pairs", by_letter(pairs))
        self.every_pair = tables.whole("every pair", pairs)
        self.ranks = table(
            "ranks",
            OnDemand(archive.organizations, lambda own: sort_key(archive.organizations[own].name), whole=organizing),
        )
        self.lists = table(
            "lists",
            OnDemand(
                [one.letter_id for one in archive.letters],
                partial(listed_of, archive),
                whole=signing,
                since=since_lists.of(of_works.__getitem__) if since_lists else None,
            ),
        )
        self.anchors = table("anchors", anchors, lambda own: digest_of(list(anchors[own].items())))
        self.texts = table("texts", texts)
        self.transcriptions = table("transcriptions", transcriptions, transcriptions.digest)
        self.offered = table("offered", {own: offered.get(own) for own in letters})
        self.verdicts = table("verdicts", OnDemand(transcriptions, transcriptions.verdict), transcriptions.digest)
        self.source_line = partial(_source_line, transcriptions, config, memo)
        self.known_cards: dict[tuple[str, str, bool], LetterCard] = {}


def _in_tables(archive: Archive, tables: Tables, signed: Mapping[str, tuple[str, ...]]) -> Archive:
    """Return the archive made of tables; `signed` are the letters of each organization."""
    table = tables.table
    return replace(
        archive,
        letters=tables.whole("heads of letters", [replace(one, letter=head_of(one.letter)) for one in archive.letters]),
        ledgers=table("ledgers", archive.ledgers),
        organizations=table("organizations", archive.organizations),
        signatures=tables.whole("signatures", archive.signatures),
        by_letter=table("by letter", archive.by_letter),
        by_organization=table("by organization", archive.by_organization),
        judgements=tables.whole("judgements", archive.judgements),
        redirects=table("redirects", archive.redirects),
        left=table("left", archive.left),
        versions=table("versions", archive.versions, lambda own: digest_of(list(map(told, archive.versions[own])))),
        joins=tables.whole("all joins", archive.joins),
        leads=tables.whole("leads", archive.leads),
        grades=table("grades", archive.grades),
        listed=table("listed", archive.listed),
        signed=table("letters signed", signed),
        named=table("named", archive.named),
        addressed=replace(
            archive.addressed,
            records=table("addressee records", archive.addressed.records),
            by_letter=table("addressees of letters", archive.addressed.by_letter),
            above=table("addressees above", archive.addressed.above),
            redirects=table("addressee redirects", archive.addressed.redirects),
            joins=tables.whole("addressee joins", archive.addressed.joins),
            leads=tables.whole("addressee leads", archive.addressed.leads),
        ),
    )


def _counts(archive: Archive, memo: Memo) -> Counts:
    """Return how many signatures there are; those of each list are remembered."""
    tasks = [(digest_in(archive.by_letter, own).hex(), own) for own in archive.by_letter]
    found = list(each(memo, in_turn, COUNTS, tasks, lambda own: counts_of(archive.by_letter[own]), together=True))
    return Counts(*(sum(getattr(one, name.name) for one in found) for name in fields(Counts)))


def _anchors(letters: Mapping[str, Manuscript], memo: Memo, own: str) -> dict[int, str]:
    letter = letters[own].letter
    return memo(ANCHORS, seal_of(letter).text.hex(), lambda: anchors_of_places(letter))


def _source_line(transcriptions: Transcriptions, config: Config, memo: Memo, own: str, number: int) -> str | None:
    """Return a line of a source, from 1, as pages show it, or None; remembered, since to open a source takes time."""

    def line() -> str | None:
        lines = transcriptions[own].source.lines
        return shown_of_entry(lines[number - 1], config).strip() if 1 <= number <= len(lines) else None

    return memo(LINE, digest_of((transcriptions.digest(own), number, config.policies.contacts)).hex(), line)


def _own_pages(site: Site, texts: Mapping[str, str]) -> Iterator[Link]:
    """Yield the archive's own pages beside "about", which every page links anyhow."""
    for page in site.pages:
        if page.template == "page.html" and page.subject != "about":
            yield Link(page_title(page.subject, texts.get(f"{page.subject}.md", "")), page.permalink)
