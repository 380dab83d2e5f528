"""A letter as its sender is looked for in it: its running text, its head and end, and where else a name is echoed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice

from sitegen.core.comparing import letters_of
from sitegen.core.source import Source
from sitegen.reading.formats.fields import Field, find_fields
from sitegen.reading.parsing.lines.facts import LineFacts
from sitegen.reading.parsing.lines.landmarks import Landmarks
from sitegen.reading.parsing.lists.shapes import is_text, note_like
from sitegen.reading.parsing.vocabulary import fold, load_phrases

LONGEST_FAREWELL = 10  # words
MOST_OWN = 5  # times that a text speaks of those who write, that are counted
MOST_HEAD = 30  # lines above the first running text that are its head
MOST_REACHED = 200  # lines with addresses of mail and sites that are looked at
TO = ("addressee", "salutation", "subject", "cc")


@dataclass(frozen=True)
class Outline:
    """What a letter's lines are, roughly: which blocks are running text, and what stands around it."""

    source: Source
    marks: Landmarks
    text: tuple[bool, ...] = field(default=())

    @cached_property
    def ends(self) -> tuple[int, int]:
        """The first and the last block of running text, or -1 for both."""
        some = [number for number, one in enumerate(self.text) if one]
        return (some[0], some[-1]) if some else (-1, -1)

    @cached_property
    def behind(self) -> tuple[int, ...]:
        """How many blocks of running text stand behind each block."""
        found, count = [], 0
        for one in reversed(self.text):
            found.append(count)
            count += one
        return tuple(reversed(found))

    @cached_property
    def farewells(self) -> tuple[int, ...]:
        """The lines of known farewells."""
        cues = enumerate(self.marks.cues)
        return tuple(at for at, one in cues if "closing" in one and len(self.marks.facts[at].words) <= LONGEST_FAREWELL)

    @cached_property
    def greeted(self) -> int:
        """The line of the letter's first greeting, or -1."""
        return next((at for at, cues in enumerate(self.marks.cues) if "salutation" in cues), -1)

    @cached_property
    def head(self) -> tuple[LineFacts, ...]:
        """The lines above the first running text, and its first line: where those stand whom a letter is to."""
        first = self.ends[0]
        end = self.marks.blocks[first].first + 1 if first >= 0 else 0
        return self.marks.facts[max(self.marks.front, end - MOST_HEAD) : end]

    @cached_property
    def addressed(self) -> str:
        """The folded lines of the head."""
        return "\n".join(line.plain[:200] for line in self.head)

    @cached_property
    def named_to(self) -> str:
        """The folded lines that say to whom the letter goes."""
        lines = (line for line in self.marks.facts if any(name in self.marks.cues[line.index] for name in TO))
        return "\n".join(line.plain[:200] for line in lines)

    @cached_property
    def body(self) -> str:
        """The folded running text."""
        blocks = [one for one, text in zip(self.marks.blocks, self.text, strict=True) if text]
        return "\n".join(line.plain for one in blocks for line in self.marks.facts[one.first : one.last + 1])

    @cached_property
    def own(self) -> int:
        """How often the text speaks of those who write ("we"), up to a few times."""
        return sum(1 for _ in islice(load_phrases("counting", "self").finditer(self.body), MOST_OWN))

    @property
    def greets_at_once(self) -> bool:
        """Whether nothing but its head stands above its greeting: nobody introduces the letter."""
        return 0 <= self.greeted <= (self.marks.blocks[self.ends[0]].last if self.ends[0] >= 0 else self.greeted)

    @cached_property
    def alone(self) -> dict[str, int]:
        """How often each short line of no running text stands in the letter, by its letters."""
        found: dict[str, int] = {}
        for line in self.marks.facts[self.marks.front :]:
            if not line.blank and len(line.words) <= LONGEST_FAREWELL:
                key = letters_of(line.rest)
                found[key] = found.get(key, 0) + 1
        return found

    @cached_property
    def group(self) -> dict[int, int]:
        """How many lines stand together with each block of no running text, by its number."""
        found: dict[int, int] = {}
        together: list[int] = []
        count = 0
        for number, (block, text) in enumerate(zip(self.marks.blocks, self.text, strict=True)):
            if text:
                together, count = [], 0
                continue
            count += sum(not line.hollow for line in self.marks.facts[block.first : block.last + 1])
            together.append(number)
            found |= dict.fromkeys(together, count) if len(together) < MOST_REACHED else {number: count}
        return found

    @cached_property
    def titles(self) -> str:
        """The folded headings, what the file says its title is, and the file's name."""
        headings = (line.plain for line in self.marks.facts if line.level)
        said = (fold(one.value) for one in self.source.evidence if one.kind == "title")
        return "\n".join((*headings, *said, *_title_fields(self.fields)))

    @cached_property
    def reached(self) -> str:
        """The letters of all addresses of mail and of sites, a blank between them."""
        return " ".join(letters_of(word) for word in _addresses(self.marks))

    @cached_property
    def fields(self) -> tuple[Field, ...]:
        """The fields of front matter."""
        return tuple(find_fields([line.raw for line in self.marks.facts[: self.marks.front]]))


def _title_fields(fields: tuple[Field, ...]) -> Iterator[str]:
    return (fold(one.value) for one in fields if one.name.lower() in ("title", "description", "subtitle"))


def _addresses(marks: Landmarks) -> Iterator[str]:
    left = MOST_REACHED
    for line in marks.facts:
        if "@" in line.raw or "www." in line.raw or "://" in line.raw:
            left -= 1
            if left < 0:
                return
            yield from (word[:200] for word in line.raw.split() if "@" in word or "www." in word or "://" in word)


def outline_of(source: Source, marks: Landmarks) -> Outline:
    """Return the outline of a letter."""
    return Outline(
        source, marks, tuple(one.first >= marks.front and _is_letter(marks, one.first) for one in marks.blocks)
    )


def _is_letter(marks: Landmarks, first: int) -> bool:
    return not note_like(marks, first) and is_text(marks.block(first, 12))
