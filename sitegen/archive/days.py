"""When letters came to the archive and last changed in it, as far as the content says: days, ISO 8601.

Nothing here is the day that a letter bears, and nothing comes from a clock or from git: the same content has the same
days on any machine.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from sitegen.core.model import Archive, Change


@dataclass(frozen=True, slots=True)
class Days:
    """Days by letter (id): `arrived` in the archive, last `changed` in it; `latest` is the archive's last change.

    What nobody recorded is not there.
    """

    arrived: Mapping[str, str] = field(default_factory=dict)
    changed: Mapping[str, str] = field(default_factory=dict)
    latest: str | None = None


def days_of(archive: Archive, changes: Iterable[Change]) -> Days:
    """Return the days of all letters, versions in other languages too.

    A letter arrives on the day of the first record that says it was added; without one, on the day its source was
    received. All that is dated changes it: its records, its review, the arrival of its source. Judgements on names
    change the archive.
    """
    added: dict[str, list[str]] = defaultdict(list)
    dated: dict[str, list[str]] = defaultdict(list)
    others = [one.on for one in archive.judgements if one.on]
    for one in changes:
        (dated[one.letter] if one.letter else others).append(one.date)
        if one.letter and one.kind == "added":
            added[one.letter].append(one.date)
    arrived: dict[str, str] = {}
    for letter in archive.manuscripts:
        own, received = letter.letter_id, letter.source.received if letter.source else None
        reviewed = letter.review.on if letter.review else None
        dated[own] += [day for day in (received, reviewed) if day]
        if day := min(added[own], default=received):
            arrived[own] = day
    changed = {own: max(some) for own, some in dated.items() if some}
    return Days(arrived, changed, max((*changed.values(), *others), default=None))
