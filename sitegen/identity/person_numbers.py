"""Numbers by which a state or a bank knows a person: identity cards, passports, registers, accounts; found in texts.

A number is one of these if a word for such a document stands before it, or if its form is one's alone; words and forms
are data (`vocabulary/documents.toml`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sitegen.identity.beginnings import Beginnings
from sitegen.identity.vocabulary import DOCUMENTS

_BETWEEN = rf"(?:[\s.:,]{{0,2}}(?:{'|'.join(map(re.escape, DOCUMENTS['between']))}))?[\s.:#º°(–-]{{0,3}}"


def _figures(least: int) -> str:
    """Return the pattern of a number of `least` digits or more, with letters before it or behind, which end no word."""
    begun = r"(?:(?<![^\W\d_])|(?![A-Za-z]))(?:[A-Za-z]{1,3}[\s-]?)?"
    return rf"{begun}\d(?:[\s./-]{{0,2}}\d){{{least - 1},17}}(?:-?[A-Za-z](?!\w))?(?!\w)"


# A number of letters and figures, of passports above all.
_MIXED = r"(?-i:(?=[A-Z]*\d)(?=\d*[A-Z])(?=\w*\d\w*\d)[A-Z\d]{7,11})(?!\w)"
_WORDED = re.compile(
    rf"(?P<word>(?<!\w)(?:{'|'.join(DOCUMENTS['words'])}){_BETWEEN})(?:{_MIXED}|{_figures(5)})", re.IGNORECASE
)
_SHORT = re.compile(rf"(?P<word>(?<!\w)(?:{'|'.join(DOCUMENTS['short'])}){_BETWEEN}){_figures(7)}")
# No form begins within a word: that is said once, not of each.
_FORMS = re.compile(rf"(?P<word>)(?<!\w)(?=[^\W_])(?:{'|'.join(DOCUMENTS['forms'])})", re.IGNORECASE)
# Where figures stand near enough to each other to be a number behind a word (one of letters, too, only where a letter
# stands beside a figure), and one by its form.
_BEHIND_WORDS = re.compile(r"\d(?:[\s./-]{0,2}\d){4,}")
_OR_MIXED = re.compile(rf"{_BEHIND_WORDS.pattern}|(?<!\w)(?=[A-Z\d]){_MIXED}")
_BESIDE = re.compile(r"\d(?:(?<=[A-Z]\d)|(?=[A-Z]))")
_OF_FORMS = re.compile(r"\d(?:\D{0,4}\d){4,}")
# An account's number (ISO 13616): a country, two figures of proof, and up to thirty signs, in fours or in one.
_ACCOUNT = re.compile(r"(?<!\w)[A-Z]{2}\d\d(?:[ \u00a0]?[A-Z\d]{4}){2,7}(?:[ \u00a0]?[A-Z\d]{1,3})?(?!\w)")
_FIGURES = re.compile(r"\d(?:(?:\D{0,4}\d){4}|(?<=[A-Z]\d)[A-Z]*\d)")  # a quick look for what all of these have
_WORDS = Beginnings(DOCUMENTS["words"])
_BEFORE, _BEHIND = 80, 8  # how far before figures a word or a form may begin, and go on behind them


def person_numbers(text: str) -> list[tuple[int, int]]:
    """Return where in a text the number of a person's document stands, without the word that says so, in order.

    The patterns are long, so that they are asked about the figures of a text, not about all of it.
    """
    if not _FIGURES.search(text):
        return []
    mixed = _BESIDE.search(text) is not None
    found = {(one.end("word"), one.end()) for one in _told(text, _OR_MIXED if mixed else _BEHIND_WORDS)}
    if mixed:
        found.update(one.span() for one in _ACCOUNT.finditer(text) if _is_account(one[0]))
    return sorted(found)


def _told(text: str, behind_words: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """Yield the numbers that a word or their form tells; `behind_words` finds what may be one behind a word."""
    patterns = (_WORDED, _SHORT) if _WORDS.may_begin(text) else (_SHORT,)
    for first, last in _near(behind_words, text):
        for pattern in patterns:
            yield from pattern.finditer(text, first, last)
    for first, last in _near(_OF_FORMS, text):
        yield from _FORMS.finditer(text, first, last)


def _is_account(number: str) -> bool:
    """Tell whether the figures of proof are right (ISO 7064, modulus 97): of other signs hardly any pass."""
    signs = "".join(number.split())
    return int("".join(str(int(sign, 36)) for sign in signs[4:] + signs[:4])) % 97 == 1


def _near(figures: re.Pattern[str], text: str) -> list[tuple[int, int]]:
    """Return the parts of a text that hold figures and what may tell of them; no two overlap."""
    parts: list[tuple[int, int]] = []
    for one in figures.finditer(text):
        first, last = max(0, one.start() - _BEFORE), one.end() + _BEHIND
        if parts and first <= parts[-1][1]:
            first = parts.pop()[0]
        parts.append((first, last))
    return parts
