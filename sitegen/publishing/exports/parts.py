"""The files besides the pages, in parts: a part is made anew where something that it was made from has changed.

As with pages, what a part reads is noted while it is made (`views.reads`), so nobody declares it. A file that has a
row for every signature is made of pieces, one a letter (`by_letter`), and is a `Whole`.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from hashlib import sha256
from typing import SupportsBytes
from zlib import crc32

from sitegen.archive.cosigning import signed_by
from sitegen.core.digests import digest_of
from sitegen.core.frozen import Frozen
from sitegen.core.loading import Loaded
from sitegen.publishing.exports.bibliography import bibliography
from sitegen.publishing.exports.datapackage import resource
from sitegen.publishing.exports.edition import edition
from sitegen.publishing.exports.encoding import encode
from sitegen.publishing.exports.evidence import demands_table, passages_table, recurring_table, references_table
from sitegen.publishing.exports.feed import feed, feeds_of_addressees, feeds_of_organizations
from sitegen.publishing.exports.given import Given
from sitegen.publishing.exports.lists import Lists, path_of
from sitegen.publishing.exports.records import (
    addressees_table,
    judgements_table,
    letters_table,
    organizations_table,
    signatures_table,
)
from sitegen.publishing.exports.sitemap import sitemaps
from sitegen.publishing.exports.tables import Table
from sitegen.publishing.exports.tei_names import Names
from sitegen.publishing.records import Done, Facts, Put, Stream, facts_of
from sitegen.publishing.site import COMPARE

SIGNATURE_FILES = ("data/signatures.csv", "data/signatures.json")
FEEDS = 1024  # parts of the feeds of organizations, at most: one letter has hundreds on its list
CMIF, ENTITIES = "data/cmif.xml", "data/followthemoney.jsonl"


class Weighed:
    """A file that is given on in parts; when all are gone, there are its facts."""

    def __init__(self, parts: Iterable[bytes]) -> None:
        self._parts, self._size, self._digest = parts, 0, sha256()

    def __iter__(self) -> Iterator[bytes]:
        for part in self._parts:
            self._size += len(part)
            self._digest.update(part)
            yield part

    @property
    def facts(self) -> Facts:
        """What others say of all that was given on."""
        return Facts(self._size, self._digest.hexdigest())


@dataclass(frozen=True, slots=True)
class Made:
    """The files of a part, and the `streams` of those that are too large to be held.

    `about` returns, for a table, its resource in the data package, as JSON; it is given what is said of the files.
    `pieces` are its pieces of files that several parts make together, `rows` is how many rows of a table they have.
    """

    files: Mapping[str, bytes]
    streams: Mapping[str, Stream] = field(default_factory=dict)
    about: Callable[[Mapping[str, Facts]], str] = lambda _facts: ""
    pieces: Mapping[str, bytes] = field(default_factory=dict)
    rows: int = 0

    def put(self, put: Put) -> tuple[dict[str, SupportsBytes], dict[str, Facts]]:
        """Return the files as they are kept, and what is said of them; streams are written as they are made."""
        files, facts = {path: put(path, data) for path, data in self.files.items()}, facts_of(self.files)
        for path, stream in self.streams.items():
            weighed = Weighed(stream())
            files[path] = put(path, weighed)
            facts[path] = weighed.facts
        return files, facts


class Part(Frozen):
    """Files that are made together.

    `basis` is the digest of what is given to them ready-made; the crate describes those of a `described` part.
    `pieces` are the files of which it makes a piece. `ahead` makes what is remembered of each letter: it is called in
    the first process, since what a copy of it makes is forgotten with that.
    """

    name: str
    make: Callable[[], Made]
    basis: bytes = b""
    described: bool = True
    pieces: tuple[str, ...] = ()
    ahead: Callable[[], object] = lambda: None

    def done(self, made: Made, facts: Mapping[str, Facts]) -> Done:
        """Return what is known of the part, once it is made and `facts` are said of its files."""
        return Done(facts, made.about(facts), self.described, made.rows)


class Whole(Frozen):
    """The files at `paths`, made of the pieces of several parts, in the order of these; `about` as in `Made`.

    `about` is given what is known of the files, and how many rows of a table they have.
    """

    name: str
    paths: tuple[str, ...]
    about: Callable[[Mapping[str, Facts], int], str] = lambda _facts, _rows: ""


def tables_of(given: Given) -> Iterator[Part | Whole]:
    """Yield the tables, in the order of the data package."""
    lean, dated, permalinks, findings = given.lean, given.dated, given.permalinks, given.findings
    makers: dict[str, Callable[[], Table]] = {
        "letters": lambda: letters_table(lean, permalinks, given.days[0]),
        "organizations": lambda: organizations_table(dated, permalinks),
        "addressees": lambda: addressees_table(dated),
        "judgements": lambda: judgements_table(lean),
    }
    if findings is not None:
        makers |= {
            "references": lambda: references_table(findings, given.config),
            "demands": lambda: demands_table(findings, given.config),
            "recurring": lambda: recurring_table(findings, given.config),
            "passages": lambda: passages_table(findings, given.config),
        }
    for name, make in makers.items():
        if name == "judgements":
            yield Whole("signatures", SIGNATURE_FILES, _as_resource)
        yield Part(name, partial(_as_table, make))


def _as_table(make: Callable[[], Table]) -> Made:
    table = make()
    return Made({}, encode(table), lambda facts: json.dumps(resource(table, facts)))


def _as_resource(facts: Mapping[str, Facts], rows: int) -> str:
    return json.dumps(resource(signatures_table(), facts) | {"rows": rows})


def described_parts(given: Given) -> Iterator[Part | Whole]:
    """Yield the other parts that the crate describes."""
    yield Part(
        "citations",
        lambda: Made(bibliography(given.lean, given.config, given.credited)),
        ahead=lambda: list(given.credited.values()),
    )
    yield Whole("correspondence", (CMIF,))
    yield Whole("entities", (ENTITIES,))


def editions(given: Given, plain: Given) -> Iterator[Part]:
    """Yield the edition of every letter; `plain` notes nothing."""
    names = Names(given.archive, given.config, given.permalinks)

    def make(own: str) -> Made:
        return Made({f"letters/{own}.xml": edition(given.letters[own], given.archive, given.config, names)})

    for own in plain.letters:
        yield Part(f"edition of {own}", partial(make, own))


def other_parts(given: Given) -> Iterator[Part]:
    """Yield what no description of the data names."""
    lean, config, permalinks = given.lean, given.config, given.permalinks
    yield Part("feed", lambda: Made(feed(lean, config, given.days[0], given.begins)), described=False)
    yield Part(
        "feeds of addressees",
        lambda: Made(feeds_of_addressees(lean, config, permalinks, given.newest, given.lines)),
        described=False,
    )
    yield Part("sitemap", lambda: Made(sitemaps(given.dated, config, permalinks, given.days[0])), described=False)


def feeds(given: Given, plain: Given) -> Iterator[Part]:
    """Yield the feeds of organizations, many in a part, and always the same together: most edits touch few of them."""
    together: dict[int, list[str]] = defaultdict(list)
    for own in plain.archive.organizations:
        if f"organizations/{own}.html" in plain.permalinks:
            together[crc32(own.encode()) % FEEDS].append(own)

    def count() -> None:
        signed_by(plain.archive)

    def make(some: Sequence[str]) -> Made:
        return Made(feeds_of_organizations(some, given.archive, given.config, given.newest, given.lines))

    for number, some in sorted(together.items()):
        yield Part(f"feeds {number}", partial(make, some), digest_of(some), described=False, ahead=count)


def lists(given: Given, plain: Given) -> Iterator[Part]:
    """Yield the list of every letter, if the archive has a page to pick letters on.

    The names in them are made ready once for all, from what is `plain`.
    """
    archive, permalinks = plain.archive, plain.permalinks
    if COMPARE not in permalinks:
        return
    basis = digest_of((list(archive.organizations.items()), permalinks))
    writer = Loaded(lambda: Lists(archive, plain.config, permalinks, plain.collated()))

    def make(own: str) -> Made:
        return Made({path_of(own): writer().script(given.bare[own], given.archive, given.bare)})

    for one in archive.letters:
        yield Part(f"list of {one.letter_id}", partial(make, one.letter_id), basis, described=False)
