"""What is to be said of a sheet: which columns and cells are not printed, who is not named, what is in doubt."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sitegen.core.diagnostics import Diagnostic
from sitegen.core.diagnostics.codes import (
    CLOSED_COLUMNS,
    HIDDEN_CELLS,
    MASKED_CELLS,
    NOT_TO_BE_NAMED,
    SHEET_IN_DOUBT,
    UNKNOWN_COLUMNS,
)
from sitegen.core.source import Span
from sitegen.reading.formats.tabular.columns import fold, holds
from sitegen.reading.formats.tabular.consent import speaks_against
from sitegen.reading.formats.tabular.laying import Laid
from sitegen.reading.formats.tabular.sheet import Sheet

UNHIDE = "show them in a spreadsheet program and give that, if they are of the list"
_FEWEST_IN_ORDER = 5  # names that are in the order of the alphabet by no chance
_SHOWN = 8  # lines that a message names
_RENAME = "to print one, say in its head what it holds, in a copy, and give that: Name, Organization, Role, Country"
_ASK = (
    "if it asks whether somebody may be named, call it “Publish my name?” in a copy, and give that; if it is of "
    "something else, delete the column in a copy"
)
_TURN = "call it “Publish my name?” in a copy, with a yes for whoever may be named and for nobody else, and give that"
_WHOLE = (
    "put text with commas into quotation marks; write into each row what is said of several, under a head of its own"
)
_HEAD = "write into a copy a first row that says what the columns hold, as Name, Organization, Email, and give that"
_PERMIT = (
    "nobody is named without a clear yes. If somebody agrees after all, write it into the sheet and give that; "
    "whoever signs without a name is counted: stated: {undisclosed: …}"
)


def said_of(path: str, sheet: Sheet, laid: Laid, before: int) -> Iterator[Diagnostic]:
    """Yield what is to be said of a sheet that stands behind so many lines."""
    place = Span.line(path, before + next((one.line for one in laid.rows if one.kind != "above"), 1))
    if laid.closed:
        said = f"{count_of(len(laid.closed), 'column')} not printed: {', '.join(f'“{one}”' for one in laid.closed)}"
        yield CLOSED_COLUMNS.at(place, said, _RENAME)
    if laid.for_bodies:
        said = (
            f"printed only where no organization stands on the row: {', '.join(f'“{one}”' for one in laid.for_bodies)}"
        )
        hint = (
            "organizations sign, for that column stands first; where persons sign, put the column of their names first"
        )
        yield CLOSED_COLUMNS.at(place, said, hint)
    if laid.masked:
        said = f"addresses, numbers or moments taken out of cells on {_lines(laid.masked, before)}"
        hint = "what leads to a person is not for the public"
        yield MASKED_CELLS.at(Span.line(path, before + laid.masked[0]), said, hint)
    if laid.unnamed:
        under = " and ".join(f"“{one}”" for one in laid.by)
        lines = sorted(laid.unnamed)
        why = f"no clear yes under {under}, a word against it elsewhere" if under else "a word against it"
        said = (
            f"nobody is named on {_lines(lines, before)} ({count_of(len(lines), 'row')}): {why}, or a row of that name"
        )
        said += " that says no"
        if _in_order_of_names(laid):
            said += (
                "; the rows are in the order of the alphabet, so places tell how the names begin: sort a copy by time"
            )
        yield NOT_TO_BE_NAMED.at(Span.line(path, before + lines[0]), said, _PERMIT)
    yield from _unclear(place, sheet, laid, before)
    if laid.more or (laid.headless and laid.masked):
        rows = "no row says what the columns hold" if laid.headless else "rows stand above that which names the columns"
        yield UNKNOWN_COLUMNS.at(place, f"{rows}, and there is more in them than names", _HEAD)
    elif laid.headless:
        yield SHEET_IN_DOUBT.at(place, "no row says what the columns hold, so all of them are printed", _HEAD)
    for doubt in sheet.doubts:
        yield UNKNOWN_COLUMNS.at(place, doubt, "look whether each row is whole; save it again in a spreadsheet program")
    if sheet.hidden:
        said = f"{count_of(sheet.hidden, 'row')} left aside that are hidden in the file"
        yield HIDDEN_CELLS.at(place, said, UNHIDE)


def _in_order_of_names(laid: Laid) -> bool:
    """Return whether rows stand in the order of the names on them, or of the last words of these."""
    names = [fold(one.name).split() for one in laid.rows if one.kind == "entry"]
    if len(names) < _FEWEST_IN_ORDER or not all(names):
        return False
    return any(keys == sorted({*keys}) for keys in ([one[0] for one in names], [one[-1] for one in names]))


def _unclear(place: Span, sheet: Sheet, laid: Laid, before: int) -> Iterator[Diagnostic]:
    """Yield why it is not clear who of a sheet may be named."""
    for head in laid.asked:
        said = f"under “{head}” stands what may be answers, and what it asks is not understood"
        yield UNKNOWN_COLUMNS.at(place, said, _ASK)
    for head in laid.unclear:
        yield UNKNOWN_COLUMNS.at(place, f"it is not clear what a yes under “{head}” means", _TURN)
    if laid.ragged:
        said = f"cells stand under no head, or one speaks of other rows, on {_lines(laid.ragged, before)}"
        yield UNKNOWN_COLUMNS.at(Span.line(place.path, before + laid.ragged[0]), said, _WHOLE)
    file = place.path.replace("\\", "/").rpartition("/")[2].rpartition(".")[0]
    if speaks_against(sheet.called) or holds(fold(sheet.called), "not"):
        said = f"the sheet's name, “{sheet.called}”, may say that nobody of it is to be named"
        yield UNKNOWN_COLUMNS.at(place, said, "remove the sheet from a copy, or call it otherwise, and give that")
    elif speaks_against(file):
        said = f"the file's name, “{file}”, may say that nobody of it is to be named"
        yield UNKNOWN_COLUMNS.at(place, said, "if they may be named, call a copy otherwise, and give that")


def count_of(number: int, what: str) -> str:
    """Return how many of something there are, in words: "1 row", "3 rows"."""
    return f"{number} {what}{'' if number == 1 else 's'}"


def _lines(lines: Sequence[int], before: int) -> str:
    """Return lines in words: "line 5", "lines 5, 9 and 12", the first of many."""
    shown = [str(before + one) for one in lines[:_SHOWN]]
    if len(lines) > _SHOWN:
        return f"lines {', '.join(shown)} and {len(lines) - _SHOWN} more"
    return f"line {shown[0]}" if len(shown) == 1 else f"lines {', '.join(shown[:-1])} and {shown[-1]}"
