"""Parsing: a raw letter to a `Reading`, every line explained. See `letter.py` for the stages in their order."""

from sitegen.reading.parsing.letter import parse_letter
from sitegen.reading.parsing.likeness import looks_named
from sitegen.reading.parsing.numbering import count, number_ranges, number_signatories
from sitegen.reading.parsing.record import reading_as_json

__all__ = ["count", "looks_named", "number_ranges", "number_signatories", "parse_letter", "reading_as_json"]
