"""Tags, one at a time: what a piece of markup is, what it asks for, and what is wrong with it by itself.

The same tag stands on thousands of pages, so each distinct one is read once and remembered: that is what
makes the check fast. Rules: the HTML Standard (void elements 13.1.2, attributes 13.1.2.3) and the site's
own security policy.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from functools import lru_cache

from sitegen.core.diagnostics import Code
from sitegen.core.diagnostics.codes import FOREIGN_RESOURCE, INLINE_CODE, MALFORMED_HTML, MISSING_TEXT, UNFIT_LINK
from sitegen.core.frozen import Frozen

_ATTRIBUTES = r"""[^<>"']*(?:"[^"]*"[^<>"']*|'[^']*'[^<>"']*)*"""
TOKEN = re.compile(
    rf"<!--.*?-->|<!doctype[^>]*>|<(?:script|style)\b{_ATTRIBUTES}>.*?</(?:script|style)\s*>"
    rf"|<(?:title|textarea)\b{_ATTRIBUTES}>[^<]*</(?:title|textarea)\s*>|</?[a-z]{_ATTRIBUTES}>|<[a-z/!?]",
    re.IGNORECASE | re.DOTALL,
)
_TAG = re.compile(rf"<(/?)([a-z][^\s/>]*)({_ATTRIBUTES})>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?""")
_VOID = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr")
)
WITH_CONTENT = frozenset(("script", "style", "title", "textarea"))
_LOADING_LINKS = frozenset(
    (
        "stylesheet", "icon", "preload", "modulepreload", "prefetch", "dns-prefetch", "preconnect", "manifest",
        "apple-touch-icon", "mask-icon",
    )
)  # fmt: skip
_ADDRESSES = frozenset(("href", "xlink:href", "src", "poster", "data", "action", "formaction", "manifest"))
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_SCRIPT_TYPES = frozenset(("", "module", "text/javascript", "application/javascript", "importmap"))
_PLAIN = frozenset(("a", "li", "span", "p", "td", "tr", "div", "i", "b", "em", "strong", "time"))
_HARMLESS = frozenset(("href", "class", "lang", "dir", "rel", "title", "datetime", "data-ordinal", "data-member"))

Fault = tuple[Code, str, str | None]
UNCLOSED: tuple[Fault, ...] = ((MALFORMED_HTML, "a tag is not closed, or a < is not written &lt;", None),)


class Tag(Frozen):
    """A tag, comment or element without elements inside, read once for all pages that hold it.

    `urls` are the addresses inside the site that it needs, `leads` whether they are for readers to follow.
    `step` is its kind ("open", "close", "void" or "text"), its name, and "/" if it closes itself: all that matters to
    what is open; "" for what does not.
    `notable` says that there is more to look at than its place among the others.
    """

    name: str
    notable: bool = False
    step: str = ""
    identifier: str | None = None
    urls: tuple[str, ...] = ()
    leads: bool = False
    refresh: bool = False
    faults: tuple[Fault, ...] = ()


@lru_cache(maxsize=16_000)  # more are found again so seldom that it takes no less time, and 80 MB
def read_tag(token: str) -> Tag:
    """Return what `token`, one match of `TOKEN`, is."""
    found = _TAG.match(token)
    if found is None:
        if token.startswith("<!--") or token[:9].lower() == "<!doctype":
            return Tag("")
        return Tag("", notable=True, faults=UNCLOSED)
    slash, written, rest = found.groups()
    name = written.lower()
    if slash:
        return Tag(name, step=f"close {name}")
    pairs = [(key.lower(), html.unescape(a or b or c)) for key, a, b, c in _ATTRIBUTE.findall(rest)]
    attributes = dict(reversed(pairs))  # of two with one name the first counts
    content = token[found.end() : token.rfind("</")] if name in WITH_CONTENT else ""
    urls = tuple(_urls(name, attributes))
    inside = tuple(url for url in urls if not _SCHEME.match(url) and not url.startswith("/"))
    faults = tuple(_faults(name, pairs, attributes, urls, content))
    identifier = attributes.get("id")
    refresh = name == "meta" and attributes.get("http-equiv", "").lower() == "refresh"
    kind = "void" if name in _VOID else "text" if name in WITH_CONTENT else "open"
    return Tag(
        name,
        notable=bool(faults or inside or identifier is not None or refresh or name == "html"),
        step=f"{kind} {name}{' /' if rest.endswith('/') else ''}" if kind != "text" or name == "title" else "",
        identifier=identifier,
        urls=inside,
        leads=name in ("a", "area", "iframe", "meta"),
        refresh=refresh,
        faults=faults,
    )


def _faults(
    name: str, pairs: list[tuple[str, str]], attributes: dict[str, str], urls: tuple[str, ...], content: str
) -> Iterator[Fault]:
    yield from _addresses(name, attributes, urls)
    if name in _PLAIN and len(attributes) == len(pairs) and _HARMLESS.issuperset(attributes):
        return  # most tags of a site are these, and nothing else can be wrong with them
    yield from _form(name, pairs)
    yield from _text(name, attributes, content)
    yield from _inline(name, attributes, content)


def _form(name: str, pairs: list[tuple[str, str]]) -> Iterator[Fault]:
    keys = [key for key, _ in pairs]
    for key in sorted({key for key in keys if keys.count(key) > 1}):
        yield MALFORMED_HTML, f"<{name}> has the attribute {key} twice", None
    if any(key == "id" and (not value or re.search(r"\s", value)) for key, value in pairs):
        yield MALFORMED_HTML, f"<{name}> has an id that is empty or holds a space", None


def _urls(name: str, attributes: dict[str, str]) -> Iterator[str]:
    for key, value in attributes.items():
        if key in _ADDRESSES and (key != "data" or name == "object"):
            yield value.strip()
    if "srcset" in attributes:
        yield from (candidate.split()[0] for candidate in attributes["srcset"].split(",") if candidate.strip())
    if name == "meta" and attributes.get("http-equiv", "").lower() == "refresh":
        yield attributes.get("content", "").partition("=")[2].strip(" '\"")


def _addresses(name: str, attributes: dict[str, str], urls: tuple[str, ...]) -> Iterator[Fault]:
    loads = name not in ("a", "area", "link", "meta") or bool(
        _LOADING_LINKS & set(attributes.get("rel", "").lower().split())
    )
    for url in urls:
        scheme = _SCHEME.match(url)
        if scheme and scheme[0].lower() == "javascript:":
            yield INLINE_CODE, f"<{name}> holds script in an address", None
        elif scheme and scheme[0].lower() == "file:":
            yield UNFIT_LINK, f"<{name}> leads to a file on one machine: {url}", "use a relative link"
        elif loads and (url.startswith("//") or (scheme and not (scheme[0].lower() == "data:" and name == "img"))):
            yield (FOREIGN_RESOURCE, f"<{name}> loads {url[:80]}", "put the file into the theme and link it relatively")
        elif url.startswith("/"):
            yield UNFIT_LINK, f"<{name}> has an address that starts at the root: {url}", "use a relative link"


def _text(name: str, attributes: dict[str, str], content: str) -> Iterator[Fault]:
    if name == "img" and "alt" not in attributes:
        yield MISSING_TEXT, "an image has no alt text", 'add alt="…", or alt="" if it only decorates'
    elif name == "html" and not attributes.get("lang", "").strip():
        yield MISSING_TEXT, "the page does not say its language", 'add lang="…" to <html>'
    elif name == "iframe" and not attributes.get("title", "").strip():
        yield MISSING_TEXT, "an iframe has no title", None
    elif name == "title" and not content.strip():
        yield MISSING_TEXT, "the page's title is empty", None


def _inline(name: str, attributes: dict[str, str], content: str) -> Iterator[Fault]:
    if name == "style" or "style" in attributes:
        yield INLINE_CODE, f"<{name}> holds style", "put it into a style sheet of the theme"
    for key in attributes:
        if key.startswith("on"):
            yield INLINE_CODE, f"<{name}> holds script in {key}", "put it into a script of the theme"
    if name == "script" and "src" not in attributes:
        kind = attributes.get("type", "").strip().lower()
        if kind in _SCRIPT_TYPES:
            yield INLINE_CODE, "a script stands in the page", "put it into a script of the theme"
        elif kind.endswith("json") and not _is_json(content):
            yield MALFORMED_HTML, "a block of JSON data cannot be read", None


def _is_json(content: str) -> bool:
    try:
        json.loads(content)
    except ValueError:
        return False
    return True
