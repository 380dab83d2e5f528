"""Numbers by which a state or a bank knows a person: identity cards, passports, registers, accounts; found in texts.

A number is one of these if a word for such a document stands before it, or if its form is one's alone; words and forms
are data (`vocabulary/documents.toml`).
"""

from __future__ import annotations

import re

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
# An account's number (ISO 13616): a country, two figures of proof, and up to thirty signs, in fours or in one.
_ACCOUNT = re.compile(r"(?<!\w)[A-Z]{2}\d\d(?:[ \u00a0]?[A-Z\d]{4}){2,7}(?:[ \u00a0]?[A-Z\d]{1,3})?(?!\w)")
_FIGURES = re.compile(r"\d(?:(?:\D{0,4}\d){4}|(?<=[A-Z]\d)[A-Z]*\d)")  # a quick look for what all of these have


def person_numbers(text: str) -> list[tuple[int, int]]:
    """Return where in a text the number of a person's document stands, without the word that says so, in order."""
    if not _FIGURES.search(text):
        return []
    found = {(one.end("word"), one.end()) for known in (_WORDED, _SHORT, _FORMS) for one in known.finditer(text)}
    found.update(one.span() for one in _ACCOUNT.finditer(text) if _is_account(one[0]))
    return sorted(found)


def _is_account(number: str) -> bool:
    """Tell whether the figures of proof are right (ISO 7064, modulus 97): of other signs hardly any pass."""
    signs = "".join(number.split())
    return int("".join(str(int(sign, 36)) for sign in signs[4:] + signs[:4])) % 97 == 1
