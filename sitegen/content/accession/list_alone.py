"""A list that comes without its letter: what it is, and what to do."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.core.diagnostics import Diagnostic
from sitegen.core.diagnostics.codes import LETTER_WITHOUT_TEXT, LIST_ALONE
from sitegen.core.model import Letter
from sitegen.core.source import Source, Span

FEWEST = 10  # words of a letter's text
_HINT = "copy the list into the file of its letter, and give that"


def list_alone(source: Source, letter: Letter) -> Iterator[Diagnostic]:
    """Yield what is to be said of a source that holds signatories and no text: a sheet is no letter."""
    words = sum(len(one.text.split()) for one in letter.body)
    if not letter.signatories or words >= FEWEST:
        return
    what = f"a list of {len(letter.signatories)} who signed"
    if source.rows:
        said = f"the file is {what}, and no letter: it has no text"
        yield LIST_ALONE.at(Span.line(source.path, 1), said, _HINT)
    else:
        said = f"the file holds {what}, and no text of a letter"
        yield LETTER_WITHOUT_TEXT.at(Span.line(source.path, 1), said, f"if its text is in another file, {_HINT}")
