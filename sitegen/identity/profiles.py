"""Profiles: what is known of a body beyond typography: its names, where it is, which lists print it.

A profile stands for one class of names that typography makes one. Rules of evidence compare profiles.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from sitegen.identity.acronyms import initials
from sitegen.identity.folds import key, key_of, words
from sitegen.identity.nodes import NO_PARENT, NOBODY, Nodes
from sitegen.identity.places import fold_words, locate, places_in, split_place
from sitegen.identity.vocabulary import COUNTRY_CODES, COUNTRY_OF, PLACES, SENTENCE

SENTENCE_LENGTH = 8  # words
MOST_FORMS = 4  # names of one class that are looked at, each of a key of its own

_BRACKET = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]?\s*")
_CAPITALIZED = r"[^\W\d_a-z][\w.&+’'-]*"
_LEADING = re.compile(rf"^({_CAPITALIZED})\s*(?::|\s[-–—]|,)\s*(?=\S+\s)")
_TRAILING = re.compile(rf"(?:\s+[-–—]\s*|\s*[-–—]\s+|(?<=[a-z])[-–—](?=[A-Z]{{3}})|,\s*|\s+)({_CAPITALIZED})$")
_TWO_CAPITALS = re.compile(r"[^\W\d_a-z]\S*[^\W\d_a-z]")  # in one word, as every acronym has them
_EITHER = re.compile(r"[/,;]")
_RUN_ON = re.compile(r"[)\]]\s*[:;]\s*\w")  # a name that is whole with its acronym, and then another


@dataclass(frozen=True, slots=True)
class Form:
    """One form of a name, taken apart.

    `core` is the name without a country at its end, `bare` the core without its acronyms, which `acronyms` holds
    folded; `alone` is the acronym that is all of the name. `words` and `bare_words` are those of core and bare, as
    folds leave them, and the keys are those of name, core and bare; `parted` says that punctuation parts the country
    from the core.
    """

    name: str
    core: str
    bare: str
    countries: frozenset[str]
    parted: bool
    words: tuple[str, ...]
    bare_words: tuple[str, ...]
    key: str
    core_key: str
    bare_key: str
    acronyms: frozenset[str]
    alone: str | None


@dataclass(frozen=True, slots=True)
class Profile:
    """A class of names: its group, its forms, where it is, and the letters whose lists print it, as bits of a number.

    `where` holds codes of countries or, where none is known, the locality; it is empty where nothing is. `spoken` are
    the countries that the names speak of, `regions` the other places.
    """

    root: int
    forms: tuple[Form, ...]
    where: frozenset[str]
    localities: frozenset[str]
    spoken: frozenset[str]
    regions: frozenset[str]
    lists: int = field(default=0, compare=False)

    @property
    def countries(self) -> frozenset[str]:
        """The codes of the countries in which it is known to be."""
        return self.where & COUNTRY_CODES


def form_of(name: str, own: str | None = None, parts: Callable[[str], tuple[str, ...]] = words) -> Form:
    """Return a name taken apart; `own` is its key, if that is known, and `parts` returns its words."""
    core, place, parted = split_place(name)
    bare, acronyms = _split_acronyms(core)
    core_words = parts(core) if core == name else words(core)
    bare_words = words(bare) if bare != core else core_words
    whole = own or key(name)
    core_key = whole if core == name else key_of(core, core_words)
    return Form(
        name=name,
        core=core,
        bare=bare,
        countries=place.countries or frozenset(_countries_within(core)),
        parted=parted,
        words=core_words,
        bare_words=bare_words,
        key=whole,
        core_key=core_key,
        bare_key=key_of(bare, bare_words) if bare != core else core_key,
        acronyms=acronyms,
        alone=_letters(core) if _is_acronym(core) else None,
    )


def _split_acronyms(name: str) -> tuple[str, frozenset[str]]:
    """Return a name without the acronyms beside it (in brackets, in front, at the end), and these, folded."""
    found: set[str] = set()
    rest = name
    for match in reversed(list(_BRACKET.finditer(name))) if "(" in name or "[" in name else ():
        letters = _acronyms_within(match[1])
        if letters:
            found.update(letters)
            rest = f"{rest[: match.start()]} {rest[match.end() :]}".strip()
    if not rest.isupper() and _TWO_CAPITALS.search(rest):
        for pattern in (_LEADING, _TRAILING):
            beside = pattern.search(rest)
            if beside is not None and _is_acronym(beside[1]) and fold_words(beside[1]) not in PLACES:
                without = (rest[: beside.start()] + rest[beside.end() :]).strip()
                if len(without.split()) > 1 and (pattern is _LEADING or _is_explained(beside, without)):
                    found.add(_letters(beside[1]))
                    rest = without
    return (rest or name), frozenset(found)


def _acronyms_within(text: str) -> list[str]:
    """Return the acronyms that a bracket holds and nothing else but countries, or none: "HSA/ASC", "RWG-Norway"."""
    found: list[str] = []
    for part in _EITHER.split(text):
        kept = [one for one in part.split("-") if one.strip() and fold_words(one) not in COUNTRY_OF]
        if not kept or any(" " in one.strip() for one in kept) or not any(_is_acronym(one.strip()) for one in kept):
            return []
        found.append(_letters("".join(kept)))
    return found


def _countries_within(name: str) -> Iterator[str]:
    """Yield the countries beside an acronym in the brackets of a name: "(RWG-Norway)"."""
    for match in _BRACKET.finditer(name) if "-" in name else ():
        if _acronyms_within(match[1]):
            yield from (COUNTRY_OF[folded] for one in match[1].split("-") if (folded := fold_words(one)) in COUNTRY_OF)


def _is_explained(match: re.Match[str], rest: str) -> bool:
    """Tell whether what stands at the end is set off by a dash, or made of the initials of the rest."""
    return match[0].strip()[0] in "-–—" or _letters(match[1]) == initials(words(rest))


def _is_acronym(token: str) -> bool:
    """Tell whether a lone word is an acronym: two capitals or more, of three signs or more, and most of it capitals."""
    if token[1:].islower():
        return False
    letters = [sign for sign in token if sign.isalpha()]
    capitals = sum(map(str.isupper, letters))
    return " " not in token and 3 <= len(letters) <= 15 and capitals >= 2 and capitals * 2 >= len(letters)


def _letters(token: str) -> str:
    return "".join(sign for sign in fold_words(token) if sign.isalnum() or sign == "+")


def profiles_of(nodes: Nodes, heads: Sequence[Sequence[int]], forms: Mapping[str, Form]) -> tuple[Profile, ...]:
    """Return a profile for every group of names that stand alone, persons and sentences aside.

    `heads` are the nodes of each list, `forms` those of names that are known already.
    """
    groups = nodes.groups
    lists: dict[int, int] = {}
    for number, its in enumerate(heads):
        bit = 1 << number
        for node in its:
            if node != NOBODY:
                lists[node] = lists.get(node, 0) | bit
    members: dict[int, list[int]] = {}
    for node, (folded, _, under) in enumerate(nodes.keys):
        if under == NO_PARENT and "\n" not in folded:
            members.setdefault(groups.of(node), []).append(node)
    made = (_profile(nodes, root, its, lists, forms) for root, its in sorted(members.items()))
    return tuple(one for one in made if not any(map(_is_more_than_a_name, one.forms)))


def _is_more_than_a_name(form: Form) -> bool:
    """Tell whether an entry is a sentence or two names run together: evidence makes it one with none of them."""
    sentence = len(form.words) >= SENTENCE_LENGTH and sum(word in SENTENCE for word in form.words) > 1
    return sentence or _RUN_ON.search(form.name) is not None


def _profile(
    nodes: Nodes, root: int, its: Sequence[int], lists: Mapping[int, int], forms: Mapping[str, Form]
) -> Profile:
    fullest: dict[str, str] = {}  # of the names of one key: typography alone tells them apart
    for node in its:
        name, own = nodes.names[node], nodes.key(nodes.names[node])
        if own not in fullest or _fullness(name) > _fullness(fullest[own]):
            fullest[own] = name
    chosen = sorted(fullest.items(), key=lambda one: (-len(one[1]), one[1]))[:MOST_FORMS]
    own_forms = tuple(forms.get(name) or form_of(name, own, nodes.words) for own, name in chosen)
    places = [locate(place) for node in its if (place := nodes.places[node])]
    countries = frozenset(code for place in places for code in place.countries)
    localities = frozenset(place.locality for place in places if place.locality)
    if not countries:
        countries = frozenset(code for form in own_forms for code in form.countries)
    where = countries or frozenset(f"@{one}" for one in localities)
    said = frozenset(place for form in own_forms for place in places_in(form.words)) | countries
    on_lists = 0
    for node in its:
        on_lists |= lists.get(node, 0)
    return Profile(root, own_forms, where, localities, said & COUNTRY_CODES, said - COUNTRY_CODES, on_lists)


def _fullness(name: str) -> tuple[int, bool, str]:
    return len(name), not name.isupper(), name
