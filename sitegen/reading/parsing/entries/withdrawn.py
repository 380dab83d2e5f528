"""Whether an entry says that its own signature was withdrawn: words, and marks of what is struck out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sitegen.reading.parsing.lines.dates import find_date
from sitegen.reading.parsing.vocabulary import fold, load_forms, load_phrases
from sitegen.reading.parsing.vocabulary.phrases import Phrases

_PARTS = re.compile(r"[()\[\]{}（）【】〔〕|:;,*_~]+|\s[-–—]+\s|\s-(?=\w)")
_EDGES = " .…\"'“”«»„’‘!"
_REMARK = f"{_EDGES}()[]{{}}（）【】〔〕*_,;:-–—†"
_BRACKETS = re.compile(r"[(\[{（【〔]([^()\[\]{}（）【】〔〕]*)[)\]}）】〕][\W\d]*\Z")
_WORD = re.compile(r"[^\W\d_]+")
_LISTS = ("signature_retracted", "retracted_on_request", "perhaps_retracted", "retracted")
_LONGEST_REASON = 8  # words behind one that says that a signature was retracted
_STRUCK = re.compile(  # at the beginning: Markdown's marks, tags, letters with a stroke laid over each
    r"[\W\d_]*?(?:~~(?=[^\s~])|<(?:s|del|strike)(?:\s[^<>]*)?>|[^\W_][\u0335\u0336])", re.IGNORECASE
)


def says_retracted(entry: str) -> bool:
    """Return whether an entry says for certain that it no longer signs.

    A remark says so: brackets at its end, or all that stands behind a comma, a dash or a colon. It says in full that
    the signature or the name was withdrawn; in brackets also that somebody was removed at their own request. A word
    alone ("removed 2021") may be of an office, and one before a name is a part of it: `may_be_retracted`.
    """
    if not _may_say(plain := fold(entry)):
        return False
    of_signature = load_phrases("lists", "signature_retracted")
    starts = (0, *(found.end() for found in _PARTS.finditer(plain)))
    if any(_is_full(plain[start:].strip(_REMARK), of_signature) for start in starts):
        return True
    found = _BRACKETS.search(plain)
    return found is not None and _is_on_request(found[1].strip(_REMARK), plain[: found.start()])


def may_be_retracted(entry: str) -> bool:
    """Return whether an entry has words by which it may say that it no longer signs, and may say something else."""
    if not _may_say(plain := fold(entry)):
        return False
    lists = ("signature_retracted", "retracted_on_request", "perhaps_retracted")
    if any(load_phrases("lists", one).search(plain) for one in lists):
        return True
    return any(_says(part) for part in _parts(plain))


def _may_say(plain: str) -> bool:
    """Return whether any of the words stands in a folded entry: a quick look, for most have none."""
    return any(load_phrases("lists", one).may_stand_in(plain) for one in _LISTS)


def _is_full(remark: str, phrases: Phrases) -> bool:
    """Return whether a remark begins with one of the phrases and goes on with a day, a reason or this letter only."""
    found = phrases.match(remark)
    if found is None:
        return False
    rest = remark[found.end() :].strip(_REMARK)
    return rest in load_forms("from_this") or _is_reason(rest) or _is_day(rest)


def _is_on_request(remark: str, name: str) -> bool:
    """Return whether words in brackets say that whoever has the `name` before them asked to be taken out.

    "removed at the request of the board" does not: between the word and the request stand small words or the name.
    """
    if _is_full(remark, load_phrases("lists", "retracted_on_request")):
        return True
    found = load_phrases("lists", "retracted").match(remark)
    words = remark[found.end() :].split() if found else []
    at = next((at for at, word in enumerate(words) if word.startswith(tuple(load_forms("requests")))), None)
    if at is None or not _is_day(" ".join(words[at + 1 :])):
        return False
    small, own = load_forms("of_requests"), _WORD.findall(name)
    return not own or all(word in small or _WORD.findall(word)[:1] in [[one] for one in own] for word in words[:at])


def _is_reason(rest: str) -> bool:
    words = rest.split()
    if rest.startswith(tuple(f"{one} " for one in load_forms("unnamed_reasons"))) or rest in load_forms(
        "unnamed_reasons"
    ):
        return True
    return len(words) <= _LONGEST_REASON and any(word.startswith(tuple(load_forms("requests"))) for word in words)


def _is_day(rest: str) -> bool:
    """Return whether nothing is left of a text but a day, a year, or signs."""
    if not any(map(str.isalpha, rest)):
        return True
    date = find_date(rest)
    around = load_phrases("dates", "fillers").sub(" ", f"{date.before} {date.after}") if date else rest
    return not any(map(str.isalpha, around))


def begins_struck(written: str) -> bool:
    """Return whether the name with which an entry begins, as it is written, is struck out."""
    return ("~~" in written or "<" in written or not written.isascii()) and _STRUCK.match(written) is not None


def _parts(plain: str) -> Iterator[str]:
    return (part for part in (part.strip(_EDGES) for part in _PARTS.split(plain)) if part)


def _says(part: str) -> bool:
    """Return whether a part of an entry is a word alone that says so, with a day or a reason."""
    found = load_phrases("lists", "retracted").match(part)
    rest = part[found.end() :].strip(_EDGES) if found else ""
    return found is not None and (_is_reason(rest) or _is_day(rest))
