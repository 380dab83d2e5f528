"""Letters leave the archive or change in it: what `sitegen remove`, `withdraw` and `rename` do, worked out.

Each returns the files to write, under their paths in the content folder, with None for those that go; none if anything
is wrong. What people wrote stays as it is, byte for byte, but for the lines that have to change.
"""

from __future__ import annotations

from sitegen.content.deaccession.removing import remove, withdraw
from sitegen.content.deaccession.renaming import rename

__all__ = ["remove", "rename", "withdraw"]
