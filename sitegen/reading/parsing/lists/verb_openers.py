"""Sentences that open a list by a verb, not by a colon: "The signatories are Foo, Bar and Baz"."""

from __future__ import annotations

import re
from functools import cache

from sitegen.reading.parsing.lines.facts import LineFacts
from sitegen.reading.parsing.names.parted import BRACKETS, parting
from sitegen.reading.parsing.names.party_words import without_article
from sitegen.reading.parsing.vocabulary import fold, load_forms, load_phrases, load_vocabulary, load_words
from sitegen.reading.parsing.vocabulary.phrases import any_of

LONGEST_HEAD = 28  # words up to the verb
FEWEST_NAMES = 3
LONGEST_NAME = 9  # words of a name, on average
NAMED = 0.8  # share of the parts that begin with a capital
_SENTENCE = re.compile(r"[.!?][\s\"”’)]")
_LOOK = 400  # characters in which the verb stands
_MOST = 8000


def opened_by_verb(line: LineFacts) -> str | None:
    """Return the words of a sentence up to the verb behind which it names those who sign, or None.

    They speak of those who sign, and what follows are names: parts between commas or semicolons with capitals.
    """
    text = line.rest[:_LOOK]
    if line.marked:
        return None
    for verb in _verbs().finditer(text):
        head = text[: verb.end()]
        if len(head.split()) > LONGEST_HEAD or _SENTENCE.search(head):
            return None
        if _speaks_of_signing(head) and _are_names(line.rest[verb.end() : _MOST].lstrip(" ,:")):
            return head
    return None


def _speaks_of_signing(head: str) -> bool:
    plain = fold(head)
    return (
        load_vocabulary().cues["statement"].match(plain) is not None
        or load_phrases("cues", "statement_within").search(plain) is not None
    )


def _are_names(text: str) -> bool:
    parts = [_bare(part) for part in parting(text).split(BRACKETS.sub("", text)) if part.strip(" *_")]
    if len(parts) < FEWEST_NAMES or sum(len(part.split()) for part in parts) > LONGEST_NAME * len(parts):
        return False
    named = sum(part[:1].isupper() for part in parts)
    return parts[0][:1].isupper() and named >= NAMED * len(parts)


def _bare(part: str) -> str:
    return without_article(part.strip(" *_"), load_words("letters", "articles"))


@cache
def _verbs() -> re.Pattern[str]:
    articles = any_of(load_words("letters", "articles"))
    verbs = any_of(load_forms("verbs_of_naming"))
    return re.compile(rf"(?<=\s)(?:{verbs})(?=[,:]?\s+(?:(?:{articles})\s*\b)?[^\W\d_a-zß-ÿ])")
