"""Is it a person? Names of persons and what stands beside them: honorifics, roles, degrees, affiliations."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from sitegen.reading.parsing.lines.facts import LONGEST_LOOK
from sitegen.reading.parsing.names.caseless_names import may_be_caseless_person
from sitegen.reading.parsing.names.unspaced_names import has_glued_address, names_body
from sitegen.reading.parsing.vocabulary import (
    REMEMBERED,
    fold,
    load_forms,
    load_page_words,
    load_phrases,
    load_places,
    load_vocabulary,
    load_words,
)
from sitegen.reading.parsing.vocabulary.phrases import Phrases, any_of

COMMAS = ",，،၊፣"  # of Latin, Chinese, Arabic, Burmese and Ethiopic
_CLASS_OF = r"\s(?=['‘’]\d\d\b)"  # the year in which a school was left: "Jane Roe ’93"
_HANDLE = r"\s(?=@\w)"
_HAN = r"[\u4e00-\u9fff]"
_HAN_ROLES = any_of(word for word in load_words("letters", "roles") if re.match(_HAN, word))
_NO_SURNAME = "".join(  # before it, in Japanese: a given name stands behind the blank
    rf"(?<!{any_of(word for word in load_forms('japanese_surnames') if len(word) == size)})" for size in (2, 3)
)
# The blank behind a name in Chinese characters; between the two names of a person in Japanese is another.
BEHIND_HAN = rf"(?:(?<={_HAN}{{2}}){_NO_SURNAME}\s+(?={_HAN}{{2}})|(?<={_HAN})\s+(?={_HAN}{{4}}|{_HAN_ROLES}))"
_CASELESS_ROLES = any_of(word for word in load_words("letters", "roles") if word.upper() == word.lower())
# "Jane Roe: director"; what has a capital behind a colon is a label and somebody.
_OFFICE = rf":\s(?=[a-zà-ÿ]|{_CASELESS_ROLES})"
NAME_END = re.compile(
    rf"[{COMMAS};；：(（\t]|{_OFFICE}|\s(?:[-–—|/]|//|::)\s|\s\*(?=\w)|{BEHIND_HAN}|{_CLASS_OF}|{_HANDLE}"
)
_OF_ACRONYM = re.compile(r"\b[a-zà-ÿ]{1,5}['’]? ?[A-Z][A-Z0-9]+(?:[-/][A-Z]+)*$")  # at the end, behind "of"
_UNDOTTED = re.compile(
    rf"(?:{any_of(load_page_words('undotted'))}) (?=[^\W\d_])"
)  # in mixed case: "DR Congo" is no doctor
_ACRONYM = re.compile(r"\(([A-Z][A-Za-z.&/ -]{1,14})\)")
_NICKNAME = re.compile(r" [\"“'‘(][^\W\d_]{2,15}[\"”'’)] (?=[^\W\d_a-z])")  # Jane "Jinx" Roe
_GLUED = re.compile("[-'’].")
# A surname of one character and a given name of one or two, in Chinese characters or Hangul; a blank may stand between.
_EAST_ASIAN = re.compile(r"[\u4e00-\u9fff](?: ?[\u4e00-\u9fff]){1,2}$|[\uac00-\ud7a3]{2,4}$")
LONGEST_WITHOUT = 5  # words of "Lawyers Without Borders"
LONGEST_OFFICE = 90  # characters before the colon behind an office
LONG_WORD = 8  # letters of a word that may be composed of two
_REGISTERED = tuple(f" {form}" for form in load_page_words("registered"))
# "Co-founder", "ex-minister": what stands before an office is no word of its own.
_BEFORE_ROLE = re.compile(rf"(?:{any_of(load_page_words('before_office'))})-")
_BETWEEN_PLACES = re.compile(rf"\s*/\s*|\s*&\s*|\s+(?:{any_of(load_page_words('and'))})\s+")
_WORD = re.compile(r"[^\W\d_]+(?:['’.·-][^\W\d_]+)*\.?$")


def before_end(text: str) -> str:
    """Return what stands before the first mark that ends a name, without the blanks around it.

    A name may stand behind its office ("Chair: Jane Roe").
    """
    held = behind_office(text)
    return NAME_END.split(held[1] if held else text, maxsplit=1)[0].strip()


def behind_office(text: str) -> tuple[str, str] | None:
    """Return an office and, behind its colon, the person who holds it with all that is said ("Chair: Jane Roe").

    None where a text does not begin so.
    """
    head = text[:LONGEST_OFFICE]
    if ": " not in head and "：" not in head:
        return None
    office, _, said = text.strip("*_ ").replace("：", ":", 1).partition(":")
    office, said = office.strip(" *_"), said.strip(" *_")
    name = NAME_END.split(said, maxsplit=1)[0].strip(" .*_")
    holds = looks_like_person(name) and not starts_with_role(name)
    return (office, said) if holds and starts_with_role(office) else None


@lru_cache(maxsize=REMEMBERED)
def looks_like_person(text: str) -> bool:
    """Return whether `text` has the form of a person's name.

    An honorific, or two to five capitalised words, none of them a word that organizations are called by.
    """
    text = _NICKNAME.sub(" ", text.strip().rstrip("*†‡§¹²³ "))
    bare = without_honorific(text)
    if (caseless := may_be_caseless_person(bare)) or _EAST_ASIAN.match(text):
        return is_east_asian_person(text) or (caseless and not starts_with_role(bare))
    first, *others = bare.replace(",", " ").split() or [""]
    words = [first, *(word for word in others if not is_degree(word))]  # "M.A. Roe": initials stand first
    words = words[1:] if is_degree(first) and (len(words) > 2 or "." not in first) else words
    particles = load_forms("particles")
    full = sum(word not in particles for word in words)
    titled = bare != text and 1 <= full <= 5 and all(word in particles or _is_named(word) for word in words)
    if titled or has_glued_address(text):
        return True
    if not 2 <= len(words) <= 5 or ("," in bare.rstrip(",") and len(words) == len(bare.split())):
        return False
    called = any(_calls_body(word.strip(".")) for word in fold(" ".join(words)).split()) or _is_without(words)
    if called or is_organ(text) or not all(map(_WORD.match, words)):
        return False
    if words[-1] in particles or (text.isupper() and words[-1].lower() in load_vocabulary().connectors):
        return False
    named = [word for word in words if word not in particles]
    return len(named) >= 2 and all(map(_is_named, named)) and any(len(word) > 1 for word in named)


def is_east_asian_person(text: str) -> bool:
    """Return whether `text` is a person's name in Chinese characters or Hangul: it begins with a known surname."""
    return not text.isascii() and _EAST_ASIAN.match(text) is not None and text[0] in load_forms("east_asian_surnames")


def _is_named(word: str) -> bool:
    """Return whether a word has the capital of a name, after a particle and a hyphen too ("al-Khatib")."""
    if word[:1].isupper():
        return True
    head, tail = re.split("(?<=[-'’])", word, maxsplit=1) if _GLUED.search(word) else (word, "")
    particles = load_forms("particles")
    return tail[:1].isupper() and (head.lower().rstrip("-") in particles or head.lower().replace("’", "'") in particles)


def is_degree(text: str) -> bool:
    """Return whether `text` is a degree or an honour that stands after a person's name."""
    return text.strip(" ,").replace(".", "").lower() in load_forms("degrees")


def is_appendage(text: str) -> bool:
    """Return whether `text` cannot be a name, but ends the name before it: a degree, or a legal form."""
    bare = text.strip(" ,").replace(".", "").replace(" ", "").lower()
    return bare in load_forms("degrees") or bare in load_forms("legal_forms")


def without_honorific(text: str) -> str:
    """Return a name without the honorifics before it."""
    text = text.strip()
    for _ in range(5):  # "Prof. Dr. Dr. h.c. …"
        undotted = _UNDOTTED.match(text)
        found = undotted or _honorific().match(fold(text))
        if not found or len(fold(text)) != len(text):
            return text
        text = text[found.end() :].lstrip(" .")
    return text


def has_honorific(text: str) -> bool:
    """Return whether a name has an honorific before it."""
    return without_honorific(text) != text


def names_a_person(text: str) -> bool:
    """Return whether `text` begins with a person's name, with a role before it or not ("Senator Jane Roe, …")."""
    head = before_end(text)
    role = _roles().match(fold(head))
    bare = head[role.end() :].strip() if role and len(fold(head)) == len(head) else head
    if role and len(bare.split()) >= 2 and _WORD.match(bare.split()[1]) and bare.split()[1].isupper():
        return bare[:1].isupper()  # "MEP Jane ROE Group of …": a surname in capitals needs no comma behind it
    if role and _OF_ACRONYM.search(bare):
        return False  # "Secretary General of the RCU": an office of an organization
    return any(2 <= len(one.split()) <= 5 and looks_like_person(one) for one in (head, bare)) and (
        not role or looks_like_person(bare)
    )


@lru_cache(maxsize=REMEMBERED)
def starts_with_role(text: str) -> bool:
    """Return whether `text` begins with a role or an office ("Director", "maître de conférences").

    One with its holder behind a colon names somebody, and does not say of another what they are.
    """
    if behind_office(text) is not None:
        return False
    plain = fold(text[:80]).lstrip("*_(")
    before = _BEFORE_ROLE.match(plain)
    return _roles().match(plain, before.end() if before else 0) is not None


def is_office(text: str) -> bool:
    """Return whether `text` is a role or an office and names nobody: it says what somebody is.

    Behind an article it ends with the office, or says of what it is ("The Chair", "La présidente du comité").
    """
    if starts_with_role(text):
        return not names_a_person(text)
    plain = fold(text[:80]).lstrip("*_(")
    article = _article().match(plain)
    role = _roles().match(plain, article.end()) if article else None
    behind = plain[role.end() :].strip(" .,:;*_)").split() if role else [""]
    return not behind or behind[0] in load_vocabulary().connectors


@lru_cache(maxsize=REMEMBERED)
def is_organ(text: str) -> bool:
    """Return whether `text` is an organ of a body and does not say of which: "The Board", "Der Vorstand"."""
    plain = fold(text[:80]).strip(" .,:*_")
    found = _article().match(plain)
    return (plain[found.end() :] if found else plain) in load_forms("organs")


def looks_like_name(text: str) -> bool:
    """Return whether `text` has the form of a person's name, or a word by which organizations are called."""
    return looks_like_person(text) or is_organization_like(text)


@lru_cache(maxsize=REMEMBERED)
def is_organization_like(text: str) -> bool:
    """Return whether `text` holds a word by which organizations are called, or an acronym in brackets.

    Behind a person's name brackets hold a party or a place, unless they hold the name's own initials.
    """
    found = _ACRONYM.search(text)
    if found:
        head = text[: found.start()].strip()
        initials = "".join(word[:1] for word in head.replace("-", " ").split()).upper()
        if not looks_like_person(head) or found[1].upper() == initials:
            return True
    plain = fold(text[:LONGEST_LOOK])
    words = [word.strip(".,;:()\"'“”") for word in plain.split()[:20]]
    return (
        any(map(_calls_body, words))
        or _is_without(text.split())
        or plain.endswith(_REGISTERED)
        or names_body(text[:LONGEST_LOOK])
    )


def _is_without(words: Sequence[str]) -> bool:
    """Return whether a name of a few words says what a body is without: "Lawyers Without Borders"."""
    return 2 < len(words) <= LONGEST_WITHOUT and any(word.lower() in load_forms("without") for word in words[1:-1])


def _calls_body(word: str) -> bool:
    """Return whether organizations are called by a word, or by what it is composed with."""
    return word in _organization_words() or (len(word) > LONG_WORD and word.endswith(_organization_endings()))


@lru_cache(maxsize=REMEMBERED)
def is_place(text: str) -> bool:
    """Return whether `text` is a country or a region, or several with slashes or "and" between them."""
    plain = fold(text).strip(" .()")
    if plain in load_places() or plain.removeprefix("the ") in load_places():
        return True
    parts = [part for part in _BETWEEN_PLACES.split(plain) if part]
    return 1 < len(parts) <= 4 and all(part in load_places() for part in parts)


@cache
def _organization_words() -> frozenset[str]:
    return load_words("lists", "organization_words")


@cache
def _organization_endings() -> tuple[str, ...]:
    """Return how words end that are composed with one for an organization ("Bürgerinitiative")."""
    return tuple(load_words("lists", "organization_endings"))


@cache
def _article() -> re.Pattern[str]:
    words = load_words("letters", "articles")
    return re.compile(rf"(?:{any_of(word for word in words if word.isalpha())}) |(?:{any_of(words)})(?<!\w)")


@cache
def _honorific() -> re.Pattern[str]:
    words = load_words("letters", "honorifics")
    longer, shorter = any_of(word for word in words if len(word) > 2), any_of(word for word in words if len(word) <= 2)
    return re.compile(rf"(?:(?:{longer})(?:\. ?(?!-)| )|(?:{shorter})\.(?: |(?=\S{{3}})))")


def _roles() -> Phrases:
    return load_phrases("letters", "roles")
