"""Letters and organizations joined, and what only many letters together show.

Takes manuscripts and the authority file; gives an `Archive` (`assembly`), who signs with whom (`cosigning`,
`coalition`, `pairs`, `blocks`), and names in doubt (`doubts`, `judged`, `reconciling`).
May import `analysis` and below.
"""

from sitegen.archive.assembly import assemble
from sitegen.archive.cosigning import CoSigning, cosigning_of

__all__ = ["CoSigning", "assemble", "cosigning_of"]
