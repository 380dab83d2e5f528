"""Plain text: lines kept as they are, pages known by their form feeds; markup and wiki source as they are shown."""

from __future__ import annotations

from collections.abc import Sequence
from operator import contains

from sitegen.core.diagnostics import Checked
from sitegen.core.source import Source, digest, split_lines
from sitegen.reading.formats.aside import report_aside, struck_lines
from sitegen.reading.formats.encodings import decode
from sitegen.reading.formats.front_matter import split_front_matter
from sitegen.reading.formats.mail import with_mail_set_apart
from sitegen.reading.formats.markdown import lay_out_markdown
from sitegen.reading.formats.markdown.markup import BLOCK_TAG
from sitegen.reading.formats.wiki import is_wiki, lay_out_wiki

_FEWEST_TAGS = 4


def read_plain(path: str, data: bytes) -> Checked[Source | None]:
    """Return a text file as a `Source`, its lines verbatim, unless it is the source of a wiki's page, or markup."""
    decoded = decode(path, data)
    if decoded.value is None:
        return Checked(None, decoded.diagnostics)
    text, encoding = decoded.value
    lay_out = lay_out_wiki if is_wiki(text) else lay_out_markdown if _is_markup(text) else None
    if lay_out is not None:
        laid, aside = lay_out(text)
        if any(line.strip() for line in laid):
            struck = struck_lines(aside, laid)
            source = Source(path, digest(data), tuple(laid), encoding=encoding, markup="markdown", struck=struck)
            return Checked(source, (*decoded.diagnostics, *report_aside(path, aside)))
    lines, evidence = split_lines(text), split_front_matter(text).evidence
    apart = with_mail_set_apart(Source(path, digest(data), lines, page_starts(lines), encoding, evidence=evidence))
    return Checked(apart.value, (*decoded.diagnostics, *apart.diagnostics))


def _is_markup(text: str) -> bool:
    """Return whether a text is a piece of a page: tags that make blocks or lines, several of them."""
    return len(BLOCK_TAG.findall(text[:100_000])) >= _FEWEST_TAGS


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


def lines_of_file(source: Source, data: bytes) -> tuple[str, ...]:
    """Return the lines of a text file as they stand in it, those too that are left aside where it is read.

    Nothing for a file whose lines are not those of the `source` that it is read as.
    """
    decoded = decode(source.path, data).value
    lines = split_lines(decoded.text) if decoded else ()
    own = len(lines) == len(source.lines) and all(map(contains, lines, source.lines))
    return lines if own else ()
