"""A letter's units, looked at once: what several signs need, computed one time for all of them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from sitegen.reading.labelling.units import Unit
from sitegen.reading.parsing.lines.facts import LineFacts
from sitegen.reading.parsing.lines.landmarks import Landmarks
from sitegen.reading.parsing.lines.likeness import is_prose, name_likeness
from sitegen.reading.parsing.lists.list_openings import opening_cue
from sitegen.reading.parsing.names.persons import (
    before_end,
    is_east_asian_person,
    is_organization_like,
    looks_like_person,
    starts_with_role,
)
from sitegen.reading.parsing.vocabulary import fold

LONGEST_NAME = 14  # words of a unit that counts as like a name here
MISSES = 2  # units unlike a name that do not end a run of names
NEAR, FAR = 4, 12  # units to either side

_EAST = re.compile(r"[\s\u3000，,、：:（(*|]")  # where a name ends in a script that parts no words
_SPREAD = re.compile(r"^([\u4e00-\u9fff])[ \u3000]([\u4e00-\u9fff])(?=[\s\u3000])")
_SEPARATOR = re.compile(r",|\s[-–—]\s|\s?/\s|\||\(|:|;")
_BOLD_HEAD = re.compile(r"\s*(?:\*\*|__)[^*_]{2,80}(?:\*\*|__)\s*\S")


@dataclass(frozen=True, slots=True)
class Run:
    """The longest run of units that are like names: how many, and from which to which (-1 where there is none)."""

    count: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Page:
    """The units of one letter with what is known of each; every tuple has a value for each unit.

    `likeness` is how much it looks like a name, `namely` whether that is enough, `names` and `sentences` count the
    namely ones and those of prose up to each unit. `shape` is how it is marked and where it stands, `signature` how it
    is written. `key` is what it is sorted by. `cue` is what it opens, if anything.
    """

    units: tuple[Unit, ...]
    marks: Landmarks
    likeness: tuple[float, ...]
    prose: tuple[bool, ...]
    namely: tuple[bool, ...]
    names: tuple[int, ...]
    sentences: tuple[int, ...]
    person: tuple[bool, ...]
    role: tuple[bool, ...]
    organization: tuple[bool, ...]
    shape: tuple[int, ...]
    signature: tuple[int, ...]
    key: tuple[str, ...]
    cue: tuple[str | None, ...]
    run: Run
    width: int

    @property
    def facts(self) -> list[LineFacts]:
        """The facts of every unit."""
        return [unit.facts for unit in self.units]


def look_at(units: tuple[Unit, ...], marks: Landmarks) -> Page:
    """Return the page of these units."""
    facts = [unit.facts for unit in units]
    likeness = tuple(name_likeness(one) for one in facts)
    prose = tuple(is_prose((one,)) for one in facts)
    namely = tuple(
        like >= 0.6 and not text and len(one.words) <= LONGEST_NAME
        for like, text, one in zip(likeness, prose, facts, strict=True)
    )
    return Page(
        units=units,
        marks=marks,
        likeness=likeness,
        prose=prose,
        namely=namely,
        names=tuple(accumulate(namely, initial=0)),
        sentences=tuple(accumulate(prose, initial=0)),
        person=tuple(_begins_with_person(one.rest) for one in facts),
        role=tuple(starts_with_role(one.rest) for one in facts),
        organization=tuple(is_organization_like(one.rest) for one in facts),
        shape=_numbered([_shape(unit) for unit in units]),
        signature=_numbered([_signature(unit) for unit in units]),
        key=tuple(_sort_key(one.rest) for one in facts),
        cue=tuple(_opening(unit, marks) for unit in units),
        run=_longest_run(namely),
        width=_width(units),
    )


def _begins_with_person(text: str) -> bool:
    if looks_like_person(before_end(text[:200])):
        return True
    if text[:40].isascii():
        return False
    return is_east_asian_person(_EAST.split(_SPREAD.sub(r"\1\2", text[:40], count=1), maxsplit=1)[0])


def _numbered(values: Sequence[object]) -> tuple[int, ...]:
    """Return equal numbers for equal values."""
    known: dict[object, int] = {}
    return tuple(known.setdefault(value, len(known)) for value in values)


def _shape(unit: Unit) -> tuple[object, ...]:
    return bool(unit.facts.bullet), unit.facts.number is not None, unit.cells, unit.cell, unit.kind


def _signature(unit: Unit) -> tuple[object, ...]:
    """Return how a unit is written: emphasis, number, bullet, its first separator, its first and last marks."""
    text = unit.facts.rest
    found = _SEPARATOR.search(text[:200])
    first, last = text[:1], text[-1:]
    return (
        "bold" if _BOLD_HEAD.match(text) else "link" if first == "[" else "strong" if unit.facts.strong else "",
        unit.facts.number is not None,
        unit.facts.bullet,
        found[0].strip() if found else "",
        "small" if first.islower() else "capital" if first.isupper() else "",
        "stop" if last in ".!?" else "comma" if last in ",;" else "colon" if last in ":：" else "",
        unit.cell,
        unit.kind,
    )


def _sort_key(text: str) -> str:
    plain = unicodedata.normalize("NFKD", fold(text[:24]))
    return "".join(filter(str.isalnum, plain))[:6]


def _opening(unit: Unit, marks: Landmarks) -> str | None:
    return opening_cue(marks, unit.first) if unit.cell == 0 and unit.kind != "piece" else None


def _longest_run(namely: Sequence[bool]) -> Run:
    best, count, start, last, misses = Run(0, -1, -1), 0, 0, 0, 0
    for index, like in enumerate(namely):
        if like:
            start = start if count else index
            count, last, misses = count + 1, index, 0
            best = max(best, Run(count, start, last), key=lambda run: run.count)
        else:
            misses += 1
            count = count if misses <= MISSES else 0
    return best


def _width(units: Sequence[Unit]) -> int:
    """Return how wide the letter's lines run: as the longest of its whole lines but for a few."""
    lengths = sorted(len(unit.facts.text) for unit in units if unit.kind == "line")
    return lengths[int(0.95 * (len(lengths) - 1))] if lengths else 0
