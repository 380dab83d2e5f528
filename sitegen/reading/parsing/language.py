"""Which language a letter is in: the one whose small words it uses most."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from sitegen.reading.parsing.facts import LineFacts
from sitegen.reading.parsing.vocabulary import Vocabulary

_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
FEWEST_WORDS, LONG_LINE = 6, 25  # words, or characters, of a line of a sentence
FEWEST_LINES = 3  # such lines that say which language a letter is in
FEW_LINES = 40  # lines of a page without sentences that are looked at
_LOOK_AT = 400  # lines; a letter has said which language it is in long before


def detect_language(facts: Sequence[LineFacts], vocabulary: Vocabulary) -> str | None:
    """Return the language code, or None where no language of the vocabulary has a clear lead.

    Names are in many languages, so lines of sentences decide, and short lines only where there are none. A language
    with a script of its own is known by it: its file names the script's range of characters, the share of the letters
    that is enough where that is not half of them, and how many letters of an alphabet one character stands for.
    """
    lines = [line for line in facts if not line.blank][:_LOOK_AT]
    long = [line for line in lines if len(line.words) >= FEWEST_WORDS or len(line.rest) >= LONG_LINE]
    found = _detect(long if len(long) >= FEWEST_LINES else lines, vocabulary) or _detect(lines, vocabulary)
    return found or _by_cues(lines, vocabulary)


def _by_cues(lines: Sequence[LineFacts], vocabulary: Vocabulary) -> str | None:
    """Return the one language whose words the lines of a page without sentences hold: those that say who signs."""
    said = Counter(
        language.code
        for language in vocabulary.languages
        for line in lines[:FEW_LINES]
        for phrases in (vocabulary.only(language.code).cues["statement"],)
        if phrases.match(line.plain)
    )
    best = said.most_common(2)
    return best[0][0] if best and (len(best) == 1 or best[0][1] > best[1][1]) else None


def _detect(lines: Sequence[LineFacts], vocabulary: Vocabulary) -> str | None:
    words: Counter[str] = Counter()
    characters: Counter[str] = Counter()
    for line in lines:
        words.update(_WORD.findall(line.plain))
        characters.update(line.rest[:600])
    letters = sum(count for character, count in characters.items() if character.isalpha()) or 1
    scores = []
    for language in vocabulary.languages:
        low, high = language.data.get("script", ["", ""])
        density = language.data.get("script_density", 1)
        ours = _between(characters, low, high) if low else 0
        if ours * density > (letters + ours * (density - 1)) * language.data.get("script_share", 0.5):
            return language.code
        scores.append((sum(words[word] for word in language.function_words), language.code))
    scores.sort(reverse=True)
    if not scores or scores[0][0] < 3 or (len(scores) > 1 and scores[0][0] == scores[1][0]):
        return None
    return scores[0][1]


def _between(characters: Counter[str], low: str, high: str) -> int:
    return sum(count for character, count in characters.items() if low <= character <= high)
