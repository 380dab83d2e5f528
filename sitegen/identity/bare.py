"""A name without what is said beside it: forms of address, degrees, legal forms, a post, a place, middle names.

Whoever is withheld as "Ms Jane Mary Roe, Chair" is told by "Jane Mary Roe", and may be by "Jane Roe".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import combinations

from sitegen.core.myanmar import spoken_syllables
from sitegen.identity.entry_parts import BESIDE, parts_of
from sitegen.identity.folds import fold, is_generic, key, words
from sitegen.identity.scripts import is_burmese
from sitegen.identity.titles import behind_office, without_joined_titles, without_title_words, without_words_behind
from sitegen.identity.tokens import TOKEN, fold_token, is_run
from sitegen.identity.vocabulary import COMMON, HEADS, LEGAL_ENDINGS, NO_FAMILY_NAME, SURNAMES_FIRST
from sitegen.reading.parsing.names.persons import is_appendage, looks_like_person, without_honorific
from sitegen.reading.parsing.vocabulary import load_forms, load_words

_TIED = re.compile(r"(?<!\S)([^\W\d_]{3,})-([^\W\d_]{3,})(?!\S)")  # a surname of two
_WORDS = re.compile(r"[\s.,-]+")
_SINGLE = 4  # letters of a single word that may be a name
_BURMESE_ENOUGH, _RUN_ENOUGH = 3, 3  # syllables of a Burmese name, signs of another one, that no chance brings together
_LEAST_WORD, _LEAST, _ANY_PAIR = 3, 7, 10  # letters of a word, of a first and a last one, of any two that may be a name
_LAST_OF_HANDLE = 6  # letters of a family name that a handle tells
_MOST = 5  # words of a person's name

Bare = tuple[str, str, bool]
"""What a name is without something, that something in words, and whether it is the name all the same."""


@lru_cache(maxsize=100_000)
def bare_forms(name: str) -> tuple[Bare, ...]:
    """Return what `name` is called without what is said beside it: the surest first, itself not among them."""
    found: dict[str, Bare] = {}
    own = stripped(name)
    for one in (
        _graded(own, "the name without its form of address, degree or legal form"),
        _behind_office(own),
        *_parts(name),
        *_fewer(own),
    ):
        if one and one[0] != name:
            found.setdefault(one[0], one)
    return tuple(sorted(found.values(), key=lambda one: not one[2]))


@lru_cache(maxsize=100_000)
def known_as(name: str) -> frozenset[str]:
    """Return what a name is compared by, as it stands and without forms of address, degrees and legal forms."""
    names = (name, stripped(name), *(one[0] for one in _parts(name) if one and one[2]))
    return frozenset(known for one in names for known in (fold(one), key(one)) if known)


@lru_cache(maxsize=100_000)
def stripped(name: str) -> str:
    """Return a name without forms of address, degrees and legal forms; of a body, only without legal forms."""
    text = _without_ends(name.strip(" ,"))
    bare = _without_address(text)
    own = words(text)
    if bare == text or any(word in HEADS for word in own) or (len(bare.split()) == 1 and own[0] in COMMON):
        return text  # "Justice Strategies" is no judge
    return bare if _is_burmese(text) else _without_ends(bare)


def handles(name: str) -> Iterator[str]:
    """Yield a person's name as handles and mail addresses have it in one word: “joakley”, “oakleyjane”, “oakleyj”."""
    parts = _units(BESIDE.split(stripped(name))[0])
    person = not any(map(is_run, parts)) and looks_like_person(" ".join(parts))
    if person and 1 < len(parts) <= _MOST:
        first, last = parts[0], parts[-1].rpartition(" ")[2]
        if len(last) >= _LAST_OF_HANDLE:
            yield from (first[0] + last, last + first, last + first[0])


def unaddressed(name: str) -> str:
    """Return a name as pages may print it, without forms of address and degrees, whoever it is of."""
    return _without_ends(_without_address(_without_ends(name.strip(" ,"))))


def _graded(text: str, about: str) -> Bare | None:
    """Return what is left of a name, near if it is a single word or of common ones; None if it tells nobody."""
    tokens = TOKEN.findall(text)
    if tokens and all(map(is_run, tokens)):
        joined = "".join(tokens)
        if is_burmese(joined[0]):
            count = spoken_syllables(joined)
            return (text, about, count >= _BURMESE_ENOUGH) if count > 1 else None
        return (text, about, len(joined) >= _RUN_ENOUGH) if len(joined) > 1 else None
    if len(tokens) < 2:
        return (text, about, False) if len(text) >= _SINGLE and not is_generic(words(text)) else None
    return text, about, not is_generic(words(text)) and not tokens[0].islower()


def _without_ends(text: str) -> str:
    """Return a name without degrees, legal forms and forms of address behind it."""
    parts = without_words_behind(text).split()
    while len(parts) > 1:
        last, plain = parts[-1], parts[-1].strip(" ,.").casefold()
        if (plain in NO_FAMILY_NAME or _is_burmese(text)) and (last.rstrip(",").isalpha() and last.istitle()):
            break  # "Su Ma" is no Master of Arts, and "Ko Pauk Sa" no company
        if not is_appendage(last) and plain not in LEGAL_ENDINGS:
            break
        parts[-2:] = [parts[-2].rstrip(",")]
    return " ".join(parts)


def _is_burmese(text: str) -> bool:
    """Tell whether a name in Latin letters begins with a form of address of Burma."""
    return text.partition(" ")[0].strip(".").casefold() in NO_FAMILY_NAME


def _without_address(text: str) -> str:
    """Return a name without the forms of address before it, or behind it where scripts put no spaces."""
    honorifics = load_words("letters", "honorifics")
    before = None
    while before != text:
        before = text
        if _WORDS.split(text, maxsplit=1)[0].casefold() in _first_words():
            text = without_honorific(text)
            first, _, rest = text.partition(" ")
            plain = first.strip(".,").casefold()
            if rest and not first[0].islower() and (plain in honorifics or plain in NO_FAMILY_NAME):
                text = rest.strip()
        text = without_title_words(text)
    return without_joined_titles(text)


@cache
def _first_words() -> frozenset[str]:
    """Return the words with which forms of address begin."""
    honorifics = load_words("letters", "honorifics")
    return frozenset(_WORDS.split(one, maxsplit=1)[0].casefold() for one in (*honorifics, *NO_FAMILY_NAME))


def _behind_office(name: str) -> Bare | None:
    found = behind_office(name)
    return (found[0], "the name without the office before it", found[1]) if found else None


def _parts(name: str) -> Iterator[Bare | None]:
    """Yield what an entry says beside a name, of which each part may be one; a place may tell two apart."""
    for one in parts_of(name):
        graded = _graded(stripped(one.text), "the name without what stands beside it")
        yield graded and (*graded[:2], graded[2] and one.is_name)


def _fewer(name: str) -> Iterator[Bare]:
    """Yield a person's name without words behind the first: middle names, a patronymic, a second surname."""
    tied = _TIED.search(name)
    if tied and " " in name:
        halves = (f"{name[: tied.start()]}{half}{name[tied.end() :]}" for half in tied.groups())
        yield from ((half, "the name without a part of it", False) for half in halves)
    parts = _units(BESIDE.split(name)[0])
    cased = name.lower() != name.upper()
    if not 2 < len(parts) <= _MOST or any(map(is_run, TOKEN.findall(name))) or is_generic(words(name)):
        return
    if cased and not looks_like_person(" ".join(parts)):
        return
    for count in range(2, len(parts)):
        for others in combinations(range(1, len(parts)), count - 1):
            kept = [parts[0], *(parts[at] for at in others)]
            first_and_last = len(kept) == 2 and others[0] >= max(2, len(parts) - 2)
            letters = sum(map(len, kept))
            long_enough = min(map(len, kept)) >= _LEAST_WORD and letters >= (_LEAST if first_and_last else _ANY_PAIR)
            if kept[0].casefold() in SURNAMES_FIRST and first_and_last:  # "Nguyễn Hà" of "Nguyễn Thị Hà"
                long_enough = all(map(fold_token, kept))
            if long_enough and not is_generic(words(text := " ".join(kept))):
                yield text, "the name without a part of it", False


def _units(text: str) -> list[str]:
    """Return the words of a name, each with the particles before it."""
    particles, found, held = load_forms("particles"), list[str](), ""
    for word in text.split():
        held += f" {word}" if held else word
        if word.casefold() not in particles:
            found.append(held)
            held = ""
    return [*found, held] if held else found
