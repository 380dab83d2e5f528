"""Everything that a built site holds besides its pages: data files, citations, feeds, sitemap, what a host reads.

Each function takes the archive and returns `{path: bytes}`; nothing here touches the disk or knows a clock.
`docs/data.md` explains every file and column to those who use them.
"""

from __future__ import annotations

from collections.abc import Mapping

from sitegen.analysis.findings import Findings
from sitegen.archive.days import Days
from sitegen.content.config import Config
from sitegen.core.model import Archive
from sitegen.publishing.exports.bibliography import bibliography
from sitegen.publishing.exports.correspondence import cmif
from sitegen.publishing.exports.crate import crate
from sitegen.publishing.exports.datapackage import DESCRIPTOR, describe
from sitegen.publishing.exports.edition import editions
from sitegen.publishing.exports.encoding import encode
from sitegen.publishing.exports.evidence import evidence_tables
from sitegen.publishing.exports.feed import feeds
from sitegen.publishing.exports.hosting import headers, redirects
from sitegen.publishing.exports.inventory import published
from sitegen.publishing.exports.investigation import follow_the_money
from sitegen.publishing.exports.lists import lists
from sitegen.publishing.exports.records import tables
from sitegen.publishing.exports.sitemap import sitemaps
from sitegen.publishing.site import Site, former_letters
from sitegen.publishing.views.data import Published

__all__ = ["data", "describe_files", "editions", "export"]


UNDATED = Days()


def export(
    archive: Archive, config: Config, site: Site, findings: Findings | None = None, days: Days = UNDATED
) -> dict[str, bytes]:
    """Return every file that the site holds besides its pages.

    `findings` are what was found in the letters' texts, if they were read for it; `days` are when letters came and
    changed.
    """
    permalinks = _permalinks(site)
    given = (
        data(archive, config, permalinks, findings, days)
        | bibliography(archive, config)
        | cmif(archive, config, permalinks, days.latest)
        | follow_the_money(archive, config)
        | editions(archive, config, permalinks)
    )
    return (
        given
        | crate(given, config, days.latest)
        | feeds(archive, config, permalinks, days)
        | sitemaps(archive, config, permalinks, days)
        | lists(archive, config, permalinks)
        | {"_headers": headers(), "_redirects": redirects(_moved(archive, site))}
    )


def describe_files(files: Mapping[str, bytes], archive: Archive, site: Site, days: Days = UNDATED) -> Published:
    """Return what the page of the data says of `files`, which `export` has made."""
    return published(files, archive, _permalinks(site), days.latest)


def data(
    archive: Archive,
    config: Config,
    permalinks: frozenset[str],
    findings: Findings | None = None,
    days: Days = UNDATED,
) -> dict[str, bytes]:
    """Return the tables as CSV and JSON, and their data package; `permalinks` are the pages that exist."""
    described = tables(archive, permalinks, days)
    if findings is not None:
        described += evidence_tables(findings, config)
    files: dict[str, bytes] = {}
    for table in described:
        files |= encode(table)
    return files | {DESCRIPTOR: describe(described, files, config, days.latest)}


def _permalinks(site: Site) -> frozenset[str]:
    return frozenset(page.permalink for page in site.pages if page.template != "redirect.html")


def _moved(archive: Archive, site: Site) -> dict[str, str]:
    """Return the pages that lead on, with those that they lead to, without their ending."""
    transcribed = {page.subject for page in site.pages if page.template == "source.html"}
    moved = {f"letters/{old}": f"letters/{new}" for old, new in former_letters(archive, transcribed).items()}
    moved |= {f"organizations/{old}": f"organizations/{new}" for old, new in archive.redirects.items()}
    return moved | {f"addressees/{old}": f"addressees/{new}" for old, new in archive.addressed.redirects.items()}
