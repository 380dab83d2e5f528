"""Letters that may be one letter that came twice: from two people, or before and after a correction.

Each page counts both: "on the lists of 2 letters". It is told, and never joined.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence

from sitegen.core.diagnostics import Diagnostic
from sitegen.core.diagnostics.codes import LIKE_A_COPY
from sitegen.core.model import Manuscript
from sitegen.core.source import Span
from sitegen.identity import fold

FEW, SAME = 3, 0.9  # names that two lists share at least, and their part of the longer list


def like_copies(manuscripts: Mapping[str, Manuscript], new: Sequence[Manuscript]) -> Iterator[Diagnostic]:
    """Yield, for each of the `new` letters, which other may be the same letter, if any may, each pair once.

    Two letters may be one if they have the same title, or the same day and the same addressees; if no two days and no
    two languages speak against it; and if their lists name nearly the same.
    """
    like: dict[Hashable, list[Manuscript]] = {}
    for one in manuscripts.values():
        for mark in _marks(one):
            like.setdefault(mark, []).append(one)
    told: set[frozenset[str]] = set()
    for one in new:
        for other in (each for mark in _marks_of_like(one) for each in like.get(mark, ())):
            pair = frozenset((one.letter_id, other.letter_id))
            if len(pair) == 1 or pair in told or not _may_be_one(one, other):
                continue
            shared = _shared(one, other)
            if shared:
                told.add(pair)
                names = len(one.letter.signatories)
                yield LIKE_A_COPY.at(
                    Span.line(one.path, 1),
                    f"{one.letter_id} may be {other.letter_id} once more: {shared} of its {names} names stand on both "
                    "lists",
                    "if it is the same letter, keep the better copy: sitegen remove ID --records takes away the other, "
                    "or delete its file, if nobody has imported it; if it is another, add to its front matter: "
                    'settled: [{of: copy, reason: "…"}]',
                )


def _marks(one: Manuscript) -> Iterator[Hashable]:
    """Yield what a letter is found by: its title, with its day and in any case; its day with its addressees."""
    letter = one.letter
    if letter.title:
        title = fold(letter.title)
        yield title, letter.date
        yield title
    if letter.date and letter.addressees:
        yield letter.date, frozenset(map(fold, letter.addressees))


def _marks_of_like(one: Manuscript) -> Iterator[Hashable]:
    """Yield by what those are found that may be the same letter: a letter without a day may be of any."""
    for mark in _marks(one):
        if not isinstance(mark, str) or one.letter.date is None:
            yield mark
        else:
            yield mark, None


def _may_be_one(one: Manuscript, other: Manuscript) -> bool:
    if any(each.is_settled("copy") or each.translation_of is not None for each in (one, other)):
        return False
    return all(
        not ours or not theirs or ours == theirs
        for ours, theirs in ((one.letter.date, other.letter.date), (one.letter.language, other.letter.language))
    )


def _shared(one: Manuscript, other: Manuscript) -> int:
    """Return how many names are on both lists, 0 if that is not nearly all."""
    ours, theirs = ({fold(entry.name) for entry in each.letter.signatories} for each in (one, other))
    shared = len(ours & theirs)
    return shared if shared >= FEW and shared >= SAME * max(len(ours), len(theirs)) else 0
