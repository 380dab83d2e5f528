"""The archive's changes as an Atom feed (RFC 4287): what the page of the changes shows, newest first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from sitegen.content.config import Config
from sitegen.content.manuscript import title_of
from sitegen.core.model import Archive, Change
from sitegen.identity.contacts import mask_addresses
from sitegen.publishing.exports.addresses import address, urn
from sitegen.publishing.exports.feed import NEVER, written
from sitegen.publishing.exports.xml import Element, element, indented

LIMIT = 100  # entries: a reader asks for what is new; the page has everything
_WITHHELD = "A signatory of this letter is not named."
_PRIVATE = "A private text of this letter is not shown."


def change_feed(changes: Iterable[Change], archive: Archive, config: Config) -> dict[str, bytes]:
    """Return the feed under its path; whoever is withheld is not named in it."""
    newest = sorted(changes, key=lambda one: one.date, reverse=True)[:LIMIT]
    title = f"Changes – {config.title}"
    updated = _time(newest[0]) if newest else NEVER
    entries = map(indented, _entries(newest, archive, config))
    return {"changes.xml": written("changes.xml", title, "changes.html", updated, entries, config)}


def _entries(changes: Iterable[Change], archive: Archive, config: Config) -> Iterator[Element]:
    letters = {one.letter_id: one.letter for one in archive.manuscripts}
    withdrawn = {one.letter_id for one in archive.manuscripts if one.withdrawn}  # whose titles begin with that
    seen: Counter[tuple[str, ...]] = Counter()
    shown = config.policies.contacts == "shown"
    for one in changes:
        parts = (one.date, one.kind, one.letter or "", one.what or "")  # changes that tell the same are counted
        seen[parts] += 1
        told = one.what or (_PRIVATE if one.private else _WITHHELD if one.kind == "withheld" else None)
        about = told if told is None or shown else mask_addresses(told)
        letter = letters.get(one.letter or "")
        page = f"letters/{one.letter}.html" if letter else "changes.html"
        name = title_of(letter) if letter else one.letter or config.title
        yield element(
            "entry",
            element("id", urn("change", *parts, str(seen[parts]))),
            element("title", f"{name} ({one.kind})" if one.letter in withdrawn else f"{one.kind.capitalize()}: {name}"),
            element("updated", _time(one)),
            element("link", rel="alternate", type="text/html", href=address(page, config)),
            element("category", term=one.kind),
            element("summary", about) if about else None,
        )


def _time(one: Change) -> str:
    return f"{one.date}T00:00:00Z"
