"""For correspondence scholars: `data/cmif.xml`, the index of all letters.

CMIF is the Correspondence Metadata Interchange Format 1.1 of the TEI Correspondence SIG, a strict subset of TEI P5. Its
`correspAction` holds any number of names, and several senders are read as having written together
(TEI-Correspondence-SIG/CMIF#23), so every entry of a letter's list stands there. Members nested under an entry do not:
the list does not say that they signed beside it. Those whom a letter counts and does not name are told in a note, and
so are those who get a copy.
"""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.content.config import Config
from sitegen.core.model import Archive, Letter, Manuscript
from sitegen.publishing.exports.addresses import address, urn
from sitegen.publishing.exports.tei_names import Names
from sitegen.publishing.exports.xml import Element, Written, document, element, indented

_LETTERS = "\0"  # no document can hold it
_DEPTH = 3  # of a letter's element
TEI = "http://www.tei-c.org/ns/1.0"
_SCHEMA = "https://raw.githubusercontent.com/TEI-Correspondence-SIG/CMIF/main/schema/cmi-customization.rng"


def cmif_around(config: Config, latest: str | None, *, letters: bool) -> tuple[bytes, bytes]:
    """Return what stands in `data/cmif.xml` before and behind its letters; `letters` says whether it has any.

    `latest` is the day of the archive's last change.
    """
    own = urn("archive", config.base_url or config.title)
    root = element(
        "TEI",
        element(
            "teiHeader",
            element(
                "fileDesc",
                element("titleStmt", element("title", config.title), element("editor", publisher(config))),
                _publication(config, address("data/cmif.xml", config) if config.base_url else own, latest),
                element("sourceDesc", element("bibl", config.title, type="online", xml_id=_anchor(config))),
            ),
            element("profileDesc", Written((_LETTERS,)) if letters else None),
        ),
        element("text", element("body", element("p"))),
        xmlns=TEI,
    )
    model = f'<?xml-model href="{_SCHEMA}" type="application/xml" schematypens="http://relaxng.org/ns/structure/1.0"?>'
    before, _, behind = document(root, model).partition(f"{_LETTERS}\n".encode())
    return before, behind


def cmif_of(manuscript: Manuscript, archive: Archive, config: Config, names: Names) -> bytes:
    """Return what `data/cmif.xml` says of a letter: who wrote to whom, and when."""
    one = correspondence(manuscript, archive, config, names=names, source=f"#{_anchor(config)}")
    return f"{indented(one, _DEPTH)}\n".encode()


def _anchor(config: Config) -> str:
    own = urn("archive", config.base_url or config.title)
    return f"archive-{own.rpartition(':')[2]}"  # an xml:id may not begin with a digit


def publisher(config: Config) -> str:
    """Return who publishes the archive: the archive itself, where its settings name nobody."""
    return config.publisher or config.title


def correspondence(
    manuscript: Manuscript, archive: Archive, config: Config, *, names: Names | None = None, source: str | None = None
) -> Element:
    """Return a letter's `correspDesc`. Without `names` its senders are counted: they stand elsewhere in the file."""
    letter = manuscript.letter
    signed = [one for one in archive.by_letter.get(manuscript.letter_id, ()) if one.parent_ordinal is None]
    undisclosed = letter.stated.undisclosed or 0
    sent: list[Element | Written] = []
    if names and signed:
        sent.append(Written(tuple(map(names.of, signed))))
    sent += [element("date", when=letter.date)] if letter.date else []
    counted = undisclosed if names else len(signed) + undisclosed
    note = f"and {counted} more signatories, whom the letter does not name" if names else f"{counted} signatories"
    sent += [element("note", note)] if counted else []
    received = list(_received(manuscript.letter_id, letter, archive))
    return element(
        "correspDesc",
        element("correspAction", *sent, type="sent") if sent else None,
        element("correspAction", *received, type="received") if received else None,
        element("note", "no senders, date or addressees are known") if not sent and not received else None,
        key=manuscript.letter_id,
        ref=address(f"letters/{manuscript.letter_id}.html", config, up=1),
        source=source,
    )


def _received(letter_id: str, letter: Letter, archive: Archive) -> Iterator[Element]:
    """Yield to whom a letter goes, then a note of those who get a copy: TEI has no name for these."""
    addressed = archive.addressed
    known = addressed.by_letter.get(letter_id) or ("",) * len(letter.addressees)
    for name, own in zip(letter.addressees, known, strict=True):
        record = addressed.records.get(own)
        yield element("persName" if record and record.kind == "person" else "orgName", name)
    if letter.cc:
        yield element("note", f"copies to: {'; '.join(letter.cc)}")


def _publication(config: Config, identifier: str, date: str | None) -> Element:
    licence = config.licence or "No licence is given."
    terms = element("licence", licence, target=licence) if "://" in licence else element("p", licence)
    return element(
        "publicationStmt",
        element("publisher", element("ref", publisher(config), target=config.base_url or "../index.html")),
        element("idno", identifier, type="url"),
        element("date", when=date or "1970-01-01"),
        element("availability", terms),
    )
