"""A part of a name beside a form of address in scripts that put no spaces between words: 王先生, 김 씨, ဦးအောင်.

In Chinese, Japanese and Korean the family name stands first and the form of address behind it. Who has two names in
Thai, Lao or Khmer is addressed by one of them. Burmese has no family
names: any syllable may stand for the name, behind the form of address, where the words end or a particle follows.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property

from ahocorasick_rs import AhoCorasick

from sitegen.core.myanmar import syllables
from sitegen.identity.scripts import is_burmese
from sitegen.identity.titles import without_joined_titles
from sitegen.identity.tokens import Folded, fold_token, is_run
from sitegen.identity.vocabulary import ADDRESS_AFTER, ADDRESS_BEFORE, ADDRESS_JOINED, PARTICLES_AFTER

_EAST_ASIAN = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]+")
_SOUTH_EAST_ASIAN = re.compile("[\u0e00-\u0eff\u1780-\u17ff]+")  # Thai, Lao, Khmer
_PARTS, _LEAST = 3, 3  # of such a name, a space between them, and signs of one that is told beside a form of address
_WHOLE, _FAMILY = 4, 2  # signs of a whole name, and of a family name
_SYLLABLES = 5  # of a Burmese name
_LOOK = 16  # signs behind it in which a particle stands, whole


class Addressed:
    """Finds where a text speaks of one of `names` by a form of address and a part of the name."""

    def __init__(self, names: Iterable[str]) -> None:
        self._patterns = sorted({fold_token(one) for name in names for one in _patterns(name)})

    @cached_property
    def _automaton(self) -> AhoCorasick:
        return AhoCorasick(self._patterns, store_patterns=False)

    def finds(self, folded: Folded) -> Iterator[tuple[int, int, str]]:
        """Yield the first and the last token of each place, and in words what stands there."""
        hits = self._automaton.find_matches_as_indexes(folded.joined, overlapping=True) if self._patterns else ()
        for _, start, end in hits:
            first, last = folded.first(start), folded.last(end)
            if not is_burmese(folded.joined[start]) or _stands_alone(folded, first, last, start, end):
                yield first, last, "a form of address and a part of the name"


def _stands_alone(folded: Folded, first: int, last: int, start: int, end: int) -> bool:
    begins = start == folded.ends[first] - len(folded.tokens[first])
    behind = syllables(folded.joined[end : folded.ends[last]][:_LOOK])
    return begins and (not behind or behind[0] in PARTICLES_AFTER)


def _patterns(name: str) -> Iterator[str]:
    raw = [one for one in Folded(without_joined_titles(name)).raw if is_run(one)]
    if not raw:
        return
    if all(map(_EAST_ASIAN.fullmatch, raw)):
        whole = "".join(raw)
        shorter = range(1, _FAMILY + 1) if len(whole) < _WHOLE else (_FAMILY,)
        families = {raw[0]} if len(raw) > 1 else {whole[:signs] for signs in shorter if signs < len(whole) <= _WHOLE}
        yield from (f"{family}{title}" for family in families for title in ADDRESS_AFTER)
    elif all(is_burmese(one[0]) for one in raw):
        parts = syllables("".join(raw))
        if 1 < len(parts) <= _SYLLABLES:
            yield from (f"{title}{part}" for title in ADDRESS_BEFORE for part in parts)
    elif all(map(_SOUTH_EAST_ASIAN.fullmatch, raw)) and len(raw) <= _PARTS:
        yield from (f"{title}{part}" for title in ADDRESS_JOINED for part in raw if len(part) >= _LEAST)
