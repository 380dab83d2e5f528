"""For correspondence scholars: `data/cmif.xml`, the index of all letters, and a TEI edition of each.

CMIF is the Correspondence Metadata Interchange Format 1.1 of the TEI Correspondence SIG, a strict subset of TEI P5. It
is an index of letters, not of signatories: it names the first `SENDERS` of each list and says how many more there are.
How to record many senders is not settled there (TEI-Correspondence-SIG/CMIF#23). A TEI edition holds the whole list.
"""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.config import Config
from sitegen.exports.addresses import address, letter_urn, urn
from sitegen.exports.xml import Element, document, element
from sitegen.manuscript import plain
from sitegen.model import Archive, Block, Letter, Manuscript, Signature
from sitegen.views.privacy import mask_addresses

SENDERS = 10
_TEI = "http://www.tei-c.org/ns/1.0"
_SCHEMA = "https://raw.githubusercontent.com/TEI-Correspondence-SIG/CMIF/master/schema/cmi-customization.rng"


def cmif(archive: Archive, config: Config) -> dict[str, bytes]:
    """Return `data/cmif.xml`: who wrote to whom, and when, for every letter."""
    own = urn("archive", config.base_url or config.title)
    anchor = f"archive-{own.rpartition(':')[2]}"  # an xml:id may not begin with a digit
    root = element(
        "TEI",
        element(
            "teiHeader",
            element(
                "fileDesc",
                element("titleStmt", element("title", config.title), element("editor", _publisher(config))),
                _publication(config, address("data/cmif.xml", config) if config.base_url else own, _latest(archive)),
                element("sourceDesc", element("bibl", config.title, type="online", xml_id=anchor)),
            ),
            element("profileDesc", *(_correspondence(one, archive, config, f"#{anchor}") for one in archive.letters)),
        ),
        element("text", element("body", element("p"))),
        xmlns=_TEI,
    )
    model = f'<?xml-model href="{_SCHEMA}" type="application/xml" schematypens="http://relaxng.org/ns/structure/1.0"?>'
    return {"data/cmif.xml": document(root, model)}


def edition(manuscript: Manuscript, archive: Archive, config: Config) -> bytes:
    """Return a letter as a TEI P5 document: its text, its notes and its whole list."""
    letter = manuscript.letter
    header = element(
        "teiHeader",
        element(
            "fileDesc",
            element("titleStmt", element("title", letter.title or manuscript.letter_id)),
            element(
                "publicationStmt",
                element("publisher", _publisher(config)),
                element("idno", letter_urn(manuscript), type="URI"),
                *([element("availability", element("p", config.licence))] if config.licence else ()),
            ),
            element("sourceDesc", _source(manuscript)),
        ),
        element("profileDesc", _correspondence(manuscript, archive, config, None, everyone=False)),
    )
    signed = archive.by_letter.get(manuscript.letter_id, ())
    body = element("body", element("div", *_text(letter, config), *_list(letter, signed, config), type="letter"))
    return document(element("TEI", header, element("text", body, xml_lang=letter.language), xmlns=_TEI))


def _publisher(config: Config) -> str:
    return config.publisher or config.title


def _publication(config: Config, identifier: str, date: str | None) -> Element:
    licence = config.licence or "No licence is given."
    terms = element("licence", licence, target=licence) if "://" in licence else element("p", licence)
    return element(
        "publicationStmt",
        element("publisher", element("ref", _publisher(config), target=config.base_url or "../index.html")),
        element("idno", identifier, type="url"),
        element("date", when=date or "1970-01-01"),
        element("availability", terms),
    )


def _latest(archive: Archive) -> str | None:
    return max((one.letter.date for one in archive.letters if one.letter.date), default=None)


def _correspondence(
    manuscript: Manuscript, archive: Archive, config: Config, source: str | None, *, everyone: bool = True
) -> Element:
    letter = manuscript.letter
    signed = [one for one in archive.by_letter.get(manuscript.letter_id, ()) if one.parent_ordinal is None]
    senders = signed[:SENDERS] if everyone else ()
    more = len(signed) - len(senders) + (letter.stated.undisclosed or 0)
    sent = [_name(one, config) for one in senders]
    sent += [element("date", when=letter.date)] if letter.date else []
    sent += [element("note", f"and {more} more signatories" if senders else f"{more} signatories")] if more else []
    received = [element("orgName", name) for name in (*letter.addressees, *letter.cc)]
    return element(
        "correspDesc",
        element("correspAction", *sent, type="sent") if sent else None,
        element("correspAction", *received, type="received") if received else None,
        element("note", "no senders, date or addressees are known") if not sent and not received else None,
        key=manuscript.letter_id,
        ref=address(f"letters/{manuscript.letter_id}.html", config, up=1),
        source=source,
    )


def _name(one: Signature, config: Config) -> Element:
    page = f"organizations/{one.organization_id}.html"
    return element("orgName", one.name_as_written, ref=address(page, config, up=1) if one.organization_id else None)


def _source(manuscript: Manuscript) -> Element:
    source = manuscript.source
    if source is None:
        return element("p", "The source is not kept.")
    return element("bibl", f"{source.file}, SHA-256 {source.sha256}, {source.lines} lines")


def _text(letter: Letter, config: Config) -> Iterator[Element]:
    """Yield the letter's text, block by block, under the lines of its source.

    Headings, salutations and closings are paragraphs whose `rend` says so: letters put them where TEI's own elements
    for them, which open and close a division, may not stand.
    """
    for block in letter.body:
        kind = block.kind if block.kind in ("heading", "salutation", "closing", "list") else None
        yield element("quote" if block.kind == "quote" else "p", _shown(block, config), n=_lines(block), rend=kind)
    for note in letter.footnotes:
        text = note.text if config.policies.contacts == "shown" else mask_addresses(note.text)
        yield element("note", plain(text), n=note.marker, place="bottom")


def _shown(block: Block, config: Config) -> str:
    return plain(block.text if config.policies.contacts == "shown" else mask_addresses(block.text))


def _lines(block: Block) -> str | None:
    """Return the block's lines in the source, for attribute n; None where they are not known."""
    return f"{block.first}-{block.last}" if block.first else None


def _list(letter: Letter, signed: tuple[Signature, ...], config: Config) -> Iterator[Element]:
    if not signed:
        return
    members: dict[int, list[Signature]] = {}
    for one in signed:
        if one.parent_ordinal is not None:
            members.setdefault(one.parent_ordinal, []).append(one)
    yield element(
        "list",
        element("head", letter.statement) if letter.statement else None,
        *(
            element(
                "item",
                _name(one, config),
                element("list", *(element("item", _name(member, config)) for member in members[one.ordinal]))
                if one.ordinal in members
                else None,
                n=str(one.number) if one.number is not None else None,
            )
            for one in signed
            if one.parent_ordinal is None
        ),
        type="signatories",
    )
