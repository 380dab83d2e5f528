"""Whom a salutation greets by name or office."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sitegen.core.model import LineReading
from sitegen.reading.parsing.context import Context
from sitegen.reading.parsing.names.kinds import has_given_name
from sitegen.reading.parsing.names.party_words import all_apart, offices_apart, without_article
from sitegen.reading.parsing.names.persons import has_honorific, is_office, looks_like_person, starts_with_role
from sitegen.reading.parsing.names.spelt_out import unveiled, veiled
from sitegen.reading.parsing.vocabulary import fold, load_page_words, load_phrases, load_vocabulary, load_words
from sitegen.reading.parsing.vocabulary.phrases import any_of

_AND = rf"(?:{any_of(load_page_words('and'))})"
# Where the next party begins: behind a comma, or behind "and" before a title, an honorific or "the" and a name.
_NEXT = re.compile(
    rf",\s*(?:{_AND}\s+)?|\s+{_AND}\s+(?=(?:[A-Z]\S*\.|(?:{any_of(load_page_words('honoured'))})\b|the [A-Z]))"
)
_ENDED = re.compile(r"(?<=!) +")
_QUOTES = " \"'“”„«»‘’"


def greeted_by(context: Context, readings: Sequence[LineReading]) -> list[str]:
    """Return whom the first salutation names; a salutation may run over several lines, one for each person."""
    found: list[str] = []
    last = None
    for reading in readings:
        if reading.winner.role != "salutation":
            continue
        if last is not None and reading.line != last + 1:
            break
        last = reading.line
        for text in _greetings(context.facts[reading.line - 1].rest):
            found += [unveiled(_with_respect(party, text)) for party in _names_in_greeting(text)]
    return found


def _greetings(text: str) -> list[str]:
    """Return the greetings of a line, each behind the mark that ends the one before: "Dear Minister! Dear members!"."""
    salutation = load_vocabulary().cues["salutation"]
    parts = _ENDED.split(veiled(text.strip(_QUOTES)))
    greets = [at for at, part in enumerate(parts) if at == 0 or salutation.match(fold(part)) is not None]
    return [" ".join(parts[at:end]) for at, end in zip(greets, [*greets[1:], len(parts)], strict=True)]


def _with_respect(party: str, text: str) -> str:
    """Return an office with the words of respect before its article, as it is greeted: "Monsieur le Président"."""
    head, found, rest = text.partition(party)
    before = [(word[0].lower(), word.start()) for word in re.finditer(r"\S+", head)]
    joints = load_words("numbers", "and")
    articles = load_words("letters", "articles") | joints
    if not found or (without_article(party, articles) == party and not (before and before.pop()[0] in articles)):
        return party
    polite = load_words("letters", "honorifics") | joints
    first = len(before)
    while first and before[first - 1][0] in polite:
        first -= 1
    start = next((at for word, at in before[first:] if word not in joints), None)
    return party if start is None else text[start : len(text) - len(rest)]


def _names_in_greeting(text: str) -> list[str]:
    text = text.strip(" ,:;!.-–—၊။：，、！،؛")
    cue = load_vocabulary().cues["salutation"].match(fold(text))
    rest = text[cue.end() :].strip(" ,.") if cue else text
    end = max(filter(rest.endswith, load_words("letters", "greeted_end")), key=len, default="")
    rest = rest.removesuffix(end).rstrip()
    nobody = load_words("letters", "nobody")
    parts = [rest] if _is_of_several(rest) else rest.split("、") if "、" in rest else _NEXT.split(rest)
    named = [part.strip(" ,") for part in parts if part.strip(" ,")]
    named = _with_offices(named)
    named = [*named[:1], *map(_without_greeting, named[1:])]
    named = [
        part
        for part in named
        if any(one.isupper() or one.lower() == one.upper() for one in part if one.isalpha())
        or (len(named) > 1 and (_greets_office(part) or starts_with_role(part)))
    ]
    named = [one for part in named for one in all_apart(part, load_vocabulary())]
    named = [one for part in named for one in offices_apart(part)]
    found = [part for part in named if not all(word.strip(".,").lower() in nobody for word in part.split())]
    if found or named:
        return found
    said = [word for word in re.findall(r"[^\W\d_]+", rest) if word.lower() not in nobody]
    office = any(starts_with_role(" ".join(said[at:])) for at in range(min(2, len(said))))
    if office and "[" not in rest:
        articles = load_words("letters", "articles")
        return [without_article(rest, articles)]  # "Madame la ministre", "Vážený pane primátore"
    return [rest] if len(said) > 2 else []  # "Dear local, state and federal officials": nobody by name, but not nobody


def _without_greeting(party: str) -> str:
    """Return a further party without the greeting that is said to it, too: "sehr geehrte Frau Ministerin"."""
    found = load_vocabulary().cues["salutation"].match(fold(party))
    bare = party[found.end() :].strip() if found else party
    polite = found and fold(party)[: found.end()].strip(" .") in load_words("letters", "honorifics")
    several = bare.partition(" ")[0] in load_words("numbers", "and")  # "señoras y señores diputados"
    return party if polite or several or not bare else bare


def _is_of_several(text: str) -> bool:
    """Return whether a text greets one party of several places or bodies: "mayors of Greenford, Millbrook and Harwick".

    Behind "of" stand names alone, of which none begins as a party does.
    """
    before, *others = _NEXT.split(text)
    words = before.split()
    joints = load_words("numbers", "and")
    at = next((at for at, word in enumerate(words) if at and word in load_vocabulary().connectors - joints), 0)
    names = [word for part in (" ".join(words[at + 1 :]), *others) for word in part.split() if word not in joints]
    told = any(starts_with_role(part) or has_honorific(part) or has_given_name(part) for part in others)
    return bool(at and others and not told) and len(words) - at <= 3 and all(one[:1].isupper() for one in names)


def _with_offices(parts: Sequence[str]) -> list[str]:
    """Return the parts between commas with each office joined to the person before it, who has none as yet."""
    found: list[str] = []
    for part in parts:
        body = found and not (found[-1].islower() or looks_like_person(found[-1]) or starts_with_role(found[-1]))
        if body and _is_bare_office(part):
            found[-1] = f"{found[-1]}, {part}"
            continue
        held = found and looks_like_person(found[-1]) and not starts_with_role(found[-1])
        if held and _holds_office(part):
            found[-1] = f"{found[-1]}, {part}"
        else:
            found.append(part)
    return found


def _holds_office(part: str) -> bool:
    """Return whether a part is an office, or an article, a word and an office ("the Chinese Consul")."""
    bare = without_article(part, load_words("letters", "articles"))
    return is_office(bare) or (bare != part and is_office(bare.partition(" ")[2]))


def _greets_office(part: str) -> bool:
    """Return whether a part in small letters greets whoever holds an office: "mesdames et messieurs les élus".

    Without a word of respect it is one of those who sit in a body: "poslanci".
    """
    nobody = load_words("letters", "nobody") | load_words("letters", "articles")
    words = part.split()
    held = next((at for at, word in enumerate(words) if word.strip(".,").lower() not in nobody), len(words))
    rest = " ".join(words[held:])
    told = load_phrases("counting", "nouns").match(fold(rest)) or load_phrases("letters", "bodies").match(fold(rest))
    return held < len(words) and (told is not None or (held > 0 and starts_with_role(rest)))


def _is_bare_office(part: str) -> bool:
    """Return whether a part is a word of respect and an office, as behind a newspaper's name: "Gentile Direttore"."""
    respect, _, office = part.partition(" ")
    polite = respect.lower() in load_words("letters", "nobody")
    return polite and len(office.split()) == 1 and starts_with_role(office)
