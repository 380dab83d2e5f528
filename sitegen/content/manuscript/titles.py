"""What a letter is called: by its title or, where it has none, by its first words in square brackets, as editors do."""

from __future__ import annotations

import re
import unicodedata

from sitegen.content.manuscript.inline import plain
from sitegen.core.model import Letter

_WORDS, _LONGEST, _LEAST = 12, 90, 20  # words and characters of a supplied title; characters before a stop that ends it
_STOP = re.compile("[。！？；၊။।؟۔]")  # of scripts that set few spaces between words, or end sentences so
_JOINS = frozenset("\u200d\u1039\u17d2\u1a60")  # what follows belongs to the sign before
_KILLED = frozenset("\u1039\u103a")  # the Burmese sign before closes its syllable
UNTITLED = "[letter without a text]"  # not the mark of what is masked


def title_of(letter: Letter) -> str:
    """Return a letter's title as printed; without one its first words, in brackets: none is the letter's own.

    An id is never shown as a title: it is the archive's, and looks like the letter's own words.
    """
    return letter.title or _supplied_title(letter)


def _supplied_title(letter: Letter) -> str:
    """Return the first words of a letter's text, or of what stands over its list, in square brackets.

    Over a salutation stand letterheads, addresses and how the letter is sent; its text begins below.
    """
    greeted = next((at for at, block in enumerate(letter.body) if block.kind == "salutation"), 0)
    blocks = (*letter.body[greeted:], *letter.body[:greeted])
    paragraphs = (block.text for block in blocks if block.kind == "paragraph")
    others = (block.text for block in blocks if block.kind != "paragraph")
    for text in (*paragraphs, *others, letter.statement or ""):
        words = plain(text).replace("**", " ").split()
        if any(map(_tells, words)):
            return f"[{_begun(words)}]"
    return UNTITLED


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
