"""Uses of passages, kept as numbers: a large archive has a million of them, and nobody looks at all at a time."""

from __future__ import annotations

from typing import TypeAlias

from sitegen.core.frozen import Frozen
from sitegen.core.packed import PackedRows, Packing


class Use(Frozen):
    """Where a letter uses a passage: characters `start` to `end` of the text of block `block` (from 0).

    `first` and `last` are the block's source lines.
    """

    letter_id: str
    block: int
    start: int
    end: int
    first: int
    last: int


Uses: TypeAlias = PackedRows[Use]
USES = Packing(Use)
