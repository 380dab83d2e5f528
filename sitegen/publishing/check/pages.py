"""One page: is its markup well-formed, which ids does it offer, which addresses does it need.

A page is gone through line by line, for the lines of a site repeat: a line's tags are read once for all pages that have
the line, and what a line of that shape does to what is open is worked out once for all lines of that shape.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from sitegen.core.diagnostics import Diagnostic
from sitegen.core.diagnostics.codes import MALFORMED_HTML, MISSING_TEXT, REPEATED_ID
from sitegen.core.frozen import Frozen
from sitegen.core.source import Span
from sitegen.publishing.check.tags import TOKEN, UNCLOSED, WITH_CONTENT, Fault, Tag, read_tag
from sitegen.publishing.check.walking import unclosed, walked

# The beginning of an element whose text is no markup, where its end stands on a line further down.
_OPENS_TEXT = re.compile(rf"<(?:{'|'.join(WITH_CONTENT)})\b(?!.*</)", re.IGNORECASE | re.DOTALL).match


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


class _Piece(Frozen):
    """What the tags of a line say: their `shape` (`Tag.step`), and those of which more is to be noted.

    Where a tag goes on over the end of the line it is not `whole`.
    """

    shape: tuple[str, ...]
    notable: tuple[Tag, ...]
    whole: bool


class _Seen:
    """What was seen on the lines of a page so far; faults with their lines."""

    def __init__(self) -> None:
        self.ids: dict[str, int] = {}
        self.links: dict[str, int] = {}
        self.needs: dict[str, int] = {}
        self.titles: list[int] = []
        self.spoken = self.moved = False
        self.found: list[tuple[int, Fault]] = []

    def note(self, tag: Tag, line: int) -> None:
        if tag.faults:
            self.found += [(line, fault) for fault in tag.faults]
        wanted = self.links if tag.leads else self.needs
        for url in tag.urls:
            wanted.setdefault(url, line)
        if tag.identifier in self.ids:
            message = f"the id {tag.identifier!r} stands on line {self.ids[tag.identifier]} already"
            hint = "give one of the two another id, in the template that draws it"
            self.found.append((line, (REPEATED_ID, message, hint)))
        elif tag.identifier is not None:
            self.ids[tag.identifier] = line
        self.spoken = self.spoken or tag.name == "html"
        self.moved = self.moved or tag.refresh


def read_page(path: str, text: str) -> tuple[Page, tuple[Diagnostic, ...]]:
    """Return what the page offers and needs, and what is wrong with its markup."""
    seen = _Seen()
    stack: tuple[str, ...] = ()
    line = 1
    for line, piece in _pieces(text):
        if piece.shape:
            stack, faults, titles = walked(stack, piece.shape)
            if faults or titles:
                seen.found += [(line, fault) for fault in faults]
                seen.titles += [line] * titles
        for tag in piece.notable:
            seen.note(tag, line)
    seen.found += [(line, (MALFORMED_HTML, f"<{name}> is never closed", None)) for name in unclosed(stack)]
    seen.found += [(line, (MALFORMED_HTML, "the page has two titles", None)) for line in seen.titles[1:]]
    if not text[:15].lower().startswith("<!doctype html>"):
        seen.found.append((1, (MALFORMED_HTML, "the page does not begin with <!doctype html>", None)))
    if not seen.spoken:
        seen.found.append((1, (MISSING_TEXT, "the page does not say its language", None)))
    if not seen.titles:
        seen.found.append((1, (MISSING_TEXT, "the page has no title", None)))
    page = Page(path, tuple(seen.ids), seen.links, seen.needs, seen.moved)
    return page, tuple(code.at(Span.line(path, line), message, hint) for line, (code, message, hint) in seen.found)


def _pieces(text: str) -> Iterator[tuple[int, _Piece]]:
    """Yield what the lines that hold tags say, with their numbers.

    From where a tag goes on over the end of its line, or is never closed, each tag is a piece.
    """
    lines = text.split("\n")
    for number, line in enumerate(lines, 1):
        if "<" in line:
            piece = _piece(line)
            if not piece.whole:
                yield from _tag_by_tag("\n".join(lines[number - 1 :]), number)
                return
            yield number, piece


def _tag_by_tag(text: str, number: int) -> Iterator[tuple[int, _Piece]]:
    end = 0
    for found in TOKEN.finditer(text):
        number += text.count("\n", end, found.start())
        end = found.start()
        yield number, _piece(found[0])


@lru_cache(maxsize=20_000)
def _piece(text: str) -> _Piece:
    tokens = TOKEN.findall(text)
    tags = [read_tag(token) for token in tokens]
    notable = tuple([tag for tag in tags if tag.notable])
    whole = all(tag.faults is not UNCLOSED for tag in notable) and not any(map(_OPENS_TEXT, tokens))
    return _Piece(tuple([tag.step for tag in tags if tag.step]), notable, whole)
