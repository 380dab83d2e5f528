"""The page of the data: every file and column, how they were made, what they cannot tell, and one row followed home."""

from __future__ import annotations

from itertools import chain

from sitegen.content.manuscript import title_of
from sitegen.core.frozen import Frozen
from sitegen.core.model import Signature
from sitegen.publishing.citations import dataset_bibtex, dataset_citation
from sitegen.publishing.site import Page
from sitegen.publishing.views.described import Described, describe_data
from sitegen.publishing.views.finding import FindingAid
from sitegen.publishing.views.frame import Frame, Link, way_to_root


class PublishedColumn(Frozen):
    """A column: its name, what kind of value it holds, what that means, and all the values there are, if few."""

    name: str
    kind: str
    about: str
    choices: tuple[str, ...]


class PublishedFile(Frozen):
    """A file, or a family of `count` files: it has `<…>` in its path and no `href`. `size` is in bytes, summed."""

    path: str
    href: str | None
    about: str
    size: int
    count: int


class PublishedTable(Frozen):
    """A table: its files are the CSV and, but for judgements, its JSON twin. `notes` are Markdown."""

    name: str
    title: str
    about: str
    rows: int
    columns: tuple[PublishedColumn, ...]
    files: tuple[PublishedFile, ...]
    notes: str


class Example(Frozen):
    """A row of `data/signatures.csv`: the signature, its cells by column, and its number as a spreadsheet counts."""

    signature: Signature
    cells: tuple[tuple[str, str], ...]
    row: int


class Published(Frozen):
    """What is given away: tables, other files, running text by heading, the version, and a row as an example."""

    tables: tuple[PublishedTable, ...] = ()
    files: tuple[PublishedFile, ...] = ()
    sections: tuple[tuple[str, str], ...] = ()
    version: str | None = None
    example: Example | None = None


class Limits(Frozen):
    """This archive's own figures of what is doubtful in it or lacking."""

    letters: int
    unreviewed: int
    undated: int
    undisclosed: int
    missing: int
    signatures: int
    inferred: int
    ambiguous: int
    unplaced: int
    organizations: int
    unrecorded: int
    judgements: int
    doubts: int
    corrections: int


class Trace(Frozen):
    """The example, followed to its source: `text` is the line as received, `organization` who it was found to be."""

    row: int
    cells: tuple[tuple[str, str], ...]
    letter: Link
    organization: Link
    source: str
    line: int
    file: str
    sha256: str
    text: str
    language: str | None


class DataView(Frozen):
    """All that the page of the data shows. `address` is where the site stands, None without a base URL."""

    frame: Frame
    described: Described
    published: Published
    limits: Limits
    trace: Trace | None
    citation: str
    bibtex: str
    masked: bool


def data_view(page: Page, aid: FindingAid) -> DataView:
    """Return the page of the data."""
    published: Published = aid.shared["published"]
    frame = aid.frame(page, "The data", _description(aid))
    return DataView(
        frame=frame,
        described=describe_data(frame, aid.config, tuple(file.path for one in published.tables for file in one.files)),
        published=published,
        limits=_limits(aid),
        trace=_trace(way_to_root(page.permalink), aid, published.example),
        citation=dataset_citation(aid.config, published.version),
        bibtex=dataset_bibtex(aid.config, published.version),
        masked=aid.config.policies.contacts != "shown",
    )


def _description(aid: FindingAid) -> str:
    letters, signatures = len(aid.archive.letters), aid.signatures.all
    return f"{letters:,} letters and {signatures:,} signatures as tables and in other formats, every column explained."


def _limits(aid: FindingAid) -> Limits:
    archive = aid.archive
    ledgers = [archive.ledgers[one.letter_id] for one in archive.letters]
    signed = aid.signatures
    return Limits(
        letters=len(archive.letters),
        unreviewed=sum(one.status == "unreviewed" for one in archive.letters),
        undated=sum(not one.letter.date for one in archive.letters),
        undisclosed=sum(one.undisclosed or 0 for one in ledgers),
        missing=sum(aid.cards[one].lacking for one in aid.letter_ids),
        signatures=signed.all,
        inferred=signed.inferred,
        ambiguous=signed.ambiguous,
        unplaced=signed.unplaced,
        organizations=len(archive.by_organization),
        unrecorded=sum(archive.organizations[one].line == 0 for one in archive.organizations),
        judgements=len(archive.judgements),
        doubts=len(set(chain.from_iterable(aid.doubts.values()))),
        corrections=sum(len(one.corrections) for one in archive.letters),
    )


def _trace(root: str, aid: FindingAid, example: Example | None) -> Trace | None:
    one = example.signature if example else None
    if example is None or one is None or one.letter_id not in aid.transcriptions:
        return None
    page, manuscript = aid.source(root, one.letter_id), aid.letters[one.letter_id]
    line = aid.source_line(one.letter_id, one.line)
    if page is None or manuscript.source is None or line is None:
        return None
    return Trace(
        row=example.row,
        cells=example.cells,
        letter=Link(title_of(manuscript.letter), f"{root}letters/{one.letter_id}.html"),
        organization=aid.organization(root, one.organization_id),
        source=f"{page}#L{one.line}",
        line=one.line,
        file=manuscript.source.file,
        sha256=manuscript.source.sha256,
        text=line,
        language=manuscript.letter.language,
    )
