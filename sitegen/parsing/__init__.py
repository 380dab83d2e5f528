"""Parsing: a raw letter to a `Reading`, every line explained. See `letter.py` for the stages in their order."""

from sitegen.parsing.letter import parse_letter
from sitegen.parsing.numbering import count, number_signatories
from sitegen.parsing.record import reading_as_json

__all__ = ["count", "number_signatories", "parse_letter", "reading_as_json"]
