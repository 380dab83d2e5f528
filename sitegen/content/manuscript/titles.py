"""What a letter is called: its title or, where it has none, its first sentence in square brackets, as editors do."""

from __future__ import annotations

import re
import unicodedata

from sitegen.content.manuscript.inline import plain
from sitegen.core.model import Letter

_WORDS, _LONGEST, _LEAST = 12, 90, 20  # words and characters of a supplied title; characters before a stop that ends it
_STOP = re.compile("[。！？；၊။।؟۔]")  # of scripts that set few spaces between words, or end sentences so
_ENDS, _CLOSED = frozenset(".!?…。！？።။।؟۔"), "\"'”’»)]*_"  # of a sentence; what may stand behind it
_JOINS = frozenset("\u200d\u1039\u17d2\u1a60")  # what follows belongs to the sign before
_KILLED = frozenset("\u1039\u103a")  # the Burmese sign before closes its syllable
UNTITLED = "[letter without a text]"  # not the mark of what is masked


def title_of(letter: Letter) -> str:
    """Return a letter's title as printed; without one the words it begins with, in brackets: none is the letter's own.

    An id is never shown as a title: it is the archive's, and looks like the letter's own words.
    """
    if letter.title:
        return letter.title
    words = beginning(letter)
    return f"[{_begun(words)}]" if words else UNTITLED


def beginning(letter: Letter) -> list[str]:
    """Return the words of the first paragraph that is a sentence; if there is none, of what else the letter says first.

    Over the first sentence stand lines such as "By email" and "cc: the Minister", which tell no letter from another.
    """
    paragraphs = [block.text for block in letter.body if block.kind == "paragraph"]
    others = (block.text for block in letter.body if block.kind != "paragraph")
    said = [plain(text).replace("**", " ").split() for text in (*paragraphs, *others, letter.statement or "")]
    first = next(filter(_is_sentence, said[: len(paragraphs)]), None)
    return first or next((words for words in said if any(map(_tells, words))), [])


def _is_sentence(words: list[str]) -> bool:
    return len(words) > _WORDS or (bool(words) and words[-1].rstrip(_CLOSED)[-1:] in _ENDS)


def _tells(word: str) -> bool:
    return any(sign.isalnum() for sign in word)


def _begun(words: list[str]) -> str:
    """Return the first of some words, cut where they are many or long."""
    text = " ".join(words[:_WORDS])
    if len(text) > _LONGEST:
        text = _cut(text)
    elif len(words) <= _WORDS:
        return text
    return f"{text.rstrip(' ,;:–—-')}…"


def _cut(text: str) -> str:
    """Return the start of a long text: up to a stop, else up to a space, else up to a whole sign."""
    start = text[:_LONGEST]
    if stop := _STOP.search(start, _LEAST):
        return start[: stop.start()]
    space = start.rfind(" ")
    if space >= _LEAST:
        return start[:space]
    end = _LONGEST
    while end > 1 and (
        unicodedata.category(text[end])[0] == "M" or text[end - 1] in _JOINS or text[end + 1 : end + 2] in _KILLED
    ):
        end -= 1
    return text[:end]
