"""An old Word file written anew as the package of XML parts that Word writes since 2007, which is then read as one.

Both forms say the same in other writing, so one reader sees what a person sees of either.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO
from itertools import accumulate, pairwise

from sitegen.reading.formats.word_97.binary import Binary, Places, entries
from sitegen.reading.formats.word_97.body import Held, body
from sitegen.reading.formats.word_97.elements import cleaned, element, part
from sitegen.reading.formats.word_97.lists import numbering
from sitegen.reading.formats.word_97.pieces import text
from sitegen.reading.formats.word_97.shapes import shapes
from sitegen.reading.formats.word_97.sprms import Properties, Sprm, number_of, properties
from sitegen.reading.formats.word_97.styles import styles

_EDGES = (  # of each section, in their order
    ("headerReference", "even"), ("headerReference", "default"), ("footerReference", "even"),
    ("footerReference", "default"), ("headerReference", "first"), ("footerReference", "first"),
)  # fmt: skip
_NO_SECTION = 0xFFFFFFFF


def written_anew(binary: Binary, said: Sequence[tuple[str, str]]) -> bytes:
    """Return the package; `said` are the properties of the document. Raises one of `FAULTS` where it is damaged."""
    if min(binary.lengths) < 0:
        raise ValueError("the lengths of its parts are damaged")
    main, notes, edges, _, comments, endnotes, *boxes = pairwise(accumulate(binary.lengths, initial=0))
    ends, sections = _sections(binary)
    drawn = shapes(binary.part(Places.DRAWINGS))
    anchors = _anchors(binary, Places.ANCHORS, 0) | _anchors(binary, Places.ANCHORS_OF_EDGES, edges[0])
    art: dict[int, list[str]] = {}
    for shape, words in drawn.words.items():
        art.setdefault(anchors.get(drawn.named[shape], -1), []).append(words)
    held = Held(
        text(binary),
        styles(binary),
        _marks(binary, "footnote", Places.FOOTNOTE_MARKS) | _marks(binary, "endnote", Places.ENDNOTE_MARKS),
        _boxes(binary, drawn.named, anchors, boxes),
        art,
        ends,
    )
    document = body(held, *main)
    set_out = list(_edges(binary, held, edges[0]))
    parts = {
        "word/styles.xml": held.styles.part(),
        "word/numbering.xml": numbering(binary),
        "word/footnotes.xml": part("footnotes", *_notes(binary, held, "footnote", Places.FOOTNOTES, notes[0])),
        "word/endnotes.xml": part("endnotes", *_notes(binary, held, "endnote", Places.ENDNOTES, endnotes[0])),
        "word/_rels/document.xml.rels": _relationships(len(set_out)),
        "docProps/core.xml": part("said", *(element(name, cleaned(one)) for name, one in [*said, *_people(binary)])),
    }
    if comments[0] < comments[1]:
        parts["word/comments.xml"] = part("comments", element("comment", body(held, *comments), id=0))
    for number, (_, content) in enumerate(set_out):
        parts[f"word/edge{number}.xml"] = part("hdr", content)
    left = [
        element("p", element("txbxContent", body(held, *one)))
        for at in sorted(held.boxes)
        for one in held.boxes.pop(at)
    ]
    referred = [element(name, type=kind, id=f"edge{number}") for number, ((name, kind), _) in enumerate(set_out)]
    if any(number_of(one.get(Sprm.FIRST_PAGE_DIFFERS)) for one in sections):
        referred.append(element("titlePg"))
    parts["word/document.xml"] = part("document", document, *left, *referred)
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return packed.getvalue()


def _marks(binary: Binary, kind: str, place: Places) -> dict[int, str]:
    """Return what stands for each character at which a note is referred to; a mark of its own stands behind that."""
    at, numbered = entries(binary.part(place), 2)
    custom = ({} if number_of(one) else {"customMarkFollows": 1} for one in numbered)
    return {
        character: element(f"{kind}Reference", id=number, **said)
        for number, (character, said) in enumerate(zip(at, custom, strict=False))
    }


def _notes(binary: Binary, held: Held, kind: str, place: Places, start: int) -> Iterator[str]:
    bounds, _ = entries(binary.part(place), 0)
    for number, (first, last) in enumerate(pairwise(bounds[:-1])):
        yield element(kind, body(held, start + first, start + last), id=number)


def _anchors(binary: Binary, place: Places, start: int) -> dict[int, int]:
    """Return the characters to which shapes are anchored, by the numbers of these."""
    at, anchored = entries(binary.part(place), 26)
    return {number_of(one[:4]): start + character for character, one in zip(at, anchored, strict=False)}


def _boxes(
    binary: Binary, named: Mapping[int, int], anchors: Mapping[int, int], stories: Sequence[tuple[int, int]]
) -> dict[int, list[tuple[int, int]]]:
    """Return the stories of text boxes by the characters to which they are anchored, or by -1 where none is told."""
    found: dict[int, list[tuple[int, int]]] = {}
    for place, (start, _) in zip((Places.BOXES, Places.BOXES_OF_EDGES), stories, strict=True):
        bounds, held = entries(binary.part(place), 22)
        for (first, last), one in zip(pairwise(bounds), held, strict=True):
            reusable, shape = number_of(one[8:10]), number_of(one[14:18])
            if not reusable and shape and last > first:
                at = anchors.get(shape, anchors.get(named.get(shape, shape), -1))
                found.setdefault(at, []).append((start + first, start + last))
    return found


def _edges(binary: Binary, held: Held, start: int) -> Iterator[tuple[tuple[str, str], str]]:
    """Yield the headers and footers of the sections that have ones of their own, each with what it is."""
    bounds, _ = entries(binary.part(Places.EDGES), 0)
    stories = list(pairwise(bounds[:-1]))
    kinds = list(_EDGES) * (len(stories) // len(_EDGES) - 1)
    for (first, last), kind in zip(stories[max(len(stories) - len(kinds), 0) :], kinds, strict=False):
        if last > first:
            yield kind, body(held, start + first, start + last)


def _people(binary: Binary) -> Iterator[tuple[str, str]]:
    """Yield the names of those who commented, changed and saved, for who searches the file: no reader shows them."""
    for place in (Places.COMMENTERS, Places.CHANGERS, Places.SAVERS):
        at, length = binary.place(place)
        names = binary.table[at : at + length].decode("utf-16-le", "replace")  # each behind its length, a control sign
        yield "people", "".join(one if one >= " " else "\n" for one in names)


def _sections(binary: Binary) -> tuple[frozenset[int], list[Properties]]:
    """Return the characters behind the ends of sections, and how these are set."""
    ends, listed = entries(binary.part(Places.SECTIONS), 12)
    found: list[Properties] = []
    for one in listed:
        at = number_of(one[2:6])
        set_ = b"" if at == _NO_SECTION else binary.main[at + 2 : at + 2 + number_of(binary.main[at : at + 2])]
        found.append(properties(set_))
    return frozenset(ends[1:]), found


def _relationships(count: int) -> str:
    links = (f'<Relationship Id="edge{number}" Target="edge{number}.xml"/>' for number in range(count))
    return f"<Relationships>{''.join(links)}</Relationships>"
