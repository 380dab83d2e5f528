"""Letters and organizations joined, and what only many letters together show.

Takes manuscripts and the authority file; gives an `Archive` (`assembly`; rows: `signings`), who signs with whom
(`cosigning`, `coalition`, `pairs`; `tallies`), when letters came and changed (`days`), whom they reach (`addressing`),
and names in doubt: which to compare (`blocks`), to ask about (`doubts`, `person_doubts`, `addressee_doubts`), which are
decided (`judged`), in what order to ask (`queue`). May import `analysis` and below.
"""

from sitegen.archive.assembly import assemble
from sitegen.archive.cosigning import CoSigning, cosigning_of, lists_of

__all__ = ["CoSigning", "assemble", "cosigning_of", "lists_of"]
