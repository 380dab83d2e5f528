"""Rules of evidence: what lets the machine take two names for one body, beyond typography.

Each rule is a function from a profile to labels: two profiles with a label in common may be one. `reach` says how far:
in the "same country" only, "even" (the same country, or none known of both), or "open" (no country against it).
Measured on judged names of two real networks, none of these joined two bodies; unsafe ones serve to ask.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from rapidfuzz.distance import OSA

from sitegen.identity.acronyms import explains, initials
from sitegen.identity.folds import is_generic, key, words
from sitegen.identity.profiles import Form, Profile
from sitegen.identity.vocabulary import (
    BRANCHES,
    COMMON,
    CONCEPTS,
    HEADS,
    LEGAL_ENDINGS,
    LEGAL_KINDS,
    PARTS,
    PEOPLES,
    PLACES,
    POPULATIONS,
    SMALL,
)

Reach = Literal["same country", "even", "open"]
Counts = Counter[str]
"""In how many profiles each word stands."""
Check = Callable[[Profile, Profile, str, Counts], bool]

SHORTEST_JOINED = 8  # letters from which a name is long enough to be the same without spaces and hyphens
LONG_ACRONYM = 4
TAGLINE = 3  # words from which what follows a name explains it, and names no part of it
RARE = 5  # profiles in which a word that tells may stand
SHORTEST_MISSPELT, SHORTEST_WORD, LONG_WORD, MOST_WORDS = 10, 5, 9, 16  # letters, letters, letters, words
_BEFORE_TAGLINE = re.compile(r"\s*(?:\s[-–—]+\s|[,:;–—]\s|[(\[])\s*")
_TWICE = re.compile(r"(.)\1")
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


# --- what two names must have besides a label -------------------------------------------------------------------


def any_two(_first: Profile, _second: Profile, _label: str, _counts: Counts) -> bool:
    """Return True: the label says enough."""
    return True


def set_off(first: Profile, second: Profile, label: str, _counts: Counts) -> bool:
    """Tell whether both go by the name of the label, a country that punctuation sets off aside: no "Weavers Norway"."""
    return all(
        any((form.core_key if form.parted else form.key) == label for form in one.forms) for one in (first, second)
    )


def one_is_alone(first: Profile, second: Profile, label: str, _counts: Counts) -> bool:
    """Tell whether one name is the acronym and nothing else, and the other is more."""
    return any(form.alone == label for form in first.forms) != any(form.alone == label for form in second.forms)


def in_one_order(first: Profile, second: Profile, label: str, _counts: Counts) -> bool:
    """Tell whether only places and words for kinds of bodies moved, or others beside two words that tell and did not.

    "Weavers’ Health Law Institute" need not be the "Institute for Weavers’ Law and Health".
    """
    moved = HEADS | PLACES.keys() | SMALL
    bag = set(label.split())
    for one in first.forms:
        for other in second.forms:
            ours, theirs = (
                [word for word in form.bare_words if word in bag and word not in moved] for form in (one, other)
            )
            telling, others = ([word for word in words if word not in COMMON] for words in (ours, theirs))
            if ours == theirs or (telling == others and len(telling) > 1):
                return True
    return False


def one_has_no_ending(first: Profile, second: Profile, label: str, _counts: Counts) -> bool:
    """Tell whether one of two names has the legal form and the other has none: "Alder Inc." is not "Alder Ltd."."""
    return any(" ".join(form.bare_words) == label for one in (first, second) for form in one.forms)


def said_otherwise(first: Profile, second: Profile, _label: str, _counts: Counts) -> bool:
    """Tell whether words of two names differ that are no places: "Looms Asia" is no translation of "Looms"."""
    ours, theirs = (
        {word for form in its.forms for word in form.bare_words if word not in SMALL and word not in PLACES}
        for its in (first, second)
    )
    return ours != theirs


def one_body_by_acronym(first: Profile, second: Profile, label: str, _counts: Counts) -> bool:
    """Tell whether two names of one acronym are of one body: they mean much the same, or one alone explains it.

    Two persons who name the institution at which they work share no more than its acronym. Two names that both explain
    it ("Rural Workers Union", "Road Weavers Union") must mean the same but for a word.
    """
    explained = [any(explains(form.bare_words, label) for form in one.forms) for one in (first, second)]
    for one in first.forms:
        for other in second.forms:
            ours, theirs = _meanings(one), _meanings(other)
            shared, fewer = len(ours & theirs), min(len(ours), len(theirs))
            if fewer and shared * 2 >= fewer and (not all(explained) or shared * 3 >= 2 * fewer):
                return True
    return len(label) >= LONG_ACRONYM and bool(first.where) and any(explained) and not all(explained)


def misspelt(first: Profile, second: Profile, label: str, counts: Counts) -> bool:
    """Tell whether one word is misspelt: few letters wrong in a long name, and other words or an acronym tell enough.

    One of the two spellings must be a word that other names have, too: else it may be the name of another town. In one
    country a slip of the hand is enough: a letter twice, or two of them swapped.
    """
    rest = set(label.split())
    telling = [word for word in rest if len(word) > 3 and counts[word] <= RARE and not _is_common(word)]
    acronyms = [{letters for form in its.forms for letters in form.acronyms} for its in (first, second)]
    shared = bool(acronyms[0] & acronyms[1])
    if len(telling) < 2 and not shared:
        return False
    for one in first.forms:
        for other in second.forms:
            ours, theirs = (_left_out(form.bare_words, label) for form in (one, other))
            if not ours or not theirs or ours == theirs or not (ours + theirs).isalpha():
                continue
            if _is_known(ours) and _is_known(theirs):
                return False
            if OSA.distance(ours, theirs) > _letters_wrong(one, other, ours, theirs):
                continue
            known = any(counts[word] >= 3 or _is_common(word) for word in (ours, theirs))
            return known or shared or (bool(first.where) and _is_slip(ours, theirs))
    return False


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: its name, what it looks through in words, its reach, and the labels that it gives a profile."""

    name: str
    about: str
    reach: Reach
    labels: Callable[[Profile], Iterator[str]]
    check: Check = any_two


RULES: tuple[Rule, ...] = (
    Rule("same country", "the country, said otherwise or at the end of the name", "same country", same_name),
    Rule("acronym beside", "an acronym beside the name", "even", beside_acronym),
    Rule("word division", "where words are parted", "even", division),
    Rule("word order", "the order of the words", "even", order, in_one_order),
    Rule("spelling", "a letter or two of one word", "even", all_but_one, misspelt),
    Rule("acronym alone", "the name in full, or its acronym alone", "even", acronym_alone, one_is_alone),
    Rule("same acronym", "another wording of one acronym", "even", acronym, one_body_by_acronym),
    Rule("legal form", "a legal form at the end", "same country", legal_form, one_has_no_ending),
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


def _meanings(form: Form) -> set[str]:
    """Return what the words of a name mean, those aside that any name may have."""
    return {
        CONCEPTS.get(word, word)
        for word in form.bare_words
        if len(word) > 3 and word not in SMALL and word not in PLACES and word not in HEADS and word not in COMMON
    }


def _left_out(parts: tuple[str, ...], label: str) -> str | None:
    """Return the word that a label of `all_but_one` leaves out of a name, or None if it is no label of that name."""
    kept = label.split()
    if len(kept) != len(parts):
        return None
    at = kept.index("…")
    return parts[at] if (*kept[:at], *kept[at + 1 :]) == (*parts[:at], *parts[at + 1 :]) else None


def _letters_wrong(one: Form, other: Form, ours: str, theirs: str) -> int:
    """Return how many letters may be wrong: one in ten letters of a name, two in twenty if the word is long."""
    length = min(sum(map(len, one.bare_words)), sum(map(len, other.bare_words)))
    return 2 if length >= 20 and min(len(ours), len(theirs)) >= LONG_WORD else 1


def _is_slip(ours: str, theirs: str) -> bool:
    once = _TWICE.sub(r"\1", ours), _TWICE.sub(r"\1", theirs)
    return once[0] == once[1] or sorted(ours) == sorted(theirs)


def _is_common(word: str) -> bool:
    return word in HEADS or word in COMMON or word in CONCEPTS


def _is_known(word: str) -> bool:
    return _is_common(word) or word in PLACES or word in PEOPLES or word in POPULATIONS
