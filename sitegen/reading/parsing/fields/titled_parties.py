"""To whom a title says that the letter goes: "An open letter to X and the Y: …"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sitegen.core.model import LineReading
from sitegen.reading.parsing.context import Context
from sitegen.reading.parsing.fields.title_lines import wrapped_lines
from sitegen.reading.parsing.lines.unwrapping import flow
from sitegen.reading.parsing.names.party_words import begins_party, each_addressed, is_within_name, without_article
from sitegen.reading.parsing.names.persons import starts_with_role
from sitegen.reading.parsing.vocabulary import Vocabulary, fold
from sitegen.reading.parsing.vocabulary.phrases import Found, any_of

SHORTEST = 4  # characters of an addressee in a title
LONGEST_NOUN = 5  # words, of which the noun that has the ending may be the last
NEAR = 3  # words behind "to", of which one is a body's
SHORTEST_CASELESS = 2  # in a script without capitals, where a word is a character or two
_END = re.compile(r"\s*[:;!?(]\s|\s[-–—|]\s|:$|\s*\n")
_NEWS = re.compile(r", [^\W\d_A-ZÀ-ÖØ-Þ]")


def in_title(context: Context, readings: Sequence[LineReading], title: str | None) -> list[str]:
    """Return whom the title addresses: "An open letter to X and the Y: …" gives X and Y."""
    vocabulary = context.language_vocabulary
    printed = _printed(context, readings)
    over = [text for at, text in printed if at < context.body_start]
    texts = [*over, title or "", *(text for at, text in printed if at >= context.body_start)]
    for text in texts:
        plain = fold(text[:2000])
        behind = _find("letter_of", plain, vocabulary)
        if behind and behind.start() >= SHORTEST and not _is_within_about(plain, behind, vocabulary):
            return _each_in_form(" ".join(text.split())[: behind.start()].strip(), vocabulary)
        sent = _find("letter_from", plain, vocabulary)
        if sent and (parties := _to_named(" ".join(text.split())[sent.end() :], vocabulary)):
            return parties
        found = _behind_sender(plain, _find("letter_to", plain, vocabulary), vocabulary)
        if (
            found
            and not _names_the_sender(text, plain, found, vocabulary)
            and not _says_what_about(plain, found, vocabulary)
            and not _ends_in_about(plain[found.end() :], vocabulary)
        ):
            return _parties_of(" ".join(text.split())[found.end() :].strip(), vocabulary)
    return next((parties for text in texts if (parties := _behind_to(text, vocabulary))), [])


def _each_in_form(text: str, vocabulary: Vocabulary) -> list[str]:
    """Return the parties that "and" joins where each ends in a form that says "to": "Bakanına ve Başkanına"."""
    ends = tuple(word.split()[0] for word in vocabulary.words("letters", "letter_of") if " " in word)
    parts = re.split(rf" (?:{any_of(vocabulary.words('numbers', 'and'))}) ", text)
    return parts if ends and len(parts) > 1 and all(fold(one).endswith(ends) for one in parts[:-1]) else [text]


def _to_named(text: str, vocabulary: Vocabulary) -> list[str]:
    """Return whom a title names behind its sender: "Carta de los vecinos al Presidente Volkov"."""
    tos = vocabulary.words("letters", "to") | vocabulary.words("letters", "bare_to")
    with_to = vocabulary.words("letters", "with_to")
    for found in re.finditer(rf"(?P<before>\S+)\s(?P<to>{any_of(tos)})\s+(?=[^\W\d_])", text):
        rest = text[found.end() :]
        melted = fold(found["to"]) in vocabulary.words("letters", "to") and any(
            word[:1].isupper() for word in rest.split()[:NEAR]
        )
        named = melted or rest[:1].isupper() or starts_with_role(rest)
        if fold(found["before"]) not in with_to and named:
            return _parties_of(rest, vocabulary)
    return []


def _behind_to(text: str, vocabulary: Vocabulary) -> list[str]:
    """Return whom a title names behind a bare word for "to": an office, a body, or all of some.

    Before it stands a word for a letter ("Nota de repúdio ao governo"), or nothing ("A tutti i professori").
    """
    words = text.split()
    folded = [fold(word).strip("\"“”«»'(),;:") for word in words]
    tos = sorted(vocabulary.words("letters", "to") | vocabulary.words("letters", "bare_to"), key=len, reverse=True)
    kinds = vocabulary.phrases("letters", "kinds")
    for at in range(len(words) - 1):
        to = next((to.split() for to in tos if folded[at : at + len(to.split())] == to.split()), None)
        if to is None or not (at == 0 or kinds.search(" ".join(folded[:at]))):
            continue
        if folded[at - 1] in vocabulary.words("letters", "with_to"):
            continue
        rest = " ".join(words[at + len(to) :])
        named = folded[at + len(to) : at + len(to) + NEAR]
        bodies, everybody = vocabulary.words("letters", "bodies"), vocabulary.words("letters", "everybody")
        kept = vocabulary.phrases("cues", "addressee_kept").match(fold(rest)) is not None
        if named and (kept or named[0] in everybody or not bodies.isdisjoint(named) or starts_with_role(rest)):
            return _parties_of(rest, vocabulary, alone=at == 0)
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


def _is_within_about(plain: str, found: Found, vocabulary: Vocabulary) -> bool:
    """Return whether an ending that says "to" is that of a word for "about": "… üzerine açık mektup"."""
    start = plain.rfind(" ", 0, found.start()) + 1
    return plain[start:].split(" ", 1)[0] in vocabulary.words("letters", "letter_about")


def _says_what_about(plain: str, found: Found, vocabulary: Vocabulary) -> bool:
    """Return whether what follows a word for a letter says what it is about, or from whom: "An open letter on …"."""
    return vocabulary.phrases("letters", "letter_about").match(plain[found.end() :].lstrip()) is not None


def _ends_in_about(behind: str, vocabulary: Vocabulary) -> bool:
    """Return whether the first noun with an ending for "to" or "about" has the latter: "Nyílt levél a gátról"."""
    about, to = (tuple(vocabulary.words("letters", f"{name}_endings")) for name in ("about", "to"))
    words = (word.strip(".,:;!?-–—") for word in behind.split()[:LONGEST_NOUN] if about)
    told = next((word for word in words if len(word) > SHORTEST and word.endswith((*about, *to))), "")
    return bool(told) and told.endswith(about)


def _find(key: str, plain: str, vocabulary: Vocabulary, position: int = 0) -> Found | None:
    """Return where a phrase of a list stands.

    It may stand within other words in a script without capitals, and where it begins with the ending of the party's
    own name: "Bakanına açık mektup".
    """
    found = vocabulary.phrases("letters", key).search(plain, position)
    if found:
        return found
    words = vocabulary.words("letters", key)
    within = (phrase for phrase in words if key == "letter_of" or phrase.upper() == phrase.lower())
    places = sorted((plain.find(phrase, position), -len(phrase)) for phrase in within)
    return next((Found(at, at - length) for at, length in places if at >= 0), None)


def _printed(context: Context, readings: Sequence[LineReading]) -> list[tuple[int, str]]:
    """Return the printed titles and headings with their first lines, wrapped ones as one; an addressee ends there."""
    return [
        (lines[0].index, flow([line.rest for line in lines]))
        for lines in wrapped_lines(context, readings)
        if readings[lines[0].index].winner.role in ("title", "heading")
    ]


def _is_cut_within(text: str, cut: Found, vocabulary: Vocabulary) -> bool:
    """Return whether an end of a party stands within an office's name: "the Exchequer Secretary to the Treasury"."""
    before, behind = text[: cut.start()].split(), text[cut.start() :].split()
    return bool(before) and is_within_name(before[-1], behind[:3], vocabulary)


def _parties_of(text: str, vocabulary: Vocabulary, *, alone: bool = False) -> list[str]:
    """Return the parties with which a text begins; `alone`: all of it names them, and nothing says what about."""
    end = _END.search(text.replace(" (", " \x00"))
    text = text[: end.start()] if end else text
    for comma in _NEWS.finditer(text):
        if vocabulary.cue("addressee", fold(text[comma.end() - 1 :])) is not None:
            continue
        if begins_party(text[comma.end() - 1 :], vocabulary):
            continue
        if text[comma.end() - 1 :].split(" ", 1)[0] in vocabulary.words("numbers", "and"):
            continue
        if not starts_with_role(text[comma.end() - 1 :]):
            text = text[: comma.start()]  # "In a letter to the Minister, farmers ask for water"
            break
    if not (end or alone) and not any(begins_party(part, vocabulary) for part in text.split(", ")[1:]):
        caseless = text.upper() == text.lower()
        cut = _find("letter_about", fold(text), vocabulary, SHORTEST_CASELESS if caseless else SHORTEST)
        while cut and not caseless and _is_cut_within(text, cut, vocabulary):
            cut = _find("letter_about", fold(text), vocabulary, cut.end())
        text = text[: cut.start()] if cut else text
    articles = vocabulary.words("letters", "articles")
    parts = each_addressed(text, vocabulary)
    return [party for part in parts if (party := without_article(part, articles).strip(" ,.;:-–—"))]
