"""Labels of a party: "To:", "CC:", "Re:", and what is left of them over an address."""

from __future__ import annotations

from sitegen.reading.parsing.context import Context
from sitegen.reading.parsing.lines.facts import COLONS, LineFacts
from sitegen.reading.parsing.names.party_words import without_article
from sitegen.reading.parsing.vocabulary import fold, load_phrases, load_vocabulary, load_words

FEWEST_SAID = 3  # words behind a colon that say what a letter is about
LONGEST_END = 24  # characters of what ends an address


def without_label(text: str, context: Context) -> str:
    """Return a line without the label at its start ("Re:", "CC:", "To the …" without "To")."""
    text = text.replace("**", "").replace("__", "").strip()
    ends = load_words("cues", "addressee_end")
    for end in sorted(ends, key=len, reverse=True):
        text = text.removesuffix(end).rstrip()
    if load_phrases("cues", "addressee_kept").match(fold(text)):
        return text
    care_of = load_phrases("cues", "attention").match(fold(text))
    if care_of:
        return text[care_of.end() :].lstrip(" :")
    for name in ("subject", "cc", "addressee"):
        found = load_vocabulary().cues[name].match(fold(text))
        if not found:
            continue
        rest = text[found.end() :].lstrip(" :：.-–—")
        if name != "addressee":
            return rest
        if not any(colon in text[: found.end() + 2] for colon in COLONS):
            rest = text[len(text.split()[0]) :].lstrip(" -–—").rstrip()
        articles = context.language_vocabulary.words("letters", "articles")
        return without_article(rest, articles) if rest[:1].islower() else rest
    return text


def said_behind(text: str) -> tuple[str, str]:
    """Return a party and what is said to it behind a colon ("Ms Roe: Hear the villages"), or the text and nothing."""
    party, colon, said = text.partition(": ")
    told = colon and len(said.split()) >= FEWEST_SAID and said[:1].isupper() and party.strip() and "," not in said
    return (party.strip(), said.strip()) if told else (text, "")


def has_own_label(text: str, context: Context) -> bool:
    """Return whether a line under a label has a word for "to" of its own, as the lines of a long address have."""
    vocabulary = context.language_vocabulary
    melted = without_article(text, vocabulary.words("letters", "to")) != text.strip()
    return (melted or vocabulary.cue("addressee", fold(text)) is not None) and len(text.split()) > 1


def ends_address(line: LineFacts) -> bool:
    """Return whether a line is the word that stands under an address in place of street and town ("Presente")."""
    ends = {end.replace(" ", "") for end in load_words("cues", "address_end")}
    return len(line.text) <= LONGEST_END and "".join(filter(str.isalpha, line.plain)) in ends


def is_lead(text: str) -> bool:
    """Return whether a text is only what is left of a label over an address: "An den", "To the", "Exmo. Sr."."""
    plain = fold(text).strip(" :,")
    if plain in load_words("letters", "articles"):
        return True
    respect = load_words("letters", "nobody") | load_words("letters", "honorifics")
    words = [word for part in plain.replace(".", " ").split() if (word := part.strip(",:"))]
    return bool(words) and all(word in respect for word in words)
