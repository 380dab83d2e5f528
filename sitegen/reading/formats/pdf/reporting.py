"""What is said of a PDF that was read: what of it nobody sees, what cannot be read, what is open to doubt."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from sitegen.core.diagnostics import Diagnostic
from sitegen.core.diagnostics.codes import (
    COVERED_TEXT,
    DAMAGED_FILE,
    ENCRYPTED_FILE,
    HYPHEN_IN_DOUBT,
    PAGE_WITHOUT_TEXT,
    UNAPPLIED_REDACTION,
    UNNAMED_CHARACTERS,
    UNREADABLE_FORMAT,
)
from sitegen.core.source import Span
from sitegen.reading.formats.aside import BLACKENED

_MOST_NAMED = 10  # pages or lines that a message names


def numbers(of: Sequence[int], what: str) -> str:
    """Return "page 3" or "pages 1, 2 and 40 more"."""
    if len(of) == 1:
        return f"{what} {of[0]}"
    named, more = ", ".join(map(str, of[:_MOST_NAMED])), len(of) - _MOST_NAMED
    return f"{what}s {named} and {more} more" if more > 0 else f"{what}s {named}"


def without_text(path: str, pages: Sequence[int], hint: str) -> Iterator[Diagnostic]:
    """Report pages without text among pages with text: they are often scans of the missing part."""
    if pages:
        verb = "holds" if len(pages) == 1 else "hold"
        message = f"{numbers(pages, 'page')} {verb} no text that can be read, or hardly any"
        yield PAGE_WITHOUT_TEXT.at(Span.line(path, 1), message, hint)


def covered(path: str, pages: Mapping[int, int]) -> Iterator[Diagnostic]:
    """Report words under bars and pictures, by page how many; they are not quoted, for somebody blackened them."""
    if pages:
        words = "1 word lies" if sum(pages.values()) == 1 else f"{sum(pages.values())} words lie"
        yield COVERED_TEXT.at(
            Span.line(path, 1),
            f"{numbers(list(pages), 'page')}: {words} under something that covers them, and were not read",
            BLACKENED,
        )


def to_be_blackened(path: str, pages: Mapping[int, int]) -> Iterator[Diagnostic]:
    """Report words that somebody marked to be blackened and never did, by page how many; they are not quoted."""
    if pages:
        words = "1 word is" if sum(pages.values()) == 1 else f"{sum(pages.values())} words are"
        yield UNAPPLIED_REDACTION.at(
            Span.line(path, 1),
            f"{numbers(list(pages), 'page')}: {words} marked to be blackened, still in the file, and were not read",
            "whoever has this file can read what is marked: apply the redactions in the program that made them before "
            "passing it on; what should be read after all, give as text",
        )


def unnamed(path: str, lines: Sequence[int]) -> Iterator[Diagnostic]:
    """Report lines whose font does not say which characters its shapes are."""
    if lines:
        yield UNNAMED_CHARACTERS.at(
            Span(path, lines[0], lines[0]),
            f"{numbers(lines, 'line')}: the font does not say which characters its shapes are",
            "print the page and scan it, or let a program recognise it (OCR); the text itself cannot be read",
        )


def hyphens(path: str, lines: Sequence[int]) -> Iterator[Diagnostic]:
    """Report words that were joined over a line's end and may have a hyphen of their own."""
    if lines:
        yield HYPHEN_IN_DOUBT.at(
            Span(path, lines[0], lines[0]),
            f"{numbers(lines, 'line')}: the hyphen at the end may be the word's own; it was taken for the line's",
            "both parts are words of this letter; correct the manuscript where the word has a hyphen",
        )


def undrawn(path: str) -> Diagnostic:
    """Report a form whose pages are drawn by Adobe's programs alone."""
    return UNREADABLE_FORMAT.at(
        Span.line(path, 1),
        "the PDF is a form that only Adobe's programs can show (XFA)",
        "open it in Adobe Reader and print it into a new PDF",
    )


def refuse(path: str, fault: str) -> Diagnostic:
    """Report why a PDF cannot be read at all."""
    if "assword" in fault or "ecurity" in fault:
        return ENCRYPTED_FILE.at(
            Span.line(path, 1), "the PDF is locked with a password", "give a copy without a password"
        )
    return DAMAGED_FILE.at(
        Span.line(path, 1),
        f"the PDF cannot be read: {fault}",
        "open it in a PDF viewer and print it into a new PDF, or give the text",
    )
