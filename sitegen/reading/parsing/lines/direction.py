"""Where lines of a script that runs from right to left stand: in a mirror they begin at the left like all others."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import replace

from sitegen.core.source import Place
from sitegen.reading.parsing.lines.facts import LineFacts


def runs_leftward(lines: Sequence[LineFacts]) -> bool:
    """Return whether most lines begin with a letter of a script that runs from right to left."""
    return 2 * sum(_begins_leftward(line.rest) for line in lines) > len(lines)


def mirrored(places: Sequence[Place | None]) -> tuple[Place | None, ...]:
    """Return the places of a source as a mirror shows them."""
    return tuple(one and replace(one, left=-one.right, right=-one.left) for one in places)


def _begins_leftward(text: str) -> bool:
    if text.isascii():
        return False
    kinds = (unicodedata.bidirectional(letter) for letter in text[:40])
    return next((kind in ("R", "AL") for kind in kinds if kind in ("R", "AL", "L")), False)
