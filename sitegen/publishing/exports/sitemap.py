"""`sitemap.xml` (sitemaps.org 0.9) and `robots.txt` (RFC 9309).

A page's lastmod is the day of the last change of a letter that it shows, as the content says; it has none where no such
day is known. The protocol's schema knows no month and no year. The protocol wants absolute addresses.
Without base_url the file is written all the same, as the list of the site's pages relative to its root, and robots.txt
does not announce it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from sitegen.archive.cosigning import signed_by
from sitegen.archive.days import Days
from sitegen.content.config import Config
from sitegen.core.model import Archive
from sitegen.publishing.exports.addresses import address
from sitegen.publishing.exports.xml import escape_text

LIMIT = 50_000  # addresses in one file, by the protocol
_DAY = len("2024-02-01")
_SPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
_UNLISTED = frozenset({"404.html"})


def sitemaps(archive: Archive, config: Config, permalinks: Iterable[str], days: Days) -> dict[str, bytes]:
    """Return `sitemap.xml` and `robots.txt`.

    More pages than one file may hold give numbered files, and `sitemap.xml` is their index.
    """
    shown = _dates(archive, days)
    pages = sorted(one for one in permalinks if one not in _UNLISTED)
    entries = [_entry("url", address(page, config), shown.get(page)) for page in pages]
    files = {"robots.txt": robots(config)}
    if len(entries) <= LIMIT:
        return files | {"sitemap.xml": _file("urlset", entries)}
    parts = {
        f"sitemap-{number}.xml": _file("urlset", entries[start : start + LIMIT])
        for number, start in enumerate(range(0, len(entries), LIMIT), 1)
    }
    index = _file("sitemapindex", [_entry("sitemap", address(part, config), None) for part in parts])
    return files | parts | {"sitemap.xml": index}


def robots(config: Config) -> bytes:
    """Return `robots.txt`: everything may be read."""
    lines = ["User-agent: *", "Allow: /"]
    if config.base_url:
        lines += ["", f"Sitemap: {address('sitemap.xml', config)}"]
    return ("\n".join(lines) + "\n").encode()


def _dates(archive: Archive, days: Days) -> Mapping[str, str]:
    """Return the last change of the letters that each page shows, by permalink."""
    dates = {own: day for own, day in days.changed.items() if own in archive.ledgers and len(day) == _DAY}
    found = {f"letters/{letter_id}.html": date for letter_id, date in dates.items()}
    for organization_id, ids in signed_by(archive).items() if dates else ():
        if signed := set(ids) & dates.keys():
            found[f"organizations/{organization_id}.html"] = max(dates[one] for one in signed)
    if dates:
        latest = max(dates.values())
        found |= dict.fromkeys(("index.html", "letters/index.html", "organizations/index.html"), latest)
    return found


def _entry(name: str, location: str, date: str | None) -> str:
    # Written out, for a large archive has tens of thousands of them.
    day = f"<lastmod>{date}</lastmod>" if date else ""
    return f"<{name}><loc>{escape_text(location)}</loc>{day}</{name}>"


def _file(name: str, entries: Sequence[str]) -> bytes:
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', f'<{name} xmlns="{_SPACE}">', *entries, f"</{name}>"]
    return ("\n".join(lines) + "\n").encode()
