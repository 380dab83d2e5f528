"""Folds: the differences between two printings of one name that a machine may look through, one documented
function each.

`fold` looks through what typesetting does; names equal after it are one name. `key` looks through more, by
rules that were measured not to join two bodies. Both are functions of the name alone: no other name, no
letter and no score has a say, so equality of keys is an equivalence, the order in which letters arrive cannot
matter, and every merge can be explained. A name that is made of common words alone ("Student Union") is told
apart by its first fold: the deeper ones need more to go by.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from sitegen.names.acronyms import drop_acronyms
from sitegen.names.letters import fold_letters
from sitegen.names.scripts import fold_diacritics, fold_forms, is_burmese
from sitegen.names.vocabulary import (
    COMMON, COUNTED, ELIDED, ENDINGS, HEADS, JOINERS, KEPT_SPELLINGS, LEGAL_DROPPED, LEGAL_SPELLING, SPELLING, SUFFIXES,
)  # fmt: skip

SPACELESS = 12  # letters from which a name is long enough to be the same without its spaces

_QUOTES = str.maketrans(
    dict.fromkeys("‘’‚‛`´ʼʹʻ′＇ˈꞌ", "'") | dict.fromkeys("“”„‟«»″〝〞＂", '"') | {"‹": "'", "›": "'"}
)
_DASH = re.compile(r" ?[-‐‑‒–—―−⁃﹘﹣－]+ ?")
_SPACE = re.compile(r"\s+")
_ELIDED = re.compile(rf"(?<!\w)({'|'.join(ELIDED)})'(?=[aeiouyhàâäèéêëìîïòôöùûü])")
_DAMAGED_ELISION = re.compile(r"(?<![\w'])[i1|]'(?=[aeiouàèéìòù])")
_POSSESSIVE = re.compile(r"(?<=\w)'s(?!\w)")
_DOTTED = re.compile(r"(?<![\w.])((?:[^\W\d_]\. ?)+[^\W\d_])(?!\w)\.?")
_DOLLAR = re.compile(r"(?<=[^\W\d_])\$|\$(?=[^\W\d_])")


@dataclass(frozen=True, slots=True)
class Fold:
    """One difference that is looked through: its name, what it looks through in words, the function from text to text."""

    name: str
    about: str
    apply: Callable[[str], str]


# --- what typesetting does --------------------------------------------------------------------------------------


def fold_case(text: str) -> str:
    """Return `text` in lower case, by Unicode's case folding; normalised again, because folding can undo that."""
    return unicodedata.normalize("NFKC", text.casefold())


def fold_quotes(text: str) -> str:
    """Return `text` with one kind of apostrophe and one kind of quotation mark."""
    return text.translate(_QUOTES).replace("''", '"')


def fold_dashes(text: str) -> str:
    """Return `text` with one kind of dash, without spaces around it."""
    return _DASH.sub("-", text)


def fold_spacing(text: str) -> str:
    """Return `text` with single spaces, none at its ends and none inside brackets' edges or before a comma."""
    text = _SPACE.sub(" ", text).strip()
    return re.sub(r" ([,.;:)\]])", r"\1", re.sub(r"([(\[]) ", r"\1", text))


# --- what authors and copyists do -------------------------------------------------------------------------------


def fold_legal_forms(text: str) -> str:
    """Return `text` without the mark of a registered association ("e. V."); companies keep theirs, in one spelling."""
    shorter = _LEGAL.sub(" ", text).strip(" ,")
    return _map_words(shorter or text, LEGAL_SPELLING)


def fold_abbreviations(text: str) -> str:
    """Return `text` with dotted letters joined: "u.s." is "us"."""
    return _DOTTED.sub(lambda found: re.sub(r"[. ]", "", found[1]), text)


def fold_apostrophes(text: str) -> str:
    """Return `text` without possessive 's and apostrophes; what a Romance apostrophe ties becomes a word of its own."""
    text = _ELIDED.sub(r"\1 ", _DAMAGED_ELISION.sub("l'", text))
    return _POSSESSIVE.sub("", text.replace('"', "")).replace("'", "")


def fold_punctuation(text: str) -> str:
    """Return the words of `text` with single spaces: letters, digits and the marks of other scripts."""
    text = _DOLLAR.sub("s", text)
    kept = (sign if sign.isalnum() or unicodedata.category(sign)[0] == "M" else " " for sign in text)
    return " ".join("".join(kept).split())


def fold_spelling(text: str) -> str:
    """Return `text` in American spelling."""
    return " ".join(_american(word) for word in text.split())


def fold_suffixes(text: str) -> str:
    """Return `text` without "and member organizations": the same body signs, for others that stay unnamed."""
    for suffix in SUFFIXES:
        if text.endswith(f" {suffix}"):
            return text[: -len(suffix) - 1]
    return text


def fold_numerals(text: str) -> str:
    """Return `text` with a lone 4 between two words read as "for" and a lone 2 as "to"; "Article 2" keeps its number."""
    words = text.split()
    for at in range(1, len(words) - 1):
        before, after = words[at - 1], words[at + 1]
        if words[at] in _SPOKEN and before.isalpha() and after.isalpha() and before not in COUNTED:
            words[at] = _SPOKEN[words[at]]
    return " ".join(words)


def fold_joiners(text: str) -> str:
    """Return `text` without articles and "and", of every language of which the name shows a sign."""
    words = text.split()
    present = set(words)
    dropped = {word for joiners, signs in JOINERS if not signs or present & signs for word in joiners}
    return " ".join(word for word in words if word not in dropped) or text


def fold_spaces(text: str) -> str:
    """Return `text` without spaces if it has 12 letters or more, or is Burmese, whose spaces part no words."""
    joined = text.replace(" ", "")
    return joined if len(joined) >= SPACELESS or any(map(is_burmese, joined)) else text


FIRST: tuple[Fold, ...] = (
    Fold("unicode", "the way its characters are encoded", fold_forms),
    Fold("case", "capital and small letters", fold_case),
    Fold("quotes", "the kind of apostrophes and quotation marks", fold_quotes),
    Fold("spacing", "spaces", fold_spacing),
    Fold("dashes", "the kind of dashes", fold_dashes),
)
DEEPER: tuple[Fold, ...] = (
    Fold("diacritics", "accents and umlauts", fold_diacritics),
    Fold("legal forms", "the legal form", fold_legal_forms),
    Fold("abbreviations", "full stops of an abbreviation", fold_abbreviations),
    Fold("acronyms", "an acronym that the name explains", drop_acronyms),
    Fold("apostrophes", "apostrophes and possessive 's", fold_apostrophes),
    Fold("punctuation", "punctuation", fold_punctuation),
    Fold("spelling", "British and American spelling", fold_spelling),
    Fold("suffixes", "“and member organizations”", fold_suffixes),
    Fold("numerals", "4 for “for” and 2 for “to”", fold_numerals),
    Fold("joiners", "articles and “and”", fold_joiners),
    Fold("letters", "letters that a scan confuses", fold_letters),
    Fold("spaces", "where words are parted", fold_spaces),
)
FOLDS: tuple[Fold, ...] = FIRST + DEEPER
_WORDS_UNTIL = len(DEEPER) - 2  # the last two folds no longer leave words to look at


def fold(name: str) -> str:
    """Return `name` as it is when typesetting is looked through. Two names with one fold are one name."""
    for step in FIRST:
        name = step.apply(name)
    return name


def words(name: str) -> tuple[str, ...]:
    """Return the words of `name` with every fold applied that leaves words standing."""
    text = fold(name)
    for step in DEEPER[:_WORDS_UNTIL]:
        text = step.apply(text)
    return tuple(text.split())


def is_generic(parts: tuple[str, ...]) -> bool:
    """Tell whether folded words say only what kind of body it is, not which ("Student Union")."""
    return all(word in HEADS or word in COMMON for word in parts)


def key(name: str) -> str:
    """Return what the machine compares: names with equal keys are one organization unless a human says
    otherwise.

    A name of which nothing is left, or only common words, is compared by its first fold.
    """
    parts = words(name)
    if not parts or is_generic(parts):
        return fold(name)
    return fold_spaces(fold_letters(" ".join(parts)))


def needed(first: str, second: str) -> tuple[Fold, ...]:
    """Return the folds without which two names of one key would differ, in the order of the table."""
    if first == second:
        return ()
    return tuple(left_out for left_out in FOLDS if _chain(first, left_out) != _chain(second, left_out))


def _chain(name: str, left_out: Fold) -> str:
    for step in FOLDS:
        if step is not left_out:
            name = step.apply(name)
    return name


_SPOKEN = {"4": "for", "2": "to"}


def _legal(form: str) -> str:
    """Return the pattern of a legal form: dotted ones may be spaced and lack the last dot, others must end the name."""
    if "." in form:
        return r"\b" + r"\. ?".join(form.replace(".", "")) + r"\b\.?"
    return rf"\b{form}$"


_LEGAL = re.compile("|".join(_legal(form) for form in LEGAL_DROPPED))


def _map_words(text: str, table: dict[str, str]) -> str:
    return re.sub(r"\w+", lambda found: table.get(found[0], found[0]), text)


def _american(word: str) -> str:
    if word in SPELLING:
        return SPELLING[word]
    if word not in KEPT_SPELLINGS:
        for british, american in ENDINGS:
            if word.endswith(british) and len(word) - len(british) >= 3:
                return word[: -len(british)] + american
    return word
