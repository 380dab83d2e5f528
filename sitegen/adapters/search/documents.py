"""What is searched of a page: its indexed element, with Burmese spelt out; and whether any of that has changed."""

from __future__ import annotations

import hashlib
import html
import re
from collections.abc import Iterable, Iterator
from importlib import resources
from pathlib import Path

from sitegen.adapters.search.burmese import RUN, spelt
from sitegen.adapters.search.pagefind import version

_INDEXED = re.compile(r"<([a-z][a-z0-9-]*)\b[^<>]*\sdata-pagefind-body\b[^<>]*>", re.IGNORECASE)
_BODY = "data-pagefind-body"
_IGNORED = re.compile(r"<([a-z][a-z0-9-]*)\b[^<>]*\sdata-pagefind-ignore\b[^<>]*>", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>")
_TITLE = re.compile(r"<h1\b(?![^<>]*\sdata-pagefind-ignore)[^<>]*>(.*?)</h1>", re.IGNORECASE | re.DOTALL)
_DATE = re.compile(r'<time datetime="(\d{4}-\d\d-\d\d)">([^<]*)</time>')
_ROMAN = re.compile(r"\b(?=[IVX]*l)(?=l*[IVX])[IVXl]{2,7}\b")  # a scan's "VIl" for VII
_CELL_END = re.compile(r"</(?:dt|dd|td|th)>", re.IGNORECASE)


def searched_parts(site: Path) -> Iterator[tuple[str, str]]:
    """Yield the path and the indexed element of every page below `site` that has one, without its closing tag."""
    for page in sorted(site.rglob("*.html")):
        part = searched_part(page.read_text(encoding="utf-8"))
        if part:
            yield page.relative_to(site).as_posix(), part


def searched_part(page: str) -> str | None:
    """Return what is searched of `page`: its indexed element, or None if nothing in it is marked as one."""
    start = _indexed(page)
    if not start:
        return None
    end = page.rfind(f"</{start[1]}")
    return page[start.start() : end if end > start.end() else len(page)]


def _indexed(page: str) -> re.Match[str] | None:
    """Return the first tag that marks an indexed element; looked for from its attribute, not from every tag."""
    at = page.find(_BODY)
    while at != -1:
        found = _INDEXED.match(page, page.rfind("<", 0, at))
        if found:
            return found
        at = page.find(_BODY, at + 1)
    return None


def has_words(part: str) -> bool:
    """Whether anything that is searched of a page is a letter or a digit: the indexer leaves other pages out.

    An organization may be called "- -", or "?".
    """
    title = _TITLE.search(part)  # nearly always enough, and quick
    return (title is not None and _is_worded(title[1])) or _is_worded(_without_ignored(part))


def _is_worded(markup: str) -> bool:
    return any(map(str.isalnum, html.unescape(_TAG.sub(" ", markup))))


def index_document(part: str) -> str:
    """Return the page that the indexer shall read for a page's searched part.

    The page itself stays as it is: what only the search needs stands in no page.
    """
    # Pagefind reads the words of neighbouring cells as one ("ToSecurity Council") unless a space is between them.
    body = _CELL_END.sub(lambda cell: " " + cell[0], _DATE.sub(_with_forms, part))
    body = _ROMAN.sub(lambda number: f"{number[0]} <span>{number[0].replace('l', 'I')}</span>", body)
    tag = part[1:].split(maxsplit=1)[0]
    return f'<!doctype html><html lang="en"><meta charset="utf-8">{body}{_syllables(part)}</{tag}></html>'


def _with_forms(date: re.Match[str]) -> str:
    """Return a date with the forms beside it in which people ask for it: in figures, and with its month cut short."""
    short = " ".join(word[:3] for word in date[2].split() if word.isalpha())
    return f"{date[0]} <span>{date[1]} {short}</span>"


def content_digest(parts: Iterable[tuple[str, str]], language: str) -> str:
    """Return the digest of all that the index is made from: the searched parts, and the programs that make it."""
    total = hashlib.sha256(f"{language}\0{version()}\0".encode())
    rooms = resources.files("sitegen")
    program = sorted(
        (item for item in (rooms / "adapters" / "search").iterdir() if item.is_file()), key=lambda item: item.name
    )
    for item in (*program, rooms / "identity" / "burmese.py", rooms / "reading" / "formats" / "zawgyi.py"):
        total.update(item.read_bytes())
    for path, part in parts:
        data = part.encode()
        total.update(f"\0{path}\0{len(data)}\0".encode() + data)
    return total.hexdigest()


def _syllables(body: str) -> str:
    """Return the hidden element with the Burmese of `body`, which the indexer reads as metadata and never shows."""
    if body.isascii() or not RUN.search(body):
        return ""
    words = spelt(html.unescape(_TAG.sub(" ", _without_ignored(body))))
    return f'<p hidden data-pagefind-meta="syllables[data-words]" data-words="{words}"></p>' if words else ""


def _without_ignored(body: str) -> str:
    while found := _IGNORED.search(body):
        depth, end = 0, len(body)
        for tag in re.compile(rf"<(/?){found[1]}\b[^<>]*>", re.IGNORECASE).finditer(body, found.start()):
            depth += -1 if tag[1] else 1
            if not depth:
                end = tag.end()
                break
        body = f"{body[: found.start()]} {body[end:]}"
    return body
