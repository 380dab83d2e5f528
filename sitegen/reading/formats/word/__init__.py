"""Word documents (.docx): what a person sees on the opened document as lines."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from email import message_from_bytes, policy
from functools import partial
from io import BytesIO

from sitegen.core.diagnostics import Checked
from sitegen.core.diagnostics.codes import DAMAGED_FILE
from sitegen.core.source import Evidence, EvidenceKind, Source, Span, Zone, split_lines
from sitegen.reading.formats.aside import Aside
from sitegen.reading.formats.encodings import decode
from sitegen.reading.formats.finished import Properties, finish, put_before
from sitegen.reading.formats.layout import Layout
from sitegen.reading.formats.mail.parts import read_parts
from sitegen.reading.formats.package import FAULTS, LARGEST, read_part
from sitegen.reading.formats.web.page import lay_out_page
from sitegen.reading.formats.web.parse import parse_page
from sitegen.reading.formats.word.numbering import Notes, Numbering
from sitegen.reading.formats.word.parts import Relationships, Settings, Styles, is_on
from sitegen.reading.formats.word.story import Story

__all__ = ["read_docx"]
_SET_IN = {"altChunk": "file", "relIds": "drawing", "chart": "chart"}
_KINDS: Mapping[str, EvidenceKind] = {"title": "title", "language": "language", "created": "date"}


def read_chunk(name: str, data: bytes) -> list[str]:
    """Return the lines of a piece of text that is a web page, a page saved as a mail, or text; nothing for others."""
    ending = name.lower().rpartition(".")[2]
    if ending in ("mht", "mhtml"):
        return read_parts(name, message_from_bytes(data, policy=policy.default)).lines
    decoded = decode(name, data).value if ending in ("htm", "html", "xhtml", "txt") else None
    if decoded is None:
        return []
    return list(split_lines(decoded.text)) if ending == "txt" else lay_out_page(parse_page(decoded.text)).lines


def read_docx(path: str, data: bytes) -> Checked[Source | None]:
    """Return the text of a Word document as a `Source`, or None with the reason why it cannot be read.

    A letterhead stands before the text, notes behind it, then headers and footers of the pages in zones of their own;
    comments are left aside.
    """
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            document = _Document(archive)
            layout = document.lay_out()
    except FAULTS as fault:
        hint = "open it in a word processor and save it again, as .docx or as text"
        message = f"the file is no Word document that can be read: {fault}"
        return Checked(None, (DAMAGED_FILE.at(Span.line(path, 1), message, hint),))
    return finish(path, data, layout, document.evidence, document.aside)


class _Document:
    """The parts of one document. Raises one of `FAULTS` where it is damaged."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self.archive = archive
        self.aside: list[Aside] = []
        whole = Relationships()
        read_part(archive, "_rels/.rels", whole)
        self.main = whole.kinds.get("officeDocument", "word/document.xml")
        if self.main not in archive.namelist():
            raise ValueError("it has no text part")
        folder, _, name = self.main.rpartition("/")
        self.related = Relationships(folder)
        read_part(archive, f"{folder}/_rels/{name}.rels", self.related)
        self.numbering, self.styles, self.settings, properties = Numbering(), Styles(), Settings(), Properties(_KINDS)
        for kind, part in (("numbering", self.numbering), ("styles", self.styles), ("settings", self.settings)):
            read_part(archive, self.related.kinds.get(kind, f"{folder}/{kind}.xml"), part)
        self.numbering.link({name: listed for name in self.styles.known if (listed := self.styles.list_of(name))})
        read_part(archive, whole.kinds.get("core-properties", "docProps/core.xml"), properties)
        self.notes = Notes(self.settings.forms)
        self.folder = folder
        self.evidence: list[Evidence] = properties.evidence

    def lay_out(self) -> Layout:
        """Return the document's lines, and note what is left aside."""
        body = self._story(self.main, self.numbering, self.related)
        layout = body.laying.layouts[0]
        layout.end_block()
        head, edges = self._edges(body)
        self._add_notes(layout)
        if head:
            put_before(layout, head)
        for zone, lines in edges:
            layout.set_apart(lines, zone)
        comments = self._story(self.related.kinds.get("comments", f"{self.folder}/comments.xml")).laying.layouts[0]
        comments.end_line()
        self.aside.append(Aside("comments in the margin", " ".join(comments.lines), 0))
        return layout

    def _story(self, name: str, numbering: Numbering | None = None, related: Relationships | None = None) -> Story:
        """Return one part as read; an empty story where there is no such part."""
        links = related or Relationships(self.folder)
        if related is None:
            read_part(self.archive, f"{self.folder}/_rels/{name.rpartition('/')[2]}.rels", links)
        edge = numbering is None
        read_file = partial(self._read_file, links)
        story = Story(links.links, numbering or self.numbering, self.styles, self.notes, read_file, page_fields=edge)
        read_part(self.archive, name, story)
        self.aside += story.aside
        return story

    def _read_file(self, links: Relationships, kind: str, key: str, before: int) -> list[str]:
        """Return the lines of a file that is set into the document; one that is no text is left aside by its name."""
        name = links.parts.get(key, "")
        lines: list[str] = []
        if kind == "altChunk" and name in self.archive.namelist():
            with self.archive.open(name) as packed:
                lines = read_chunk(name, packed.read(LARGEST))
        if not lines:
            told = name.rpartition("/")[2] or "a file"
            self.aside.append(Aside(f"a {_SET_IN[kind]} set into the document", told, before))
        return lines

    def _edges(self, body: Story) -> tuple[list[str], list[tuple[Zone, list[str]]]]:
        """Return the letterhead, which is of the text, and the other headers and the footers of the pages, each once.

        A letterhead is the header that only the first page has, or one of several lines; a single line that stands on
        every page is a running title.
        """
        first_differs = any(one["name"] == "titlePg" and is_on(one) for one in body.sections)
        head: list[str] = []
        edges: list[tuple[Zone, list[str]]] = []
        for reference in body.sections:
            part = self.related.parts.get(reference.get("id", ""), "")
            story = self._story(part) if part else None
            if story is None:
                continue
            story.laying.layouts[0].end_line()
            lines, kind = story.laying.layouts[0].lines, reference.get("type", "default")
            zone: Zone = "header" if reference["name"] == "headerReference" else "footer"
            on_first = kind == ("first" if first_differs else "default")
            if zone == "header" and on_first and not head and (first_differs or sum(map(bool, lines)) > 1):
                head = lines
            elif lines and lines != head and (zone, lines) not in edges:
                edges.append((zone, lines))
        return head, edges

    def _add_notes(self, layout: Layout) -> None:
        held = {
            kind: self._story(self.related.kinds.get(f"{kind}s", f"{self.folder}/{kind}s.xml")).held
            for kind in ("footnote", "endnote")
        }
        for (kind, key), mark in tuple(self.notes.marks.items()):
            if words := " ".join(held[kind].get(key, ())):
                layout.end_block()
                layout.text(f"[^{mark}]: {words}" if mark else words)
        layout.end_block()
