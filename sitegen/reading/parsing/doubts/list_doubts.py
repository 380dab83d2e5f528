"""What the parser is not sure of in a list of signatories."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise, takewhile

from sitegen.core.diagnostics import Diagnostic, codes
from sitegen.core.model import LineReading, Reading
from sitegen.core.source import Source
from sitegen.reading.parsing.context import Context
from sitegen.reading.parsing.doubts.saying import said_so
from sitegen.reading.parsing.lists.counted_heads import count_at
from sitegen.reading.parsing.lists.list_endings import may_be_copies
from sitegen.reading.parsing.names.columns import line_blocks, uneven_offices
from sitegen.reading.parsing.names.parted import SEPARATORS
from sitegen.reading.parsing.names.several import body_apart
from sitegen.reading.parsing.names.unnamed import unnamed_lines

LONGEST_BREAK = 4  # lines from one line of a note in a list to the next
FEW_ENTRIES = 5  # of a list in which a name that holds "for" is worth a question
FEWEST_WORDS = 20  # of a line that may hold a list with nothing between the names
REMARKS = ("list-remark", "list-total")


def about_lists(source: Source, context: Context, reading: Reading) -> Iterator[Diagnostic]:
    """Yield what is in doubt about the lists of signatories: where they stand, and what on their lines is an entry."""
    for first, last in _guessed(context, reading):
        yield codes.GUESSED_LIST.at(
            source.span(first + 1, last + 1),
            f"{_were(first, last)} taken for the signatories by their look alone",
            "no words say that they signed; if they do: "
            + said_so(source, "signatories", first + 1, last + 1)
            + "\nif nobody signs there: "
            + said_so(source, "none", first + 1, last + 1)
            + "\nif they are words of the letter: "
            + said_so(source, "text", first + 1, last + 1),
        )
    yield from _signing_for(source, reading)
    yield from _uneven(source, context)
    yield from _unnamed(source, reading)
    yield from _cut(source, reading)
    yield from _headed(source, context, reading)
    yield from _unparted(source, context)
    yield from _joined(source, reading)
    yield from _repeated(source, reading)
    yield from _copied(source, context, reading)
    yield from about_remarks(source, context, reading)


def _guessed(context: Context, reading: Reading) -> Iterator[tuple[int, int]]:
    """Yield the first and the last line of lists that were guessed; those with nothing between them are one."""
    found: list[tuple[int, int]] = []
    for region in context.lists:
        if region.cue != "shape" or reading.lines[region.first].winner.rule == "repeated-list":
            continue
        between = reading.lines[found[-1][1] + 1 : region.first] if found else ()
        if found and all(one.winner.role == "blank" for one in between):
            found[-1] = found[-1][0], region.last
        else:
            found.append((region.first, region.last))
    yield from found


def _copied(source: Source, context: Context, reading: Reading) -> Iterator[Diagnostic]:
    """Yield the lines in lists, and right behind them, that say who gets a copy, or are names."""
    for region in context.lists:
        below = context.marks.below(region.last)
        for index in range(region.first, (below.index if below else region.last) + 1):
            role = reading.lines[index].winner.role
            if role == "signatory" and may_be_copies(context.marks, index):
                message = "listed, though it begins with a word for copies: it may say who gets one"
                hint = f"if so: {said_so(source, 'none', index + 1)}"
            elif role == "cc" and may_be_copies(context.marks, index):
                message = "read as who gets a copy, with what stands below it: it may be a name"
                hint = f"if so: {said_so(source, 'signatories', index + 1)}"
            else:
                continue
            yield codes.MAYBE_COPIES.at(source.span(index + 1), message, hint)


def _uneven(source: Source, context: Context) -> Iterator[Diagnostic]:
    for region in (one for one in context.lists if one.layout.shape == "columns"):
        lines = [line for line in context.facts[region.first : region.last + 1] if not line.blank]
        for block in line_blocks(lines):
            for index in uneven_offices(block):
                message = "fewer offices stand here than names above them: it is not clear whose each is"
                hint = "compare the original, and write the offices into the manuscript"
                yield codes.UNEVEN_TABLE.at(source.span(index + 1), message, hint)


def _signing_for(source: Source, reading: Reading) -> Iterator[Diagnostic]:
    """Yield the entries of a small list that may be a person who signs for a body, and may be a body's name."""
    entries = reading.letter.signatories
    for entry in entries if len(entries) <= FEW_ENTRIES else ():
        parts = body_apart(entry.name, known=False)
        if entry.kind != "person" and parts is not None:
            message = f"“{entry.name}” is listed as one name; it may be {parts[0]}, who signs for {parts[1]}"
            hint = "if so, write the person and the body into the manuscript, with a comma between"
            yield codes.MAY_SIGN_FOR.at(source.span(entry.line), message, hint)


def _unnamed(source: Source, reading: Reading) -> Iterator[Diagnostic]:
    lines = unnamed_lines(reading.lines)
    if lines:
        count = "1 line stands" if len(lines) == 1 else f"{len(lines)} lines from here on stand"
        message = f"{count} for somebody who signs without a name"
        hint = "if the letter counts them, write how many into the front matter: stated: {undisclosed: …}"
        yield codes.UNNAMED_SIGNATORIES.at(source.span(lines[0], lines[-1]), message, hint)


def _cut(source: Source, reading: Reading) -> Iterator[Diagnostic]:
    for one in reading.lines:
        if one.winner.rule in ("others-counted", "others-follow"):
            message = "the list says here that more signed than it names; they are counted nowhere"
            hint = "compare the original. If it says how many signed, add it to the front matter: stated: {total: …}"
            yield codes.FURTHER_SIGNATORIES.at(source.span(one.line), message, hint)


def _headed(source: Source, context: Context, reading: Reading) -> Iterator[Diagnostic]:
    taken = [line for line in sorted(context.list_lines.heads) if reading.lines[line].winner.role == "group"]
    if taken:
        first, *others = taken
        more = f" and {len(others)} more lines are" if len(others) > 1 else " and 1 more line are" if others else " is"
        message = f"“{context.facts[first].rest}”{more} read as what stands over persons, though nothing marks it"
        hint = f"if it signs, too: {said_so(source, 'signatories', first + 1)}"
        yield codes.UNMARKED_HEADINGS.at(source.span(first + 1, taken[-1] + 1), message, hint)


def _unparted(source: Source, context: Context) -> Iterator[Diagnostic]:
    """Yield the lines on which words open a list whose names nothing parts: in capitals, and no commas between."""
    for line in context.facts:
        if (
            "statement" not in context.marks.cues[line.index]
            or len(line.words) < FEWEST_WORDS
            or context.region(line.index)
        ):
            continue
        words = line.words[2:]
        capitals = sum(word[:1].isupper() for word in words)
        if ":" in line.rest[:80] and capitals >= 0.6 * len(words) and not SEPARATORS.search(line.rest[80:]):
            hint = "write the entries into the manuscript by hand, each with this line"
            message = "signatories stand here one behind the other, with nothing between them"
            yield codes.UNPARTED_LIST.at(source.span(line.index + 1), message, hint)


def _joined(source: Source, reading: Reading) -> Iterator[Diagnostic]:
    for above, entry in pairwise(reading.letter.signatories):
        if (
            (above.line, above.entry) == (entry.line, entry.entry)
            and above.name != entry.name
            and above.kind == "person"
        ):
            message = f"“{entry.entry}” was read as several persons, “{entry.name}” one of them"
            yield codes.JOINED_PERSONS.at(
                source.span(entry.line), message, "if it is one entry, make it one in the manuscript"
            )


def _repeated(source: Source, reading: Reading) -> Iterator[Diagnostic]:
    lines = {one.line: one.winner.reason for one in reading.lines if one.winner.rule == "repeated-list"}
    for first, last in _stretches(list(lines)):
        message = f"the list is printed twice: {lines[first]}"
        hint = f"if others are meant here: {said_so(source, 'signatories', first, last)}"
        yield codes.REPEATED_LIST.at(source.span(first, last), message, hint)


def _were(first: int, last: int) -> str:
    return f"line {first + 1} was" if first == last else f"lines {first + 1} to {last + 1} were"


def _stretches(lines: list[int]) -> list[tuple[int, int]]:
    """Return lines as stretches; blank lines between two of them part no stretch."""
    found: list[tuple[int, int]] = []
    for line in lines:
        if found and line - found[-1][1] <= LONGEST_BREAK:
            found[-1] = found[-1][0], line
        else:
            found.append((line, line))
    return found


def about_remarks(source: Source, context: Context, reading: Reading) -> Iterator[Diagnostic]:
    """Yield what was taken for a remark and might be a name, and the headings that count others than they head."""
    remarks = [one.line for one in reading.lines if one.winner.rule in REMARKS]
    if remarks:
        first, *others = remarks
        more = f" and {len(others)} more lines speak" if len(others) > 1 else " and 1 more line speak" if others else ""
        message = f"“{context.facts[first - 1].rest[:60]}”{more or ' speaks'} of the list, and was taken for no name"
        hint = f"if it signs: {said_so(source, 'signatories', first)}"
        yield codes.LIST_REMARK.at(source.span(first, remarks[-1]), message, hint)
    others = [one.line for one in reading.lines if one.winner.rule == "translated-line"]
    if others:
        message = f"from here on {len(others)} lines were taken for the line above in another script"
        hint = f"if they sign, too: {said_so(source, 'signatories', others[0], others[-1])}"
        yield codes.TRANSLATED_LINES.at(source.span(others[0], others[-1]), message, hint)
    for line, said, found in miscounted(context, reading):
        message = f"“{context.facts[line - 1].rest[:60]}” says {said}, and {found} stand below it"
        yield codes.MISCOUNTED_PART.at(source.span(line), message, "compare the original")


def miscounted(context: Context, reading: Reading) -> Iterator[tuple[int, int, int]]:
    """Yield the lines (from 1) of headings whose number is not that of the entries below, with both numbers."""
    entries = {one.line for one in reading.letter.signatories}
    for at, one in enumerate(reading.lines):
        said = count_at(context.facts[one.line - 1]) if one.winner.rule == "counted-heading" else None
        if said is not None:
            found = sum(below.line in entries for below in takewhile(_goes_on, reading.lines[at + 1 :]))
            if found != said:
                yield one.line, said, found


def _goes_on(one: LineReading) -> bool:
    return one.winner.role not in ("group", "statement", "closing", "body")
