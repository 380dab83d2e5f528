"""When organizations signed: how many letters, and the day of the first."""

from __future__ import annotations

from collections.abc import Mapping

from sitegen.archive.cosigning import signed_by
from sitegen.core.frozen import Frozen
from sitegen.core.model import Archive


class Period(Frozen):
    """How many letters an organization signed, translations aside, and the date of the first of them."""

    letters: int
    first: str | None


def periods_of(archive: Archive) -> Mapping[str, Period]:
    """Return the period of each organization, under its id."""
    dates = {one.letter_id: one.letter.date for one in archive.manuscripts}
    works, signed = archive.works, signed_by(archive)
    return {own: _period(set(signed.get(own, ())), dates, works) for own in archive.organizations}


def _period(ids: set[str], dates: Mapping[str, str | None], works: Mapping[str, str]) -> Period:
    days = [date for own in ids if (date := dates[own])]
    return Period(len({works[own] for own in ids}), min(days, default=None))
