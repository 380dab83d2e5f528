"""Entries that begin in small letters though they do not go on from the line above: "van den Berg, Piet", "the late …".

A line that begins with "de" goes on from the one above in most lists, so the list itself must show that such a line is
like the others: surname first with a comma or in capitals, or a person and nothing else on every line.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import pairwise

from sitegen.reading.parsing.lines.facts import LineFacts
from sitegen.reading.parsing.lines.landmarks import Landmarks, shown_lines
from sitegen.reading.parsing.names.kinds import has_given_name
from sitegen.reading.parsing.names.persons import (
    NAME_END,
    before_end,
    is_organization_like,
    is_place,
    looks_like_person,
    starts_with_role,
)
from sitegen.reading.parsing.vocabulary import load_forms

FEWEST = 2  # other lines that show how the list is made
MOSTLY = 0.6  # share of them
ROOM = 0.9  # of the longest line, from which one is full and may wrap
LONGEST = 5  # words of a surname or of given names
_OPEN_ENDS = (",", "-", "–", "(", "/", "&")
_GLUED = re.compile(r"^(?:[a-z]{1,3}['’]|'[a-z] ?|[a-z]{2,4}-)(?=[^\W\d_])")


def small_beginnings(marks: Landmarks, first: int, last: int) -> frozenset[int]:
    """Return the lines of a list on lines `first` to `last` that begin in small letters and are entries."""
    lines = shown_lines(marks, first, last)
    if not any(line.rest[:1].islower() or line.rest[:1] in "'’" for line in lines[1:]):
        return frozenset()
    return frozenset(_found(lines))


def _found(lines: Sequence[LineFacts]) -> Iterator[int]:
    others = [bare for line in lines if (bare := without_particles(line.rest))[:1].isupper()]
    known: tuple[Callable[[str], bool], ...] = (_comma_between, _in_capitals, _person_alone)
    shapes = [shape for shape in known if _is_habit(shape, others)]
    longest = max(len(line.text) for line in lines)
    for above, line in pairwise(lines):
        if line.marked or above.rest.endswith(_OPEN_ENDS):
            continue
        bare = without_particles(line.rest)
        if (
            is_late(line.rest)
            or (bare != line.rest and any(shape(bare) for shape in shapes))
            or (bare != line.rest and len(above.text) < ROOM * longest and _led(bare, others))
        ):
            yield line.index


def without_particles(text: str) -> str:
    """Return a name without the particles in small letters at its beginning ("van den Berg" → "Berg")."""
    particles = load_forms("particles")
    while text:
        glued = _GLUED.match(text)
        word = text.split(maxsplit=1)[0]
        if glued and glued[0].strip().rstrip("-").replace("’", "'") in particles:
            text = text[glued.end() :]
        elif word in particles and " " in text:
            text = text[len(word) :].lstrip()
        else:
            return text
    return text


def is_late(text: str) -> bool:
    """Return whether a line begins with words for a dead person and the person's name: "the late Jane Roe"."""
    bare = without_late(text)
    return bare != text and looks_like_person(before_end(bare))


def without_late(text: str) -> str:
    """Return a name without words in small letters before it that say that the person is dead, or a cross."""
    plain = text[:1].lower() + text[1:]
    found = next((one for one in _late() if plain.startswith(one)), "")
    begun = (
        " " in found.strip() or text[:1] == plain[:1]
    )  # "Late Night Radio" is a name, "The late Jane Roe" is said of one
    return text[len(found) :].lstrip() if found and begun else text


@cache
def _late() -> tuple[str, ...]:
    return tuple(f"{one} " for one in sorted(load_forms("late"), key=len, reverse=True))


def _is_habit(shape: Callable[[str], bool], others: Sequence[str]) -> bool:
    like = sum(shape(one) for one in others)
    return like >= FEWEST and like >= MOSTLY * len(others)


def _comma_between(text: str) -> bool:
    """Return whether a line is "Surname, Given Names" and nothing else."""
    surname, comma, given = text.partition(",")
    words = [*surname.split(), *given.split()]
    if not comma or "," in given or max(len(surname.split()), len(given.split())) > LONGEST or not given.strip():
        return False
    named = all(word[:1].isupper() or word in load_forms("particles") for word in words)
    body = starts_with_role(given.strip()) or is_organization_like(text) or is_place(given)
    return named and not body


def _in_capitals(text: str) -> bool:
    """Return whether a line begins with a surname in capitals and a given name that is not: "DUPONT Jean"."""
    words = before_end(text).split()
    particles = load_forms("particles")
    caps = 0
    while caps < len(words) and (words[caps].isupper() or words[caps] in particles) and len(words[caps]) > 1:
        caps += 1
    given = words[caps:]
    return 0 < caps <= LONGEST and 0 < len(given) <= LONGEST and all(word[:1].isupper() for word in given)


def _person_alone(text: str) -> bool:
    """Return whether a line is a person's name and nothing else."""
    return looks_like_person(text) and not NAME_END.search(text)


def _led(bare: str, others: Sequence[str]) -> bool:
    """Return whether a line is, like nearly all, a person and what they are; "de Géographie Humaine" is no person."""
    heads = [NAME_END.split(one, maxsplit=1) for one in others]
    led = sum(len(parts) > 1 and looks_like_person(parts[0]) for parts in heads)
    head, *rest = NAME_END.split(bare, maxsplit=1)
    persons = led >= FEWEST and led >= MOSTLY * len(others)
    return persons and bool(rest) and looks_like_person(head) and has_given_name(head)
