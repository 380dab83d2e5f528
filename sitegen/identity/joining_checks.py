"""What two names that share a label of a rule of evidence must have besides, before the machine takes them for one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable

from rapidfuzz.distance import OSA

from sitegen.identity.acronyms import explains
from sitegen.identity.profiles import Form, Profile
from sitegen.identity.vocabulary import COMMON, CONCEPTS, HEADS, PEOPLES, PLACES, POPULATIONS, SMALL

Counts = Counter[str]  # in how many profiles each word stands
Check = Callable[[Profile, Profile, str, Counts], bool]
LONG_ACRONYM = 4
RARE = 5  # profiles in which a word that tells may stand
LONG_WORD = 9  # letters
_TWICE = re.compile(r"(.)\1")


def any_two(_first: Profile, _second: Profile, _label: str, _counts: Counts) -> bool:
    """Return True: the label says enough."""
    return True


def set_off(first: Profile, second: Profile, label: str, _counts: Counts) -> bool:
    """Tell whether both go by the name of the label, a country that punctuation sets off aside: no "Weavers Norway"."""
    return all(
        any((form.core_key if form.parted else form.key) == label for form in one.forms) for one in (first, second)
    )


def is_alone(one: Profile, label: str) -> bool:
    """Tell whether a name is the acronym and nothing else."""
    return any(form.alone == label for form in one.forms)


def one_is_alone(first: Profile, second: Profile, label: str, _counts: Counts) -> bool:
    """Tell whether one name is the acronym and nothing else, and the other is more."""
    return is_alone(first, label) != is_alone(second, label)


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


def has_no_ending(one: Profile, label: str) -> bool:
    """Tell whether a name has no legal form at its end."""
    return any(" ".join(form.bare_words) == label for form in one.forms)


def one_has_no_ending(first: Profile, second: Profile, label: str, _counts: Counts) -> bool:
    """Tell whether one of two names has the legal form and the other has none: "Alder Inc." is not "Alder Ltd."."""
    return has_no_ending(first, label) or has_no_ending(second, label)


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
