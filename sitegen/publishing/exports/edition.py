"""`letters/<id>.xml`: every letter as a TEI P5 document: its text under the lines of its source, and its whole list."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sitegen.archive.grouping import under_keys
from sitegen.content.config import Config
from sitegen.content.manuscript import plain, title_of
from sitegen.core.model import Archive, Block, Letter, Manuscript, Signatory, Signature
from sitegen.publishing.exports.addresses import letter_urn
from sitegen.publishing.exports.correspondence import TEI, correspondence, publisher
from sitegen.publishing.exports.tei_names import Names
from sitegen.publishing.exports.xml import Element, Written, document, element, escape_text
from sitegen.publishing.views.privacy import shown
from sitegen.publishing.views.text import parted_by_list


def edition(manuscript: Manuscript, archive: Archive, config: Config, names: Names) -> bytes:
    """Return a letter as a TEI P5 document: its text, its notes and its whole list."""
    letter = manuscript.letter
    header = element(
        "teiHeader",
        element(
            "fileDesc",
            element("titleStmt", element("title", title_of(letter))),
            element(
                "publicationStmt",
                element("publisher", publisher(config)),
                element("idno", letter_urn(manuscript), type="URI"),
                *([element("availability", element("p", config.licence))] if config.licence else ()),
            ),
            element("sourceDesc", _source(manuscript)),
        ),
        element("profileDesc", correspondence(manuscript, archive, config)),
    )
    signed = archive.by_letter.get(manuscript.letter_id, ())
    unlisted = tuple(_unlisted(manuscript, archive, config))
    body = element("body", element("div", *_parts(letter, signed, names, config, unlisted), type="letter"))
    return document(element("TEI", header, element("text", body, xml_lang=letter.language), xmlns=TEI))


def _source(manuscript: Manuscript) -> Element:
    source = manuscript.source
    if source is None:
        return element("p", "The source is not kept.")
    return element("bibl", f"{source.file}, SHA-256 {source.sha256 or 'withheld'}, {source.lines} lines")


def _unlisted(manuscript: Manuscript, archive: Archive, config: Config) -> Iterator[Element]:
    """Yield notes on who stands on the list as received and not on this one: withheld, or left out by an editor."""
    ledger = archive.ledgers[manuscript.letter_id]
    if ledger.withheld:
        said = (
            f"On the list as received, and not named here at their own request or for their safety: {ledger.withheld}."
        )
        yield element("note", said, type="withheld")
    if ledger.left_out:
        why = "; ".join(dict.fromkeys(one.reason for one in manuscript.departures if one.left_out))
        yield element("note", f"Left out by an editor: {ledger.left_out}: {shown(why, config)}", type="left-out")


def _parts(
    letter: Letter, signed: tuple[Signature, ...], names: Names, config: Config, unlisted: tuple[Element, ...]
) -> Iterator[Element]:
    """Yield the text, the list, what the letter closes with below it, and the notes."""
    above, below = parted_by_list(letter, letter.body)
    yield from _text(above, config)
    yield from _list(letter, signed, names, config)
    yield from unlisted
    yield from _text(below, config)
    for note in letter.footnotes:
        yield element("note", plain(shown(note.text, config)), n=note.marker, place="bottom")


def _text(blocks: Iterable[Block], config: Config) -> Iterator[Element]:
    """Yield text, block by block, under the lines of its source.

    Headings, salutations and closings are paragraphs whose `rend` says so: letters put them where TEI's own elements
    for them, which open and close a division, may not stand.
    """
    for block in blocks:
        kind = block.kind if block.kind in ("heading", "salutation", "closing", "list") else None
        text = plain(shown(block.text, config))
        yield element("quote" if block.kind == "quote" else "p", text, n=_lines(block), rend=kind)


def _lines(block: Block) -> str | None:
    """Return the block's lines in the source, for attribute n; None where they are not known."""
    return f"{block.first}-{block.last}" if block.first else None


def _list(letter: Letter, signed: tuple[Signature, ...], names: Names, config: Config) -> Iterator[Element]:
    if not signed:
        return
    members = under_keys((one.parent_ordinal, one) for one in signed if one.parent_ordinal is not None)
    entries = {one.ordinal: one for one in letter.signatories}
    lines: list[str] = []
    for one in signed:
        if one.parent_ordinal is None:
            number = f' n="{one.known_number}"' if one.known_number is not None else ""
            nested = "".join(f"<item>{names.of(member)}</item>" for member in members.get(one.ordinal, ()))
            beside = _beside(entries.get(one.ordinal), config)
            lines.append(f"<item{number}>{names.of(one)}{beside}{f'<list>{nested}</list>' if nested else ''}</item>")
    head = element("head", shown(letter.statement, config)) if letter.statement else None
    yield element("list", head, Written(tuple(lines)), type="signatories")


def _beside(entry: Signatory | None, config: Config) -> str:
    """Return the office and the affiliation that stand with a signatory's name, as elements."""
    found = (("roleName", entry.role), ("affiliation", entry.affiliation)) if entry else ()
    return "".join(f", <{name}>{escape_text(shown(text, config))}</{name}>" for name, text in found if text)
