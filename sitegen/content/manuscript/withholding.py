"""Signatories whom an editor withholds: they asked to be left out, or naming them would put them in danger.

    withheld:
      - line: 136
        reason: asked to be left out
        on: 2024-05-02

Nothing that is published names them. The letter's own counts stay, and say how many are withheld.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace

from sitegen.core.model import Letter, Manuscript, Member, Signatory, Withheld, WithheldKind
from sitegen.core.source import Source

OVER = "[withheld]"  # what stands over a private text


def withhold(m: Manuscript) -> Manuscript:
    """Return `m` without its withheld entries and members; what is nested under a withheld entry goes with it."""
    if not m.withheld:
        return m
    lines = withheld_lines(m.withheld)
    return replace(m, letter=without(m.letter, lambda one: not lines.isdisjoint(range(one.line, one.last + 1))))


def withheld_lines(withheld: Iterable[Withheld], of: WithheldKind | None = None) -> frozenset[int]:
    """Return the lines of the source that are withheld: all, or those `of` one kind."""
    return frozenset(line for one in withheld if of in (None, one.of) for line in range(one.first, one.last + 1))


def blank(source: Source, lines: frozenset[int]) -> Source:
    """Return a source with some of its lines empty, and without the words of these that a scan left in doubt."""
    kept = tuple("" if number in lines else text for number, text in enumerate(source.lines, 1))
    places = tuple(
        replace(place, unsure=()) if place and number in lines else place
        for number, place in enumerate(source.places, 1)
    )
    return replace(source, lines=kept, places=places)


def without(letter: Letter, is_gone: Callable[[Signatory | Member], bool]) -> Letter:
    """Return a letter without some of its entries and members; those behind an entry move up by one."""
    kept: list[Signatory] = []
    gone = 0
    for one in letter.signatories:
        if is_gone(one):
            gone += 1
            continue
        members = tuple(member for member in one.members if not is_gone(member))
        same = not gone and len(members) == len(one.members)
        kept.append(one if same else replace(one, ordinal=one.ordinal - gone, members=members))
    return replace(letter, signatories=tuple(kept))


def without_lines(letter: Letter, source: Source | None, lines: frozenset[int]) -> Letter:
    """Return a letter without what stands on private `lines` of its source, in text, notes, contacts and headings."""
    if not lines or source is None:
        return letter

    def private(first: int, last: int) -> list[int]:
        return sorted(lines & set(range(first, last + 1)))

    return replace(
        letter,
        contacts=tuple(one for one in letter.contacts if one.line not in lines),
        signatories=_without_headings(letter.signatories, source, lines),
        body=tuple(
            replace(one, text=_without_lines(one.text, source, private(one.first, one.last))) for one in letter.body
        ),
        footnotes=tuple(
            replace(one, text=_without_lines(one.text, source, private(one.first, one.last)))
            for one in letter.footnotes
        ),
    )


def is_heading(group: str | None, line: str) -> bool:
    """Tell whether a line of a source is the heading of a group, whatever signs stand round it."""
    words = [" ".join(re.findall(r"\w+", text.casefold())) for text in (group or "", line)]
    return bool(words[0]) and words[0] == words[1]


def _without_headings(
    signatories: tuple[Signatory, ...], source: Source, lines: frozenset[int]
) -> tuple[Signatory, ...]:
    """Return entries with "[withheld]" for the heading of their group that stands on one of the `lines`."""
    kept: list[Signatory] = []
    private = sorted(line for line in lines if 0 < line <= len(source.lines))
    for at, one in enumerate(signatories):
        before = signatories[at - 1] if at else None
        if before and before.group == one.group:
            kept.append(replace(one, group=kept[-1].group))
            continue
        first = before.line if before else 0
        given = any(first < line < one.line and is_heading(one.group, source.lines[line - 1]) for line in private)
        kept.append(replace(one, group=OVER) if given else one)
    return tuple(kept)


def _without_lines(text: str, source: Source, lines: list[int]) -> str:
    """Return a text of a letter with "[withheld]" for what `lines` say; for all of it where that is not clear."""
    for line in lines:
        words = source.lines[line - 1].split() if line <= len(source.lines) else []
        if not words:
            continue
        found = re.search(r"\s+".join(map(re.escape, words)), text)
        if found:
            text = f"{text[: found.start()]}{OVER}{text[found.end() :]}"
        elif text.count(OVER) < len(lines):
            text = OVER
    return text
