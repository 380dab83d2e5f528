"""What is in doubt about lines of a list that are no entries: remarks, headings that count, names in another script."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from sitegen.core.diagnostics import Diagnostic, codes
from sitegen.core.model import LineReading, Reading
from sitegen.core.source import Source
from sitegen.reading.parsing.context import Context
from sitegen.reading.parsing.doubts.saying import said_so
from sitegen.reading.parsing.lists.counted_heads import count_at

REMARKS = ("list-remark", "list-total")


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
