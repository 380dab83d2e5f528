"""Atom feeds (RFC 4287) of letters, newest first.

Times: a letter is published and updated at midnight UTC of the day that it bears, for a build knows no
clock. A letter without a date has no place in time, so it is in no feed. Ids are `urn:uuid:` (see
`addresses`): they outlive a change of domain, as Atom asks. Without base_url the links are relative to the
feed, as RFC 4287 allows.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from sitegen.config import Config
from sitegen.exports.addresses import address, letter_urn, urn
from sitegen.exports.xml import Element, document, element
from sitegen.model import Archive, Manuscript

LIMIT = 100  # entries: a reader asks for what is new; the whole list is in data/letters.json
_NEVER = "1970-01-01T00:00:00Z"  # Atom demands a time even of a feed that holds nothing
_SUMMARY = 500  # characters
_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_MARKS = re.compile(r"\[\^[^\]]+\]|[*_`]+")


def feeds(archive: Archive, config: Config) -> dict[str, bytes]:
    """Return `feed.xml`, the feed of all letters."""
    return {"feed.xml": feed(archive.letters, config, path="feed.xml", title=config.title)}


def feed(
    letters: Iterable[Manuscript],
    config: Config,
    *,
    path: str,
    title: str,
    page: str = "index.html",
) -> bytes:
    """Return the feed of `letters`, to stand at `path`; `page` is the page that shows the same."""
    up = path.count("/")
    dated = sorted((one for one in letters if one.letter.date), key=_newest_first, reverse=True)[:LIMIT]
    return document(
        element(
            "feed",
            element("id", urn("feed", config.base_url or config.title, path)),
            element("title", title),
            element("subtitle", config.description) if path == "feed.xml" else None,
            element("updated", _time(dated[0].letter.date) if dated else _NEVER),
            element("author", element("name", config.publisher or config.title)),
            element("link", rel="alternate", type="text/html", href=address(page, config, up=up)),
            element("link", rel="self", type="application/atom+xml", href=address(path, config))
            if config.base_url
            else None,
            element("rights", config.licence) if config.licence else None,
            *(_entry(one, config, up) for one in dated),
            xmlns="http://www.w3.org/2005/Atom",
            xml_lang=config.language,
        )
    )


def summary(manuscript: Manuscript) -> str | None:
    """Return the letter's first paragraph without markup, cut at a word; None if it has no paragraph."""
    first = next((block.text for block in manuscript.letter.body if block.kind == "paragraph"), None)
    if first is None:
        return None
    plain = " ".join(_MARKS.sub("", _LINK.sub(r"\1", first)).split())
    return plain if len(plain) <= _SUMMARY else plain[:_SUMMARY].rpartition(" ")[0] + " …"


def _entry(manuscript: Manuscript, config: Config, up: int) -> Element:
    letter = manuscript.letter
    time = _time(letter.date)
    permalink = f"letters/{manuscript.letter_id}.html"
    about = summary(manuscript)
    return element(
        "entry",
        element("id", letter_urn(manuscript)),
        element("title", letter.title or manuscript.letter_id),
        element("updated", time),
        element("published", time),
        element("link", rel="alternate", type="text/html", href=address(permalink, config, up=up)),
        *(element("category", term=one) for one in _terms(letter.addressees)),
        element("summary", about) if about else None,
        xml_lang=letter.language if letter.language != config.language else None,
    )


def _terms(addressees: Sequence[str]) -> Sequence[str]:
    return list(dict.fromkeys(one for one in addressees if one))


def _newest_first(manuscript: Manuscript) -> tuple[str, str]:
    return manuscript.letter.date or "", manuscript.letter_id


def _time(date: str | None) -> str:
    return f"{date}T00:00:00Z" if date else _NEVER
