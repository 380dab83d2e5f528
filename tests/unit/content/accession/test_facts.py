"""What a person says of the lines of a file that comes."""

from sitegen.content.accession import accession
from sitegen.core.model import ReadingFact

MARKET = b"""Statement on the market of Southport

2 July 2024

The market was closed on 30 June without a hearing, and nobody was asked.
We ask the mayor to open it again, as soon as can be.

Lantern Network, Southport
Market Women
Harbour Legal Aid
Press Watch

Printed by Southport Press
"""


def take_in(content, *facts):
    return accession(content, "content", [("market.txt", MARKET)], facts=facts)


def told(checked, *codes):
    return [f"{one.code} {one.message}" for one in checked.diagnostics if one.code in codes]


def test_lines_that_the_file_does_not_have_are_refused():
    for fact in (ReadingFact(90, 90, "none"), ReadingFact(8, 14, "signatories")):
        taken = take_in({}, fact)
        assert taken.value == {}
        (found,) = told(taken, "M370")
        assert found.startswith("M370 market.txt has lines 1 to 13; ")
    assert take_in({}, ReadingFact(8, 13, "signatories")).value


def test_what_is_said_later_moves_nothing_that_was_said_before():
    first = take_in({}, ReadingFact(7, 11, "signatories")).value
    again = take_in(dict(first), ReadingFact(12, 13, "none"))
    assert told(again, "M361") == []
    (text,) = (data.decode() for name, data in again.value.items() if name.startswith("letters/"))
    assert "- lines: 7-11" in text
    assert "Printed by" not in text


def test_what_is_said_of_lines_that_hold_nothing_of_the_kind_is_told():
    for fact in (ReadingFact(7, 7, "signatories"), ReadingFact(2, 2, "addressee")):
        (found,) = told(take_in({}, fact), "M371")
        assert found == f"M371 {fact.kind} was said of line {fact.first}, and nothing there can be read so"
    assert told(take_in({}, ReadingFact(8, 11, "signatories"), ReadingFact(1, 1, "addressee")), "M371") == []
