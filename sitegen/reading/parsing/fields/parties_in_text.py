"""To whom running text says that the letter goes, where neither a label, a title nor a salutation does.

An address within it ("To the members of the council,"), words that say it ("a letter addressed to the council"), or
whom those who sign ask for something in their first paragraph ("we, the undersigned, call on the council to …").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sitegen.core.model import LineReading
from sitegen.reading.parsing.context import Context
from sitegen.reading.parsing.fields.title_words import CAPTION
from sitegen.reading.parsing.lines.facts import COLONS, LineFacts
from sitegen.reading.parsing.lines.likeness import is_prose
from sitegen.reading.parsing.lines.unwrapping import flow
from sitegen.reading.parsing.lists.list_openings import fresh
from sitegen.reading.parsing.names.party_words import each_addressed, is_within_name, without_article
from sitegen.reading.parsing.names.persons import starts_with_role
from sitegen.reading.parsing.party_labels import is_lead, without_label
from sitegen.reading.parsing.vocabulary import Vocabulary, fold

PARAGRAPHS = 3  # from the start, in which a letter, or who prints it, says to whom it goes
LONGEST_PARAGRAPH = 60  # lines; what is longer is a text without blank lines, of which the first lines are looked at
LONGEST_LEAD = 200  # characters between those who sign and the verb by which they ask
LONGEST_PARTY = 16  # words
LONGEST_ADDRESS = 20  # words of a line that addresses somebody within the text
MOST_ADDRESSED = 12  # lines under a label within the text
LONGEST_CASELESS = 14  # characters of a party in a script without capitals
FEWEST_CASELESS = 2  # parties on a line of such a script, that is then an address


@dataclass(frozen=True, slots=True)
class AddressedInText:
    """The parties that running text addresses, the line (from 0) that does so, and in words how."""

    parties: tuple[str, ...]
    line: int
    reason: str


def addressed_in_text(context: Context, readings: Sequence[LineReading]) -> AddressedInText | None:
    """Return whom running text addresses, or None."""
    text = [context.facts[one.line - 1] for one in readings if one.winner.role in ("body", "heading", "noise", "title")]
    return _address_within(text, context) or _said(context, readings) or _asked_first(context, readings)


def _address_within(text: Sequence[LineFacts], context: Context) -> AddressedInText | None:
    """Return whom lines address that stand alone in the text: a page may print words of its own before a letter."""
    found: list[str] = []
    first = last = -1
    for line in text:
        if line.blank or context.region(line.index):
            continue
        near = found and (last < 0 or context.marks.above(line.index) in (None, context.facts[last]))
        if found and not near:
            break
        if not found and _is_bare_label(line, context):
            below = _below_label(line, context)
            if below:
                return AddressedInText(tuple(below), line.index, "a label within the text stands over it")
            continue
        parties = _on_address_line(line, context) if not found or _is_labelled(line, context) else []
        if parties:
            first = line.index if first < 0 else first
            found, last = [*found, *parties], line.index
    return AddressedInText(tuple(found), first, "a line within the text addresses it") if found else None


def _is_labelled(line: LineFacts, context: Context) -> bool:
    return "addressee" in context.marks.cues[line.index]


def _is_bare_label(line: LineFacts, context: Context) -> bool:
    """Return whether a line is a label over addressees and nothing else: "Para:"."""
    rest = context.marks.cues[line.index].get("addressee")
    return rest is not None and not rest.strip(" :*_") and line.text.strip("*_ ").endswith(COLONS)


def _below_label(label: LineFacts, context: Context) -> list[str]:
    found: list[str] = []
    line = context.marks.below(label.index)
    while line is not None and len(found) < MOST_ADDRESSED and context.region(line.index) is None:
        if len(line.words) > LONGEST_PARTY or line.text.endswith(".") or is_prose((line,)):
            break
        if line.level or is_lead(line.rest):
            break
        found.append(without_label(line.rest, context).strip(" ,;"))
        line = context.marks.below(line.index)
    return found if line is not None else []


def _on_address_line(line: LineFacts, context: Context) -> list[str]:
    """Return the parties of a line that addresses somebody and holds nothing else, or nothing."""
    bare = line.text.strip("*_ ")
    if not context.marks.stands_alone(line.index) or line.marked or len(line.words) > LONGEST_ADDRESS:
        return []
    if not bare.endswith((",", "，", *COLONS)) or context.marks.below(line.index) is None:
        return []
    if _is_caseless(bare):
        parts = [part.strip() for part in bare.strip("，：:, ").split("、")]
        return parts if len(parts) >= FEWEST_CASELESS and all(2 < len(one) <= LONGEST_CASELESS for one in parts) else []
    vocabulary = context.language_vocabulary
    melted = fold(bare).split(" ", 1)[0] in vocabulary.words("letters", "to")  # "Às associadas da …,"
    if not (melted or _is_labelled(line, context)) or not fresh(context.marks, line.index):
        return []
    said = without_label(bare.rstrip(",:，： "), context)
    said = said.split(" ", 1)[-1] if melted and said.startswith(bare.split(" ", 1)[0]) else said
    parties = each_addressed(said, vocabulary)
    before = bare.split(" ", 1)[0] if melted else ""
    return parties if _is_named(parties, before, "", vocabulary) and not is_prose((line,)) else []


def _said(context: Context, readings: Sequence[LineReading]) -> AddressedInText | None:
    """Return whom the first paragraphs say that the letter is addressed to."""
    vocabulary = context.language_vocabulary
    phrases = vocabulary.phrases("letters", "addressed")
    for line, text in _paragraphs(context, readings):
        plain = fold(text)
        if len(plain) != len(text):
            continue
        found, start = phrases.search(plain), 0
        while found:
            start = found.end()
            parties = parties_at(text[start:], vocabulary)
            if parties and _is_named(parties, text[:start], text[start:], vocabulary):
                return AddressedInText(parties, line, f"the text says “{text[found.start() : found.end()]}”")
            found = phrases.search(plain, start)
    return None


def _asked_first(context: Context, readings: Sequence[LineReading]) -> AddressedInText | None:
    """Return whom those who sign ask for something in the letter's first paragraph; a lead without a stop is none."""
    vocabulary = context.language_vocabulary
    selves, asks = vocabulary.phrases("counting", "self"), vocabulary.phrases("letters", "asks")
    full = ((at, text) for at, text in _paragraphs(context, readings) if not text[-1:].isalnum())
    line, text = next(full, (0, ""))
    plain = fold(text)
    if len(plain) != len(text):
        return None
    who, asked = selves.search(plain), None
    while who:
        asked = asks.search(plain, who.end())
        between = plain[who.end() : asked.start()] if asked else ""
        if asked and len(between) <= LONGEST_LEAD and ". " not in between:
            parties = parties_at(text[asked.end() :], vocabulary)
            if parties and _is_named(parties, text[: asked.end()], text[asked.end() :], vocabulary):
                return AddressedInText(parties, line, "those who sign ask it for something in their first paragraph")
        who = selves.search(plain, who.end())
    return None


def _paragraphs(context: Context, readings: Sequence[LineReading]) -> Iterator[tuple[int, str]]:
    """Yield the first paragraphs of the text, each with its first line (from 0), words joined by single blanks."""
    found: list[list[LineFacts]] = []
    for one in readings:
        line = context.facts[one.line - 1]
        if one.winner.role != "body" or line.blank or CAPTION.search(line.rest):
            continue
        if found and context.width and found[-1][-1].index == line.index - 1:
            if len(found[-1]) == LONGEST_PARAGRAPH:
                break
            found[-1].append(line)
        elif len(found) == PARAGRAPHS:
            break
        else:
            found.append([line])
    for lines in found:
        yield lines[0].index, " ".join(flow([line.rest[:2000] for line in lines]).replace("*", "").split())


def parties_at(text: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Return the parties with which a text begins, up to what is said of them."""
    words: list[str] = []
    ends = vocabulary.words("letters", "party_end")
    tokens = text.split()[: LONGEST_PARTY + 1]
    for at, word in enumerate(tokens):
        bare = fold(word).strip(",;:.!?()\"'“”«»")
        new = words and (_is_joint(words[-1], vocabulary) or words[-1].endswith(","))
        if words and bare in ends and not new and not is_within_name(words[-1], tokens[at : at + 3], vocabulary):
            break
        words.append(word)
        if word.endswith((".", ";", ":", "!", "?")) and len(word) > 3:
            break
        if word.endswith(",") and not _goes_on(" ".join(tokens[at + 1 :]), vocabulary):
            break
    if len(words) > LONGEST_PARTY:
        return ()
    articles = vocabulary.words("letters", "articles")
    parts = each_addressed(" ".join(words).strip(" ,;:.!?"), vocabulary)
    named = (party for part in parts if (party := without_article(part, articles).strip(" ,;.:!?")))
    you = vocabulary.words("letters", "you")  # "we turn to you": nobody is named
    return tuple(party for party in named if fold(party) not in you)


def _is_joint(word: str, vocabulary: Vocabulary) -> bool:
    return fold(word) in vocabulary.words("numbers", "and")


def _goes_on(rest: str, vocabulary: Vocabulary) -> bool:
    """Return whether another party follows a comma."""
    first = rest.split(" ", 1)[0]
    bare = without_article(rest, vocabulary.words("letters", "articles"))
    return bool(first) and (
        first[:1].isupper()
        or (bare != rest and bare[:1].isupper())
        or _is_joint(first, vocabulary)
        or vocabulary.cue("addressee", fold(rest)) is not None
    )


def _is_named(parties: Sequence[str], before: str, text: str, vocabulary: Vocabulary) -> bool:
    """Return whether parties are named: each begins with a capital letter or an office, or holds one behind an article.

    `before` is what stands before the text in which they are named: its last word may be melted with an article ("al").
    """
    articles = vocabulary.words("letters", "articles")
    determined = fold(before.rsplit(" ", 1)[-1]) in vocabulary.words("letters", "to")
    determined |= without_article(text, articles) != text.strip()
    bodies = vocabulary.words("letters", "bodies")
    return all(
        party[:1].isupper()
        or starts_with_role(party)
        or (determined and any(word[:1].isupper() or fold(word) in bodies for word in party.split()))
        for party in (without_article(one, articles) for one in parties)
    )


def _is_caseless(text: str) -> bool:
    return text.upper() == text.lower() and any(map(str.isalpha, text))
