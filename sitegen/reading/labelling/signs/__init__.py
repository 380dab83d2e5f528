"""The signs by which units are told apart. Each is a documented function with a phrase; what it weighs is data."""

from __future__ import annotations

from sitegen.reading.labelling.signs.kinship import KINSHIP
from sitegen.reading.labelling.signs.looks import FARTHER, LOOKS
from sitegen.reading.labelling.signs.page import Page, look_at
from sitegen.reading.labelling.signs.sign import NOTHING, Sign, paired
from sitegen.reading.labelling.signs.surroundings import SURROUNDINGS
from sitegen.reading.labelling.signs.together import TOGETHER

__all__ = ["ASKED", "NOTHING", "Page", "Sign", "look_at", "paired"]

# Every sign with the neighbours of which it is asked: 0 is the unit itself, -1 the one before, 2 the second behind.
ASKED: tuple[tuple[Sign, tuple[int, ...]], ...] = (
    *((one, (0, -1, 1, -2, 2) if one in FARTHER else (0, -1, 1)) for one in LOOKS),
    *((one, (0,)) for one in (*SURROUNDINGS, *KINSHIP, *TOGETHER)),
)
