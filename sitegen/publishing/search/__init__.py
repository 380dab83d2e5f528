"""The search index: files of words, of names and of pieces of text, of which a browser loads those that a query needs.

Why not a library alone: those that load an index whole load megabytes, and Pagefind, which loads it in parts, brings
120 KB of program and is WebAssembly, which Tor Browser switches off at its safer levels. Here all is plain text in
classic scripts, over http and from a disk alike, made by pure functions: the same bytes on every machine. Pagefind is
asked afterwards, for letters that have other forms of the words (`similar`, `bundle`).

What is searched is decided in `letters` and `names`; what a word is, in `words`; `postings` and `shards` lay it out.
`theme/search-index.js` reads it. docs/search.md says what readers may ask.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sitegen.content.config import Config
from sitegen.core.digests import digest_of
from sitegen.core.loading import digest_of_all
from sitegen.core.memo import Memo, Spread, Stage, each, in_turn, known, no_memo
from sitegen.core.model import Archive, Manuscript
from sitegen.publishing.render.words import Words
from sitegen.publishing.search.documents import Document
from sitegen.publishing.search.letters import basis, letter_document
from sitegen.publishing.search.names import name_documents
from sitegen.publishing.search.postings import Group, index_group
from sitegen.publishing.search.shards import files_of, grouped, manifest
from sitegen.publishing.search.similar import Indexer, similar_files
from sitegen.publishing.site import Site, addressee_slugs

__all__ = ["Indexer", "search_files", "similar_files"]

LETTERS, NAMES = 32, 64  # at most so many documents in a group

LETTER_GROUP: Stage[Group] = Stage("search letters", Group)
NAME_GROUP: Stage[Group] = Stage("search names", Group)
NAME_KEYS: Stage[tuple[str, ...]] = Stage("search names of groups", tuple[str, ...])


def search_files(
    archive: Archive, config: Config, site: Site, words: Words, memo: Memo = no_memo, spread: Spread = in_turn
) -> dict[str, bytes]:
    """Return the files of the search index, under their paths; groups of documents that are known are not read anew."""
    permalinks = frozenset(page.permalink for page in site.pages)
    indexes = {
        "letters": list(_letters(archive, config, permalinks, words, memo, spread)),
        "names": list(_names(archive, permalinks, memo, spread)),
    }
    files: dict[str, bytes] = {}
    about = {}
    for kind, groups in indexes.items():
        its, bounds = files_of(kind, groups)
        files |= its
        about[kind] = {"size": sum(group.size for group in groups), "first": bounds}
    return {"search/index.js": manifest(about), **files}


def _letters(
    archive: Archive, config: Config, permalinks: frozenset[str], words: Words, memo: Memo, spread: Spread
) -> Iterator[Group]:
    addressees = addressee_slugs(archive)
    contacts = config.policies.contacts != "hidden"
    dates = (words.date, Words("en", {}).date)

    def index(task: tuple[str, Sequence[Manuscript]]) -> Group:
        name, some = task
        return index_group(name, [letter_document(one, dates, addressees, contacts=contacts) for one in some])

    def key(name: str, some: Sequence[Manuscript]) -> str:
        slugs = [addressees[to] for one in some for to in one.letter.addressees]
        return digest_of((name, list(map(basis, some)), slugs, contacts, config.language)).hex()

    keyed = {one.letter_id: one for one in archive.manuscripts if f"letters/{one.letter_id}.html" in permalinks}
    tasks = [(key(*task), task) for task in grouped(keyed, LETTERS)]
    return each(memo, spread, LETTER_GROUP, tasks, index)


def _names(archive: Archive, permalinks: frozenset[str], memo: Memo, spread: Spread) -> Sequence[Group]:
    """Return the groups of names; where nobody has another name or list, their documents are not even made."""
    read = (
        list(archive.organizations.items()), digest_of_all(archive.by_organization), archive.addressed,
        [(one.letter_id, one.letter.date) for one in archive.manuscripts], list(archive.works.items()), permalinks,
    )  # fmt: skip
    keys = [*memo(NAME_KEYS, digest_of(read).hex(), lambda: tuple(key for key, _ in _name_tasks(archive, permalinks)))]
    before = [known(memo, NAME_GROUP, key) for key in keys]
    if memo is not no_memo and all(before):
        return [one[0] for one in before if one]
    return [*each(memo, spread, NAME_GROUP, _name_tasks(archive, permalinks), lambda task: index_group(*task))]


def _name_tasks(archive: Archive, permalinks: frozenset[str]) -> list[tuple[str, tuple[str, Sequence[Document]]]]:
    documents = {one.key: one for one in name_documents(archive, permalinks)}
    return [(digest_of(task).hex(), task) for task in grouped(documents, NAMES)]
