"""What both sides print, and what an editor has accounted for."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from sitegen.content.manuscript import entries_of
from sitegen.core.comparing import letters_of
from sitegen.core.model import Correction, Manuscript, Reading
from sitegen.core.source import Source, Span, split_lines

_SECTION = re.compile(r"\s{0,3}#{1,6}\s*(?:signatories\b|[^<]*<!\W*kind:)", re.IGNORECASE)
T = TypeVar("T")

_EXCERPT = 60  # characters of a text in a message


def excerpt(text: str) -> str:
    """Return the beginning of a text on one line, for a message."""
    words = " ".join(text.split())
    return words if len(words) <= _EXCERPT else words[:_EXCERPT].rpartition(" ")[0] + " …"


def runs(some: Sequence[T], every: Sequence[T], alike: Callable[[T, T], bool] | None = None) -> Iterator[list[T]]:
    """Yield those that follow each other among all, and are alike: what is one place is told once."""
    place = {id(one): at for at, one in enumerate(every)}
    run: list[T] = []
    for one in some:
        if run and not (place[id(one)] == place[id(run[-1])] + 1 and (alike is None or alike(run[-1], one))):
            yield run
            run = []
        run.append(one)
    if run:
        yield run


def departure(first: int, last: int, reason: str = "…") -> str:
    """Return what an editor writes who departs from lines of the source on purpose, for a hint."""
    lines = f"line: {first}" if first == last else f"line: {first}, last: {last}"
    return f'departures: [{{{lines}, reason: "{reason}"}}]'


def if_meant(first: int, last: int, reason: str = "…") -> str:
    """Return what to do about a difference on lines of the source that is meant, for a hint."""
    return f"if that is meant, say why in the front matter: {departure(first, last, reason)}"


@dataclass(frozen=True, slots=True)
class Against:
    """A manuscript beside its source, with the lines that an editor has accounted for."""

    manuscript: Manuscript
    text: str
    source: Source
    reading: Reading
    _excused: frozenset[int] = field(default_factory=frozenset, init=False)
    _withheld: frozenset[int] = field(default_factory=frozenset, init=False)

    def __post_init__(self) -> None:
        departures = (range(one.first, one.last + 1) for one in self.manuscript.departures if one.first)
        withheld = (range(one.first, one.last + 1) for one in self.manuscript.withheld)
        object.__setattr__(self, "_withheld", frozenset(line for one in withheld for line in one))
        object.__setattr__(self, "_excused", self._withheld | {line for one in departures for line in one})

    def span(self, line: int) -> Span:
        """Return a place in the manuscript; its first line where the line is not known."""
        return Span.line(self.manuscript.path, line or 1)

    def excused(self, first: int, last: int) -> bool:
        """Return whether the editor has said that lines of the source are departed from, or withheld."""
        return not self._excused.isdisjoint(range(first, last + 1))

    def printed(self, first: int, last: int) -> str:
        """Return the source's lines as one text."""
        return " ".join(self.source.lines[first - 1 : last])

    def corrections(self, first: int, last: int) -> tuple[Correction, ...]:
        """Return the corrections of lines of the source."""
        return tuple(one for one in self.manuscript.corrections if first <= one.line <= last)

    def quoted(self, text: str) -> str:
        """Return the beginning of a text for a message, or "…" where it would tell a withheld name."""
        shown, hidden = letters_of(text), (letters_of(one) for one in self._hidden())
        return "…" if any(name and name in shown for name in hidden) else f"“{excerpt(text)}”"

    def _hidden(self) -> Iterator[str]:
        for one in entries_of(self.reading.letter.signatories) if self._withheld else ():
            if not self._withheld.isdisjoint(range(one.line, one.last + 1)):
                yield one.name

    def section(self) -> int:
        """Return the line of the heading above the list, or 0 if the manuscript has none."""
        lines = enumerate(split_lines(self.text), 1)
        return next((number for number, line in lines if _SECTION.match(line)), 0)
