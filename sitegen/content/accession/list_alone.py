"""A list that comes without its letter: what it is, and what to do."""

from __future__ import annotations

from collections.abc import Iterator
from shlex import quote

from sitegen.core.diagnostics import Diagnostic
from sitegen.core.diagnostics.codes import LETTER_WITHOUT_TEXT, LIST_ALONE
from sitegen.core.model import Letter
from sitegen.core.source import Source, Span

FEWEST = 10  # words of a letter's text that ends in no mark of a sentence
_SENTENCE_ENDS = (".", "!", "?", "。", "！", "？", "။", "।", "؟", "…")
_TOGETHER = "sitegen import --together LETTER"


def list_alone(source: Source, letter: Letter) -> Iterator[Diagnostic]:
    """Yield what is to be said of a source that holds signatories and no text: a sheet without a title is no letter."""
    words = sum(len(one.text.split()) for one in letter.body)
    says = any(one.text.rstrip(" *_\"'”’»").endswith(_SENTENCE_ENDS) for one in letter.body)
    if not letter.signatories or says or words >= FEWEST:
        return
    what = f"a list of {len(letter.signatories)} who signed"
    command = f"{_TOGETHER} {quote(source.path)}"
    if source.rows and not source.parts and not letter.title:
        said = f"the file is {what}, and no letter: it has neither a text nor a title"
        hint = (
            f"give it together with the letter: {command}\nif there is no text any more, write its title into a file, "
        )
        yield LIST_ALONE.at(Span.line(source.path, 1), said, f"{hint}and give that as LETTER")
    else:
        said = f"what came holds {what}, and no text of a letter"
        hint = f"if the text is in another file, give both: {command}"
        yield LETTER_WITHOUT_TEXT.at(Span.line(source.path, 1), said, hint)
