"""The archive: letters and organizations joined, and what only many letters together show."""

from sitegen.archive.assembly import assemble
from sitegen.archive.company import Company, keep_company
from sitegen.archive.comparing import Comparison, compare, neighbours

__all__ = ["Company", "Comparison", "assemble", "compare", "keep_company", "neighbours"]
