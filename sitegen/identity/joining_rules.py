"""Rules of evidence: what lets the machine take two names for one body, beyond typography.

Each rule is a function from a profile to labels: two profiles with a label in common may be one. `reach` says how far:
in the "same country" only, "even" (the same country, or none known of both), or "open" (no country against it).
Measured on judged names of two real networks, none of these joined two bodies; unsafe ones serve to ask.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from sitegen.identity.acronyms import initials
from sitegen.identity.folds import is_generic, key, words
from sitegen.identity.joining_checks import (
    LONG_ACRONYM,
    Check,
    any_two,
    has_no_ending,
    in_one_order,
    is_alone,
    misspelt,
    one_body_by_acronym,
    one_has_no_ending,
    one_is_alone,
    said_otherwise,
    set_off,
)
from sitegen.identity.profiles import Form, Profile
from sitegen.identity.vocabulary import BRANCHES, CONCEPTS, HEADS, LEGAL_ENDINGS, LEGAL_KINDS, PARTS, PLACES, SMALL

Reach = Literal["same country", "even", "open"]
SHORTEST_JOINED = 8  # letters from which a name is long enough to be the same without spaces and hyphens
TAGLINE = 3  # words from which what follows a name explains it, and names no part of it
SHORTEST_MISSPELT, SHORTEST_WORD, MOST_WORDS = 10, 5, 16  # letters, letters, words
_BEFORE_TAGLINE = re.compile(r"\s*(?:\s[-–—]+\s|[,:;–—]\s|[(\[])\s*")
_BETWEEN_LANGUAGES = re.compile(r"\s*(?:/|\s[-–—]+\s|[–—|]|[(\[])\s*")


def same_name(one: Profile) -> Iterator[str]:
    """Yield the name without a country at its end: "Weavers Norway", and "Weavers" with the place Norway."""
    for form in one.forms:
        if not is_generic(form.words):
            yield form.core_key


def one_place(one: Profile) -> Iterator[str]:
    """Yield the name, with and without a country at its end."""
    for form in one.forms:
        if not is_generic(form.words):
            yield form.core_key
            yield form.key


def beside_acronym(one: Profile) -> Iterator[str]:
    """Yield the name without the acronyms beside it."""
    for form in one.forms:
        if not is_generic(form.bare_words):
            yield form.bare_key


def division(one: Profile) -> Iterator[str]:
    """Yield the name without spaces and hyphens."""
    for form in one.forms:
        joined = "".join(form.words).replace("-", "")
        long = len(joined) >= SHORTEST_JOINED and not is_generic(form.words)
        if long and not any(map(str.isdigit, joined)):
            yield joined


def order(one: Profile) -> Iterator[str]:
    """Yield the words that carry meaning, three or more, in the order of the alphabet."""
    for form in one.forms:
        large = sorted(word for word in form.bare_words if word not in SMALL)
        if len(large) >= 3 and not is_generic(tuple(large)):
            yield " ".join(large)


def legal_form(one: Profile) -> Iterator[str]:
    """Yield the name without a legal form at its end; what is an acronym, without "Trust" or the like, too."""
    for form in one.forms:
        parts = _without_endings(form)
        if len("".join(parts)) >= LONG_ACRONYM and not is_generic(parts):
            yield " ".join(parts)


def acronym(one: Profile) -> Iterator[str]:
    """Yield the acronyms in which a name is shortened."""
    for form in one.forms:
        yield from sorted(letters for letters in form.acronyms if len(letters) >= 3)


def acronym_alone(one: Profile) -> Iterator[str]:
    """Yield the acronym that is all of a name, or that a name has beside it, or its initials."""
    for form in one.forms:
        if form.alone and len(form.alone) >= 3:
            yield form.alone
        yield from sorted(letters for letters in form.acronyms if len(letters) >= 3)
        letters = initials(form.bare_words)
        if len(letters) >= LONG_ACRONYM and one.where:
            yield letters


def tagline(one: Profile) -> Iterator[str]:
    """Yield the name, and what stands before a dash, comma or bracket that an explanation follows."""
    for form in one.forms:
        for head, mark, tail in _cuts(form, _BEFORE_TAGLINE):
            said = words(tail)
            part = any(word in BRANCHES or word in PLACES or word in PARTS for word in said)
            body = mark not in "([" and any(word in HEADS for word in said)  # "Weavers, Global Loom Watch"
            goes_on = tail.partition(" ")[0].lower() in SMALL  # "Centre for Study (of Looms)"
            if len(said) >= TAGLINE and not part and not body and not goes_on and _tells(head):
                yield key(head)
        if _is_telling(form.bare_words):
            yield form.bare_key


def bilingual(one: Profile) -> Iterator[str]:
    """Yield the name, and the halves of one that stands in two languages."""
    for form in one.forms:
        for head, _, tail in _cuts(form, _BETWEEN_LANGUAGES):
            if _are_two_languages(head, tail):
                yield from (key(half) for half in (head, tail) if _tells(half) and len(words(half)) >= 2)
        if _is_telling(form.bare_words):
            yield form.bare_key


def translated(one: Profile) -> Iterator[str]:
    """Yield what the words of a name mean, in whatever language and order; places and small words aside."""
    for form in one.forms:
        large = [word for word in form.bare_words if word not in SMALL and word not in PLACES]
        meant = sorted({CONCEPTS.get(word, word) for word in large})
        if not is_generic(tuple(meant)) and len(meant) >= 2:
            yield " ".join(meant)


def all_but_one(one: Profile) -> Iterator[str]:
    """Yield the words but one, for each of them: what is left of a name where a word is misspelt."""
    for form in one.forms:
        parts = form.bare_words
        if 2 <= len(parts) <= MOST_WORDS and sum(map(len, parts)) >= SHORTEST_MISSPELT:
            for left_out, word in enumerate(parts):
                if len(word) >= SHORTEST_WORD:
                    yield " ".join((*parts[:left_out], "…", *parts[left_out + 1 :]))


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: its name, what it looks through in words, its reach, and the labels that it gives a profile.

    `is_short` tells, where one name is short for the other, whether a profile has the short one. A short form that
    several bodies have says of none that it is meant.
    """

    name: str
    about: str
    reach: Reach
    labels: Callable[[Profile], Iterator[str]]
    check: Check = any_two
    is_short: Callable[[Profile, str], bool] | None = None


RULES: tuple[Rule, ...] = (
    Rule("same country", "the country, said otherwise or at the end of the name", "same country", same_name),
    Rule("acronym beside", "an acronym beside the name", "even", beside_acronym),
    Rule("word division", "where words are parted", "even", division),
    Rule("word order", "the order of the words", "even", order, in_one_order),
    Rule("spelling", "a letter or two of one word", "even", all_but_one, misspelt),
    Rule("same acronym", "another wording of one acronym", "even", acronym, one_body_by_acronym),
    Rule("acronym alone", "the name in full, or its acronym alone", "even", acronym_alone, one_is_alone, is_alone),
    Rule("legal form", "a legal form at the end", "same country", legal_form, one_has_no_ending, has_no_ending),
    Rule("tagline", "an explanation behind the name", "same country", tagline),
    Rule("bilingual", "one half of a name in two languages", "same country", bilingual),
    Rule("translation", "words that mean the same in another language", "same country", translated, said_otherwise),
    Rule("one place", "a place that only some lists print", "open", one_place, set_off),
)


# --- pieces of names ----------------------------------------------------------------------------------------------


def _cuts(form: Form, pattern: re.Pattern[str]) -> Iterator[tuple[str, str, str]]:
    """Yield what stands before and behind each mark that parts a name, with the mark between them."""
    for found in pattern.finditer(form.bare):
        head, tail = form.bare[: found.start()].strip(), form.bare[found.end() :].strip(" )]")
        if head and tail:
            yield head, found[0].strip(), tail


def _without_endings(form: Form) -> tuple[str, ...]:
    """Return the words of a name without the legal forms at its end."""
    parts = list(form.bare_words)
    while len(parts) > 1 and (
        parts[-1] in LEGAL_ENDINGS or (len(parts) == 2 and parts[-1] in LEGAL_KINDS and _begins_in_capitals(form))
    ):
        parts.pop()
    return tuple(parts)


def _begins_in_capitals(form: Form) -> bool:
    """Tell whether the first word of a name is an acronym, and not the whole name is in capitals."""
    first = form.bare.partition(" ")[0]
    return first.isupper() and len(first) >= LONG_ACRONYM and not form.bare.isupper()


def _tells(text: str) -> bool:
    return _is_telling(words(text))


def _is_telling(parts: tuple[str, ...]) -> bool:
    return not is_generic(parts) and len("".join(parts)) >= LONG_ACRONYM


def _are_two_languages(head: str, tail: str) -> bool:
    """Tell whether two halves of a name say one thing in different words."""
    ours, theirs = words(head), words(tail)
    meant = {CONCEPTS[word]: word for word in ours if word in CONCEPTS}
    return any(meant.get(CONCEPTS.get(word, ""), word) != word for word in theirs)
