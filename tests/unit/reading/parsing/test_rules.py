"""Every rule of the parser reads a line of a case: one that nothing shows is deleted, or gets the letter it is for."""

from collections import defaultdict

from sitegen.core.source import Source, split_lines
from sitegen.reading.parsing import parse_letter, rules
from tests.unit.reading.cases import read_cases

TABLES = ("ANYWHERE", "OUTSIDE_LISTS", "IN_LISTS")
# Functions that no case can show, at most three, and why.
NOT_SHOWN = {"set_apart": "it asks how a page is laid out, which plain text does not say (see formats/test_pdf.py)"}


def winning(monkeypatch):
    """Return the names of the functions whose claim on a line of a case was the heaviest of all that rules made."""
    claims, won = defaultdict(set), set()

    def noted(rule):
        def asked(line, *place):
            claim = rule(line, *place)
            if claim is not None:
                claims[line.index + 1, claim.rule].add(rule.__name__)
            return claim

        return asked

    for table in TABLES:
        monkeypatch.setattr(rules, table, tuple(map(noted, getattr(rules, table))))
    for _, text, _ in [*read_cases("parsing"), *read_cases("signing")]:
        claims.clear()
        for one in parse_letter(Source("case.txt", "", split_lines(text))).value.lines:
            rivals = (claims.get((one.line, claim.rule)) for claim in (one.winner, *one.rivals))
            won |= next(filter(None, rivals), set())
    return won


def test_every_rule_reads_a_line_of_a_case(monkeypatch):
    names = {rule.__name__ for table in TABLES for rule in getattr(rules, table)}
    assert sorted(names - winning(monkeypatch)) == sorted(NOT_SHOWN)
    assert len(NOT_SHOWN) <= 3
