"""Everything that a built site holds besides its pages: data files, citations, feeds, sitemap, what a host reads.

Each function takes the archive and returns `{path: bytes}`; nothing here touches the disk or knows a clock.
`docs/data.md` explains every file and column to those who use them.
"""

from __future__ import annotations

from sitegen.config import Config
from sitegen.exports.bibliography import bibliography
from sitegen.exports.correspondence import cmif, edition
from sitegen.exports.crate import crate
from sitegen.exports.datapackage import describe
from sitegen.exports.encoding import encode
from sitegen.exports.evidence import evidence_tables
from sitegen.exports.feed import feeds
from sitegen.exports.hosting import headers, redirects
from sitegen.exports.investigation import follow_the_money
from sitegen.exports.records import tables
from sitegen.exports.sitemap import sitemaps
from sitegen.findings import Findings
from sitegen.model import Archive
from sitegen.site import Site

__all__ = ["data", "editions", "export"]


def export(archive: Archive, config: Config, site: Site, findings: Findings | None = None) -> dict[str, bytes]:
    """Return every file that the site holds besides its pages.

    `findings` are what was found in the letters' texts, if they were read for it.
    """
    permalinks = frozenset(page.permalink for page in site.pages if page.template != "redirect.html")
    published = (
        data(archive, config, permalinks, findings)
        | bibliography(archive, config)
        | cmif(archive, config)
        | follow_the_money(archive, config)
    )
    return (
        published
        | crate(published, config, _latest(archive))
        | feeds(archive, config, permalinks)
        | sitemaps(archive, config, permalinks)
        | {"_headers": headers(), "_redirects": redirects(archive.redirects)}
    )


def data(
    archive: Archive, config: Config, permalinks: frozenset[str], findings: Findings | None = None
) -> dict[str, bytes]:
    """Return the tables as CSV and JSON, and their data package; `permalinks` are the pages that exist."""
    described = tables(archive, permalinks)
    if findings is not None:
        described += evidence_tables(findings, config)
    files: dict[str, bytes] = {}
    for table in described:
        files |= encode(table)
    return files | {"data/datapackage.json": describe(described, files, config, _latest(archive))}


def editions(archive: Archive, config: Config) -> dict[str, bytes]:
    """Return a TEI edition of every letter, beside its page. Takes longer than all else here together."""
    return {f"letters/{one.letter_id}.xml": edition(one, archive, config) for one in archive.letters}


def _latest(archive: Archive) -> str | None:
    return max((one.letter.date for one in archive.letters if one.letter.date), default=None)
