"""Markdown as its readers see it: the HTML within it, its tables and its quotations laid out as lines.

What is plain stays as it is written, and on its line where that is possible. The lines are Markdown still: headings,
list items and emphasis keep their marks, which the parser knows.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from sitegen.core.diagnostics import Checked
from sitegen.core.source import Source, digest, split_lines
from sitegen.reading.formats.aside import STRUCK_OUT, Aside, report_aside, struck_lines
from sitegen.reading.formats.emphasis import with_emphasis
from sitegen.reading.formats.encodings import decode
from sitegen.reading.formats.front_matter import split_front_matter
from sitegen.reading.formats.listed_fields import as_letter
from sitegen.reading.formats.mail.apart import without_quote_marks
from sitegen.reading.formats.markdown.inline import find_targets, read_line
from sitegen.reading.formats.markdown.markup import BLOCK_TAG, at_their_lines, lay_out_markup, markup_end
from sitegen.reading.formats.markdown.pictures import named_pictures
from sitegen.reading.formats.markdown.strikes import struck_by_line, without_instructions
from sitegen.reading.formats.markdown.tables import read_table

__all__ = ["read_markdown"]

_LETTER = re.compile(r"[^\W\d_]")


def read_markdown(path: str, data: bytes) -> Checked[Source | None]:
    """Return a Markdown file as a `Source`; front matter stays as the first lines."""
    decoded = decode(path, data)
    if decoded.value is None:
        return Checked(None, decoded.diagnostics)
    front = split_front_matter(decoded.value.text)
    held = as_letter(front.lines, front.rest)
    above = front.lines if held is None else lay_out_markdown("\n".join(held.lines))[0]
    lines, aside = lay_out_markdown(front.rest)
    source = Source(
        path,
        digest(data),
        (*above, *lines),
        encoding=decoded.value.encoding,
        markup="markdown",
        evidence=(*front.evidence, *(held.evidence if held else ())),
        struck=struck_lines(aside, (*above, *lines), len(above)),
    )
    return Checked(source, (*decoded.diagnostics, *report_aside(path, aside, len(above))))


def lay_out_markdown(text: str) -> tuple[list[str], list[Aside]]:
    """Return the lines of a Markdown text, and what was left aside."""
    aside: list[Aside] = []
    unquoted, _ = without_quote_marks(split_lines(without_instructions(text, aside)))
    written = struck_by_line(unquoted)
    targets = find_targets(written)
    pictures = named_pictures(written)
    lines: list[str] = []
    marked: dict[str, str] = {}
    at, held = 0, True

    def read(line: str, below: int = 0) -> str:
        struck: list[str] = []
        text = read_line(line, targets, struck, marked)
        aside.extend(Aside(STRUCK_OUT, one, len(lines) + below) for one in struck)
        return text

    def read_markup(text: str, below: int = 0) -> list[str]:
        laid = lay_out_markup(text)
        aside.extend(Aside(one.why, one.text, len(lines) + below + one.after) for one in laid.aside)
        return [read(one, below + at) for at, one in enumerate(laid.lines)]

    def read_cell(cell: list[str], row: int) -> list[str]:
        if any(map(BLOCK_TAG.search, cell)):
            return read_markup("\n".join(cell), row)
        return [read(one, row) for one in cell]

    while at < len(written):
        table = read_table(written, at, read_cell, pictures)
        if table is not None:
            at = _add(lines, table.lines, at, table.end)
        elif BLOCK_TAG.search(written[at]):
            end, held = markup_end(written, at, held=held)
            found = read_markup("\n".join(written[at:end]))
            at = _add(lines, at_their_lines(found, written[at:end]), at, end)
        else:
            text, names = read(written[at]), pictures.get(at, [])
            lines += names if names and not _LETTER.search(text) else [text, *names]
            at += 1
    return with_emphasis(lines, marked), aside


def _add(lines: list[str], found: Sequence[str], at: int, end: int) -> int:
    """Add what lines `at` to `end` became, with as many blank lines as keep the numbers of the lines below."""
    lines += found
    lines += [""] * (end - at - len(found))
    return end
