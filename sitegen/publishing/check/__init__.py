"""A built site, checked as a whole: what a reader, a browser, a feed reader or a spreadsheet stumbles over.

A pure function over the site's files, fast enough to run after every build: 10,000 pages take seconds. Files are read
one after the other, and none is held. Each finding names the file below the site's root, and the line.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from urllib.parse import urlsplit

from sitegen.core.diagnostics import Diagnostic, sort_diagnostics
from sitegen.core.diagnostics.codes import FOREIGN_RESOURCE, MALFORMED_HTML
from sitegen.core.source import Span
from sitegen.identity.recognition import Recognizer
from sitegen.publishing.check.feeds import check_xml, own_base
from sitegen.publishing.check.leaks import NOBODY, Secrets, check_leaks, private_addresses
from sitegen.publishing.check.links import Web
from sitegen.publishing.check.package import check_package
from sitegen.publishing.check.pages import Page, read_page

__all__ = ["check_leaks", "check_site", "private_addresses"]

LOST = "404.html"  # the page that a host serves where there is none
_FOREIGN_STYLE = re.compile(r"""(?:url\(\s*["']?|@import\s+["'])\s*(?:https?:)?//""", re.IGNORECASE)


def check_site(
    files: Mapping[str, bytes],
    *,
    base_url: str | None = None,
    addresses: Collection[str] = (),
    guard: Recognizer = NOBODY,
    folders: Collection[str] = (),
) -> tuple[Diagnostic, ...]:
    """Return everything that is wrong with the site whose files, by path below its root, are `files`.

    `base_url` tells which absolute addresses lead into the site; without it, the archive's feed says where it stands.
    `addresses`, the names that `guard` knows and `folders` are what must stand nowhere: masked mail addresses, withheld
    names, folders of the machine that built the site.
    """
    base = base_url.rstrip("/") + "/" if base_url else own_base(files)
    web, secrets = Web(files.keys()), Secrets(addresses, guard, folders)
    found: list[Diagnostic] = []
    for path in files:  # each is read once, and then let go
        data = files[path]
        if path.endswith(".html"):
            page, faults = _page(path, data, base)
            found += faults
            found += web.take(page) if page else ()
        elif path.endswith(".css"):
            found += _style(path, data)
        elif path.endswith(".xml"):
            found += check_xml(path, data, files.keys(), base)
        found += secrets.in_file(path, data)
    found += web.end(lambda path: _page(path, files[path], base)[0] or Page(path))
    found += check_package(files)
    return sort_diagnostics(found)


def _page(path: str, data: bytes, base: str | None) -> tuple[Page | None, tuple[Diagnostic, ...]]:
    """Return what a page offers and needs, and what is wrong with its markup; None if it is no text."""
    try:
        return read_page(path, _text(path, data, base))
    except UnicodeDecodeError as fault:
        message = f"not UTF-8: byte {fault.start} cannot be read"
        return None, (MALFORMED_HTML.at(Span.line(path, 1), message),)


def _text(path: str, data: bytes, base: str | None) -> str:
    """Return a page with the site's own absolute addresses made relative, so that they are checked like all others.

    A host serves a folder's index under the folder's address, so an absolute address may leave the file's name out.
    """
    text = data.decode()
    if path == LOST:  # served at any address, so its links start at the root of the site on its host
        start = urlsplit(base).path if base else "/"
        text = re.sub(rf'="{re.escape(start)}(?!/)', '="', text)
    if base is None or base not in text:
        return text
    root = "../" * path.count("/")

    def relative(found: re.Match[str]) -> str:
        return f'="{root}{found[1]}{"index.html" if found[1].endswith("/") or not found[1] else ""}{found[2]}"'

    return re.sub(rf'="{re.escape(base)}([^"?#]*)([^"]*)"', relative, text)


def _style(path: str, data: bytes) -> Iterator[Diagnostic]:
    text = data.decode("utf-8", "replace")
    for one in _FOREIGN_STYLE.finditer(text):
        line = text.count("\n", 0, one.start()) + 1
        yield FOREIGN_RESOURCE.at(
            Span.line(path, line), "the style sheet loads from elsewhere", "put the file into the theme"
        )
