"""Where one party ends and the next begins: commas, "and the" before an office, articles before them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import takewhile

from sitegen.core.model import Signatory
from sitegen.reading.parsing.names.persons import is_organization_like, is_place, names_a_person, starts_with_role
from sitegen.reading.parsing.vocabulary import Vocabulary, fold, load_vocabulary, load_words
from sitegen.reading.parsing.vocabulary.phrases import any_of

LONGEST_GROUP = 3  # words of a party in small letters: "journalists", "local authorities"
NEAR = 3  # words at the start of a body's name, one of which says what it is
MOST_SIGNERS = 20  # of a letter that is from them as persons; longer lists are not printed on top of it


def is_within_name(before: str, tokens: Sequence[str], vocabulary: Vocabulary) -> bool:
    """Return whether a small word stands between capitals as in a name: "Ministry for Health", "… to the Treasury"."""
    articles = vocabulary.words("letters", "articles")
    behind = tokens[2:3] if len(tokens) > 1 and tokens[1] in articles else tokens[1:2]
    small = tokens[0].lower() in vocabulary.words("letters", "within_party")
    return small and before[:1].isupper() and bool(behind) and behind[0][:1].isupper() and not before.endswith(",")


def in_turn(text: str, vocabulary: Vocabulary) -> list[str]:
    """Return the parties that commas part, if the last comes behind "and the" and none of them is an office."""
    last = next(reversed(list(_joint_pattern(vocabulary).finditer(text[:2000]))), None)
    parts = [part.strip() for part in text[: last.start()].split(",")] if last else []
    named = [part for part in parts if part[:1].isupper() and not starts_with_role(part)]
    groups = len(parts) > 1 and all(part.islower() and len(part.split()) <= LONGEST_GROUP for part in parts)
    if last is None or len(parts) < 2 or (len(named) < len(parts) and not groups):
        return [text]
    return [*parts, text[last.end() :].strip()]


def at_joints(text: str, vocabulary: Vocabulary) -> list[str]:
    """Return the parties that "and the" joins ("… et du Président …"); what follows must be an office or a body."""
    parts: list[str] = []
    start = 0
    for found in _joint_pattern(vocabulary).finditer(_straight(text[:2000])):
        rest = text[found.end() :]
        # “President of the Republic and of the Council”: behind “of”, a body may be of the same party
        apart = fold(found["lead"]).strip() in vocabulary.words("letters", "articles")
        apart = apart and "," not in text[start : found.start()]
        if starts_with_role(rest) or (apart and _is_body(rest)):
            parts.append(text[start : found.start()])
            start = found.end()
    return [*parts, text[start:]]


def each_addressed(text: str, vocabulary: Vocabulary) -> list[str]:
    """Return the parties that a text names in one go: "the Council and the Mayor", "al Consejo y a la Junta"."""
    parts = to_each(text, vocabulary)
    joints = any_of(vocabulary.words("numbers", "and"))
    articles = any_of(one for one in vocabulary.words("letters", "articles") if one.isalpha())
    behind_joint = re.compile(rf" (?:{joints}) (?=(?:{articles}) )", re.IGNORECASE)
    parts = [one for part in parts for one in behind_joint.split(part)]
    parts = [one for part in parts for one in at_joints(part, vocabulary)]
    parts = [one for part in parts for one in all_apart(part, vocabulary)]
    parts = [one for part in parts for one in _behind_holder(part, vocabulary)]
    return [one for part in parts for one in _apart(part, vocabulary)]


def to_each(text: str, vocabulary: Vocabulary) -> list[str]:
    """Return the parties of which each has its own word for "to" ("aan de regering en aan de minister")."""
    parts, start = [], 0
    for found in _to_pattern(vocabulary).finditer(_straight(text[:2000])):
        rest = text[found.end() :]
        if found.group().startswith(f", {found['to']}") and is_place(rest):
            continue  # "…, au Qatar"
        everybody = fold(rest.split(" ", 1)[0]) in vocabulary.words("letters", "everybody")
        everybody |= not vocabulary.words("letters", "bodies").isdisjoint(fold(rest).split()[:2])
        melted = everybody or fold(found["to"]) not in vocabulary.words(
            "letters", "bare_to"
        )  # "al", "aan de": with its article
        if melted or rest[:1].isupper() or starts_with_role(rest):
            parts.append(text[start : found.start()])
            start = found.end()
    parts = [*parts, text[start:]]
    return [one for part in parts for one in _in_dative(part, vocabulary)]


def _in_dative(text: str, vocabulary: Vocabulary) -> list[str]:
    """Return the parties that "and" joins, if each begins with an office in a form that says "to" ("starostovi")."""
    kept = vocabulary.phrases("cues", "addressee_kept")
    joints = any_of(vocabulary.words("numbers", "and"))
    parts = re.split(rf",? (?:{joints}) ", text)
    return parts if len(parts) > 1 and all(kept.match(fold(part)) for part in parts) else [text]


def _behind_holder(text: str, vocabulary: Vocabulary) -> list[str]:
    """Return two parties where the first is an office with its holder's name: "Governor Jane Roe and Lawmakers"."""
    joints = any_of(vocabulary.words("numbers", "and") | {"&"})
    joint = re.search(rf" (?:{joints}) (?=[A-ZÀ-ÖØ-Þ])", text)
    first = text[: joint.start()] if joint else ""
    held = starts_with_role(first) and "," not in first
    held = held and (names_a_person(first) or (first.istitle() and len(first.split()) == 2))  # "President Doe"
    return [first, text[joint.end() :]] if joint and held else [text]


def _apart(text: str, vocabulary: Vocabulary) -> list[str]:
    """Return the parties between commas, if each but the first begins as one does."""
    parts = text.split(", ")
    return parts if all(begins_party(part, vocabulary) for part in parts[1:]) else [text]


def begins_party(text: str, vocabulary: Vocabulary) -> bool:
    """Return whether a text begins with an article and a name, as each party of a long list does ("…, das Land")."""
    bare = without_article(text, vocabulary.words("letters", "articles"))
    return bare != text and bare[:1].isupper()


@cache
def _to_pattern(vocabulary: Vocabulary) -> re.Pattern[str]:
    joints = any_of(vocabulary.words("numbers", "and"))
    to = any_of(map(_before_name, vocabulary.words("letters", "to") | vocabulary.words("letters", "bare_to")))
    return re.compile(rf"(?:,(?: (?:{joints}))?| (?:{joints})) (?P<to>{to})", re.IGNORECASE)


@cache
def _joint_pattern(vocabulary: Vocabulary) -> re.Pattern[str]:
    joints = any_of(vocabulary.words("numbers", "and"))
    articles = vocabulary.words("letters", "articles") | vocabulary.words("letters", "joint_articles")
    leads = any_of(map(_before_name, articles))
    return re.compile(rf",? (?:{joints}) (?P<lead>{leads})", re.IGNORECASE)


def _is_body(text: str) -> bool:
    """Return whether one of the first words of a text calls a body: "Parliamentary Committee on …"."""
    head = " ".join(takewhile(lambda word: word not in load_vocabulary().connectors, text.split()[:NEAR]))
    return is_organization_like(head)


def _straight(text: str) -> str:
    """Return a text of the same length with the apostrophes that the lists of words have."""
    return text.replace("’", "'")


def _before_name(word: str) -> str:
    """Return a small word as it stands before a name: "the ", "l'"."""
    return word if word.endswith("'") else f"{word} "


def without_article(text: str, articles: frozenset[str]) -> str:
    """Return a party without the article before it."""
    text = text.strip()
    for article in sorted(articles, key=len, reverse=True):
        lead = _before_name(article)
        if fold(text[: len(lead)] + "x")[:-1] == lead or text[: len(lead)].lower().replace("’", "'") == lead:
            return text[len(lead) :]
    return text


def without_signers(parties: Sequence[str], signatories: Sequence[Signatory]) -> tuple[str, ...]:
    """Return the parties without those who sign: a letterhead gives their name and office as an envelope does."""
    names = [frozenset(one.name.lower().split()) for one in signatories[:MOST_SIGNERS] if one.kind == "person"]
    return tuple(
        party for party in parties if not any(name <= frozenset(party.split(",")[0].lower().split()) for name in names)
    )


def offices_apart(text: str) -> list[str]:
    """Return the parties that "and" joins, if each of them begins with an office and has a name behind it."""
    parts = re.split(rf" (?:{any_of(load_words('numbers', 'and') | {'&'})}) ", text)
    told = all(starts_with_role(part) and len(part.split()) > 1 for part in parts)
    return parts if len(parts) > 1 and told else [text]


def all_apart(text: str, vocabulary: Vocabulary) -> list[str]:
    """Return a party, and another that stands behind "and all"."""
    joints, everybody = vocabulary.words("numbers", "and"), vocabulary.words("letters", "everybody")
    return re.split(rf" (?:{any_of(joints)}) (?=(?:{any_of(everybody)}) )", text, maxsplit=1)
