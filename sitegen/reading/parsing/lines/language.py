"""Which language a letter is in: the one whose small words it uses most."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from sitegen.reading.parsing.lines.facts import LONGEST_LOOK, LineFacts, read_facts
from sitegen.reading.parsing.vocabulary import Vocabulary, load_scripts, load_small_words, load_vocabulary

_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
FEWEST_WORDS, LONG_LINE = 6, 25  # words, or characters, of a line of a sentence
FEWEST_LINES = 3  # such lines that say which language a letter is in
FEWEST_SMALL, SURE = 2, 3  # small words that tell a language, where no other has half as many; and in any case
STRANGE = 0.01  # share of letters that a language has not, from which a text is in another one
FEWEST_IN_TWO = 6  # lines of sentences of a letter in two languages
FEW_LINES = 40  # lines of a page without sentences that are looked at
LONGEST_LABEL = 8  # words of one that says what stands below it
_LOOK_AT = 400  # lines; a letter has said which language it is in long before


@dataclass(frozen=True, slots=True)
class _Seen:
    """A line: what it says, and how many of the commonest small words of each language it has."""

    text: str
    words: int
    small: Counter[str]

    @property
    def long(self) -> bool:
        return self.words >= FEWEST_WORDS or len(self.text) >= LONG_LINE


def detect_language(facts: Sequence[LineFacts], said: Sequence[str] = ()) -> str | None:
    """Return the language code, or None where no language of the vocabulary has a clear lead.

    Names are in many languages, so lines of sentences decide, and short lines only where there are none. A language
    with a script of its own is known by it: its file names the script's range of characters, the share of the letters
    that is enough where that is not half of them, and how many letters of an alphabet one character stands for.
    `said` is what the file says beside its text, such as a title in its front matter.
    """
    lines = [line for line in facts if not line.blank][:_LOOK_AT]
    seen = [_see(line) for line in lines]
    long = [one for one in seen if one.long]
    found = _detect(long if len(long) >= FEWEST_LINES else seen) or _detect(seen)
    return _printed_first(seen, found) or _by_labels([*lines[:FEW_LINES], *read_facts(said)])


def _see(line: LineFacts) -> _Seen:
    known = _languages_by_word()
    small = Counter(code for word in _WORD.findall(line.plain) if word in known for code in known[word])
    return _Seen(line.rest, len(line.words), small)


def _by_labels(lines: Sequence[LineFacts]) -> str | None:
    """Return the one language in which a page without sentences says who signs and what its columns and groups are."""
    told = Counter(
        language.code
        for language in load_vocabulary().languages
        for line in lines
        if len(line.words) <= LONGEST_LABEL and _labels_in(line, load_vocabulary().only(language.code))
    )
    best = told.most_common(2)
    return best[0][0] if best and (len(best) == 1 or best[0][1] > best[1][1]) else None


def _labels_in(line: LineFacts, vocabulary: Vocabulary) -> bool:
    if vocabulary.cue("statement", line.plain) is not None:
        return True
    words = [word for part in line.plain.split() if (word := part.strip(".,:;/&()*_#|"))]
    known = vocabulary.words("lists", "groups") | vocabulary.words("cues", "table")
    return bool(words) and all(word in known for word in words)


def _detect(lines: Sequence[_Seen]) -> str | None:
    small: Counter[str] = Counter()
    for line in lines:
        small.update(line.small)
    in_scripts = _in_scripts()
    if any(in_scripts.search(line.text, 0, LONGEST_LOOK) for line in lines):
        characters: Counter[str] = Counter()
        for line in lines:
            characters.update(line.text[:LONGEST_LOOK])
        letters = sum(count for character, count in characters.items() if character.isalpha()) or 1
        for code, low, high, density, share in _scripts():
            ours = _between(characters, low, high)
            if ours * density > (letters + ours * (density - 1)) * share:
                return _in_script(code, (low, high), small, characters)
    scores = sorted(((count, code) for code, count in small.items()), reverse=True)
    best, second = [*scores, (0, ""), (0, "")][:2]
    if best[0] < FEWEST_SMALL or best[0] == second[0] or (best[0] < SURE and 2 * second[0] > best[0]):
        return None
    return best[1]


def _in_script(code: str, script: tuple[str, str], small: Counter[str], characters: Counter[str]) -> str | None:
    """Return which language of a script a text is in: the one that the script is named by, or one whose words it uses.

    Persian is written in the script of Arabic, with letters more. None where neither words nor letters tell.
    """
    low, high = script
    kin = [one for one in load_vocabulary().languages if any(low <= word[:1] <= high for word in one.function_words)]
    best = max((one.code for one in kin), key=lambda one: small[one], default=code)
    if small[best] >= SURE and small[best] > 2 * small[code]:
        return best
    named = next((one for one in load_vocabulary().languages if one.code == code), None)
    foreign = named.data.get("foreign_letters", "") if named else ""
    strange = {one: characters[one] for one in foreign if characters[one]}
    if sum(strange.values()) <= STRANGE * _between(characters, low, high):
        return code
    return next((one.code for one in kin if set(strange) <= set(one.data.get("own_letters", ""))), None)


@cache
def _languages_by_word() -> dict[str, tuple[str, ...]]:
    """Return the languages that have a word among their commonest small ones, for each such word."""
    found: dict[str, tuple[str, ...]] = {}
    for language in load_vocabulary().languages:
        for word in language.function_words:
            found[word] = (*found.get(word, ()), language.code)
    for code, words in load_small_words().items():
        for word in words:
            found[word] = (*found.get(word, ()), code)
    return found


@cache
def _scripts() -> tuple[tuple[str, str, str, float, float], ...]:
    """Return the languages with a script of their own: its first and last character, its density, the share needed."""
    with_file = tuple(
        (one.code, *one.data["script"], one.data.get("script_density", 1), one.data.get("script_share", 0.5))
        for one in load_vocabulary().languages
        if one.data.get("script")
    )
    return with_file + tuple((code, first, last, 1, 0.5) for code, (first, last) in load_scripts().items())


def in_own_script(text: str, language: str | None) -> bool:
    """Return whether a text has a letter of its language's script, if that has one of its own."""
    ours = next(((low, high) for code, low, high, *_ in _scripts() if code == language), None)
    return ours is None or any(ours[0] <= character <= ours[1] for character in text)


@cache
def _in_scripts() -> re.Pattern[str]:
    """Return the pattern of a character of any of these scripts."""
    ranges = "".join(f"{re.escape(low)}-{re.escape(high)}" for _, low, high, _, _ in _scripts())
    return re.compile(f"[{ranges}]" if ranges else r"(?!)")


def _printed_first(lines: Sequence[_Seen], found: str | None) -> str | None:
    """Return the language of a letter's first part, where it is printed in two, one behind the other."""
    long = [line for line in lines if line.words >= FEWEST_WORDS or (line.long and _is_caseless(line.text))]
    if found is None or len(long) < FEWEST_IN_TWO:
        return found
    codes = [_detect([line]) for line in long]
    told = [code for code in codes if code]
    head = told[: len(told) // 3]
    first = max(set(head), key=head.count, default=None)
    if first is None or first == found or head.count(first) < 0.9 * len(head):
        return found
    return first if told.count(first) >= 0.35 * len(told) else found


def _is_caseless(text: str) -> bool:
    """Return whether a text is mostly of a script without capitals, many of which do not part their words."""
    letters = list(filter(str.isalpha, text))
    return sum(one.upper() == one.lower() for one in letters) > 0.5 * len(letters)


def _between(characters: Counter[str], low: str, high: str) -> int:
    return sum(count for character, count in characters.items() if low <= character <= high)
