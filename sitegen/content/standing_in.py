"""A source whose lines are written over, read as if names still stood there.

“[withheld]” is no name, so a list would read as a shorter one, or as none, and what stands beside it as part of it. So
other words stand in for whom nobody is to know while the source is read; what was read of them is not told.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import count, product
from string import ascii_lowercase

from sitegen.content.manuscript import OVER
from sitegen.core.diagnostics import Checked
from sitegen.core.model import Letter, Manuscript, Reading, ReadingFact, Signatory
from sitegen.core.source import Source
from sitegen.reading import choosing

_PARTS = re.compile(r"(\s*[,;:(–—|·]\s*|\s+-\s+|\t)")  # what parts a name from a post, a body, a place


def read_kept(
    source: Source, m: Manuscript, facts: tuple[ReadingFact, ...] | None = None, siblings: Sequence[Letter] = ()
) -> Checked[Reading]:
    """Return how the source of a letter reads, with whom it withholds in their places, under no name.

    `facts` are what a person says of its lines, as the manuscript has them unless something else is said.
    """
    facts = m.facts if facts is None else facts
    names = _stand_ins(source, m)
    if not names:
        return choosing.read_letter(source, siblings, facts)
    lines = tuple(text.replace(OVER, names[at], 1) if at in names else text for at, text in enumerate(source.lines, 1))
    read = choosing.read_letter(replace(source, lines=lines), siblings, facts)
    letter = read.value.letter
    unnamed = tuple(_unnamed(one, names) for one in letter.signatories)
    return Checked(replace(read.value, letter=replace(letter, signatories=unnamed)), read.diagnostics)


def _stand_ins(source: Source, m: Manuscript) -> Mapping[int, str]:
    """Return the lines of a source that say nothing but that a signatory is withheld, with words for each.

    They are those of the nearest entry, but for a letter or two: lists are read by what their entries have in common.
    """
    lines = sorted(
        {
            line
            for one in m.withheld
            if one.of == "signatory"
            for line in range(one.first, min(one.last, len(source.lines)) + 1)
            if OVER in (text := source.lines[line - 1]) and not any(map(str.isalpha, text.replace(OVER, "")))
        }
    )
    entries = sorted((one for one in m.letter.signatories if one.line), key=lambda one: one.line)
    places = [one.line for one in entries]
    names: dict[int, str] = {}
    for line, letters in zip(lines, _letters(), strict=False):
        at = bisect_left(places, line)
        near = min(entries[max(at - 1, 0) : at + 1], key=lambda one: abs(one.line - line), default=None)
        whole = _row_of(near, source) if near else ""
        names[line] = _like(near, whole, letters) if near else f"{letters.capitalize()}olm Weavers Union"
    return names


def _row_of(one: Signatory, source: Source) -> str:
    """Return what an entry says, with the tabs that part it from the name on, where it is a row of a table."""
    cells = source.lines[one.line - 1].split("\t") if one.line <= len(source.lines) else []
    at = next((at for at, cell in enumerate(cells) if cell.strip("*_ ") == one.name), len(cells))
    return "\t".join(cells[at:]) if len(cells) - at > 1 else one.entry


def _like(one: Signatory, entry: str, letters: str) -> str:
    """Return words like those of an entry: the family name, and what a body is called by, are others."""
    parts = _PARTS.split(entry)
    for at in range(0, len(parts), 2):
        words = parts[at].split()
        if words and (at == 0 or len(words) > 1):
            place = len(words) - 1 if at == 0 and len(words) > 1 and one.kind == "person" else 0
            words[place] = _other(words[place], letters)
            parts[at] = " ".join(words)
    return "".join(parts)


def _other(word: str, letters: str) -> str:
    """Return another word of the same script."""
    if word.upper() != word.lower():
        return f"{letters.capitalize()}olm"
    return word + "".join(word[ord(letter) % len(word)] for letter in letters)


def _letters() -> Iterator[str]:
    """Yield a few letters without end, no two alike: a name that is printed twice is read otherwise."""
    for length in count(2):
        yield from map("".join, product(ascii_lowercase, repeat=length))


def _unnamed(one: Signatory, names: Mapping[int, str]) -> Signatory:
    """Return an entry without the names that stood in, its own or its members'."""
    members = tuple(
        replace(member, name=OVER, entry=OVER, corrected=None) if member.line in names else member
        for member in one.members
    )
    if one.line not in names:
        return replace(one, members=members)
    return replace(one, name=OVER, entry=OVER, corrected=None, kind="unknown", members=members)
