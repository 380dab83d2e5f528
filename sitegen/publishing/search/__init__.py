"""The search index: files of words, of names and of pieces of text, of which a browser loads those that a query needs.

Why not a library alone: those that load an index whole load megabytes, and Pagefind, which loads it in parts, brings
120 KB of program and is WebAssembly, which Tor Browser switches off at its safer levels. Here all is plain text in
classic scripts, over http and from a disk alike, made by pure functions: the same bytes on every machine. Pagefind is
asked afterwards, for letters that have other forms of the words (`similar`, `bundle`).

What is searched is decided in `letters` and `names`; what a word is, in `words`; `postings` and `shards` lay it out;
`keeping` knows what stands as an earlier build made it.
`theme/search-index.js` reads it. docs/search.md says what readers may ask.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import SupportsBytes

from sitegen.archive.doubts import Doubt, doubts_by_organization
from sitegen.content.config import Config
from sitegen.core.digests import digest_of
from sitegen.core.loading import Loaded, OnDemand, digest_of_all
from sitegen.core.memo import Memo, Spread, Stage, each, in_turn, known, no_memo
from sitegen.core.model import Archive, Manuscript
from sitegen.publishing.records import Facts, PartRecord, Put, in_memory
from sitegen.publishing.render.words import Words
from sitegen.publishing.search.keeping import NOTHING_EARLIER, Earlier, Searched
from sitegen.publishing.search.letters import basis, letter_document
from sitegen.publishing.search.names import Named
from sitegen.publishing.search.postings import Group, Indexed, index_document, index_group
from sitegen.publishing.search.shards import files_of, grouped, manifest
from sitegen.publishing.search.similar import Indexer, similar_files
from sitegen.publishing.site import Site, addressee_slugs

__all__ = ["Earlier", "Indexer", "Searched", "search_files", "similar_files"]

LETTERS, NAMES = 32, 64  # at most so many documents in a group

LETTER: Stage[Indexed] = Stage("search letter", Indexed)
LETTER_GROUP: Stage[Group] = Stage("search letters", Group)
NAME_GROUP: Stage[Group] = Stage("search names", Group)
NAME_KEY: Stage[bytes] = Stage("search names of a group", bytes)
NAME_KEYS: Stage[tuple[str, ...]] = Stage("search names of groups", tuple[str, ...])


Index = tuple[Sequence[str], Callable[[], tuple[Sequence[Group], bool]]]
"""The keys of the groups of an index, and what loads or makes them, and says whether all are new."""


def search_files(
    archive: Archive,
    config: Config,
    site: Site,
    words: Words,
    memo: Memo = no_memo,
    spread: Spread = in_turn,
    put: Put = in_memory,
    earlier: Earlier = NOTHING_EARLIER,
    doubts: Iterable[Doubt] = (),
) -> Searched:
    """Return the files of the search index, under their paths; groups of documents that are known are not read anew.

    `put` keeps the files where all groups are new. Of each of the `doubts` both are told that they may be the other.
    """
    permalinks = frozenset(page.permalink for page in site.pages)
    files: dict[str, SupportsBytes] = {}

    def lay_out(name: str, kind: str, index: Index) -> PartRecord:
        keys, load = index
        if stands := earlier.standing(name, keys):
            return stands
        groups, new = load()
        its, bounds = files_of(kind, groups)
        keep, facts = put if new else in_memory, {}
        for path, data in its:
            files[path], facts[path] = keep(path, data), Facts.of(data)
        about = {"size": sum(group.size for group in groups), "first": bounds}
        return earlier.made(name, keys, facts, json.dumps(about))

    # One after the other: the groups of a large archive are large.
    letters = lay_out("search letters", "letters", _letters(archive, config, permalinks, words, memo, spread))
    names = lay_out("search names", "names", _names(archive, permalinks, doubts, memo, spread))
    about = {"letters": json.loads(letters.done.about), "names": json.loads(names.done.about)}
    kept = frozenset({*letters.done.files, *names.done.files} - files.keys())
    records = {"search letters": letters, "search names": names}
    return Searched({"search/index.js": manifest(about), **files}, kept, records)


def _letters(
    archive: Archive, config: Config, permalinks: frozenset[str], words: Words, memo: Memo, spread: Spread
) -> Index:
    """Return the groups of letters. Where most are known, letters are remembered one by one: one is edited often."""
    addressees = addressee_slugs(archive)
    contacts = config.policies.contacts != "hidden"
    dates = (words.date, Words("en", {}).date)

    def key(one: Manuscript) -> bytes:
        slugs = [addressees[to] for to in one.letter.addressees]
        return digest_of((basis(one), slugs, contacts, config.language))

    def indexed(one: Manuscript) -> Indexed:
        return index_document(letter_document(one, dates, addressees, contacts=contacts))

    keyed = {one.letter_id: one for one in archive.manuscripts if f"letters/{one.letter_id}.html" in permalinks}
    tasks = [(digest_of((name, list(map(key, some)))).hex(), (name, some)) for name, some in grouped(keyed, LETTERS)]

    def groups() -> tuple[list[Group], bool]:
        before = [known(memo, LETTER_GROUP, one) for one, _ in tasks]
        one_by_one = memo if any(before) else no_memo

        def index(task: tuple[str, Sequence[Manuscript]]) -> Group:
            name, some = task
            return index_group(name, [one_by_one(LETTER, key(one).hex(), partial(indexed, one)) for one in some])

        left = [task for task, one in zip(tasks, before, strict=True) if one is None]
        made = each(memo, spread, LETTER_GROUP, left, index)
        return [one[0] if one else next(made) for one in before], not any(before)

    return [key for key, _ in tasks], groups


def _names(archive: Archive, permalinks: frozenset[str], doubts: Iterable[Doubt], memo: Memo, spread: Spread) -> Index:
    """Return the groups of names; documents are made for those in which somebody has another name or list."""
    maybe = {
        own: archive.organizations[one.second if own == one.first else one.first].label
        for own, (one, *_) in doubts_by_organization(doubts).items()
    }
    read = (
        list(archive.organizations.items()), digest_of_all(archive.by_organization), archive.addressed,
        [(one.letter_id, one.letter.date or one.letter.title) for one in archive.manuscripts],
        list(archive.works.items()), permalinks, maybe,
    )  # fmt: skip
    named = Loaded(lambda: Named(archive, permalinks, maybe))
    groups = Loaded(lambda: [*grouped({page: page for page in named().pages}, NAMES)])
    documents = Loaded(lambda: OnDemand(named().pages, named().document))

    def key(name: str, pages: Sequence[str]) -> str:
        about = (name, dates(), [named().basis(page) for page in pages])
        made = memo(NAME_KEY, digest_of(about).hex(), lambda: digest_of((name, [documents()[one] for one in pages])))
        return made.hex()

    dates = Loaded(lambda: digest_of((named().dates, named().titles)))
    keys = memo(NAME_KEYS, digest_of(read).hex(), lambda: tuple(key(*one) for one in groups()))

    def index(task: tuple[str, Sequence[str]]) -> Group:
        name, pages = task
        return index_group(name, [index_document(documents()[page]) for page in pages])

    def made() -> tuple[list[Group], bool]:
        before = [known(memo, NAME_GROUP, one) for one in keys]
        if memo is not no_memo and all(before):
            return [one[0] for one in before if one], False
        return [*each(memo, spread, NAME_GROUP, list(zip(keys, groups(), strict=True)), index)], not any(before)

    return keys, made
