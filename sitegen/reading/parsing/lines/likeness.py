"""How much a line looks like a name, and how much like a sentence: the two questions that find lists in letters."""

from __future__ import annotations

import re
from functools import lru_cache

from sitegen.reading.parsing.lines.facts import LONGEST_LOOK, LineFacts, read_facts
from sitegen.reading.parsing.vocabulary import REMEMBERED, load_vocabulary

LIKE_A_NAME = 0.55  # from which a line may be one
LONGEST_NAME = 22  # words; longer entries exist, but only numbers or bullets can tell them from sentences
LONGEST_PLAIN = 12  # words of a name of which only the first has a capital
_CASELESS_STOPS = "။。！？؟"
SHORTEST_SENTENCE = 30  # characters of a sentence that ends in a full stop, in such a script
FEWEST_PARTED = 3  # marks that part the names of a row in such a script
PARTED_HAN, PARTED = 20, 36  # characters from one of them to the next, in Chinese and Japanese, and in others
LONGEST_ROW = 60  # characters of lines that are rows of their own there, where none holds a stop
LONGEST_CASELESS = 120  # characters of a name in a script without capitals
_PUNCTUATION = "\"'“”„«»()[]{},.;:!?*_–—-/&’‘…"
_HEAD = re.compile(r"[,;|\t(]| [-–—] ")
_HAN = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]")
_STOP = re.compile(r"[.!?။।。]$")
_ABBREVIATION = re.compile(r"(?:\b\w|\b[A-Z]\w{0,4}|\be\. ?V)\.$")
_BOLD_HEAD = re.compile(r"(?:\*\*|__)([^*_]{2,200})(?:\*\*|__)")


@lru_cache(maxsize=REMEMBERED)
def name_likeness(facts: LineFacts) -> float:
    """Return how well a line's words fit a name, from 0 (a sentence) to 1 (a name).

    Names capitalise what is not a small connecting word, hold no verbs or pronouns in small letters, and do not
    end in a full stop. For a person with a role ("Jane Roe, lecturer in law") the part before the first comma
    counts. Scripts without capitals are judged by length and sentence marks alone.
    """
    rest, written = facts.rest, facts.words
    if not written or not facts.letters:
        return 0.0
    bold = _BOLD_HEAD.match(rest[:LONGEST_LOOK])
    if bold:
        return min(1.0, 0.1 + _capitals(tuple(bold[1].split())))
    if not any(character.lower() != character.upper() for character in rest[:60]) and (
        rest[-1:] in _CASELESS_STOPS or len(rest) > LONGEST_CASELESS
    ):
        return 0.2
    words = tuple(rest[:LONGEST_LOOK].split("\t", maxsplit=1)[0].split()) if "\t" in rest else written
    whole = _capitals(words[: LONGEST_NAME + 1])
    head = tuple(_HEAD.split(rest[:200], maxsplit=1)[0].split())
    score = whole
    if 2 <= len(head) <= 8 and head != words:
        score = max(whole, _capitals(head) - 0.1)
    of_sentences = sentence_words(words)
    score -= 0.15 * of_sentences
    if len(words) > LONGEST_NAME:
        score -= 0.4
    ends = bool(_STOP.search(rest[-3:])) and not _ABBREVIATION.search(rest[-8:])
    if len(words) > 6 and ends:
        score -= 0.35
    if ends and whole < 0.6:
        score -= 0.3
    if len(words) <= 3 and not ends:
        score = max(score, 0.45)
    if not ends and len(words) <= LONGEST_PLAIN and words[0][:1].isupper() and not of_sentences:
        score = max(score, 0.56)  # "Federation of trade unions": many languages capitalise the first word only
    return max(0.0, min(1.0, score))


def looks_named(text: str) -> bool:
    """Return whether a line by itself looks like a name: two real words at least, and hardly any that no name has."""
    line = read_facts([text])[0]
    real = sum(len(word.strip(_PUNCTUATION)) > 1 for word in line.words if any(map(str.isalpha, word)))
    return real >= 2 and len(line.words) <= LONGEST_PLAIN and name_likeness(line) >= 0.75


@lru_cache(maxsize=REMEMBERED)
def is_prose(lines: tuple[LineFacts, ...]) -> bool:
    """Return whether a block of lines is running text: enough words of sentences among enough words."""
    words = tuple(word for line in lines[:12] for word in line.words[:60])
    caseless = bool(words) and all(word[:1].lower() == word[:1].upper() for word in words[:20])
    if len(words) < 8 and not caseless:
        return False
    text = " ".join(line.rest[:600] for line in lines[:12])
    if caseless:  # a script without capitals
        short = len(lines) > 1 and max(len(line.rest) for line in lines[:12]) <= LONGEST_ROW
        return any(stop in text for stop in _CASELESS_STOPS) if short else is_caseless_prose(text)
    verbs = sentence_words(words)
    share = _capitals(words)
    ends = bool(_STOP.search(lines[-1].rest[-1:])) or text.endswith((":", ";", ","))
    return (verbs >= 3 and share < 0.75) or (verbs >= 1 and share < 0.65 and ends) or (len(words) > 30 and share < 0.55)


def is_caseless_prose(text: str) -> bool:
    """Return whether a text in a script without capitals is made of sentences: by their stops, or by its length.

    A long text with many separators is a row of names.
    """
    marks = sum(text.count(mark) for mark in ",;၊、،，؛；")
    named = marks >= FEWEST_PARTED and marks * (PARTED_HAN if _HAN.search(text) else PARTED) >= len(text)
    if any(stop in (text[:-1] if named else text) for stop in _CASELESS_STOPS):
        return True
    return not named and (len(text) > LONGEST_CASELESS or (text.endswith(".") and len(text) > SHORTEST_SENTENCE))


@lru_cache(maxsize=REMEMBERED)
def sentence_words(words: tuple[str, ...]) -> int:
    """Return how many of `words` are, in small letters, words that only sentences hold."""
    return sum(
        1
        for word in words
        if word.strip(_PUNCTUATION) in load_vocabulary().prose and word not in load_vocabulary().connectors
    )


def _capitals(words: tuple[str, ...]) -> float:
    """Return the share of words that are written as names are.

    Capitalised, with capitals or dots inside, or caseless.
    """
    good = total = 0
    for word in words:
        bare = word.strip(_PUNCTUATION)
        if not bare or bare in load_vocabulary().connectors or bare.isdecimal():
            continue
        total += 1
        first = bare[0]
        if (
            first.isupper()
            or not first.isalpha()
            or first.lower() == first.upper()
            or (any(map(str.isupper, bare[:30])) or "." in bare or bare.startswith(("d'", "l'", "d’", "l’")))
        ):
            good += 1
    return good / total if total else 0.6
