"""What the words of a title say: what it calls itself, whom it names, and what of it is no title at all."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from sitegen.reading.formats.signs import unescape
from sitegen.reading.parsing.context import Context
from sitegen.reading.parsing.lines.dates import find_date
from sitegen.reading.parsing.lines.facts import LineFacts
from sitegen.reading.parsing.names.kinds import has_given_name
from sitegen.reading.parsing.names.party_words import without_article
from sitegen.reading.parsing.names.persons import looks_like_person
from sitegen.reading.parsing.vocabulary import fold, load_vocabulary, load_words
from sitegen.reading.parsing.vocabulary.phrases import Phrases

# Characters without a width that part no letters; those that join or part some in Persian or Hindi stay.
_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"))
LONGEST_CASELESS = 60  # characters of a title of two sentences, in a script without capitals
_BRACKETED_END = re.compile(r"\s*[(\[]([^()\[\]]{3,40})[)\]]$")
_GLUED_COLON = re.compile(r"(?<=[^\W\d_]):(?=[A-ZÀ-ÖØ-Þ]{2})")
_STOPS = re.compile(r"[。！？။]")
SHORT = 4  # letters of a word that leads to a day which is part of the title ("vom 10.01.2020")
MARKUP = re.compile(r"<[^<>]{1,200}>|\[\[[^\[\]]*\||\]\]|^\W*#!\S+\s*")
_SIGNS = re.compile(r"^(?:[\u2190-\u2bff\U0001f000-\U0001faff\ufe0f\u200d]+\s*)+")  # pictures before the words
_FIGURES_OF_DATE = re.compile(r"[\s,(–—-]+\d{1,4}[./-]\d{1,2}[./-]\d{1,4}\)?$")  # the day behind the words
# A place and the day behind a mark that parts them from the words.
_PLACE_AND_DAY = re.compile(r"\s+(?://|\|)\s+[^\W\d_][^|/]{3,60}$")
# A field of an office's form with nothing but figures in it: "Number of sheets: 4/0".
FILLED_IN = re.compile(r"[^\W\d_][^:]{1,40}:[\s\d/.,()-]+$")
# What stands under a picture: who made it.
CAPTION = re.compile(
    r"(?:^|[.!?)\\]\s*|[(|–—-]\s*)"
    r"(?:photos?|pictures?|images?|fotos?|bilde?r?|photograph|crédits?|credits?)(?: by\b| ?[:©])|© ?\w",
    re.IGNORECASE,
)
NO_TITLE = re.compile(r"https?://|www\.|[{}<>]|^\[?\s*logo\b", re.IGNORECASE)


@cache
def _kinds(language: str | None) -> Phrases:
    """Return the words for what a text is: those of its language, and of others the terms that no other word is.

    A single word of one language is often an ordinary one of another: a list, a tribune, in brief.
    """
    own = load_vocabulary().only(language)
    terms = {term for term in load_words("letters", "kinds") if " " in term or term.upper() == term.lower()}
    return Phrases(own.words("letters", "kinds") | terms)


def kinds_of(context: Context) -> Phrases:
    """Return the words by which a text of the letter's language calls itself a letter."""
    return _kinds(context.language)


def calls_itself(text: str, context: Context) -> bool:
    """Return whether a text has a word for what it is: a letter, a statement, an appeal."""
    return kinds_of(context).search(fold(text[:600])) is not None


def says_nothing_else(text: str, context: Context) -> bool:
    """Return whether a text has only words for what it is: "The letter", "Open letter:"."""
    bare = kinds_of(context).sub(" ", fold(text))
    return all(word.strip(".:*_# ") in load_words("letters", "articles") | {""} for word in bare.split())


def says_what_it_is(text: str, context: Context) -> bool:
    """Return whether a text says of which kind a letter is, and of what or whom: "A manifesto of fishers"."""
    bare = without_article(text.lstrip("*_ "), context.language_vocabulary.words("letters", "articles"))
    return kinds_of(context).match(fold(bare)) is not None and not says_nothing_else(text, context)


def begins_as_letter(line: LineFacts, context: Context) -> bool:
    """Return whether a line begins with a word for what it is: "Appeal for …" under "An open letter to …"."""
    return kinds_of(context).match(line.plain) is not None


def names_one(text: str, context: Context) -> bool:
    """Return whether a title is a person's name and no more, as archives of mails call what a person wrote."""
    name = " ".join(reversed(text.lstrip("0123456789. ").split(", ")))
    counted = text[:1].isdecimal()  # two words with capitals may be a day's or a pact's name
    return looks_like_person(name) and not calls_itself(text, context) and (counted or has_given_name(name))


def ends_in_day(text: str) -> bool:
    """Return whether a title ends in a full date, as titles do by which an archive keeps its files."""
    found = find_date(text)
    return found is not None and not found.after.strip(" .)")


def is_slug(text: str) -> bool:
    """Return whether a text is the name by which a file or a page is called: "open-gates"."""
    return " " not in text and text.islower() and re.search(r"[-_]", text) is not None


def without_kind_behind(text: str, context: Context) -> str:
    """Return a title without brackets at its end that only say what it is: "Save the lake (Open letter)"."""
    found = _BRACKETED_END.search(text)
    if not found or not says_nothing_else(found[1], context) or not calls_itself(found[1], context):
        return text
    return text[: found.start()]


def cleaned(text: str) -> str:
    """Return a title without markup, pictures before it, and the day behind it."""
    text = text.translate(_UNSEEN) if not text.isascii() else text
    plain = " ".join(MARKUP.sub(" ", unescape(text)).split()).strip("=> ")
    plain = _GLUED_COLON.sub(": ", plain)
    plain = plain.strip("* ") if plain.count("*") != 1 else plain  # one star is a word's own
    bare = _without_place_and_day(_SIGNS.sub("", plain))
    day = _FIGURES_OF_DATE.search(bare)
    before = bare[: day.start()].split()[-1:] if day else []
    if day is None or (before and before[0].islower() and len(before[0]) <= SHORT):
        return bare
    return bare[: day.start()]


def _without_place_and_day(text: str) -> str:
    """Return a title without a place and the day behind a mark: "Statement on the lake // Alder, 3 May 2021"."""
    found = _PLACE_AND_DAY.search(text)
    day = find_date(found[0]) if found else None
    return text[: found.start()] if found and day and day.iso and not day.after.strip(" .)") else text


def is_possible(text: str) -> bool:
    """Return whether a text can be a title at all: words, no address of the web."""
    letters = sum(one.isalpha() or unicodedata.category(one).startswith("M") for one in text)  # vowels of Burmese
    caseless = sum(one.isalpha() and one.upper() == one.lower() for one in text)
    if caseless > LONGEST_CASELESS and len(_STOPS.findall(text)) > 1:
        return False  # sentences of a script that does not part its words
    if FILLED_IN.match(text):
        return False
    return letters > 1 and NO_TITLE.search(text) is None and 2 * letters > len(text.replace(" ", ""))
