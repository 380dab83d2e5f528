"""Text in another script than the page's, marked with its language, so that fonts, voices and line breaks follow it."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from markupsafe import Markup, escape

# A run of Myanmar script with the spaces, joiners and Burmese stops inside it. The blocks hold several languages
# (Burmese, Shan, Mon, Karen); which one a name is in cannot be told from its letters, and Burmese is the common one.
MYANMAR = re.compile(
    "[\u1000-\u109f\ua9e0-\ua9ff\uaa60-\uaa7f]+(?:[\\s\u200b-\u200d]+[\u1000-\u109f\ua9e0-\ua9ff\uaa60-\uaa7f]+)*"
)
BURMESE = "my"
# A run of a script that is written from right to left (Hebrew, Arabic, Syriac, Thaana, N'Ko and their presentation
# forms) in escaped text, with what stands between its words, and a bracket behind it. Isolated, it cannot turn round
# the words and numbers beside it.
_RIGHT = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff"
RIGHT_TO_LEFT = re.compile(rf"([{_RIGHT}]+(?:(?:[\s\u200b-\u200f\u2010-\u2015\d.,:;()/-]|&#3[49];)+[{_RIGHT}]+)*)(\)?)")
_EITHER = re.compile(f"[\u1000-\u109f\ua9e0-\ua9ff\uaa60-\uaa7f{_RIGHT}]")
_NAME = 200  # characters: a shorter text is a name or a title, and stands on many pages
# Languages whose usual script is one of these.
_FROM_THE_RIGHT = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "syr", "ug", "ur", "yi"})


def mark_scripts(text: str) -> Markup:
    """Return `text` escaped, Myanmar script in a `span` with its `lang`, scripts from right to left isolated."""
    return _marked_name(text) if type(text) is str and len(text) < _NAME else _marked(text)


def mark_name(text: str) -> Markup:
    """Return a whole name or entry as `mark_scripts` does; one that begins from right to left is isolated whole."""
    return _whole_name(text) if type(text) is str and len(text) < _NAME else _whole(text)


def begins_rtl(*texts: str) -> bool:
    """Whether the first letter of texts that follow each other is of a script that is written from right to left."""
    if all(map(str.isascii, texts)) or not _EITHER.search(text := "".join(texts)):
        return False
    kinds = map(unicodedata.bidirectional, text)
    return next((kind for kind in kinds if kind in {"L", "R", "AL"}), "L") != "L"


def _whole(text: str) -> Markup:
    return Markup('<bdi dir="rtl">{}</bdi>').format(text) if begins_rtl(text) else _marked(text)


def _marked(text: str) -> Markup:
    if text.isascii() or not _EITHER.search(text):
        return escape(text)
    marked = MYANMAR.sub(lambda run: f'<span lang="{BURMESE}">{run[0]}</span>', str(escape(text)))
    return Markup(RIGHT_TO_LEFT.sub(_isolated, marked))  # noqa: S704 - escaped above


def _isolated(run: re.Match[str]) -> str:
    opened = run[1].count("(") > run[1].count(")")
    return f'<bdi dir="rtl">{run[0]}</bdi>' if opened else f'<bdi dir="rtl">{run[1]}</bdi>{run[2]}'


_marked_name = lru_cache(maxsize=1 << 15)(_marked)
_whole_name = lru_cache(maxsize=1 << 15)(_whole)


def direction_of(language: str | None) -> str:
    """Return the direction in which text of a language is written: "rtl", "ltr", or "auto" where it is not known."""
    if language is None:
        return "auto"
    return "rtl" if language.partition("-")[0] in _FROM_THE_RIGHT else "ltr"


def language_of(text: str) -> str | None:
    """Return the language that all letters of `text` tell by their script, or None if they do not."""
    rest = MYANMAR.sub("", text)
    return BURMESE if rest != text and not any(char.isalpha() for char in rest) else None
