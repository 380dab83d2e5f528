"""The parties that a sentence names, and whom it asks: "We call on the council and the Mayor to …"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sitegen.reading.parsing.names.party_words import each_addressed, is_within_name, without_article
from sitegen.reading.parsing.names.persons import starts_with_role
from sitegen.reading.parsing.vocabulary import Vocabulary, fold
from sitegen.reading.parsing.vocabulary.phrases import any_of

LONGEST_PARTY = 16  # words
NEAR_KIND = 30  # characters between "this is" and the word for a letter
LONGEST_CASELESS = 14  # characters of a party in a script without capitals
_BRACKETS = re.compile(r" *\([^()]*\)")


def parties_at(text: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Return the parties with which a text begins, up to what is said of them."""
    words: list[str] = []
    ends = vocabulary.words("letters", "party_end")
    tokens = text.split()[: LONGEST_PARTY + 1]
    for at, word in enumerate(tokens):
        bare = fold(word).strip(",;:.!?()\"'“”«»")
        new = words and (_is_joint(words[-1], vocabulary) or words[-1].endswith(","))
        if words and bare in ends and not (new or _is_within(words, tokens[at : at + 3], vocabulary)):
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
    return tuple(party for party in named if fold(party) not in you and fold(party.split()[0]) not in you)


def _is_within(words: Sequence[str], tokens: Sequence[str], vocabulary: Vocabulary) -> bool:
    """Return whether a small word stands within a name, or behind an office of which a name says what it is of."""
    if is_within_name(words[-1], tokens, vocabulary):
        return True
    behind = re.sub(r"^\w{1,2}['’]", "", " ".join(tokens[1:]))
    behind = without_article(behind, vocabulary.words("letters", "articles"))
    office = starts_with_role(" ".join(words)) and not words[-1].endswith(",")
    return office and fold(tokens[0]) in vocabulary.connectors and behind[:1].isupper()


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


def is_named(parties: Sequence[str], before: str, text: str, vocabulary: Vocabulary) -> bool:
    """Return whether parties are named: each begins with a capital letter or an office, or holds one behind an article.

    `before` is what stands before the text in which they are named: its last word may be melted with an article ("al").
    """
    articles = vocabulary.words("letters", "articles")
    determined = fold(before.rsplit(" ", 1)[-1]) in vocabulary.words("letters", "to")
    determined |= without_article(text, articles) != text.strip()
    bodies, everybody = (vocabulary.words("letters", name) for name in ("bodies", "everybody"))
    return all(
        party[:1].isupper()
        or (fold(party.split()[0]) in everybody and _is_body(party.split()[1:3], bodies))
        or starts_with_role(party)
        or (determined and _is_body(party.split(), bodies))
        for party in (without_article(one, articles) for one in parties)
    )


def _is_body(words: Sequence[str], bodies: frozenset[str]) -> bool:
    return any(word[:1].isupper() or fold(word) in bodies for word in words)


def _bare_sentence(sentence: str, vocabulary: Vocabulary) -> str:
    """Return a sentence without brackets, without "therefore" and its like, and without "the following demands"."""
    how = vocabulary.words("cues", "asking_how")
    bare = " ".join(word for word in _BRACKETS.sub("", sentence).split() if fold(word) not in how)
    ends = (end for end in vocabulary.words("cues", "asking_end") if " " in end)
    cut = min((at for end in ends if (at := fold(bare).find(f" {end}")) > 0), default=len(bare))
    return bare[:cut] if len(fold(bare)) == len(bare) else bare


def asked_in(sentence: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Return whom a sentence asks: behind its last verb of asking, or before it ("Von der Regierung fordern wir")."""
    sentence = _bare_sentence(sentence, vocabulary)
    plain = fold(sentence)
    if len(plain) != len(sentence):
        return ()
    if is_caseless(sentence):
        return _asked_caseless(sentence, plain, vocabulary)
    first, _, rest = sentence.partition(" ")
    verb = next(iter(vocabulary.phrases("cues", "asking").finditer(fold(rest))), None)
    if verb and fold(first) in vocabulary.words("letters", "asked_from"):
        parties = parties_at(rest[: verb.start()], vocabulary)
        return parties if is_named(parties, "", rest, vocabulary) else ()
    for asked in reversed(list(vocabulary.phrases("letters", "asks").finditer(plain))):
        parties = parties_at(sentence[asked.end() :], vocabulary)
        if parties and is_named(parties, sentence[: asked.end()], sentence[asked.end() :], vocabulary):
            return parties
    return ()


def introduced_in(sentence: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Return whom a sentence names that says what the letter is: "This is an open letter from the walkers to …"."""
    plain = fold(sentence)
    said = vocabulary.phrases("letters", "this_is").match(plain)
    kind = vocabulary.phrases("letters", "kinds").search(plain, said.end()) if said else None
    if said is None or kind is None or len(plain) != len(sentence) or kind.start() - said.end() > NEAR_KIND:
        return ()
    tos = vocabulary.words("letters", "to") | vocabulary.words("letters", "bare_to")
    for found in re.finditer(rf"(?<=\s)(?:{any_of(tos)})(?=[^\W\d_’']|\s)", sentence[kind.end() :], re.IGNORECASE):
        before, rest = sentence[: kind.end() + found.end()], sentence[kind.end() + found.end() :].strip()
        parties = parties_at(rest, vocabulary)
        other = plain[: kind.end() + found.start()].split()[-1] in vocabulary.words("letters", "with_to")
        if parties and not other and is_named(parties[:1], before, rest, vocabulary):
            return parties
    return ()


def _asked_caseless(sentence: str, plain: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Return the body that a sentence asks in a script without capitals: what stands between its verb and the colon."""
    ends = [at + len(verb) for verb in vocabulary.words("cues", "asking") if (at := plain.rfind(verb)) >= 0]
    words = sentence[max(ends) :].strip(" ：:").split() if ends else []
    stops = vocabulary.words("letters", "party_end")
    end = next((at for at, word in enumerate(words) if at and fold(word) in stops), len(words))
    party = " ".join(words[:end])
    body = any(one in party for one in vocabulary.words("letters", "bodies"))
    short = end <= LONGEST_PARTY if end > 1 else len(party) <= LONGEST_CASELESS
    return (party,) if body and short else ()


def is_caseless(text: str) -> bool:
    """Return whether a text has letters, and is of a script without capitals."""
    return text.upper() == text.lower() and any(map(str.isalpha, text))
