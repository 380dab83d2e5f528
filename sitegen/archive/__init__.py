"""The archive: letters and organizations joined, and what only many letters together show."""

from sitegen.archive.assembly import assemble
from sitegen.archive.company import Company, keep_company

__all__ = ["Company", "assemble", "keep_company"]
