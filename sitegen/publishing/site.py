"""The pages that exist, and where: permalinks, redirects of renamed organizations, collisions.

A permalink is a path below the site's root, in ASCII, and names its file. It follows from an id alone, so that a page
keeps its address whatever else the archive receives.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Literal

from sitegen.archive.pairs import Pair, following
from sitegen.content.config import Config
from sitegen.content.layout import ADDRESSEES, AUTHORITY, PAGES
from sitegen.core.diagnostics import Checked, Diagnostic
from sitegen.core.diagnostics.codes import PAGE_COLLISION, UNSAFE_ID
from sitegen.core.frozen import Frozen
from sitegen.core.model import Archive, Organization
from sitegen.core.slugs import slugify
from sitegen.core.source import Span, digest

Template = Literal[
    "home.html", "letters.html", "letter.html", "source.html", "addressees.html", "addressee.html",
    "organizations.html", "organization.html", "page.html", "search.html", "404.html", "redirect.html",
    "compare.html", "pair.html", "coalition.html", "references.html", "passages.html", "data.html",
    "changes.html",
]  # fmt: skip

_SAFE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,150}")
_DEVICE = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)\.", re.IGNORECASE)

OFFLINE_COPY = "offline.zip"  # where the site holds the copy of itself, if it has one; its digest stands beside it

CARDS = "cards/"  # pictures of letters for other sites to show; only the site on the web has them, no copy of it


def card_of(letter_id: str | None) -> str:
    """Return where the card of a letter is, or that of the archive (None)."""
    return f"{CARDS}letters/{letter_id}.png" if letter_id else f"{CARDS}archive.png"


FIXED: tuple[tuple[str, Template], ...] = (
    ("index.html", "home.html"),
    ("addressees/index.html", "addressees.html"),
    ("references/index.html", "references.html"),
    ("passages/index.html", "passages.html"),
    ("search.html", "search.html"),
    ("data/index.html", "data.html"),
    ("changes.html", "changes.html"),
    ("404.html", "404.html"),
)


SOURCE = "-source"  # what the name of a source's page adds to that of its letter


def source_file(letter_id: str, *, several: bool) -> str:
    """Return where the file that a letter came in stands, if it is offered: as plain text, whatever its own name.

    `several` files are a zip.
    """
    return f"letters/{letter_id}{SOURCE}.{'zip' if several else 'txt'}"


# What only several letters together show: any two lists held against each other, and who signs with whom.
COMPARE, COALITION = "letters/compare/index.html", "coalition.html"
TOGETHER: tuple[tuple[str, Template], ...] = ((COMPARE, "compare.html"), (COALITION, "coalition.html"))
_PAIR = 140  # characters of a pair's two ids that its permalink spells out; longer ones are cut, and told by a digest

# The orders in which organizations are listed, each on a page of its own.
ORDERS: Mapping[str, str] = {
    "name": "organizations/index.html",
    "letters": "organizations/by-letters.html",
    "date": "organizations/by-date.html",
    "place": "organizations/by-place.html",
}

# The orders in which letters are listed.
LETTER_ORDERS: Mapping[str, str] = {"date": "letters/index.html", "signatories": "letters/by-signatories.html"}

# An index that has more is spread over pages, so that each comes quickly over a slow line.
LETTERS_A_PAGE, ORGANIZATIONS_A_PAGE = 500, 2000


class Page(Frozen):
    """One file of the site: its permalink, the template that draws it, and the id of what it is about ("" for none).

    `part` counts the pages of an index that is spread over several, from 1.
    """

    permalink: str
    template: Template
    subject: str = ""
    part: int = 1


class Site(Frozen):
    """Every page, in order of permalink."""

    pages: tuple[Page, ...]


def plan_site(
    archive: Archive,
    config: Config,
    pages: Iterable[str] = (),
    transcribed: Iterable[str] = (),
    further: Iterable[Page] = (),
    label: str = "content",
) -> Checked[Site]:
    """Return the pages of the site.

    `pages` are the names of the archive's own texts ("about.md"); "about" exists without one. `transcribed` are the ids
    of the letters whose sources can be shown beside them, `further` the pages that what was found in their texts needs
    beside the fixed ones. An id that is not safe as a file name, or two pages at one
    address (capitals aside: some disks do not tell them apart), is an error, and the later page is left out. `label` is
    how messages name the folder of the content.
    """
    found: list[Diagnostic] = []
    kept: dict[str, Page] = {}
    places: dict[str, Span | None] = {}
    wanted = _wanted(archive, config, pages, frozenset(transcribed), label)
    for page, span in (*wanted, *((page, None) for page in further)):
        key = page.permalink.lower()
        name = page.permalink.rpartition("/")[2]
        if page.subject and _DEVICE.match(name):
            message = f"{page.subject!r} is the name of a device on Windows, where no file can have it"
            found.append(UNSAFE_ID.at(span, message, "give it another id, or the file another name"))
        elif page.subject and not _SAFE.fullmatch(name):
            found.append(
                UNSAFE_ID.at(
                    span, f"the id {page.subject!r} cannot name a file", "use letters a to z, digits and hyphens"
                )
            )
        elif key in kept:
            other = f"that of {places[key]}" if places[key] else "one that every site has"
            message = f"the page would stand at {page.permalink}, and so would {other}"
            found.append(PAGE_COLLISION.at(span, message, "give one of the two another id, or the file another name"))
        else:
            kept[key], places[key] = page, span
    return Checked(Site(tuple(sorted(kept.values(), key=lambda page: page.permalink))), tuple(found))


def addressee_slugs(archive: Archive) -> dict[str, str]:
    """Return the last segment of every addressee's permalink, its id, under the addressee as written in any letter."""
    return {
        name: own
        for one in archive.manuscripts
        for name, own in zip(
            one.letter.addressees,
            archive.addressed.by_letter.get(one.letter_id) or map(slugify, one.letter.addressees),
            strict=True,
        )
    }


def pairs_of(archive: Archive) -> tuple[Pair, ...]:
    """Return the pairs of letters that follow each other, in time or to one addressee, as far as they have a page."""
    found = following(archive, addressee_slugs(archive))
    return tuple(one for one in found if _SAFE.fullmatch(f"{one.first}.html") and _SAFE.fullmatch(f"{one.second}.html"))


def pair_permalink(first: str, second: str) -> str:
    """Return where the lists of two letters (ids) are held against each other, if they have a page for it."""
    name = f"{first}--{second}"
    if len(name) > _PAIR or "--" in first or "--" in second:
        half, own = (_PAIR - 12) // 2, digest(f"{first} {second}".encode())
        name = f"{first[:half]}--{second[:half]}-{own[:8]}"
    return f"letters/compare/{name}.html"


def _wanted(
    archive: Archive, config: Config, pages: Iterable[str], transcribed: frozenset[str], label: str
) -> Iterator[tuple[Page, Span | None]]:
    """Yield the pages, those that win a collision first, each with the place that a message about it names."""
    for permalink, template in FIXED:
        yield Page(permalink, template), None
    yield from _of_indexes(archive, people=config.policies.people_pages)
    for name in sorted({"about", *(page.removesuffix(".md") for page in pages)}):
        yield Page(f"{name}.html", "page.html", name), Span.line(f"{label}/{PAGES}{name}.md", 1)
    yield from _of_letters(archive, transcribed)
    paths = {one.letter_id: Span.line(one.path, 1) for one in archive.manuscripts}
    if len(archive.letters) > 1:
        yield from ((Page(permalink, template), None) for permalink, template in TOGETHER)
        for pair in pairs_of(archive):
            subject = f"{pair.first} {pair.second}"
            yield Page(pair_permalink(pair.first, pair.second), "pair.html", subject), paths.get(pair.first)
    yield from _of_addressees(archive, f"{label}/{ADDRESSEES}")
    yield from _of_organizations(archive, f"{label}/{AUTHORITY}", people=config.policies.people_pages)


def has_page(record: Organization, *, people: bool) -> bool:
    """Whether an organization has a page; who is or may be a person has one where the archive gives persons pages."""
    return people or record.kind not in ("person", "unknown")


def addresses_of_index(order: str, first: str, count: int, most: int) -> tuple[str, ...]:
    """Return the permalinks of an index of `count` things in an order, `most` of them on a page; `first` is its first.

    The others are named for the order: "letters/by-date-2.html".
    """
    folder = first.partition("/")[0]
    return (first, *(f"{folder}/by-{order}-{part}.html" for part in range(2, -(-count // most) + 1)))


def _of_indexes(archive: Archive, *, people: bool) -> Iterator[tuple[Page, None]]:
    """Yield the indexes in all their orders. What is one thing or none has one order, so one page."""
    letters = len(archive.letters)
    for order, first in LETTER_ORDERS.items():
        if letters > 1 or order == "date":
            for part, permalink in enumerate(addresses_of_index(order, first, letters, LETTERS_A_PAGE), 1):
                yield Page(permalink, "letters.html", order, part), None
    records = [one for one in archive.organizations.values() if has_page(one, people=people)]
    placed = sum(1 for one in records if one.place)
    for order, first in ORDERS.items():
        count = placed if order == "place" else len(records)
        if order == "name" or (count and len(records) > 1):
            for part, permalink in enumerate(addresses_of_index(order, first, count, ORGANIZATIONS_A_PAGE), 1):
                yield Page(permalink, "organizations.html", order, part), None


def former_letters(archive: Archive, transcribed: Collection[str]) -> dict[str, str]:
    """Return the names of the pages at which letters and their sources stood before, with those of the present ones."""
    moved: dict[str, str] = {}
    for one in archive.manuscripts:
        for former in one.former_ids:
            moved[former] = one.letter_id
            if one.letter_id in transcribed:
                moved[f"{former}{SOURCE}"] = f"{one.letter_id}{SOURCE}"
    return moved


def _of_letters(archive: Archive, transcribed: frozenset[str]) -> Iterator[tuple[Page, Span | None]]:
    paths = {one.letter_id: one.path for one in archive.manuscripts}
    for one in archive.manuscripts:
        span = Span.line(one.path, 1)
        yield Page(f"letters/{one.letter_id}.html", "letter.html", one.letter_id), span
        if one.letter_id in transcribed:
            yield Page(f"letters/{one.letter_id}{SOURCE}.html", "source.html", one.letter_id), span
    for former, own in former_letters(archive, transcribed).items():
        yield Page(f"letters/{former}.html", "redirect.html", former), Span.line(paths[own.removesuffix(SOURCE)], 1)


def _of_addressees(archive: Archive, path: str) -> Iterator[tuple[Page, Span]]:
    """Yield the dossiers and the ways to them from former addresses; `path` is the file that holds their records."""
    records = archive.addressed.records
    for own, one in records.items():
        yield Page(f"addressees/{own}.html", "addressee.html", own), Span.line(path, one.line or 1)
    for former, own in archive.addressed.redirects.items():
        yield Page(f"addressees/{former}.html", "redirect.html", former), Span.line(path, records[own].line or 1)


def _of_organizations(archive: Archive, path: str, *, people: bool) -> Iterator[tuple[Page, Span]]:
    """Yield the pages of organizations and their redirects; `path` is the authority file, which holds their records."""
    for own, one in archive.organizations.items():
        if has_page(one, people=people):
            yield Page(f"organizations/{own}.html", "organization.html", own), Span.line(path, one.line or 1)
    for former, own in sorted(archive.redirects.items()):
        record = archive.organizations.get(own)
        yield (
            Page(f"organizations/{former}.html", "redirect.html", former),
            Span.line(path, record.line or 1 if record else 1),
        )
    for own in archive.left:
        yield Page(f"organizations/{own}.html", "redirect.html", own), Span.line(path, 1)
