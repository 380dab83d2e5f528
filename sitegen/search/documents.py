"""What is searched of a page: its indexed element, with Burmese spelt out; and whether any of that has changed."""

from __future__ import annotations

import hashlib
import html
import re
from collections.abc import Mapping
from importlib import resources
from pathlib import Path

from sitegen.search.burmese import RUN, spelt

_INDEXED = re.compile(r"<([a-z][a-z0-9-]*)\b[^<>]*\sdata-pagefind-body\b[^<>]*>", re.IGNORECASE)
_IGNORED = re.compile(r"<([a-z][a-z0-9-]*)\b[^<>]*\sdata-pagefind-ignore\b[^<>]*>", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>")
_CELL_END = re.compile(r"</(?:dt|dd|td|th)>", re.IGNORECASE)


def index_documents(site: Path) -> dict[str, bytes]:
    """Return, for every page below `site` that has an indexed element, what the indexer shall read of it, by path.

    The pages themselves stay as they are: what only the search needs stands in no page.
    """
    found: dict[str, bytes] = {}
    for page in sorted(site.rglob("*.html")):
        document = index_document(page.read_text(encoding="utf-8"))
        if document:
            found[page.relative_to(site).as_posix()] = document.encode()
    return found


def index_document(page: str) -> str | None:
    """Return what the indexer shall read of `page`, or None if nothing in it carries `data-pagefind-body`."""
    start = _INDEXED.search(page)
    if not start:
        return None
    end = page.rfind(f"</{start[1]}")
    body = page[start.start() : end if end > start.end() else len(page)]
    # Pagefind reads the words of neighbouring cells as one ("ToSecurity Council") unless a space is between them.
    body = _CELL_END.sub(lambda cell: " " + cell[0], body)
    return f'<!doctype html><html lang="en"><meta charset="utf-8">{body}{_syllables(body)}</{start[1]}></html>'


def content_digest(documents: Mapping[str, bytes], language: str) -> str:
    """Return the digest of all that the index is made from: the documents, and the program that makes it."""
    total = hashlib.sha256(language.encode())
    for item in sorted(resources.files("sitegen.search").iterdir(), key=lambda item: item.name):
        if item.is_file():
            total.update(item.read_bytes())
    for path, document in documents.items():
        total.update(f"\0{path}\0{len(document)}\0".encode() + document)
    return total.hexdigest()


def _syllables(body: str) -> str:
    """Return the hidden element with the Burmese of `body`, which the indexer reads as metadata and never shows."""
    if not RUN.search(body):
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
