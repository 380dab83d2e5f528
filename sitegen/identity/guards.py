"""Guards: what forbids the machine even to ask whether two names are one.

Each is one documented function in the table. A guard speaks where two names say different things of
the same kind: two places, two peoples, two numbers. However alike the rest is, those are two bodies until a
human says otherwise.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from sitegen.identity.features import Features


def numbers(first: Features, second: Features) -> str | None:
    """Return the numbers in which two names differ: "88 Generation" is not "8888 Generation"."""
    return _both_differ(first.numbers, second.numbers, "numbers")


def places(first: Features, second: Features) -> str | None:
    """Return the places that each name has and the other has not."""
    return _both_differ(first.places, second.places, "places")


def peoples(first: Features, second: Features) -> str | None:
    """Return the peoples that only one of the names speaks of."""
    return _any_differs(first.peoples, second.peoples, "peoples or faiths")


def populations(first: Features, second: Features) -> str | None:
    """Return the groups of people (women, students ...) that only one of the names speaks of."""
    return _any_differs(first.populations, second.populations, "groups of people")


def branches(first: Features, second: Features) -> str | None:
    """Return the word that makes one of the names a part of the body that the other may name."""
    return _any_differs(first.branches, second.branches, "parts of a body")


def acronyms(first: Features, second: Features) -> str | None:
    """Return the acronyms of two names, where neither can be the other with letters missing."""
    if not first.acronyms or not second.acronyms:
        return None
    fits = any(_is_within(one, other) or _is_within(other, one) for one in first.acronyms for other in second.acronyms)
    return None if fits else _told("acronyms", first.acronyms, second.acronyms)


def qualifiers(first: Features, second: Features) -> str | None:
    """Return what stands in the brackets of two names, where it differs: towns, branches."""
    return _both_differ(first.qualifiers, second.qualifiers, "brackets")


GUARDS: Mapping[str, Callable[[Features, Features], str | None]] = {
    "number": numbers,
    "place": places,
    "people": peoples,
    "population": populations,
    "branch": branches,
    "acronym": acronyms,
    "qualifier": qualifiers,
}


def conflicts(first: Features, second: Features) -> Mapping[str, str]:
    """Return the guards that speak against two names, each with what it found."""
    return {guard: told for guard, conflict in GUARDS.items() if (told := conflict(first, second))}


def _both_differ(first: frozenset[str], second: frozenset[str], what: str) -> str | None:
    return _told(what, first, second) if first - second and second - first else None


def _any_differs(first: frozenset[str], second: frozenset[str], what: str) -> str | None:
    return _told(what, first, second) if first != second else None


def _told(what: str, first: frozenset[str], second: frozenset[str]) -> str:
    one, other = (", ".join(sorted(some)) or "none" for some in (first - second, second - first))
    return f"different {what}: {one} / {other}"


def _is_within(short: str, long: str) -> bool:
    """Tell whether `short` is `long` with letters missing."""
    letters = iter(long)
    return all(sign in letters for sign in short)
