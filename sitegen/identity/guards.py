"""Guards: what forbids the machine even to ask whether two names are one.

A guard speaks where two names say different things of the same kind: two places, two peoples, two numbers. However
alike the rest is, those are two bodies until a human says otherwise.
"""

from __future__ import annotations

from sitegen.identity.features import Features


def conflicts(first: Features, second: Features) -> bool:
    """Return whether two names say different things of one kind.

    Of peoples, groups of people (women, students) and parts of a body one name may not even say more than the other;
    of two acronyms one may be the other with letters missing.
    """
    return (
        _both_differ(first.numbers, second.numbers)  # "88 Generation" is not "8888 Generation"
        or _both_differ(first.places, second.places)
        or _both_differ(first.qualifiers, second.qualifiers)
        or first.peoples != second.peoples
        or first.populations != second.populations
        or first.branches != second.branches
        or _acronyms_differ(first.acronyms, second.acronyms)
    )


def _both_differ(first: frozenset[str], second: frozenset[str]) -> bool:
    return bool(first - second and second - first)


def _acronyms_differ(first: frozenset[str], second: frozenset[str]) -> bool:
    pairs = [(one, other) for one in first for other in second]
    return bool(pairs) and not any(_is_within(one, other) or _is_within(other, one) for one, other in pairs)


def _is_within(short: str, long: str) -> bool:
    """Tell whether `short` is `long` with letters missing."""
    letters = iter(long)
    return all(sign in letters for sign in short)
