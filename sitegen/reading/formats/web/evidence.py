"""What a page says of itself: headings, title, language and dates, as evidence beside the lines."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence

from sitegen.core.source import Evidence, EvidenceKind, Origin
from sitegen.reading.formats.web.tree import Element, descendants, text_of
from sitegen.reading.formats.web.vocabulary import META

_SERVER_SCRIPT = re.compile(r"<\?(?:php\b|=|\s).*?(?:\?>|\Z)|<%.*?%>", re.DOTALL | re.IGNORECASE)
_HASHBANG = re.compile(r"\A#![^\n]*\n")
_MOST = 40  # pieces of evidence; no page needs more
_LONGEST = 500  # characters of a value


def without_scripts(text: str) -> str:
    """Return a page without the scripts that a server runs (PHP, ASP)."""
    text = _HASHBANG.sub("", text, count=1)
    return _SERVER_SCRIPT.sub("", text) if "<?" in text or "<%" in text else text


def page_evidence(root: Element, lines: Sequence[str], above: int = 0) -> tuple[Evidence, ...]:
    """Return what a page says of itself; `lines` are those of its text, of which `above` stand before it."""
    found = dict.fromkeys(_find(root, lines, above))
    return tuple(found)[:_MOST]


def _find(root: Element, lines: Sequence[str], above: int) -> Iterator[Evidence]:
    if root.get("lang") or root.get("xml:lang"):
        yield Evidence("language", root.get("lang") or root.get("xml:lang"), "page", "html lang")
    for element in descendants(root):
        if element.name == "title" and (element.parent is None or element.parent.name == "head"):
            yield from _said("title", text_of(element), "page", "title")
        elif element.name == "h1":
            text = text_of(element)
            line = next(
                (at for at, one in enumerate(lines, above + 1) if one.startswith("# ") and one[2:] == text), None
            )
            yield from _said("title", text, "heading", "h1", line)
        elif element.name == "meta":
            name = (
                element.get("property") or element.get("name") or element.get("itemprop") or element.get("http-equiv")
            )
            yield from _meta(name, element.get("content"))
        elif element.name == "time" and element.get("datetime"):
            modified = "updated" in element.get("class").split() or element.get("itemprop") == "dateModified"
            yield from _said("date", element.get("datetime"), "modified" if modified else "published", "time")
        elif element.name == "script" and element.get("type").lower() == "application/ld+json":
            yield from _linked_data("".join(one for one in element.children if isinstance(one, str)))


def _meta(name: str, value: str) -> Iterator[Evidence]:
    match META.get(name.lower()):
        case "title" | "language" as kind:
            yield from _said(kind, value, "page", name)
        case "published" | "modified" as origin:
            yield from _said("date", value, origin, name)
        case "site":
            yield from _said("title", value, "site", name)


def _said(kind: EvidenceKind, value: str, origin: Origin, name: str, line: int | None = None) -> Iterator[Evidence]:
    value = " ".join(value.split())[:_LONGEST]
    if value:
        yield Evidence(kind, value, origin, name, line)


def _linked_data(text: str) -> Iterator[Evidence]:
    try:
        waiting = [json.loads(text)]
    except (ValueError, RecursionError):
        return
    for _ in range(200):
        if not waiting:
            return
        one = waiting.pop(0)
        if isinstance(one, list):
            waiting += one
        elif isinstance(one, dict):
            waiting += [value for key, value in one.items() if key in ("@graph", "mainEntity", "mainEntityOfPage")]
            for key, kind, origin in (
                ("headline", "title", "page"), ("inLanguage", "language", "page"),
                ("datePublished", "date", "published"), ("dateModified", "date", "modified"),
            ):  # fmt: skip
                if isinstance(one.get(key), str):
                    yield from _said(kind, one[key], origin, key)  # type: ignore[arg-type]
