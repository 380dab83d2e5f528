"""The pages that exist, and where: permalinks, redirects of renamed organizations, collisions.

A permalink is a path below the site's root, in ASCII, and names its file. It follows from an id alone, so that a page
keeps its address whatever else the archive receives.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from sitegen.config import Config
from sitegen.diagnostics import Checked, Diagnostic
from sitegen.diagnostics.codes import PAGE_COLLISION, UNSAFE_ID
from sitegen.model import Archive
from sitegen.slugs import slugify
from sitegen.source import Span

Template = Literal[
    "home.html", "letters.html", "letter.html", "source.html", "addressees.html", "addressee.html",
    "organizations.html", "organization.html", "page.html", "search.html", "404.html", "redirect.html",
]  # fmt: skip

_SAFE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,150}")

OFFLINE_COPY = "offline.zip"  # where the site holds the copy of itself, if it has one; its digest stands beside it

FIXED: tuple[tuple[str, Template], ...] = (
    ("index.html", "home.html"),
    ("letters/index.html", "letters.html"),
    ("addressees/index.html", "addressees.html"),
    ("search.html", "search.html"),
    ("404.html", "404.html"),
)


# The orders in which organizations are listed, each on a page of its own.
ORDERS: Mapping[str, str] = {
    "name": "organizations/index.html",
    "letters": "organizations/by-letters.html",
    "date": "organizations/by-date.html",
    "place": "organizations/by-place.html",
}


@dataclass(frozen=True, slots=True)
class Page:
    """One file of the site: its permalink, the template that draws it, and the id of what it is about ("" for none)."""

    permalink: str
    template: Template
    subject: str = ""


@dataclass(frozen=True, slots=True)
class Site:
    """Every page, in order of permalink."""

    pages: tuple[Page, ...]


def plan_site(
    archive: Archive, config: Config, pages: Iterable[str] = (), transcribed: Iterable[str] = ()
) -> Checked[Site]:
    """Return the pages of the site.

    `pages` are the names of the archive's own texts ("about.md"); "about" exists without one. `transcribed` are the ids
    of the letters whose sources can be shown beside them. An id that is not safe as a file name, or two pages at one
    address (capitals aside: some disks do not tell them apart), is an error, and the later page is left out.
    """
    found: list[Diagnostic] = []
    kept: dict[str, Page] = {}
    for page, span in _wanted(archive, config, pages, frozenset(transcribed)):
        key = page.permalink.lower()
        if page.subject and not _SAFE.fullmatch(page.permalink.rpartition("/")[2]):
            found.append(
                UNSAFE_ID.at(
                    span, f"the id {page.subject!r} cannot name a file", "use letters a to z, digits and hyphens"
                )
            )
        elif key in kept:
            found.append(PAGE_COLLISION.at(span, f"two pages would be {page.permalink}", "give one of them another id"))
        else:
            kept[key] = page
    return Checked(Site(tuple(sorted(kept.values(), key=lambda page: page.permalink))), tuple(found))


def addressee_slugs(archive: Archive) -> dict[str, str]:
    """Return the last segment of every addressee's permalink, under the addressee as written in any letter.

    Forms that differ only in case, spacing or punctuation share one; the first of a kind names it.
    """
    return {name: slugify(name) for one in archive.letters for name in one.letter.addressees}


def _wanted(
    archive: Archive, config: Config, pages: Iterable[str], transcribed: frozenset[str]
) -> Iterator[tuple[Page, Span | None]]:
    """Yield the pages, those that win a collision first, each with the place that a message about it names."""
    for permalink, template in FIXED:
        yield Page(permalink, template), None
    for order, permalink in ORDERS.items():
        if order != "place" or any(one.place for one in archive.organizations.values()):
            yield Page(permalink, "organizations.html", order), None
    for name in sorted({"about", *(page.removesuffix(".md") for page in pages)}):
        yield Page(f"{name}.html", "page.html", name), None
    yield from _of_letters(archive, transcribed)
    for slug in sorted(set(addressee_slugs(archive).values())):
        yield Page(f"addressees/{slug}.html", "addressee.html", slug), None
    yield from _of_organizations(archive, people=config.policies.people_pages)


def _of_letters(archive: Archive, transcribed: frozenset[str]) -> Iterator[tuple[Page, Span | None]]:
    for one in archive.letters:
        span = Span.line(one.path, 1)
        yield Page(f"letters/{one.letter_id}.html", "letter.html", one.letter_id), span
        if one.letter_id in transcribed:
            yield Page(f"letters/{one.letter_id}-source.html", "source.html", one.letter_id), span


def _of_organizations(archive: Archive, *, people: bool) -> Iterator[tuple[Page, Span | None]]:
    for one in archive.organizations.values():
        if people or one.kind != "person":
            yield Page(f"organizations/{one.organization_id}.html", "organization.html", one.organization_id), None
    for former in sorted(archive.redirects):
        yield Page(f"organizations/{former}.html", "redirect.html", former), None
