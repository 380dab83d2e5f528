"""Plain text: lines kept as they are, pages known by their form feeds."""

from __future__ import annotations

from collections.abc import Sequence

from sitegen.core.diagnostics import Checked
from sitegen.core.diagnostics.codes import EMPTY_SOURCE
from sitegen.core.source import Source, Span, digest, split_lines
from sitegen.reading.formats.encodings import decode
from sitegen.reading.formats.front_matter import split_front_matter
from sitegen.reading.formats.mail import with_mail_set_apart


def read_plain(path: str, data: bytes) -> Checked[Source | None]:
    """Return a text file as a `Source`, its lines verbatim."""
    decoded = decode(path, data)
    if decoded.value is None:
        return Checked(None, decoded.diagnostics)
    text, encoding = decoded.value
    if not text.strip():
        return Checked(
            None,
            (EMPTY_SOURCE.at(Span.line(path, 1), "the file holds no text", "give the file that holds the letter"),),
        )
    lines, evidence = split_lines(text), split_front_matter(text).evidence
    source = Source(path, digest(data), lines, page_starts(lines), encoding, evidence=evidence)
    apart = with_mail_set_apart(source)
    return Checked(apart.value, (*decoded.diagnostics, *apart.diagnostics))


def page_starts(lines: Sequence[str]) -> tuple[int, ...]:
    """Return the first line of every page of text whose pages end in form feeds; nothing where there are none.

    A form feed before text starts the page on its own line, one after it on the next. A page without lines starts where
    the next one does, so that counting the starts still gives the page.
    """
    starts: list[int] = []
    for number, line in enumerate(lines, 1):
        if "\f" in line:
            head, *pages = line.split("\f")
            ends_here = bool(head.strip()) and not pages[-1].strip()
            starts += [number] * (len(pages) - ends_here) + [number + 1] * ends_here
    return (1, *(start for start in starts if start <= len(lines))) if starts else ()
