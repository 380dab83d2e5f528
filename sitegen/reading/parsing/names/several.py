"""Several persons in one entry, or a person and an office, run together where a line break or a comma was lost."""

from __future__ import annotations

import re
from functools import cache

from sitegen.reading.parsing.names.kinds import has_given_name, is_known_person
from sitegen.reading.parsing.names.persons import (
    before_end,
    is_organization_like,
    looks_like_person,
    starts_with_role,
)
from sitegen.reading.parsing.names.pieces import split_outside_brackets
from sitegen.reading.parsing.vocabulary import fold, load_forms, load_phrases, load_vocabulary, load_words
from sitegen.reading.parsing.vocabulary.phrases import any_of

LONGEST_TITLED = 14  # words of a person with an office
MOST = 12  # persons in one entry
_NAME = r"(?:[^\W\d_a-zà-ÿ][\w'’.-]+ ){1,3}[^\W\d_a-zà-ÿ][\w'’-]+"
_BRACKETED = re.compile(r"(?<=[^\W\d_]{3})\)(?=[^\W\d_a-zß-ÿ][^()]{2,80}\([^()]{3,}\))")
_RUN_TOGETHER = re.compile(rf"(?<=[a-zà-ÿ]) (?={_NAME}, )")


def joined_persons(text: str) -> tuple[list[str], str]:
    """Return the persons with which an entry begins, joined by commas and "and", and the rest of the entry.

    Each has a name of two words at least, and "and" stands before the last: "Ann Poe, Jane Roe and John Doe".
    No persons are returned where an entry names one.
    """
    names: list[str] = []
    start, before, joined = 0, "", False
    for found in (*_joints().finditer(text[:1000]), None):
        end = len(text) if found is None else found.start()
        head = text[start:end]
        if len(names) == MOST or not (len(head.split()) > 1 and looks_like_person(head) and not starts_with_role(head)):
            break
        names.append(head)
        joined |= before == "and"
        before, start = (found.lastgroup or "", found.end()) if found else ("", end)
        if joined or not before:
            break
    return (names, text[end:].strip(" ,")) if joined else ([], text)


def run_together(text: str) -> list[str]:
    """Return the entries of a line on which a person and their role follow another without a mark between them.

    "Jane Roe, lecturer in law Ann Poe, professor": behind a word in small letters a person's name stands before a comma
    and a role. The line itself must begin so. "Foo (Kenya)Bar (Nepal)": behind a bracket another name with one follows.
    "Foo Union; Jane Roe, lecturer.": a sentence that names them with semicolons between.
    """
    if ";" in text and text.endswith("."):
        parts = [part.strip() for _, part in split_outside_brackets(text[:4000].removesuffix("."), ";")]
        named = sum(looks_like_person(head) or is_organization_like(head) for head in map(before_end, parts))
        return parts if 2 * named >= len(parts) and all(part[:1].isupper() for part in parts) else [text]
    if text.endswith(")"):
        return _BRACKETED.sub(")\n", text[:4000]).split("\n") if len(text) < 4000 else [text]
    head, comma, said = text.partition(",")
    if not comma or not looks_like_person(head) or not starts_with_role(said.strip()):
        return [text]
    parts, start = [], 0
    for found in _RUN_TOGETHER.finditer(text[:4000], len(head)):
        name, _, behind = text[found.end() :].partition(",")
        if looks_like_person(name) and starts_with_role(behind.strip()):
            parts.append(text[start : found.start()])
            start = found.end()
    return [*parts, text[start:]]


def office_apart(text: str, *, signed: bool) -> tuple[str, str] | None:
    """Return a person and an office that follows without a mark ("Jane Roe Director of the Mill"), or None.

    The given name is known, or a mark says that this is `signed`; a small word behind the office says of what it is.
    """
    words = text.split()
    if is_organization_like(text) or not 4 < len(words) <= LONGEST_TITLED or "," in text:
        return None
    for at in range(2, min(6, len(words) - 2)):
        name, said = " ".join(words[:at]), words[at:]
        small = any(word in load_vocabulary().connectors for word in said[1:3])
        if said[0][:1].isupper() and small and starts_with_role(" ".join(said)):
            known = looks_like_person(name) and (signed or has_given_name(name))
            return (name, " ".join(said)) if known else None
    return None


def body_apart(text: str, *, known: bool = True) -> tuple[str, str] | None:
    """Return a person and the body for which they sign ("Jane Roe for Neighbours of the Mill"), or None.

    The person's given name is known, or the words between say nothing else ("on behalf of"); a word such as "for" is
    part of many names, so the body is called by a word of bodies, or by two words of which the first has a capital.
    Where the name need not be `known`, what has a person's form is returned, too.
    """
    plain = fold(text)
    if len(plain) != len(text) or len(plain.split()) > LONGEST_TITLED:
        return None
    found = load_phrases("letters", "signing_for").search(plain, 1)
    if found is None:
        return None
    name, body = text[: found.start()].strip(" ,–—-"), text[found.end() :].strip(" .,:")
    if "," in name or not looks_like_person(name) or starts_with_role(name):
        return None
    meant = plain[found.start() : found.end()].strip() in load_forms("instead_of")
    called = is_organization_like(body) or (len(body.split()) > 1 and body[:1].isupper())
    known = not known or is_known_person(name)
    said = body[:1].isalpha() and called and not starts_with_role(body)
    return (name, body) if (known or meant) and said else None


@cache
def _joints() -> re.Pattern[str]:
    words = any_of(load_words("numbers", "and"))
    return re.compile(rf"(?P<and>,? +(?:{words}|&) +)|(?P<comma>, +)|(?= *[(]| +[-–—] )")
