"""The order in which letters tell names: by date, each version right behind the letter that it says again."""

from __future__ import annotations

from collections.abc import Iterable

from sitegen.core.model import Manuscript

_UNDATED = "9999"


def in_time(manuscripts: Iterable[Manuscript]) -> list[Manuscript]:
    """Return letters in order of date, and of id where that is the same; whatever their own order is.

    A version stands behind its original even if it has an earlier date, or the original none.
    """
    letters = tuple(manuscripts)
    days = {one.letter_id: one.letter.date or _UNDATED for one in letters}

    def place(one: Manuscript) -> tuple[str, bool, str, str]:
        own = days[one.letter_id]
        day = days.get(one.translation_of, own) if one.translation_of else own
        return day, one.translation_of is not None, own, one.letter_id

    return sorted(letters, key=place)
