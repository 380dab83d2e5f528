"""The whole way: what was read from the disk becomes the files of the site."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import SupportsBytes

from jinja2 import BytecodeCache

from sitegen.analysis.findings import find
from sitegen.analysis.passages import uses_of
from sitegen.archive import assemble
from sitegen.archive.days import days_of
from sitegen.content.alike import like_copies, like_translations
from sitegen.content.config import Config
from sitegen.content.dropped import read_all
from sitegen.content.fidelity.departed import records_left
from sitegen.content.folder import Content
from sitegen.content.layout import ADDRESSEES, AUTHORITY, JUDGEMENTS, PRIVATE_FOLDER, SETTINGS, SOURCES
from sitegen.content.transcriptions import grades_of
from sitegen.content.withholding.policies import (
    with_gaps,
    with_places,
    without_addressees,
    without_letters,
    without_places,
)
from sitegen.content.withholding.unknown import knows_all, unnamed_told
from sitegen.core.diagnostics import Checked, Diagnostic
from sitegen.core.diagnostics.codes import (
    LETTERS_WAIT,
    NO_WAY_TO_EDITORS,
    ONLY_IN_PUBLIC,
    REVIEW_ENDED,
    UNREVIEWED_LETTER,
)
from sitegen.core.languages import interface_language
from sitegen.core.loading import OnDemand
from sitegen.core.memo import Memo, Spread, in_turn, no_memo
from sitegen.core.model import Archive, Manuscript
from sitegen.core.source import Span
from sitegen.identity.recognition import Recognizer
from sitegen.identity.withholding import redacted
from sitegen.publishing.cards import cards
from sitegen.publishing.exports import describe_files, finish, given_of, make_parts, parts_of
from sitegen.publishing.exports.changelog import change_feed
from sitegen.publishing.exports.originals import originals
from sitegen.publishing.records import NO_RECORDS, Put, Records, in_memory
from sitegen.publishing.render import Renderer
from sitegen.publishing.render.catalogues import catalogue
from sitegen.publishing.render.pages import render_pages
from sitegen.publishing.render.theme import lean
from sitegen.publishing.render.words import Words
from sitegen.publishing.search import Earlier, Indexer, Searched, search_files, similar_files
from sitegen.publishing.site import plan_site, source_file
from sitegen.publishing.views import Views
from sitegen.publishing.views.privacy import mask_ahead, published
from sitegen.publishing.views.withdrawn import marked_as_withdrawn
from sitegen.publishing.works_cited import pages_of, works_of

Outputs = dict[str, bytes]
Files = Mapping[str, SupportsBytes]


@dataclass(frozen=True, slots=True)
class Built:
    """A site: the files that were made, and those that are `kept` as an earlier build made them."""

    files: Files
    kept: frozenset[str]
    records: Records


NOTHING_BUILT = Built({}, frozenset(), NO_RECORDS)


@dataclass(frozen=True, slots=True)
class Inputs:
    """Everything that a build reads, read beforehand.

    `content` holds the files of the folder that messages call `label`. `templates` are layers, the first one wins, the
    last is the default; `theme` is the layers' files already laid over each other. `base_url` wins over the settings.
    `edition` is that of the reader, whose records of sources are believed; without it none are.
    """

    content: Mapping[str, bytes]
    label: str
    templates: tuple[Mapping[str, str], ...]
    theme: Mapping[str, bytes]
    base_url: str | None = None
    edition: str | None = None


def build(inputs: Inputs, memo: Memo = no_memo) -> Checked[Outputs]:
    """Return every file of the site under its path, Pagefind's aside; nothing if the content has an error."""
    built = build_on(NO_RECORDS, inputs, memo)
    return Checked({path: bytes(data) for path, data in built.value.files.items()}, built.diagnostics)


def build_on(
    earlier: Records,
    inputs: Inputs,
    memo: Memo = no_memo,
    spread: Spread = in_turn,
    put: Put = in_memory,
    indexer: Indexer | None = None,
    compiled: BytecodeCache | None = None,
) -> Checked[Built]:
    """Return the site; nothing if the content has an error.

    `spread` may do the parts of a work at the same time, as long as it gives their results in order; `put` keeps
    each page and data file as soon as it is made; `indexer` makes Pagefind's index, without one there is none;
    `compiled` keeps templates once they are compiled.

    `earlier` says how those files were made that are still there from an earlier build by this very program: they are
    kept if nothing that they were made from has changed. What is kept is what would be made, byte for byte.
    """
    read = read_all(inputs.content, inputs.label, memo, spread, inputs.edition)
    if read.value is None:
        return Checked(NOTHING_BUILT, read.diagnostics)
    admitted = admit(read.value)
    content = admitted.value
    config = content.config.model_copy(update={"base_url": inputs.base_url}) if inputs.base_url else content.config
    archive = assemble(
        content.manuscripts,
        content.organizations,
        content.judgements,
        addressees=content.addressees,
        misread=content.misread,
        people=config.policies.people_pages,
        joining=config.policies.joining,
        authority_path=f"{inputs.label}/{AUTHORITY}",
        judgements_path=f"{inputs.label}/{JUDGEMENTS}",
        addressees_path=f"{inputs.label}/{ADDRESSEES}",
        spread=spread,
        memo=no_memo if content.guard else memo,  # what is withheld may stand in messages that are redacted later
    )
    there = {**archive.value.organizations, **archive.value.redirects}
    silent = [one for one in content.organizations if one.organization_id not in there]
    graded = replace(
        archive.value,
        grades=grades_of(content.manuscripts, content.transcriptions),
        left=records_left(content.manuscripts, content.transcriptions, silent),
    )
    mask_ahead(graded, config, memo, spread)
    shown = published(graded, config, memo)  # nothing below sees what the archive's policy masks
    findings = find(shown, memo, spread)
    works = works_of(findings, memo)
    words = Words(interface_language(config.language), catalogue(config.language))
    shown = marked_as_withdrawn(shown, lambda title: words.say("Withdrawn: {title}", title=title).unescape())
    site = plan_site(
        shown, config, content.pages, content.transcriptions, pages_of(works, uses_of(findings.passages)), inputs.label
    )
    days = days_of(shown, content.changes)
    offered = originals(shown.manuscripts, inputs.content, config.policies)
    views = Views(
        shown,
        site.value,
        config,
        content.pages,
        content.transcriptions,
        findings,
        changes=content.changes,
        offered={own: len(data) for own, data in offered.value.items()},
        works=works,
        memo=memo,
        spread=spread,
    )
    views.tables.follow(earlier.tables)
    around = (views.frame, content.guard.basis if content.guard else ())
    before = Earlier(earlier, around)
    similar = similar_files(shown, config, site.value, indexer, memo, spread, put, before) if indexer else None
    plain = given_of(shown, config, site.value, findings, days, memo)
    given = plain.noted(views.aid.archive, views.aid.letters, views.aid.tables)
    parts = make_parts(parts_of(given, plain), views, earlier, around, spread, put)
    files = finish(parts.done, plain, site.value) | change_feed(content.changes, shown, config)
    zipped = {own: data.startswith(b"PK\x03\x04") for own, data in offered.value.items()}
    files |= {source_file(own, several=zipped[own]): data for own, data in offered.value.items()}
    views.tell(describe_files(parts.done, files, plain))
    renderer = Renderer(inputs.templates, config.language, compiled)
    pages = render_pages(renderer, views, site.value, earlier, around, spread, put)
    searched = search_files(shown, config, site.value, words, memo, spread, put, before, views.doubts)
    alike = similar() if similar else Checked(Searched())
    theme = {f"theme/{name}": lean(name, data) for name, data in inputs.theme.items()}
    found = (
        *read.diagnostics,
        *admitted.diagnostics,
        *_unreachable(config, inputs.label),
        *(redacted(one, content.guard) for one in _of_records(archive, content, read.diagnostics, inputs.label)),
        *_unlinked(archive.value),
        *offered.diagnostics,
        *site.diagnostics,
        *pages.diagnostics,
        *alike.diagnostics,
    )
    outputs = {
        **theme,
        **parts.files,
        **files,
        **searched.files,
        **alike.value.files,
        **cards(shown, config, memo),
        **pages.value.files,
    }
    tables = views.tables.records((*pages.value.new, *parts.new))
    records = Records(pages.value.records, tables, {**parts.records, **searched.records, **alike.value.records})
    kept = pages.value.kept | parts.kept | searched.kept | alike.value.kept
    found = tuple(redacted(one, content.guard) for one in _at_sources(found, read.value.manuscripts, inputs))
    if leaks := tuple(_leaks(outputs, content.guard, inputs)):
        return Checked(NOTHING_BUILT, (*found, *leaks))
    return Checked(Built(outputs, kept, records), found)


def _at_sources(found: Iterable[Diagnostic], manuscripts: Iterable[Manuscript], inputs: Inputs) -> Iterator[Diagnostic]:
    """Yield what was found; of a letter that nobody has imported it names the source, as there is no manuscript."""
    held = {f"{inputs.label}/{name}" for name in inputs.content}
    sources = {
        one.path: f"{inputs.label}/{SOURCES}{one.source.file}"
        for one in manuscripts
        if one.source and one.path not in held
    }
    for one in found:
        path = sources.get(one.span.path) if one.span else None
        yield replace(one, span=Span.line(path, 1)) if path else one


def _of_records(
    archive: Checked[Archive], content: Content, read: Sequence[Diagnostic], label: str
) -> Iterable[Diagnostic]:
    """Return what is said of the archive; it names records that are not published, where nobody may be brought back."""
    if knows_all(read):
        return archive.diagnostics
    named = archive.value.organizations.keys() | archive.value.redirects.keys()
    return unnamed_told(archive.diagnostics, content.organizations, named, f"{label}/{AUTHORITY}")


def _unreachable(config: Config, label: str) -> Iterator[Diagnostic]:
    """Yield that nobody who reads the archive can say that something is wrong in it, if that is so."""
    if not config.reachable:
        yield NO_WAY_TO_EDITORS.at(
            Span.line(f"{label}/{SETTINGS}", 1),
            "readers have no way to report a mistake or to ask to be left out, and the pages promise none",
            'give one: corrections = "editors@example.org", or [channels] with signal, pgp or onion',
        )
    elif config.in_public and not any(config.channels.model_dump().values()):
        yield ONLY_IN_PUBLIC.at(
            Span.line(f"{label}/{SETTINGS}", 1),
            "readers can write to the editors only in issues, which everybody reads: no safe way to ask to be left out",
            'give another way: corrections = "editors@example.org", or [channels] with signal, pgp or onion',
        )


def _unlinked(archive: Archive) -> Iterator[Diagnostic]:
    """Yield the letters that may be translations or copies of others, and of which nobody has said what they are."""
    manuscripts = {one.letter_id: one for one in archive.manuscripts}
    every = tuple(manuscripts.values())
    yield from like_translations(manuscripts, every, OnDemand(manuscripts, archive.list_of))
    yield from like_copies(manuscripts, every)


def _leaks(outputs: Files, guard: Recognizer, inputs: Inputs) -> Iterator[Diagnostic]:
    """Yield the files of the site that would tell a withheld name, and where in the content to look for it."""
    if not guard:
        return
    from sitegen.publishing.check import check_leaks  # noqa: PLC0415 - only where somebody is withheld

    one_by_one = (check_leaks({path: bytes(data)}, guard=guard) for path, data in outputs.items())
    found = tuple(chain.from_iterable(one_by_one))
    if not found:
        return
    places = ", ".join(
        f"{inputs.label}/{one.span}"
        for one in check_leaks(dict(sorted(inputs.content.items())), guard=guard)
        if one.span and not one.span.path.startswith((SOURCES, PRIVATE_FOLDER))
    )
    for one in found:
        hint = f"take it out of the content; it stands in: {places}" if places else None
        yield redacted(replace(one, hint=hint), guard)


def admit(content: Content) -> Checked[Content]:
    """Return the content without the letters that the archive's policy does not publish."""
    policy = content.config.policies.unreviewed
    waiting = [one for one in content.manuscripts if one.status == "unreviewed"]
    found: tuple[Diagnostic, ...] = ()
    if policy == "error":
        found = tuple(
            UNREVIEWED_LETTER.at(
                Span.line(one.path, 1),
                f"{one.letter_id} has not been reviewed",
                "check it against its source, then write status: reviewed",
            )
            for one in waiting
        )
    if policy == "left out" and waiting:
        content = _without_letters(content, waiting)
        names = ", ".join(one.letter_id for one in waiting[:3]) + (f" and {len(waiting) - 3} more" * (len(waiting) > 3))
        found = (
            *_ended(waiting),
            LETTERS_WAIT.at(
                None,
                f"left out until reviewed ({len(waiting)}): {names}",
                "check each against its source, then write status: reviewed; or let unreviewed letters be published, "
                'with a note: unreviewed = "published" in archive.toml',
            ),
        )
    if content.config.policies.withheld_places == "shown":
        content = replace(content, manuscripts=tuple(map(with_places, content.manuscripts)))
    else:
        hiding = with_gaps(content.manuscripts, content.transcriptions)
        content = replace(
            content,
            manuscripts=tuple(without_places(one) if one.letter_id in hiding else one for one in content.manuscripts),
            transcriptions=content.transcriptions.without(hiding),
        )
    return Checked(content, found)


def _ended(waiting: Iterable[Manuscript]) -> Iterator[Diagnostic]:
    """Yield the letters that wait though they were reviewed: the site held them, or would have."""
    for one in waiting:
        if one.review and one.review.until:
            yield REVIEW_ENDED.at(
                Span.line(one.path, 1),
                f"the site leaves {one.letter_id} out: it was reviewed, and an import changed it on {one.review.until}",
                "compare it with its source, then write status: reviewed",
            )


def _without_letters(content: Content, waiting: Sequence[Manuscript]) -> Content:
    """Return the content without all that only the letters that are `waiting` say."""
    out = {one.letter_id for one in waiting}
    shown = tuple(one for one in content.manuscripts if one.letter_id not in out)
    disclosed = without_letters(waiting, shown, content.organizations, content.judgements)
    addressees = without_addressees(waiting, shown, content.addressees, disclosed.judgements)
    return replace(
        content,
        manuscripts=shown,
        organizations=disclosed.organizations,
        addressees=addressees.organizations,
        judgements=addressees.judgements,
        transcriptions=content.transcriptions.without(out),
        changes=tuple(one for one in content.changes if one.letter not in out),
    )
