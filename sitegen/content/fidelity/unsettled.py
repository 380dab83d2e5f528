"""What was in doubt when a letter came is in doubt at every build, until a person has settled it.

    settled:
      - of: gaps
        reason: the last page of the letter is lost

A settled doubt warns no more; what the site says of the letter stays as it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from shlex import quote

from sitegen.content.manuscript import withheld_lines
from sitegen.content.transcriptions import retracted_lines
from sitegen.core.diagnostics import Checked, Diagnostic
from sitegen.core.diagnostics.codes import (
    COUNT_MISMATCH,
    GUESSED_LIST,
    LIST_WITH_GAPS,
    NO_SIGNATORIES,
    NOISE_LIKE_NAMES,
    NUMBER_GAP,
    RETRACTED_ENTRY,
    UNPARTED_LIST,
    UNPLACED_LINE,
)
from sitegen.core.model import Manuscript, Reading, ReadingVerdict, SettledMatter
from sitegen.core.source import Source, Span
from sitegen.reading import parsing
from sitegen.reading.messages import verdict_on
from sitegen.reading.parsing.names.unnamed import gaps_with_lines, nameless_in_words, unnamed_lines

MOST_PLACES = 6  # places that a message names


@dataclass(frozen=True, slots=True)
class Doubt:
    """A doubt in words, which quote nothing of the letter, and the line of the source at which to look first."""

    line: int
    words: str


@dataclass(frozen=True, slots=True)
class Doubts:
    """What is in doubt in a reading, settled or not: how far to trust it, gaps in its list, lines like names.

    `retracted` are the lines on which somebody stands who no longer signs.
    """

    verdict: ReadingVerdict | None = None
    gaps: Doubt | None = None
    noise: Doubt | None = None
    retracted: tuple[int, ...] = ()


def doubts_of(source: Source, reading: Reading) -> Doubts:
    """Return what is in doubt in the reading of a source."""
    return Doubts(reading.verdict, _gaps(reading), _noise(source, reading), retracted_lines(reading))


def unsettled(m: Manuscript, path: str, doubts: Doubts) -> Iterator[Diagnostic]:
    """Yield the doubts about a letter that nobody has settled, one message for each kind; `path` is its source's."""
    front = f"the front matter of {m.path}"
    if not m.is_settled("reading"):
        yield from verdict_on(path, doubts.verdict, m.path)
    if doubts.gaps and not m.is_settled("gaps"):
        hint = f'compare the original; then say in {front} why: settled: [{{of: gaps, reason: "…"}}]'
        yield LIST_WITH_GAPS.at(Span.line(path, doubts.gaps.line), doubts.gaps.words, hint)
    if doubts.noise and not m.is_settled("noise"):
        hint = (
            f"if it is a signatory: sitegen import --is {doubts.noise.line}=signatories {quote(path)}\n"
            f'if not, say so in {front}: settled: [{{of: noise, reason: "…"}}]'
        )
        yield NOISE_LIKE_NAMES.at(Span.line(path, doubts.noise.line), doubts.noise.words, hint)
    left_out = [] if m.is_settled("retracted") else _left_out(m, doubts.retracted)
    if left_out:
        places = _places([(line, line) for line in left_out])
        message = (
            f"{_are(len(left_out))} left out of the list and not shown, because somebody no longer signs: {places}"
        )
        hint = (
            f"withhold each: sitegen withhold {m.letter_id} {left_out[0]} --name NAME\n"
            f'or compare the original, and say in {front} why it is right: settled: [{{of: retracted, reason: "…"}}]; '
            f'if somebody does sign, write the entry, and: departures: [{{line: {left_out[0]}, reason: "…"}}]'
        )
        yield RETRACTED_ENTRY.at(Span.line(path, left_out[0]), message, hint)


def still_in_doubt(m: Manuscript, path: str, read: Checked[Reading]) -> Iterator[Diagnostic]:
    """Yield what is in doubt in the reading of a source that came as `path`, but for what is settled of the letter."""
    settled = {code for matter, codes in _MATTERS.items() if m.is_settled(matter) for code in codes}
    yield from (one for one in read.diagnostics if one.code not in settled)
    if not m.is_settled("reading"):
        yield from verdict_on(path, read.value.verdict, m.path)


# What a reader says of the lines of a source, by the doubt that it raises.
_MATTERS: Mapping[SettledMatter, tuple[str, ...]] = {
    "reading": (GUESSED_LIST.code, NO_SIGNATORIES.code, UNPARTED_LIST.code),
    "gaps": (COUNT_MISMATCH.code, NUMBER_GAP.code),
    "noise": (UNPLACED_LINE.code,),
    "retracted": (RETRACTED_ENTRY.code,),
}


def _left_out(m: Manuscript, lines: tuple[int, ...]) -> list[int]:
    """Return the lines of those who no longer sign of which the manuscript says nothing."""
    meant = [(one.first, one.last or one.first) for one in m.departures if one.first]
    said = withheld_lines(m.withheld).union(*(range(first, last + 1) for first, last in meant))
    return [line for line in lines if line not in said]


def _gaps(reading: Reading) -> Doubt | None:
    ledger, stated = reading.ledger, reading.letter.stated
    said = []
    gaps = [gap for gap, at in gaps_with_lines(reading) if gap.expected - gap.found != len(unnamed_lines(at))]
    if gaps:
        places = _places([(gap.first, gap.last) for gap in gaps])
        said.append(f"the printed numbers and the entries do not agree on {places}")
    missing = (ledger.missing or 0) - len(unnamed_lines(reading.lines))  # who signs without a name is there
    if missing > 0 and ledger.listed and stated.bound != "about":
        said.append(f"of {ledger.stated} signatories that the letter counts {_are(missing)} missing")
    if not said:
        return None
    first = gaps[0].first if gaps else reading.letter.signatories[-1].last
    return Doubt(first, "; ".join(said) + nameless_in_words(reading.lines))


def _noise(source: Source, reading: Reading) -> Doubt | None:
    lines = [one.line for one in reading.lines if one.winner.role == "noise"]
    named = [line for line in lines if parsing.looks_named(source.lines[line - 1])]
    if not named:
        return None
    word = "line looks" if len(named) == 1 else "lines look"
    places = _places([(line, line) for line in named])
    return Doubt(named[0], f"{len(named)} {word} like a name and could not be placed: {places}")


def _places(places: list[tuple[int, int]]) -> str:
    """Return "lines 190 to 355, 401 to 457 and 3 more places"."""
    shown = [str(first) if first == last else f"{first} to {last}" for first, last in places[:MOST_PLACES]]
    more = f" and {len(places) - MOST_PLACES} more places" if len(places) > MOST_PLACES else ""
    word = "line" if len(places) == 1 and places[0][0] == places[0][1] else "lines"
    return f"{word} {', '.join(shown)}{more}"


def _are(number: int) -> str:
    return f"{number} {'is' if number == 1 else 'are'}"
