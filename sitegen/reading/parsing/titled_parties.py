"""To whom a title says that the letter goes: "An open letter to X and the Y: …"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sitegen.core.model import LineReading
from sitegen.reading.parsing.context import Context
from sitegen.reading.parsing.party_words import begins_party, each_addressed, without_article
from sitegen.reading.parsing.persons import starts_with_role
from sitegen.reading.parsing.title_lines import wrapped_lines
from sitegen.reading.parsing.unwrapping import flow
from sitegen.reading.parsing.vocabulary import Vocabulary, fold
from sitegen.reading.parsing.vocabulary.phrases import Found

SHORTEST = 4  # characters of an addressee in a title
SHORTEST_CASELESS = 2  # in a script without capitals, where a word is a character or two
_END = re.compile(r"\s*[:;!?(]\s|\s[-–—|]\s|:$|\s*\n")
_NEWS = re.compile(r", [^\W\d_A-ZÀ-ÖØ-Þ]")


def in_title(context: Context, readings: Sequence[LineReading], title: str | None) -> list[str]:
    """Return whom the title addresses: "An open letter to X and the Y: …" gives X and Y."""
    vocabulary = context.marks.vocabulary.only(context.language)
    texts = [*_printed(context, readings), title or ""]
    for text in texts:
        plain = fold(text[:2000])
        behind = _find("letter_of", plain, vocabulary)
        if behind and behind.start() >= SHORTEST:
            return [" ".join(text.split())[: behind.start()].strip()]
        found = _behind_sender(plain, _find("letter_to", plain, vocabulary), vocabulary)
        if found and not _names_the_sender(text, plain, found, vocabulary):
            return _parties_of(" ".join(text.split())[found.end() :].strip(), vocabulary)
    return []


def _behind_sender(plain: str, found: Found | None, vocabulary: Vocabulary) -> Found | None:
    """Return where an office begins that says "to" by its form, behind a bare word for a letter and who sends it."""
    if found is None or plain[found.start() : found.end()].strip() not in vocabulary.words("letters", "kinds"):
        return found
    kept, words = vocabulary.phrases("cues", "addressee_kept"), list(re.finditer(r"\S+", plain[found.end() :]))
    offices = (found.end() + word.start() for word in words)
    office = next((at for at in offices if kept.match(plain, at)), None)
    return found if office is None else Found(found.start(), office)


def _names_the_sender(text: str, plain: str, found: Found, vocabulary: Vocabulary) -> bool:
    """Return whether what follows a bare word for a letter is in small letters, so that it says from whom it is.

    Languages that have cases need no word for "to", nor for "of".
    """
    said, rest = plain[found.start() : found.end()].strip(), " ".join(text.split())[found.end() :].strip()
    bare = said in vocabulary.words("letters", "kinds")
    return bare and rest[:1].islower() and vocabulary.cue("addressee", fold(rest)) is None


def _find(key: str, plain: str, vocabulary: Vocabulary, position: int = 0) -> Found | None:
    """Return where a phrase of a list stands; in a script without capitals it may stand within other words."""
    found = vocabulary.phrases("letters", key).search(plain, position)
    if found:
        return found
    caseless = (phrase for phrase in vocabulary.words("letters", key) if phrase.upper() == phrase.lower())
    places = sorted((plain.find(phrase, position), -len(phrase)) for phrase in caseless)
    return next((Found(at, at - length) for at, length in places if at >= 0), None)


def _printed(context: Context, readings: Sequence[LineReading]) -> list[str]:
    """Return the printed titles and headings, wrapped lines as one: an addressee ends where its title does."""
    return [
        flow([line.rest for line in lines])
        for lines in wrapped_lines(context, readings)
        if readings[lines[0].index].winner.role in ("title", "heading")
    ]


def _parties_of(text: str, vocabulary: Vocabulary) -> list[str]:
    end = _END.search(text.replace(" (", " \x00"))
    text = text[: end.start()] if end else text
    for comma in _NEWS.finditer(text):
        if vocabulary.cue("addressee", fold(text[comma.end() - 1 :])) is not None:
            continue
        if begins_party(text[comma.end() - 1 :], vocabulary):
            continue
        if not starts_with_role(text[comma.end() - 1 :], vocabulary):
            text = text[: comma.start()]  # "In a letter to the Minister, farmers ask for water"
            break
    if not end and not any(begins_party(part, vocabulary) for part in text.split(", ")[1:]):
        caseless = text.upper() == text.lower()
        cut = _find("letter_about", fold(text), vocabulary, SHORTEST_CASELESS if caseless else SHORTEST)
        text = text[: cut.start()] if cut else text
    articles = vocabulary.words("letters", "articles")
    parts = each_addressed(text, vocabulary)
    return [party for part in parts if (party := without_article(part, articles).strip(" ,.;:-–—"))]
