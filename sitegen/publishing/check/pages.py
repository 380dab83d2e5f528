"""One page: is its markup well-formed, which ids does it offer, which addresses does it need.

Most pages are sound, and a quick look says so (`lines`). Here is the slow way, which says what is wrong and where.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass, field

from sitegen.core.diagnostics import Code, Diagnostic
from sitegen.core.diagnostics.codes import MALFORMED_HTML, MISSING_TEXT, REPEATED_ID
from sitegen.core.source import Span
from sitegen.publishing.check.lines import quick_look
from sitegen.publishing.check.tags import TOKEN, Tag, read_tag
from sitegen.publishing.check.walking import Walk, finish, take

_LINE_END = re.compile("\n")


@dataclass(frozen=True, slots=True)
class Page:
    """What the rest of the site needs to know of a page.

    `links` are the addresses that a reader can follow, `needs` those that the page loads; both as written,
    each with its first line. `moved` says that the page only leads on to another.
    """

    path: str
    ids: tuple[str, ...] = ()
    links: Mapping[str, int] = field(default_factory=dict)
    needs: Mapping[str, int] = field(default_factory=dict)
    moved: bool = False


class _Reading:
    """The state of one walk through a page: what is open, and what was found, each with its place in the text."""

    __slots__ = ("again", "at", "found", "ids", "links", "needs", "seen", "walk")

    def __init__(self) -> None:
        self.walk = Walk()
        self.ids: dict[str, int] = {}
        self.again: list[tuple[int, str]] = []
        self.links: dict[str, int] = {}
        self.needs: dict[str, int] = {}
        self.seen: set[str] = set()
        self.found: list[tuple[int, Code, str, str | None]] = []
        self.at = 0

    def fault(self, code: Code, message: str, hint: str | None = None) -> None:
        self.found.append((self.at, code, message, hint))


def read_page(path: str, text: str) -> tuple[Page, tuple[Diagnostic, ...]]:
    """Return what the page offers and needs, and what is wrong with its markup."""
    look = quick_look(text)
    if look is not None:
        return Page(path, tuple(look.ids), look.links, look.needs, look.moved), ()
    return _read_closely(path, text)


def _read_closely(path: str, text: str) -> tuple[Page, tuple[Diagnostic, ...]]:
    reading = _Reading()
    for found in TOKEN.finditer(text):
        reading.at = found.start()
        tag = read_tag(found[0])
        take(tag, reading.walk)
        _move_faults(reading)
        if tag.notable:
            _note(tag, reading)
    finish(reading.walk)
    _move_faults(reading)
    if not text[:15].lower().startswith("<!doctype html>"):
        reading.found.append((0, MALFORMED_HTML, "the page does not begin with <!doctype html>", None))
    for name, message in (("html", "the page does not say its language"), ("title", "the page has no title")):
        if name not in reading.seen:
            reading.found.append((0, MISSING_TEXT, message, None))

    ends = [found.start() for found in _LINE_END.finditer(text)]

    def line(at: int) -> int:
        return bisect_left(ends, at) + 1

    for at, name in reading.again:
        message = f"the id {name!r} stands on line {line(reading.ids[name])} already"
        reading.found.append(
            (at, REPEATED_ID, message, "give one of the two another id, in the template that draws it")
        )
    faults = tuple(code.at(Span.line(path, line(at)), message, hint) for at, code, message, hint in reading.found)
    links, needs = ({url: line(at) for url, at in urls.items()} for urls in (reading.links, reading.needs))
    return Page(path, tuple(reading.ids), links, needs, "refresh" in reading.seen), faults


def _move_faults(reading: _Reading) -> None:
    for fault in reading.walk.found:
        reading.fault(*fault)
    reading.walk.found.clear()


def _note(tag: Tag, reading: _Reading) -> None:
    if tag.identifier is not None:
        if tag.identifier in reading.ids:
            reading.again.append((reading.at, tag.identifier))
        reading.ids.setdefault(tag.identifier, reading.at)
    for code, message, hint in tag.faults:
        reading.fault(code, message, hint)
    wanted = reading.links if tag.leads else reading.needs
    for url in tag.urls:
        wanted.setdefault(url, reading.at)
    if tag.name in ("title", "html"):
        if tag.name == "title" and "title" in reading.seen and "svg" not in reading.walk.stack:
            reading.fault(MALFORMED_HTML, "the page has two titles")
        reading.seen.add(tag.name)
    if tag.refresh:
        reading.seen.add("refresh")
