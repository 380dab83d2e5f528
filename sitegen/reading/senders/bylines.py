"""Bylines: a line above the text, or at its end, that says by whom the letter is ("By Jane Roe and John Doe").

Who posted, translated or photographed is named in such lines, too, and signs nothing; nor does a page's newsroom.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from sitegen.reading.formats.fields import names_authors
from sitegen.reading.parsing.lines.facts import COLONS, LineFacts, latin_marks
from sitegen.reading.parsing.names.kinds import has_given_name
from sitegen.reading.parsing.names.last_names import are_two_bodies
from sitegen.reading.parsing.names.parted import LINK
from sitegen.reading.parsing.names.party_words import without_article
from sitegen.reading.parsing.names.persons import (
    before_end,
    has_honorific,
    is_east_asian_person,
    is_organization_like,
    looks_like_person,
    starts_with_role,
)
from sitegen.reading.parsing.names.pieces import split_outside_brackets
from sitegen.reading.parsing.vocabulary import fold, load_phrases, load_vocabulary, load_words
from sitegen.reading.parsing.vocabulary.phrases import any_of
from sitegen.reading.senders.candidates import Candidate
from sitegen.reading.senders.outline import Outline

LONGEST = 60  # words of a line that names several with what they are
LONGEST_NAME = 7  # words of a name that nothing tells but its capitals
MOST_BELOW = 6  # lines below a byline that name more who write, or say what they are
MOST_AT_END = 8  # lines at the end of a letter among which its byline stands
MOST_SMALL = 3  # words of a name in small letters
_TAIL = re.compile(r"(\s*[|,(·]\s*|\s+[–—-]\s+)")
_LEAD = re.compile(r"[\s*_>–—\-•|]+")
_DATE = re.compile(r"\d")
_BEHIND = re.compile(r"[\s*_]*[:：／/]?[\s*_]*")


def bylines_of(outline: Outline) -> tuple[Candidate, ...]:
    """Return those whom a byline above the text names, or else one at its end, in the order in which they stand."""
    above = next((found for line in _above(outline) if (found := _writers(outline, line))), ())
    return above or next((found for line in _at_end(outline) if (found := _writers(outline, line))), ())


def perhaps_by(outline: Outline) -> tuple[Candidate, ...]:
    """Return whom a title names ("Open letter by Jane Roe"), or else a person whom a field names as author.

    Nobody is listed by that: a title may say more, and many fields name who keeps the site.
    """
    for line in _above(outline):
        kind = load_phrases("letters", "kinds").search(line.plain)
        by = load_phrases("cues", "byline").search(line.plain, kind.end()) if kind else None
        if by is not None and len(line.plain) == len(line.rest) and (names := names_behind(line.rest[by.end() :])):
            return (Candidate(outline, "line", line, ", ".join(names), names=names),)
    for one in outline.fields:
        name = one.value.strip(" \"'") if names_authors(one.name) else ""
        if looks_like_person(name) and has_given_name(name) and not _is_newsroom(name):
            return (Candidate(outline, "field", outline.marks.facts[one.line], name, f"{one.name}:"),)
    return ()


def _above(outline: Outline) -> Iterator[LineFacts]:
    """Yield the lines above the first running text; a long byline reads as text itself."""
    marks = outline.marks
    for number, block in enumerate(marks.blocks):
        if block.first >= marks.front:
            yield from marks.facts[block.first : block.last + 1][:MOST_BELOW]
            if outline.text[number] and not _said_before(marks.facts[block.first]):
                return


def _at_end(outline: Outline) -> Iterator[LineFacts]:
    """Yield the last lines of a letter, the last one first."""
    lines = [line for line in outline.marks.facts[outline.marks.front :] if line.shown]
    yield from reversed(lines[-MOST_AT_END:])


def _writers(outline: Outline, line: LineFacts) -> tuple[Candidate, ...]:
    """Return those whom a line names as who wrote the letter, with the lines below it that name more."""
    said = _said_before(line)
    names = names_behind(_bare(line)[len(said) :], alone=_is_last(outline, line)) if said else ()
    if not names:
        return ()
    found = [Candidate(outline, "line", line, names[0], said, names=names)]
    for below in outline.marks.facts[line.index + 1 :][:MOST_BELOW]:
        if below.blank or below.level or below.index in outline.marks.dates or outline.marks.cues[below.index]:
            break
        more = names_behind(_bare(below))
        if not more:
            if not starts_with_role(below.rest):
                break
            continue
        found.append(Candidate(outline, "line", below, more[0], said, names=more))
    return tuple(found)


def _is_last(outline: Outline, line: LineFacts) -> bool:
    """Return whether nothing that says anything stands below a line."""
    return not any(below.shown for below in outline.marks.facts[line.index + 1 :])


def is_byline(line: LineFacts) -> bool:
    """Return whether a line says by whom a letter is, and names somebody."""
    said = _said_before(line)
    return bool(said) and bool(names_behind(_bare(line)[len(said) :]))


def _said_before(line: LineFacts) -> str:
    """Return what stands before the names on a byline ("— By: "), or nothing."""
    text = _bare(line)
    start = lead.end() if (lead := _LEAD.match(text)) else 0
    plain = fold(text[start:])
    if line.level or len(line.words) > LONGEST or text.endswith(("?", "!", *COLONS)) or len(plain) != len(text) - start:
        return ""
    found = load_phrases("cues", "byline").match(plain)
    other = load_phrases("cues", "published_by").match(plain)
    if found is None or (other is not None and other.end() >= found.end()):
        return ""
    behind = _BEHIND.match(text, start + found.end())
    if text[start:].isupper() and not (behind and ":" in latin_marks(behind.group())):
        return ""  # a slogan or a title, rather
    return text[: behind.end() if behind else start + found.end()]


def _bare(line: LineFacts) -> str:
    """Return a line without the targets of its links."""
    return LINK.sub(r"\1", line.text) if "](" in line.text else line.text


def names_behind(text: str, *, alone: bool = False) -> tuple[str, ...]:
    """Return those whom the rest of a byline names, each with what is said of them; nobody where one is no name.

    `alone`: it ends the letter, where a name in small letters is one as well.
    """
    text = _undated(latin_marks(text).strip(" *_")).strip(" *_,;|–—-")
    words = text.split()
    if len(words) > 1 and all(map(is_east_asian_person, words)):
        return tuple(words)
    mark = next((one for one in (";", "•", "·", "、", "|") if one in text), None)
    parts = [part for _, part in split_outside_brackets(text, mark)] if mark else _joined(text)
    parts = [part.strip(" *_,") for part in parts]
    parts = [_without_and(part) if at else part for at, part in enumerate(parts) if part]
    if parts and all(map(_is_named, parts)):
        return tuple(_without_stop(part) for part in parts)
    small = alone and len(words) <= MOST_SMALL and parts == [text] and not _is_newsroom(text)
    return (text,) if small else ()


def _without_stop(text: str) -> str:
    """Return a name without a full stop that ends no initial."""
    return text.removesuffix(".") if len(text.rsplit(maxsplit=1)[-1]) > len("X.") else text


def _is_newsroom(text: str) -> bool:
    return load_phrases("cues", "newsroom").match(fold(text)) is not None


def _undated(text: str) -> str:
    """Return the rest of a byline without the day behind it."""
    parts = _TAIL.split(text)
    while len(parts) > 1 and _DATE.search(parts[-1]):
        parts = parts[:-2]
    words = "".join(parts).split(" ")
    at = next((at for at, word in enumerate(words) if word[:1].isdigit()), 0)
    return " ".join(words[: at - 1] if at > 1 and words[at - 1].islower() else words)


def _joined(text: str) -> list[str]:
    """Return the persons or bodies that commas and "and" part; what says who a person is stays behind the name."""
    pieces = [piece.strip() for _, piece in split_outside_brackets(text, ",") if piece.strip()]
    if any(_and().match(f" {piece}") for piece in pieces[1:-1]):
        return _after_offices(pieces)
    *first, last = pieces or [""]
    bodies = _are_bodies_in_turn(pieces)
    parts: list[str] = []
    for each in first:
        if parts and not bodies and _is_person(parts[-1]) and not _is_another(parts[-1], each):
            parts[-1] = f"{parts[-1]}, {each}"
        else:
            parts += _at_and(each, several=bodies)
    left, *others = _at_and(last, several=bool(parts))
    behind = parts and not bodies and _is_person(parts[-1]) and not _is_another(parts[-1], left)
    return [*parts[:-1], f"{parts[-1]}, {left}", *others] if behind else [*parts, left, *others]


def _after_offices(pieces: Sequence[str]) -> list[str]:
    """Return the persons between commas, the last behind "and", each with what is said of them."""
    parts: list[str] = []
    for piece in pieces:
        bare = _without_and(piece)
        if parts and bare == piece and not (_is_person(piece) and not starts_with_role(piece)):
            parts[-1] = f"{parts[-1]}, {piece}"
        else:
            parts.append(bare)
    return parts


def _are_bodies_in_turn(pieces: Sequence[str]) -> bool:
    """Return whether what commas part are bodies: the first has no given name that is known, others are called so."""
    some = [before_end(piece) for piece in pieces]
    called = sum(is_organization_like(one) and not starts_with_role(one) for one in some[1:])
    return len(some) > 1 and called == len(some) - 1 and _may_be_body(some[0])


def _may_be_body(text: str) -> bool:
    """Return whether a name may be a body's, though it may have a person's form ("Rivers Without Borders")."""
    return not (has_given_name(text) or has_honorific(text) or len(_at_and(text, several=False)) > 1)


def _is_another(before: str, text: str) -> bool:
    """Return whether a person is named behind another: behind what that one is, by a given name that is known."""
    told = starts_with_role(before.partition(",")[2].strip())
    head = before_end(text)
    return _is_person(text) and not is_organization_like(head) and (not told or has_given_name(head))


def _is_person(text: str) -> bool:
    head = before_end(text)
    return looks_like_person(head) and not starts_with_role(head)


def _at_and(text: str, *, several: bool) -> list[str]:
    """Return two persons or two bodies that "and" parts, or the text; others may stand before a comma."""
    for found in _and().finditer(text):
        left, right = text[: found.start()], text[found.end() :]
        if left.count("(") > left.count(")") or left.split(" ")[-1] in load_vocabulary().connectors:
            continue
        if not left or (_is_person(left) and _is_person(right)) or _are_bodies(left, right, several=several):
            return [one for one in (left, *_at_and(right, several=several)) if one]
    return [text]


def _are_bodies(left: str, right: str, *, several: bool) -> bool:
    """Return whether "and" parts two bodies: both have two words and a capital, and words or others say so."""
    right = without_article(right, load_words("letters", "articles"))
    long = len(left.split()) > 1 and len(right.split()) > 1 and left[:1].isupper() and right[:1].isupper()
    called = is_organization_like(before_end(right)) and not has_given_name(left)
    return long and (several or called or are_two_bodies(left, right))


def _without_and(text: str) -> str:
    found = _and().match(f" {text}")
    return text[found.end() - 1 :] if found else text


@cache
def _and() -> re.Pattern[str]:
    return re.compile(rf"(?:^| +)(?:{any_of(load_words('numbers', 'and'))}|&) +", re.IGNORECASE)


def _is_named(text: str) -> bool:
    """Return whether a text begins with a name: a person's, a body's, or a few words with capitals; no newsroom's."""
    head = before_end(text).strip("*_ ")
    if not head or starts_with_role(head) or _is_newsroom(head):
        return False
    if looks_like_person(head) or is_organization_like(head):
        return True
    words = head.split()
    if _is_sentence_case(words):
        return True
    small = [word for word in words if not word[:1].isupper() and word not in load_vocabulary().connectors]
    return len(words) <= LONGEST_NAME and words[0][:1].isupper() and not small and len(words) > 1


def _is_sentence_case(words: Sequence[str]) -> bool:
    """Return whether a few words begin with a capital and have none behind it: a body's name in some languages."""
    return 1 < len(words) <= LONGEST_NAME and words[0][:1].isupper() and all(word.islower() for word in words[1:])
