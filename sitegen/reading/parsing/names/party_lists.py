"""Parties that a text names one after the other and nothing else: "the Minister, the Committee and the mayors"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sitegen.reading.parsing.names.party_words import without_article
from sitegen.reading.parsing.names.persons import (
    has_honorific,
    is_organization_like,
    looks_like_person,
    starts_with_role,
)
from sitegen.reading.parsing.names.spelt_out import unveiled, veiled
from sitegen.reading.parsing.vocabulary import Vocabulary, fold
from sitegen.reading.parsing.vocabulary.phrases import any_of

_INITIALLED = re.compile(r"[^\W\d_][\w'’ʼ-]+ (?:[^\W\d_]\. ?){1,2}|(?:[^\W\d_]\. ?){1,2}[^\W\d_][\w'’ʼ-]+")
FEWEST_LISTED = 3  # parties of a list; two are told by their articles (`party_words`)


def listed_in_turn(text: str, vocabulary: Vocabulary) -> list[str]:
    """Return the parties that commas and "and" part, or the text alone where they may be of one name.

    Behind an article a party begins; without one, all of them must be offices or bodies. An office behind a person, and
    a person behind an office, are of one party.
    """
    joints = any_of(vocabulary.words("numbers", "and"))
    pieces = re.split(rf"(,? (?:{joints}) |, )", veiled(text[:2000]), flags=re.IGNORECASE)
    if len(pieces) < 3:
        return [text]
    found = [pieces[0]]
    every, begun = _is_told(_bare(pieces[0], vocabulary), vocabulary), 0
    for mark, piece in zip(pieces[1::2], pieces[2::2], strict=True):
        bare = _bare(piece, vocabulary)
        article, joined = bare != piece, mark != ", "
        if _is_of_one(found[-1], bare, joined=joined, vocabulary=vocabulary):
            found[-1] += mark + piece
            continue
        told = _is_told(bare, vocabulary)
        every = every and (told or article)
        begins = (told or bare[:1].isupper() or (joined and begun > 0)) if article else told
        if begins and (not joined or told or begun):
            found.append(piece)
            begun += 1
        else:
            found[-1] += mark + piece
            every = every and article
    plain = all(_bare(one, vocabulary) != one for one in found[1:])  # each behind an article
    listed = len(found) >= FEWEST_LISTED and (plain or every)
    persons = len(found) > 1 and all(has_honorific(_bare(one, vocabulary)) for one in found)
    if not (listed or persons):
        return [text]
    return [unveiled(_bare(one, vocabulary)).strip() for one in found]


def _bare(piece: str, vocabulary: Vocabulary) -> str:
    """Return a part without its article, or the "of" that a list repeats before each: "à l'attention de …, et de …"."""
    bare = without_article(piece, vocabulary.words("letters", "articles"))
    lead, _, rest = bare.partition(" ")
    return rest if lead.islower() and has_honorific(rest) else bare


def _is_told(bare: str, vocabulary: Vocabulary) -> bool:
    """Return whether a part begins with an office or an honorific, or holds a word by which bodies are called."""
    bodies = vocabulary.words("letters", "bodies")
    body = is_organization_like(bare) or any(fold(word).strip(".,") in bodies for word in bare.split())
    return starts_with_role(bare) or has_honorific(bare) or body


def _is_of_one(above: str, bare: str, *, joined: bool, vocabulary: Vocabulary) -> bool:
    """Return whether a part is of the party before it: the office of a person, or the person who holds an office."""
    head = _bare(above, vocabulary).split(", ", 1)[0]
    person = has_honorific(head) or (looks_like_person(head) and not starts_with_role(head))
    if person and not joined:
        return starts_with_role(bare) and not has_honorific(bare)
    held = starts_with_role(head) and not joined and ", " not in above
    return held and (has_honorific(bare) or (looks_like_person(bare) and not is_organization_like(bare)))


def is_initialled(text: str) -> bool:
    """Return whether a text is a surname with initials before or behind it: "Иванову И. И."."""
    words = text.split()
    return _INITIALLED.fullmatch(text.strip()) is not None and all(word[:1].isupper() for word in words)


def is_joined(text: str, vocabulary: Vocabulary) -> str:
    """Return what stands behind "and" at the start of a text, or nothing."""
    first, _, rest = text.partition(" ")
    return rest if fold(first) in vocabulary.words("numbers", "and") else ""


def each_on_a_line(lines: Sequence[str], vocabulary: Vocabulary) -> bool:
    """Return whether lines name a party each: all but the last two end in a comma, and the last begins with "and".

    Or each but the last ends in a comma, and each but the first begins with an article or a word for "to".
    """
    if len(lines) < 2 or not all(one.endswith((",", ";")) for one in lines[:-2]):
        return False
    if is_joined(lines[-1], vocabulary):
        return len(lines) > 2 or lines[0].endswith(",")
    leads = vocabulary.words("letters", "articles") | vocabulary.words("letters", "to")
    behind = (without_article(one, leads) for one in lines[1:])
    told = all(bare != one and one[:1].islower() for bare, one in zip(behind, lines[1:], strict=True))
    return lines[-2].endswith(",") and told
