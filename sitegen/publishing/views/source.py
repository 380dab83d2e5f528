"""The page that lays a letter's transcription beside what each of its lines became."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from sitegen.content.manuscript import title_of, withheld_lines
from sitegen.content.transcriptions import Became, Transcription
from sitegen.core.frozen import Frozen
from sitegen.core.model import Letter, LineRole
from sitegen.core.model.reading import RETRACTED
from sitegen.core.source import Source
from sitegen.identity.contacts import mask_across, mask_addresses, mask_contact, mask_links
from sitegen.publishing.site import Page
from sitegen.publishing.views.finding import FindingAid
from sitegen.publishing.views.frame import Frame, way_to_root
from sitegen.publishing.views.received import NOT_KEPT, Received
from sitegen.publishing.views.rows import RowView
from sitegen.publishing.views.text import anchored_blocks

HIDDEN: frozenset[LineRole] = frozenset({"contact"})


class LineView(RowView, frozen=True):
    """One line: its number, its text as received, what it became and why, and where on the letter's page that stands.

    `text` is None for a line whose contents the archive does not show; `withheld` says that it names a signatory who is
    named nowhere, `retracted` that it named one who no longer signs, `left_out` why an editor left out who signs there;
    `struck` that words on it are struck out and left out. `starts` says that it begins a new stretch of lines of one
    role; `page` is the number of the page that begins here, `file` the name of the file.
    """

    number: int
    text: str | None
    role: LineRole
    rule: str
    starts: bool
    href: str | None
    corrected: str | None
    page: int | None
    file: str | None
    withheld: bool
    retracted: bool
    struck: bool
    left_out: str | None


class FileView(RowView, frozen=True):
    """One of several files that are one source: its name, its SHA-256 ("" where it is not published), its lines."""

    name: str
    sha256: str
    first: int
    last: int


class SourceView(Frozen):
    """All that the page of a source shows; `files` are those of several, `mailed` that it is a mail."""

    frame: Frame
    title: str
    letter_href: str
    letter_language: str | None
    file: str
    sha256: str
    files: tuple[FileView, ...]
    masked: bool
    struck: bool
    mailed: bool
    lines: tuple[LineView, ...]


def source_view(page: Page, aid: FindingAid) -> SourceView:
    """Return the view of the source of the letter that `page` is about."""
    transcription = aid.transcriptions[page.subject]
    manuscript, source = aid.letters[page.subject], transcription.source
    letter_href = f"{way_to_root(page.permalink)}letters/{page.subject}.html"
    title = title_of(manuscript.letter)
    policy = aid.config.policies.contacts
    return SourceView(
        frame=aid.frame(page, f"Source of “{title}”"),
        title=title,
        letter_href=letter_href,
        letter_language=manuscript.letter.language,
        file=manuscript.source.file if manuscript.source else "",
        sha256=manuscript.source.sha256 if manuscript.source else "",
        files=tuple(_files(source, published=bool(manuscript.source and manuscript.source.sha256))),
        masked=policy != "shown",
        struck=bool(source.struck),
        mailed=any(one.origin == "mail" for one in source.evidence),
        lines=tuple(_lines(page.subject, letter_href, aid, transcription)),
    )


def received(letter_id: str, aid: FindingAid) -> Received:
    """Return what was received of a letter; nothing where no source is kept. A masked address is no link."""
    transcription = aid.transcriptions.get(letter_id)
    if transcription is None:
        return NOT_KEPT
    withheld, policy = withheld_lines(aid.letters[letter_id].withheld), aid.config.policies.contacts
    lines: dict[int, str | None] = {}
    links: list[int] = []
    whole = transcription.source.lines
    for number, (text, one) in enumerate(zip(_across(whole, policy), transcription.lines, strict=True), 1):
        if text.strip():
            lines[number] = None if number in withheld else _shown(text, one, policy)
            if one.role == "link" and lines[number] == whole[number - 1]:
                links.append(number)
    return Received(lines, tuple(links))


def _lines(letter_id: str, href: str, aid: FindingAid, transcription: Transcription) -> Iterator[LineView]:
    manuscript, source = aid.letters[letter_id], transcription.source
    policy = aid.config.policies.contacts
    anchors = _anchors(manuscript.letter)
    corrected = {
        one.line: one.corrected if policy == "shown" else mask_addresses(one.corrected)
        for one in manuscript.corrections
    }
    withheld = withheld_lines(manuscript.withheld)
    left_out = {
        line: one.reason if policy == "shown" else mask_addresses(one.reason)
        for one in manuscript.departures
        for line in one.left_out
    }
    pages = _page_marks(source)
    files = {one.first: one.file for one in source.parts}
    before: LineRole | None = None
    for number, (text, one) in enumerate(zip(_across(source.lines, policy), transcription.lines, strict=True), 1):
        role = one.role
        anchor = anchors.get(number)
        yield LineView(
            number=number,
            text=None if number in withheld else _shown(text, one, policy),
            role=role,
            rule=one.rule,
            starts=role != before,
            href=f"{href}#{anchor}" if anchor else None,
            corrected=corrected.get(number),
            page=pages.get(number),
            file=files.get(number),
            withheld=number in withheld,
            retracted=one.rule == RETRACTED,
            struck=number in source.struck,
            left_out=left_out.get(number),
        )
        before = role


def _files(source: Source, *, published: bool) -> Iterator[FileView]:
    """Yield the files of a source that is several; their digests only where that of the whole is `published`."""
    for one in source.parts:
        yield FileView(name=one.file, sha256=one.sha256 if published else "", first=one.first, last=one.last)


def _page_marks(source: Source) -> Mapping[int, int]:
    """Return the pages by the lines where they begin; what they set apart comes behind, under their numbers."""
    marks: dict[int, int] = {}
    starts = frozenset(source.page_starts)
    before: int | None = None
    for line, text in enumerate(source.lines, 1):
        page = source.page(line) if text or line in starts else before
        if page and page != before:
            marks[line] = page
        before = page
    return marks


def _anchors(letter: Letter) -> Mapping[int, str]:
    """Return where on the letter's page each line stands, as far as the manuscript gives the lines of what it says."""
    found: dict[int, str] = {}
    for anchor, blocks in anchored_blocks(letter.body):
        found |= {line: anchor for block in blocks for line in (block.first, block.last)}
    for entry in letter.signatories:
        found[entry.line] = f"s{entry.ordinal}"
        found |= {member.line: f"s{entry.ordinal}.{at}" for at, member in enumerate(entry.members, 1)}
    return found


def _across(lines: Sequence[str], policy: str) -> Sequence[str]:
    """Return lines without what leads to a person and runs over the end of one."""
    return lines if policy == "shown" else mask_across(lines)


def _shown(text: str, one: Became, policy: str) -> str | None:
    """Return a line as the archive's policy on contacts lets it be shown, or None for not at all.

    Whoever no longer signs asked not to be named there.
    """
    if one.rule == RETRACTED:
        return None
    if policy == "shown":
        return text
    if one.role in HIDDEN:
        return None if policy == "hidden" else mask_contact(text)
    return mask_links(mask_addresses(text)) if one.role == "signatory" else mask_addresses(text)
