"""Atom feeds (RFC 4287), latest arrivals first: of all letters, of each organization's, of each addressee's.

Times: a letter is published at midnight UTC of the day on which it came to the archive, and updated on that of its last
change there, as the content says; the day that it bears is its own. Where nobody recorded its arrival it has no time of
publication, and its own date is the least that can be said of its last change, which Atom demands; without one, too, it
is in no feed. Ids are `urn:uuid:` (see `addresses`) and outlive a change of
domain, as Atom asks. Without base_url the links are relative to the feed, which RFC 4287 allows.

A feed stands beside the page that it follows: `organizations/<id>.xml` beside `organizations/<id>.html`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sitegen.archive.cosigning import signed_by
from sitegen.archive.days import Days
from sitegen.content.config import Config
from sitegen.content.manuscript import plain, title_of
from sitegen.core.model import Archive, Manuscript
from sitegen.identity.addressees import everyone_above
from sitegen.publishing.exports.addresses import address, letter_urn, urn
from sitegen.publishing.exports.xml import Element, element, escape_attribute, escape_text, indented, line_of, styled
from sitegen.publishing.site import addressee_slugs
from sitegen.publishing.views.privacy import shown

LIMIT, FEW = 100, 5  # entries of the archive's feed, and of one organization's or addressee's: a reader asks for
# what is new; everything is in the data files
_LANGUAGE = "en"  # of what a feed says itself
_NEVER = "1970-01-01T00:00:00Z"  # Atom demands a time even of a feed that holds nothing
_SUMMARY = 500  # characters

Entries = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _Times:
    """When a letter was published in the archive, if that is known, and changed there, as Atom writes it."""

    published: str | None
    updated: str
    order: tuple[str, str, str]


Times = Mapping[str, _Times]


def feed(archive: Archive, config: Config, days: Days, begins: Mapping[str, str | None]) -> dict[str, bytes]:
    """Return the feed of the whole archive, which tells how the latest letters begin: the `summary` of each."""
    newest, times = _newest(archive, days)
    latest = {
        one.letter_id: indented(_entry(one, times[one.letter_id], config, about=begins[one.letter_id] or ""))
        for one in newest[:LIMIT]
    }
    return {"feed.xml": _feed("feed.xml", config.title, "index.html", newest[:LIMIT], config, latest, times)}


def feeds(archive: Archive, config: Config, permalinks: Collection[str], days: Days) -> dict[str, bytes]:
    """Return all other feeds; an organization or addressee has one if it has a page and a letter with a day."""
    newest, times = _newest(archive, days)
    entries = {one.letter_id: line_of(_entry(one, times[one.letter_id], config)) for one in newest}
    files: dict[str, bytes] = {}
    for folder, name, title, letters in (*_of_organizations(archive, newest), *_of_addressees(archive, newest)):
        page, path = f"{folder}/{name}.html", f"{folder}/{name}.xml"
        if page in permalinks:
            files[path] = _feed(path, f"{title} – {config.title}", page, letters[:FEW], config, entries, times)
    return files


def _newest(archive: Archive, days: Days) -> tuple[list[Manuscript], Times]:
    """Return the letters that have a day, the newest first, and when they are from."""
    times = {one.letter_id: found for one in archive.letters if (found := _times(one, days))}
    dated = (one for one in archive.letters if one.letter_id in times)
    return sorted(dated, key=lambda one: times[one.letter_id].order, reverse=True), times


def summary(manuscript: Manuscript, config: Config) -> str | None:
    """Return the letter's first paragraph as a reader sees it, cut at a word; None if it has no paragraph."""
    first = next((block.text for block in manuscript.letter.body if block.kind == "paragraph"), None)
    if first is None:
        return None
    text = " ".join(plain(shown(first, config)).split())
    return text if len(text) <= _SUMMARY else text[:_SUMMARY].rpartition(" ")[0] + " …"


Feed = tuple[str, str, str, Sequence[Manuscript]]
"""Folder, name, title and letters of a feed."""


def _of_organizations(archive: Archive, newest: Sequence[Manuscript]) -> Iterator[Feed]:
    at_work = {one.letter_id: at for at, one in enumerate(newest)}
    place = {every: at_work[work] for every, work in archive.works.items() if work in at_work}
    for organization_id, ids in signed_by(archive).items():
        places = sorted({place[own] for own in ids if own in place})
        if places and organization_id in archive.organizations:
            letters = [newest[at] for at in places]
            yield "organizations", organization_id, archive.organizations[organization_id].label, letters


def _of_addressees(archive: Archive, newest: Sequence[Manuscript]) -> Iterator[Feed]:
    slugs = addressee_slugs(archive)
    letters: dict[str, dict[str, Manuscript]] = {}
    for one in newest:
        for name in one.letter.addressees:
            for slug in (slugs[name], *everyone_above(archive.addressed, slugs[name])):
                letters.setdefault(slug, {})[one.letter_id] = one
    for slug, found in letters.items():
        yield "addressees", slug, archive.addressed.records[slug].name, tuple(found.values())


def _feed(
    path: str,
    title: str,
    page: str,
    letters: Sequence[Manuscript],
    config: Config,
    entries: Entries,
    times: Times,
) -> bytes:
    """Return the feed of `letters`, newest first, to stand at `path`; `page` is the page that shows the same.

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
        f"  <updated>{max((times[one.letter_id].updated for one in letters), default=_NEVER)}</updated>",
        f"  <author><name>{escape_text(config.publisher or config.title)}</name></author>",
        f'  <link rel="alternate" type="text/html" href="{there}"/>',
        *([own] if config.base_url else ()),
        *([f"  <rights>{escape_text(config.licence)}</rights>"] if config.licence else ()),
        *(entries[one.letter_id] for one in letters),
        "</feed>",
    ]
    return ("\n".join(lines) + "\n").encode()


def _entry(manuscript: Manuscript, times: _Times, config: Config, *, about: str | None = None) -> Element:
    """Return a letter's entry; without `about` the short one of the many feeds, which stand in folders."""
    letter, permalink = manuscript.letter, f"letters/{manuscript.letter_id}.html"
    more = {"rel": "alternate", "type": "text/html"} if about is not None else {}
    return element(
        "entry",
        element("id", letter_urn(manuscript)),
        element("title", title_of(letter)),
        element("updated", times.updated),
        element("published", times.published) if times.published else None,
        element("link", **more, href=address(permalink, config, up=int(about is None))),
        *(element("category", term=one) for one in dict.fromkeys(letter.addressees) if one and about is not None),
        element("summary", about) if about else None,
        xml_lang=letter.language if letter.language != _LANGUAGE else None,
    )


def _times(manuscript: Manuscript, days: Days) -> _Times | None:
    """Return the times of a letter, None if nothing is known; `order` puts later arrivals after earlier ones."""
    own, date = manuscript.letter_id, manuscript.letter.date
    arrived = days.arrived.get(own)
    changed = days.changed.get(own) or date
    if not changed:
        return None
    return _Times(_midnight(arrived) if arrived else None, _midnight(changed), (arrived or changed, date or "", own))


def _midnight(day: str) -> str:
    """Return the beginning of a day, a month or a year."""
    return f"{day}{'-01-01'[len(day) - 4 :] if len(day) < len('2024-02-01') else ''}T00:00:00Z"
