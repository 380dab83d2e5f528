"""Where the names of a paragraph end: before others who are only counted, and before what their sentence says of them.

"Signed by Foo, Bar and Baz and sent to the Mayor on 3 May 2021"; the last two may have "and" between them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from sitegen.reading.parsing.lines.dates import find_date
from sitegen.reading.parsing.names.party_words import without_article
from sitegen.reading.parsing.names.persons import is_organization_like, looks_like_person
from sitegen.reading.parsing.vocabulary import fold, load_forms, load_phrases, load_vocabulary, load_words
from sitegen.reading.parsing.vocabulary.phrases import Phrases, any_of

SHORT = 1.6  # words of a name, on average, in a list of places or of surnames
FEWEST_WORDS = 4  # of a clause that says what was done with the letter, or who those are
NEAR = 3  # words up to a participle ("was later sent")
LONGEST = 400  # characters behind a comma in which a clause is looked for
MOST_OTHERS = 5  # words that say that others signed, too ("among other groups of the valley")

Placed = tuple[int, str]  # a piece of a text, with its place


def names_alone(pieces: list[Placed], separator: str) -> tuple[list[Placed], bool]:
    """Return the names among the pieces of a paragraph, the last two apart, and whether words stand behind them."""
    named = _without_others(pieces)
    named = _before_clause(named) if separator == "," else named
    behind = len(named) != len(pieces) or named[-1:] != pieces[-1:]
    return _last_pair(named, separator, fewest=2 if behind else 3), behind


def without_clause(parts: Sequence[str]) -> list[str]:
    """Return what stands between the commas of a sentence up to the last of the names in it."""
    return [text for _, text in _before_clause([(0, part) for part in parts])]


def _before_clause(pieces: list[Placed]) -> list[Placed]:
    """Return the pieces before the clause with which a sentence goes on: two names at least must stand there."""
    for at in range(1, len(pieces)):
        start, text = pieces[at]
        place = clause_in(text, last=at == len(pieces) - 1)
        named = [*pieces[:at], (start, text[:place])] if place > 0 else pieces[:at]
        if place >= 0 and len(named) > 1:
            return named
    return pieces


def clause_in(text: str, *, last: bool) -> int:
    """Return where a clause begins in what stands behind a comma: at its beginning, behind a name at an "and", or -1.

    `last`: no other comma stands behind it.
    """
    places = (0, *(one.start() for one in _joints().finditer(text[:LONGEST], 1)))
    return next((place for place in places if _is_clause(text[place:], last=last)), -1)


def _is_clause(text: str, *, last: bool) -> bool:
    """Return whether a sentence goes on with a text behind names, which names nobody.

    It says that others signed, for whom those speak, or what was done with the letter, and when.
    """
    joint = _joints().match(text)
    said = (text[joint.end() :] if joint else text).strip(" .")
    words = said.split()
    if not words or not words[0][:1].islower():
        return False
    plain = fold(said)
    others = _others().match(fold(text.strip(" .")))
    if others and last and len(words) <= MOST_OTHERS and not any(word[:1].isupper() for word in words):
        return True
    if last and load_phrases("letters", "on_behalf").match(plain):
        return True
    if len(words) < FEWEST_WORDS:
        return False
    if _relatives().match(plain) and words[1][:1].islower():
        return True
    sent = load_phrases("letters", "sent").search(plain)
    return (sent is not None and plain[: sent.start()].count(" ") < NEAR) or find_date(said) is not None


@cache
def _joints() -> re.Pattern[str]:
    return re.compile(rf"(?:^|(?<=\s))(?:{any_of(load_words('numbers', 'and'))})\s")


@cache
def _others() -> Phrases:
    return Phrases(load_forms("others_follow"))


@cache
def _relatives() -> Phrases:
    return Phrases(load_forms("relatives"))


def _without_others(pieces: list[Placed]) -> list[Placed]:
    """Take away what counts more who sign and names none: "Foo and over 400 others", or all of the last piece."""
    if not pieces:
        return pieces
    start, text = pieces[-1]
    for joint in sorted(load_words("numbers", "and") | {"&", "+"}):
        found = re.search(rf"(?:^|(?<=\s)){re.escape(joint)}\s+(?:[^\W\d_A-ZÀ-Þ]+\s+){{0,3}}\d[\d.,]*\+?\s", text)
        if found:
            left = text[: found.start()].rstrip(" ,")
            return [*pieces[:-1], (start, left)] if left.strip() else pieces[:-1]
    return pieces


def _last_pair(pieces: list[Placed], separator: str, *, fewest: int) -> list[Placed]:
    """Part the last two names where only "and" stands between them, or take away an "and" before the last."""
    if len(pieces) < fewest:
        return _last_of_few(pieces)
    joints = load_words("numbers", "and")
    start, text = pieces[-1]
    words = text.split()
    if words and fold(words[0]) in joints and not words[0][:1].isupper():
        lead = text.index(words[0]) + len(words[0])
        return [*pieces[:-1], (start + lead, text[lead:])]
    for joint in sorted(joints):
        middle = f" {joint} "
        short = sum(len(part.split()) for _, part in pieces[:-1]) <= SHORT * (len(pieces) - 1)
        sure = separator == ","
        if text.count(middle) == 1 and _both_names(text, middle, sure=sure, short=short and sure):
            at = text.index(middle)
            return [*pieces[:-1], (start, text[:at]), (start + at + len(middle), text[at + len(middle) :])]
    return pieces


def _last_of_few(pieces: list[Placed]) -> list[Placed]:
    """Part the last two of a few, if both have a person's name, or are bodies."""
    if not pieces:
        return pieces
    start, text = pieces[-1]
    for joint in sorted(load_words("numbers", "and")):
        left, middle, right = text.rstrip(" .").partition(f" {joint} ")
        persons = looks_like_person(left) and looks_like_person(right)
        called = len(pieces) > 1 and is_organization_like(left) and is_organization_like(right)
        own = len(right.split()) > 1 and not _goes_on(right)
        if middle and (persons or are_two_bodies(left, right) or (called and own)):
            return [*pieces[:-1], (start, left), (start + len(left) + len(middle), right)]
    return pieces


def _goes_on(text: str) -> bool:
    """Return whether what stands behind "and" goes on with a name: "Committee for the Old Market and its Residents"."""
    first, *rest = without_article(text, load_words("letters", "articles")).split()
    return first[:1].islower() and bool(rest) and rest[0][:1].isupper()


def are_two_bodies(left: str, right: str) -> bool:
    """Return whether "and" parts two bodies, and does not join words of one.

    Both have two words, and the second begins with a word that bodies are called by, or both are called so and the
    first has no small words: "Centre for Law and Human Rights" is one.
    """
    bare = without_article(right, load_words("letters", "articles")).split()
    if len(left.split()) < 2 or len(bare) < 2 or not (bare[0][:1].isupper() and left.strip()[:1].isupper()):
        return False
    small = any(word[:1].islower() for word in left.split())
    return is_organization_like(bare[0]) or (is_organization_like(right) and is_organization_like(left) and not small)


def _both_names(text: str, middle: str, *, sure: bool, short: bool) -> bool:
    """Return whether "and" stands between two names: both have two words, and the second begins with a capital.

    Where most names are one word (`short`), or both stand behind an article, one is enough.

    Between semicolons that alone is not `sure`: "Centre for Law and Human Rights" is one name. It is two where the
    first has no small connecting word, or writes its nouns small.
    """
    articles = load_words("letters", "articles")
    (left, bare_left), (right, bare) = (
        (one, without_article(one, articles)) for one in map(str.strip, text.split(middle))
    )
    fewest, right = 1 if short or (bare != right and bare_left != left) else 2, bare
    if len(left.split()) < fewest or len(right.split()) < fewest or not right.strip()[:1].isupper():
        return False
    small = [word for word in left.split() if word[:1].islower()]
    return sure or not small or any(word not in load_vocabulary().connectors for word in small)
