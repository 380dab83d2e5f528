"""What a word processor's file says of itself, and becomes: a `Source`, with what stands at its pages' edges."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from sitegen.core.diagnostics import Checked
from sitegen.core.diagnostics.codes import NO_TEXT_LAYER
from sitegen.core.source import Evidence, EvidenceKind, Source, Span, Zone, digest
from sitegen.reading.formats.aside import Aside, report_aside, struck_lines
from sitegen.reading.formats.emphasis import with_emphasis
from sitegen.reading.formats.layout import Layout
from sitegen.reading.formats.package import Part

Edges = Iterable[tuple[Zone, Sequence[str]]]
_LONGEST = 500  # characters of a value


def finish(
    path: str, data: bytes, layout: Layout, evidence: Iterable[Evidence], aside: Sequence[Aside]
) -> Checked[Source | None]:
    """Return the lines of a document as a `Source`, or None where it holds none."""
    if not layout.lines:
        hint = "if it holds a picture of the letter, let a program recognise its text (OCR) first"
        return Checked(None, (NO_TEXT_LAYER.at(Span.line(path, 1), "the document holds no text", hint),))
    lines = with_emphasis(layout.lines, layout.marked)
    source = Source(
        path,
        digest(data),
        tuple(lines),
        tuple(layout.page_starts),
        markup="markdown",
        places=layout.places(),
        evidence=tuple(evidence),
        struck=struck_lines(aside, lines),
    )
    return Checked(source, report_aside(path, aside))


def set_edges(layout: Layout, edges: Edges) -> None:
    """Add headers and footers behind the text; a first header of several lines is a letterhead, before it.

    A single line that stands on every page is a running title.
    """
    for zone, lines in edges:
        if zone == "header" and sum(map(bool, lines)) > 1 and not layout.zones:
            put_before(layout, lines)
        else:
            layout.set_apart(lines, zone)


def put_before(layout: Layout, lines: Sequence[str]) -> None:
    """Put a letterhead before the text."""
    layout.lines[:0] = [*lines, ""]
    layout.page_starts[1:] = [start + len(lines) + 1 for start in layout.page_starts[1:]]


class Properties(Part):
    """The elements of the part that say something of title, language or date; `kinds` maps their names to that."""

    def __init__(self, kinds: Mapping[str, EvidenceKind]) -> None:
        self.evidence: list[Evidence] = []
        self._kinds = kinds
        self._name = ""
        self._text = ""

    def begin(self, name: str, attributes: Mapping[str, str]) -> None:  # noqa: ARG002 - a part's events
        """Take the start of an element."""
        self._name, self._text = name, ""

    def data(self, text: str) -> None:
        """Take text."""
        self._text += text

    def finish(self, name: str) -> None:
        """Take the end of an element."""
        value = " ".join(self._text.split())[:_LONGEST]
        if name == self._name and name in self._kinds and value:
            self.evidence.append(Evidence(self._kinds[name], value, "properties", name))
        self._name = ""
