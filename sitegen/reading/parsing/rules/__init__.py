"""The ordered table of rules, and how a line gets its role.

Every rule is a documented function `(index, context) -> Evidence | None`. All rules are asked about every line; the
heaviest claim wins, ties go to the rule that stands earlier, and the losing claims are kept as rivals, so that
`sitegen explain` can show what spoke for something else. Rules that need the claims of all lines (nesting) come after.
"""

from __future__ import annotations

from collections.abc import Callable
from operator import attrgetter

from sitegen.core.model import Evidence, LineReading
from sitegen.reading.parsing.context import Context
from sitegen.reading.parsing.rules import after, body, debris, lists, opener
from sitegen.reading.parsing.rules.page import set_apart

_WEIGHT = attrgetter("weight")
PERSON_SAID = "person-said"  # the rule of a line of which a person said what it is

Rule = Callable[[int, Context], Evidence | None]

RULES: tuple[Rule, ...] = (set_apart, *debris.RULES, *opener.RULES, *lists.RULES, *after.RULES, *body.RULES)


def read_lines(context: Context) -> tuple[LineReading, ...]:
    """Return every line's reading: the winning claim and its rivals. No line is left out, no line has two roles."""
    return tuple(_read_line(index, context) for index in range(len(context.facts)))


def overrule(reading: LineReading, claim: Evidence) -> LineReading:
    """Return `reading` with one more claim, which wins if it is the heaviest."""
    return _ranked(reading.line, [claim, reading.winner, *reading.rivals])


def _read_line(index: int, context: Context) -> LineReading:
    line = index + 1
    if context.facts[index].blank:
        return LineReading(line, Evidence("blank-line", "blank", "nothing can be seen on it", 1.0))
    claims = [claim for rule in RULES if (claim := rule(index, context)) is not None]
    claims.append(Evidence("no-rule", "noise", "no rule can place it", 0.05))
    return _ranked(line, claims)


def _ranked(line: int, claims: list[Evidence]) -> LineReading:
    winner, *rivals = sorted(claims, key=_WEIGHT, reverse=True)  # of equals, the earlier comes first
    return LineReading(line, winner, tuple(rivals))
