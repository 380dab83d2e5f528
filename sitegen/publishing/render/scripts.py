"""Text in another script than the page's, marked with its language, so that fonts, voices and line breaks follow it."""

from __future__ import annotations

import re
from functools import lru_cache

from markupsafe import Markup, escape

# A run of Myanmar script with the spaces, joiners and Burmese stops inside it. The blocks hold several languages
# (Burmese, Shan, Mon, Karen); which one a name is in cannot be told from its letters, and Burmese is the common one.
MYANMAR = re.compile(
    "[\u1000-\u109f\ua9e0-\ua9ff\uaa60-\uaa7f]+(?:[\\s\u200b-\u200d]+[\u1000-\u109f\ua9e0-\ua9ff\uaa60-\uaa7f]+)*"
)
BURMESE = "my"
# A run of a script that is written from right to left (Hebrew, Arabic, Syriac, Thaana, N'Ko and their presentation
# forms), with what stands between its words. Isolated, it cannot turn round the words and numbers beside it.
_RIGHT = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff"
RIGHT_TO_LEFT = re.compile(f"[{_RIGHT}]+(?:[\\s\u200b-\u200f\\d.,:;()/'\"-]+[{_RIGHT}]+)*")
_EITHER = re.compile(f"[\u1000-\u109f\ua9e0-\ua9ff\uaa60-\uaa7f{_RIGHT}]")
_NAME = 200  # characters: a shorter text is a name or a title, and stands on many pages
# Languages whose usual script is one of these.
_FROM_THE_RIGHT = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "syr", "ug", "ur", "yi"})


def mark_scripts(text: str) -> Markup:
    """Return `text` escaped, Myanmar script in a `span` with its `lang`, scripts from right to left isolated."""
    return _marked_name(text) if type(text) is str and len(text) < _NAME else _marked(text)


def _marked(text: str) -> Markup:
    if text.isascii() or not _EITHER.search(text):
        return escape(text)
    marked = MYANMAR.sub(lambda run: f'<span lang="{BURMESE}">{run[0]}</span>', str(escape(text)))
    marked = RIGHT_TO_LEFT.sub(lambda run: f'<bdi dir="rtl">{run[0]}</bdi>', marked)
    return Markup(marked)  # noqa: S704 - escaped above


_marked_name = lru_cache(maxsize=1 << 15)(_marked)


def direction_of(language: str | None) -> str:
    """Return the direction in which text of a language is written: "rtl", "ltr", or "auto" where it is not known."""
    if language is None:
        return "auto"
    return "rtl" if language.partition("-")[0] in _FROM_THE_RIGHT else "ltr"


def language_of(text: str) -> str | None:
    """Return the language that all letters of `text` tell by their script, or None if they do not."""
    rest = MYANMAR.sub("", text)
    return BURMESE if rest != text and not any(char.isalpha() for char in rest) else None
