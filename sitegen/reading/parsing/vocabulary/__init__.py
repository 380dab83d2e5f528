"""What the parser knows of languages: one TOML file for each, loaded once, compiled once.

No rule holds a word of any language; it asks this room. `docs/languages.md` says how a language is added: one data
file and its cases, no code. Cue phrases of all languages are tried on every letter, because letters mix languages (an
English letter that ends in "Firman,"); function words, and only they, decide which language a letter is in.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from typing import Any

from sitegen.core.tables import table
from sitegen.reading.parsing.vocabulary.phrases import Named, Phrases

REMEMBERED = 4096  # texts and lines of which an answer is kept: rules and readers ask the same of the same lines
CUES = (
    "addressee", "cc", "subject", "salutation", "statement", "closing", "contact", "appeal", "disclaimer", "attachment",
    "notes", "page", "credits",
)  # fmt: skip
_STRAIGHT = tuple(zip("’‘ʼ´\u00a0\u202f\u3000：，İ", "''''   :,i", strict=True))


@dataclass(frozen=True, slots=True, eq=False)
class Language:
    """One language's data, as its file gives it, with its lists as sets where rules look words up."""

    code: str
    function_words: frozenset[str]
    connectors: frozenset[str]
    prose: frozenset[str]
    data: Mapping[str, Any]

    def words(self, table: str, key: str) -> tuple[str, ...]:
        """Return a list of the file, or nothing where the language has none."""
        return tuple(self.data.get(table, {}).get(key, ()))


@dataclass(frozen=True, slots=True, eq=False)
class Vocabulary:
    """All languages together, and the patterns made from them."""

    languages: tuple[Language, ...]
    connectors: frozenset[str]
    prose: frozenset[str]
    cues: Mapping[str, Phrases]

    def cues_at(self, plain: str) -> dict[str, str]:
        """Return the cues that stand at the start of the folded line `plain`, each with what follows it.

        Words that open a list ("署名") open none within longer ones that ask to sign ("署名の方法").
        """
        ends = _named(self).match(plain)
        if "statement" in ends and ends.get("appeal", 0) > ends["statement"]:
            del ends["statement"]
        return {name: plain[end:].strip() for name, end in ends.items()}

    def words(self, table: str, key: str) -> frozenset[str]:
        """Return the union of one list over all languages."""
        return _union(self, table, key)

    def phrases(self, table: str, key: str) -> Phrases:
        """Return the phrases of one list over all languages, to look for them in folded text."""
        return _phrases(self, table, key)

    def only(self, code: str | None) -> Vocabulary:
        """Return the vocabulary of one language, or all of it where that language is unknown."""
        return _only(self, code)

    def cue(self, name: str, plain: str) -> str | None:
        """Return what follows cue `name` at the start of the folded line `plain`, or None where it is not there."""
        found = self.cues[name].match(plain)
        return plain[found.end() :].strip() if found else None


@lru_cache(maxsize=REMEMBERED)
def fold(text: str) -> str:
    """Return `text` in the form in which phrases are compared: small letters, straight quotes, plain single spaces."""
    if not text.isascii():
        for curly, straight in _STRAIGHT:  # in a third of the time of `translate`
            text = text.replace(curly, straight)
    return " ".join(text.lower().split())


@cache
def load_vocabulary() -> Vocabulary:
    """Return the vocabulary of all language files in this package, in order of their language codes."""
    files = sorted(file.name for file in resources.files(__name__).iterdir() if file.name.endswith(".toml"))
    languages = tuple(_language(table) for table in map(load_table, files) if "language" in table)
    return _assemble(languages)


def load_words(table: str, key: str) -> frozenset[str]:
    """Return one list of the language files, of all languages together."""
    return load_vocabulary().words(table, key)


def load_phrases(table: str, key: str) -> Phrases:
    """Return the phrases of one list, of all languages together, to look for them in folded text."""
    return load_vocabulary().phrases(table, key)


@cache
def load_forms(name: str) -> frozenset[str]:
    """Return one list of `forms.toml`: particles, degrees or legal forms, in small letters."""
    return frozenset(load_table("forms.toml")["names"][name])


@cache
def load_page_words(name: str) -> tuple[str, ...]:
    """Return one list of `page-words.toml`: what stands around a letter on its page and in its address."""
    return tuple(load_table("page-words.toml")["words"][name])


@cache
def load_small_words() -> dict[str, tuple[str, ...]]:
    """Return the commonest small words of languages that have no file of their own, by their codes."""
    return {code: tuple(words.split()) for code, words in load_table("small-words.toml")["words"].items()}


@cache
def load_scripts() -> dict[str, tuple[str, str]]:
    """Return the first and last character of scripts, by the codes of their languages, which have no file."""
    return {code: (first, last) for code, (first, last) in load_table("small-words.toml")["scripts"].items()}


@cache
def load_given_names() -> frozenset[str]:
    """Return the given names of `given-names.toml`, in small letters."""
    return frozenset(load_table("given-names.toml")["names"]["given"].split())


@cache
def load_places() -> frozenset[str]:
    """Return the names of countries and regions in all languages of both files, folded, without stops at their ends."""
    listed, further = (load_table(name)["names"].values() for name in ("places.toml", "countries.toml"))
    texts = (" ".join(text.split()).split("; ") for text in further)
    return frozenset(fold(name).strip(".") for names in (*listed, *texts) for name in names)


@cache
def load_table(name: str) -> dict[str, Any]:
    """Return what a file of this package holds, read once."""
    return table(__name__, name.removesuffix(".toml"))


def _assemble(languages: tuple[Language, ...]) -> Vocabulary:
    return Vocabulary(
        languages=languages,
        connectors=frozenset().union(*(one.connectors for one in languages)),
        prose=frozenset().union(*(one.prose for one in languages)),
        cues={name: Phrases(phrase for one in languages for phrase in one.words("cues", name)) for name in CUES},
    )


def _language(table: dict[str, Any]) -> Language:
    return Language(
        code=table["language"],
        function_words=frozenset(table["function_words"]),
        connectors=frozenset(table["connectors"]),
        prose=frozenset(table["prose"]),
        data=table,
    )


@cache
def _named(vocabulary: Vocabulary) -> Named:
    return Named(vocabulary.cues)


@cache
def _only(vocabulary: Vocabulary, code: str | None) -> Vocabulary:
    chosen = tuple(one for one in vocabulary.languages if one.code == code)
    return _assemble(chosen) if chosen else vocabulary


@cache
def _union(vocabulary: Vocabulary, table: str, key: str) -> frozenset[str]:
    return frozenset(word for one in vocabulary.languages for word in one.words(table, key))


@cache
def _phrases(vocabulary: Vocabulary, table: str, key: str) -> Phrases:
    return Phrases(_union(vocabulary, table, key))
