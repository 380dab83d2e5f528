"""Whose words the sentences of a letter are: those who write, or others, whom they quote or of whom they tell."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from sitegen.analysis.demands.cues import Cues
from sitegen.analysis.sentences import Sentence, readable
from sitegen.core.model import Letter

_LONG = 360  # characters before a duty in which it is looked for whose it is
_PAUSE = re.compile(r"[,;:—–(]\s*|(?<=\s)(?:that|and|but)\s")  # who says something stands after it


def with_quotes(found: Iterable[Sentence], letter: Letter) -> Iterator[tuple[Sentence, int | None]]:
    """Yield sentences with how many quotation marks stand before them in their block, None where marks tell nothing.

    They come in pairs, but for a speech of several paragraphs, each of which begins with one: else the print lost some.
    """
    for block, some in groupby(found, lambda one: one.block):
        text = readable(letter.body[block].text)
        trusted = text.startswith('"') or text.count('"') % 2 == 0
        marks = end = 0
        for sentence in some:
            marks += text.count('"', end, sentence.start)
            end = sentence.start
            yield sentence, marks if trusted else (0 if sentence.text.count('"') % 2 == 0 else None)


def is_quoted(at: int, text: str, quoted: int | None) -> bool:
    """Tell whether what stands `at` a place of a sentence is in quotation marks, `quoted` of which stand before it."""
    return quoted is not None and (quoted + text.count('"', 0, at)) % 2 == 1


def is_said_by_others(before: str, cues: Cues) -> bool:
    """Tell whether what follows `before` is what somebody else says: "The court ruled that the Council"."""
    before = before[-_LONG:]
    for found in cues.reported.finditer(before):
        if not cues.ours.search(_PAUSE.split(before[: found.start()])[-1]):
            return True
    return False
