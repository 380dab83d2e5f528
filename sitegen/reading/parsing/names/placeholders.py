"""Lines that name nobody: how to sign ("Name (affiliation)"), lines to write on, who signs as a whole ("Citizens")."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from sitegen.reading.parsing.lines.facts import LineFacts
from sitegen.reading.parsing.names.persons import looks_like_person
from sitegen.reading.parsing.vocabulary import REMEMBERED, load_forms, load_phrases, load_words

LONGEST = 8  # words
FEW = 3  # words that say what those are who sign; what is longer may be a name
_IN_BRACKETS = re.compile(r"[(\[][^()\[\]]{0,80}[)\]]")
_WORD = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*")
_RULED = re.compile(r"_{4,}|\.{8,}|…{3,}")  # a line to write on


@lru_cache(maxsize=REMEMBERED)
def is_placeholder(line: LineFacts) -> bool:
    """Return whether a line has only words that stand for a name where a page shows how to sign, or is a form's."""
    text = line.text[:400]
    ruled = ("____" in text or "…" in text or "...." in text) and _RULED.search(text)
    if (ruled and not _is_signed_on(line, ruled.start())) or text.startswith("{%") or "{{" in text or "${" in line.text:
        return True
    if len(line.words) > LONGEST:
        return False
    samples = load_forms("samples")
    plain = line.plain
    words = _WORD.findall(_IN_BRACKETS.sub("", plain) if "(" in plain or "[" in plain else plain)
    if samples.isdisjoint(words):
        return False
    columns = load_words("cues", "table") | load_words("cues", "affiliation")
    return all(word in columns or word in samples for word in words)


def _is_signed_on(line: LineFacts, at: int) -> bool:
    """Return whether a person's name stands before a line to write on, and no word for what to write there."""
    columns = load_words("cues", "table") | load_forms("samples")
    name = line.rest.rstrip(" ,")
    return at > 0 and looks_like_person(name) and columns.isdisjoint(_WORD.findall(line.plain))


def names_nobody(line: LineFacts) -> bool:
    """Return whether a line under a farewell says what those are who sign, and names none: "Pupils and teachers of …".

    It begins with a word for persons and "and", or as what gathers such ("A collective of …"); or it is short, has such
    a word in small letters, and none for bodies.
    """
    if load_phrases("lists", "gatherings").match(line.plain):
        return True
    persons, joints = load_words("lists", "persons"), load_words("numbers", "and")
    words = [word.strip(".,[]()*_") for word in line.plain.split()]
    joined = any(word in persons and after in joints for word, after in pairwise(words[:4]))
    small = [word.strip(".,[]()*_") for word in line.words[1:]]
    return joined or (1 < len(words) <= FEW and any(word in persons for word in small))
