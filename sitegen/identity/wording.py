"""What authors and copyists do to a name: spelling, punctuation, small words. Each fold sees through one.

All take and return text as the folds before them leave it; `sitegen.identity.folds` has their order.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from sitegen.identity.scripts import is_burmese
from sitegen.identity.vocabulary import (
    COUNTED,
    ELIDED,
    ENDINGS,
    JOINERS,
    KEPT_SPELLINGS,
    LEGAL_DROPPED,
    LEGAL_SPELLING,
    SPELLING,
    SUFFIXES,
)  # fmt: skip

SPACELESS = 12  # letters from which a name is long enough to be the same without its spaces
SPOKEN = {"4": "for", "2": "to"}


def _legal_pattern(form: str) -> str:
    """Return the pattern of a legal form: dotted ones may be spaced, undotted ones must end the name."""
    if "." in form:
        return r"\b" + r"\. ?".join(form.replace(".", "")) + r"\b\.?"
    return rf"\b{form}$"


_LEGAL_ENDINGS = frozenset(form.rpartition(" ")[2] for form in LEGAL_DROPPED if "." not in form)
_LEGAL = re.compile("|".join(map(_legal_pattern, LEGAL_DROPPED)))
_ELIDED = re.compile(rf"(?<!\w)({'|'.join(ELIDED)})'(?=[aeiouyhàâäèéêëìîïòôöùûü])")
_DAMAGED_ELISION = re.compile(r"(?<![\w'])[i1|]'(?=[aeiouàèéìòù])")
_POSSESSIVE = re.compile(r"(?<=\w)'s(?!\w)")
_DOTTED = re.compile(r"(?<![\w.])((?:[^\W\d_]\. ?)+[^\W\d_])(?!\w)\.?")
_DOLLAR = re.compile(r"(?<=[^\W\d_])\$|\$(?=[^\W\d_])")
_NO_WORD = re.compile(r"[\W_]+")
_TELLING_MARK = re.compile(r"((?<=\d)[.,:/-](?=\d)|(?<=\w)\++(?!\w))")  # "10-1" is not 101, "C++" is not C
_JOINABLE = re.compile(r"(?<!\d) | (?!\d)")
_SUFFIXED = re.compile(rf" (?:{'|'.join(SUFFIXES)})$")


def fold_legal_forms(text: str) -> str:
    """Return `text` without the mark of a registered association ("e. V."). A company keeps its own."""
    if "." not in text and text.rpartition(" ")[2] not in _LEGAL_ENDINGS:
        return text
    return _LEGAL.sub(" ", text).strip(" ,") or text


def fold_abbreviations(text: str) -> str:
    """Return `text` with dotted letters joined: "u.s." is "us"."""
    return _DOTTED.sub(lambda found: re.sub(r"[. ]", "", found[1]), text) if "." in text else text


def fold_apostrophes(text: str) -> str:
    """Return `text` without apostrophes and possessive 's; "l'amicizia" becomes two words, and so does "I'amicizia"."""
    if "'" not in text:
        return text.replace('"', "")
    text = _ELIDED.sub(r"\1 ", _DAMAGED_ELISION.sub("l'", text))
    return _POSSESSIVE.sub("", text.replace('"', "")).replace("'", "")


def part_elisions(text: str) -> str:
    """Return `text` with elided words parted as `fold_apostrophes` parts them, and nothing else taken from a word."""
    return _ELIDED.sub(r"\1 ", _DAMAGED_ELISION.sub("l'", text)).replace("'", "").replace('"', "")


def fold_punctuation(text: str) -> str:
    """Return the words of `text` with single spaces: letters, digits and the marks of other scripts.

    Numbers stay as printed ("10-1", "1.5"), and so do plus signs behind a word.
    """
    if "$" in text:
        text = _DOLLAR.sub("s", text)
    parts = _TELLING_MARK.split(text)
    if len(parts) == 1:
        return _bare_words(text)
    kept = (
        (f"{part} " if part[0] == "+" else part) if number % 2 else _bare_words(part)
        for number, part in enumerate(parts)
    )
    return "".join(kept).strip()


def _bare_words(text: str) -> str:
    if text.isascii():
        return _NO_WORD.sub(" ", text).strip()
    kept = (sign if sign.isalnum() or unicodedata.category(sign)[0] == "M" else " " for sign in text)
    return " ".join("".join(kept).split())


def fold_spelling(text: str) -> str:
    """Return `text` in American spelling, companies' legal forms in one."""
    return " ".join(map(american, text.split()))


def fold_suffixes(text: str) -> str:
    """Return `text` without "and member organizations": the same body signs, for others that stay unnamed."""
    return _SUFFIXED.sub("", text) if text.endswith(SUFFIXES) else text


def fold_numerals(text: str) -> str:
    """Return `text` with a lone 4 between words read as "for", a lone 2 as "to"; "article 2" keeps its number."""
    if "4" not in text and "2" not in text:
        return text
    words = text.split()
    for at in range(1, len(words) - 1):
        before, after = words[at - 1], words[at + 1]
        if words[at] in SPOKEN and before.isalpha() and after.isalpha() and before not in COUNTED:
            words[at] = SPOKEN[words[at]]
    return " ".join(words)


def fold_joiners(text: str) -> str:
    """Return `text` without articles and "and", those of every language of which the name shows a sign."""
    words = text.split()
    present = set(words)
    dropped = {word for joiners, signs in JOINERS if not signs or present & signs for word in joiners & present}
    return " ".join(word for word in words if word not in dropped) or text


def fold_spaces(text: str) -> str:
    """Return `text` without spaces if it has 12 letters or more, or is Burmese, whose spaces part no words.

    Two numbers stay two: "7 8" is not 78.
    """
    joined = _JOINABLE.sub("", text)
    return joined if len(joined) >= SPACELESS or any(map(is_burmese, joined)) else text


@lru_cache(maxsize=65536)
def american(word: str) -> str:
    """Return a folded word in American spelling, a company's legal form in its usual one."""
    if word in SPELLING or word in LEGAL_SPELLING:
        return SPELLING.get(word) or LEGAL_SPELLING[word]
    if word not in KEPT_SPELLINGS:
        for british, american in ENDINGS:
            if word.endswith(british) and len(word) - len(british) >= 3:
                return word[: -len(british)] + american
    return word
