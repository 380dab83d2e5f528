"""The text held against the source: no paragraph lost, none added, no word changed that no correction tells of.

Pieces of both sides that share lines belong together; together they must say the same. So an editor may divide a
paragraph or join two, and every word is still accounted for.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from json import dumps

from sitegen.content.fidelity.printed import Against, if_meant
from sitegen.content.manuscript import correct, entries_of
from sitegen.core.comparing import letters_of
from sitegen.core.diagnostics import Diagnostic
from sitegen.core.diagnostics.codes import ADDED_TEXT, CHANGED_TEXT, LINE_BEYOND_SOURCE, LOST_TEXT
from sitegen.core.model import Block, Footnote, Letter
from sitegen.core.source import said_lines

Piece = Block | Footnote
_AROUND = 5  # words of a difference that a message shows
_NOTHING = "nothing"


@dataclass(slots=True)
class _Passage:
    """Pieces of both sides that share lines, and those lines."""

    first: int
    last: int
    here: list[Piece]
    there: list[Piece]


def hold_text(against: Against) -> Iterator[Diagnostic]:
    """Yield what of the letter's text the manuscript has lost, changed or added."""
    mended = correct(replace(against.manuscript, letter=against.reading.letter)).value.letter
    here, there = _pieces(against.manuscript.letter), _pieces(mended)
    length = len(against.source.lines)
    beyond = [one for one in here if max(one.first, one.last) > length]
    loose = [one for one in here if one.first == 0]
    for one in beyond:
        message = f"line {max(one.first, one.last)} is beyond the end of the source, which has {length} lines"
        yield LINE_BEYOND_SOURCE.at(against.span(one.written), message, "give the lines on which this text stands")
    unlined = "".join(letters_of(one.text) for one in (*loose, *beyond))
    placed = [one for one in here if one.first and max(one.first, one.last) <= length]
    for passage in _passages(placed, there):
        yield from _hold(against, passage, unlined, placed)
    yield from _added(against, loose)
    yield from _statement(against)


def _pieces(letter: Letter) -> list[Piece]:
    return sorted((*letter.body, *letter.footnotes), key=lambda one: (one.first, one.last))


def _passages(here: Sequence[Piece], there: Sequence[Piece]) -> Iterator[_Passage]:
    marked = sorted(
        [(one.first, one.last, True, one) for one in here] + [(one.first, one.last, False, one) for one in there],
        key=lambda pair: (pair[0], pair[1]),
    )
    passage: _Passage | None = None
    for first, last, mine, one in marked:
        if passage is None or first > passage.last:
            if passage:
                yield passage
            passage = _Passage(first, last, [], [])
        passage.last = max(passage.last, last)
        (passage.here if mine else passage.there).append(one)
    if passage:
        yield passage


def _hold(against: Against, passage: _Passage, unlined: str, placed: Sequence[Piece]) -> Iterator[Diagnostic]:
    if against.excused(passage.first, passage.last):
        return
    mine, printed = (" ".join(one.text for one in side) for side in (passage.here, passage.there))
    if letters_of(mine) == letters_of(printed) or not letters_of(mine + printed):
        return
    lines = said_lines(passage.first, passage.last)
    depart = if_meant(passage.first, passage.last)
    if not passage.here:
        if letters_of(printed) not in unlined and not _is_entry(against, passage):
            before = [one.written for one in placed if one.first < passage.first]
            are = "is" if passage.first == passage.last else "are"
            yield LOST_TEXT.at(
                against.span(before[-1] if before else 0),
                f"{lines} of the source, {against.quoted(printed)}, {are} in no paragraph of the manuscript",
                f"put the text back; {depart}",
            )
        return
    span = against.span(passage.here[0].written)
    if not passage.there and letters_of(mine) in letters_of(against.printed(passage.first, passage.last)):
        return
    if not passage.there:
        message = f"{lines} of the source do not say {against.quoted(mine)}"
        yield CHANGED_TEXT.at(span, message, f"give the lines on which the text stands; {depart}")
        return
    one, other = _difference(mine, printed)
    message = f"{lines} of the source: {against.quoted(other)} is printed, {against.quoted(one)} stands here"
    correction = _correction(against, passage, other, one)
    yield CHANGED_TEXT.at(span, message, f"leave the text as printed, and add a correction{correction or '; '}{depart}")


def _is_entry(against: Against, passage: _Passage) -> bool:
    """Return whether what reads as text is on the list: the editor knows a signatory that the parser does not."""
    listed = entries_of(against.manuscript.letter.signatories)
    lines = {line for one in listed for line in range(one.line, one.last + 1)}
    return all(line in lines for one in passage.there for line in range(one.first, one.last + 1))


def _correction(against: Against, passage: _Passage, printed: str, corrected: str) -> str:
    """Return the correction that a difference amounts to, for a hint; "" where it is cut short, or on no line alone."""
    lines = range(passage.first, passage.last + 1)
    line = next((one for one in lines if printed in against.source.lines[one - 1]), None)
    cut = max(len(printed.split()), len(corrected.split())) >= 2 * _AROUND or _NOTHING in (printed, corrected)
    if line is None or cut or "…" in (against.quoted(printed), against.quoted(corrected)):
        return ""
    was, now = dumps(printed, ensure_ascii=False), dumps(corrected, ensure_ascii=False)
    return f' to the front matter:\ncorrections: [{{line: {line}, printed: {was}, corrected: {now}, reason: "…"}}]\n'


def _difference(mine: str, printed: str) -> tuple[str, str]:
    """Return the words of two texts from where they begin to differ to where they agree again, a few at most."""
    one, other = mine.split(), printed.split()
    start = 0
    while start < min(len(one), len(other)) and letters_of(one[start]) == letters_of(other[start]):
        start += 1
    end = 0
    while end < min(len(one), len(other)) - start and letters_of(one[-1 - end]) == letters_of(other[-1 - end]):
        end += 1
    start = max(start - 1, 0)
    parts = (words[start : max(len(words) - end, start) + 1][: 2 * _AROUND] for words in (one, other))
    first, second = (" ".join(part) or _NOTHING for part in parts)
    return first, second


def _added(against: Against, loose: Sequence[Piece]) -> Iterator[Diagnostic]:
    if not loose:
        return
    everything = letters_of(" ".join(against.source.lines))
    mended = letters_of(" ".join(one.text for one in _pieces(against.reading.letter)))
    for one in loose:
        letters = letters_of(one.text)
        is_heading = isinstance(one, Block) and one.kind == "heading"
        renamed = is_heading and not against.section()  # the list's own, most likely
        if letters not in everything and letters not in mended and not renamed:
            yield ADDED_TEXT.at(
                against.span(one.written),
                f"{against.quoted(one.text)} stands nowhere in the source",
                "only what the letter says belongs here; notes of the archive belong on its own pages",
            )


def _statement(against: Against) -> Iterator[Diagnostic]:
    """Yield a difference in the words above the list."""
    mine, printed = against.manuscript.letter.statement, against.reading.letter.statement
    if printed is None or (mine is not None and letters_of(mine) == letters_of(printed)):
        return
    if not against.manuscript.letter.signatories:  # the list as a whole is missing, which is said elsewhere
        return
    lines = [one.line for one in against.reading.lines if one.winner.role == "statement"] or [0]
    if against.excused(lines[0], lines[-1]):
        return
    fixed = printed
    for fix in against.manuscript.corrections:
        fixed = fixed.replace(fix.printed, fix.corrected) if fix.printed else fixed
    if mine is not None and letters_of(mine) == letters_of(fixed):
        return
    depart = if_meant(lines[0], lines[-1])
    span = against.span(against.section())
    if mine is None:
        message = f"the words above the list, {against.quoted(printed)}, are not in the manuscript"
        yield LOST_TEXT.at(span, message, f"put them back below the heading; {depart}")
        return
    one, other = _difference(mine, printed)
    message = f"above the list, {against.quoted(other)} is printed, {against.quoted(one)} stands here"
    yield CHANGED_TEXT.at(span, message, f"leave the text as printed; {depart}")
