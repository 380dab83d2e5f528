"""Feeds and sitemaps: well-formed XML that holds what its standard demands, and leads to pages that exist."""

from __future__ import annotations

import html
import re
from collections.abc import Collection, Iterator, Mapping
from xml.etree import ElementTree as ET
from xml.parsers import expat

from sitegen.core.diagnostics import Diagnostic
from sitegen.core.diagnostics.codes import BROKEN_LINK, MALFORMED_XML
from sitegen.core.source import Span
from sitegen.publishing.check.links import resolve

_ATOM = "{http://www.w3.org/2005/Atom}"
_SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def check_xml(path: str, data: bytes, paths: Collection[str], base: str | None = None) -> Iterator[Diagnostic]:
    """Yield what is wrong with an XML file of a site that holds the files `paths`.

    Absolute addresses that begin with `base` lead into the site.
    """
    try:
        root = ET.fromstring(data)  # noqa: S314 - expat refuses entities that swell
    except ET.ParseError as fault:
        line, reason = fault.position[0], expat.ErrorString(fault.code)
        yield MALFORMED_XML.at(Span.line(path, line), f"not well-formed XML: {reason}")
        return
    if root.tag == f"{_ATOM}feed":
        yield from _feed(path, root)
    for link in root.iter(f"{_ATOM}link"):
        yield from _address(path, link.get("href", ""), paths, base)
    for location in root.iter(f"{_SITEMAP}loc"):
        yield from _address(path, location.text or "", paths, base)


def own_base(files: Mapping[str, bytes]) -> str | None:
    """Return the address, ending in a slash, at which the archive's feed says that the site stands, if it does."""
    found = re.search(rb'rel="self"[^>]*href="([^"]*)feed\.xml"', files.get("feed.xml", b""))
    return html.unescape(found[1].decode("utf-8", "replace")) if found else None


def _feed(path: str, root: ET.Element) -> Iterator[Diagnostic]:
    for one, what in ((root, "the feed"), *((entry, "an entry") for entry in root.findall(f"{_ATOM}entry"))):
        for name in ("id", "title", "updated"):
            if len(one.findall(_ATOM + name)) != 1 or not (one.findtext(_ATOM + name) or "").strip():
                yield MALFORMED_XML.at(Span.line(path, 1), f"{what} needs one {name} (RFC 4287)")


def _address(path: str, url: str, paths: Collection[str], base: str | None) -> Iterator[Diagnostic]:
    if base and url.startswith(base):
        target, _ = resolve("", path, url.removeprefix(base))
    elif "://" in url:
        return
    else:
        target, _ = resolve(path.rpartition("/")[0], path, url)
    if target not in paths:
        yield BROKEN_LINK.at(Span.line(path, 1), f"nothing stands at {url}")
