"""Links between the site's files: what they lead to is there, and every page can be reached."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Collection, Iterator, Mapping
from functools import cache
from urllib.parse import unquote

from sitegen.check.pages import Page
from sitegen.diagnostics import Diagnostic
from sitegen.diagnostics.codes import BROKEN_ANCHOR, BROKEN_LINK, UNREACHABLE_PAGE
from sitegen.source import Span

HOME = "index.html"
_ON_THEIR_OWN = frozenset(("404.html",))  # served by the host, linked by nobody
_TOP = ("", "top")  # anchors that every page has (HTML Standard 7.4.6.4)

LineOf = Callable[[str, int], int]


def check_links(pages: Mapping[str, Page], paths: Collection[str], line_of: LineOf) -> Iterator[Diagnostic]:
    """Yield what is wrong with the addresses in `pages`, in a site that holds the files `paths`.

    `line_of` tells the line of a page's token: it is asked only where a link is wrong.
    """
    known = frozenset(paths)
    ids: dict[str, frozenset[str]] = {}
    ways: dict[str, set[str]] = {}
    for path, page in pages.items():
        folder = posixpath.dirname(path)
        ways[path] = set()
        for url, token in (*page.links.items(), *page.needs.items()):
            target, anchor = resolve(folder, path, url)
            if target not in known:
                yield BROKEN_LINK.at(
                    Span.line(path, line_of(path, token)), f"nothing stands at {url}", _nearest(target, known)
                )
            elif target in pages:
                if url in page.links:
                    ways[path].add(target)
                if anchor not in _TOP and anchor not in (there := _ids(target, pages, ids)):
                    hint = f"it has {', '.join(sorted(there)[:5])} …" if there else None
                    yield BROKEN_ANCHOR.at(
                        Span.line(path, line_of(path, token)), f"{target} has no place named {anchor!r}", hint
                    )
    yield from _unreached(pages, ways)


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
