"""What a page says of itself to machines, and how a letter is cited, in the formats that other rooms know."""

from __future__ import annotations

from dataclasses import replace

from sitegen.content.config import Config
from sitegen.core.frozen import Frozen
from sitegen.core.model import Ledger, Manuscript, Organization
from sitegen.publishing.citations import Citable, bibtex, citable, csl_json, meta_tags, quoted, ris
from sitegen.publishing.linked_data import (
    archive_data,
    brief,
    dataset_data,
    embed,
    letter_data,
    organization_data,
    version_data,
    with_versions,
)  # fmt: skip
from sitegen.publishing.views.frame import Frame
from sitegen.publishing.views.versions import ALONE, Versions

Pairs = tuple[tuple[str, str], ...]

DATA_FILES = ("letters", "organizations", "signatures", "judgements")


class Described(Frozen):
    """Meta elements as (name, content), Open Graph as (property, content), and schema.org as JSON safe in a script.

    `trail` is the way from the home page to this one, as (name, address). Names that are the interface's own words are
    phrases of its catalogue, put into its language where the page is drawn.
    """

    names: Pairs
    properties: Pairs
    data: str
    trail: Pairs = ()


class Citation(Frozen):
    """A letter as a reader cites it, and as reference managers take it, each format a text to copy.

    `title` stands in quotation marks, those within it made inner ones; one that is supplied stands in its brackets.
    """

    one: Citable
    title: str
    formats: Pairs


def describe_letter(
    frame: Frame, manuscript: Manuscript, ledger: Ledger, config: Config, versions: Versions = ALONE
) -> Described:
    """Return what the page of a letter says of itself.

    Its hundreds of senders are counted, not listed: a list here would weigh more than the letter.
    """
    count = ledger.stated
    if count is None:
        count = ledger.listed or None  # that no list was found is not that nobody signed
    message = letter_data(manuscript.letter, frame.canonical, archive_data(config), count, frame.card)
    others = [(one.original, version_data(one.title, one.language, one.address)) for one in versions.others]
    return Described(
        meta_tags(citable(manuscript, config, frame.canonical)),
        _open_graph(frame, "article"),
        embed(with_versions(message, others)),
        _trail(frame, ("Letters", "letters/index.html")),
    )


def describe_organization(
    frame: Frame, record: Organization, variants: tuple[str, ...], parent: str | None
) -> Described:
    """Return what the page of an organization says of itself; `variants` are its other names, `parent` its parent's."""
    whole = replace(record, variant_names=variants)
    thing = organization_data(whole, frame.canonical, brief(parent) if parent else None)
    trail = _trail(frame, ("Organizations", "organizations/index.html"))
    return Described((("DC.title", record.label),), _open_graph(frame, "profile"), embed(thing), trail)


def describe_archive(frame: Frame, config: Config) -> Described:
    """Return what the home page says of the archive and of its data."""
    home = frame.home or ""
    files = [(f"{home}data/{name}.csv", "text/csv") for name in DATA_FILES]
    return Described((), _open_graph(frame, "website"), embed(dataset_data(config, files, frame.home)))


def describe_data(frame: Frame, config: Config, paths: tuple[str, ...]) -> Described:
    """Return what the page of the data says of the tables, whose files stand at `paths`."""
    home = frame.home or frame.root
    media = {"csv": "text/csv", "json": "application/json"}
    files = [(home + path, media[path.rpartition(".")[2]]) for path in paths]
    return Described(
        (), _open_graph(frame, "website"), embed(dataset_data(config, files, frame.canonical)), _trail(frame)
    )


def cite_letter(frame: Frame, manuscript: Manuscript, config: Config) -> Citation:
    """Return how to cite a letter."""
    one = citable(manuscript, config, frame.canonical)
    formats = (("BibTeX", bibtex(one)), ("RIS", ris(one)), ("CSL-JSON", csl_json(one)))
    return Citation(one, one.title if one.supplied else quoted(one.title), formats)


def _open_graph(frame: Frame, kind: str) -> Pairs:
    if not frame.canonical:
        return ()  # those who read this read pages at their public address
    found = (
        ("og:type", kind), ("og:title", frame.title), ("og:description", frame.description),
        ("og:site_name", frame.site_title), ("og:url", frame.canonical),
    )  # fmt: skip
    return tuple((name, content) for name, content in found if content)


def _trail(frame: Frame, *indexes: tuple[str, str]) -> Pairs:
    """Return the way from the home page, through indexes (name, permalink), to this page; none without an address."""
    home = frame.home
    if not home:
        return ()
    return (
        (frame.site_title, f"{home}index.html"),
        *((name, home + permalink) for name, permalink in indexes),
        (frame.title, home + frame.permalink),
    )
