"""Organizations of the archive that a letter's text names: exact names, and acronyms that are safe.

A name is found as the authority file writes it, sign for sign but for the kinds of quotation marks, dashes and spaces,
between word boundaries; of names at one place the longest. What might mean somebody else is not found: names that two
organizations bear, names of common words alone, places, single words that may be ordinary ones, and names known only as
members of another body.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from sitegen.analysis.references.finders import INSTITUTIONS
from sitegen.analysis.sentences import readable, straight
from sitegen.core.digests import digest_of
from sitegen.core.frozen import Frozen
from sitegen.core.model import Letter, Organization
from sitegen.identity.acronyms import is_acronym_of, is_place
from sitegen.identity.folds import fold, is_generic, words

# A word of Myanmar script is what stands between spaces: where a name ends within it cannot be told from the letters.
_TOKEN = re.compile(r"[\u1000-\u109f\ua9e0-\ua9ff\uaa60-\uaa7f]+|[^\W\u1000-\u109f\ua9e0-\ua9ff\uaa60-\uaa7f]+|[^\w\s]")
_DASHES = "–—‑‐−"
_BRACKETED = re.compile(r"^(?P<name>.*\S)\s*[(\[](?P<inside>[^()\[\]]{2,14})[)\]]$")
_LETTERS = re.compile(r"[A-Z][A-Z0-9]{2,9}")
_NONE = ("salutation", "closing", "heading")  # they name those written to, or write ordinary words with capitals
_BEFORE, _AFTER = re.compile(r"([^\W\d_]+)\s+$"), re.compile(r"\s+([^\W\d_]+)")
_HERE = ""  # the key under which a branch of the tree holds the organization whose name ends there


class Named(Frozen):
    """Where a text names an organization: characters `start` to `end` of block `block`, or of footnote -`block`."""

    organization_id: str
    block: int
    start: int
    end: int


@dataclass(frozen=True)
class NameBook:
    """Names to look for: each as its tokens, with the one organization that bears it. `short` ones are acronyms."""

    names: Mapping[tuple[str, ...], str]
    short: frozenset[tuple[str, ...]]

    @cached_property
    def key(self) -> str:
        """A digest of all that it holds."""
        return digest_of(sorted(self.names.items())).hex()

    @cached_property
    def tree(self) -> dict[str, Any]:
        """The names as a tree: from each token to what may follow."""
        root: dict[str, Any] = {}
        for tokens, organization_id in self.names.items():
            branch = root
            for token in tokens:
                branch = branch.setdefault(token, {})
            branch[_HERE] = organization_id
        return root


def name_book(organizations: Iterable[Organization]) -> NameBook:
    """Return the names by which a text may be taken to mean one of the organizations."""
    bearers: dict[tuple[str, ...], set[str]] = {}
    fit: set[tuple[str, ...]] = set()
    short: set[tuple[str, ...]] = set()
    for one in organizations:
        for form, acronym in _forms(one):
            tokens = _tokens(form)
            bearers.setdefault(tokens, set()).add(one.organization_id)
            if one.nested or not tokens:
                continue
            if acronym and form not in INSTITUTIONS:
                short.add(tokens)
                fit.add(tokens)
            elif not acronym and _tells(form, tokens):
                fit.add(tokens)
    names = {tokens: next(iter(bearers[tokens])) for tokens in fit if len(bearers[tokens]) == 1}
    return NameBook(names, frozenset(short & names.keys()))


def organizations_in(letter: Letter, book: NameBook) -> tuple[Named, ...]:
    """Return where the letter's body and footnotes name organizations, in order; of names at one place the longest."""
    texts = {number: block.text for number, block in enumerate(letter.body) if block.kind not in _NONE}
    texts |= {-number: note.text for number, note in enumerate(letter.footnotes, 1)}
    found: list[Named] = []
    elsewhere: set[str] = set()  # acronyms that the letter itself gives to somebody else
    for number, text in texts.items():
        before: Named | None = None
        for one, tokens in _in_text(_plain(readable(text)), number, book):
            bracketed = text[one.start - 1 : one.start] == "("
            own = before is not None and before.organization_id == one.organization_id and one.start - before.end <= 2
            if tokens in book.short and bracketed and not own:
                elsewhere.add(tokens[0])
            found.append(one)
            before = one
    return tuple(one for one in found if texts[one.block][one.start : one.end] not in elsewhere)


def _in_text(text: str, block: int, book: NameBook) -> Iterator[tuple[Named, tuple[str, ...]]]:
    tokens = [(found[0], found.start(), found.end()) for found in _TOKEN.finditer(text)]
    at = 0
    while at < len(tokens):
        branch, end, organization_id = book.tree, at, ""
        for stop in range(at, len(tokens)):
            branch = branch.get(tokens[stop][0], {})
            if not branch:
                break
            if _HERE in branch and not _runs_on(text, tokens[at][1], tokens[stop][2]):
                end, organization_id = stop + 1, branch[_HERE]
        if organization_id and not (end - at == 1 and not _certain(text, tokens[at], book)):
            yield (
                Named(organization_id, block, tokens[at][1], tokens[end - 1][2]),
                tuple(token for token, _, _ in tokens[at:end]),
            )
            at = end
        else:
            at += 1


def _runs_on(text: str, start: int, end: int) -> bool:
    """Tell whether what stands there is a part of a word with hyphens, or of an address."""
    before, after = text[max(start - 2, 0) : start], text[end : end + 2]
    return bool(re.search(r"\w[-@./]$|[-@_/]$", before) or re.match(r"[-@_]\w|[./]\w", after))


def _certain(text: str, token: tuple[str, int, int], book: NameBook) -> bool:
    """Tell whether a single word is surely a name here.

    An acronym is, unless it stands among capitals. A word with capitals inside is. Any other must not open a sentence,
    nor stand beside a capitalised word, with which it would be another name.
    """
    word, start, end = token
    before, after = _BEFORE.search(text[:start]), _AFTER.match(text, end)
    beside = [found[1] for found in (before, after) if found]
    if word.isupper():
        return not any(one.isupper() and len(one) > 1 for one in beside) or (word,) in book.short
    if not word[1:].islower():
        return True
    return not any(one[:1].isupper() for one in beside) and bool(re.search(r"[\w,;)]\s*$", text[:start]))


def _forms(one: Organization) -> Iterator[tuple[str, bool]]:
    """Yield what an organization is called, and whether that is an acronym which its name explains."""
    plain: list[str] = []
    letters: list[str] = []
    for name in one.names:
        bracketed = _BRACKETED.match(name)
        if bracketed and _LETTERS.fullmatch(bracketed["inside"]):
            plain += [name, bracketed["name"]]
            letters.append(bracketed["inside"])
        elif _LETTERS.fullmatch(name):
            letters.append(name)
        else:
            plain.append(name)
    for form in dict.fromkeys(plain):
        yield form, False
    for form in dict.fromkeys(letters):
        explained = any(is_acronym_of(fold(form), _parts(name)) for name in plain)
        yield form, explained and not is_place(fold(form))


def _parts(name: str) -> list[str]:
    bracketed = _BRACKETED.match(name)
    return re.findall(r"\w+", fold(bracketed["name"] if bracketed else name).replace("'s", "s"))


def _tells(form: str, tokens: tuple[str, ...]) -> bool:
    """Tell whether a name can mean nothing else than somebody of that name."""
    parts = words(form)
    if not parts or is_generic(parts) or all(map(is_place, parts)) or is_place(" ".join(parts)):
        return False
    if len(tokens) > 1:
        return form[:1].isupper() or not form[:1].isalpha() or not form.islower()
    word = tokens[0]
    return (
        not word.islower()
        and not word.isdecimal()
        and len(word) > (3 if not word[1:].islower() else 5)
        and word not in INSTITUTIONS
    )


def _tokens(form: str) -> tuple[str, ...]:
    return tuple(_TOKEN.findall(_plain(straight(form))))


def _plain(text: str) -> str:
    """Return a text in which every dash is a hyphen."""
    for dash in () if text.isascii() else _DASHES:
        text = text.replace(dash, "-")
    return text
