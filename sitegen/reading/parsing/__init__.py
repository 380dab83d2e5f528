"""Parsing: a raw letter to a `Reading`, every line explained. See `letter.py` for the stages in their order.

The parser is loaded when somebody asks for it: who numbers the entries of a list needs none.
"""

from typing import TYPE_CHECKING

from sitegen.core.doors import door

if TYPE_CHECKING:
    from sitegen.reading.parsing.entries.numbering import count, number_ranges, number_signatories
    from sitegen.reading.parsing.letter import parse_letter
    from sitegen.reading.parsing.lines.likeness import looks_named
    from sitegen.reading.parsing.record import reading_as_json

__all__ = ["count", "looks_named", "number_ranges", "number_signatories", "parse_letter", "reading_as_json"]

__getattr__ = door(
    __name__,
    {
        "parse_letter": "letter",
        "looks_named": "lines.likeness",
        "count": "entries.numbering",
        "number_ranges": "entries.numbering",
        "number_signatories": "entries.numbering",
        "reading_as_json": "record",
    },
)
