"""What the rules find in the letters' texts: what they cite, what they ask, what they share word for word."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sitegen.content import Memo, no_memo
from sitegen.demands import Demand, find_demands
from sitegen.model import Archive, Letter
from sitegen.passages import Passage, shared_passages
from sitegen.references import Mention, find_references
from sitegen.source import digest


@dataclass(frozen=True, slots=True)
class Findings:
    """What was found in the texts: mentions and demands by letter id, in the order of the letters, and passages."""

    references: Mapping[str, Sequence[Mention]]
    demands: Mapping[str, Sequence[Demand]]
    passages: Sequence[Passage]


@dataclass(frozen=True, slots=True)
class _Study:
    """What one letter asks and cites."""

    demands: tuple[Demand, ...]
    mentions: tuple[Mention, ...]


def find(archive: Archive, memo: Memo = no_memo) -> Findings:
    """Return what is found in the letters of the archive. `memo` may remember each letter's own part."""
    studies = {one.letter_id: _study(one.letter, memo) for one in archive.manuscripts}
    return Findings(
        {letter_id: one.mentions for letter_id, one in studies.items()},
        {letter_id: one.demands for letter_id, one in studies.items()},
        shared_passages([(one.letter_id, one.letter) for one in archive.letters]),
    )


def _study(letter: Letter, memo: Memo) -> _Study:
    read = repr(
        (letter.title, letter.date, letter.language, letter.addressees, letter.cc, letter.body, letter.footnotes)
    )
    found: _Study = memo("study", digest(read.encode()), lambda: _Study(find_demands(letter), find_references(letter)))
    return found
