"""What the parser is not sure of, or wants an editor to see: the diagnostics of a reading."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from shlex import quote

from sitegen.core.diagnostics import Diagnostic, codes
from sitegen.core.model import FactKind, Gap, LineReading, LineRole, Reading
from sitegen.core.source import Source
from sitegen.reading.parsing.context import Context
from sitegen.reading.parsing.doubts.letter_doubts import about_date, about_letter
from sitegen.reading.parsing.doubts.list_doubts import about_lists
from sitegen.reading.parsing.doubts.mail_doubts import about_mail
from sitegen.reading.parsing.doubts.saying import said_so
from sitegen.reading.parsing.doubts.signer_doubts import about_signers
from sitegen.reading.parsing.fields.stated import stated_totals
from sitegen.reading.parsing.lines.chain import rising_chain
from sitegen.reading.parsing.lists.list_marks import FEWEST_BEFORE_NOTES
from sitegen.reading.parsing.names.repairs import propose_repairs
from sitegen.reading.parsing.names.unnamed import gaps_with_lines, nameless_in_words

CLOSE = 0.04  # two claims nearer to each other than this are nearly equal
MOST_OF_A_KIND = 200  # messages of one kind; a damaged text would bury the rest
_PARAGRAPH = 80  # lines of a hard-wrapped paragraph within which a slip is looked for
# What a person says of a line so that it becomes what was nearly as likely.
_SAID_AS: Mapping[LineRole, FactKind] = {
    "signatory": "signatories", "member": "members", "group": "group", "footnote": "note", "title": "title",
    "addressee": "addressee", "furniture": "none", "body": "text", "heading": "text", "salutation": "text",
    "closing": "text", "statement": "text",
}  # fmt: skip
_TRIVIAL = frozenset(("blank", "furniture", "link"))


def find_doubts(
    source: Source, context: Context, reading: Reading, fields: Sequence[LineReading]
) -> tuple[Diagnostic, ...]:
    """Return the diagnostics of one reading, in no particular order.

    `fields` are its lines with those that were candidates for a field, and became text because another one is it.
    """
    rivals = replace(reading, lines=tuple(fields))
    found: list[Diagnostic] = [*about_date(source, context, rivals), *about_letter(source, context, rivals)]
    for room in (
        about_lists,
        about_signers,
        about_mail,
        _about_lines,
        _about_count,
        _about_numbers,
        _about_nesting,
        _about_notes,
        _about_tables,
        _about_repairs,
    ):
        for position, one in enumerate(room(source, context, reading)):
            if position < MOST_OF_A_KIND:
                found.append(one)
    return tuple(found)


def _about_lines(source: Source, context: Context, reading: Reading) -> Iterator[Diagnostic]:
    for one in reading.lines:
        if one.winner.role == "noise":
            yield codes.UNPLACED_LINE.at(
                source.span(one.line),
                f"kept as noise: {one.winner.reason}",
                f"if it is of the letter, say so: sitegen import --is {one.line}=text {quote(source.path)}\n"
                "`sitegen explain` shows what else it could be",
            )
        elif one.winner.rule == "odd-number":
            number = context.facts[one.line - 1].number
            yield codes.ODD_NUMBER.at(
                source.span(one.line),
                f"number {number} does not count on from the numbers around it",
                "compare the original",
            )
        elif _close(one):
            rival = one.rivals[0]
            message = f"read as {one.winner.role} ({one.winner.reason}), nearly as likely {rival.role} ({rival.reason})"
            kind = _SAID_AS.get(rival.role)
            hint = f"if it is that: {said_so(source, kind, one.line)}" if kind else "look at the line"
            yield codes.CLOSE_DECISION.at(source.span(one.line), message, hint)


def _close(reading: LineReading) -> bool:
    if not reading.rivals or (reading.winner.role in _TRIVIAL and reading.rivals[0].role != "signatory"):
        return False
    rival = reading.rivals[0]
    return rival.role not in {reading.winner.role, "noise"} and reading.winner.weight - rival.weight < CLOSE


def _about_count(source: Source, context: Context, reading: Reading) -> Iterator[Diagnostic]:
    ledger, stated = reading.ledger, reading.letter.stated
    others = sorted({one.value for one in stated_totals(context, reading.lines)} - {stated.total})
    if others and stated.total is not None:
        message = f"the letter states {stated.total}, and elsewhere {', '.join(map(str, others))}"
        yield codes.SEVERAL_TOTALS.at(
            source.span(1), message, "the number over the list was taken; compare the original"
        )
    if ledger.missing is None or not reading.letter.signatories:
        return
    wrong = ledger.missing > 0 if stated.bound == "at least" else ledger.missing != 0
    if not wrong or stated.bound == "about":
        return
    undisclosed = f" less {ledger.undisclosed} undisclosed" if ledger.undisclosed else ""
    word = (
        f"{ledger.missing} {_is(ledger.missing)} missing" if ledger.missing > 0 else f"{-ledger.missing} more than that"
    )
    message = f"the letter states {ledger.stated}{undisclosed}, the list holds {ledger.listed}: {word}"
    hint = "compare the end of the list with the original: lines or a page may be lost. A letter may also count wrongly"
    line = _stating(source, reading, str(ledger.stated))
    yield codes.COUNT_MISMATCH.at(
        source.span(line), message + (nameless_in_words(reading.lines) if ledger.missing > 0 else ""), hint
    )


def _is(number: int) -> str:
    return "is" if number == 1 else "are"


def _stating(source: Source, reading: Reading, total: str) -> int:
    """Return the line that states the total: over the list, else in the text, else where the list begins."""
    for roles in (("statement",), ("title", "body", "closing")):
        for one in reading.lines:
            if one.winner.role in roles and re.search(rf"(?<!\d){total}(?!\d)", source.lines[one.line - 1]):
                return one.line
    return next(
        (one.line for one in reading.lines if one.winner.role == "statement"), reading.letter.signatories[0].line
    )


def _about_numbers(source: Source, context: Context, reading: Reading) -> Iterator[Diagnostic]:  # noqa: ARG001
    for gap, lines in gaps_with_lines(reading):
        said = _gap_in_words(gap) + nameless_in_words(lines)
        yield codes.NUMBER_GAP.at(source.span(gap.first, gap.last), said)
    printed = [
        (entry.line, entry.number)
        for entry in reading.letter.signatories
        if entry.number_status == "printed" and entry.number
    ]
    kept = rising_chain([(position, number) for position, (_, number) in enumerate(printed)])
    for position, (line, number) in enumerate(printed):
        alone = position == len(printed) - 1 and _begins_anew(printed, reading)
        if (position not in kept or alone) and reading.lines[line - 1].winner.rule != "odd-number":
            yield codes.ODD_NUMBER.at(
                source.span(line),
                f"number {number} does not count on from the numbers around it",
                "compare the original",
            )


def _begins_anew(printed: Sequence[tuple[int, int]], reading: Reading) -> bool:
    """Return whether the last entry's number is one again, and no heading stands above it: it may be a note."""
    if len(printed) <= FEWEST_BEFORE_NOTES or printed[-1][1] != 1 or printed[-2][1] == 1:
        return False
    between = reading.lines[printed[-2][0] : printed[-1][0] - 1]
    return not any(one.winner.role in ("group", "statement", "heading") for one in between)


def _gap_in_words(gap: Gap) -> str:
    entries = f"{gap.expected} entr{'y' if gap.expected == 1 else 'ies'}"
    there = "none stands" if gap.found == 0 else "1 stands" if gap.found == 1 else f"{gap.found} stand"
    return f"after number {gap.after} the numbers leave room for {entries}, and {there} there"


def _about_nesting(source: Source, context: Context, reading: Reading) -> Iterator[Diagnostic]:  # noqa: ARG001
    for entry in reading.letter.signatories:
        inferred = [member for member in entry.members if member.reason]
        if inferred:
            count = f"{len(inferred)} entr{'y' if len(inferred) == 1 else 'ies'}"
            message = f"{count} read as members of “{entry.name}”: {inferred[0].reason}"
            yield codes.INFERRED_NESTING.at(source.span(inferred[0].line, inferred[-1].last), message)


def _about_notes(source: Source, context: Context, reading: Reading) -> Iterator[Diagnostic]:
    for note in reading.letter.footnotes:
        if note.reference is None:
            yield codes.LOOSE_FOOTNOTE.at(
                source.span(note.first, note.last), f"nothing in the text was found to refer to note {note.marker}"
            )
        elif ",?" in context.facts[note.reference - 1].text:
            message = f"“,?” was taken for the raised mark of note {note.marker}, which OCR could not read"
            yield codes.LOOSE_FOOTNOTE.at(source.span(note.reference), message)


def _about_tables(source: Source, context: Context, reading: Reading) -> Iterator[Diagnostic]:  # noqa: ARG001
    for region in context.lists:
        cells = (
            sum(1 for line in context.rows if region.first <= line <= region.last)
            if region.layout.shape == "cells"
            else 0
        )
        if cells % region.layout.period:
            rows = f"{cells} cells do not make rows of {region.layout.period}"
            message = f"{rows}: a cell may be missing, and those after it shifted"
            yield codes.UNEVEN_TABLE.at(source.span(region.first + 1, region.last + 1), message)


def _about_repairs(source: Source, _: Context, reading: Reading) -> Iterator[Diagnostic]:
    for one in propose_repairs(reading.letter):
        line = _line_of(one.printed, one.line, source)
        if one.corrected is None:
            yield codes.DAMAGED_NAME.at(source.span(line), f"“{one.printed}”: {one.reason}")
            continue
        values = f"{{line: {line}, printed: {_quoted(one.printed)}, corrected: {_quoted(one.corrected)}}}"
        yield codes.PROPOSED_REPAIR.at(
            source.span(line),
            f"“{one.printed}” may be “{one.corrected}”: {one.reason}",
            f'to accept it, add under "corrections:" in the manuscript\'s front matter:\n  - {values}',
        )


def _line_of(printed: str, first: int, source: Source) -> int:
    """Return the line of a piece of text that stands on `first` or, in a paragraph, some lines below it."""
    below = range(first, min(first + _PARAGRAPH, len(source.lines) + 1))
    return next((line for line in below if printed in source.lines[line - 1]), first)


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
