"""Pictures of letters (JPEG, PNG, TIFF and others): read as a program recognised them, where one did."""

from __future__ import annotations

import re
from collections.abc import Mapping

from sitegen.core.diagnostics import Checked
from sitegen.core.diagnostics.codes import NO_TEXT_LAYER
from sitegen.core.source import Source, Span, digest
from sitegen.reading.formats.pages.laying import lay_out
from sitegen.reading.formats.pages.recognised import RECOGNISE, Scan, doubts, leaf_of

_STARTS = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*")
_OTHERS = re.compile(rb"RIFF.{4}WEBP|BM.{4}\0\0\0\0", re.DOTALL)
_HEIGHT = 842.0  # points: a letter's page is A4 or nearly so, whatever the picture's dots


def is_picture(data: bytes) -> bool:
    """Return whether bytes are a picture of a kind in which text can be recognised."""
    return data.startswith(_STARTS) or _OTHERS.match(data) is not None


def read_picture(path: str, data: bytes, recognised: Mapping[int, Scan]) -> Checked[Source | None]:
    """Return a picture as the text that was recognised in it, or None where none was."""
    pages = sorted(recognised)
    leaves = [leaf_of(recognised[page], _HEIGHT) for page in pages]
    if not any(leaf.lines for leaf in leaves):
        message = "no text was recognised in the picture" if pages else "the file is a picture"
        return Checked(None, (NO_TEXT_LAYER.at(Span.line(path, 1), message, RECOGNISE),))
    laid = lay_out(leaves)
    source = Source(path, digest(data), tuple(laid.lines), tuple(laid.page_starts), places=tuple(laid.places))
    return Checked(source, tuple(doubts(path, pages, laid.places)))
