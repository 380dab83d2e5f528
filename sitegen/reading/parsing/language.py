"""Which language a letter is in: the one whose small words it uses most."""

from __future__ import annotations

import re
from collections import Counter

from sitegen.reading.parsing.facts import LineFacts
from sitegen.reading.parsing.vocabulary import Vocabulary

_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_LOOK_AT = 400  # lines; a letter has said which language it is in long before


def detect_language(facts: tuple[LineFacts, ...], vocabulary: Vocabulary) -> str | None:
    """Return the language code, or None where no language of the vocabulary has a clear lead.

    A language with a script of its own is known by it: its file names the script's range of characters, and the
    share of the letters that is enough where that is not half of them.
    """
    words: Counter[str] = Counter()
    characters: Counter[str] = Counter()
    for line in [line for line in facts if not line.blank][:_LOOK_AT]:
        words.update(_WORD.findall(line.plain))
        characters.update(line.rest[:600])
    letters = sum(count for character, count in characters.items() if character.isalpha()) or 1
    scores = []
    for language in vocabulary.languages:
        low, high = language.data.get("script", ["", ""])
        if low and _between(characters, low, high) > letters * language.data.get("script_share", 0.5):
            return language.code
        scores.append((sum(words[word] for word in language.function_words), language.code))
    scores.sort(reverse=True)
    if not scores or scores[0][0] < 3 or (len(scores) > 1 and scores[0][0] == scores[1][0]):
        return None
    return scores[0][1]


def _between(characters: Counter[str], low: str, high: str) -> int:
    return sum(count for character, count in characters.items() if low <= character <= high)
