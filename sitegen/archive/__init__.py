"""The archive: letters and organizations joined, and what only many letters together show."""

from sitegen.archive.assembly import assemble
from sitegen.archive.comparing import Comparison, compare, neighbours
from sitegen.archive.cosigning import Cosigner, SigningLists, cosigners, signing_lists

__all__ = [
    "Comparison",
    "Cosigner",
    "SigningLists",
    "assemble",
    "compare",
    "cosigners",
    "neighbours",
    "signing_lists",
]
