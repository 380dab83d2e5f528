"""Addresses: the words to whom a letter goes, taken apart into person, office, members and body.

"Ursula Roe, President of the European Commission", "the President of the European Commission" and "European Commission"
name three addressees, each of which belongs to the next. What the words do not tell stays untold: a name of which no
part is known is equal to itself alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from sitegen.identity.addressees.bodies import (
    NONE,
    Body,
    Words,
    as_written,
    country,
    folded,
    known,
    known_body,
    named,
    phrase,
    stripped,
    words_of,
)
from sitegen.identity.addressees.lexicon import (
    HONOURS,
    JOINED,
    LEADING,
    LINKS,
    MEMBERS,
    OFFICES,
    PORTFOLIOS,
    without_small,
)
from sitegen.identity.folds import fold
from sitegen.identity.scripts import fold_diacritics
from sitegen.reading.parsing.names.kinds import is_personal
from sitegen.reading.parsing.names.persons import starts_with_role, without_honorific

Kind = Literal["person", "office", "members", "body"]

_ASIDE = re.compile(r"\s*[(\[]\s*(?:[^\W\d_]\.?){2,12}\s*[)\]]")
_APART = re.compile(r"\s*(?:[,;:|()\[\]]|\s[-–—]\s|[–—])\s*")


@dataclass(frozen=True, slots=True)
class Address:
    """What the words to whom a letter goes say. Empty where they do not say it.

    `person` is folded, titles aside; `office` is the name of an office and what it is for, `title` the same as written;
    `group` is the word for members. `beside` is an addressee with whom the words name another, or of whom they name a
    part: "Governments, and all members of the Council".
    """

    person: str = ""
    office: str = ""
    group: str = ""
    body: Body = NONE
    title: str = ""
    beside: Address | None = None

    @property
    def kind(self) -> Kind | None:
        """What it is: the most special part that the words name."""
        if self.person:
            return "person"
        if self.office:
            return "office"
        return "members" if self.group else "body" if self.body else None

    @property
    def key(self) -> tuple[str, ...] | None:
        """What two addresses share that are one, or None where the words say too little."""
        if not self.body or (self.person and not self.office):
            return None
        return self.person, self.office, self.group, self.body.key

    @property
    def name(self) -> str:
        """What an office, its body or the members of one are called, where letters name them only beside others."""
        first = self.title or self.office or self.group.capitalize()
        return f"{first}, {self.body.name}" if first else self.body.name

    @property
    def above(self) -> tuple[Address, ...]:
        """To whom a letter to such an address goes, too, nearest first: the office of a person, the body of both."""
        if self.beside:
            return self.beside, *self.beside.above
        if not self.body or not (self.person or self.office or self.group):
            return ()
        office = Address(office=self.office, body=self.body, title=self.title)
        found = [office] if self.person and self.office else []
        return (*found, Address(body=self.body)) if not self.body.is_country else tuple(found)


NOTHING = Address()


@lru_cache(maxsize=4096)
def address_of(name: str) -> Address:
    """Return what the words to whom a letter goes say."""
    cut = (stripped(words_of(piece)) for piece in _APART.split(_ASIDE.sub(" ", " ".join(name.split()))))
    pieces = [piece for piece in cut if piece]
    if not pieces:
        return NOTHING
    first, *others = pieces
    office, person = _office(others), _person(first)
    if person and (_is_titled(first) or office or any(map(_says_who, others))):
        of = office or Address(body=next(filter(None, map(known_body, reversed(others))), NONE))
        return Address(person, of.office, "", of.body, of.title)
    whole = tuple(word for piece in pieces for word in piece)
    body = known_body(whole)
    return _office(pieces) or _members(pieces) or (Address(body=body) if body else _beside(whole))


def _office(pieces: Sequence[Words]) -> Address | None:
    """Return the office that the first piece names, of the body there or behind it, with the person who holds it."""
    found = phrase(pieces[0], OFFICES) if pieces else None
    if found is None:
        return None
    before, form, after = pieces[0][: found[0]], pieces[0][slice(*found)], pieces[0][found[1] :]
    name, portfolio = OFFICES[folded(form)], folded(form) in PORTFOLIOS
    of = known(before)
    if before and not of and not _is_title(before):
        return None  # "former President", "Assistant Secretary-General": another office
    topic, rest = _split_body(stripped(after, LINKS)) if after and after[0][1] in LINKS else ((), after)
    person = _person(rest, titled=True) or ""
    if rest and not person:
        return None
    of = of or (country(topic) if portfolio else named(topic))
    for piece in pieces[1:]:
        if not person and (other := _person(piece)):
            person = other
        elif not of:
            of = known(piece) if portfolio else named(piece)
        elif known(piece) != of:
            return None
    if not portfolio:
        return Address(person, name, "", of, as_written(form))
    title = as_written(pieces[0][found[0] : len(pieces[0]) - len(rest)])
    return Address(person, f"{name} {without_small([one for _, one in topic])}".strip(), "", of, title)


def _members(pieces: Sequence[Words]) -> Address | None:
    """Return the members of a body, named before it or behind it: "Members of the Council", "Council members"."""
    whole = pieces[0]
    found = phrase(whole, MEMBERS)
    if found is None or len(pieces) > 1:
        return None
    start, end = found
    body = NONE
    if start == 0 and end < len(whole) and whole[end][1] in LINKS:
        body = named(stripped(whole[end:], LINKS))
    elif end == len(whole) and not any(word in JOINED for _, word in whole):
        body = named(whole[:start])
    return Address(group=MEMBERS[folded(whole[start:end])], body=body) if body else None


def _beside(whole: Words) -> Address:
    """Return an address that is none of those known, with the members or the body that its last words name."""
    for start in range(1, len(whole)):
        if whole[start - 1][1] in LINKS | JOINED | LEADING:
            piece = stripped(whole[start:])
            found = Address(body=known_body(piece)) if known_body(piece) else _members([piece])
            if found and found.body.is_known:
                return Address(beside=found)
    return NOTHING


def _split_body(piece: Words) -> tuple[Words, Words]:
    """Return the body that words begin with, and what stands behind it; all of them where none is known."""
    return next(((piece[:end], piece[end:]) for end in range(len(piece), 0, -1) if known(piece[:end])), (piece, ()))


def _person(piece: Words, *, titled: bool = False) -> str | None:
    """Return the person whom words name, folded and without titles. Behind an office (`titled`) one name is enough."""
    while len(piece) > 1 and piece[-1][1] in HONOURS and piece[-1][0].isupper():
        piece = piece[:-1]
    text = as_written(piece)
    bare = without_honorific(text).strip()
    if not bare or phrase(piece, OFFICES) or phrase(piece, MEMBERS) or known_body(piece):
        return None
    alone = (titled or bare != text) and len(bare.split()) == 1 and bare[:1].isupper()
    if alone or any(is_personal(one) for one in (text, bare)):
        return fold_diacritics(fold(bare))
    return None


def _is_title(piece: Words) -> bool:
    """Tell whether words are those before a name: "Monsieur le", "His Excellency the"."""
    bare = without_honorific(f"{as_written(piece)} Xxxx")
    return [word for word, one in words_of(bare) if one not in LEADING] == ["Xxxx"]


def _is_titled(piece: Words) -> bool:
    text = as_written(piece)
    return without_honorific(text).strip() != text or piece[-1][1] in HONOURS


def _says_who(piece: Words) -> bool:
    """Tell whether words behind a name say that it is a person's: a role, or the body at which one works."""
    if known_body(piece) or phrase(piece, OFFICES):
        return True
    return starts_with_role(as_written(piece))
