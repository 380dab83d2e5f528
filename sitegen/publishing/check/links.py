"""Links between the site's files: what they lead to is there, and every page can be reached."""

from __future__ import annotations

import posixpath
from collections.abc import Collection, Iterator, Mapping
from functools import cache
from urllib.parse import unquote

from sitegen.core.diagnostics import Code, Diagnostic
from sitegen.core.diagnostics.codes import BROKEN_ANCHOR, BROKEN_LINK, UNREACHABLE_PAGE
from sitegen.core.source import Span
from sitegen.publishing.check.pages import Page

HOME = "index.html"
_ON_THEIR_OWN = frozenset(("404.html",))  # served by the host, linked by nobody
_TOP = ("", "top")  # anchors that every page has (HTML Standard 7.4.6.4)


def check_links(pages: Mapping[str, Page], paths: Collection[str]) -> Iterator[Diagnostic]:
    """Yield what is wrong with the addresses in `pages`, in a site that holds the files `paths`."""
    known = frozenset(paths)
    ids: dict[str, frozenset[str]] = {}
    ways: dict[str, set[str]] = {}
    sound: dict[str, dict[str, str]] = {}  # by folder: the targets of addresses that are right wherever they stand
    for path, page in pages.items():
        folder = posixpath.dirname(path)
        checked = sound.setdefault(folder, {})
        led: set[str] = set()  # a wrong anchor still leads to its page
        for url, line in (*page.links.items(), *page.needs.items()):
            if url not in checked:
                target, anchor = resolve(folder, path, url)
                fault = _fault(url, target, anchor, pages, known, ids)
                if fault is not None:
                    code, message, hint = fault
                    yield code.at(Span.line(path, line), message, hint)
                    led.add(target)
                elif not url.startswith("#"):
                    checked[url] = target
        ways[path] = {target for url in page.links if (target := checked.get(url, "")) in pages} | (led & pages.keys())
    yield from _unreached(pages, ways)


def _fault(
    url: str,
    target: str,
    anchor: str,
    pages: Mapping[str, Page],
    known: frozenset[str],
    ids: dict[str, frozenset[str]],
) -> tuple[Code, str, str | None] | None:
    """Return what is wrong with an address that leads to `anchor` in `target`."""
    if target not in known:
        return BROKEN_LINK, f"nothing stands at {url}", _nearest(target, known)
    if target in pages and anchor not in _TOP and anchor not in (offered := _ids(target, pages, ids)):
        hint = f"it has {', '.join(sorted(offered)[:5])} …" if offered else None
        return BROKEN_ANCHOR, f"{target} has no place named {anchor!r}", hint
    return None


def _ids(path: str, pages: Mapping[str, Page], ids: dict[str, frozenset[str]]) -> frozenset[str]:
    found = ids.get(path)
    if found is None:
        found = ids[path] = frozenset(pages[path].ids)
    return found


def _unreached(pages: Mapping[str, Page], ways: Mapping[str, set[str]]) -> Iterator[Diagnostic]:
    """Yield the pages to which no chain of links leads from the home page.

    Pages that only lead on to another need no link: they stand where an old address was.
    """
    if HOME not in pages:
        yield BROKEN_LINK.at(Span.line(HOME, 1), "the site has no home page")
        return
    reached = {HOME}
    queue = [HOME]
    while queue:
        new = ways[queue.pop()] - reached
        reached |= new
        queue += new
    for path in sorted(pages.keys() - reached - _ON_THEIR_OWN):
        if not pages[path].moved:
            yield UNREACHABLE_PAGE.at(Span.line(path, 1), "no chain of links leads here from the home page")


def resolve(folder: str, path: str, url: str) -> tuple[str, str]:
    """Return the file that `url` on page `path` in `folder` leads to, and the anchor there ("" for none).

    The file is named by its path below the site's root. One that would lie above the root, or that names a
    folder, is returned as it is, for no file has such a name: the site must work from a folder on a disk.
    """
    if url.startswith("#"):
        return path, unquote(url[1:])
    return _resolve(folder, url)


@cache
def _resolve(folder: str, url: str) -> tuple[str, str]:
    address, _, anchor = url.partition("#")
    target = unquote(address.partition("?")[0])
    joined = posixpath.normpath(posixpath.join(folder, target)) if target else ""
    return (f"{joined}/" if target.endswith("/") else joined), unquote(anchor)


def _nearest(target: str, known: Collection[str]) -> str | None:
    """Return a hint for the commonest slips: a folder for its index, other capitals."""
    index = posixpath.normpath(posixpath.join(target, HOME))
    if index in known:
        return f"name the file: {index}"
    return next((f"capitals differ: {one}" for one in known if one.lower() == target.lower()), None)
