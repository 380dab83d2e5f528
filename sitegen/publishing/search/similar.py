"""What Pagefind is given and what it gives: letters in shards, in which it finds other forms of a word by their stems.

The index beside this one answers first, and exactly. Pagefind is asked for what is only similar, and nothing of it is
loaded before (`theme/search-similar.js`). Letters of one language are laid into shards by a hash of their ids; a shard
is made anew only if one of its letters has changed, and the browser puts shards together with Pagefind's mergeIndex.
"""

from __future__ import annotations

import html
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from importlib import resources
from itertools import chain
from typing import SupportsBytes, TypeAlias

from sitegen.content.config import Config
from sitegen.core.diagnostics import Checked
from sitegen.core.digests import digest_of
from sitegen.core.frozen import Frozen
from sitegen.core.memo import Memo, Spread, Stage, each, in_turn, known, no_memo
from sitegen.core.model import Archive, Manuscript
from sitegen.publishing.records import PartRecord, Put, facts_of, in_memory
from sitegen.publishing.search.bundle import FailedError, program_scripts, script, shard_scripts
from sitegen.publishing.search.documents import Document
from sitegen.publishing.search.keeping import NOTHING_EARLIER, Earlier, Searched
from sitegen.publishing.search.letters import basis, letter_document
from sitegen.publishing.search.shards import grouped
from sitegen.publishing.site import Site, addressee_slugs

Waiting = Callable[[], Checked[Mapping[str, bytes]]]
"""Waits for the files that Pagefind makes, and returns them; none if it failed."""

Indexer = Callable[[str, Mapping[str, str]], Waiting]
"""Has Pagefind begin to make an index of pages in a language (ISO 639, or "unknown")."""

SHARD = 100  # at most so many letters in one
_FEW = 2  # shards that are begun at once, where no more are to be made
_FOLDER = "search/similar"
_INVISIBLE = str.maketrans("", "", "\u200b\u00ad\u2060\ufeff")  # Pagefind would take the first for the end of a word


class Bundle(Frozen):
    """The scripts of a shard, or of the program for a language, under their paths below the folder."""

    scripts: dict[str, bytes]


class Shard(Frozen):
    """Letters that are indexed together; its name begins with the language."""

    language: str
    name: str
    letters: tuple[Manuscript, ...]


_Made: TypeAlias = tuple[Shard, PartRecord, dict[str, SupportsBytes]]

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
    earlier: Earlier = NOTHING_EARLIER,
) -> Callable[[], Checked[Searched]]:
    """Return what waits for Pagefind's index of the letters, under the paths of its files; for none if it failed.

    Where few shards are to be made, they are begun now: Pagefind works beside us. `put` keeps the files of shards that
    are new, where all are.
    """
    shards = tuple(_shards(archive, config, frozenset(page.permalink for page in site.pages)))
    made = _made(shards, archive, config, indexer, memo, spread, put, earlier)
    return lambda: _laid_out(shards, made, indexer, memo, earlier)


def _laid_out(
    shards: Sequence[Shard], made: Callable[[], Iterator[_Made]], indexer: Indexer, memo: Memo, earlier: Earlier
) -> Checked[Searched]:
    files: dict[str, SupportsBytes] = {}
    records: dict[str, PartRecord] = {}
    names: dict[str, list[str]] = {}
    sizes: dict[str, int] = {}
    letters: Counter[str] = Counter()
    for one in shards:
        letters[one.language] += len(one.letters)
    try:
        for shard, record, scripts in made():
            records[f"similar {shard.name}"] = record
            files |= scripts
            if record.done.files:
                names.setdefault(shard.language, []).append(shard.name)
        seen = {path for one in records.values() for path in one.done.files}
        # The language of most letters comes first: that one is looked into unasked, the others only for who asks.
        for language in sorted(names, key=lambda one: (-letters[one], one)):
            program = earlier.standing(name := f"similar program {language}", language)
            if program is None:
                its = _program(language, indexer, memo)
                program = earlier.made(name, language, facts_of(its))
                files |= its
            records[name] = program
            sizes[language] = sum(facts.size for path, facts in program.done.files.items() if path not in seen)
            seen |= program.done.files.keys()
    except FailedError as failed:
        return Checked(Searched(), failed.diagnostics)
    if not names:
        return Checked(Searched(records=records))
    licence = resources.files("sitegen.publishing.search") / "NOTICE.txt"
    shown = {language: [size, *names[language]] for language, size in sizes.items()}
    files |= _below_folder({"shards.js": script("shards", shown), "LICENSE.txt": licence.read_bytes()})
    kept = frozenset(path for one in records.values() for path in one.done.files if path not in files)
    return Checked(Searched(dict(sorted(files.items())), kept, records))


def _below_folder(scripts: Mapping[str, bytes]) -> dict[str, bytes]:
    return {f"{_FOLDER}/{path}": data for path, data in scripts.items()}


def _made(
    shards: Iterable[Shard],
    archive: Archive,
    config: Config,
    indexer: Indexer,
    memo: Memo,
    spread: Spread,
    put: Put,
    earlier: Earlier,
) -> Callable[[], Iterator[_Made]]:
    """Return what yields every shard with how it was made, and with its scripts where they do not stand already."""
    addressees = addressee_slugs(archive)
    contacts = config.policies.contacts != "hidden"

    def key(one: Manuscript) -> bytes:
        return digest_of((basis(one), [addressees[to] for to in one.letter.addressees], contacts))

    def marked(one: Manuscript) -> str:
        document = letter_document(one, (str,), addressees, contacts=contacts)
        return _marked(document) if _has_words(document) else ""

    def begin(shard: Shard) -> Callable[[], Bundle]:
        pages = {
            f"letters/{one.letter_id}.html": _page(shard.language, text)
            for one in shard.letters
            if (text := one_by_one(MARKED, key(one).hex(), partial(marked, one)))
        }
        if not pages:
            return lambda: Bundle({})
        waiting = indexer(shard.language, pages)
        return lambda: Bundle(shard_scripts(shard.name, _files(waiting), len(pages)))

    tasks = [(digest_of((one.language, one.name, list(map(key, one.letters)))).hex(), one) for one in shards]
    standing = [earlier.standing(f"similar {one.name}", made_from) for made_from, one in tasks]
    before = [None if stands else known(memo, SHARDS, one) for (one, _), stands in zip(tasks, standing, strict=True)]
    # Where most are known, letters are remembered one by one: one is edited often.
    one_by_one = memo if any(before) or any(standing) else no_memo
    keep = in_memory if any(before) or any(standing) else put
    left = [task for task, *there in zip(tasks, standing, before, strict=True) if not any(there)]
    begun = {one.name: begin(one) for _, one in left} if len(left) <= _FEW else {}

    def make(shard: Shard) -> Bundle:
        return (begun.get(shard.name) or begin(shard))()

    def every() -> Iterator[_Made]:
        made = each(memo, spread, SHARDS, left, make)
        for (made_from, one), stands, its in zip(tasks, standing, before, strict=True):
            if stands:
                yield one, stands, {}
                continue
            scripts = _below_folder((its[0] if its else next(made)).scripts)
            record = earlier.made(f"similar {one.name}", made_from, facts_of(scripts))
            yield one, record, {path: keep(path, data) for path, data in scripts.items()}

    return every


def _program(language: str, indexer: Indexer, memo: Memo) -> dict[str, bytes]:
    """Return the scripts of the program for a language, which comes with any index: that of a word, say."""
    word = {"a.html": _page(language, "a")}
    return _below_folder(
        memo(PROGRAM, language, lambda: Bundle(program_scripts(_files(indexer(language, word))))).scripts
    )


def _files(waiting: Waiting) -> Mapping[str, bytes]:
    made = waiting()
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
