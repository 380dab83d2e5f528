"""What Pagefind is given and what it gives: letters in shards, in which it finds other forms of a word by their stems.

The index beside this one answers first, and exactly. Pagefind is asked for what is only similar, and nothing of it is
loaded before (`theme/search-similar.js`). Letters of one language are laid into shards by a hash of their ids; a shard
is made anew only if one of its letters has changed, and the browser puts shards together with Pagefind's mergeIndex.
"""

from __future__ import annotations

import html
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from importlib import resources
from itertools import chain
from typing import SupportsBytes

from sitegen.content.config import Config
from sitegen.core.diagnostics import Checked
from sitegen.core.digests import digest_of
from sitegen.core.memo import Memo, Spread, Stage, each, in_turn, known, no_memo
from sitegen.core.model import Archive, Manuscript
from sitegen.publishing.records import Put, in_memory
from sitegen.publishing.search.bundle import FailedError, program_scripts, script, shard_scripts
from sitegen.publishing.search.documents import Document
from sitegen.publishing.search.letters import basis, letter_document
from sitegen.publishing.search.shards import grouped
from sitegen.publishing.site import Site, addressee_slugs

Indexer = Callable[[str, Mapping[str, str]], Checked[Mapping[str, bytes]]]
"""Gives the files that Pagefind makes of pages in a language (ISO 639, or "unknown"); none if it failed."""

SHARD = 100  # at most so many letters in one
_FOLDER = "search/similar"
_INVISIBLE = str.maketrans("", "", "\u200b\u00ad\u2060\ufeff")  # Pagefind would take the first for the end of a word


@dataclass(frozen=True, slots=True)
class Bundle:
    """The scripts of a shard, or of the program for a language, under their paths below the folder."""

    scripts: dict[str, bytes]


@dataclass(frozen=True, slots=True)
class Shard:
    """Letters that are indexed together; its name begins with the language."""

    language: str
    name: str
    letters: tuple[Manuscript, ...]


MARKED: Stage[str] = Stage("similar letter", str)
SHARDS: Stage[Bundle] = Stage("similar letters", Bundle)
PROGRAM: Stage[Bundle] = Stage("similar program", Bundle)


def similar_files(
    archive: Archive,
    config: Config,
    site: Site,
    indexer: Indexer,
    memo: Memo = no_memo,
    spread: Spread = in_turn,
    put: Put = in_memory,
) -> Checked[dict[str, SupportsBytes]]:
    """Return Pagefind's index of the letters, under the paths of its files; none of them if it could not be made.

    `put` keeps the files of shards that are new, where all are.
    """
    found: dict[str, SupportsBytes] = {}
    names: dict[str, list[str]] = {}
    sizes: dict[str, int] = {}
    shards = tuple(_shards(archive, config, frozenset(page.permalink for page in site.pages)))
    letters: Counter[str] = Counter()
    for one in shards:
        letters[one.language] += len(one.letters)
    try:
        for language, name, scripts in _made(shards, archive, config, indexer, memo, spread, put):
            names.setdefault(language, []).append(name)
            found |= scripts
        # The language of most letters comes first: that one is looked into unasked, the others only for who asks.
        for language in sorted(names, key=lambda one: (-letters[one], one)):
            program = _program(language, indexer, memo)
            sizes[language] = sum(len(data) for path, data in program.items() if path not in found)
            found |= program
    except FailedError as failed:
        return Checked({}, failed.diagnostics)
    if not names:
        return Checked({})
    licence = resources.files("sitegen.publishing.search") / "NOTICE.txt"
    shown = {language: [size, *names[language]] for language, size in sizes.items()}
    found |= {"shards.js": script("shards", shown), "LICENSE.txt": licence.read_bytes()}
    return Checked({f"{_FOLDER}/{path}": data for path, data in sorted(found.items())})


def _made(
    shards: Iterable[Shard],
    archive: Archive,
    config: Config,
    indexer: Indexer,
    memo: Memo,
    spread: Spread,
    put: Put,
) -> Iterator[tuple[str, str, dict[str, SupportsBytes]]]:
    """Yield the language, the name and the scripts of every shard that has words."""
    addressees = addressee_slugs(archive)
    contacts = config.policies.contacts != "hidden"

    def key(one: Manuscript) -> bytes:
        return digest_of((basis(one), [addressees[to] for to in one.letter.addressees], contacts))

    def marked(one: Manuscript) -> str:
        document = letter_document(one, (str,), addressees, contacts=contacts)
        return _marked(document) if _has_words(document) else ""

    def make(shard: Shard) -> Bundle:
        pages = {
            f"letters/{one.letter_id}.html": _page(shard.language, text)
            for one in shard.letters
            if (text := one_by_one(MARKED, key(one).hex(), partial(marked, one)))
        }
        return Bundle(shard_scripts(shard.name, _run(indexer, shard.language, pages), len(pages)) if pages else {})

    tasks = [(digest_of((one.language, one.name, list(map(key, one.letters)))).hex(), one) for one in shards]
    before = [known(memo, SHARDS, one) for one, _ in tasks]
    # Where most are known, letters are remembered one by one: one is edited often.
    one_by_one = memo if any(before) else no_memo
    made = each(memo, spread, SHARDS, [task for task, one in zip(tasks, before, strict=True) if one is None], make)
    for (_, one), its in zip(tasks, before, strict=True):
        scripts = (its[0] if its else next(made)).scripts
        if scripts:
            keep = in_memory if any(before) else put
            yield one.language, one.name, {path: keep(f"{_FOLDER}/{path}", data) for path, data in scripts.items()}


def _program(language: str, indexer: Indexer, memo: Memo) -> dict[str, bytes]:
    """Return the scripts of the program for a language, which comes with any index: that of a word, say."""
    word = {"a.html": _page(language, "a")}
    return memo(PROGRAM, language, lambda: Bundle(program_scripts(_run(indexer, language, word)))).scripts


def _run(indexer: Indexer, language: str, pages: Mapping[str, str]) -> Mapping[str, bytes]:
    made = indexer(language, pages)
    if made.diagnostics:
        raise FailedError(*made.diagnostics)
    return made.value


def _shards(archive: Archive, config: Config, permalinks: frozenset[str]) -> Iterator[Shard]:
    """Yield the shards of all letters that have a page."""
    spoken: defaultdict[str, dict[str, Manuscript]] = defaultdict(dict)
    for one in archive.manuscripts:
        if f"letters/{one.letter_id}.html" in permalinks:
            language = (one.letter.language or config.language).lower().partition("-")[0]
            known = language.isascii() and language.isalpha() and len(language) < 4
            spoken[language if known else "unknown"][one.letter_id] = one
    for language, keyed in sorted(spoken.items()):
        for group, letters in grouped(keyed, SHARD):
            yield Shard(language, f"{language}-{group}", letters)


def _page(language: str, marked: str) -> str:
    head = f'<!doctype html><html lang="{language}"><meta charset="utf-8">'
    return f"{head}<body data-pagefind-body>{marked}</body></html>"


def _marked(letter: Document) -> str:
    """Return a letter's title and text for Pagefind, which reads nothing else.

    All stands in one line: at the end of a paragraph Pagefind would add a full stop that no letter has.
    """
    _permalink, title, date, _shown, _language = letter.card
    tags = " ".join(one.removeprefix("@to:") for one in letter.tags if one.startswith("@to:"))
    pieces = [
        f'<span data-pagefind-meta="title" data-pagefind-weight="7">{_escaped(title)}</span>',
        f'<span data-pagefind-meta="date[title]" title="{date}"></span>',
        f'<span data-pagefind-meta="to[title]" title="{_escaped(tags)}"></span>',
    ]
    texts = ((one.anchor, one.text) for one in letter.fields if one.anchor and one.shown)
    pieces += (f'<span id="{_escaped(anchor)}">{_escaped(text)}</span>' for anchor, text in texts)
    return " ".join(pieces)


def _has_words(letter: Document) -> bool:
    """Whether anything that is searched is a letter or a digit: Pagefind would not count another page."""
    return any(
        map(str.isalnum, chain(letter.card[1], *(one.text for one in letter.fields if one.anchor and one.shown)))
    )


def _escaped(text: str) -> str:
    return html.escape(text.translate(_INVISIBLE))
