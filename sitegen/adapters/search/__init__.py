"""The search index: Pagefind over the finished pages, made fit for the web, for a USB stick and for Burmese.

What is searched is decided in the templates, by Pagefind's own attributes: the element with `data-pagefind-body` holds
a page's text; `data-pagefind-filter="year"`, `kind` and `addressee` its filters; `data-pagefind-sort="date"` its place
in order of date; `data-pagefind-meta="date"` what a hit shows of it; `data-pagefind-ignore` what is no text of this
page (navigation, titles of other pages). An element with an `id` is a place to which a hit inside the page can lead.

A site then holds in `search/`: Pagefind's own untouched program and index, fetched over http; `offline/`, the same in
classic scripts, which a browser also loads from a disk; and `names.js`, the names of all organizations.
"""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from importlib import resources
from pathlib import Path

from sitegen.adapters.search.bundle import complete_bundle
from sitegen.adapters.search.documents import content_digest, has_words, index_document, searched_parts
from sitegen.adapters.search.names import names_file
from sitegen.adapters.search.offline import wrap
from sitegen.adapters.search.pagefind import run_pagefind
from sitegen.adapters.search.reuse import note, reuse
from sitegen.core.diagnostics import Diagnostic

FOLDER = "search"


def index(site: Path, previous: Path | None = None, *, language: str = "en") -> Sequence[Diagnostic]:
    """Make the search index of the pages below `site` in `site/search`; return what went wrong.

    The index is that of `previous` (an earlier site) if nothing that is searched has changed since. `language` (ISO
    639-1) decides on word endings only: all pages are found together, whatever language they are in.
    """
    search = site / FOLDER
    search.mkdir()
    if names := names_file(site):
        (search / "names.js").write_bytes(names)
    wanted = content_digest(searched_parts(site), language)
    if previous is not None and reuse(previous / FOLDER, search, wanted):
        return ()
    with tempfile.TemporaryDirectory(prefix="sitegen-index-") as folder:
        pages = _write_documents(site, Path(folder))
        if not pages:
            return ()
        if found := run_pagefind(Path(folder), search, language):
            return found
    if found := complete_bundle(search, pages):
        return found
    (search / "LICENSE.txt").write_bytes((resources.files("sitegen.adapters.search") / "NOTICE.txt").read_bytes())
    wrap(search)
    note(search, wanted)
    return ()


def _write_documents(site: Path, folder: Path) -> int:
    """Write what the indexer shall read into `folder`; return how many pages that is.

    A page without words is left out: Pagefind would not count it.
    """
    pages = 0
    for path, part in searched_parts(site):
        if not has_words(part):
            continue
        place = folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(index_document(part), encoding="utf-8")
        pages += 1
    return pages
