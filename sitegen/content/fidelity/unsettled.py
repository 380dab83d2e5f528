"""What was in doubt when a letter came is in doubt at every build, until a person has settled it.

    settled:
      - of: gaps
        reason: the last page of the letter is lost

A settled doubt warns no more; what the site says of the letter stays as it is.
"""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.core.diagnostics import Diagnostic
from sitegen.core.diagnostics.codes import LIST_WITH_GAPS, NOISE_LIKE_NAMES
from sitegen.core.model import Manuscript, Reading
from sitegen.core.source import Source
from sitegen.reading.parsing import looks_named
from sitegen.reading.verdict import verdict_on

MOST_PLACES = 6  # places that a message names


def unsettled(m: Manuscript, source: Source, reading: Reading) -> Iterator[Diagnostic]:
    """Yield the doubts about a letter that nobody has settled, one message for each kind."""
    if not m.is_settled("reading"):
        yield from verdict_on(source, reading)
    if not m.is_settled("gaps"):
        yield from _gaps(source, reading)
    if not m.is_settled("noise"):
        yield from _noise(source, reading)


def _gaps(source: Source, reading: Reading) -> Iterator[Diagnostic]:
    ledger, stated = reading.ledger, reading.letter.stated
    said = []
    if ledger.gaps:
        places = _places([(gap.first, gap.last) for gap in ledger.gaps])
        said.append(f"the printed numbers and the entries do not agree on {places}")
    if ledger.missing and ledger.missing > 0 and ledger.listed and stated.bound != "about":
        said.append(f"of {ledger.stated} signatories that the letter counts {_are(ledger.missing)} missing")
    if said:
        first = ledger.gaps[0].first if ledger.gaps else reading.letter.signatories[-1].last
        hint = "compare the original; then say in the manuscript why: settled: [{of: gaps, reason: …}]"
        yield LIST_WITH_GAPS.at(source.span(first), "; ".join(said), hint)


def _noise(source: Source, reading: Reading) -> Iterator[Diagnostic]:
    lines = [one.line for one in reading.lines if one.winner.role == "noise"]
    named = [line for line in lines if looks_named(source.lines[line - 1])]
    if named:
        word = "line looks" if len(named) == 1 else "lines look"
        yield NOISE_LIKE_NAMES.at(
            source.span(named[0]),
            f"{len(named)} {word} like a name and could not be placed: {_places([(line, line) for line in named])}",
            "if it is a signatory: sitegen import --is LINE=signatories FILE; "
            "if not, say so in the manuscript: settled: [{of: noise, reason: …}]",
        )


def _places(places: list[tuple[int, int]]) -> str:
    """Return "lines 190 to 355, 401 to 457 and 3 more places"."""
    shown = [str(first) if first == last else f"{first} to {last}" for first, last in places[:MOST_PLACES]]
    more = f" and {len(places) - MOST_PLACES} more places" if len(places) > MOST_PLACES else ""
    word = "line" if len(places) == 1 and places[0][0] == places[0][1] else "lines"
    return f"{word} {', '.join(shown)}{more}"


def _are(number: int) -> str:
    return f"{number} {'is' if number == 1 else 'are'}"
