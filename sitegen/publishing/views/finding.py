"""The finding aid: what the pages look up in the archive, gathered once for all of them."""

from __future__ import annotations

from dataclasses import replace

from sitegen.archive import CoSigning
from sitegen.core.model import Change
from sitegen.publishing.site import COALITION, COMPARE, Page, pair_permalink
from sitegen.publishing.views.frame import Frame, Link, frame_of
from sitegen.publishing.views.gathering import Gathered
from sitegen.publishing.views.letter_cards import LetterCard
from sitegen.publishing.views.orders import Orders
from sitegen.publishing.views.pictures import Grid, tally
from sitegen.publishing.views.relations import Counts


class FindingAid(Gathered):
    """What pages look up, and the ways that lead from one page to another."""

    @property
    def cosigning(self) -> CoSigning:
        """Who signs with whom, all of it: for the pages that count over all lists."""
        found: CoSigning = self.counted["cosigning"]
        return found

    @property
    def orders(self) -> Orders:
        """The orders of the indexes."""
        found: Orders = self.counted["orders"]
        return found

    @property
    def signatures(self) -> Counts:
        """How many signatures there are."""
        found: Counts = self.counted["signatures"]
        return found

    @property
    def changes(self) -> tuple[Change, ...]:
        """The changes of the archive."""
        found: tuple[Change, ...] = self.shared["changes"]
        return found

    @property
    def grid(self) -> Grid:
        """Where the cell of every letter stands."""
        found: Grid = self.shared["grid"]
        return found

    def closest(self, organization_id: str, limit: int, least: int) -> tuple[tuple[str, int], ...]:
        """Return up to `limit` organizations with the number of letters they share with this one, `least` of them.

        What is read for it are the lists of the letters that the organization signed, and nothing else.
        """
        for letter_id in self.signings.get(organization_id, ()):
            _ = self.lists[letter_id]
        return self.joined().closest(organization_id, limit, least)

    def frame(self, page: Page, title: str, description: str | None = None, *, own_feed: bool = False) -> Frame:
        """Return the frame of `page`; without a `description` of its own it has the archive's."""
        description = self.config.description if description is None else description
        return frame_of(page, self.config, title, description, self.own_pages, own_feed=own_feed)

    def name(self, organization_id: str) -> str:
        """Return an organization's authorized name, and what tells it from others of that name."""
        return self.archive.organizations[organization_id].label

    def received(self, own: str) -> tuple[str, ...]:
        """Return the ids of the letters that go to an addressee itself, in order of date."""
        return tuple(one.letter_id for one in self.dossiers[own] if own in one.addressees)

    def organization(self, root: str, organization_id: str | None, text: str | None = None) -> Link:
        """Return the way to an organization under `text` or its authorized name; without href if it has no page."""
        permalink = f"organizations/{organization_id}.html"
        if text:  # what the record says is not asked
            return Link(text, root + permalink if organization_id and permalink in self.permalinks else None)
        record = self.archive.organizations.get(organization_id or "")
        known = record is not None and permalink in self.permalinks
        return Link(record.label if record else "", root + permalink if known else None)

    def addressee(self, root: str, name: str) -> Link:
        """Return the way to the dossier of an addressee as a letter writes it."""
        return self._dossier(root, name, self.addressees.get(name, ""))

    def addressee_of(self, root: str, own: str) -> Link:
        """Return the way to the dossier of an addressee (id), under its authorized name."""
        return self._dossier(root, self.archive.addressed.records[own].name, own)

    def _dossier(self, root: str, text: str, own: str) -> Link:
        permalink = f"addressees/{own}.html"
        return Link(text, root + permalink if permalink in self.permalinks else None)

    def pair(self, root: str, first: str, second: str) -> str | None:
        """Return the address of the page that holds the lists of two letters against each other, if there is one."""
        permalink = pair_permalink(first, second)
        return root + permalink if permalink in self.permalinks else None

    def together(self, root: str) -> tuple[str | None, str | None]:
        """Return the ways to comparing any two letters and to the coalition's page, None where they do not exist."""
        compare, coalition = (root + one if one in self.permalinks else None for one in (COMPARE, COALITION))
        return compare, coalition

    def source(self, root: str, letter_id: str) -> str | None:
        """Return the address of the page that shows a letter's source, or None if there is none."""
        permalink = f"letters/{letter_id}-source.html"
        return root + permalink if permalink in self.permalinks else None

    def card(self, root: str, letter_id: str, *, drawn: bool = False) -> LetterCard:
        """Return a letter's card, with its tally if it is to be `drawn`."""
        card, key = self.cards[letter_id], (root, letter_id, drawn)
        if drawn:
            _ = self.archive.ledgers[letter_id]
        found = self.known_cards.get(key)
        if found is None:
            found = self.known_cards[key] = replace(
                card,
                href=root + card.href,
                tally=tally(self.archive.ledgers[letter_id]) if drawn else None,
                versions=tuple((language, root + href, title) for language, href, title in card.versions),
            )
        return found
