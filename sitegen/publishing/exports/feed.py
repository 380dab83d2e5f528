"""Atom feeds (RFC 4287), latest arrivals first: of all letters, of each organization's, of each addressee's.

Times: a letter is published at midnight UTC of the day on which it came to the archive, and updated on that of its last
change there, as the content says; the day that it bears is its own. Where nobody recorded its arrival it has no time of
publication, and its own date is the least that can be said of its last change, which Atom demands; without one, too, it
is in no feed. Ids are `urn:uuid:` (see `addresses`) and outlive a change of
domain, as Atom asks. Without base_url the links are relative to the feed, which RFC 4287 allows.

A feed stands beside the page that it follows: `organizations/<id>.xml` beside `organizations/<id>.html`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from sitegen.archive.cosigning import signed_by
from sitegen.archive.days import Days
from sitegen.content.config import Config
from sitegen.content.manuscript import plain, title_of
from sitegen.core.frozen import Frozen
from sitegen.core.model import Archive, Manuscript
from sitegen.identity.addressees import everyone_above
from sitegen.publishing.exports.addresses import address, letter_urn, urn
from sitegen.publishing.exports.xml import Element, element, escape_attribute, escape_text, indented, line_of, styled
from sitegen.publishing.site import addressee_slugs
from sitegen.publishing.views.privacy import shown

LIMIT, FEW = 100, 5  # entries of the archive's feed, and of one organization's or addressee's: a reader asks for
# what is new; everything is in the data files
_LANGUAGE = "en"  # of what a feed says itself
NEVER = "1970-01-01T00:00:00Z"  # Atom demands a time even of a feed that holds nothing
_SUMMARY = 500  # characters


class Dated(Frozen):
    """When a letter was published in the archive, if that is known, and changed there, as Atom writes it.

    `ids` are its own and those of its versions; `order` puts later arrivals after earlier ones.
    """

    ids: tuple[str, ...]
    published: str | None
    updated: str
    order: tuple[str, str, str]

    @property
    def letter_id(self) -> str:
        """The letter's own id."""
        return self.ids[0]


def feed(archive: Archive, config: Config, days: Days, begins: Mapping[str, str | None]) -> dict[str, bytes]:
    """Return the feed of the whole archive, which tells how the latest letters begin: the `summary` of each."""
    letters = {one.letter_id: one for one in archive.letters}
    latest = newest(archive, days)[:LIMIT]
    entries = {
        one.letter_id: indented(_entry(letters[one.letter_id], one, config, about=begins[one.letter_id] or ""))
        for one in latest
    }
    return {"feed.xml": _feed("feed.xml", config.title, "index.html", latest, config, entries)}


def feeds_of_organizations(
    some: Iterable[str], archive: Archive, config: Config, dated: Sequence[Dated], lines: Mapping[str, str]
) -> dict[str, bytes]:
    """Return the feeds of some organizations (ids), which have pages; one has a feed if a letter of its has a day.

    `dated` are the letters that have one, the newest first, and `lines` the entries of letters under their ids.
    """
    place = {own: at for at, one in enumerate(dated) for own in one.ids}
    signed = signed_by(archive)
    files: dict[str, bytes] = {}
    for organization_id in some:
        places = sorted({place[own] for own in signed.get(organization_id, ()) if own in place})[:FEW]
        if places:
            record, latest = archive.organizations[organization_id], [dated[at] for at in places]
            files |= _beside("organizations", organization_id, record.label, latest, config, lines)
    return files


def feeds_of_addressees(
    archive: Archive, config: Config, permalinks: Collection[str], dated: Sequence[Dated], lines: Mapping[str, str]
) -> dict[str, bytes]:
    """Return the feeds of addressees; one has a feed if it has a page and a letter with a day. Else as above."""
    slugs, letters = addressee_slugs(archive), {one.letter_id: one.letter for one in archive.letters}
    found: dict[str, dict[str, Dated]] = {}
    for one in dated:
        for name in letters[one.letter_id].addressees:
            for slug in (slugs[name], *everyone_above(archive.addressed, slugs[name])):
                found.setdefault(slug, {})[one.letter_id] = one
    files: dict[str, bytes] = {}
    for slug, its in found.items():
        if f"addressees/{slug}.html" in permalinks:
            latest = list(its.values())[:FEW]
            files |= _beside("addressees", slug, archive.addressed.records[slug].name, latest, config, lines)
    return files


def newest(archive: Archive, days: Days) -> tuple[Dated, ...]:
    """Return the letters that have a day, the newest first."""
    found = (_dated(one, archive.versions.get(one.letter_id, ()), days) for one in archive.letters)
    return tuple(sorted((one for one in found if one), key=lambda one: one.order, reverse=True))


def line(manuscript: Manuscript, dated: Dated, config: Config) -> str:
    """Return a letter's entry in the many feeds, which stand in folders: short, on one line."""
    return line_of(_entry(manuscript, dated, config))


def summary(manuscript: Manuscript, config: Config) -> str | None:
    """Return the letter's first paragraph as a reader sees it, cut at a word; None if it has no paragraph."""
    first = next((block.text for block in manuscript.letter.body if block.kind == "paragraph"), None)
    if first is None:
        return None
    text = " ".join(plain(shown(first, config)).split())
    return text if len(text) <= _SUMMARY else text[:_SUMMARY].rpartition(" ")[0] + " …"


def _beside(
    folder: str, name: str, title: str, letters: Sequence[Dated], config: Config, lines: Mapping[str, str]
) -> dict[str, bytes]:
    """Return the feed beside the page of an organization or an addressee."""
    page, path = f"{folder}/{name}.html", f"{folder}/{name}.xml"
    return {path: _feed(path, f"{title} – {config.title}", page, letters, config, lines)}


def written(
    path: str, title: str, page: str, updated: str, entries: Iterable[str], config: Config, licence: str | None = None
) -> bytes:
    """Return a feed to stand at `path`; `page` is the page that shows the same, `entries` are written already.

    Written out, for there are as many feeds as organizations.
    """
    own = f'  <link rel="self" type="application/atom+xml" href="{escape_attribute(address(path, config))}"/>'
    there = escape_attribute(address(page, config, up=path.count("/")))
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        styled(path),
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{_LANGUAGE}">',
        f"  <id>{urn('feed', config.base_url or config.title, path)}</id>",
        f"  <title>{escape_text(title)}</title>",
        f"  <updated>{updated}</updated>",
        f"  <author><name>{escape_text(config.publisher or config.title)}</name></author>",
        f'  <link rel="alternate" type="text/html" href="{there}"/>',
        *([own] if config.base_url else ()),
        *([f"  <rights>{escape_text(licence)}</rights>"] if licence else ()),
        *entries,
        "</feed>",
    ]
    return ("\n".join(lines) + "\n").encode()


def _feed(
    path: str, title: str, page: str, letters: Sequence[Dated], config: Config, entries: Mapping[str, str]
) -> bytes:
    """Return the feed of `letters`, newest first."""
    updated = max((one.updated for one in letters), default=NEVER)
    return written(path, title, page, updated, (entries[one.letter_id] for one in letters), config, config.licence)


def _entry(manuscript: Manuscript, dated: Dated, config: Config, *, about: str | None = None) -> Element:
    """Return a letter's entry; without `about` the short one of the many feeds, which stand in folders."""
    letter, permalink = manuscript.letter, f"letters/{manuscript.letter_id}.html"
    more = {"rel": "alternate", "type": "text/html"} if about is not None else {}
    return element(
        "entry",
        element("id", letter_urn(manuscript)),
        element("title", title_of(letter)),
        element("updated", dated.updated),
        element("published", dated.published) if dated.published else None,
        element("link", **more, href=address(permalink, config, up=int(about is None))),
        *(element("category", term=one) for one in dict.fromkeys(letter.addressees) if one and about is not None),
        element("summary", about) if about else None,
        xml_lang=letter.language if letter.language != _LANGUAGE else None,
    )


def _dated(manuscript: Manuscript, versions: Iterable[Manuscript], days: Days) -> Dated | None:
    """Return when a letter is from, None if nothing is known."""
    own, date = manuscript.letter_id, manuscript.letter.date
    arrived = days.arrived.get(own)
    changed = days.changed.get(own) or date
    if not changed:
        return None
    ids = (own, *(one.letter_id for one in versions))
    return Dated(
        ids, _midnight(arrived) if arrived else None, _midnight(changed), (arrived or changed, date or "", own)
    )


def _midnight(day: str) -> str:
    """Return the beginning of a day, a month or a year."""
    return f"{day}{'-01-01'[len(day) - 4 :] if len(day) < len('2024-02-01') else ''}T00:00:00Z"
